"""Entries of BibTeX as they stand in files: what ends a value, what is joined, and what one has from another."""

import pytest

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
