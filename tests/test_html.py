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


def by_day(page: str) -> bool:
    """Return whether a page is in the language of the site's authors, or of a kind of which there are few."""
    return page.startswith("zh-hant/") or not LISTED & set(page.split("/"))


@pytest.mark.parametrize(
    "chosen",
    [
        by_day,
        pytest.param(
            lambda page: True,
            marks=pytest.mark.nightly("the checker reads seven hundred pages; by day most kinds"),
        ),
    ],
    ids=["by day", "all"],
)
def test_the_nu_html_checker_finds_no_error(own_folder: Path, chosen: Callable[[str], bool]) -> None:
    if not shutil.which("java") or not JAR.is_file():
        pytest.skip("the Nu HTML checker needs Java and npm; `make test` installs it where they are")
    command = ["java", *QUICK, "-Xss4m", "-jar", str(JAR), *OPTIONS]
    pages = list(filter(chosen, pages_of(own_folder)))
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
