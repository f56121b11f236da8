"""Work on single briefs, and why a page was made: `--only` and `--explain`, as an author uses them."""

import shutil
from pathlib import Path

import pytest

from tests.knowledge_base import KnowledgeBase, site
from tests.support import brief_text, write_content

DRAFT = brief_text("T.").replace("---\n", "---\ndraft: true\n", 1)


@pytest.fixture
def kb(tmp_path: Path) -> KnowledgeBase:
    """Return a knowledge base whose site is in place."""
    return KnowledgeBase(tmp_path)


def build(kb: KnowledgeBase, *arguments: str) -> tuple[int, str]:
    return kb.command("build", "--processes", "1", "--out", str(kb.out), *arguments)


def test_only_one_brief_is_built_and_the_next_build_makes_up_for_the_others(kb: KnowledgeBase) -> None:
    before = site(kb.out)
    kb.write("a", "A is new.")
    kb.write("b", "B is new.")
    assert build(kb, "--only", "b")[0] == 0
    after = site(kb.out)
    changed = {name for name in after if after[name] != before.get(name)}
    assert "en/briefs/b/index.html" in changed
    assert all("/briefs/b/" in f"/{name}" for name in changed), changed
    kb.build()
    assert kb.is_right()


@pytest.mark.parametrize("command", ["build", "check", "export --to json"])
def test_a_brief_that_is_not_there_is_named_with_the_one_that_is_meant(kb: KnowledgeBase, command: str) -> None:
    write_content(kb.content, {"briefs/2024-chips/en.md": "---\ntitle: T\n---\n"}, base=False)
    before = site(kb.out)
    code, said = kb.command(*command.split(), "--only", "2024-chip")
    assert code == 2
    assert "there is no brief 2024-chip" in said
    assert "2024-chips" in said
    assert site(kb.out) == before


@pytest.mark.parametrize("text", ["no front matter", "---\ntitle: T\n---\n", DRAFT])
def test_a_brief_that_can_t_be_published_is_checked_all_the_same(kb: KnowledgeBase, text: str) -> None:
    write_content(kb.content, {"briefs/d/en.md": text}, base=False)
    code, said = kb.command("check", "--only", "d")
    assert "there is no brief" not in said
    assert ("content/briefs/d/en.md" in said) == bool(code), said
    code, said = kb.command("export", "d", "--to", "json")
    assert (code, "there is no brief d that is without errors" in said) == (2, True)
    code, said = kb.command("translated", "d")
    assert (code, "d has errors, or is not published yet" in said) == (1, True)


def test_only_what_is_wrong_with_one_brief_is_said(kb: KnowledgeBase) -> None:
    kb.write("a", "A[^x].")
    kb.write("b", "B[^y].")
    code, said = kb.command("check", "--only", "b")
    assert code == 1
    assert "briefs/b/en.md" in said
    assert "briefs/a/" not in said
    assert kb.command("check", "--only", "c")[0] == 0


def test_briefs_are_exported_by_name_and_by_only(kb: KnowledgeBase) -> None:
    code, said = kb.command("export", "a", "--only", "b", "--only", "a", "--to", "json")
    assert code == 0, said
    found = sorted(path.name for path in (kb.content.parent / "export").iterdir())
    assert found == ["a.en.json", "a.zh-Hans.json", "a.zh-Hant.json", "b.en.json"]


@pytest.mark.parametrize(
    "address",
    [
        "en/briefs/b/",
        "/en/briefs/b",
        "en/briefs/b/index.html",
        "https://example.org/kb/en/briefs/b/",
        "http://localhost:8000/kb/en/briefs/b/",
        "OUT/en/briefs/b/index.html",
    ],
)
def test_why_a_page_was_made_is_told_down_to_the_file_that_changed(kb: KnowledgeBase, address: str) -> None:
    kb.write("b", "B is new.")
    kb.build()
    asked = address.replace("OUT", kb.out.as_posix())
    code, said = build(kb, "--explain", asked)
    lines = said.splitlines()
    assert code == 0, said
    assert lines[0] == "brief_in(b, en)"
    assert lines[-1].strip() == "file(content/briefs/b/en.md)"


@pytest.mark.parametrize("address", ["nope/", "../x", "中文/", "https://example.org/kb/en/nope/"])
def test_an_address_that_no_build_made_is_refused(kb: KnowledgeBase, address: str) -> None:
    code, said = build(kb, "--explain", address)
    assert code == 2
    assert "no build made" in said


def test_a_page_that_was_made_once_is_told_so(kb: KnowledgeBase) -> None:
    kb.write("b", "B is new.")
    kb.build()
    assert build(kb, "--explain", "en/briefs/c/") == (
        0,
        "brief_in(c, en)\n  nothing that it asks has changed since it was first made\n",
    )


def test_where_no_build_is_remembered_the_address_is_not_blamed(kb: KnowledgeBase) -> None:
    shutil.rmtree(kb.cache)
    code, said = build(kb, "--explain", "en/briefs/c/")
    assert code == 2
    assert "build first" in said
    assert "no build made" not in said


def test_why_and_only_are_not_asked_together(kb: KnowledgeBase) -> None:
    code, said = build(kb, "--explain", "en/briefs/c/", "--only", "c")
    assert (code, "leave out --only" in said) == (2, True)


def test_a_draft_that_is_built_by_its_name_is_said_to_be_one(kb: KnowledgeBase) -> None:
    write_content(kb.content, {"briefs/d/en.md": DRAFT}, base=False)
    code, said = build(kb, "--only", "d")
    assert code == 0
    assert "d is a draft or has a date to come" in said
    assert "--drafts" in said
    assert not (kb.out / "en/briefs/d").exists()
    assert "is a draft" not in build(kb, "--only", "d", "--drafts")[1]
    assert (kb.out / "en/briefs/d/index.html").is_file()
