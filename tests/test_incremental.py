"""A site that is built on what is remembered equals one that is built from nothing, whatever was edited."""

import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefs.build.output import Written
from briefs.build.session import Options, Session
from briefs.build.store_folder import measured
from briefs.serving.live_site import LiveSite
from tests.knowledge_base import KnowledgeBase, site, stats
from tests.running import briefs
from tests.support import REPOSITORY, brief_text, build_content, place_content, tools, write_content


@pytest.fixture
def kb(tmp_path: Path) -> KnowledgeBase:
    """Return a knowledge base whose site is in place."""
    return KnowledgeBase(tmp_path)


CHART = """\
```chart
kind: bar
unit: euros
caption: What it costs.
alt: One bar.
source: index
data: |
  country,cost
  Japan,{}
```
"""


@pytest.mark.parametrize("turns", [3, pytest.param(8, marks=pytest.mark.nightly("eight builds more; by day three"))])
def test_what_is_gone_from_the_content_is_forgotten(kb: KnowledgeBase, turns: int) -> None:
    before = measured(kb.cache)[0]
    files = {"sources/index.yaml": "{type: report, title: Index, publisher: Institute}\n"}
    files |= {f"briefs/n{number}/en.md": brief_text(f"Number {number}.") for number in range(8)}
    write_content(kb.content, files, base=False)
    kb.build()
    assert kb.is_right()
    for number in range(8):
        kb.remove(f"n{number}")
    for turn in range(turns):
        kb.write("a", CHART.format(turn))
        kb.build()
        assert kb.is_right()
    kb.write("a", "A[^n].\n\n[^n]: Note.\n")
    kb.build()
    assert kb.is_right()
    grown = {name: (before.get(name, 0), count) for name, count in measured(kb.cache)[0].items()}
    # What is wrong is counted in as many parts whatever there is.
    counted = ("=wrong", "tally_of_part", "tally_of_parts")
    # The source that stays has an answer for each of three languages.
    assert {name: pair for name, pair in grown.items() if name not in counted and pair[1] > pair[0] + 3} == {}


def test_a_site_that_was_copied_is_recognised_by_what_its_files_hold(kb: KnowledgeBase) -> None:
    copied = kb.out.with_name("copied")
    shutil.copytree(kb.out, copied)
    shutil.rmtree(kb.out)
    copied.rename(kb.out)
    before = stats(kb.out)
    assert kb.place() == Written(files=len(before) - 1, changed=0)
    assert stats(kb.out) == before
    # What differs in the copy is made again, and what the site has no more goes.
    (kb.out / "en/briefs/a/index.html").write_text("another")
    (kb.out / "robots.txt").unlink()
    kb.remove("b")
    shutil.copytree(kb.out, copied)
    shutil.rmtree(kb.out)
    copied.rename(kb.out)
    kb.place()
    assert kb.is_right()


def test_a_site_whose_store_is_lost_is_not_touched(kb: KnowledgeBase) -> None:
    before = stats(kb.out)
    shutil.rmtree(kb.cache)
    assert kb.place() == Written(files=len(before) - 1, changed=0)
    assert stats(kb.out) == before


def test_what_a_link_leads_to_may_change_without_the_folder_of_the_link(kb: KnowledgeBase) -> None:
    shared = kb.content / "shared"
    write_content(kb.content, {"shared/d.md": brief_text("D.")}, base=False)
    (kb.content / "briefs/d").mkdir()
    (kb.content / "briefs/d/en.md").symlink_to("../../shared/d.md")

    def found(*arguments: str) -> tuple[int, str]:
        kb.age()
        return kb.command("check", *arguments)

    # The first keeps the addresses of the paragraphs, and says so.
    found()
    assert found() == found("--no-cache")
    (shared / "d.md").rename(shared / "e.md")
    gone = found()
    assert "briefs/d/en.md: error: a symbolic link that is not followed" in gone[1]
    assert gone == found("--no-cache")
    (shared / "e.md").rename(shared / "d.md")
    assert found() == found("--no-cache") != gone


def test_a_site_that_is_shown_while_others_build_it_is_shown_as_it_is(kb: KnowledgeBase) -> None:
    session = Session(Options(kb.content), tools(kb.cache))
    live, file = LiveSite(session, "none"), kb.content / "briefs/a/en.md"

    def is_shown() -> bool:
        with session.alone():
            live.read([file])
            page = live.page("/kb/en/briefs/a/")
        return page == build_content(kb.content)["en/briefs/a/index.html"]

    with session.alone():
        live.read()
    assert is_shown()
    for body in ("One.", "Two, see [[b]].", "Three."):
        kb.write("a", body)
        kb.build()
        assert kb.is_right()
        assert is_shown()
    kb.write("a", "Four.")
    assert is_shown()
    kb.build()
    assert kb.is_right()
    session.close()


BODIES = st.sampled_from(
    ["甲。", "甲[^n]。\n\n[^n]: 註。\n", "## 壹、甲\n\n乙", "見[b](../b/)。", "| 甲 |\n|---|\n| 乙 |\n\n圖：丙\n"]
)
EDITS = st.lists(
    st.tuples(
        st.sampled_from(["a", "b", "c"]),
        st.sampled_from(["zh-Hant", "en"]),
        st.none() | st.tuples(BODIES, st.sampled_from(["T", "題"])),
    ),
    min_size=1,
    max_size=6,
)


Edits = list[tuple[str, str, tuple[str, str] | None]]


def is_a_clean_site_after(edits: Edits) -> None:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        content = write_content(folder / "content", {"briefs/z/en.md": brief_text("Z")})
        for brief, lang, text in edits:
            file = content / "briefs" / brief / f"{lang}.md"
            if text is None:
                file.unlink(missing_ok=True)
            else:
                file.parent.mkdir(parents=True, exist_ok=True)
                file.write_text(brief_text(*text), encoding="utf-8")
            place_content(content, folder / "site", folder / "cache", processes=1)
        assert site(folder / "site") == build_content(content)


@given(EDITS)
@settings(max_examples=3)
def test_an_incremental_site_equals_a_clean_one_after_edits(edits: Edits) -> None:
    is_a_clean_site_after(edits)


@pytest.mark.nightly("fifteen histories of up to six builds; by day three")
@given(EDITS)
@settings(max_examples=15)
def test_an_incremental_site_equals_a_clean_one_after_any_edits(edits: Edits) -> None:
    is_a_clean_site_after(edits)


@pytest.mark.parametrize("file", ["topics.yaml", "site.yaml", "instruments/jp-ai-act.yaml"])
def test_a_changed_record_reaches_every_page_that_shows_it(tmp_path: Path, file: str) -> None:
    brief = brief_text("甲。").replace("topics:", "instruments: [jp-ai-act]\ntopics:")
    content = write_content(tmp_path / "content", {"briefs/a/zh-Hant.md": brief})
    before = build_content(content, cache=tmp_path / "cache")
    text = (content / file).read_text(encoding="utf-8")
    (content / file).write_text(text.replace("人工智慧", "智慧機器").replace("簡報", "短報"), encoding="utf-8")
    after = build_content(content, cache=tmp_path / "cache")
    assert after == build_content(content)
    assert before != after


@pytest.mark.skipif(os.name == "nt", reason="needs fork")
@pytest.mark.parametrize(
    "turns", [6, pytest.param(24, marks=pytest.mark.nightly("two dozen killed builds; by day six"))]
)
def test_a_build_that_is_killed_leaves_a_store_of_which_the_next_one_makes_the_right_site(
    tmp_path: Path, turns: int
) -> None:
    command = [sys.executable, "-m", "tests.killed", "store", str(tmp_path), str(turns)]
    ended = subprocess.run(command, cwd=REPOSITORY, capture_output=True, text=True, check=False)
    assert ended.returncode == 0, ended.stdout[-3000:] + ended.stderr[-3000:]


def test_a_file_that_came_or_went_is_seen_at_once_however_deep_it_lies(tmp_path: Path) -> None:
    # A folder asks those in it, by the same query: each answer must reach the next one up in the same run.
    content = write_content(tmp_path / "content", {"briefs/a/zh-Hant.md": brief_text("甲。")})
    odd = content / "briefs/a/b/c/con.pdf"
    odd.parent.mkdir(parents=True)
    odd.write_bytes(b"PDF")
    assert "file.name-system" in briefs("check", cwd=tmp_path).stderr
    odd.unlink()
    assert "file.name-system" not in briefs("check", cwd=tmp_path).stderr
    odd.write_bytes(b"PDF")
    assert "file.name-system" in briefs("check", cwd=tmp_path).stderr
