"""Showing the site on this machine: what is shown, who may see it, and what an open page is told."""

import asyncio
import json
import shutil
import socket
import sqlite3
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from itertools import count
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from websockets.exceptions import InvalidStatus
from websockets.sync.client import ClientConnection, connect

from briefs.build.session import Options, Session
from briefs.commands import serve as serve_module
from briefs.serving.owned_site import OwnedSite
from tests.running import Running, briefs
from tests.support import PATIENCE, brief_text, tools, write_content

PIXEL = bytes.fromhex(
    "89504e470d0a1a0a0000000d49484452000000010000000108060000001f15c4890000000d49444154789c6360606060000000050001a5f64540"
    "0000000049454e44ae426082"
)


def free_port() -> int:
    with socket.socket() as door:
        door.bind(("127.0.0.1", 0))
        port: int = door.getsockname()[1]
    return port


@contextmanager
def serve(folder: Path, port: int, *, is_started: bool = False) -> Iterator[Running]:
    """Run the command while the block runs, and end it as an author does."""
    with closing(Running("serve", "--port", str(port), cwd=folder, is_started=is_started)) as running:
        try:
            yield running
        finally:
            running.interrupt()
            running.ended(PATIENCE)


def get(url: str, **headers: str) -> tuple[int, str]:
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    request = urllib.request.Request(url, headers=named)
    until = time.monotonic() + PATIENCE
    while time.monotonic() < until:
        try:
            with urllib.request.urlopen(request) as answer:
                return answer.status, answer.read().decode()
        except urllib.error.HTTPError as fault:
            with fault:
                said = fault.read().decode()
            if "The content is being read" not in said:
                return fault.code, said
        except urllib.error.URLError:
            pass  # it does not listen yet
        time.sleep(0.05)
    raise AssertionError("the server did not answer")


SEEN = {"briefs/seen/en.md": brief_text("Not saved yet.")}
"""A brief that is there to be saved until the server sees it."""


def follows(folder: Path, root: str) -> None:
    """Save a brief until it is shown as it was saved: from then on the server sees whatever is saved."""
    for turn in count():
        write_content(folder / "content", {"briefs/seen/en.md": brief_text(f"Turn {turn}.")}, base=False)
        for _ in range(20):
            if f"Turn {turn}." in get(f"{root}/kb/en/briefs/seen/")[1]:
                return
            time.sleep(0.05)


class Shown(NamedTuple):
    """A folder that is shown, where, and by which process."""

    folder: Path
    root: str
    process: Running

    def write(self, name: str, text: str) -> None:
        """Save a file of the content."""
        (self.folder / "content" / name).write_text(text, encoding="utf-8")

    def page(self, path: str = "/kb/en/briefs/a/") -> str:
        """Return a page that is there."""
        status, text = get(self.root + path)
        assert status == 200
        return text

    def open(self, path: str = "/kb/en/briefs/a/", seen: str = "", **headers: str) -> ClientConnection:
        """Open the channel, as a page of the site does."""
        address = f"{self.root}/kb/_briefs/channel?page={path}&seen={seen}".replace("http:", "ws:")
        given = {"Origin": self.root, **headers}
        origin = given.pop("Origin")
        return connect(address, origin=origin, additional_headers=given)  # type: ignore[arg-type]


def told(channel: ClientConnection) -> dict[str, Any]:
    message: dict[str, Any] = json.loads(channel.recv(timeout=PATIENCE))
    return message


def seen(page: str) -> str:
    return page.partition('data-seen="')[2].partition('"')[0]


@contextmanager
def showing(folder: Path) -> Iterator[Shown]:
    """Show a small site while the block runs."""
    write_content(
        folder / "content",
        {
            "briefs/a/en.md": brief_text("A.\n\n![A picture](p.png)\n"),
            "briefs/b/en.md": brief_text("B."),
            "briefs/a/p.png": PIXEL,
            **SEEN,
        },
    )
    (folder / "secret.txt").write_text("secret")
    port = free_port()
    with serve(folder, port) as process:
        here = Shown(folder, f"http://localhost:{port}", process)
        here.page()
        yield here


@pytest.fixture
def shown(tmp_path: Path) -> Iterator[Shown]:
    """Show a site in which a test saves files."""
    with showing(tmp_path) as here:
        follows(here.folder, here.root)
        yield here


@pytest.fixture(scope="module")
def resting(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Shown]:
    """Show a site in which nothing is saved, to one test after the other."""
    with showing(tmp_path_factory.mktemp("resting")) as here:
        yield here


def test_the_site_is_shown_under_the_path_that_it_will_have_and_nothing_is_written(resting: Shown) -> None:
    page = resting.page()
    # But for the script that keeps the page up to date it is what would be published.
    assert 'href="https://example.org/kb/en/briefs/a/"' in page
    assert not (resting.folder / "site").exists()
    assert get(f"{resting.root}/")[0] == 200
    assert resting.page("/kb/en/briefs/a") == page
    status, page = get(f"{resting.root}/kb/nothing/here/")
    assert (status, "Page not found" in page, "There is no page at this address" in page) == (404, True, True)


def test_an_edit_reaches_the_page_that_it_changes_and_no_other(shown: Shown) -> None:
    with shown.open(seen=seen(shown.page())) as a, shown.open("/kb/en/briefs/b/", "") as b:
        assert told(a)["kind"] == "none"
        assert told(b)["kind"] == "page", "it shows something else than the server"
        shown.write("briefs/a/en.md", brief_text("Another text.\n\n![A picture](p.png)\n"))
        assert told(a)["kind"] == "page"
        with pytest.raises(TimeoutError):
            b.recv(timeout=1)
    assert "Another text." in shown.page()


def test_a_broken_brief_is_listed_and_shown_as_it_last_was_until_it_is_mended(shown: Shown) -> None:
    with shown.open(seen=seen(shown.page())) as channel:
        told(channel)
        shown.write("briefs/a/en.md", brief_text("Broken[^x]."))
        message = told(channel)
        (fault,) = message["faults"]["shown"]
        assert (message["kind"], fault["severity"], fault["place"]) == ("none", "error", "content/briefs/a/en.md:8:7")
        assert fault["href"] == f"vscode://file{shown.folder}/content/briefs/a/en.md:8:7"
        assert "<p" in shown.page()
        assert "Broken" not in shown.page()
        # Another brief is not held up by it.
        with shown.open("/kb/en/briefs/b/", seen(shown.page("/kb/en/briefs/b/"))) as other:
            told(other)
            shown.write("briefs/b/en.md", brief_text("B, better."))
            assert told(other)["kind"] == "page"
        assert "B, better." in shown.page("/kb/en/briefs/b/")
        shown.write("briefs/a/en.md", brief_text("Whole."))
        # The page comes first, and then what is wrong with it: nothing any more.
        assert told(channel)["kind"] == "page"
        assert (told(channel)["faults"]["shown"], "Whole." in shown.page()) == ([], True)


def test_broken_settings_leave_everything_as_it_was(shown: Shown) -> None:
    with shown.open(seen=seen(shown.page())) as channel:
        told(channel)
        shown.write("site.yaml", "title: [")
        message = told(channel)
    assert message["kind"] == "none"
    assert message["faults"]["shown"][0]["place"].startswith("content/site.yaml:")
    assert "A picture" in shown.page()


def test_further_pages_and_their_pictures_are_shown_and_followed(tmp_path: Path) -> None:
    content = write_content(tmp_path / "content", {"briefs/a/en.md": brief_text("A."), **SEEN})
    settings = content / "site.yaml"
    settings.write_text(settings.read_text(encoding="utf-8") + "documents: docs\n", encoding="utf-8")
    page = "---\ntitle: Help\ndescription: Help.\n---\nText.\n\n![A picture](p.png)\n"
    write_content(tmp_path / "docs", {"help/en.md": page, "help/p.png": PIXEL}, base=False)
    port = free_port()
    with serve(tmp_path, port) as process:
        here = Shown(tmp_path, f"http://localhost:{port}", process)
        picture = urllib.request.Request(f"{here.root}/kb/media/pages/help/p.png")
        first = here.page("/kb/en/help/")
        with urllib.request.urlopen(picture) as answer:
            assert answer.read() == PIXEL
        follows(tmp_path, here.root)
        with here.open("/kb/en/help/", seen(first)) as channel:
            assert told(channel)["kind"] == "none"
            (tmp_path / "docs/help/en.md").write_text(page.replace("Text", "Better"), encoding="utf-8")
            assert told(channel)["kind"] == "page"


def test_the_store_may_be_deleted_while_the_site_is_shown(shown: Shown) -> None:
    for turn in ("first", "second"):
        shutil.rmtree(shown.folder / ".briefs-cache")
        assert "A." in shown.page()
        write_content(shown.folder / "content", {"briefs/b/en.md": brief_text(f"The {turn} text.")}, base=False)
        until(shown, "/kb/en/briefs/b/", f"The {turn} text.")


def test_a_disk_that_fills_up_while_the_site_is_shown_costs_time_and_nothing_else(tmp_path: Path) -> None:
    content = write_content(tmp_path / "content", {"briefs/a/en.md": brief_text("A.")})
    begun: list[Session] = []

    def begin(is_kept: bool) -> Session:
        begun.append(Session(Options(content), tools(tmp_path / "cache" if is_kept else None)))
        return begun[-1]

    with closing(OwnedSite(begin, "none", "en")) as owned:
        owned.ask(owned.site.read)
        connection = begun[0].store.connection
        (pages,) = connection.execute("PRAGMA page_count").fetchone()
        connection.execute(f"PRAGMA max_page_count={pages}")
        text = "A new text, and a long one. " * 9000
        write_content(content, {"briefs/a/en.md": brief_text(text)}, base=False)
        owned.ask(owned.site.read, [content / "briefs/a/en.md"])
        assert "A new text" in owned.ask(owned.site.page, "/kb/en/briefs/a/").decode()
        assert begun[-1].store.file is None
        with pytest.raises(sqlite3.ProgrammingError):  # the first one is closed
            connection.execute("SELECT 1")


def until(here: Shown, path: str, words: str, status: int = 200) -> str:
    """Ask for a page until it holds some words; the server may need a moment to see what was saved."""
    deadline = time.monotonic() + PATIENCE
    while time.monotonic() < deadline:
        found, page = get(here.root + path)
        if (found, words in page) == (status, True):
            return page
        time.sleep(0.1)
    raise AssertionError(f"{path} never said {words}")


def test_templates_that_are_made_while_the_site_is_shown_are_seen_and_one_at_fault_is_named(shown: Shown) -> None:
    folder = shown.folder / "templates"
    folder.mkdir()
    (folder / "404.html").write_text('{% extends "default/404.html" %}\n{% block main %}Own{% endblock %}', "utf-8")
    until(shown, "/kb/none/", "Own", 404)
    with shown.open(seen=seen(shown.page())) as channel:
        told(channel)
        (folder / "brief.html").write_text("<p>\n\n{{ view.nothing.at_all }}\n{% if %}", "utf-8")
        page = until(shown, "/kb/en/briefs/a/", "brief.html", 503)
        assert "live.js" in page
        messages = iter(lambda: told(channel), None)
        faults = next(
            one["faults"] for one in messages if one["faults"]["errors"] and "brief.html" in str(one["faults"])
        )
    assert "4" in faults["shown"][0]["message"]
    (folder / "brief.html").unlink()
    until(shown, "/kb/en/briefs/a/", "A picture")


def test_a_folder_of_documents_that_is_made_or_named_while_the_site_is_shown_is_seen(shown: Shown) -> None:
    page = "---\ntitle: Help\ndescription: Help.\n---\n{}\n"
    write_content(shown.folder / "docs", {"help/en.md": page.format("First.")}, base=False)
    shown.write("site.yaml", (shown.folder / "content/site.yaml").read_text("utf-8") + "documents: docs\n")
    until(shown, "/kb/en/help/", "First.")
    (shown.folder / "docs").rename(shown.folder / "away")
    until(shown, "/kb/en/help/", "", 404)
    write_content(shown.folder / "docs", {"help/en.md": page.format("Second.")}, base=False)
    until(shown, "/kb/en/help/", "Second.")
    (shown.folder / "docs/help/en.md").write_text(page.format("Third."), "utf-8")
    until(shown, "/kb/en/help/", "Third.")


def test_a_folder_that_goes_before_it_is_watched_ends_the_watch_and_not_the_server(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Server:
        async def run(self, function: Callable[[], object]) -> dict[Path, bool]:
            return gone

    monkeypatch.setattr(serve_module, "_LOOK", 0)
    gone = {tmp_path / "gone": True}
    asyncio.run(serve_module._watch(Server(), None, gone, []))  # type: ignore[arg-type]


def test_a_picture_that_is_saved_again_is_shown_again(shown: Shown) -> None:
    with shown.open(seen=seen(shown.page())) as channel:
        told(channel)
        (shown.folder / "content/briefs/a/p.png").write_bytes(PIXEL + b"\0")
        assert told(channel)["kind"] == "page"


def test_a_fault_at_the_start_is_listed_as_well(tmp_path: Path) -> None:
    write_content(tmp_path / "content", {"briefs/a/en.md": brief_text("A[^x]."), "briefs/b/en.md": brief_text("B.")})
    port = free_port()
    with serve(tmp_path, port, is_started=True) as process:
        status, page = get(f"http://localhost:{port}/kb/en/briefs/b/")
        process.interrupt()
        code = process.ended(PATIENCE)
        said = process.said()
    assert (status, "live.js" in page, code) == (200, True, 0)
    assert "note.undefined" in said
    assert said.endswith("stopped\n")


def test_nothing_outside_is_shown(shown: Shown) -> None:
    link = shown.folder / "content/briefs/a/p.png"
    with shown.open() as channel:
        told(channel)
        link.unlink()
        link.symlink_to(shown.folder / "secret.txt")
        while not told(channel)["faults"]["shown"]:
            pass  # until the picture is gone
    for path in (
        "/kb/media/briefs/a/p.png",
        "/kb/../secret.txt",
        "/kb/%2e%2e/secret.txt",
        "/kb/..%2fsecret.txt",
        "/kb//etc/passwd",
        "/kb/_briefs/../../secret.txt",
        "/kb/_briefs/app.py",
        "/kb/%00",
        "/kb/" + "a" * 9000,
    ):
        status, text = get(shown.root + path)
        assert status in (400, 404), path
        assert "secret" not in text
        assert "import" not in text


@pytest.mark.parametrize(
    ("headers", "status"),
    [
        ({"Host": "evil.example"}, 400),
        ({"Host": "localhost.evil.example"}, 400),
        ({"Origin": "https://evil.example"}, 403),
        ({"Origin": "null"}, 403),
        ({"Sec_Fetch_Site": "cross-site", "Sec_Fetch_Mode": "no-cors", "Sec_Fetch_Dest": "script"}, 403),
        ({"Sec_Fetch_Site": "cross-site", "Sec_Fetch_Mode": "navigate", "Sec_Fetch_Dest": "iframe"}, 403),
        ({"Sec_Fetch_Site": "cross-site", "Sec_Fetch_Mode": "navigate", "Sec_Fetch_Dest": "document"}, 200),
        ({}, 200),
    ],
)
def test_other_sites_are_refused(resting: Shown, headers: dict[str, str], status: int) -> None:
    assert get(f"{resting.root}/kb/en/", **headers)[0] == status


def test_the_channel_is_refused_to_other_sites(resting: Shown) -> None:
    for headers in ({"Origin": "https://evil.example"}, {"Origin": "null"}, {"Origin": "http://localhost:1"}):
        with pytest.raises(InvalidStatus, match="403"):
            resting.open(**headers)
    address = f"{resting.root}/kb/_briefs/channel".replace("http:", "ws:")
    with pytest.raises(InvalidStatus, match="403"):
        connect(address, origin=None)


def test_every_answer_says_what_it_is(resting: Shown) -> None:
    for path in ("/kb/en/", "/kb/llms.txt", "/kb/media/briefs/a/p.png", "/kb/nothing", "/kb/_briefs/live.js"):
        request = urllib.request.Request(resting.root + path)
        try:
            headers = urllib.request.urlopen(request).headers
        except urllib.error.HTTPError as fault:
            headers = fault.headers
        assert headers["X-Content-Type-Options"] == "nosniff", path
        assert headers["Content-Type"], path
    request = urllib.request.Request(f"{resting.root}/kb/en/", method="POST", data=b"x")
    with pytest.raises(urllib.error.HTTPError, match="405"):
        urllib.request.urlopen(request)


def test_a_stalled_or_broken_request_harms_no_other(resting: Shown) -> None:
    door = ("127.0.0.1", int(resting.root.rpartition(":")[2]))
    with socket.create_connection(door) as stalled, socket.create_connection(door) as broken:
        stalled.sendall(b"GET /kb/en/ HTTP/1.1\r\nHost: local")
        broken.sendall(b"\x16\x03\x01\0\xff GARBAGE\r\n\r\n")
        with resting.open() as loud:
            told(loud)
            loud.send("x" * 100_000)
        with resting.open() as bytes_only:
            told(bytes_only)
            bytes_only.send(b"\0")
        assert "A picture" in resting.page()
    assert resting.process.is_running()


def test_a_port_in_use_is_one_clear_line(resting: Shown) -> None:
    second = briefs("serve", "--port", resting.root.rpartition(":")[2], cwd=resting.folder)
    said = second.stderr
    assert second.returncode == 2
    assert "can't be used: another program uses it; give another with --port" in said
    assert "Traceback" not in said


@pytest.mark.parametrize("editor", ["javascript://{path}", "https://evil.example/{path}", "emacs", "emacs://file"])
def test_an_editor_is_one_that_can_open_a_file(tmp_path: Path, editor: str) -> None:
    write_content(tmp_path / "content", {})
    ended = briefs("serve", "--port", str(free_port()), "--editor", editor, cwd=tmp_path)
    assert ended.returncode == 2
    assert "give one of vscode" in ended.stderr
