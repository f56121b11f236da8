"""What several tests share: the site of this repository, built once in a run."""

import gc
import os
import shutil
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import settings

from briefs.commands.spoken_language import speak
from briefs.messages import EN
from tests.compiled import build_alone, compile_once
from tests.once import once
from tests.pages import Document, documents
from tests.support import REPOSITORY, build_content

# How long an example takes depends on what else the machine does; no test may hang all the same (pytest-timeout).
settings.register_profile("unhurried", deadline=None)
# A push is tried with the same examples each time, so that it fails for what it changed; the night looks for new ones.
settings.register_profile("by day", settings.get_profile("unhurried"), max_examples=10, derandomize=True)
settings.load_profile("unhurried")

# Where Python is told to keep nothing that it compiled, each process that a test starts compiles all anew.
os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
sys.dont_write_bytecode = False

BASE_URL = "https://example.org/kb/"
MEMORY = Path("/dev/shm")
"""Where Linux keeps files in memory."""
ENOUGH = 4 * 1024**3
"""What must be free there: a run writes less, as what a test has written goes with it unless it fails."""


def pytest_configure(config: pytest.Config) -> None:
    """Try each property that names no number of examples with a tenth of Hypothesis' hundred, but for the night.

    By day files are written into memory, where there is enough of it: a site has many folders, and each is dear on a
    disk. By night they are written to the disk, as sites are.
    """
    if config.option.markexpr == "not nightly":
        settings.load_profile("by day")
        if "TMPDIR" not in os.environ and MEMORY.is_dir() and shutil.disk_usage(MEMORY).free > ENOUGH:
            # What is started looks there too, the other processes of this run among it.
            os.environ["TMPDIR"] = tempfile.tempdir = str(MEMORY)


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_auto_num_workers() -> int:
    """Run one worker more than there are processors: some worker always waits for its browser or for a child."""
    return (os.cpu_count() or 1) + 1


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Let no test be left to the night without saying why."""
    for item in items:
        for mark in item.iter_markers("nightly"):
            if not (len(mark.args) == 1 and isinstance(mark.args[0], str) and mark.args[0]):
                raise pytest.UsageError(f"{item.nodeid}: nightly takes its reason, and nothing else")


def pytest_collection_finish() -> None:
    """Let the collector of cycles pass over what stays, the thousands of tests among it, and come seldom."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(10_000, 10, 10)


def pytest_report_collectionfinish(config: pytest.Config, items: list[pytest.Item]) -> list[str]:
    """List what is left to the night with its reason, where that is asked for: `make nights`."""
    if not (config.option.collectonly and config.option.markexpr == "nightly"):
        return []
    left = Counter(
        (item.nodeid.partition("[")[0], mark.args[0]) for item in items for mark in item.iter_markers("nightly")
    )
    return [f"{count:4} {test}: {reason}" for (test, reason), count in left.items()]


@pytest.fixture(scope="session", autouse=True)
def _compiled_once() -> Iterator[None]:
    with pytest.MonkeyPatch.context() as patch:
        compile_once(patch)
        build_alone(patch)
        yield


@pytest.fixture(autouse=True)
def _english(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Take back the language that a command of an earlier test settled for this process."""
    monkeypatch.setenv("LANGUAGE", "en")
    speak(EN)
    yield
    speak(EN)


def _build(folder: Path) -> None:
    kb = folder / "kb"
    shutil.copytree(REPOSITORY / "content", kb / "content")
    for manual in (REPOSITORY / "docs").glob("guide*"):
        shutil.copytree(manual, kb / "docs" / manual.name)
    made = build_content(kb / "content", cache=kb / ".briefs-cache", base_url=BASE_URL)
    for name, data in made.items():
        file = folder / "site" / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(data)


@pytest.fixture(scope="session")
def own_kb(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a copy of this repository's content and manual with the store of a build. Nothing may be written into it.

    A test that copies it in turn has answered for it what was asked before: it reads and checks in a moment.
    """
    return once(tmp_path_factory, "own", _build) / "kb"


@pytest.fixture(scope="session")
def own_folder(own_kb: Path) -> Path:
    """Return a folder with this repository's site, built for a sub-path. Nothing may be written into it."""
    return own_kb.with_name("site")


@pytest.fixture(scope="session")
def own_site(own_folder: Path) -> dict[str, bytes]:
    """Return the files of this repository's site."""
    files = sorted(file for file in own_folder.rglob("*") if file.is_file())
    return {file.relative_to(own_folder).as_posix(): file.read_bytes() for file in files}


@pytest.fixture(scope="session")
def own_pages(own_site: dict[str, bytes]) -> dict[str, Document]:
    """Return the pages of this repository's site by their addresses."""
    return documents(own_site, BASE_URL)
