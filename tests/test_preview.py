"""What an open page is told of a change, and what is shown while a brief is broken."""

import re
from pathlib import Path

import pytest

from briefs.build.session import Options, Session, Tools
from briefs.model.addresses import Address
from briefs.serving.live_site import LiveSite
from briefs.serving.preview import EDITORS, Fault, Faults, State, change, editor_link, is_held, pages_of, seen
from tests.support import brief_text, silent, write_content


def state(**assets: str) -> State:
    return State("/kb/", {name: Address(f"assets/{file}") for name, file in assets.items()})


OLD, NEW = state(style="site.0a1b.css"), state(style="site.2c3d.css")


def test_new_styles_are_put_into_the_page_as_it_stands() -> None:
    before, after = b"<link href=../assets/site.0a1b.css>A", b"<link href=../assets/site.2c3d.css>A"
    told = change(before, after, OLD, NEW)
    assert (told.kind, told.styles) == ("styles", {"assets/site.0a1b.css": "assets/site.2c3d.css"})
    assert told.seen == seen(after)


def test_new_styles_and_new_words_need_the_page() -> None:
    before, after = b"<link href=../assets/site.0a1b.css>A", b"<link href=../assets/site.2c3d.css>B"
    assert change(before, after, OLD, NEW).kind == "page"


def test_a_new_script_needs_the_page() -> None:
    before, after = b"<script src=../assets/site.0a1b.js>", b"<script src=../assets/site.2c3d.js>"
    assert change(before, after, state(script="site.0a1b.js"), state(script="site.2c3d.js")).kind == "page"


def test_a_page_that_is_the_same_stays_and_is_told_what_is_wrong() -> None:
    faults = Faults(1, 0, (Fault("error", "content/briefs/a/en.md:3:1", "field.missing", "no title"),))
    told = change(b"A", b"A", State(), State(faults=faults))
    assert (told.kind, told.faults) == ("none", faults)


def test_a_picture_that_was_saved_needs_the_pages_that_show_it() -> None:
    saved = State(pictures=("media/briefs/a/圖 1.png",))
    page = b'<img src="../../../media/briefs/a/%E5%9C%96%201.png">'
    assert change(page, page, State(), saved).kind == "page"
    assert change(b"A", b"A", State(), saved).kind == "none"


def test_pages_of_a_broken_text_stay_and_those_of_its_translation_do_not() -> None:
    names = ("zh-hant/briefs/a/index.html", "zh-hans/briefs/a/index.html", "en/briefs/a/index.html")
    names += ("en/briefs/a/parallel/index.html", "zh-hant/briefs/ab/index.html", "assets/site.0a1b.css")
    broken = ["content/briefs/a/zh-Hant.md", "content/glossary.yaml", "x.md"]
    assert {name for name in names if is_held(name, broken)} == {
        "zh-hant/briefs/a/index.html",
        "zh-hans/briefs/a/index.html",
        "en/briefs/a/parallel/index.html",
    }
    assert not any(is_held(name, []) for name in names)
    assert list(pages_of("content/pages/a/en.md")) == []


class Shown:
    """A small site that is shown, with a style sheet of its own."""

    def __init__(self, folder: Path) -> None:
        write_content(folder / "content", {"briefs/a/en.md": brief_text("A."), "briefs/b/en.md": brief_text("B.")})
        self.folder = folder
        self.style("a {}")
        self.live = LiveSite(Session(Options(folder / "content"), Tools(folder / "templates", None, silent)), "none")
        self.live.read()

    def style(self, text: str) -> Path:
        return self.save("templates/assets/site.css", text)

    def save(self, name: str, text: str) -> Path:
        file = self.folder / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
        return file

    def page(self, name: str) -> str:
        return self.live.page(f"/kb/en/briefs/{name}/").decode()

    def sheets(self, page: str) -> list[bytes | None]:
        """Return what the style sheets of a page say, None for one that is not there."""
        return [self.live.file(f"/kb/assets/{name}") for name in re.findall(r'href="[./]*/assets/([^"]+\.css)"', page)]


def test_who_looks_at_a_missing_page_is_told_when_it_is_there(tmp_path: Path) -> None:
    shown = Shown(tmp_path)
    missing, other, before = shown.live.page("/kb/en/briefs/c/"), shown.live.page("/kb/elsewhere/"), shown.live.state
    new = shown.save("content/briefs/c/en.md", brief_text("C."))
    after = shown.live.read([new, new.parent, new.parent.parent])
    assert change(missing, shown.live.page("/kb/en/briefs/c/"), before, after).kind == "page"
    assert change(other, shown.live.page("/kb/elsewhere/"), before, after).kind == "none"


def test_a_page_that_stays_has_its_style_sheets_though_there_are_new_ones(tmp_path: Path) -> None:
    shown = Shown(tmp_path)
    good = shown.page("a")
    sheets = shown.sheets(good)
    assert None not in sheets
    assert sheets
    changed = [shown.save("content/briefs/a/en.md", "no front matter"), shown.style("b {}")]
    shown.live.read(changed)
    state = shown.live.diagnose()
    assert [fault.place.partition(":")[0] for fault in state.faults.shown] == ["content/briefs/a/en.md"]
    assert shown.page("a") == good
    assert shown.sheets(good) == sheets
    assert shown.sheets(shown.page("b")) != sheets


def test_a_page_that_was_not_shown_before_the_settings_broke_says_so_until_they_are_mended(tmp_path: Path) -> None:
    shown = Shown(tmp_path)
    good, settings = shown.page("a"), (tmp_path / "content/site.yaml").read_text(encoding="utf-8")
    broken = shown.live.read([shown.save("content/site.yaml", "title: [")])
    assert shown.page("a") == good
    assert not broken.is_sound
    said = shown.page("b")
    assert "site.yaml" in said
    assert "網站設定" in said
    mended = shown.live.read([shown.save("content/site.yaml", settings)])
    assert mended.is_sound
    assert change(said.encode(), shown.page("b").encode(), broken, mended).kind == "page"
    assert "B." in shown.page("b")


@pytest.mark.parametrize("editor", [name for name in EDITORS if name != "none"])
def test_an_address_opens_a_file_whose_name_has_spaces_and_han(editor: str) -> None:
    link = editor_link(editor, Path("/home/a b/簡報/en.md"), 3, 0)
    assert "/home/a%20b/%E7%B0%A1%E5%A0%B1/en.md" in link
    assert "3" in link
    assert "{" not in link
    assert editor_link("none", Path("/a"), 1, 1) == ""
