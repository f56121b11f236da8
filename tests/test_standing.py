"""Where a law stands on a day: by its events, else as somebody looked it up, and what is still to come."""

from pathlib import Path
from typing import get_args

import pytest

from briefs.exporting.manuscripts import manuscript
from briefs.language.languages import EN
from briefs.library.standing import SHAPES, Sign, standing_of
from briefs.model.brief import BriefId
from briefs.model.front_matter import Names
from briefs.model.law import Event, Instrument
from briefs.publishing.files.search_files import law_document
from briefs.questions.asked_site import site_of
from tests.pages import documents
from tests.running import briefs
from tests.support import brief_text, build_content, build_some, check_content, write_content

TODAY = "2026-11-29"


def stands(
    events: str = "", status: str = "", checked: str = "", *, is_replaced: bool = False, kind: str = "act"
) -> str:
    """Return the standing of a law with some events (`in-force 2025-09-01, applies 2027`) as one line."""
    law = Instrument(
        jurisdiction="JP",
        kind=kind,  # type: ignore[arg-type]
        names=Names(zh_hant="法", en="Act"),
        status=status,  # type: ignore[arg-type]
        checked=checked,
        events=tuple(
            Event(date=date, kind=kind, url="https://example.org/")  # type: ignore[arg-type]
            for kind, date in (one.split() for one in events.split(", ") if one)
        ),
    )
    found = standing_of(law, lambda date: date <= TODAY[: len(date)], is_replaced=is_replaced)
    coming = f" → {found.coming.kind} {found.coming.date}" if found.coming else ""
    applies = f"({found.applies})" if found.applies else ""
    return " ".join(part for part in (found.sign, found.since, applies, found.checked) if part) + coming


@pytest.mark.parametrize(
    ("kind", "events", "said"),
    [
        ("report", "decided 2010-07-12, published 2011-10-28", "published 2011-10-28"),
        ("resolution", "decided 2025-05-27", "adopted 2025-05-27"),
        ("strategy", "published 2019-06-04, ended 2024", "ended 2024"),
        ("programme", "published 2019, launched 2020", "current 2020"),
        ("act", "published 2019-06-04", "unchecked"),
        ("decision", "decided 2019-06-04", "unchecked"),
        ("act", "applies 2027-08-02", "passed → applies 2027-08-02"),
        ("report", "published 2027", "unchecked → published 2027"),
    ],
)
def test_a_document_is_published_or_adopted_and_a_law_is_not_in_force_by_that(
    kind: str, events: str, said: str
) -> None:
    assert stands(events, kind=kind) == said


@pytest.mark.parametrize(
    ("events", "status", "checked", "said"),
    [
        ("", "", "", "unchecked"),
        ("", "in-force", "2026-11-22", "in-force 2026-11-22"),
        ("proposed 2022-02-08", "", "", "proposed 2022-02-08"),
        ("proposed 2022-02-08, passed 2023-09-13", "", "", "passed 2023-09-13"),
        ("passed 2023-09-13, in-force 2023-09-21", "", "", "in-force 2023-09-21"),
        # In force and to apply step by step.
        (
            "in-force 2024-08-01, applies 2025-02-02, applies 2027-08-02",
            "",
            "",
            "partly 2024-08-01 → applies 2027-08-02",
        ),
        ("passed 2026-01-01, in-force 2027-01-01", "", "", "passed 2026-01-01 → in-force 2027-01-01"),
        ("in-force 2010, amended 2020", "", "", "in-force 2010"),
        # By stages: in part at first, and as a whole since the last of them.
        ("in-force 2025-06-04, in-force 2025-09-01", "", "", "in-force 2025-09-01"),
        ("in-force 2025-06-04, in-force 2027", "", "", "partly 2025-06-04 → in-force 2027"),
        # A law is in force before it applies, as a rule of the Union; and it may apply by stages, too.
        ("in-force 2016-05-24, applies 2018-05-25", "", "", "in-force 2016-05-24 (2018-05-25)"),
        ("in-force 2024-01, applies 2025-01, applies 2026-01", "", "", "in-force 2024-01 (2026-01)"),
        ("in-force 2016-05-24, applies 2016-05-24", "", "", "in-force 2016-05-24"),
        ("applies 2018-05-25", "", "", "in-force 2018-05-25"),
        ("in-force 2016, applies 2018, amended 2020, repealed 2024", "", "", "repealed 2024"),
        # A proposal to repeal it, or an act that was passed to amend it, changes nothing yet.
        ("proposed 2008, in-force 2010, proposed 2026-06-03", "", "", "in-force 2010"),
        ("in-force 2010, introduced 2025, passed 2026", "", "", "in-force 2010"),
        ("passed 2010, proposed 2011", "", "", "passed 2010"),
        ("in-force 2010, repealed 2020, in-force 2022", "", "", "in-force 2022"),
        ("launched 2010, proposed 2020", "", "", "current 2010"),
        ("in-force 2010, repealed 2020-05", "", "", "repealed 2020-05"),
        # Looked up after the last event: the record does not hold the repeal.
        ("in-force 2010", "repealed", "2026-11-22", "repealed 2026-11-22"),
        # Looked up before it: the event goes on.
        ("proposed 2022, in-force 2026-11-25", "proposed", "2026-11-01", "in-force 2026-11-25 2026-11-01"),
        ("launched 2020, ended 2024", "", "", "ended 2024"),
    ],
)
def test_where_a_law_stands(events: str, status: str, checked: str, said: str) -> None:
    assert stands(events, status, checked) == said


def test_a_law_whose_place_another_took_is_superseded() -> None:
    assert stands("in-force 2010", is_replaced=True) == "superseded"
    assert stands("in-force 2010, repealed 2020", is_replaced=True) == "repealed 2020"


def test_every_sign_has_a_shape() -> None:
    assert SHAPES.keys() == set(get_args(Sign))


LAWS = {
    "instruments/new.yaml": (
        "jurisdiction: JP\nkind: act\nnames: {zh-Hant: 新法, en: New Act}\nsucceeds: [old]\n"
        "identifiers: {eli: 'http://data.europa.eu/eli/reg/2016/679/oj'}\n"
        "events:\n- {date: 2025-09-01, kind: in-force, url: 'https://example.org/'}\n"
        "- {date: 2099-01-01, kind: amended, url: 'https://example.org/'}\n"
    ),
    "instruments/old.yaml": (
        "jurisdiction: JP\nkind: act\nnames: {zh-Hant: 舊法規, en: Old Act}\n"
        "events:\n- {date: 2001, kind: in-force, url: 'https://example.org/'}\n"
    ),
    "briefs/a/en.md": brief_text("Under Article 3 it may.").replace("---\n", "---\ninstruments: [new]\n", 1),
}


def test_one_sign_wherever_a_law_is_named(tmp_path: Path) -> None:
    content = write_content(tmp_path, LAWS)
    pages = documents(build_content(content, today=TODAY), "https://example.org/kb/")
    law = pages["https://example.org/kb/en/laws/new/"]
    assert law.said("//p[@class='law-standing']") == ["● In force since September 1, 2025 Is amended: January 1, 2099"]
    assert law.all("//header//a[@class='official-text']/@href") == ["http://data.europa.eu/eli/reg/2016/679/oj"]
    listed = pages["https://example.org/kb/en/laws/"]
    assert listed.said("//tr//span[contains(@class,'sign-text')]")[-2:] == ["In force", "Superseded"]
    brief = pages["https://example.org/kb/en/briefs/a/"]
    assert brief.said("//dd//span[contains(@class,'sign-text')]") == ["In force"]
    assert law.all("//tr[@id='art-3']//a[@class='official-text']/@href") == [
        "https://eur-lex.europa.eu/eli/reg/2016/679/art_3/oj"
    ]


def test_a_law_says_since_when_it_applies_where_that_is_another_day(tmp_path: Path) -> None:
    act = (
        "jurisdiction: EU\nkind: regulation\nnames: {zh-Hant: 一般資料保護規則, en: GDPR}\nevents:\n"
        "  - {date: 2016-05-24, kind: in-force, url: 'https://example.org/'}\n"
        "  - {date: 2018-05-25, kind: applies, url: 'https://example.org/'}\n"
    )
    pages = documents(build_content(write_content(tmp_path, {"instruments/gdpr.yaml": act})), "https://example.org/kb/")
    said = {
        lang: pages[f"https://example.org/kb/{lang}/laws/gdpr/"].said("//p[@class='law-standing']")
        for lang in ("en", "zh-hant", "zh-hans")
    }
    assert said == {
        "en": ["● In force since May 24, 2016, applies since May 25, 2018"],
        "zh-hant": ["● 施行中 自2016年5月24日起生效，自2018年5月25日起適用"],
        "zh-hans": ["● 施行中 自2016年5月24日起生效，自2018年5月25日起适用"],
    }


def test_the_day_of_a_build_can_be_given(tmp_path: Path) -> None:
    write_content(tmp_path / "content", LAWS)
    for epoch, word in (
        ("1700000000", "Passed, not yet in force"),
        ("1760000000", "In force"),
        ("nonsense", "In force"),
    ):
        out = tmp_path / "site"
        ended = briefs("build", "--no-cache", "--out", out, cwd=tmp_path, SOURCE_DATE_EPOCH=epoch)
        assert ended.returncode == 0, ended.stderr
        assert word in (out / "en/laws/new/index.html").read_text(encoding="utf-8")


NOTED = {
    **LAWS,
    "sources/new-text.yaml": (
        "type: legislation\ntitle: New Act\nlanguage: en\njurisdiction: JP\nnumber: Act No. 53 of 2025\n"
        "instrument: new\nissued: 2025-06-04\nURL: https://example.org/new\n"
    ),
    "briefs/a/en.md": brief_text(
        "Under the rules.[^1] More.[^2]\n\n[^1]: @new-text.\n\n[^2]: See Article 3 of the New Act and the Old Act."
    ),
}


def test_the_sign_stands_in_notes_in_the_sources_cited_and_in_the_twin(tmp_path: Path) -> None:
    site = build_some(write_content(tmp_path, NOTED), "a", today=TODAY)
    brief = documents(site, "https://example.org/kb/")["https://example.org/kb/en/briefs/a/"]
    assert brief.said("//p[@class='note-laws']") == ["● In force", "New Act ● In force, Old Act ✕ Superseded"]
    assert brief.said("//section[@role='doc-endnotes']//p[@class='note-margin']//span[@class='sign-text']") == [
        "In force"
    ]
    assert brief.said("//details[@class='cited']//span[contains(@class,'sign ')]") == [
        "● In force since September 1, 2025"
    ]
    twin = site["en/briefs/a/index.md"].decode()
    assert "● In force" in twin.partition("[^1]:")[2].partition("[^2]:")[0]
    assert "New Act ● In force, Old Act ✕ Superseded" in twin.partition("[^2]:")[2]


def test_the_sign_stands_in_files_and_in_the_search(tmp_path: Path) -> None:
    checked = check_content(write_content(tmp_path, NOTED), today=TODAY)
    site = site_of(checked.session.engine.asking)
    made = manuscript(site, site.library.briefs[BriefId("a"), EN])
    assert dict(made.facts)["Laws"] == "New Act ● In force (since September 1, 2025); Old Act ✕ Superseded"
    assert law_document(site, "old").sign == "superseded"


def test_beside_a_bill_the_law_is_named_whose_sign_it_is(tmp_path: Path) -> None:
    bill = (
        "type: bill\ntitle: New Act Bill\nlanguage: en\njurisdiction: JP\nnumber: Bill No. 29\n"
        "instrument: new\nissued: 2025-02-28\nURL: https://example.org/bill\n"
    )
    text = "A bill.[^1] Both.[^2]\n\n[^1]: @new-bill.\n\n[^2]: @new-bill; @new-text."
    content = {**NOTED, "sources/new-bill.yaml": bill, "briefs/a/en.md": brief_text(text)}
    site = documents(build_content(write_content(tmp_path, content), today=TODAY), "https://example.org/kb/")
    brief = site["https://example.org/kb/en/briefs/a/"]
    assert brief.said("//p[@class='note-laws']") == ["New Act ● In force", "● In force"]
    assert brief.said("//details[@class='cited']//p[@class='source-facts']/span[@class='sign-law']") == ["New Act"]
    authorities = site["https://example.org/kb/en/sources/"]
    assert authorities.said("//p[@class='source-facts']/span[@class='sign-law']") == ["New Act"]
