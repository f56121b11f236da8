"""What an author sees while writing: the page follows the text, and what is wrong is listed over it."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.support import PATIENCE, REPOSITORY, brief_text, write_content
from tests.test_serve import SEEN, follows, free_port, serve

from .stage import Watch, opened

PATIENT = "AbortSignal.timeout = () => new AbortController().signal"
"""A page gives up what it waits for after some seconds, which a busy machine may need."""
PARAGRAPHS = "\n\n".join(f"Paragraph {number} has something to say." for number in range(60))


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    write_content(tmp_path / "content", {"briefs/a/en.md": brief_text(PARAGRAPHS), **SEEN})
    styles = tmp_path / "templates/assets/base.css"
    styles.parent.mkdir(parents=True)
    styles.write_bytes((REPOSITORY / "templates/assets/base.css").read_bytes())
    return tmp_path


@pytest.fixture
def desk(browser: Browser, folder: Path) -> Iterator[Page]:
    """Open the brief as it is being written."""
    port = free_port()
    root = f"http://localhost:{port}/kb/"
    watch = Watch(root)
    watch.allow(f"ws://localhost:{port}/")
    with serve(folder, port) as process:
        follows(folder, f"http://localhost:{port}")
        with opened(browser, root) as page, watch.over(page.context):
            messages: list[str | bytes] = []
            page.add_init_script(PATIENT)
            page.on("websocket", lambda channel: channel.on("framereceived", lambda text: messages.append(text)))
            page.goto("en/briefs/a/")
            while not messages:  # the first says that the page shows what the server does
                page.wait_for_timeout(20)
            yield page
            # When the server ends, the channel does, and the browser says so.
            page.wait_for_load_state("networkidle")
            watch.pardon("WebSocket")
            process.interrupt()
            process.ended(PATIENCE)
            expect(page.get_by_text("The server has stopped")).to_be_visible()
    assert not watch.faults, "\n".join(watch.faults)


def test_the_page_follows_the_text_and_keeps_its_place(desk: Page, folder: Path) -> None:
    place = desk.get_by_text("Paragraph 40 has")
    desk.evaluate("() => scrollTo(0, document.getElementById('text').offsetTop)")
    place.evaluate("(block) => block.scrollIntoView({ block: 'start' })")
    before = desk.evaluate("scrollY")
    longer = brief_text("New at the top.\n\n" * 12 + PARAGRAPHS)
    (folder / "content/briefs/a/en.md").write_text(longer, encoding="utf-8")
    expect(desk.get_by_text("New at the top.").first).to_be_attached()
    # The place is found again once the page has been read.
    desk.wait_for_function("(before) => scrollY > before + 100", arg=before)
    expect(place).to_be_in_viewport()


def test_two_languages_side_by_side_follow_both(desk: Page, folder: Path) -> None:
    other = folder / "content/briefs/a/zh-Hant.md"
    other.write_text(brief_text("\n\n".join(f"第{number}段有所敘述。" for number in range(60))), encoding="utf-8")
    desk.goto("en/briefs/a/?parallel")
    row = desk.locator(".row#p40")
    expect(row.locator(".cell").nth(1)).to_have_text("第39段有所敘述。")
    row.evaluate("row => row.scrollIntoView({ block: 'start' })")
    for file, cell, old, new in (
        (other, 1, "第39段", "改寫之第39段"),
        (folder / "content/briefs/a/en.md", 0, "Paragraph 39 has", "Paragraph 39 now has"),
    ):
        file.write_text(file.read_text(encoding="utf-8").replace(old, new), encoding="utf-8")
        expect(row.locator(".cell").nth(cell)).to_contain_text(new)
        expect(row).to_be_in_viewport()


def test_new_styles_come_without_a_reload(desk: Page, folder: Path) -> None:
    desk.evaluate("() => { window.stayed = true }")
    styles = folder / "templates/assets/base.css"
    styles.write_text(styles.read_text(encoding="utf-8") + "\nh1 { letter-spacing: 7px; }\n", encoding="utf-8")
    expect(desk.locator("h1")).to_have_css("letter-spacing", "7px")
    assert desk.evaluate("window.stayed") is True


def test_what_is_wrong_is_listed_until_it_is_mended(desk: Page, folder: Path) -> None:
    brief = folder / "content/briefs/a/en.md"
    brief.write_text(brief_text("<b>Text</b>[^x]."), encoding="utf-8")
    listed = desk.get_by_role("region", name="What is wrong")
    expect(listed.get_by_text("1 error · 1 warning").or_(listed.get_by_text("2 errors"))).to_be_visible()
    link = listed.get_by_role("link").first
    expect(link).to_have_attribute("href", f"vscode://file{brief}:8:12")
    expect(desk.get_by_text("Paragraph 1 has")).to_be_attached()
    link.press("Escape")
    expect(link).to_be_hidden()
    brief.write_text(brief_text("Mended."), encoding="utf-8")
    expect(desk.get_by_text("Mended.")).to_be_visible()
    expect(listed).to_be_hidden()
