"""How the program is installed: one line for each system, the same wherever it is told, of files that are there."""

import re

import pytest

from tests.support import REPOSITORY

PLACES = ("README.md", "README.zh-Hant.md", "docs/guide/en.md", "docs/guide/zh-Hant.md")
ROW = re.compile(r"^\| [^|]+ \| (`(?:py|python3|uv|docker) .*) \|$", re.MULTILINE)


def lines(name: str) -> list[list[str]]:
    """Return the commands of each row of the table in a text."""
    rows = ROW.findall((REPOSITORY / name).read_text(encoding="utf-8"))
    return [re.findall("`(.*?)`", row) for row in rows]


@pytest.mark.parametrize("name", PLACES)
def test_each_system_has_one_line_and_every_text_the_same(name: str) -> None:
    (windows,), (unix,), (without,), container = lines(name)
    # PowerShell 5, which comes with Windows, knows no `&&`.
    assert "&&" not in windows
    in_unix = {"py -m": "python3 -m", "Scripts\\": "bin/", "; ": " && ", "\\": "/"}
    for ours, theirs in in_unix.items():
        windows = windows.replace(ours, theirs)
    assert windows == unix
    assert without.startswith("uv tool install ")
    recipe = (REPOSITORY / "Containerfile").read_text(encoding="utf-8")
    assert container == re.findall(r"^#   (docker .*)$", recipe, re.MULTILINE)
    assert lines(name) == lines(PLACES[0])


def test_what_the_lines_name_is_in_the_repository() -> None:
    said = " ".join(line for row in lines(PLACES[0]) for line in row)
    named = set(re.findall(r"(?:-r|--constraints|--file) ([^\s;]+)", said))
    assert named == {"requirements.lock", "Containerfile"}
    assert all((REPOSITORY / file).is_file() for file in named)


def test_a_knowledge_base_has_a_line_for_each_system_that_compares_hashes() -> None:
    rows = lines("briefs/starter/README.md")
    assert [row[0].split()[0] for row in rows] == ["py", "python3", "uv"]
    assert all(row[0].endswith("pip install --require-hashes -r requirements.txt") for row in rows)
