"""Lists of briefs narrow down by topic, jurisdiction and year, as plain links, and long ones have parts."""

import shutil
from pathlib import Path
from typing import NamedTuple
from urllib.parse import urljoin, urlsplit

import pytest

from briefs.library.selections import NEWEST, part_ends, part_numbers, part_of, part_with
from briefs.model.brief import BriefId
from briefs.model.diagnostic import Code

from .pages import Document, documents
from .support import brief_text, build_content, check_content, said_in_english, write_content

BASE = "https://example.org/kb/"


def brief(title: str, date: str, topics: str, places: str) -> str:
    text = brief_text("甲。", title).replace("date: 2025-06-25", f"date: {date}")
    return text.replace("topics: [ai]", f"topics: [{topics}]").replace("[JP]", f"[{places}]")


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Document]:
    """Build a site of five briefs on two topics, two jurisdictions and two years."""
    files = {
        "briefs/a/en.md": brief("A", "2025-06-25", "ai", "JP"),
        "briefs/b/en.md": brief("B", "2025-03-01", "ai", "EU"),
        "briefs/c/en.md": brief("C", "2024-02", "ai, privacy", "JP, EU"),
        "briefs/d/en.md": brief("D", "2024", "privacy", "EU"),
        "briefs/e/en.md": brief("E", "2023-01-01", "privacy", "EU"),
    }
    site = build_content(write_content(tmp_path_factory.mktemp("kb"), files))
    return documents(site, BASE)


def facet(page: Document, name: str) -> list[tuple[str, str, str]]:
    """Return the values of a facet: the label, the number if it has one, where it leads below the site."""
    items = page.tree.xpath(f"//nav[.//h2[.='{name}']]//li")
    found = []
    for item in items:
        count = str(item.xpath("string(span[@class='number'])"))
        label = " ".join(str(item.text_content()).split()).removesuffix(f" {count}")
        href = item.xpath("string(a/@href)")
        found.append((label, count, urljoin(page.url, str(href)).removeprefix(BASE + "en/") if href else ""))
    return found


def titles(page: Document) -> list[str]:
    return page.said("//article/*[self::h2 or self::h3]")


def test_all_briefs_can_be_narrowed_in_three_ways(pages: dict[str, Document]) -> None:
    page = pages[f"{BASE}en/briefs/"]
    assert titles(page) == ["A", "B", "C", "D", "E"]
    assert facet(page, "Topics") == [
        ("All topics", "5", "briefs/"),
        ("Artificial intelligence", "3", "topics/ai/"),
        ("Privacy", "3", "topics/privacy/"),
    ]
    assert facet(page, "Jurisdictions")[1:] == [
        ("JP Japan", "2", "jurisdictions/jp/"),
        ("EU European Union", "4", "jurisdictions/eu/"),
    ]
    assert facet(page, "Years")[1:] == [
        ("2025", "2", "years/2025/"),
        ("2024", "2", "years/2024/"),
        ("2023", "1", "years/2023/"),
    ]


def test_a_topic_leads_on_to_jurisdictions_and_to_years_in_it(pages: dict[str, Document]) -> None:
    page = pages[f"{BASE}en/topics/ai/"]
    assert facet(page, "Jurisdictions") == [
        ("All jurisdictions", "3", "topics/ai/"),
        ("JP Japan", "2", "topics/ai/jp/"),
        ("EU European Union", "2", "topics/ai/eu/"),
    ]
    assert facet(page, "Years") == [("2025", "2", "topics/ai/#y2025"), ("2024", "1", "topics/ai/#y2024")]
    assert titles(pages[f"{BASE}en/topics/ai/jp/"]) == ["A", "C"]


def test_what_leads_to_another_list_has_no_number(pages: dict[str, Document]) -> None:
    assert facet(pages[f"{BASE}en/topics/ai/"], "Topics") == [
        ("All topics", "", "briefs/"),
        ("Artificial intelligence", "", "topics/ai/"),
        ("Privacy", "", "topics/privacy/"),
    ]
    assert facet(pages[f"{BASE}en/years/2024/"], "Years") == [
        ("All years", "", "briefs/"),
        ("2025", "", "years/2025/"),
        ("2024", "", "years/2024/"),
        ("2023", "", "years/2023/"),
    ]


def test_what_all_briefs_of_a_list_have_in_common_is_no_link(pages: dict[str, Document]) -> None:
    page = pages[f"{BASE}en/topics/privacy/"]
    assert facet(page, "Jurisdictions")[2] == ("EU European Union", "3", "")
    assert titles(pages[f"{BASE}en/topics/privacy/eu/"]) == ["C", "D", "E"], "which narrows the list of the EU"


def test_a_pair_that_is_all_of_both_has_no_page_of_its_own(tmp_path: Path) -> None:
    site = build_content(write_content(tmp_path, {"briefs/a/en.md": brief("A", "2025", "ai", "JP")}))
    assert "en/topics/ai/jp/index.html" not in site


def test_a_year_leads_to_its_place_in_other_lists(pages: dict[str, Document]) -> None:
    page = pages[f"{BASE}en/years/2024/"]
    assert titles(page) == ["C", "D"]
    assert facet(page, "Topics")[1:] == [
        ("Artificial intelligence", "1", "topics/ai/#y2024"),
        ("Privacy", "2", "topics/privacy/#y2024"),
    ]


def test_every_number_is_that_of_the_briefs_behind_it(pages: dict[str, Document]) -> None:
    for page in pages.values():
        for name in ("Topics", "Jurisdictions", "Years"):
            for label, count, href in facet(page, name):
                if "/home" in page.file or not href or not count:
                    continue
                target = pages[urljoin(f"{BASE}en/", href).partition("#")[0]]
                year = urlsplit(href).fragment
                shown = (
                    target.tree.xpath(f"//*[@id='{year}' or @aria-labelledby='{year}']//article")
                    if year
                    else titles(target)
                )
                assert len(shown) == int(count), (page.url, label)


def test_a_list_without_briefs_says_so(tmp_path: Path) -> None:
    site = build_content(write_content(tmp_path, {"briefs/a/en.md": brief("A", "2025", "ai", "JP")}))
    page = documents(site, BASE)[f"{BASE}en/jurisdictions/eu/"]
    assert page.said("//p[@class='empty']") == ["There are no briefs yet."]


def many(count: int) -> dict[str, str]:
    """Return many briefs, the newest first, thirty to a year."""
    return {f"briefs/b{n:03}/en.md": brief(f"B{n:03}", str(2025 - n // 30), "ai", "JP") for n in range(count)}


MANY = 100


class Long(NamedTuple):
    """A site with long lists: the folder with its content and store, where nothing may be changed, and its files."""

    folder: Path
    site: dict[str, bytes]


@pytest.fixture(scope="module")
def long(tmp_path_factory: pytest.TempPathFactory) -> Long:
    folder = tmp_path_factory.mktemp("long")
    return Long(folder, build_content(write_content(folder / "content", many(MANY)), cache=folder / "store"))


def test_a_long_list_has_parts_that_lead_to_each_other(long: Long) -> None:
    pages = documents(long.site, BASE)
    start = f"{BASE}en/topics/ai/"
    seen: list[str] = []
    newer: list[str] = []
    currents: list[str] = []
    at = start
    while at:
        page = pages[at]
        currents += page.said("//nav[@class='parts']/a[@aria-current]")
        assert [urljoin(page.url, href) for href in page.all("//a[@rel='prev']/@href")] == newer[-1:]
        newer.append(at)
        seen += titles(page)
        older = page.all("//a[@rel='next']/@href")
        at = urljoin(page.url, older[0]) if older else ""
    assert currents == ["Newest", "2", "1"], "the oldest is the first"
    assert seen == [f"B{n:03}" for n in range(MANY)]
    assert facet(pages[start], "Years") == [
        ("2025", "30", "topics/ai/#y2025"),
        ("2024", "30", "topics/ai/page/2/#y2024"),
        ("2023", "30", "topics/ai/page/2/#y2023"),
        ("2022", "10", "topics/ai/page/1/#y2022"),
    ]
    assert pages[f"{start}page/2/"].all("//link[@rel='canonical']/@href") == [f"{start}page/2/"]


def test_what_counts_the_whole_list_stands_on_its_newest_part(long: Long) -> None:
    pages = documents(long.site, BASE)
    newest, oldest = pages[f"{BASE}en/briefs/"], pages[f"{BASE}en/briefs/page/1/"]
    assert newest.said("//p[@class='count']")[0].startswith(f"{MANY} briefs")
    # What narrows the list stands above it.
    assert not newest.all("//p[contains(@class, 'to-facets')]")
    assert newest.all("//*[@id='facets']/following-sibling::*/@class") == ["list-column"]
    assert not oldest.all("//p[@class='count']")
    assert not facet(oldest, "Years")
    (href,) = oldest.all("//p[contains(@class, 'to-facets')]/a/@href")
    assert urljoin(oldest.url, href) == f"{BASE}en/briefs/#facets"


def test_a_new_brief_changes_the_newest_part_of_a_list_alone(long: Long, tmp_path: Path) -> None:
    before, again = long.site, shutil.copytree(long.folder, tmp_path / "again")
    added = {"briefs/new/en.md": brief("New", "2026-01-01", "ai", "JP")}
    after = build_content(write_content(again / "content", added, base=False), cache=again / "store")
    closed = [path for path in before if "/page/" in path]
    assert len(closed) == 3 * 2 * 3, "two parts of the lists of all, the topic, the jurisdiction, in three languages"
    assert [path for path in closed if before[path] != after[path]] == []


def test_an_old_brief_that_comes_later_changes_the_part_of_a_list_that_it_is_in(long: Long, tmp_path: Path) -> None:
    before, again = long.site, shutil.copytree(long.folder, tmp_path / "again")
    added = {"briefs/old/en.md": brief("Old", "2023-06-01", "ai", "JP")}
    after = build_content(write_content(again / "content", added, base=False), cache=again / "store")
    changed = {path for path in before if path.startswith("en/briefs/page/") and before[path] != after[path]}
    assert changed == {"en/briefs/page/2/index.html"}


def test_a_new_brief_changes_the_lists_that_it_is_on_and_no_others(tmp_path: Path) -> None:
    files = {
        "briefs/a/en.md": brief("A", "2025-06-25", "ai", "JP"),
        "briefs/b/en.md": brief("B", "2025-03-01", "ai, privacy", "JP, EU"),
        "briefs/c/en.md": brief("C", "2024-02", "privacy", "EU"),
        "briefs/d/en.md": brief("D", "2023", "ai", "EU"),
    }
    before = build_content(write_content(tmp_path / "before", files))
    added = files | {"briefs/new/en.md": brief("New", "2025-09-01", "ai", "JP")}
    after = build_content(write_content(tmp_path / "after", added))
    lists = [path for path in before if path.startswith(("en/topics/", "en/jurisdictions/", "en/years/"))]
    # The feeds of `ai` and JP, and the indexes of topics, jurisdictions and years, are not lists.
    pages = [path for path in lists if path.endswith("index.html") and path.count("/") > 2]
    assert [path for path in pages if before[path] != after[path]] == [
        "en/jurisdictions/jp/index.html",
        "en/topics/ai/index.html",
        "en/topics/ai/jp/index.html",
        "en/years/2025/index.html",
    ]


def some_ids(count: int) -> list[BriefId]:
    """Return the ids of briefs, the newest first."""
    return [BriefId(f"b{n}") for n in range(count, 0, -1)]


@pytest.mark.parametrize(("count", "closed"), [(0, 0), (1, 0), (30, 0), (59, 0), (60, 1), (98, 1), (99, 2), (150, 3)])
def test_a_list_begins_a_part_when_the_newest_has_sixty(count: int, closed: int) -> None:
    assert part_numbers(part_ends(some_ids(count))) == (0, *range(closed, 0, -1))


@pytest.mark.parametrize(
    ("number", "named", "newer", "older"),
    [
        (NEWEST, (0, 39, 38, 1), None, 39),
        (39, (0, 39, 38, 37, 1), 0, 38),
        (20, (0, 22, 21, 20, 19, 18, 1), 21, 19),
        (2, (0, 4, 3, 2, 1), 3, 1),
        (1, (0, 3, 2, 1), 2, None),
    ],
)
def test_of_many_parts_those_that_are_near_are_named(
    number: int, named: tuple[int, ...], newer: int | None, older: int | None
) -> None:
    part = part_of(some_ids(1_250), range(30, 30 * 39 + 1, 30), number)
    assert (part.near, part.newer, part.older) == (named, newer, older)


@pytest.mark.parametrize("count", [0, 1, 29, 30, 59, 60, 61, 89, 90, 91, 400])
def test_the_parts_of_a_list_are_the_list(count: int) -> None:
    ids = some_ids(count)
    ends = part_ends(ids)
    parts = {number: part_of(ids, ends, number) for number in part_numbers(ends)}
    assert [one for part in parts.values() for one in part.ids] == ids
    assert all(ids[place] in parts[part_with(place, count, ends)].ids for place in range(count))
    assert all(20 <= len(part.ids) <= 40 for number, part in parts.items() if number != NEWEST)
    assert len(parts[NEWEST].ids) < 60


def test_an_old_brief_that_comes_later_changes_few_parts() -> None:
    ids = some_ids(2_000)
    ends = part_ends(ids)
    before = {part_of(ids, ends, number).ids for number in part_numbers(ends)}
    changed = []
    for place in range(0, 2_000, 50):
        more = [*ids[:place], BriefId(f"late{place}"), *ids[place:]]
        ends = part_ends(more)
        changed.append(sum(part_of(more, ends, number).ids not in before for number in part_numbers(ends)))
    assert sorted(changed)[len(changed) // 2] == 1
    assert max(changed) < 12


def test_another_topic_with_the_same_briefs_is_a_link_all_the_same(tmp_path: Path) -> None:
    text = brief("A", "2025", "ai, privacy", "JP")
    page = documents(build_content(write_content(tmp_path, {"briefs/a/en.md": text})), BASE)[f"{BASE}en/topics/ai/"]
    assert facet(page, "Topics")[2] == ("Privacy", "", "topics/privacy/")


def test_an_old_address_can_not_lie_among_the_lists(tmp_path: Path) -> None:
    text = brief("A", "2025", "ai", "JP").replace("topics:", "aliases: [en/topics/ai/jp/, en/briefs/page/2/]\ntopics:")
    found = check_content(write_content(tmp_path, {"briefs/a/en.md": text})).diagnostics
    assert [said_in_english(one.message) for one in found if one.code is Code.ADDRESS_CLASH] == [
        "the old address en/topics/ai/jp/ is taken by the lists of the site",
        "the old address en/briefs/page/2/ is taken by the lists of the site",
    ]
