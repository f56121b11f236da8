"""What other programs export is read: what is not known is a warning, once for a file, and never an error."""

import json
from pathlib import Path

import pytest

from briefs.model.brief import File
from briefs.model.source import Name, Source, Wording
from briefs.reading.records.exported_records import jurisdiction_code
from briefs.reading.records.source_files import read_source_file
from tests.support import check_content, shown, write_content


def read(name: str, text: str) -> tuple[list[Source], str]:
    """Return the records of a file, and what is said of it."""
    found = read_source_file(File(name, text.encode()))
    return [claim.source for claim in found.claims if claim.source], shown(found.faults)


def record(**fields: object) -> tuple[Source, str]:
    """Return a record of CSL-JSON, and what is said of it."""
    (source,), faults = read("a.json", json.dumps([{"id": "a", "type": "book", "title": "A", **fields}]))
    return source, faults


LEGAL = r"""
@jurisdiction{x, title={A v B}, date=2001, reporter={AC}, volume=1, pages={9}, court={House of Lords},
  ecli={EU:C:2001:1}, section={3}, jurisdiction={uk}, collaborator={Roe, Ann}, mrnumber={3}}
"""


def test_fields_of_legal_styles_in_a_bib_file() -> None:
    (source,), faults = read("a.bib", LEGAL)
    assert faults == ""
    assert {key: text.text for key, text in source.texts.items()} == {
        "title": "A v B",
        "container-title": "AC",
        "volume": "1",
        "page": "9",
        "authority": "House of Lords",
        "ECLI": "EU:C:2001:1",
        "section": "3",
    }
    assert source.names == {"contributor": (Name(family=Wording("Roe"), given=Wording("Ann")),)}
    assert source.jurisdiction == "GB"


@pytest.mark.parametrize(
    ("fields", "key", "text"),
    [
        ({"reporter": "AC"}, "container-title", "AC"),
        ({"court": "HL"}, "authority", "HL"),
        ({"ecli": "EU:C:2001:1"}, "ECLI", "EU:C:2001:1"),
        ({"containerTitle": "J"}, "container-title", "J"),
        ({"publisher_place": "臺北"}, "publisher-place", "臺北"),
        ({"url": "https://example.org/"}, "URL", "https://example.org/"),
        ({"court": "HL", "authority": "House of Lords"}, "authority", "House of Lords"),
        ({"authority": "House of Lords", "court": "HL"}, "authority", "House of Lords"),
        ({"ISSN": ["1234-5678", "2345-6789"]}, "ISSN", "1234-5678, 2345-6789"),
        ({"container-title": ["Journal", "日誌"]}, "container-title", "Journal"),
        ({"volume": 34}, "volume", "34"),
    ],
)
def test_variables_by_other_names_in_csl_json(fields: dict[str, object], key: str, text: str) -> None:
    source, faults = record(**fields)
    assert faults == ""
    assert source.texts[key].text == text


def test_texts_in_several_languages_may_stand_in_json() -> None:
    source, faults = record(title={"ja": "公募", "en": "Call"}, language="ja")
    assert faults == ""
    assert source.title == Wording("公募", "ja", {"en": "Call"})


def test_what_is_not_known_is_told_once_for_each_field_and_file() -> None:
    fields = {"type": "book", "title": "A", "shelf": "3", "volumes": "2", "multi": {"main": {}, "_keys": {}}}
    text = json.dumps([{"id": "a", **fields}, {"id": "b", **fields, "indexed": {"a": 1}}])
    sources, faults = read("a.json", text)
    assert [source.key for source in sources] == ["a", "b"]
    assert faults.split("\n") == [
        "a.json:1:44: warning: the field shelf is not known, and is passed over [source.field]",
        "a.json:1:58: warning: the field volumes is not known, and is passed over [source.field]"
        " → Did you mean volume?",
        "a.json:1:219: warning: the field indexed is not known, and is passed over [source.field]",
    ]


def test_a_bib_file_tells_each_unknown_field_once() -> None:
    text = "".join(f"@book{{{key}, title = {{A}},\n shelf = {{3}},\n note = {{x}}}}\n" for key in "abc")
    sources, faults = read("a.bib", text)
    assert len(sources) == 3
    assert faults == "a.bib:2:1: warning: the field shelf is not known, and is passed over [source.field]"


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({"license": [{"URL": "https://example.org"}]}, "license is no text"),
        ({"publisher": True}, "publisher is no text"),
        ({"issued": [2024]}, "issued is no date"),
        ({"URL": "example.org/a"}, "'example.org/a' is no web address"),
        ({"language": "Klingon"}, "'Klingon' is no language that is known"),
        ({"jurisdiction": "the moon"}, "'the moon' is no jurisdiction that is known"),
    ],
)
def test_a_value_that_is_none_is_left_out(fields: dict[str, object], said: str) -> None:
    source, faults = record(**fields)
    assert f"warning: {said} [source.value]" in faults
    assert (set(source.texts), source.dates, source.language, source.jurisdiction) == ({"title"}, {}, "", "")


def test_what_programs_add_to_names_is_passed_over() -> None:
    author = {
        "family": "王",
        "given": "皇玉",
        "multi": {"_key": {"en": {"family": "Wang"}}},
        "ORCID": "0",
        "sequence": "1",
    }
    source, faults = record(author=[author])
    assert faults == ""
    assert source.names["author"] == (Name(family=Wording("王"), given=Wording("皇玉")),)


@pytest.mark.parametrize(
    ("said", "code"),
    [
        *(
            ("us", "US"),
            ("us:c9", "US"),
            ("us:ny|New York", "US"),
            ("uk", "GB"),
            ("UK", "GB"),
            ("gb", "GB"),
            ("jp", "JP"),
        ),
        *(("eu.int", "EU"), ("EU", "EU"), ("un.int", "INT"), ("coe.int", "INT"), ("INT", "INT")),
        *(("Taiwan", "TW"), ("臺灣", "TW"), ("United Kingdom", "GB")),
        *(("the moon", ""), ("", ""), ("usa", "US"), ("New York", ""), ("../../etc", "")),
    ],
)
def test_jurisdictions_as_juris_m_has_them(said: str, code: str) -> None:
    assert jurisdiction_code(said) == code


EXTRA = """\
ECLI: ECLI:EU:C:2020:559
authority: Court of Justice
Original Date: 1998-05
original-author: 王 || 皇玉
Original Author: 內閣府
type: legal_case
tex.shelf: 3
Cited by: 12
A remark.
title: Another"""


@pytest.mark.parametrize("name", ["a.json", "a.bib"])
def test_lines_of_zoteros_extra_are_variables(name: str) -> None:
    text = json.dumps([{"id": "a", "type": "book", "title": "A", "note": EXTRA}])
    if name == "a.bib":
        text = f"@book{{a, title = {{A}},\n note = {{{EXTRA}}}}}"
    (source,), faults = read(name, text)
    assert faults == ""
    assert {key: wording.text for key, wording in source.texts.items()} == {
        "title": "A",
        "ECLI": "ECLI:EU:C:2020:559",
        "authority": "Court of Justice",
        "note": "tex.shelf: 3\nCited by: 12\nA remark.",
    }
    assert source.type == "legal_case"
    assert source.dates == {"original-date": "1998-05"}
    wang, office = Name(family=Wording("王"), given=Wording("皇玉")), Name(literal=Wording("內閣府"))
    assert source.names == {"original-author": (wang, office)}


@pytest.mark.parametrize(
    ("note", "authority", "rest"),
    [
        ("{:authority: Supreme Court}{:section: 3}", "Supreme Court", None),
        ('mlzsync1:0017{"type":"case" }}authority: HL', "HL", None),
        ("Authority：最高法院", "最高法院", None),
        ("See https://example.org: a remark", None, "See https://example.org: a remark"),
        ("authority:", None, "authority:"),
        ("type: nonsense", None, None),
    ],
)
def test_older_forms_of_extra(note: str, authority: str | None, rest: str | None) -> None:
    source, faults = record(note=note)
    assert faults == ""
    assert source.type == "book"
    assert [source.texts[key].text if key in source.texts else None for key in ("authority", "note")] == [
        authority,
        rest,
    ]


def test_a_note_that_was_written_by_hand_stays_as_it_is() -> None:
    (source,), _ = read("a.yaml", "type: book\ntitle: A\nnote: 'authority: HL'\nECLI: EU:C:2001:1\n")
    assert source.texts["note"].text == "authority: HL"
    assert source.texts["ECLI"].text == "EU:C:2001:1"


@pytest.mark.parametrize(
    ("line", "hint"),
    [
        ("year: 2024", "issued"),
        ("url: https://example.org", "URL"),
        ("journal: J", "container-title"),
        ("court: HL", "authority"),
        ("pages: 1-2", "page"),
        ("visited: 2024-01-01", "accessed"),
        ("法院: 最高法院", "authority"),
        ("年份: 2024", "issued"),
        ("Publisher: X", "publisher"),
    ],
)
def test_a_slip_of_a_hand_is_an_error_that_says_what_is_meant(line: str, hint: str) -> None:
    sources, faults = read("a.yaml", f"type: book\ntitle: A\n{line}\n")
    assert sources == []
    key = line.partition(":")[0]
    assert faults == f"a.yaml:3:1: error: unknown key {key} [field.unknown] → Did you mean {hint}?"


@pytest.mark.parametrize(
    ("kind", "hint"),
    [
        ("case", "Did you mean legal_case?"),
        ("判決", "Did you mean legal_case?"),
        ("法律", "Did you mean legislation?"),
        ("專書", "Did you mean book?"),
        ("bok", "Did you mean book?"),
        ("物", "Among others: article-journal, bill, book, chapter, document, legal_case, legislation, regulation,"),
    ],
)
def test_a_type_that_is_none_is_told_with_those_that_are(kind: str, hint: str) -> None:
    _, faults = read("a.yaml", f"type: {kind}\ntitle: A\n")
    assert f"type: '{kind}' is not allowed [field.value] → {hint}" in faults


@pytest.mark.parametrize(
    ("name", "text", "fault"),
    [
        (
            "tw.yaml",
            "wang:\n  type: book\n  author: 王澤鑑\n",
            "tw.yaml:1:1: error: wang: title is missing [field.missing] → Add a line `title: …`."
            " It has type: book, author: 王澤鑑.",
        ),
        (
            "tw.bib",
            "@book{wang,\n  date = {2024}}",
            "tw.bib:1:1: error: wang: title is missing [field.missing]"
            " → Add title = {…}. It has type: book, issued: 2024.",
        ),
        # A code alone names no provision, and a section none but of a law.
        (
            "us.yaml",
            "usc:\n  type: legislation\n  volume: 42\n  container-title: U.S.C.\n",
            "us.yaml:1:1: error: usc: title is missing [field.missing] → Add a line `title: …`."
            " It has type: legislation, volume: 42, container-title: U.S.C..",
        ),
        (
            "us.yaml",
            "part:\n  type: chapter\n  container-title: Handbook\n  section: '3'\n",
            "us.yaml:1:1: error: part: title is missing [field.missing] → Add a line `title: …`."
            " It has type: chapter, container-title: Handbook, section: 3.",
        ),
    ],
)
def test_a_title_that_is_missing_is_told_with_the_key(name: str, text: str, fault: str) -> None:
    assert read(name, text) == ([], fault)


def test_a_section_of_a_code_needs_no_title() -> None:
    text = "type: legislation\nvolume: 42\ncontainer-title: U.S.C.\nsection: '1983'\n"
    (source,), faults = read("usc.yaml", text)
    assert (source.title.text, faults) == ("42 U.S.C. § 1983", "")
    (source,), faults = read("fr.yaml", "type: legislation\nlanguage: fr\ncontainer-title: Code civil\nsection: 1240\n")
    assert (source.title.text, faults) == ("Code civil art. 1240", "")


def test_a_mark_is_no_code_of_a_jurisdiction(tmp_path: Path) -> None:
    files = {
        "jurisdictions.yaml": "GB: {mark: UK, names: {zh-Hant: 英國, en: United Kingdom}}\n",
        "sources/a.yaml": "type: book\ntitle: A\njurisdiction: UK\nissued: 2024\n",
        "sources/b.json": json.dumps([{"id": "b", "type": "book", "title": "B", "jurisdiction": "UK"}]),
    }
    checked = check_content(write_content(tmp_path, files))
    (line,) = (line for line in shown(checked.diagnostics).split("\n") if "jurisdiction UK" in line)
    assert line.endswith("a.yaml:3:1: error: a: unknown jurisdiction UK [jurisdiction.unknown] → Did you mean GB?")


def test_the_key_that_better_bibtex_writes_into_extra_is_the_key() -> None:
    note = "Citation Key: roe2024\nA remark."
    entry = {"id": "http://zotero.org/users/1/items/ABCD", "type": "book", "title": "A", "note": note}
    (source,), faults = read("a.json", json.dumps([entry]))
    assert (source.key, source.texts["note"].text, faults) == ("roe2024", "A remark.", "")


MENDELEY = r"""
@misc{Roe2024,
abstract = {One {\%} of it.},
author = {Roe, Ann},
booktitle = {Site},
file = {:a.pdf:pdf},
file = {:b.pdf:pdf},
keywords = {a,b},
mendeley-groups = {x},
mendeley-tags = {y},
title = {{A Page}},
url = {https://a.example/x y https://b.example/},
urldate = {2024-05-06},
year = {2024}
}
@web_page{Doe2023, title = {B}, url = {www.b.example}, language = {anglais}, year = {2023}}
@book_section{Poe2022, title = {C}, booktitle = {D}, date = {2022-00-00}}
@nameonly{x, title = {E}, tags = {law}, author+an:role = {1=x}, language = {und}}
"""


def test_a_library_of_mendeley() -> None:
    sources, faults = read("a.bib", MENDELEY)
    assert faults == ("a.bib:18:1: warning: the type @nameonly is not known; it is read as a document [source.value]")
    page, other, chapter, rest = sources
    assert (page.type, page.url, page.title.text) == ("webpage", "https://a.example/x%20y", "A Page")
    assert (other.type, other.url, other.language) == ("webpage", "http://www.b.example", "en")
    assert (chapter.type, chapter.dates, chapter.texts["container-title"].text) == ("chapter", {"issued": "2022"}, "D")
    assert (rest.type, rest.texts["keyword"].text, rest.language) == ("document", "law", "")


PANDOC = """\
references:
- id: roe2024
  type: webpage
  title: A
  issued:
  - year: 2024
    month: 5
  accessed: {year: 2024, month: 6, day: 7}
  event-date:
  - {year: 2024, season: 1}
  original-date:
  - {year: 1998}
  - {year: 1999}
- id: rome
  type: book
  title: B
  issued: {date-parts: [[-450]]}
"""


def test_yaml_as_pandoc_and_better_bibtex_write_it() -> None:
    (roe, rome), faults = read("a.yaml", PANDOC)
    assert faults == ""
    assert roe.dates == {
        "issued": "2024-05",
        "accessed": "2024-06-07",
        "event-date": "2024-21",
        "original-date": "1998/1999",
    }
    assert rome.dates == {"issued": "-450"}


def test_a_type_that_csl_has_not_is_a_document() -> None:
    source, faults = record(type="case")
    assert source.type == "document"
    assert "the type case is not known; it is read as a document [source.value] → Did you mean legal_case?" in faults


def test_an_entry_of_endnote_without_a_label_has_no_key() -> None:
    _, faults = read("a.bib", "@article{\n   author = {Roe, Ann},\n   title = {A}\n}\n")
    assert "this entry has no key [field.value]" in faults
