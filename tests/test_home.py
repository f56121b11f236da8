"""The first page: what the site is, what can be asked of it, what has changed, which laws moved; and the root."""

import json
from pathlib import Path

import pytest

from briefs.language.languages import EN, Lang
from briefs.library.laws import Discussed, DiscussedAt
from briefs.library.overview import MOST_MOVES, changed_lately, examples, moves_of
from briefs.model.brief import BriefId, Provision
from briefs.model.law import Event
from briefs.model.term import Term
from tests.knowledge_base import KnowledgeBase
from tests.pages import Document, documents
from tests.support import brief_text, build_content, write_content

BASE = "https://example.org/kb/"
TODAY = "2026-11-29"
EVENT = "{{date: {}, kind: {}, url: 'https://example.org/'}}"
LAW = "jurisdiction: {}\nkind: act\nnames: {{zh-Hant: {}, en: {}}}\n{}events: [{}]\n"
CHECKED = "status: in-force\nchecked: 2026-11-20\n"


def law(place: str, zh: str, en: str, *events: tuple[str, str], more: str = "") -> str:
    """Return the record of a law."""
    return LAW.format(place, zh, en, more, ", ".join(EVENT.format(*one) for one in events))


FILES = {
    "instruments/jp-ai-act.yaml": law(
        "JP", "人工智慧法", "AI Act", ("2025-06-04", "promulgated"), ("2025-09", "in-force"), more=CHECKED
    ),
    "instruments/eu-data-act.yaml": law(
        "EU", "資料法", "Data Act", ("2024-01-11", "in-force"), ("2027-09-12", "applies"), ("2026-12", "applies")
    ),
    "glossary.yaml": "supply:\n  zh-Hant: 供應鏈\n  en: supply chain\n"
    "  definition: {zh-Hant: 一連串供應。, en: A chain of supply.}\n",
    "briefs/a/en.md": brief_text("The AI Act. Article 3 of the AI Act says it of the supply chain.", "One").replace(
        "topics:", "instruments: [jp-ai-act]\ntopics:"
    ),
    "briefs/a/zh-Hant.md": brief_text("人工智慧法第3條規定供應鏈。", "一").replace(
        "topics:", "instruments: [jp-ai-act]\ncorrections: [{date: 2026-02-03, text: 筆誤。}]\ntopics:"
    ),
    "briefs/b/en.md": brief_text("Nothing.", "Two"),
}


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    return build_content(write_content(tmp_path_factory.mktemp("home"), FILES), today=TODAY)


@pytest.fixture(scope="module")
def pages(site: dict[str, bytes]) -> dict[str, Document]:
    return documents(site, BASE)


def texts(page: Document, path: str) -> list[str]:
    """Return the words of each element that a path finds."""
    return [" ".join("".join(one.itertext()).split()) for one in page.tree.xpath(path)]


def test_it_says_what_the_site_is_and_what_is_special_about_it(pages: dict[str, Document]) -> None:
    page = pages[f"{BASE}en/"]
    assert texts(page, "//h1") == ["Briefs: Legal briefs"]
    (said,) = texts(page, "//p[@class='home-introduction']")
    # Only one of two briefs has both languages, so nothing is promised of them.
    assert said.startswith("Every note leads to its source")


@pytest.mark.parametrize(
    ("more", "said"),
    [
        ("introduction: {zh-Hant: 本所律師撰寫。, en: Written by our lawyers.}\n", "Written by our lawyers."),
        ("", "Chinese and English stand side by side"),
        ("outputs: {parallel: pages}\n", "Chinese and English stand side by side"),
        ("outputs: {parallel: none}\n", "Every note leads to its source"),
    ],
)
def test_a_site_may_say_itself_what_is_special(tmp_path: Path, more: str, said: str) -> None:
    files = {name: text for name, text in FILES.items() if "/b/" not in name}
    content = write_content(tmp_path, files)
    with (content / "site.yaml").open("a", encoding="utf-8") as settings:
        settings.write(more)
    page = documents(build_content(content), BASE)[f"{BASE}en/"]
    assert texts(page, "//p[@class='home-introduction']")[0].startswith(said)


def test_its_search_field_needs_no_script(pages: dict[str, Document]) -> None:
    page = pages[f"{BASE}en/"]
    (form,) = page.tree.xpath("//main//form")
    assert (form.get("action"), form.get("method") or "get") == ("search/", "get")
    (field,) = form.xpath(".//input")
    assert (field.get("type"), field.get("name")) == ("search", "q")
    assert form.xpath(f".//label[@for='{field.get('id')}']")


@pytest.mark.parametrize(
    ("lang", "examples"),
    [
        ("en", ["Article 3", "供應鏈", "AI Act"]),
        ("zh-hant", ["第3條", "supply chain", "人工智慧法"]),
        ("zh-hans", ["第3条", "supply chain", "人工智慧法"]),
    ],
)
def test_its_examples_are_of_the_site_and_each_of_another_kind(
    pages: dict[str, Document], lang: str, examples: list[str]
) -> None:
    page = pages[f"{BASE}{lang}/"]
    assert texts(page, "//p[@class='search-examples']/a") == examples
    assert all("search/?q=" in href for href in page.all("//p[@class='search-examples']/a/@href"))


def test_examples_are_not_one_term_twice_and_take_the_next_law_that_has_a_provision() -> None:
    first = Term(zh_hant="會員國", en="Member State")
    second = Term(zh_hant="供應鏈", en="supply chain")
    unnamed = Discussed(Provision("a", "article", "2", "", 0, 0), (place("zh-Hant", "第2條。"),))
    named = Discussed(Provision("b", "article", "7", "", 0, 0), (place("en", "So says Article 7."),))
    assert examples(EN, [(unnamed,), (named,)], [first, second], []) == ("Article 7", "會員國", "supply chain")
    assert examples(EN, [(unnamed,)], [first], []) == ("會員國",)


def place(lang: str, sentence: str) -> DiscussedAt:
    """Return a place that discusses a provision in a sentence."""
    return DiscussedAt(BriefId("a"), Lang(lang), Provision("a", "article", "2", "", 0, 0), "p1", sentence)


def test_a_site_without_terms_and_laws_shows_no_examples(tmp_path: Path) -> None:
    files = {"briefs/b/en.md": FILES["briefs/b/en.md"], "instruments/jp-ai-act.yaml": ""}
    content = write_content(tmp_path, files)
    (content / "instruments/jp-ai-act.yaml").unlink()
    page = documents(build_content(content), BASE)[f"{BASE}en/"]
    assert page.tree.xpath("//main//form")
    assert not page.tree.xpath("//p[@class='search-examples']")
    assert not page.tree.xpath("//section[@aria-labelledby='moved' or @aria-labelledby='coming']")


def test_one_line_says_how_much_there_is_and_what_is_wanting(pages: dict[str, Document]) -> None:
    page = pages[f"{BASE}en/"]
    assert texts(page, "//ul[@class='home-counts']/li") == [
        "2 briefs",
        "1 of them in Chinese and English",
        "2 laws and policies",
        "status of 1 checked on November 20, 2026",
    ]
    assert page.all("//ul[@class='home-counts']//a/@href") == ["briefs/", "coverage/", "laws/"]
    assert texts(page, "//ul[@aria-label='Jurisdictions']/li") == ["Japan 2"]


def test_laws_that_moved_and_will_are_told_by_the_day_of_the_build(pages: dict[str, Document]) -> None:
    page = pages[f"{BASE}en/"]
    moved = texts(page, "//section[@aria-labelledby='moved']//li")
    assert [one.split(" · ")[0] for one in moved] == ["September 2025", "January 11, 2024"]
    assert "AI Act: Entered into force" in moved[0]
    assert "Japan" in moved[0]
    assert "In force" in moved[0]
    coming = texts(page, "//section[@aria-labelledby='coming']//li")
    assert [one.split(" · ")[0] for one in coming] == ["December 2026", "September 12, 2027"]
    assert page.all("//section[@aria-labelledby='moved']//li//a/@href")[0] == "laws/jp-ai-act/"


def test_briefs_that_changed_after_they_came_out_are_told(pages: dict[str, Document]) -> None:
    page = pages[f"{BASE}en/"]
    assert texts(page, "//section[@aria-labelledby='changed']//li") == ["February 3, 2026 One"]
    assert page.all("//section[@aria-labelledby='changed']//time/@datetime") == ["2026-02-03"]


def test_each_law_is_told_once_with_what_happened_last() -> None:
    events = tuple(("a", Event(date=f"2025-0{month}-01", kind="amended")) for month in range(1, 10))
    events += (("b", Event(date="2025-09-02", kind="passed")),)
    found = moves_of(events, lambda date: date <= TODAY)
    assert [(name, event.date) for name, event in found.past] == [("b", "2025-09-02"), ("a", "2025-09-01")]
    assert found.coming == ()


def test_no_more_days_are_asked_for_than_are_near() -> None:
    events = tuple((f"law{n}", Event(date=f"{1900 + n}", kind="passed")) for n in range(100))
    asked: list[str] = []

    def is_out(date: str) -> bool:
        asked.append(date)
        return date <= "1990"

    found = moves_of(events, is_out)
    assert [event.date for _, event in found.past] == ["1990", "1989", "1988", "1987", "1986"]
    assert [event.date for _, event in found.coming] == ["1991", "1992", "1993"]
    assert len(set(asked)) == 9 + MOST_MOVES


def test_a_change_that_is_not_known_to_be_later_is_none() -> None:
    days = [
        ("a", "2025-06-25T00:00:00Z", "2025-06"),
        ("b", "2025-06-25T00:00:00Z", "2025-07"),
        ("c", "2020-01-01T00:00:00Z", "2026"),
    ]
    assert changed_lately((BriefId(name), date, day) for name, date, day in days) == (("c", "2026"), ("b", "2025-07"))


def test_the_root_is_the_home_page_of_the_first_language_with_the_choice_of_others(
    site: dict[str, bytes], pages: dict[str, Document]
) -> None:
    root, home = pages[BASE], pages[f"{BASE}zh-hant/"]
    for path in (
        "//h1",
        "//p[@class='home-introduction']",
        "//article[@class='card']//h3",
        "//ul[@class='home-counts']/li",
    ):
        assert texts(root, path) == texts(home, path) != []
    assert root.all("//p[@class='home-languages']/a/@href") == ["zh-hans/", "en/"]
    assert root.all("//p[@class='home-languages']/a/@lang") == ["zh-Hans", "en"]
    assert not home.tree.xpath("//p[@class='home-languages']")
    # Nobody is sent on: neither by the page nor by a script of it.
    assert not root.tree.xpath("//meta[@http-equiv='refresh']")
    # Search engines know it by the address of the home page whose text it has.
    assert root.all("//link[@rel='canonical']/@href") == [f"{BASE}zh-hant/"]
    versions = "//link[@rel='alternate' and @hreflang]/@*[name() = 'hreflang' or name() = 'href']"
    assert root.all(versions) == home.all(versions)
    assert not root.all("//meta[@name='robots']")
    assert f"<loc>{BASE}</loc>".encode() not in site["sitemap.xml"]


def test_the_root_speaks_the_language_that_the_settings_name(tmp_path: Path) -> None:
    content = write_content(tmp_path, FILES)
    with (content / "site.yaml").open("a", encoding="utf-8") as settings:
        settings.write("default_language: en\n")
    root = documents(build_content(content), BASE)[BASE]
    assert root.all("/html/@lang") == ["en"]
    assert root.all("//p[@class='home-languages']/a/@href") == ["zh-hant/", "zh-hans/"]
    assert root.all("//link[@rel='canonical']/@href") == [f"{BASE}en/"]


def test_an_edit_of_a_text_leaves_the_first_page_as_it_is(tmp_path: Path) -> None:
    kb = KnowledgeBase(tmp_path)
    before = (kb.out / "en/index.html").stat().st_mtime_ns
    kb.write("a", "Another sentence.\n")
    kb.build()
    assert kb.is_right()
    assert (kb.out / "en/index.html").stat().st_mtime_ns == before


def test_names_of_which_addresses_are_made_are_one_small_file(site: dict[str, bytes]) -> None:
    known = json.loads(site["addresses.json"])
    assert known["briefs"] == ["a", "b"]
    assert known["laws"] == ["eu-data-act", "jp-ai-act"]
    assert known["jurisdictions"] == ["jp", "eu"]
    assert {"briefs", "laws", "timeline", "sources", "glossary", "search"} <= set(known[""])
    for folder, names in known.items():
        for name in names if folder not in ("topics", "jurisdictions", "years", "sources") else []:
            assert f"en/{folder + '/' if folder else ''}{name}/index.html" in site
