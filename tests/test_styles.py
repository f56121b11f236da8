"""The citation styles: valid CSL that leaves values as they come, and the forms that they give."""

import random
import re
from html import unescape
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest

from briefs.citing.csl.context import Cite
from briefs.citing.marked import to_html
from briefs.citing.styles import Styles, cited
from briefs.language.languages import EN
from tests.support import REPOSITORY

FOLDER = REPOSITORY / "templates" / "styles"
FILES = sorted(FOLDER.glob("*.csl"))
STYLES = [file.stem for file in FILES]
CSL = "{http://purl.org/net/xbiblio/csl}"


STYLE_SET = Styles({file.stem: file.read_bytes() for file in FILES})


def printed(name: str, record: dict[str, Any], locator: str = "", locale: str = "en-US") -> str:
    """Return what a style prints for one record: as a note, or as an entry in the list of a style that has no notes."""
    cite = Cite(locator, "page" if locator else "")
    return to_html(cited(STYLE_SET.style(name, locale), {"id": "a", **record}, cite).text, EN)


def date(text: str) -> dict[str, Any]:
    return {"date-parts": [[int(part) for part in text.split("-")]]}


def bodies(*names: str) -> list[dict[str, str]]:
    return [{"literal": name} for name in names]


AUTHORS = [{"family": "Smith", "given": "Jane B."}, {"family": "Doe", "given": "John"}]
ACCESSED = {"accessed": date("2025-06-11")}

RECORDS: dict[str, dict[str, Any]] = {
    "ministry": {
        "type": "webpage",
        "title": "公募について",
        "publisher": "內閣府",
        "URL": "https://www8.cao.go.jp/kobo.html",
        **ACCESSED,
    },
    "diet": {
        "type": "document",
        "title": "附帯決議",
        "author": bodies("参議院"),
        "URL": "https://s.go.jp/f",
        **ACCESSED,
    },
    "bare": {"type": "webpage", "title": "A page", "URL": "https://e.org/", "accessed": date("2025-05")},
    "bill": {"type": "bill", "title": "AI法案", "number": "第217回閣法第29号"},
    "act": {"type": "legislation", "title": "AI法", "number": "令和7年法律第53号"},
    "eu": {"type": "regulation", "title": "AI Act", "number": "Regulation (EU) 2024/1689", "URL": "https://eu/x"}
    | ACCESSED,
    "case": {
        "type": "legal_case",
        "title": "DPC v Facebook",
        "number": "C-311/18",
        "authority": "CJEU",
        "issued": date("2020-07-16"),
    },
    "news": {
        "type": "article-newspaper",
        "title": "東大など5大学",
        "container-title": "日本経済新聞",
        "issued": date("2024-11-28"),
        "URL": "https://nikkei.com/a",
        **ACCESSED,
    },
    "report": {
        "type": "report",
        "title": "Trust in AI",
        "author": bodies("KPMG"),
        "issued": date("2023-09"),
        "URL": "https://kpmg.com/t.pdf",
        **ACCESSED,
    },
    "book": {"type": "book", "title": "Law of AI", "author": AUTHORS, "publisher": "OUP", "issued": date("2021")},
    "article": {
        "type": "article-journal",
        "title": "論個資",
        "author": bodies("王大明"),
        "container-title": "臺大法學論叢",
        "volume": "37",
        "issue": "2",
        "page": "1-20",
        "issued": date("2008-06"),
    },
    "chapter": {
        "type": "chapter",
        "title": "Notes",
        "author": AUTHORS[1:],
        "editor": AUTHORS[:1],
        "container-title": "Handbook",
        "publisher": "OUP",
        "page": "5-9",
        "issued": date("2021"),
    },
}

PRINTED: dict[str, list[tuple[str, str, str]]] = {
    # the record, its locator, what is printed; the styles of the profiles are shown by tests/golden/kinds
    "apa": [
        (
            "ministry",
            "",
            "<i>公募について</i>. (n.d.). 內閣府. Retrieved June 11, 2025, from https://www8.cao.go.jp/kobo.html",
        ),
        ("diet", "", "参議院. (n.d.). <i>附帯決議</i>. Retrieved June 11, 2025, from https://s.go.jp/f"),
        ("bare", "", "<i>A page</i>. (n.d.). Retrieved May 2025, from https://e.org/"),
        ("bill", "", "AI法案, 第217回閣法第29号."),
        ("act", "", "AI法, 令和7年法律第53号."),
        ("eu", "", "AI Act, Regulation (EU) 2024/1689. https://eu/x"),
        ("case", "", "<i>DPC v Facebook</i>, C-311/18 (CJEU 2020)."),
        ("news", "", "東大など5大学. (2024, November 28). <i>日本経済新聞</i>. https://nikkei.com/a"),
        ("report", "", "KPMG. (2023). <i>Trust in AI</i>. https://kpmg.com/t.pdf"),
        ("book", "", "Smith, J. B., &amp; Doe, J. (2021). <i>Law of AI</i>. OUP."),
        ("article", "", "王大明. (2008). 論個資. <i>臺大法學論叢</i>, <i>37</i>(2), 1–20."),
        ("chapter", "", "Doe, J. (2021). Notes. In J. B. Smith (Ed.), <i>Handbook</i> (pp. 5–9). OUP."),
    ],
}


@pytest.mark.parametrize("file", FILES, ids=STYLES)
def test_a_style_says_what_it_is_and_that_it_is_free(file: Path) -> None:
    info = ElementTree.parse(file).getroot().find(f"{CSL}info")
    assert info is not None
    assert info.findtext(f"{CSL}id") == f"urn:briefs:style:{file.stem}"
    assert info.findtext(f"{CSL}title")
    assert "CC0" in info.findtext(f"{CSL}rights", "")
    assert file.read_text(encoding="utf-8").split("\n", 2)[1] == "<!--"


@pytest.mark.parametrize(
    ("name", "record", "locator", "expected"),
    [pytest.param(name, *row, id=f"{name}-{row[0]}") for name, rows in PRINTED.items() for row in rows],
)
def test_what_a_style_prints_on_a_page_in_any_language(name: str, record: str, locator: str, expected: str) -> None:
    for locale in ("en-US", "zh-TW"):
        assert printed(name, RECORDS[record], locator, locale) == expected


EVERYTHING: dict[str, Any] = {
    "author": bodies("Aa"),
    "editor": bodies("Bb", "Cc"),
    "number": "Dd",
    "publisher": "Ee",
    "publisher-place": "Ff",
    "container-title": "Gg",
    "volume": "Hh",
    "issue": "Ii",
    "page": "Jj-Kk",
    "edition": "Ll",
    "genre": "Mm",
    "authority": "Nn",
    "section": "Oo",
    "jurisdiction": "Pp",
    "URL": "https://qq.example/",
    "issued": date("2024-11"),
    "accessed": date("2025-06-11"),
}
KINDS = """article-journal article-newspaper bill book chapter legal_case legislation post-weblog report standard thesis
treaty webpage"""
FAULT = re.compile(
    r"，，|、、|：，|，[（）]|、[（）]|（[，、）]|, ,|,,|\.\.|\(\s*[,)]|,\)|\[\]|《》|〈〉|「」|『』|‘’|<>|<i></i>"
    r"|  | [,.;)]|\( |\)\(|^[\s，、,.:;：]|[\s，、,:;：]$"
)


@pytest.mark.parametrize("name", STYLES)
def test_no_mark_stands_doubled_or_alone_whatever_is_missing(name: str) -> None:
    chance = random.Random(name)
    for kind in KINDS.split():
        choices = [[], list(EVERYTHING), ["URL"], ["URL", "accessed"], ["issued"], ["number"]]
        choices += [chance.sample(list(EVERYTHING), chance.randint(1, 15)) for _ in range(18)]
        for number, choice in enumerate(choices):
            record = {"type": kind, "title": "Tt"} | {key: EVERYTHING[key] for key in choice}
            text = unescape(printed(name, record, "Xx" if number % 2 else ""))
            # Germany's judgments are called by where they are printed, and have no names.
            assert "Tt" in text or (name, kind, "container-title" in choice) == ("joint-germany", "legal_case", True)
            assert not FAULT.search(text), (kind, choice, text)
            assert ("2025" in text) <= ("URL" in choice)
            assert ("Xx" in text) == (number % 2 == 1 and name != "apa")
            if name == "apa" and "URL" not in choice:
                assert text.endswith(".")


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("taiwan", "Jane B. Smith、John Doe、Aa、Bb，〈T〉"),
        ("bluebook", "Jane B. Smith et al., <i>T</i>"),
        ("oscola", "Jane B Smith and others, ‘T’"),
        ("japan", "Jane B. Smithほか「T」"),
        ("apa", "Smith, J. B., Doe, J., Aa, &amp; Bb. (n.d.). <i>T</i>."),
    ],
)
def test_several_authors(name: str, expected: str) -> None:
    assert (
        printed(name, {"type": "webpage", "title": "T", "author": AUTHORS + bodies("Aa", "Bb")}, locale="zh-TW")
        == expected
    )
