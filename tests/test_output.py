"""Where a site may be put: nothing is deleted or overwritten that no build made, wherever links lead."""

import shutil
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefs.build.output import (
    COMING,
    MANIFEST,
    RefusedOutputError,
    refuse_foreign,
    refuse_unsafe,
    remove_site,
    with_changes,
)
from briefs.build.placing import Staging
from tests.knowledge_base import KnowledgeBase, contents, site
from tests.support import build_content


@pytest.fixture
def kb(tmp_path: Path) -> KnowledgeBase:
    """Return a knowledge base whose site is in place."""
    return KnowledgeBase(tmp_path)


def test_a_link_in_the_place_of_a_page_is_replaced_and_what_it_leads_to_stays(kb: KnowledgeBase) -> None:
    precious = kb.folder / "precious.txt"
    page = kb.out / "en/briefs/a/index.html"
    shutil.copy2(page, precious)
    before = precious.read_bytes()
    page.unlink()
    page.symlink_to(precious)
    kb.write("a", "Other.")
    kb.place()
    assert kb.is_right()
    assert not page.is_symlink()
    assert precious.read_bytes() == before


def test_a_link_in_the_place_of_a_folder_is_refused_and_what_it_leads_to_stays(kb: KnowledgeBase) -> None:
    elsewhere = kb.folder / "elsewhere"
    shutil.move(kb.out / "en/briefs", elsewhere)
    (kb.out / "en/briefs").symlink_to(elsewhere)
    before = contents(elsewhere)
    kb.write("a", "Other.")
    kb.remove("b")
    with pytest.raises(RefusedOutputError, match="briefs"):
        kb.place()
    assert contents(elsewhere) == before


@pytest.mark.parametrize("place", ["notes.txt", "en/briefs/a/mine.html", "deep/er/x"])
def test_a_file_that_no_build_made_is_refused_or_left_as_it_is(kb: KnowledgeBase, place: str) -> None:
    mine = kb.out / place
    mine.parent.mkdir(parents=True, exist_ok=True)
    mine.write_text("mine")
    with pytest.raises(RefusedOutputError, match=place):
        refuse_foreign(kb.out)
    kb.write("b", "Other.")
    kb.remove("c")
    kb.place()
    assert mine.read_text() == "mine"
    mine.unlink()
    assert site(kb.out) == build_content(kb.content)
    mine.parent.mkdir(parents=True, exist_ok=True)
    mine.write_text("mine")
    shutil.rmtree(kb.cache)
    before = contents(kb.out)
    with pytest.raises(RefusedOutputError, match=place):
        kb.place()
    assert contents(kb.out) == before


@pytest.mark.parametrize(
    "mine", ["en/briefs/z/index.html", "en/briefs/z", "en/briefs/a/index.html/mine", "robots.txt/mine"]
)
def test_what_stands_in_the_way_is_refused_and_all_stays_as_it_is(kb: KnowledgeBase, mine: str) -> None:
    """A file where a new page comes, one where its folder comes, a folder where a page is."""
    place = kb.out / mine
    if place.parent.is_file():
        place.parent.unlink()
    place.parent.mkdir(parents=True, exist_ok=True)
    place.write_text("mine")
    before = contents(kb.out)
    kb.write("z", "Z.")
    for _ in range(2):
        with pytest.raises(RefusedOutputError):
            kb.place()
        assert contents(kb.out) == before
    place.unlink()
    if place.parent.name in ("index.html", "robots.txt"):
        place.parent.rmdir()
    kb.place()
    assert kb.is_right()


@pytest.mark.parametrize("name", ["en/briefs/a/index.html", "briefs.json", "en/briefs/z/index.html"])
@pytest.mark.parametrize("inside", ["", "deeper/still"])
def test_an_empty_folder_in_the_way_of_a_file_is_refused_too(kb: KnowledgeBase, name: str, inside: str) -> None:
    place = kb.out / name
    place.unlink(missing_ok=True)
    (place / inside).mkdir(parents=True)
    before = contents(kb.out)
    kb.write("z", "Z.")
    with pytest.raises(RefusedOutputError, match=place.name):
        kb.place()
    assert contents(kb.out) == before
    shutil.rmtree(place)
    kb.place()
    assert kb.is_right()


def test_folders_that_would_be_lost_are_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    content = tmp_path / "kb" / "content"
    content.mkdir(parents=True)
    (tmp_path / "here").mkdir()
    monkeypatch.chdir(tmp_path / "here")
    monkeypatch.setenv("HOME", str(tmp_path / "home" / "me"))
    link = tmp_path / "link"
    link.symlink_to(tmp_path / "elsewhere")
    file = tmp_path / "file"
    file.write_text("x")
    refused = [content, content / "site", tmp_path / "kb", Path("/"), Path(), tmp_path, Path.home(), link, file]
    for out in refused:
        with pytest.raises(RefusedOutputError):
            refuse_unsafe(out, sources=(content,))
    refuse_unsafe(tmp_path / "kb" / "site", sources=(content,))
    refuse_unsafe(Path("site"), sources=(content,))


def test_a_hostile_list_of_files_deletes_nothing_outside(kb: KnowledgeBase) -> None:
    precious = kb.folder / "precious.txt"
    precious.write_text("mine")
    (kb.out / "out").symlink_to(kb.folder)
    listed = '["../../precious.txt", "out/precious.txt", "index.html"]'
    (kb.out / MANIFEST).write_text(f'{{"made_by": "briefs", "files": {listed}}}')
    remove_site(kb.out)
    assert precious.read_text() == "mine"
    assert not (kb.out / "index.html").exists()


def test_a_hostile_journal_moves_and_deletes_nothing_outside(kb: KnowledgeBase) -> None:
    precious, staging = kb.folder / "www/precious.txt", kb.folder / "www/.site.next"
    precious.write_text("mine")
    (kb.out / "out").symlink_to(kb.folder / "kb")
    (staging / "out").mkdir(parents=True)
    (staging / "out/precious.txt").write_text("hostile")
    (kb.folder / "www/hostile.txt").write_text("hostile")
    listed = '["out/precious.txt", "../hostile.txt"], "removed": ["out/precious.txt", "../precious.txt"]'
    (staging / ".briefs-journal.json").write_text(f'{{"moved": {listed}}}')
    (staging / ".briefs-staging").write_text("")
    Staging(kb.out).finish()
    assert precious.read_text() == "mine"
    assert (kb.folder / "www/hostile.txt").read_text() == "hostile"


def test_a_folder_beside_the_site_that_no_build_made_is_refused(kb: KnowledgeBase) -> None:
    mine = kb.folder / "www/.site.next/mine.txt"
    mine.parent.mkdir()
    mine.write_text("mine")
    kb.write("a", "Other.")
    with pytest.raises(RefusedOutputError, match=r"\.site\.next"):
        kb.place()
    assert mine.read_text() == "mine"


def test_clean_deletes_what_builds_made_and_leaves_the_rest(kb: KnowledgeBase) -> None:
    count = len(site(kb.out))
    (kb.out / "en/mine.txt").write_text("mine")
    assert remove_site(kb.out) == count
    assert list(contents(kb.out)) == ["en/mine.txt"]


def test_a_path_that_leads_out_of_the_site_is_no_file_of_it(tmp_path: Path) -> None:
    staging = Staging(tmp_path / "site")
    staging.open()
    for path in ("../x", "/x", "a/../../x"):
        with pytest.raises(ValueError, match="would not lie in the site"):
            staging.write(path, b"x")
    assert [one.name for one in staging.folder.iterdir()] == [".briefs-staging"]


@given(st.sets(st.text("abc/", min_size=1, max_size=4)), st.sets(st.text("abc/", min_size=1, max_size=4)), st.data())
def test_a_list_of_files_with_changes_is_the_list_of_what_there_is_then(
    there: set[str], new: set[str], data: st.DataObject
) -> None:
    removed = data.draw(st.sets(st.sampled_from(sorted(there)))) if there else set()
    added = sorted(new - there)
    changed = with_changes(tuple(sorted(there)), added, sorted(removed))
    assert changed == tuple(sorted((there - removed).union(added)))


def test_a_list_of_what_was_to_come_goes_with_the_next_build_where_nothing_came(kb: KnowledgeBase) -> None:
    coming = kb.out / COMING
    coming.write_text('{"made_by": "briefs", "files": ["en/new/index.html"]}')
    kb.place()
    assert not coming.exists()
    assert kb.is_right()


def test_where_the_list_of_files_was_lost_it_is_said_what_to_do(kb: KnowledgeBase) -> None:
    (kb.out / MANIFEST).unlink()
    before = contents(kb.out)
    with pytest.raises(RefusedOutputError, match=r"list of files, \.briefs-manifest\.json, was lost"):
        kb.place()
    assert contents(kb.out) == before
