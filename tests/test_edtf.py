"""Dates that are no days: spans, open ends, seasons and doubt, from every kind of record and back to every program."""

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefs.citing.items import csl_date
from briefs.language import edtf
from briefs.language.languages import EN, ZH_HANS, ZH_HANT
from briefs.model.brief import File
from briefs.publishing.files.reference_formats import biblatex
from briefs.publishing.files.ris_format import ris
from briefs.reading.records.source_files import read_source_file
from tests.support import check_content, note_lines, printed, shown, write_content


def read(name: str, text: str) -> tuple[dict[str, str], str]:
    """Return the dates of the first record of a file, and what is wrong with it."""
    found = read_source_file(File(name, text.encode()))
    sources = [claim.source for claim in found.claims if claim.source]
    return (sources[0].dates if sources else {}), shown(found.faults)


def csl(*parts: list[int], **more: object) -> dict[str, Any]:
    return {"date-parts": list(parts), **more}


@pytest.mark.parametrize(
    ("typed", "normal", "item", "bib", "en"),
    [
        ("2024-05-03", "2024-05-03", csl([2024, 5, 3]), "2024-05-03", "May 3, 2024"),
        ("2024-05-03T10:00:00Z", "2024-05-03", csl([2024, 5, 3]), "2024-05-03", "May 3, 2024"),
        ("2024-05/2024-06", "2024-05/2024-06", csl([2024, 5], [2024, 6]), "2024-05/2024-06", "May 2024–June 2024"),
        ("2024/2024", "2024", csl([2024]), "2024", "2024"),
        ("2024/..", "2024/..", csl([2024], [0]), "2024/..", "2024–"),
        ("2024/", "2024/..", csl([2024], [0]), "2024/..", "2024–"),
        ("2024/open", "2024/..", csl([2024], [0]), "2024/..", "2024–"),
        ("../2024", "../2024", {"literal": "–2024"}, "../2024", "–2024"),
        ("2024-21", "2024-21", csl([2024], season="1"), "2024-21", "Spring 2024"),
        ("2024-32", "2024-24", csl([2024], season="4"), "2024-24", "Winter 2024"),
        ("2024-33", "2024-01/2024-03", csl([2024, 1], [2024, 3]), "2024-01/2024-03", "January 2024–March 2024"),
        ("2024-41", "2024-07/2024-12", csl([2024, 7], [2024, 12]), "2024-07/2024-12", "July 2024–December 2024"),
        ("2024~", "2024~", csl([2024], circa=True), "2024~", "c. 2024"),
        ("2024-05?", "2024-05?", csl([2024, 5], circa=True), "2024-05~", "May 2024?"),
        ("2024%", "2024%", csl([2024], circa=True), "2024~", "c. 2024?"),
        ("201X", "201X", csl([2010], [2019]), "2010/2019", "2010s"),
        ("201u", "201X", csl([2010], [2019]), "2010/2019", "2010s"),
        ("20XX", "20XX", csl([2000], [2099]), "2000/2099", "2000–2099"),
        ("2024-05-XX", "2024-05", csl([2024, 5]), "2024-05", "May 2024"),
        ("2024-XX", "2024", csl([2024]), "2024", "2024"),
        ("0533", "0533", csl([533]), "0533", "0533"),
    ],
)
def test_dates_from_typing_to_exports(typed: str, normal: str, item: dict[str, Any], bib: str, en: str) -> None:
    assert edtf.problem(typed) is None
    for name, text in (
        ("a.yaml", f"type: book\ntitle: A\nissued: {typed}\n"),
        ("a.json", json.dumps([{"id": "a", "type": "book", "title": "A", "issued": typed}])),
        ("a.bib", f"@book{{a, title = {{A}}, date = {{{typed}}}}}"),
    ):
        assert read(name, text) == ({"issued": normal}, ""), name
    assert csl_date(normal) == item
    assert f"date = {{{bib}}}" in biblatex([{"id": "a", "type": "book", "issued": item}])
    assert edtf.written(normal, EN) == en
    # What CSL-JSON can say comes back.
    again = json.dumps([{"id": "a", "type": "book", "title": "A", "issued": item}])
    assert csl_date(read("a.json", again)[0]["issued"]) == item


@pytest.mark.parametrize(
    ("date", "expected"),
    [
        ({"date-parts": [[2024], [0, 0, 0]]}, "2024/.."),
        ({"date-parts": [["2024", "5", ""]]}, "2024-05"),
        ({"date-parts": [[2024, 0, 0]]}, "2024"),
        ({"date-parts": [[2024, 13]]}, "2024-21"),
        ({"date-parts": [[2024]], "season": 3}, "2024-23"),
        ({"date-parts": [["2024"]], "season": "Spring"}, "2024-21"),
        ({"date-parts": [["2024"]], "season": "秋"}, "2024-23"),
        ({"date-parts": [["2024"]], "season": "Michaelmas"}, "Michaelmas 2024"),
        ({"date-parts": [[2024]], "circa": 1}, "2024~"),
        ({"date-parts": [[2024]], "circa": False}, "2024"),
        ({"raw": "2024-05"}, "2024-05"),
        ({"raw": "May 2024"}, "May 2024"),
        ({"literal": "2024-13"}, "2024-13"),
        ({"literal": "民國113年"}, "民國113年"),
        ({"date-parts": [[]]}, None),
        ({"date-parts": [[""]]}, None),
        ({}, None),
    ],
)
def test_dates_of_csl_json(date: dict[str, object], expected: str | None) -> None:
    dates, faults = read("a.json", json.dumps([{"id": "a", "type": "book", "title": "A", "issued": date}]))
    assert faults == ""
    assert dates.get("issued") == expected


@pytest.mark.parametrize(
    ("typed", "fault"),
    [
        ("2020/1/2", "issued: '2020/1/2' is not a date [field.date] → Write 2020-01-02."),
        ("2020.1.2", "issued: '2020.1.2' is not a date [field.date] → Write 2020-01-02."),
        ("2020年1月2日", "issued: '2020年1月2日' is not a date [field.date] → Write 2020-01-02."),
        ("2020-1", "issued: '2020-1' is not a date [field.date] → Write 2020-01."),
        ("2020/1", "issued: '2020/1' is not a date [field.date] → Write 2020-01."),
        (
            "民國103年",
            "issued: '民國103年' is not a date [field.date] → A year of the Republic of China? Write 2014.",
        ),
        (
            "93.7.15",
            "issued: '93.7.15' is not a date [field.date] → A year of the Republic of China? Write 2004-07-15.",
        ),
        ("May 2020", "issued: 'May 2020' is not a date [field.date] → Write 2020-05."),
        ("2025-13", "issued: there is no month 2025-13 [field.date] → Write 2025-06-25, or 2025-06, or 2025."),
        ("2025/2024", "issued: 2025/2024 ends before it begins [field.date] → Write 2025-06-25, or 2025-06, or 2025."),
        ("..", "issued: '..' is not a date [field.date] → Write 2025-06-25, or 2025-06, or 2025."),
        (
            "2024/2025/2026",
            "issued: '2024/2025/2026' is not a date [field.date] → Write 2025-06-25, or 2025-06, or 2025.",
        ),
    ],
)
def test_what_is_no_date_is_told_once(typed: str, fault: str) -> None:
    assert read("a.yaml", f"type: book\ntitle: A\nissued: {typed}\n") == ({}, f"a.yaml:3:1: error: {fault}")


def test_dates_in_chinese() -> None:
    dates = ("2024-05/2024-06", "2024/..", "2024-21", "2024~", "2024?", "201X", "20XX", "民國113年")
    assert [edtf.written(date, ZH_HANT) for date in dates] == [
        *("2024年5月–2024年6月", "2024年–", "2024年春", "約2024年", "2024年？", "2010年代", "2000–2099年", "民國113年")
    ]
    assert edtf.written("2024~", ZH_HANS) == "约2024年"


def test_ris_has_what_it_can_say() -> None:
    for date, lines in (
        ("2024/..", "PY  - 2024\r\nDA  - 2024///"),
        ("2024-21", "PY  - 2024"),
        ("../2024", "PY  - –2024"),
    ):
        assert f"{lines}\r\n" in ris([{"id": "a", "type": "book", "issued": csl_date(date)}]), date


RECORDS = """\
a: {type: webpage, title: 甲, URL: "https://a.example", issued: 2024/.., accessed: 2025-01-01}
b: {type: webpage, title: 乙, URL: "https://b.example", issued: 2024-21, accessed: 2023-12-01}
c: {type: webpage, title: 丙, URL: "https://c.example", issued: 201X, accessed: 2025-01-01}
d: {type: webpage, title: 丁, URL: "https://d.example", issued: ../2024, accessed: 2025-01-01}
e: {type: webpage, title: 戊, URL: "https://e.example", issued: 2024~, accessed: 2025-01-01}
"""


def test_a_site_takes_every_date(tmp_path: Path) -> None:
    notes = "".join(f"[^{key}]: @{key}。\n" for key in "abcde")
    front = "title: A\ndescription: A.\ndate: 2025-06-25\ntopics: [ai]\njurisdictions: [JP]"
    body = "".join(f"[^{key}]" for key in "abcde")
    files = {"briefs/a1/zh-Hant.md": f"---\n{front}\n---\n文{body}。\n\n{notes}", "sources/all.yaml": RECORDS}
    checked = check_content(write_content(tmp_path, files))
    # What was visited before it was issued is told of a season as of a year.
    assert [fault.code.value for fault in checked.diagnostics] == ["source.visit"]
    lines = note_lines(printed(checked, "a1")).split("\n")
    for line, date in zip(lines, ("2024–", "2024/春", "2010–2019", "–2024", "約2024"), strict=False):
        assert f"，{date}，" in line


@given(st.text("0123456789/.-X~?%T:Z –u", max_size=24))
def test_no_text_does_harm(text: str) -> None:
    normal = edtf.normal(text)
    if normal:
        assert edtf.normal(normal) == normal
        assert edtf.sides(normal)
        edtf.written(normal, EN)
        csl_date(normal)
    edtf.hint(text)
