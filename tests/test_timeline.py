"""What happened to laws: the timeline with what is coming, feeds, and calendars that any program reads."""

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from briefs.publishing.files.calendar_files import CalendarEvent, calendar_file
from briefs.publishing.pages.timeline_page import MOST_PAST
from briefs.serving.app import _type as media_type
from tests.pages import Document, documents
from tests.support import brief_text, build_content, write_content

BASE = "https://example.org/kb/"
TODAY = "2026-11-29"
ATOM = "{http://www.w3.org/2005/Atom}"


def law(name: str, code: str, *events: str) -> str:
    """Return the record of a law with some events (`2025-09-01 in-force`)."""
    listed = "".join(
        f"- {{date: {date}, kind: {kind}, url: 'https://example.org/'}}\n"
        for date, kind in (event.split() for event in events)
    )
    return f"jurisdiction: {code}\nkind: act\nnames: {{zh-Hant: {name}法, en: {name} Act}}\nevents:\n{listed}"


FILES = {
    "instruments/data.yaml": law("Data", "EU", "2099-08-02 applies", "2024-08-01 in-force", "2024-08 published"),
    "instruments/trade.yaml": law("Trade", "JP", "2024-08-20 in-force", "1999 passed", "2098 amended"),
    # It discusses a provision of the Data Act, which its front matter does not name.
    "briefs/a/en.md": brief_text("See Article 5 of the Data Act."),
    "briefs/b/en.md": brief_text("Nothing.", "On privacy").replace("[ai]", "[privacy]"),
}


@pytest.fixture(scope="module")
def content(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_content(tmp_path_factory.mktemp("kb"), FILES)


@pytest.fixture(scope="module")
def site(content: Path) -> dict[str, bytes]:
    return build_content(content, today=TODAY)


@pytest.fixture(scope="module")
def pages(site: dict[str, bytes]) -> dict[str, Document]:
    return documents(site, BASE)


def test_what_is_coming_stands_first_then_the_newest_by_month(pages: dict[str, Document]) -> None:
    page = pages[f"{BASE}en/timeline/"]
    assert page.said("//section/h2") == ["Coming up", "August 2024", "1999"]
    rows = [re.split(" [●◐] ", row)[0] for row in page.said("//section//li")]
    assert rows == [
        "2098 JP Trade Act: Is amended",
        "August 2, 2099 EU Data Act: Begins to apply",
        "August 20, 2024 JP Trade Act: Entered into force",
        "August 2024 EU Data Act: Published",
        "August 1, 2024 EU Data Act: Entered into force",
        "1999 JP Trade Act: Passed",
    ]


def test_a_site_without_anything_to_come_has_no_such_part(content: Path) -> None:
    page = documents(build_content(content, today="2100-01-01"), BASE)[f"{BASE}zh-hant/timeline/"]
    assert page.said("//section/h2") == ["2099年8月", "2098年", "2024年8月", "1999年"]


def test_of_very_many_events_the_oldest_are_left_to_their_laws_and_the_calendar(tmp_path: Path) -> None:
    many = law("Tax", "EU", *(f"{1500 + n:04} amended" for n in range(MOST_PAST)), "1100 passed", "1101-02 in-force")
    site = build_content(write_content(tmp_path, {"instruments/tax.yaml": many}), today=TODAY)
    page = documents(site, BASE)[f"{BASE}en/timeline/"]
    assert len(page.said("//section//li")) == MOST_PAST
    assert page.said("//main/p[@class='count']") == ["2 older events stand on the pages of their laws."]
    assert len(summaries(site, "timeline")) == MOST_PAST + 2


def summaries(site: dict[str, bytes], of: str) -> list[str]:
    """Return what a calendar tells, in its order."""
    return re.findall(r"^SUMMARY:(.*)\r$", site[f"en/{of}/calendar.ics"].decode(), re.MULTILINE)


def test_calendars_are_by_law_by_jurisdiction_and_by_topic(site: dict[str, bytes]) -> None:
    data = ["Data Act: Entered into force", "Data Act: Published", "Data Act: Begins to apply"]
    trade = ["Trade Act: Passed", "Trade Act: Entered into force", "Trade Act: Is amended"]
    assert summaries(site, "laws/data") == data
    assert summaries(site, "jurisdictions/jp") == trade
    # A brief that discusses a provision brings its law.
    assert summaries(site, "topics/ai") == data
    assert len(summaries(site, "timeline")) == 6
    assert "en/topics/privacy/calendar.ics" not in site, "a calendar without events is none"


def test_every_calendar_is_linked_and_every_link_leads_to_one(
    pages: dict[str, Document], site: dict[str, bytes]
) -> None:
    linked = {link.removeprefix(BASE) for page in pages.values() for link in page.links() if link.endswith(".ics")}
    assert linked == {path for path in site if path.endswith(".ics")}


def entries(site: dict[str, bytes], of: str) -> list[str]:
    return [
        one.findtext(f"{ATOM}title") or "" for one in etree.fromstring(site[f"en/{of}/feed.xml"]).iter(f"{ATOM}entry")
    ]


def test_a_preview_serves_a_calendar_as_one() -> None:
    assert media_type("calendar.ics") == "text/calendar"


def test_feeds_tell_of_briefs_and_of_what_has_happened(site: dict[str, bytes]) -> None:
    data = ["A brief", "Data Act: Entered into force", "Data Act: Published"]
    assert entries(site, "laws/data") == data
    assert entries(site, "topics/ai") == data
    assert entries(site, "jurisdictions/eu") == data[1:]
    assert entries(site, "jurisdictions/jp")[-2:] == ["Trade Act: Entered into force", "Trade Act: Passed"]
    assert entries(site, "topics/privacy") == ["On privacy"]


def test_feeds_are_well_formed_and_name_each_thing_once(site: dict[str, bytes]) -> None:
    feeds = [etree.fromstring(data) for path, data in site.items() if path.endswith("feed.xml")]
    assert len(feeds) > 20
    for feed in feeds:
        ids = [one.findtext(f"{ATOM}id") for one in feed.iter(f"{ATOM}entry")]
        assert len(ids) == len(set(ids))
        stamps = [one.findtext(f"{ATOM}updated") or "" for one in feed.iter(f"{ATOM}entry")]
        assert stamps == sorted(stamps, reverse=True)
        assert all(stamp[:10] <= TODAY for stamp in stamps)


def test_a_later_build_changes_no_calendar_until_something_has_happened(site: dict[str, bytes], content: Path) -> None:
    later, last = (build_content(content, today=day) for day in ("2097-12-31", "2099-12-31"))
    english = [path for path in site if path.startswith("en/") and path.endswith(".ics")]
    assert len(english) > 5
    assert [path for path in english if later[path] != site[path]] == []
    assert [path for path in english if last[path] == site[path]] == []


def unfolded(data: bytes) -> list[str]:
    """Return the lines of a calendar as a program reads them (RFC 5545, 3.1)."""
    return data.replace(b"\r\n ", b"").decode().split("\r\n")


days = st.dates().map(lambda day: day.isoformat())
times = st.one_of(days, days.map(lambda day: day[:7]), days.map(lambda day: day[:4]))


@given(st.text(min_size=1), times, times)
def test_a_calendar_is_valid_whatever_it_tells(title: str, date: str, seen: str) -> None:
    data = calendar_file(title, "zh-Hant", [CalendarEvent("a@example.org", date, seen, title, "https://example.org/")])
    assert all(len(line) <= 75 for line in data.split(b"\r\n"))
    lines = unfolded(data)
    assert lines[0] == "BEGIN:VCALENDAR"
    assert lines[-2:] == ["END:VCALENDAR", ""]
    assert all(re.match(r"[A-Z-]+[;:]", line) for line in lines[:-1])
    assert not re.search(rb"[\x00-\x09\x0b\x0c\x0e-\x1f\x7f]|[^\r]\n|\r[^\n]", data)
    found = dict(re.split("[:;]", line, maxsplit=1) for line in lines[:-1])
    assert {"UID", "DTSTAMP", "DTSTART"} <= found.keys()
    assert re.fullmatch(r"\d{8}T000000Z", found["DTSTAMP"])
    start, end = found["DTSTART"].removeprefix("VALUE=DATE:"), found.get("DTEND", "").removeprefix("VALUE=DATE:")
    assert re.fullmatch(r"\d{8}", start)
    assert not end or (re.fullmatch(r"\d{6}01", end) and end > start)


@pytest.mark.parametrize(
    ("date", "days"),
    [
        ("2026-08-02", ["DTSTART;VALUE=DATE:20260802"]),
        ("2026-12", ["DTSTART;VALUE=DATE:20261201", "DTEND;VALUE=DATE:20270101"]),
        ("2026", ["DTSTART;VALUE=DATE:20260101", "DTEND;VALUE=DATE:20270101"]),
        ("9999", ["DTSTART;VALUE=DATE:99990101"]),
    ],
)
def test_an_event_takes_the_days_that_are_known(date: str, days: list[str]) -> None:
    lines = unfolded(calendar_file("x", "en", [CalendarEvent("a@b", date, date, "x", "https://example.org/")]))
    assert [line for line in lines if line.startswith(("DTSTART", "DTEND"))] == days


def test_what_has_a_meaning_in_a_calendar_is_written_as_words() -> None:
    title = "Act; “a, b” \\ c\nEND:VEVENT"
    lines = unfolded(calendar_file("x", "en", [CalendarEvent("a@b", "2026", "2026", title, "https://example.org/")]))
    assert "SUMMARY:Act\\; “a\\, b” \\\\ c END:VEVENT" in lines
    assert lines.count("END:VEVENT") == 1
