"""Entries of BibTeX as they stand in files: what ends a value, what is joined, and what one has from another."""

import pytest

from briefs.messages import EN, ZH_HANT
from briefs.model.brief import File
from briefs.reading.records.bibtex import read_bibtex
from briefs.reading.records.source_files import read_source_file
from tests.support import shown


def records(text: str) -> dict[str, dict[str, object]]:
    """Return the records of a bibliography without faults, by key."""
    tree = read_bibtex(text, "x.bib")
    assert shown(tree.diagnostics) == ""
    items = tree.value["items"]
    assert isinstance(items, list)
    return {str(item["id"]): dict(item) for item in items if isinstance(item, dict)}


@pytest.mark.parametrize(
    ("text", "line", "field", "expected"),
    [
        ("author = {王小明}\n  year = 2020,\n  title = {T}", 2, "author", {"issued": "2020", "title": "T"}),
        ("title = {T} year = {2020}", 2, "title", {"issued": "2020", "title": "T"}),
        ('title = "T"\n year = 2020\n note = {x}', 2, "title", {"issued": "2020", "title": "T", "note": "x"}),
        ("title = {T}, year = 2020\n\n  note = {x}", 2, "year", {"issued": "2020", "note": "x"}),
        ("title = {A\nB}\n year = 2020", 3, "title", {"issued": "2020", "title": "A B"}),
        ("title = {T} what is this", 2, "title", {"title": "T"}),
    ],
)
def test_a_missing_comma_is_told_on_its_line(text: str, line: int, field: str, expected: dict[str, str]) -> None:
    tree = read_bibtex(f"@book{{k,\n{text}}}", "x.bib")
    first = shown(tree.diagnostics).split("\n")[0]
    assert first == (
        f"x.bib:{line}:1: error: a comma is missing behind the value of {field} [field.value]"
        " → A comma parts a field from the next."
    )
    (item,) = tree.value["items"]  # type: ignore[misc]
    assert isinstance(item, dict)
    assert {key: item.get(key) for key in expected} == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('title = "A" # { B} # mit', "A BMIT Press"),
        ('title = mit # " and others"', "MIT Press and others"),
        ("title = {A # B}", "A # B"),
        ('title = "A {"}quoted{"} B"', 'A "quoted" B'),
        ("title = press", "The MIT Press"),
        ("title = unknown", "unknown"),
        ("title = {}, title = {A}", None),
    ],
)
def test_values_are_joined_and_named(text: str, expected: str | None) -> None:
    strings = '@string{mit = "MIT Press"}\n@string{PRESS = "The " # mit}\n'
    tree = read_bibtex(f"{strings}@book{{k, {text}}}", "x.bib")
    (item,) = tree.value["items"]  # type: ignore[misc]
    assert isinstance(item, dict)
    assert item.get("title") == expected


def test_months_of_old_files() -> None:
    found = records('@book{a, title={A}, year=2024, month = "10~" # may}\n@book{b, title={B}, year=2024, month = jan}')
    assert (found["a"]["issued"], found["b"]["issued"]) == ("2024-05-10", "2024-01")


FAMILY = r"""
@xdata{press, publisher = {Hart}, location = {Oxford}}
@mvbook{set, title = {Treatise}, editor = {Doe, Jane}, volumes = {3}, publisher = {Elsewhere}}
@book{vol, title = {Torts}, crossref = {set}, volume = {2}, date = {2020}, author = {Roe, Ann}, xdata = {press}}
@inbook{part, title = {Duty}, crossref = {vol}, pages = {1--9}}
@collection{hb, title = {Handbook}, subtitle = {Law}, shorttitle = {HB}, editor = {Poe, Max}, year = 2019, isbn = {1}}
@incollection{ch, title = {Privacy}, author = {Wu, Mei}, crossref = {hb}, date = {2018}}
@proceedings{pr, title = {Proc. of X}, date = {2017}, keywords = {law}}
@inproceedings{pp, title = {Paper}, author = {Li, Si}, crossref = {pr}}
@periodical{js, title = {Journal of Law}, issn = {2}, date = {2016}}
@article{ar, title = {Note}, crossref = {js}, number = {3}}
@book{x, title = {X}, xref = {hb}}
@set{st, entryset = {ch, ar}}
@book{loop, title = {L}, crossref = {loop2}}
@book{loop2, title = {M}, note = {N}, crossref = {loop}}
"""


@pytest.mark.parametrize(
    ("key", "expected"),
    [
        ("vol", {"title": "Torts", "container-title": "Treatise", "publisher": "Hart", "publisher-place": "Oxford"}),
        ("vol", {"volume": "2", "number-of-volumes": "3", "editor": [{"family": "Doe", "given": "Jane"}]}),
        (
            "part",
            {"type": "chapter", "title": "Duty", "container-title": "Torts", "publisher": "Hart", "issued": "2020"},
        ),
        (
            "part",
            {"container-author": [{"family": "Roe", "given": "Ann"}], "author": [{"family": "Roe", "given": "Ann"}]},
        ),
        ("ch", {"title": "Privacy", "container-title": "Handbook: Law", "issued": "2018", "ISBN": "1"}),
        ("ch", {"editor": [{"family": "Poe", "given": "Max"}], "title-short": None}),
        ("pp", {"title": "Paper", "container-title": "Proc. of X", "issued": "2017", "keyword": "law"}),
        ("ar", {"title": "Note", "container-title": "Journal of Law", "ISSN": "2", "issue": "3", "issued": "2016"}),
        ("x", {"title": "X", "editor": None, "ISBN": None}),
        ("st", {"type": "chapter", "title": "Privacy", "container-title": "Handbook: Law"}),
        ("loop", {"title": "L", "note": "N"}),
    ],
)
def test_entries_have_fields_from_others(key: str, expected: dict[str, object]) -> None:
    found = records(FAMILY)
    assert "press" not in found
    assert {name: found[key].get(name) for name in expected} == expected


@pytest.mark.parametrize("field", ["crossref", "xref", "xdata"])
def test_another_that_is_missing_is_a_warning(field: str) -> None:
    tree = read_bibtex(f"@book{{hbk, title = {{H}}}}\n@inbook{{a, title = {{A}},\n {field} = {{hb}}}}", "x.bib")
    assert shown(tree.diagnostics) == (
        f"x.bib:3:1: warning: there is no entry hb in this file, which {field} names [source.parent]"
        " → Did you mean hbk?"
    )


def test_a_set_without_members_is_told() -> None:
    found = read_source_file(File("x.bib", b"@set{a, entryset = {b}}"))
    told = [fault.code.value for fault in found.faults]
    assert told == ["source.parent", "field.missing"]


def test_one_key_twice_in_a_file_names_both_places() -> None:
    found = read_source_file(File("x.bib", b"@book{a, title = {A}}\n@book{a, title = {B}}"))
    assert [(claim.key, claim.place) for claim in found.claims] == [("a", (1, 1)), ("a", (2, 1))]


def told(name: str, text: str, lang: str = EN) -> str:
    """Return what is said of a file of records."""
    return shown(read_source_file(File(name, text.encode())).faults, lang=lang)


LOST = [
    (
        "@book{k,\n title={A }},\n year={2020}\n}",
        "3:1: error: this stands in no entry, and nothing is made of it: year",
    ),
    ("@book{k, title={A }}, year={2020}}", "1:1: error: this stands in no entry, and nothing is made of it: , year"),
    ("@book{k, title={A}}\n\nyear={2020}\n@book{l, title={B}}", "3:1: error: this stands in no entry"),
    ("@book{k, title={A}}\narticle{l, title={A}}", "2:1: error: this stands in no entry"),
    ("＠book{k, title={A}}\n@book{l, title={B}}", "1:1: error: this stands in no entry"),
    ("@book{k, title={A}}\n}\n", "2:1: warning: a brace stands between entries [source.value]"),
    ("@book{k, title={A,\n year={2020}}}", "2:1: error: the value of title holds another field: year [field.value]"),
    ("@book{k, title={A},\n year={mmxx}}", "2:1: warning: issued: 'mmxx' is no date that is known"),
    ("@book{k, title={A},\n date={99999}}", "2:1: error: issued: '99999' is not a date [field.date]"),
    ("@book{k, title={A},\n date={2020-13-45/..}}", "2:1: error: issued: there is no day 2020-13-45 [field.date]"),
    ("@book{k, title={A}, year=2020,\n month={smarch}}", "2:1: warning: issued: 'smarch 2020' is no date"),
    ("@book{k, title={A}, year=2020,\n month=smarch}", "2:1: warning: no @string defines smarch"),
    ("@book{k, title={A},\n day=4, year=2020}", "2:1: warning: day says nothing without month"),
    ("@book{k, title={A},\n month=may}", "2:1: warning: month says nothing without year"),
    ("@book{k,\n title=foo # {x}}", "2:1: warning: no @string defines foo; the word itself is kept [source.value]"),
    ("@string{a = {A}}\n@string{b = c}\n@book{k, title=a}", "2:1: warning: no @string defines c"),
    ("@book{k, title={A},\n year=}", "2:1: warning: the field year has no value"),
    ("@book{k, title={A},\n author={and}}", "2:1: warning: author has an empty name, or one of more than three parts"),
    ("@book{k, title={A},\n author={Doe, J., Jr., x}}", "2:1: warning: author has an empty name, or one of more than"),
    ("@book{k, title={A},\n author={Doe, John and}}", "2:1: warning: author has an empty name, or one of more than"),
]


@pytest.mark.parametrize(("text", "expected"), LOST)
def test_what_is_lost_or_kept_as_words_is_told_at_its_line(text: str, expected: str) -> None:
    assert f"x.bib:{expected}" in told("x.bib", text)
    assert len(told("x.bib", text, ZH_HANT).split("\n")) == len(told("x.bib", text).split("\n"))


@pytest.mark.parametrize(
    "text",
    [
        "% Encoding: UTF-8\n% year = {2020}\n\n@book{k, title={A}, year={2020}}\nThis file was made by hand (2020).",
        "@comment{jabref-meta: databaseType:bibtex;}\n@book{k, title={A}, year=2020, month=#jan#}",
        "@book{k, title={A}, year={in press}}\n@book{l, title={B}, year={n.d.}}\n@book{m, title={C}, year={近刊}}",
        "@book{k, title={A}, year={ca. 1990}}\n@book{l, title={B}, year={民國109年}}\n@book{m, title={C}, year=1985}",
        "@book{k, title={A = B, and {C}}, year=2020}\n@string{x = 3}",
        "@book{k, title={A}, year={}, month={}}",
        "@book{k, title={A}, author={{Ministry of A, B, C, and D} and Doe, Jr., J.\n and {X and Y} and others}}",
    ],
)
def test_what_programs_write_around_entries_is_no_fault(text: str) -> None:
    assert told("x.bib", text) == ""


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('[{"id": "k", "type": "book",\n "title": "NaN", "volume": NaN}]', "2:28: error: the JSON can't be read: NaN"),
        ('[{"id": "k", "type": "book",\n "title": -Infinity}]', "2:11: error: the JSON can't be read: -Infinity"),
        ('[{"id": "k", "type": "book",\n "title": "a\\u0007"}]', "2:13: error: the JSON can't be read: "),
        ('[{"id": "k", "type": "book", "title": "x",\n "issued": {"raw": "mmxx"}}]', "2:2: warning: issued: 'mmxx'"),
        (
            '[{"id": "k", "type": "book", "title": "x",\n "issued": {"date-parts": "2020"}}]',
            "2:2: warning: issued is no",
        ),
        ('[{"id": "k", "type": "book", "title": "x",\n "author": [{"name": "x"}]}]', "2:2: warning: author holds a"),
    ],
)
def test_values_of_json_that_are_none_are_told_at_their_line(text: str, expected: str) -> None:
    assert told("x.json", text).startswith(f"x.json:{expected}")


def test_numbers_of_json_stay_as_they_are_typed() -> None:
    text = '[{"id": 1.50, "type": "book", "title": "x", "volume": 1e999, "issue": 12345678901234567890.50}]'
    (claim,) = read_source_file(File("x.json", text.encode())).claims
    assert claim.source is not None
    found = {name: text.text for name, text in claim.source.texts.items()}
    assert (claim.key, found["volume"], found["issue"]) == ("1.50", "1e999", "12345678901234567890.50")
