"""The Nu HTML checker finds no error in any page."""

import json
import re
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

JAR = Path(__file__).parent / "tools/node_modules/vnu-jar/build/dist/vnu.jar"
OPTIONS = ("--format", "json", "--exit-zero-always", "--skip-non-html")
QUICK = ("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC")
"""For a run of seconds: to compile what is called often once more, and better, takes longer than it wins."""
LISTED = {"laws", "sources", "authorities", "topics", "years", "jurisdictions"}
"""Where many pages are alike, each made from a record."""


def pages_of(folder: Path) -> list[str]:
    return sorted(file.relative_to(folder).as_posix() for file in folder.rglob("*.html"))


def by_day(pages: list[str]) -> list[str]:
    """Return the pages of kinds of which there are few, and of the others some: in the language of the authors."""
    few = [page for page in pages if not LISTED & set(page.split("/"))]
    return few + [page for page in pages if page not in few and page.startswith("zh-hant/")][::3]


@pytest.mark.parametrize(
    "chosen",
    [
        by_day,
        pytest.param(
            lambda pages: pages,
            marks=pytest.mark.nightly("the checker reads seven hundred pages; by day most kinds"),
        ),
    ],
    ids=["by day", "all"],
)
def test_the_nu_html_checker_finds_no_error(own_folder: Path, chosen: Callable[[list[str]], list[str]]) -> None:
    if not shutil.which("java") or not JAR.is_file():
        pytest.skip("the Nu HTML checker needs Java and npm; `make test` installs it where they are")
    command = ["java", *QUICK, "-Xss4m", "-jar", str(JAR), *OPTIONS]
    pages = chosen(pages_of(own_folder))
    assert pages
    ended = subprocess.run([*command, *pages], cwd=own_folder, capture_output=True, text=True, check=False)
    messages = json.loads(ended.stderr)["messages"]
    errors = sorted(
        {f"{m['message']} in {m['url'].partition(own_folder.name)[2]}" for m in messages if m["type"] == "error"}
    )
    assert errors == []


def test_no_heading_can_be_called_as_the_page_calls_its_own_parts() -> None:
    from briefs.reading.markdown.headings import PAGE_IDS
    from tests.support import REPOSITORY

    own = set()
    for name in ("base.html", "brief.html", "page.html", "parts.html"):
        text = (REPOSITORY / "templates" / name).read_text(encoding="utf-8")
        own |= set(re.findall(r' id="([a-z-]+)"', text))
    assert own <= PAGE_IDS
