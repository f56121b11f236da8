"""The Nu HTML checker finds no error in any page."""

import json
import re
import shutil
import subprocess
from pathlib import Path

import pytest

JAR = Path(__file__).parent / "tools/node_modules/vnu-jar/build/dist/vnu.jar"


def test_the_nu_html_checker_finds_no_error(own_folder: Path) -> None:
    if not shutil.which("java") or not JAR.is_file():
        pytest.skip("the Nu HTML checker needs Java and npm; `make test` installs it where they are")
    command = ["java", "-Xss4m", "-jar", str(JAR), "--format", "json", "--exit-zero-always", "--skip-non-html"]
    ended = subprocess.run([*command, str(own_folder)], capture_output=True, text=True, timeout=110, check=False)
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
