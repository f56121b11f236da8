"""Watching sources: a host of our own on this machine says what the web would say."""

import http.server
import json
import math
import socket
import threading
import time
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, ClassVar

import pytest
from click.testing import CliRunner, Result

from briefs.commands import archive
from briefs.commands.main import cli
from briefs.linkcheck import asking
from briefs.linkcheck.archives import Copy, with_copy
from briefs.linkcheck.asking import ask_all
from briefs.linkcheck.cited_addresses import find_addresses, is_public
from briefs.model.brief import File
from tests.support import brief_text, write_content


class Host(http.server.BaseHTTPRequestHandler):
    """Answers by the path."""

    asked: ClassVar[Counter[str]] = Counter()
    times: ClassVar[list[float]] = []
    robots = ""

    def do_HEAD(self) -> None:
        self.answer()

    def do_GET(self) -> None:
        self.answer()

    def answer(self) -> None:
        path = self.path.partition("?")[0]
        self.asked[f"{self.command} {path}"] += 1
        if path == "/robots.txt":
            self.say(200, self.robots.encode())
            return
        self.times.append(time.monotonic())
        match path:
            case "/alive":
                self.say(200)
            case "/no-head":
                self.say(405 if self.command == "HEAD" else 200)
            case "/gone":
                self.say(404)
            case "/moved":
                self.say(301, location="/alive")
            case "/elsewhere-today":
                self.say(302, location="/alive")
            case "/moved-away":
                self.say(308, location="/gone")
            case "/round":
                self.say(301, location="/round")
            case "/busy":
                self.say(503 if self.asked["HEAD /busy"] < 2 else 200)
            case "/forbidden":
                self.say(403)
            case "/wayback/available" if self.asked[f"GET {path}"] > self.lives:
                self.say(500)
            case "/wayback/available":
                self.say(200, json.dumps({"archived_snapshots": {"closest": self.snapshot}}).encode())
            case _:
                self.say(500)

    lives: ClassVar[float] = math.inf
    """How many questions the archive answers."""

    snapshot: ClassVar[dict[str, object]] = {
        "available": True,
        "status": "200",
        "timestamp": "20250311083000",
        "url": "http://web.archive.org/web/20250311083000/http://x.example/",
    }

    def say(self, status: int, body: bytes = b"", location: str = "") -> None:
        self.send_response(status)
        if location:
            self.send_header("Location", location)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        if self.command == "GET":
            self.wfile.write(body)

    def log_message(self, *_: object) -> None:
        return


@pytest.fixture(autouse=True)
def _hardly_any_pause(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(asking, "_PAUSE", 0.01)
    monkeypatch.setattr(archive, "_PAUSE", 0.01)


@pytest.fixture
def web() -> Iterator[str]:
    Host.asked, Host.times, Host.robots = Counter(), [], ""
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), Host) as server:
        thread = threading.Thread(target=server.serve_forever, args=(0.01,))
        thread.start()
        yield f"http://127.0.0.1:{server.server_address[1]}"
        server.shutdown()
        thread.join()


def ask(*addresses: str, private: bool = True, pause: float = 0.01, witnesses: tuple[str, ...] = ()) -> dict[str, str]:
    answers = ask_all(addresses, "2026-01-01", lambda _: None, private=private, pause=pause, witnesses=witnesses)
    return {
        address.rpartition("/")[2]: f"{answer.state} {answer.target.rpartition('/')[2]}".strip()
        for address, answer in answers.items()
    }


def test_each_answer_is_what_it_means(web: str) -> None:
    paths = (
        "alive",
        "no-head",
        "gone",
        "moved",
        "elsewhere-today",
        "moved-away",
        "round",
        "busy",
        "forbidden",
        "broken",
    )
    assert ask(*(f"{web}/{path}" for path in paths)) == {
        "alive": "alive",
        "no-head": "alive",
        "gone": "dead",
        "moved": "moved alive",
        "elsewhere-today": "alive",
        "moved-away": "dead",
        "round": "unsure",
        "busy": "alive",
        "forbidden": "unsure",
        "broken": "unsure",
    }


def test_robots_are_honoured_and_asked_once(web: str) -> None:
    Host.robots = "User-agent: *\nDisallow: /alive\n"
    assert ask(f"{web}/alive", f"{web}/gone") == {"alive": "not asked", "gone": "dead"}
    assert Host.asked["GET /robots.txt"] == 1
    assert Host.asked["HEAD /alive"] == 0


def test_a_host_is_asked_after_pauses(web: str) -> None:
    Host.robots = "User-agent: *\nCrawl-delay: 0.2\n"
    ask(*(f"{web}/alive?{number}" for number in range(3)), pause=0.15)
    assert all(later - earlier >= 0.14 for earlier, later in zip(Host.times, Host.times[1:], strict=False))


def test_hosts_that_are_not_public_are_not_asked(web: str) -> None:
    assert ask(f"{web}/alive", private=False) == {"alive": "not asked"}
    assert not Host.asked
    for host in ("localhost", "127.0.0.1", "10.0.0.1", "169.254.169.254", "::1", "intranet", "a.internal", ""):
        assert not is_public(host), host
    for host in ("example.org", "8.8.8.8", "www8.cao.go.jp"):
        assert is_public(host), host


Looked = Callable[[int], None]


@pytest.fixture
def names(monkeypatch: pytest.MonkeyPatch) -> Looked:
    """Names lead nowhere from now on, for the reason that is given; addresses in numbers are hosts as before."""
    known = socket.getaddrinfo

    def fail(reason: int) -> None:
        def look_up(host: str, *rest: Any, **more: Any) -> Any:
            if host == "127.0.0.1":
                return known(host, *rest, **more)
            raise socket.gaierror(reason, "as the system puts it")

        monkeypatch.setattr(socket, "getaddrinfo", look_up)

    return fail


def test_a_host_that_is_not_there_is_gone_where_another_answers(web: str, names: Looked) -> None:
    names(socket.EAI_NONAME)
    assert ask("https://no-such-host.example/x", f"{web}/alive") == {"x": "dead", "alive": "alive"}
    names(socket.EAI_AGAIN)
    assert ask("https://no-such-host.example/x", f"{web}/alive") == {"x": "unsure", "alive": "alive"}


def test_one_host_alone_can_not_tell_whether_there_is_a_network_but_one_that_answered_before_can(
    web: str, names: Looked
) -> None:
    names(socket.EAI_NONAME)
    gone = "https://no-such-host.example/x"
    assert ask(gone) == {"x": "unsure"}
    assert ask(gone, witnesses=[f"{web}/alive"]) == {"x": "dead"}
    assert ask(gone, witnesses=["https://another.example/y"]) == {"x": "no network"}


@pytest.mark.parametrize("reason", [socket.EAI_NONAME, socket.EAI_AGAIN])
def test_where_no_host_can_be_reached_there_is_no_network_and_it_is_said_once(
    reason: int, names: Looked, tmp_path: Path
) -> None:
    names(reason)
    hosts = [f"[{number}](https://host-{number}.org/{path})" for number in range(5) for path in "ab"]
    write_content(tmp_path / "content", {"briefs/a/en.md": brief_text(f"See {', '.join(hosts)}.")})
    said = run(tmp_path, "check", "--links")
    assert said.exit_code == 0, said.output
    assert said.output.splitlines()[:2] == [
        "11 web addresses: 11 not asked, without network",  # that of the site too
        "There is no network: no host could be reached. Run this again when there is one.",
    ]
    assert "host-" not in said.output
    assert "briefs archive" not in said.output
    said = run(tmp_path, "--lang", "zh-Hant", "check", "--links")
    assert said.output.count("沒有網路") == 2
    assert "失效" not in said.output


@pytest.mark.parametrize(
    ("path", "said"),
    [
        ("", "there is no network"),
        ("refused", "its host can't be reached"),
        ("nowhere", "its host answers 500"),
        ("nonsense", "its answer can't be read"),
    ],
)
def test_why_an_archive_can_not_be_asked_is_said_in_plain_words(
    path: str, said: str, web: str, names: Looked, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Host, "snapshot", "no object")
    names(socket.EAI_NONAME)
    record = "type: webpage\ntitle: A\nURL: https://x.example/\n"
    write_content(tmp_path / "content", {"sources/one.yaml": record})
    services = {"": "https://archive.org", "refused": "http://127.0.0.1:9", "nonsense": web}
    ended = run(tmp_path, "archive", "--service", services.get(path, f"{web}/nowhere"))
    assert ended.exit_code == 1
    assert f"the archive can't be asked: {said}" in ended.output
    assert "rrno" not in ended.output


def test_copies_that_were_found_before_the_network_went_are_written(
    web: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(archive, "_PAUSE", 0)
    records = {f"sources/{key}.yaml": f"type: webpage\ntitle: A\nURL: https://{key}.example/\n" for key in "ab"}
    write_content(tmp_path / "content", records)
    monkeypatch.setattr(Host, "lives", 1)
    ended = run(tmp_path, "archive", "--write", "--service", web)
    assert ended.exit_code == 1
    assert "1 found, 1 written" in ended.output
    assert "the archive can't be asked: its host answers 500" in ended.output
    assert "archive:" in (tmp_path / "content/sources/a.yaml").read_text(encoding="utf-8")


def test_addresses_are_found_with_their_places() -> None:
    text = "見https://a.example/b。\n〈題〉，https://a.example/c_(d)（最後瀏覽日：2025）；[x](https://a.example/e#f).\nhttp://[bad\n"
    found = find_addresses([File("content/x.md", text.encode())])
    assert {address: [(place.line, place.column) for place in places] for address, places in found.items()} == {
        "https://a.example/b": [(1, 2)],
        "https://a.example/c_(d)": [(2, 5)],
        "https://a.example/e": [(2, 45)],
    }


def run(folder: Path, *arguments: str) -> Result:
    return CliRunner().invoke(cli, [*arguments, "--content", str(folder / "content")])


def test_check_reports_what_is_gone_or_has_moved_where_it_stands(web: str, tmp_path: Path) -> None:
    record = f"type: webpage\nlanguage: en\ntitle: A Page\npublisher: A\nURL: {web}/gone\naccessed: 2025-01-01\n"
    archive = 'archive: {URL: "https://web.archive.org/x", date: 2025-01-02}\n'
    text = brief_text(f"A.[^1]\n\nSee [there]({web}/moved).\n\n[^1]: @one.\n")
    write_content(tmp_path / "content", {"briefs/a/en.md": text, "sources/one.yaml": record + archive})
    ended = run(tmp_path, "check", "--links", "--private")
    assert ended.exit_code == 0, ended.output
    assert f"content/briefs/a/en.md:10:13: warning: {web}/moved has moved for good [link.moved]" in ended.output
    assert f"Write {web}/alive" in ended.output
    assert (
        f"content/sources/one.yaml:5:6: warning: {web}/gone is gone: its host answers 404 [link.dead]" in ended.output
    )
    assert "Its record has a copy: https://web.archive.org/x" in ended.output
    # What was answered is believed for a while.
    before = Host.asked.copy()
    again = run(tmp_path, "check", "--links", "--private", "--strict")
    assert again.exit_code == 1
    assert "[link.dead]" in again.output
    assert Host.asked["HEAD /moved"] == before["HEAD /moved"]


def test_without_the_option_nothing_is_asked(web: str, tmp_path: Path) -> None:
    write_content(tmp_path / "content", {"briefs/a/en.md": brief_text(f"See [there]({web}/gone).")})
    assert run(tmp_path, "check").exit_code == 0
    assert run(tmp_path, "build", "--out", str(tmp_path / "site")).exit_code == 0
    assert not Host.asked


def test_copies_are_looked_for_and_written_into_records(web: str, tmp_path: Path) -> None:
    one = "type: webpage\r\nlanguage: en\r\ntitle: A\r\nURL: https://x.example/\r\naccessed: 2025-03-10\r\n"
    many = (
        "# mine\ntwo:\n  type: webpage\n  title: B\n  URL: https://y.example/ # here\n  language: en\n"
        "three:\n  type: book\n  title: C\n"
    )
    listed = "- id: four\n  type: webpage\n  title: D\n  URL: https://z.example/\n"
    files = {"sources/one.yaml": one.encode(), "sources/many.yaml": many, "sources/list.yaml": listed}
    write_content(tmp_path / "content", files)
    shown = run(tmp_path, "archive", "--service", web)
    assert "3 works without a copy, 3 found, 0 written; --write puts them into the records" in shown.output
    assert (tmp_path / "content/sources/one.yaml").read_bytes() == one.encode()
    assert run(tmp_path, "archive", "one", "two", "four", "--write", "--service", web).exit_code == 0
    address = "https://web.archive.org/web/20250311083000/http://x.example/"
    own = f'archive:\r\n  URL: "{address}"\r\n  date: 2025-03-11\r\n'
    assert (tmp_path / "content/sources/one.yaml").read_bytes() == one.replace("accessed", own + "accessed").encode()
    written = (tmp_path / "content/sources/many.yaml").read_text(encoding="utf-8")
    assert f'# here\n  archive:\n    URL: "{address}"\n    date: 2025-03-11\n  language: en\nthree:' in written
    assert run(tmp_path, "archive", "--service", web).output.startswith("0 works without a copy")
    assert run(tmp_path, "check").exit_code == 0


def test_an_archive_that_answers_nothing_or_nonsense_is_one_line(
    web: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write_content(tmp_path / "content", {"sources/one.yaml": "type: webpage\ntitle: A\nURL: https://x.example/\n"})
    for snapshot in (
        {},
        {"available": True, "timestamp": "x"},
        {"available": True, "timestamp": "20250311083000", "url": 'javascript:"'},
    ):
        monkeypatch.setattr(Host, "snapshot", snapshot)
        assert "0 found" in run(tmp_path, "archive", "--service", web).output
    ended = run(tmp_path, "archive", "--service", f"{web}/nowhere")
    assert (ended.exit_code, "the archive can't be asked" in ended.output) == (1, True)
    assert run(tmp_path, "archive", "nope", "--service", web).exit_code == 2


def test_a_record_without_a_line_for_its_address_is_left_alone() -> None:
    copy = Copy("https://web.archive.org/x", "2025-01-01")
    assert with_copy("one: {type: webpage, URL: https://x.example/}\n", 1, copy) is None
    assert with_copy("one:\n  title: A\ntwo:\n  URL: https://x.example/\n", 2, copy) is None
