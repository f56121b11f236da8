"""Writing a site: whole or not at all, and nothing deleted that no build made."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from briefs.build import output
from briefs.build.output import MANIFEST, RefusedOutputError, refuse_unsafe, remove_site, write_site


def contents(folder: Path) -> dict[str, bytes]:
    return {file.relative_to(folder).as_posix(): file.read_bytes() for file in folder.rglob("*") if file.is_file()}


def site(folder: Path) -> dict[str, bytes]:
    return {name: data for name, data in contents(folder).items() if name != MANIFEST}


OLD: dict[str, bytes | Path] = {"index.html": b"old", "a/index.html": b"a", "b/index.html": b"b"}
NEW: dict[str, bytes | Path] = {"index.html": b"new", "a/index.html": b"a", "c/d/index.html": b"c"}


def test_a_site_is_written_and_the_next_takes_its_place(tmp_path: Path) -> None:
    out = tmp_path / "site"
    assert write_site(OLD, out).changed == 3
    assert site(out) == OLD
    kept = (out / "a/index.html").stat().st_mtime_ns
    written = write_site(NEW, out)
    assert (written.files, written.changed) == (3, 2)
    assert site(out) == NEW
    assert (out / "a/index.html").stat().st_mtime_ns == kept
    assert [entry.name for entry in tmp_path.iterdir()] == ["site"]


def test_a_file_that_somebody_changed_is_made_right(tmp_path: Path) -> None:
    out = tmp_path / "site"
    write_site(OLD, out)
    (out / "a/index.html").write_bytes(b"x")
    (out / "b/index.html").unlink()
    write_site(OLD, out)
    assert site(out) == OLD


def test_a_link_in_the_place_of_a_page_is_replaced_and_what_it_leads_to_stays(tmp_path: Path) -> None:
    out = tmp_path / "site"
    write_site(OLD, out)
    precious = tmp_path / "precious.txt"
    precious.write_bytes(b"a")
    (out / "a/index.html").unlink()
    (out / "a/index.html").symlink_to(precious)
    write_site(NEW, out)
    assert not (out / "a/index.html").is_symlink()
    assert precious.read_bytes() == b"a"


@pytest.mark.parametrize("place", ["notes.txt", "a/mine.html", "deep/er/x"])
def test_a_folder_with_a_file_that_no_build_made_is_refused(tmp_path: Path, place: str) -> None:
    out = tmp_path / "site"
    write_site(OLD, out)
    (out / place).parent.mkdir(parents=True, exist_ok=True)
    (out / place).write_text("mine")
    before = contents(out)
    with pytest.raises(RefusedOutputError, match=place):
        refuse_unsafe(out, sources=())
    assert contents(out) == before


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


def test_a_hostile_list_of_files_deletes_nothing_outside(tmp_path: Path) -> None:
    out = tmp_path / "site"
    write_site(OLD, out)
    precious = tmp_path / "precious.txt"
    precious.write_text("mine")
    (out / "out").symlink_to(tmp_path)
    (out / MANIFEST).write_text('{"made_by": "briefs", "files": ["../precious.txt", "out/precious.txt", "index.html"]}')
    remove_site(out)
    assert precious.read_text() == "mine"
    assert not (out / "index.html").exists()


def test_clean_deletes_what_builds_made_and_leaves_the_rest(tmp_path: Path) -> None:
    out = tmp_path / "site"
    write_site(OLD, out)
    (out / "a/mine.txt").write_text("mine")
    assert remove_site(out) == 3
    assert list(contents(out)) == ["a/mine.txt"]


def test_a_full_disk_leaves_the_earlier_site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    out = tmp_path / "site"
    write_site(OLD, out)
    real = Path.write_bytes
    calls = iter(range(100))

    def full(self: Path, data: bytes) -> int:
        if next(calls) == 2:
            raise OSError(28, "No space left on device")
        return real(self, data)

    monkeypatch.setattr(Path, "write_bytes", full)
    with pytest.raises(OSError, match="No space"):
        write_site(NEW, out)
    assert site(out) == OLD
    assert [entry.name for entry in tmp_path.iterdir()] == ["site"]
    write_site(NEW, out)
    assert site(out) == NEW


def test_without_the_systems_exchange_the_site_is_put_in_place_all_the_same(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(output, "_exchanged", lambda one, other: False)
    out = tmp_path / "site"
    write_site(OLD, out)
    write_site(NEW, out)
    assert site(out) == NEW
    # Killed between the two renames of the slow way: the next build finds the old site and goes on from there.
    out.rename(tmp_path / ".site.old")
    write_site(OLD, out)
    assert site(out) == OLD
    assert [entry.name for entry in tmp_path.iterdir()] == ["site"]


def test_two_builds_at_once_do_not_write_into_each_other(tmp_path: Path) -> None:
    out = tmp_path / "site"
    write_site(OLD, out)
    with output._alone(tmp_path), pytest.raises(RefusedOutputError, match="another build"):
        write_site(NEW, out)
    assert site(out) == OLD
    write_site(NEW, out)
    assert site(out) == NEW


_WRITER = """
import sys
from pathlib import Path
from briefs.output import write_site
out = Path(sys.argv[1])
print("ready", flush=True)
for turn in range(1000):
    write_site({f"{n}/index.html": f"{turn}".encode() * 50 for n in range(40)} | {"turn": f"{turn}".encode()}, out)
"""


@pytest.mark.parametrize("wait", [0.01, 0.03, 0.05, 0.07, 0.11, 0.13])
def test_a_killed_build_leaves_one_whole_site(tmp_path: Path, wait: float) -> None:
    out = tmp_path / "site"
    write_site({"turn": b"first"}, out)
    with subprocess.Popen([sys.executable, "-c", _WRITER, str(out)], stdout=subprocess.PIPE) as process:
        assert process.stdout is not None
        process.stdout.readline()
        time.sleep(wait)
        os.kill(process.pid, signal.SIGKILL)
    found = site(out)
    turn = found.pop("turn")
    assert set(found.values()) <= {turn * 50}
    assert len(found) in (0, 40)
    write_site(OLD, out)
    assert site(out) == OLD
    assert [entry.name for entry in tmp_path.iterdir()] == ["site"]
