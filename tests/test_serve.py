"""Showing the site on this machine."""

import os
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.support import REPOSITORY, brief_text, write_content


def free_port() -> int:
    with socket.socket() as door:
        door.bind(("127.0.0.1", 0))
        port: int = door.getsockname()[1]
    return port


def serve(folder: Path, port: int) -> "subprocess.Popen[str]":
    command = [sys.executable, "-m", "briefs", "serve", "--port", str(port)]
    environment = {**os.environ, "PYTHONPATH": str(REPOSITORY)}
    return subprocess.Popen(command, cwd=folder, env=environment, stderr=subprocess.PIPE, text=True, encoding="utf-8")


def get(url: str, host: str = "") -> tuple[int, str]:
    request = urllib.request.Request(url, headers={"Host": host} if host else {})
    for _ in range(100):
        try:
            with urllib.request.urlopen(request) as answer:
                return answer.status, answer.read().decode()
        except urllib.error.HTTPError as fault:
            with fault:
                return fault.code, fault.read().decode()
        except urllib.error.URLError:
            time.sleep(0.1)
    raise AssertionError("the server did not answer")


@pytest.fixture
def shown(tmp_path: Path) -> Iterator[tuple[Path, str, "subprocess.Popen[str]"]]:
    write_content(tmp_path / "content", {"briefs/a/en.md": brief_text("A.")})
    (tmp_path / "secret.txt").write_text("secret")
    port = free_port()
    with serve(tmp_path, port) as process:
        yield tmp_path, f"http://localhost:{port}", process
        process.send_signal(signal.SIGINT)
        process.wait(20)


def test_the_site_is_shown_under_the_path_that_it_will_have(shown: tuple[Path, str, object]) -> None:
    folder, root, _ = shown
    status, page = get(f"{root}/kb/en/briefs/a/")
    assert (status, "A brief" in page) == (200, True)
    # What lies in site/ may be published as it is.
    assert 'href="https://example.org/kb/en/briefs/a/"' in page
    assert (folder / "site/en/briefs/a/index.html").read_text(encoding="utf-8") == page
    assert get(f"{root}/")[0] == 200
    status, page = get(f"{root}/kb/nothing/here/")
    assert (status, "Page not found" in page) == (404, True)


def test_nothing_outside_is_shown_and_no_other_host_is_answered(shown: tuple[Path, str, object]) -> None:
    folder, root, _ = shown
    get(f"{root}/kb/en/")
    (folder / "site/link.txt").symlink_to(folder / "secret.txt")
    for path in (
        "/kb/link.txt",
        "/kb/../secret.txt",
        "/kb/%2e%2e/secret.txt",
        "/kb/..%2fsecret.txt",
        "/kb//etc/passwd",
    ):
        status, text = get(root + path)
        assert (status, "secret" in text) == (404, False), path
    assert get(f"{root}/kb/en/", host="evil.example")[0] == 400


def test_a_port_in_use_is_one_clear_line(shown: tuple[Path, str, "subprocess.Popen[str]"]) -> None:
    folder, root, _ = shown
    get(f"{root}/kb/en/")
    with serve(folder, int(root.rpartition(":")[2])) as second:
        _, said = second.communicate(timeout=30)
    assert second.returncode == 2
    assert "can't be used: Address already in use; give another with --port" in said
    assert "Traceback" not in said


def test_an_error_in_the_content_is_said_and_nothing_is_shown(tmp_path: Path) -> None:
    write_content(tmp_path / "content", {"briefs/a/en.md": brief_text("A[^x].")})
    with serve(tmp_path, free_port()) as process:
        _, said = process.communicate(timeout=30)
    assert process.returncode == 1
    assert "note.undefined" in said
