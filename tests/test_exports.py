"""Exports are judged by another program: Pandoc reads each format back, and nothing is lost.

What Pandoc 3.9 itself drops is looked for in the text of the export instead.

From BibLaTeX: dates in words (`year`), the language of Chinese works (it gives `chinese`, without the script), article
numbers (`eid`); a straight `'` comes back as a curved one, as LaTeX prints it; `standard`, `bill` and
`regulation` come back as `legislation`, and a court (`institution`) as a publisher.

From RIS: visits (Y2), month and day (DA; it reads PY alone), numbers (M1), places (CY), short titles (ST), notes (N1),
series (T3), genres (M3); a name without a comma comes back in parts, one with a comma is split there; ELEC comes back
as `misc`.

From CSL-JSON: nothing, though quotation marks may come back curved, and a space before `?` as a narrow one.
"""

import json
import re
import subprocess
from collections.abc import Callable, Sequence
from typing import Any

import pypandoc  # type: ignore[import-untyped]
import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from briefs.model.source import TYPES
from briefs.publishing.files.reference_formats import biblatex, csl_json
from briefs.publishing.files.ris_format import ris
from briefs.reading.records.bibtex import read_bibtex

WRITERS: dict[str, Callable[[Sequence[dict[str, object]]], str]] = {
    "csljson": csl_json,
    "biblatex": biblatex,
    "ris": ris,
}

PAGE: dict[str, object] = {
    "id": "cao-kobo-youryou",
    "type": "webpage",
    "title": "研究セキュリティ・インテグリティに関する公募要領　令和7年度",
    "author": [{"literal": "内閣府"}],
    "container-title": "内閣府ホームページ",
    "publisher": "科学技術・イノベーション推進事務局",
    "issued": {"date-parts": [[2025, 2, 19]]},
    "accessed": {"date-parts": [[2025, 3, 10]]},
    "URL": "https://www8.cao.go.jp/cstp/kobo_r7/~a%20b_c.html?x=1&y=$2#z",
    "language": "ja",
}
ACT: dict[str, object] = {
    "id": "jp-ai-act",
    "type": "legislation",
    "title": "人工知能関連技術の研究開発及び活用の推進に関する法律",
    "number": "令和7年法律第53号",
    "issued": {"date-parts": [[2025, 6, 4]]},
    "language": "ja",
}
NEWS: dict[str, object] = {
    "id": "nikkei2024",
    "type": "article-newspaper",
    "title": "東大など5大学、知らずに北朝鮮と共同研究 「寝耳に水」（上）",
    "container-title": "日本経済新聞",
    "author": [{"family": "山田", "given": "太郎"}],
    "page": "1-3",
    "issued": {"date-parts": [[2024, 12, 1]]},
    "language": "ja",
}
REPORT: dict[str, object] = {
    "id": "hai-index-2024",
    "type": "report",
    "title": "AI R&D Index_2024: 50% more, $5 #1 in the US",
    "title-short": "AI Index",
    "author": [
        {"literal": "Stanford Institute for Human-Centered AI"},
        {"family": "Berg", "given": "Anna B.", "non-dropping-particle": "van den"},
        {"family": "Smith", "given": "John", "suffix": "Jr."},
    ],
    "editor": [{"family": "Müller", "given": "Émile"}],
    "translator": [{"family": "Chen", "given": "Hsiao-ming"}],
    "publisher": "HAI & Partners",
    "publisher-place": "Stanford, CA",
    "number": "NIST AI 100-1",
    "genre": "Annual report",
    "issued": {"date-parts": [[2024, 1], [2024, 4]]},
    "language": "en",
}
JOURNAL: dict[str, object] = {
    "id": "kaminski2019",
    "type": "article-journal",
    "title": "The Right to Explanation, Explained",
    "container-title": "Berkeley Technology Law Journal",
    "author": [{"family": "Kaminski", "given": "Margot E."}],
    "volume": "34",
    "issue": "1",
    "page": "189-218",
    "DOI": "10.15779/Z38_TD9N83H",
    "ISSN": "1086-3818",
    "issued": {"date-parts": [[2019, 5]]},
    "keyword": "AI, law",
    "abstract": "An abstract.",
    "language": "en",
}
CASE: dict[str, object] = {
    "id": "loomis",
    "type": "legal_case",
    "title": "State v. Loomis",
    "container-title": "N.W.2d",
    "authority": "Wisconsin Supreme Court",
    "volume": "881",
    "page": "749",
    "number": "2015AP157-CR",
    "issued": {"date-parts": [[2016, 7, 13]]},
    "language": "en",
}
NASTY: list[dict[str, object]] = [
    {"id": f"nasty-{number}", "type": "book", "title": title, "publisher": title}
    for number, title in enumerate(
        [
            "an { open brace",
            "a closing } brace",
            "} both {",
            "{a} b}",
            "back\\slash \\textbf{x} \\",
            "100% \\% %",
            'a "quoted" title"',
            "a\nnew\r\nline\u2028and\x00controls\x1f",
            "TY  - BOOK\nER  - \nTI  - other",
            "},\n}\n@book{other, title = {x}",
            "a -- b --- c ,, d '' e `` f << g >> h ?` i",
            "~tilde^caret&amp;_under_#$x$",
            "〈歐洲晶片法案〉、《法》「引」",
        ]
    )
]
ALL = [PAGE, ACT, NEWS, REPORT, JOURNAL, CASE, *NASTY]


def read_back(kind: str, items: Sequence[dict[str, object]]) -> list[dict[str, Any]]:
    """Return what Pandoc makes of an export."""
    command = [pypandoc.get_pandoc_path(), "-f", kind, "-t", "csljson"]
    done = subprocess.run(command, input=WRITERS[kind](items).encode(), capture_output=True, check=True)
    assert done.stderr == b""
    found: list[dict[str, Any]] = json.loads(done.stdout)
    return found


def plain(value: object) -> str:
    """Return a text as all programs agree on it: single spaces and quotation marks of one form."""
    text = re.sub('[‘’`“”"]', "'", str(value))
    return re.sub(r"[\x00-\x20\x7f-\xa0\u202f\u2028\u2029]+", " ", text).strip(" ")


def kept(item: dict[str, object], found: dict[str, Any], variables: str) -> None:
    """Compare texts."""
    for variable in variables.split():
        assert plain(found.get(variable)) == plain(item[variable]), variable


@pytest.fixture(scope="module")
def csl() -> dict[str, dict[str, Any]]:
    return {item["id"]: item for item in read_back("csljson", ALL)}


@pytest.fixture(scope="module")
def bib() -> dict[str, dict[str, Any]]:
    return {item["id"]: item for item in read_back("biblatex", ALL)}


@pytest.fixture(scope="module")
def endnote() -> dict[str, dict[str, Any]]:
    return {item["id"]: item for item in read_back("ris", ALL)}


Found = dict[str, dict[str, Any]]


def test_csl_json_is_what_it_was_given() -> None:
    text = csl_json(ALL)
    assert json.loads(text) == ALL
    assert text.startswith('[\n  {\n    "URL":')
    assert text.endswith("]\n")
    assert "内閣府" in text


@pytest.mark.parametrize("item", [PAGE, ACT, NEWS, REPORT, JOURNAL, CASE], ids=lambda item: str(item["type"]))
def test_pandoc_takes_all_of_the_csl_json(item: dict[str, object], csl: Found) -> None:
    assert csl[str(item["id"])] == item


def test_biblatex_of_a_web_page(bib: Found) -> None:
    found = bib["cao-kobo-youryou"]
    kept(PAGE, found, "type title container-title publisher URL author issued accessed")
    assert found["language"] == "ja-JP"


def test_biblatex_of_an_act(bib: Found) -> None:
    kept(ACT, bib["jp-ai-act"], "type title number issued")


def test_biblatex_of_a_newspaper(bib: Found) -> None:
    kept(NEWS, bib["nikkei2024"], "type title container-title author page issued")


def test_biblatex_of_a_report(bib: Found) -> None:
    found = bib["hai-index-2024"]
    kept(REPORT, found, "type title title-short publisher publisher-place number genre issued editor translator")
    assert found["author"] == REPORT["author"]
    assert found["language"] == "en-US"


def test_biblatex_of_a_journal(bib: Found) -> None:
    kept(JOURNAL, bib["kaminski2019"], "type title container-title author volume issue page DOI ISSN issued")
    kept(JOURNAL, bib["kaminski2019"], "keyword abstract")


def test_biblatex_of_a_case(bib: Found) -> None:
    found = bib["loomis"]
    kept(CASE, found, "type title container-title volume page number issued")
    assert found["publisher"] == CASE["authority"]


def test_ris_of_a_web_page(endnote: Found) -> None:
    found = endnote["cao-kobo-youryou"]
    kept(PAGE, found, "title container-title publisher URL language")
    assert found["author"] == [{"family": "内閣府"}]
    assert ris([PAGE]).split("\r\n") == [
        "TY  - ELEC",
        "ID  - cao-kobo-youryou",
        "AU  - 内閣府",
        "TI  - 研究セキュリティ・インテグリティに関する公募要領　令和7年度",
        "T2  - 内閣府ホームページ",
        "PB  - 科学技術・イノベーション推進事務局",
        "UR  - https://www8.cao.go.jp/cstp/kobo_r7/~a%20b_c.html?x=1&y=$2#z",
        "LA  - ja",
        "PY  - 2025",
        "DA  - 2025/02/19",
        "Y2  - 2025/03/10",
        "ER  - ",
        "",
    ]


def test_ris_of_an_act(endnote: Found) -> None:
    kept(ACT, endnote["jp-ai-act"], "type title language")
    assert endnote["jp-ai-act"]["issued"] == {"date-parts": [[2025]]}
    assert "M1  - 令和7年法律第53号\r\n" in ris([ACT])


def test_ris_of_a_newspaper(endnote: Found) -> None:
    kept(NEWS, endnote["nikkei2024"], "type title container-title author page language")


def test_ris_of_a_report(endnote: Found) -> None:
    found, text = endnote["hai-index-2024"], ris([REPORT])
    kept(REPORT, found, "type title publisher language editor")
    assert " ".join(found["author"][0][part] for part in ("given", "dropping-particle", "family")) == plain(
        "Stanford Institute for Human-Centered AI"
    )
    assert found["author"][1] == {"family": "Berg", "given": "Anna B.", "dropping-particle": "van den"}
    # RIS puts the suffix last; Pandoc reads it in BibTeX's order.
    for line in ("AU  - Smith, John, Jr.", "A4  - Chen, Hsiao-ming", "CY  - Stanford, CA", "ST  - AI Index"):
        assert f"{line}\r\n" in text
    for line in ("SN  - NIST AI 100-1", "M3  - Annual report", "PY  - 2024", "DA  - 2024/01//2024-04"):
        assert f"{line}\r\n" in text


def test_ris_of_a_journal(endnote: Found) -> None:
    found = endnote["kaminski2019"]
    kept(JOURNAL, found, "type title container-title author volume issue page DOI ISSN abstract language")
    assert set(found["keyword"].split(", ")) == {"AI", "law"}


def test_ris_of_a_case(endnote: Found) -> None:
    kept(CASE, endnote["loomis"], "type title container-title volume page")
    assert endnote["loomis"]["publisher"] == CASE["authority"]


@pytest.mark.parametrize("item", NASTY, ids=lambda item: str(item["title"]))
def test_no_title_breaks_out_of_its_field(item: dict[str, object], csl: Found, bib: Found, endnote: Found) -> None:
    for found in (csl, bib, endnote):
        assert len(found) == len(ALL)
        kept(item, found[str(item["id"])], "title publisher")


@pytest.mark.parametrize("item", [PAGE, ACT, NEWS, JOURNAL, CASE], ids=lambda item: str(item["type"]))
def test_this_program_reads_its_own_biblatex(item: dict[str, object]) -> None:
    tree = read_bibtex(biblatex([item]), "x.bib")
    assert tree.diagnostics == ()
    dates = {key: str(item[key]) for key in ("issued", "accessed") if key in item}
    iso = {key: "-".join(n.zfill(2) for n in re.findall("[0-9]+", date)) for key, date in dates.items()}
    assert tree.value["items"] == [item | iso]


def test_braces_are_even_as_bibtex_counts_them() -> None:
    depth = 0
    for sign in biblatex(NASTY):
        depth += (sign == "{") - (sign == "}")
        assert depth >= 0
    assert depth == 0


def test_names_that_look_like_several() -> None:
    names = [
        {"literal": "Ministry of Economy, Trade and Industry"},
        {"family": "Black and White, Inc.", "given": "A"},
        {"family": "Plato"},
    ]
    found = read_back("biblatex", [{"id": "a", "type": "book", "title": "A", "author": names}])
    assert found[0]["author"] == names


def test_keys_are_safe_and_each_its_own() -> None:
    keys = re.findall("@book{(.*),", biblatex([{"id": key, "type": "book"} for key in ("a b", "a,b", "a}b", "甲", "")]))
    assert keys == ["a-b", "a-b-2", "a-b-3", "甲", "source"]


@pytest.mark.parametrize(
    ("tag", "langid"),
    [
        ("ja", "langid = {japanese}"),
        ("en", "langid = {english}"),
        ("de", "langid = {ngerman}"),
        ("fr-CA", "langid = {french}"),
        ("zh-Hant", "langid = {chinese},\n  langidopts = {variant=traditional}"),
        ("zh-CN", "langid = {chinese},\n  langidopts = {variant=simplified}"),
    ],
)
def test_languages_as_biblatex_knows_them(tag: str, langid: str) -> None:
    assert langid in biblatex([{"id": "a", "type": "book", "language": tag}])


@pytest.mark.parametrize(
    ("kind", "ris_type"),
    [("document", "RPRT"), ("report", "RPRT"), ("treaty", "STAT"), ("legislation", "STAT"), ("speech", "SLIDE")],
)
def test_no_work_is_an_article_to_zotero_that_is_none(kind: str, ris_type: str) -> None:
    """Zotero makes an article of a journal of GEN, whatever else the file says."""
    assert ris([{"id": "a", "type": kind}]).startswith(f"TY  - {ris_type}\r\n")


def test_every_type_of_csl_has_one_in_ris() -> None:
    for kind in TYPES:
        assert "GEN" not in ris([{"id": "a", "type": kind}])


def test_the_language_that_zotero_reads_stands_beside_babels() -> None:
    for tag in ("ja", "zh-Hant", "en", "fi"):
        text = biblatex([{"id": "a", "type": "book", "title": "A", "language": tag}])
        assert f"  language = {{{tag}}},\n" in text
        items = read_bibtex(text, "x.bib").value["items"]
        assert isinstance(items, list)
        assert isinstance(items[0], dict)
        assert items[0]["language"] == tag


def test_dates_in_words_and_as_far_as_they_are_known() -> None:
    words: dict[str, object] = {"id": "a", "type": "book", "issued": {"literal": "ca. 1990"}}
    month: dict[str, object] = {"id": "a", "type": "book", "issued": {"date-parts": [[2024, 5]]}}
    days: dict[str, object] = {"id": "a", "type": "book", "issued": {"date-parts": [[2024, 1, 1], [2024, 1, 3]]}}
    assert "  year = {ca. 1990},\n" in biblatex([words])
    assert "PY  - ca. 1990\r\n" in ris([words])
    assert "  date = {2024-05},\n" in biblatex([month])
    assert "DA  - 2024/05//\r\n" in ris([month])
    assert "  date = {2024-01-01/2024-01-03},\n" in biblatex([days])
    assert "DA  - 2024/01/01/2024-01-03\r\n" in ris([days])
    assert read_back("biblatex", [days])[0]["issued"] == days["issued"]


def test_no_item_is_an_empty_file() -> None:
    assert (csl_json([]), biblatex([]), ris([])) == ("[]\n", "", "")


# Of rarer characters Pandoc makes its own: of ¹ a superscript.
_SIGNS = st.sampled_from("{}\\%\"&$#_~^'`-,<>[]|@=;:?! \n\r\t\x00\u2028éßЖ「」（）、。：　…—")
_TEXTS = st.text(
    _SIGNS
    | st.characters(min_codepoint=0x21, max_codepoint=0x7E)
    | st.characters(min_codepoint=0x4E00, max_codepoint=0x9FFF),
    max_size=40,
)


# Pandoc takes a tenth of a second for a file; to make a failing example small would take minutes.
@settings(max_examples=5, deadline=None, phases=(Phase.explicit, Phase.generate))
@given(st.lists(st.tuples(_TEXTS, _TEXTS), min_size=20, max_size=40))
def test_any_title_comes_back_from_every_format(texts: list[tuple[str, str]]) -> None:
    items: list[dict[str, object]] = [
        {"id": f"k{number}", "type": "book", "title": f"a {title} z", "publisher": f"a {publisher} z"}
        for number, (title, publisher) in enumerate(texts)
    ]
    for kind in WRITERS:
        found = {item["id"]: item for item in read_back(kind, items)}
        assert len(found) == len(items), kind
        for item in items:
            kept(item, found[str(item["id"])], "title publisher")


REGULATION: dict[str, object] = {
    "id": "gdpr",
    "type": "regulation",
    "title": "General Data Protection Regulation",
    "number": "Regulation (EU) 2016/679",
    "container-title": "OJ",
    "collection-title": "L",
    "issue": "119",
    "page": "1",
    "section": "25(2)",
    "authority": "European Parliament",
    "issued": {"date-parts": [[2016, 4, 27]]},
    "language": "en",
}
BILL: dict[str, object] = {
    "id": "hr4639",
    "type": "bill",
    "title": "Fourth Amendment Is Not For Sale Act",
    "number": "H.R. 4639",
    "authority": "House of Representatives",
    "chapter-number": "118th Cong.",
    "section": "2",
    "issued": {"date-parts": [[2023]]},
    "language": "en",
}


@pytest.mark.parametrize("item", [REGULATION, BILL], ids=lambda item: str(item["type"]))
def test_biblatex_of_laws_has_section_and_body(item: dict[str, object]) -> None:
    tree = read_bibtex(biblatex([item]), "x.bib")
    assert tree.diagnostics == ()
    (read,) = tree.value["items"]
    assert isinstance(read, dict)
    assert {**read, "issued": item["issued"]} == item


@pytest.mark.parametrize(
    ("item", "lines"),
    [
        (CASE, "PB:Wisconsin Supreme Court|A2:N.W.2d|T2:N.W.2d|SV:2015AP157-CR|VL:881|SP:749"),
        (REGULATION, "T2:OJ|T3:L|SE:25(2)|M1:Regulation (EU) 2016/679|M2:authority: European Parliament"),
        (REGULATION, "TY:STAT|M2:type: regulation"),
        (BILL, "T3:House of Representatives|ET:118th Cong.|SE:2|M1:H.R. 4639"),
        ({"id": "a", "type": "webpage", "number": "7"}, "M2:number: 7"),
        ({"id": "a", "type": "standard", "number": "ISO 1"}, "SN:ISO 1|M2:type: standard"),
        ({"id": "a", "type": "book", "editor": [{"family": "Roe"}]}, "ED:Roe"),
        ({"id": "a", "type": "chapter", "editor": [{"family": "Roe"}]}, "A2:Roe"),
    ],
)
def test_ris_has_what_laws_are_cited_by_where_zotero_reads_it(item: dict[str, object], lines: str) -> None:
    """As `RIS.js` of Zotero's translators reads them: docket SV, reporter A2, court PB, law number M1, section SE."""
    written = ris([item]).split("\r\n")
    assert [line for part in lines.split("|") if (line := part.replace(":", "  - ", 1)) not in written] == []
