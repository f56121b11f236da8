"""Style sheets and scripts are joined into few files, and a site's own stand in the place of any part."""

import json
import re
from pathlib import Path

import pytest

from briefs.publishing.rendering.assets import JOINED, PAGE, bare, published_assets
from briefs.publishing.rendering.template_files import read_templates

from .pages import Document
from .support import REPOSITORY

ASKED = "//link[@rel='stylesheet']/@href | //script/@src | //link[@rel='icon']/@href"
"""What a browser asks for with a page."""


def own_templates(folder: Path, files: dict[str, str]) -> Path:
    (folder / "assets").mkdir(parents=True)
    for name, text in files.items():
        (folder / "assets" / name).write_text(text, encoding="utf-8")
    return folder


def texts(own: Path | None) -> dict[str, str]:
    templates = read_templates(own)
    found = published_assets(templates.files, templates.words)
    return {name: data.decode() for name, (_, data) in found.items()}


def test_every_page_asks_for_at_most_five_files(own_pages: dict[str, Document]) -> None:
    asked = {page.file: len(page.all(ASKED)) for page in own_pages.values() if page.all("//main")}
    assert asked
    # A page with two languages has a sheet of its own; nobody else is given that.
    most = {file: 6 if file.endswith("/parallel/index.html") else 5 for file in asked}
    assert {file: number for file, number in asked.items() if number > most[file]} == {}


def test_every_part_is_there_and_published_in_its_whole_only() -> None:
    found = texts(None)
    files = read_templates(None).files
    for whole, named in JOINED.items():
        # What is made for the pages of this site stands first, and is no file of the templates.
        parts = [part for part in named if part != PAGE]
        assert all(f"assets/{part}" in files for part in parts)
        places = [found[whole].index(bare(part, files[f"assets/{part}"]).decode()) for part in parts]
        assert places == sorted(places)
        assert not found.keys() & set(named)


def test_an_own_file_stands_in_the_place_of_a_part(tmp_path: Path) -> None:
    found = texts(own_templates(tmp_path / "own", {"search.css": ".mine {}"}))
    assert ".mine {}" in found["site.css"]
    assert ".search-dialog" not in found["site.css"]
    assert ".site-header" in found["site.css"]


def test_an_own_file_stands_in_the_place_of_the_whole(tmp_path: Path) -> None:
    assert texts(own_templates(tmp_path / "own", {"site.css": ".mine {}"}))["site.css"] == ".mine {}"


@pytest.mark.parametrize(
    ("name", "said"), [("words-en.js", "Results"), ("words-zh-hant.js", "搜尋結果"), ("words-zh-hans.js", "搜索结果")]
)
def test_the_words_of_the_scripts_are_one_file_for_each_language(name: str, said: str) -> None:
    script = texts(None)[name]
    match = re.fullmatch(r"globalThis\.briefsWords = (\{.*\});\n", script)
    assert match
    assert json.loads(match[1])["results"] == said


def test_scripts_use_no_word_that_they_are_not_given() -> None:
    found = texts(None)
    given = json.loads(found["words-en.js"].partition("= ")[2].rstrip(";\n"))
    asked = set(
        re.findall(
            r"\bwords\.(\w+)",
            "".join(read_templates(None).files[f"assets/{part}"].decode() for part in JOINED["search.js"]),
        )
    )
    assert asked
    assert asked - {"length", "slice"} <= given.keys()


SCRIPTS = {file.name: file.read_text(encoding="utf-8") for file in (REPOSITORY / "templates/assets").glob("*.js")}
LOOKS_UP = re.compile(r"(?:querySelector(?:All)?|closest|matches)\(\s*([\"'`])(.*?)\1")
READS = re.compile(
    r"\bdataset\.(\w+)(?!\w)(?!\s*(?:\?\?|\|\|)?=(?!=))|[gh](?:et|as)Attribute\(\"(data-[\w-]+)|\[(data-[\w-]+)"
)


def attribute(name: str) -> str:
    """Return the attribute of a property of `dataset`."""
    return name if name.startswith("data-") else "data-" + re.sub("[A-Z]", lambda one: f"-{one[0].lower()}", name)


def test_what_scripts_look_for_on_a_page_is_put_there_by_a_template_the_program_or_a_script() -> None:
    folders = [(REPOSITORY / "templates").glob("*.html"), (REPOSITORY / "briefs").rglob("*.py")]
    made = [file.read_text(encoding="utf-8") for files in folders for file in files]
    words = set(re.findall(r"[\w-]+", " ".join(made)))
    for script in SCRIPTS.values():
        given = re.findall(r"(?:class(?:Name)?|id)\"?:? ?=? [^\n;]*|classList\.\w+\([^)]*\)", script)
        words |= set(re.findall(r"[\w-]+", " ".join(given)))
        words |= {attribute(name) for name in re.findall(r"dataset\.(\w+)\s*(?:\?\?|\|\|)?=(?!=)", script)}
        words |= set(re.findall(r"[\"'](data-[\w-]+)[\"'](?::|,)", script))
    missing = {}
    for name, script in SCRIPTS.items():
        selectors = " ".join(found[2] for found in LOOKS_UP.finditer(script))
        wanted = set(re.findall(r"[.#]([a-z][\w-]*)", selectors))
        wanted |= {attribute(next(filter(None, found.groups()))) for found in READS.finditer(script)}
        missing[name] = sorted(wanted - words)
    assert {name: one for name, one in missing.items() if one} == {}
