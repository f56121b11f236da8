"""Laws: what has happened to them since a brief was written, their pages, and lines of time."""

import json
import shutil
from pathlib import Path

import pytest

from briefs.library.laws import moved_on
from briefs.model.diagnostic import Code
from briefs.model.front_matter import Names
from briefs.publishing.files.search_files import brief_document, law_document
from briefs.searching.documents import MovedLaw
from tests.pages import Document, documents
from tests.support import build_content, build_some, check_content, write_content

KB = "https://example.org/kb/"
CHIPS = """\
jurisdiction: EU
kind: regulation
names: {zh-Hant: 歐洲晶片法案, zh-Hans: 欧洲芯片法案, en: European Chips Act}
short: {zh-Hant: 晶片法, en: Chips Act}
number: Regulation (EU) 2023/1781
identifiers: {celex: 32023R1781}
status: in-force
checked: 2026-11-22
events:
  - {date: 2023-09-21, kind: in-force, url: "https://eur-lex.europa.eu/eli/reg/2023/1781/oj"}
  - {date: 2022-02-08, kind: proposed, brief: a, note: {zh-Hant: 執委會提出草案, en: Proposed by the Commission}}
succeeds: [jp-ai-act]
"""
BRIEF = """\
---
title: 晶片
description: 晶片。
date: {date}
topics: [ai]
jurisdictions: [EU]
instruments: [eu-chips]{more}
---
晶片。
"""


def content(folder: Path, date: str = "2022", more: str = "") -> Path:
    text = BRIEF.format(date=date, more=more)
    return write_content(folder, {"instruments/eu-chips.yaml": CHIPS, "briefs/a/zh-Hant.md": text})


def moves(folder: Path, **options: str) -> list[tuple[str, str]]:
    """Return what has happened to the laws of the one brief of a site."""
    site = check_content(folder, **options).site
    found = moved_on(site.laws, site.library.front_matter(site.library.order[0]))
    return [(name, event.kind) for name, event in found]


def told(folder: Path, code: Code, today: str) -> list[str]:
    """Return the files of which a code is told."""
    found = check_content(folder, today=today).diagnostics
    return [one.path.partition("/")[2] for one in found if one.code is code]


@pytest.fixture
def pages(tmp_path: Path) -> dict[str, Document]:
    return documents(build_content(content(tmp_path)), KB)


def test_a_search_has_of_a_brief_what_lists_say_of_its_laws(tmp_path: Path) -> None:
    site = check_content(content(tmp_path)).site
    (brief,) = site.library.order
    assert brief_document(site, brief).moved == (
        MovedLaw(("歐洲晶片法案", "欧洲芯片法案", "European Chips Act"), "in-force", "2023-09-21", "in-force"),
    )
    reviewed = check_content(content(tmp_path / "reviewed", more="\nstatus_reviewed: 2023-10-01")).site
    assert brief_document(reviewed, brief).moved == ()


@pytest.mark.parametrize(
    ("date", "reviewed", "moved"),
    [
        ("2022", "", True),
        ("2022-02-08", "", True),
        ("2023-09-20", "", True),
        ("2023-09-21", "", False),
        ("2023-09", "", False),
        ("2023", "", False),
        ("2024", "", False),
        ("2022", "2023-09-22", False),
        ("2022", "2023-01-01", True),
    ],
)
def test_a_law_has_moved_on_when_something_happened_for_certain_after_the_brief(
    tmp_path: Path, date: str, reviewed: str, moved: bool
) -> None:
    more = f"\nstatus_reviewed: {reviewed}" if reviewed else ""
    assert moves(content(tmp_path, date, more)) == ([("eu-chips", "in-force")] if moved else [])


@pytest.mark.parametrize(
    ("law_as_of", "today", "moved"),
    [
        ("2023-09-21", "", []),
        ("2023-09-20", "", [("eu-chips", "in-force")]),
        ("2021", "2023-09-20", []),
        ("2021", "2023-09-21", [("eu-chips", "in-force")]),
        ("2021", "2022-02-07", []),
    ],
    ids=["of the day", "of the day before", "it is still to come", "it has come", "all is to come"],
)
def test_a_brief_states_the_law_of_a_day_and_is_measured_by_what_has_come_since(
    tmp_path: Path, law_as_of: str, today: str, moved: list[tuple[str, str]]
) -> None:
    found = moves(content(tmp_path, "2020", f"\nlaw_as_of: {law_as_of}"), today=today)
    assert found == moved


@pytest.mark.parametrize("lang", ["zh-hant", "zh-hans"])
def test_what_is_mended_makes_no_newer_law(tmp_path: Path, lang: str) -> None:
    more = "\nupdated: 2024-01-01\ncorrections: [{date: 2024-02-02, text: 逗號。}]"
    page = documents(build_some(content(tmp_path, "2022", more), "a"), KB)[f"{KB}{lang}/briefs/a/"]
    assert page.said("//p[@class='notice'][contains(., '2022年')]")
    assert "2024年" not in page.said("//details[@class='fact-card']")[0]


@pytest.mark.parametrize(
    ("lang", "notice"),
    [
        ("zh-hant", "本文所述法規以2022年為準；其後，歐洲晶片法案已於2023年9月21日施行。"),
        ("zh-hans", "本文所述法规以2022年为准；此后，欧洲芯片法案已于2023年9月21日施行。"),
    ],
)
def test_the_brief_says_what_has_happened_since(pages: dict[str, Document], lang: str, notice: str) -> None:
    page = pages[f"https://example.org/kb/{lang}/briefs/a/"]
    assert notice in page.said("//p[@class='notice']")


@pytest.mark.parametrize(
    ("checked", "today", "is_told"),
    [
        ("2026-11-22", "2027-02-19", False),
        ("2026-11-22", "2027-02-20", True),
        ("2026-11", "2027-02-27", False),
        ("2026-11", "2027-02-28", True),
        ("2026", "2027-03-30", False),
        ("2026", "2027-03-31", True),
    ],
)
def test_a_law_is_to_be_looked_up_again_after_the_days_of_its_kind(
    tmp_path: Path, checked: str, today: str, is_told: bool
) -> None:
    folder = content(tmp_path)
    record = folder / "instruments/eu-chips.yaml"
    record.write_text(CHIPS.replace("2026-11-22", checked))
    with (folder / "site.yaml").open("a") as settings:
        settings.write("\nrecheck: {regulation: 90, bill: 1}\n")
    assert told(folder, Code.LAW_RECHECK, today) == (["instruments/eu-chips.yaml"] if is_told else [])
    record.write_text(CHIPS.replace("status: in-force", "status: repealed").replace("2026-11-22", checked))
    assert not told(folder, Code.LAW_RECHECK, today), "what is over is not looked up again"


@pytest.mark.parametrize(
    ("record", "is_unknown"),
    [
        ("", True),
        ("events: [{date: 2024, kind: published, brief: a}]", True),
        ("events: [{date: 2024, kind: passed, brief: a}]", False),
        ("events: [{date: 2030, kind: applies, brief: a}]", False),
        ("status: current\nchecked: 2026", False),
    ],
    ids=["nothing", "no event that decides", "an event that decides", "it will apply", "stated"],
)
def test_a_law_of_which_nothing_says_where_it_stands_is_told(tmp_path: Path, record: str, is_unknown: bool) -> None:
    folder = content(tmp_path)
    text = f"jurisdiction: EU\nkind: act\nnames: {{zh-Hant: 法, en: Law}}\n{record}\n"
    (folder / "instruments/eu-chips.yaml").write_text(text)
    assert told(folder, Code.LAW_UNKNOWN, "2026-11-29") == (["instruments/eu-chips.yaml"] if is_unknown else [])


@pytest.mark.parametrize("where", ["", "topics/ai/", "jurisdictions/eu/", "years/2022/"])
def test_every_list_says_what_has_happened_since_with_the_sign_of_today(pages: dict[str, Document], where: str) -> None:
    said = pages[f"{KB}zh-hant/{where}"].said("//article//p[@class='card-moved']")
    assert said == ["● 施行中 歐洲晶片法案已於2023年9月21日施行"]


def test_a_law_says_what_it_is_where_it_stands_and_what_happened(pages: dict[str, Document]) -> None:
    page = pages["https://example.org/kb/en/laws/eu-chips/"]
    (said,) = page.said("//main")
    for words in (
        "Regulation",
        "歐洲晶片法案",
        "In force since September 21, 2023 · checked November 22, 2026",
        "CELEX32023R1781",
        "Replaces",
    ):
        assert words in said, words
    events = page.said("//ol[@class='events']/li")
    assert events == [
        "February 8, 2022 Proposed by the Commission 晶片",
        "September 21, 2023 Entered into force eur-lex.europa.eu",
    ]


def test_what_is_said_of_an_event_is_converted_as_prose_and_the_name_as_a_name(pages: dict[str, Document]) -> None:
    page = pages["https://example.org/kb/zh-hans/laws/eu-chips/"]
    assert "执委会提出" in "".join(page.all("//ol[@class='events']//text()"))
    assert page.all("//h1/text()") == ["欧洲芯片法案"]


def test_machines_are_told_what_law_it_is(pages: dict[str, Document]) -> None:
    (text,) = pages["https://example.org/kb/en/laws/eu-chips/"].all("//script[@type='application/ld+json']/text()")
    (law,) = json.loads(text)["@graph"]
    assert law["@type"] == "Legislation"
    assert law["legislationIdentifier"] == "Regulation (EU) 2023/1781"
    assert law["legislationLegalForce"] == "https://schema.org/InForce"
    assert "CELEX:32023R1781" in law["url"]


@pytest.mark.parametrize(
    ("today", "force"), [("2022-03-01", "NotInForce"), ("2023-09-20", "NotInForce"), ("2023-09-21", "InForce")]
)
def test_machines_are_told_where_it_stands_by_its_events(tmp_path: Path, today: str, force: str) -> None:
    folder = content(tmp_path)
    record = folder / "instruments/eu-chips.yaml"
    record.write_text(CHIPS.replace("status: in-force\nchecked: 2026-11-22\n", ""))
    page = documents(build_content(folder, today=today), KB)[f"{KB}en/laws/eu-chips/"]
    (text,) = page.all("//script[@type='application/ld+json']/text()")
    assert json.loads(text)["@graph"][0]["legislationLegalForce"] == f"https://schema.org/{force}"


def test_what_happened_is_said_whole_in_english(own_kb: Path, tmp_path: Path) -> None:
    kb = shutil.copytree(own_kb, tmp_path / "kb")
    library = check_content(kb / "content", store=kb / ".briefs-cache").library
    assert library is not None
    notes = [
        event.note.en for law in library.instruments.values() for event in law.events if isinstance(event.note, Names)
    ]
    assert len(notes) > 20
    assert [note for note in notes if not note[0].isupper()] == []


def test_a_number_is_said_in_the_language_of_the_page(own_pages: dict[str, Document]) -> None:
    said = {"zh-hant": "令和7年法律第53號", "zh-hans": "令和7年法律第53号", "en": "Act No. 53 of 2025"}
    for lang, number in said.items():
        assert number in own_pages[f"https://example.org/kb/{lang}/laws/jp-ai-promotion-act/"].said("//dl//dd")


def test_a_law_is_found_by_its_number_and_its_short_name_in_either_script(tmp_path: Path) -> None:
    numbered = CHIPS.replace("Regulation (EU) 2023/1781", "{zh-Hant: 規則第1781號, en: Regulation 1781}")
    folder = content(tmp_path)
    (folder / "instruments/eu-chips.yaml").write_text(numbered, encoding="utf-8")
    found = law_document(check_content(folder).site, "eu-chips")
    headings = [(one.text, one.derived) for one in found.chinese if one.field == "heading"]
    assert ("規則第1781號", "规则第1781号") in headings
    assert ("晶片法", "晶片法") in headings, "the name given by hand is the title's"
    assert {"Regulation 1781", "Chips Act"} <= {one.text for one in found.latin}
