"""What an open page is told of a change, and what is shown while a brief is broken."""

from pathlib import Path

import pytest

from briefs.serving.preview import EDITORS, Preview, change, editor_link, keep_last_good, seen

PAGE = "/kb/en/"


def preview(page: str, **assets: str) -> Preview:
    files = {"en/index.html": page.encode(), "404.html": b"no such page"}
    return Preview("/kb/", {**files, **{f"assets/{name}": data.encode() for name, data in assets.items()}})


def test_new_styles_are_put_into_the_page_as_it_stands() -> None:
    before = preview("<link href=../assets/site.0a1b.css>A", **{"site.0a1b.css": "a"})
    after = preview("<link href=../assets/site.2c3d.css>A", **{"site.2c3d.css": "b"})
    told = change(before, after, PAGE)
    assert (told.kind, told.styles) == ("styles", {"assets/site.0a1b.css": "assets/site.2c3d.css"})
    assert told.seen == seen(after.page(PAGE))


def test_new_styles_and_new_words_need_the_page() -> None:
    before = preview("<link href=../assets/site.0a1b.css>A", **{"site.0a1b.css": "a"})
    after = preview("<link href=../assets/site.2c3d.css>B", **{"site.2c3d.css": "b"})
    assert change(before, after, PAGE).kind == "page"


def test_a_new_script_needs_the_page() -> None:
    before = preview("<script src=../assets/site.0a1b.js>", **{"site.0a1b.js": "a"})
    after = preview("<script src=../assets/site.2c3d.js>", **{"site.2c3d.js": "b"})
    assert change(before, after, PAGE).kind == "page"


def test_who_looks_at_a_missing_page_is_told_when_it_is_there() -> None:
    empty, written = preview("A"), Preview("/kb/", {**preview("A").files, "en/briefs/a/index.html": b"now"})
    assert change(empty, written, "/kb/en/briefs/a/").kind == "page"
    assert change(empty, written, PAGE).kind == "none"
    assert change(empty, empty, "/elsewhere/").kind == "none"


def test_pages_of_a_broken_text_stay_and_those_of_its_translation_do_not() -> None:
    names = ("zh-hant/briefs/a/index.html", "zh-hans/briefs/a/index.html", "en/briefs/a/index.html")
    names += ("en/briefs/a/parallel/index.html", "zh-hant/briefs/ab/index.html", "assets/site.0a1b.css")
    before = dict.fromkeys(names, b"old")
    after: dict[str, bytes | Path] = dict.fromkeys((*names[2:5], "assets/site.2c3d.css"), b"new")
    shown = keep_last_good(before, after, ["content/briefs/a/zh-Hant.md", "content/glossary.yaml", "x.md"])
    assert {name for name, data in shown.items() if data == b"old"} == {
        "zh-hant/briefs/a/index.html",
        "zh-hans/briefs/a/index.html",
        "en/briefs/a/parallel/index.html",
        "assets/site.0a1b.css",
    }
    assert keep_last_good(before, after, []) == after


@pytest.mark.parametrize("editor", [name for name in EDITORS if name != "none"])
def test_an_address_opens_a_file_whose_name_has_spaces_and_han(editor: str) -> None:
    link = editor_link(editor, Path("/home/a b/簡報/en.md"), 3, 0)
    assert "/home/a%20b/%E7%B0%A1%E5%A0%B1/en.md" in link
    assert "3" in link
    assert "{" not in link
    assert editor_link("none", Path("/a"), 1, 1) == ""
