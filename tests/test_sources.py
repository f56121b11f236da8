"""Records of cited works: whatever the kind of file, one `Source`; each fault at its place; no harm from any text."""

import json
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from briefs.model.brief import File
from briefs.model.diagnostic import Diagnostic
from briefs.model.source import Name, Source, SourceKey, Wording, page_lang
from briefs.reading.files.walk import Content
from briefs.reading.records.source_files import read_sources
from tests.support import check_content, said_in_english, shown, write_content


def read(files: dict[str, str | bytes]) -> tuple[dict[SourceKey, Source], tuple[Diagnostic, ...]]:
    """Read a folder of records without a disk."""
    data = {name: text.encode() if isinstance(text, str) else text for name, text in files.items()}
    texts = {f"sources/{name}": File(f"sources/{name}", data[name]) for name in sorted(data)}
    sources, _, faults = read_sources(Content("content", texts, {}, ()))
    return sources, faults


def sound(name: str, text: str | bytes) -> tuple[Source, ...]:
    """Read one file that has no fault."""
    sources, faults = read({name: text})
    assert shown(faults) == ""
    return tuple(sources.values())


def placeless(source: Source) -> dict[str, object]:
    """Return all that a source says but where its record stands."""
    fields = {name: getattr(source, name) for name in source.__struct_fields__}
    return {name: value for name, value in fields.items() if name not in ("path", "line", "column", "places")}


RECORD = """\
type: report
title: 情報通信白書
author: [{literal: 総務省}]
issued: 2024-07
"""


def indented(text: str) -> str:
    return "".join(f"  {line}\n" for line in text.splitlines())


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("soumu-2024.yaml", RECORD),
        ("soumu-2024.yml", RECORD),
        ("all.yaml", "soumu-2024:\n" + indented(RECORD)),
        ("all.yaml", "- id: soumu-2024\n" + indented(RECORD)),
        ("all.yaml", "# Exported from Zotero.\n- id: soumu-2024\n" + indented(RECORD)),
        ("all.yaml", "---\n- id: soumu-2024\n" + indented(RECORD)),
        ("all.yaml", "references:\n- id: soumu-2024\n" + indented(RECORD)),
        ("all.yaml", "---\nreferences:\n- id: soumu-2024\n" + indented(RECORD) + "...\n"),
        ("all.yaml", b"\xef\xbb\xbf" + ("soumu-2024:\n" + indented(RECORD)).replace("\n", "\r\n").encode()),
        (
            "all.json",
            '[{"id": "soumu-2024", "type": "report", "title": "情報通信白書",'
            ' "author": [{"literal": "総務省"}], "issued": {"date-parts": [[2024, 7]]}}]',
        ),
        (
            "soumu-2024.json",
            '{"type": "report", "title": "情報通信白書", "author": [{"literal": "総務省"}], "issued": "2024-07"}',
        ),
        (
            "all.json",
            '{"soumu-2024": {"type": "report", "title": "情報通信白書", "author": [{"literal": "総務省"}],'
            ' "issued": "2024-07"}}',
        ),
        ("all.bib", "@report{soumu-2024, title = {情報通信白書}, author = {{総務省}}, date = {2024-07}}"),
    ],
    ids=lambda value: value if isinstance(value, str) and len(value) < 20 else "",
)
def test_every_form_of_a_record_is_read_alike(name: str, text: str | bytes) -> None:
    (source,) = sound(name, text)
    assert placeless(source) == placeless(
        Source(
            key=SourceKey("soumu-2024"),
            type="report",
            texts={"title": Wording("情報通信白書")},
            names={"author": (Name(literal=Wording("総務省")),)},
            dates={"issued": "2024-07"},
        )
    )


ZOTERO_JSON = """\
[
\t{
\t\t"id": "http://zotero.org/users/1234/items/ABCD2345",
\t\t"type": "article-journal",
\t\t"abstract": "Line one.\\nLine two: \\"quoted\\" \\u2014 done.",
\t\t"container-title": "Berkeley Technology Law Journal",
\t\t"DOI": "10.15779/Z38TD9N83H",
\t\t"issue": "1",
\t\t"journalAbbreviation": "Berkeley Tech. L.J.",
\t\t"language": "en-US",
\t\t"page": "189-218",
\t\t"title": "The Right to Explanation, Explained",
\t\t"URL": "https://example.org/?a=1&b=2",
\t\t"volume": 34,
\t\t"author": [
\t\t\t{
\t\t\t\t"family": "Berg",
\t\t\t\t"given": "Anna",
\t\t\t\t"non-dropping-particle": "van den"
\t\t\t},
\t\t\t{
\t\t\t\t"literal": "OECD"
\t\t\t}
\t\t],
\t\t"accessed": {
\t\t\t"date-parts": [
\t\t\t\t[
\t\t\t\t\t"2025",
\t\t\t\t\t3,
\t\t\t\t\t"9"
\t\t\t\t]
\t\t\t]
\t\t},
\t\t"issued": {
\t\t\t"date-parts": [
\t\t\t\t[
\t\t\t\t\t2019,
\t\t\t\t\t5
\t\t\t\t],
\t\t\t\t[
\t\t\t\t\t2019,
\t\t\t\t\t6
\t\t\t\t]
\t\t\t]
\t\t},
\t\t"citation-key": "kaminski2019",
\t\t"categories": [],
\t\t"custom": {"a": [1, null, true]}
\t}
]
"""


def test_csl_json_as_zotero_exports_it() -> None:
    (source,) = sound("zotero.json", ZOTERO_JSON)
    assert source.key == "kaminski2019"
    assert source.language == "en"
    assert source.dates == {"accessed": "2025-03-09", "issued": "2019-05/2019-06"}
    assert source.texts["volume"].text == "34"
    assert source.texts["container-title-short"].text == "Berkeley Tech. L.J."
    assert source.texts["abstract"].text == 'Line one.\nLine two: "quoted" — done.'
    assert source.url == "https://example.org/?a=1&b=2"
    person, body = source.names["author"]
    assert person == Name(
        family=Wording("Berg", "en"), given=Wording("Anna", "en"), parts={"non-dropping-particle": "van den"}
    )
    assert body == Name(literal=Wording("OECD", "en"))
    assert (source.path, source.line) == ("sources/zotero.json", 2)


def test_without_a_citation_key_the_last_part_of_zoteros_id_is_the_key() -> None:
    text = ZOTERO_JSON.replace('"citation-key": "kaminski2019",', "")
    assert [source.key for source in sound("zotero.json", text)] == ["ABCD2345"]


def test_the_same_works_as_csl_json_and_as_bibtex_are_equal() -> None:
    bibtex = r"""
@article{kaminski2019,
	title = {The {Right} to {Explanation}, {Explained}},
	volume = {34}, number = {1}, pages = {189--218},
	doi = {10.15779/Z38TD9N83H},
	journaltitle = {Berkeley Technology Law Journal}, shortjournal = {Berkeley Tech. L.J.},
	author = {van den Berg, Anna and {OECD}},
	url = {https://example.org/?a=1&b=2}, urldate = {2025-03-09},
	date = {2019-05/2019-06},
	langid = {american},
}
@legislation{jp-ai-act,
	title = {人工知能法}, number = {令和7年法律第53号}, date = {2025-06-04}, langid = {japanese},
}
"""
    both = json.loads(ZOTERO_JSON)
    del both[0]["abstract"]
    act = {"id": "jp-ai-act", "type": "legislation", "title": "人工知能法", "number": "令和7年法律第53号"}
    both.append(act | {"issued": {"date-parts": [[2025, 6, 4]]}, "language": "ja"})
    from_json = sound("a.json", json.dumps(both, ensure_ascii=False))
    from_bibtex = sound("a.bib", bibtex)
    assert [placeless(source) for source in from_json] == [placeless(source) for source in from_bibtex]


def test_texts_and_names_in_several_languages() -> None:
    (source,) = sound(
        "cao.yaml",
        """\
type: document
language: ja
title: {en: Guidelines, ja: 公募要領}
title-short: {zh-TW: 要領}
publisher: {ja: 内閣府, zh-Hant: 內閣府, en: Cabinet Office}
author:
  - {literal: {ja: 参議院, en: House of Councillors}}
  - {family: {ja: 山田, en: Yamada}, given: {ja: 太郎, en: Taro}}
  - 総務省
""",
    )
    assert source.title == Wording("公募要領", "ja", {"en": "Guidelines"})
    assert source.texts["title-short"] == Wording("要領", "zh-Hant")
    publisher = source.texts["publisher"]
    assert [publisher.of(lang) for lang in ("zh-Hant", "zh-Hans", "en")] == [  # type: ignore[arg-type]
        ("內閣府", "zh-Hant"),
        ("內閣府", "zh-Hant"),
        ("Cabinet Office", "en"),
    ]
    assert source.title.translation("en") == "Guidelines"  # type: ignore[arg-type]
    assert source.title.translation("zh-Hant") == ""  # type: ignore[arg-type]
    house, person, ministry = source.names["author"]
    assert house.literal == Wording("参議院", "ja", {"en": "House of Councillors"})
    assert person.family == Wording("山田", "ja", {"en": "Yamada"})
    assert ministry.literal == Wording("総務省", "ja")


@pytest.mark.parametrize(
    ("tag", "lang"),
    [
        ("zh-TW", "zh-Hant"),
        ("zh_Hant_TW", "zh-Hant"),
        ("zh-CN", "zh-Hans"),
        ("en-GB", "en"),
        ("ja-JP", "ja"),
        ("", ""),
    ],
)
def test_tags_of_languages(tag: str, lang: str) -> None:
    assert page_lang(tag) == lang


def test_dates_as_far_as_they_are_known_as_spans_and_as_words() -> None:
    (source,) = sound(
        "a.yaml",
        """\
type: book
title: A
issued: 2024/2025-06
original-date: {date-parts: [[1998]]}
event-date: {literal: spring 2024}
accessed: {raw: 2025-06-11}
archive: {URL: "https://web.archive.org/x", date: 2025-06-12}
""",
    )
    assert source.dates == {
        "accessed": "2025-06-11",
        "event-date": "spring 2024",
        "issued": "2024/2025-06",
        "original-date": "1998",
    }
    assert (source.archive_url, source.archive_date) == ("https://web.archive.org/x", "2025-06-12")


@pytest.mark.parametrize(
    ("line", "fault"),
    [
        ("titel: A", "2:1: error: unknown key titel [field.unknown] → Did you mean title?"),
        (
            "issued: 2025-02-30",
            "2:1: error: issued: there is no day 2025-02-30 [field.date] → Write 2025-06-25, or 2025-06, or 2025.",
        ),
        (
            "issued: 2024/2025-13",
            "2:1: error: issued: there is no month 2025-13 [field.date] → Write 2025-06-25, or 2025-06, or 2025.",
        ),
        (
            "accessed: {date-parts: [[2025, 2, 30]]}",
            "2:1: error: accessed: there is no day 2025-02-30 [field.date] → Write 2025-06-25, or 2025-06, or 2025.",
        ),
        (
            'archive: {URL: "https://example.org/x", date: 2025-13}',
            "2:41: error: date: there is no month 2025-13 [field.date] → Write 2025-06-25, or 2025-06, or 2025.",
        ),
        ("type: bok", "2:1: error: type: 'bok' is not allowed [field.value] → Did you mean book?"),
        ("URL: example.org", "2:1: error: URL: 'example.org' is ill-formed [field.value] → A web address: https://…"),
        ("publisher: true", "2:1: error: publisher must be text, but it is true or false [field.type]"),
        ("jurisdiction: [JP]", "2:1: error: jurisdiction must be text, but it is a list [field.type] → Write JP"),
        (
            "archive: {date: 2025}",
            "2:1: error: URL is missing in archive [field.missing] → Add a line `URL: …`.",
        ),
    ],
)
def test_each_fault_is_told_at_its_place(line: str, fault: str) -> None:
    text = f"title: A\n{line}\n" + ("" if line.startswith("type") else "type: book\n")
    sources, faults = read({"a.yaml": text})
    assert sources == {}
    assert shown(faults) == f"sources/a.yaml:{fault}"


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ('[{"id": "a", "type": "book", "issued": "x", "title": "A"}]', (1, 30)),
        ('[\n\t{\n\t\t"id": "a",\n\t\t"type": "book",\n\t\t"issued": "x",\n\t\t"title": "A"\n\t}\n]', (5, 3)),
        ('{"a": {"type": "book", "title": "A", "issued": "x"}}', (1, 38)),
        ('\n\n [{"id": "a", "type": "book", "issued": "x", "title": "A"}]', (3, 31)),
        ('{"type":"book","title":"\\ud83d\\ude00 \\/","issued":"x"}', (1, 42)),
    ],
)
def test_places_of_faults_in_json(text: str, place: tuple[int, int]) -> None:
    _, faults = read({"a.json": text})
    assert [(said_in_english(fault.message), fault.line, fault.column) for fault in faults] == [
        ("issued: 'x' is not a date", *place)
    ]


def test_a_language_that_is_no_tag_is_told() -> None:
    for language in ("Klingon", "克林貢語", 'en" onload="x'):
        _, faults = read({"a.yaml": f"type: book\ntitle: A\nlanguage: '{language}'\n"})
        assert [fault.code.value for fault in faults] == ["field.value"], language


def test_an_archived_copy_is_on_the_web() -> None:
    for address in ("javascript:alert(1)", "web.archive.org/x", "data:text/html,x"):
        _, faults = read({"a.yaml": f"type: book\ntitle: A\narchive: {{URL: '{address}'}}\n"})
        assert [fault.code.value for fault in faults] == ["field.value"], address


def test_the_archive_of_csl_is_a_place_of_papers_and_no_copy() -> None:
    (source,) = sound("a.json", '[{"id": "a", "type": "manuscript", "title": "A", "archive": "National Archives"}]')
    assert source.archive_url == ""


def test_a_record_that_names_what_it_refers_to_is_one_record() -> None:
    """`references` is a variable of CSL, too."""
    (source,) = sound("case.yaml", "type: legal_case\ntitle: A v. B\nreferences: 881 N.W.2d 749\n")
    assert (source.key, source.texts["references"].text) == ("case", "881 N.W.2d 749")


def test_one_key_in_two_files_is_told_with_the_place_of_the_first() -> None:
    sources, faults = read({"a.yaml": "type: book\ntitle: A\n", "b.bib": "\n@book{a, title = {B}}"})
    assert sources[SourceKey("a")].title.text == "A"
    assert shown(faults) == (
        "sources/b.bib:2:1: error: the key a is taken by the record in sources/a.yaml, line 1 [source.duplicate-key]"
        " → Give one of them another key."
    )


@pytest.mark.parametrize("other", ["Cao-2025", "cao_2025", "cao.2025", "cao/2025"])
def test_keys_that_would_be_one_address(other: str) -> None:
    _, faults = read({"all.yaml": f"cao-2025: {{type: book, title: A}}\n{other}: {{type: book, title: B}}\n"})
    assert [(fault.code.value, fault.line) for fault in faults] == [("source.duplicate-key", 2)]


def test_a_record_can_t_take_the_name_of_a_brief(tmp_path: Path) -> None:
    """`@a` would be the brief or the record, and the brief's own citation would say what the record says."""
    files = {"briefs/a/en.md": matter("Text.[^a]\n\n[^a]: @a.\n"), "sources/a.yaml": "type: book\ntitle: Other\n"}
    checked = check_content(write_content(tmp_path, files))
    assert "source.duplicate-key" in [fault.code.value for fault in checked.diagnostics]


def matter(body: str) -> str:
    head = "title: A\ndescription: A.\ndate: 2025-06-25\ntopics: [ai]\njurisdictions: [JP]"
    return f"---\n{head}\n---\n{body}"


@pytest.mark.parametrize(
    ("name", "text", "code"),
    [
        ("a.json", "", "json.syntax"),
        ("a.json", '"a"', "json.syntax"),
        ("a.json", '[{"id": "a", "type": "book", "title": "A"}, 3]', "source.key"),
        ("a.json", "[" * 700 + "]" * 700, "json.syntax"),
        ("a.json", '{"a": ' * 400 + "1" + "}" * 400, "json.syntax"),
        ("a.json", "[" * 100_000, "json.syntax"),
        ("a.json", "1" * 5000, "json.syntax"),
        ("a.json", '{"type": "book", "title": "\\ud800"}', "json.syntax"),
        ("a.json", '{"type": "book", "title": "\\u0000\\u000b"}', "json.syntax"),
        ("a.json", '{"type": "book", "title": "\\ufdd0ja"}', "json.syntax"),
        ("a.yaml", 'type: book\ntitle: "\\0\\x0b"\n', "file.control-character"),
        ("a.yaml", "a: 甲\n", "field.missing"),
        ("a.yaml", "甲", "yaml.syntax"),
        ("a.yaml", "a: {type: book, title: A}\na: {type: book, title: B}\n", "yaml.duplicate-key"),
        ("a.json", '{"a": {"type": "book", "title": "A"}, "a": {"type": "book", "title": "B"}}', "yaml.duplicate-key"),
        ("a.yaml", "a: &x {type: book, title: A}\nb: *x\n", "yaml.alias"),
    ],
    ids=range(16),
)
def test_what_is_no_record_is_told(name: str, text: str, code: str) -> None:
    _, faults = read({name: text})
    assert code in [fault.code.value for fault in faults]


def test_empty_values_as_some_programs_export_them_are_passed_over() -> None:
    (source,) = sound("a.json", '[{"id": "a", "type": "book", "title": "A", "URL": "", "author": [], "note": null}]')
    assert (set(source.texts), source.names) == ({"title"}, {})


_LEAVES = st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=8)
_NAMES_OF_KEYS = """
    id type title author issued accessed archive URL date-parts literal raw family given ja en language keyword items
    references citation-key instrument brief
"""
_KEYS = st.sampled_from(_NAMES_OF_KEYS.split()) | st.text(max_size=4)
_VALUES = st.recursive(
    _LEAVES, lambda inner: st.lists(inner, max_size=3) | st.dictionaries(_KEYS, inner, max_size=4), max_leaves=12
)
_RECORDS = st.dictionaries(_KEYS, _VALUES, max_size=6).map(lambda record: {"type": "book", "title": "A"} | record)
_QUICK = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])


@_QUICK
@given(st.one_of(_VALUES, _RECORDS, st.lists(_RECORDS, max_size=2)))
def test_any_json_is_read_or_told(value: object) -> None:
    text = json.dumps(value)
    _, faults = read({"a.json": text})
    for fault in faults:
        assert 1 <= fault.line <= text.count("\n") + 1


@_QUICK
@given(st.text(alphabet='[]{},:"0123456789.eE-\\utruefalsn \t\n甲é\x00', max_size=60))
def test_any_text_named_json_is_read_or_told(text: str) -> None:
    read({"a.json": text})


@_QUICK
@given(st.one_of(st.text(max_size=80), st.text(alphabet="-:[]{},?|>#&*!%@`'\" \n\tab甲0", max_size=80)))
def test_any_text_named_yaml_is_read_or_told(text: str) -> None:
    read({"a.yaml": text})
    read({"a.yaml": f"type: book\ntitle: A\n{text}"})


@_QUICK
@given(st.text(alphabet='@{}",=#%\\ \nbookabc甲0-/', max_size=80))
def test_any_text_named_bibtex_is_read_or_told(text: str) -> None:
    read({"a.bib": text})
    read({"a.bib": f"@book{{a, title = {{A}}, date = {{{text}}}, author = {{{text}}}}}"})


@_QUICK
@given(st.binary(max_size=60))
def test_any_bytes_are_read_or_told(data: bytes) -> None:
    read({"a.yaml": data, "b.json": data, "c.bib": data})
