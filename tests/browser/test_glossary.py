"""The glossary: letters lead to their terms, a field narrows it, and a phone shows each form with its language."""

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.support import brief_text, place_content, write_content

from .places import DESK, PHONE
from .stage import folder_served, opened

pytestmark = pytest.mark.browser

SEEN = ".glossary-entry >> visible=true"


@pytest.mark.parametrize(("address", "words"), [("en/glossary/", "RESEARCH secur"), ("zh-hant/glossary/", "研究安全")])
def test_the_field_narrows_the_terms_and_says_how_many_are_left(page: Page, address: str, words: str) -> None:
    page.set_viewport_size(DESK)
    page.goto(address)
    every = page.locator(SEEN).count()
    page.locator("#filter").fill(words)
    expect(page.locator("#research-security")).to_be_visible()
    left = page.locator(SEEN).count()
    assert 0 < left < every
    expect(page.locator(".glossary-filter [role=status]")).to_contain_text(str(left))
    expect(page.locator(".glossary-letter >> visible=true")).not_to_have_count(0)
    page.locator("#filter").fill("")
    expect(page.locator(SEEN)).to_have_count(every)


def test_a_form_in_any_script_finds_its_term(page: Page) -> None:
    page.goto("en/glossary/")
    for form in ("半导体", "半導體", "semiconductor"):
        page.locator("#filter").fill(form)
        expect(page.locator("#semiconductor")).to_be_visible()
    page.locator("#filter").fill("nothing of the kind")
    expect(page.locator(SEEN)).to_have_count(0)
    expect(page.locator(".glossary-filter [role=status]")).to_have_text("0 terms")


def test_a_link_to_a_term_that_is_hidden_shows_it(page: Page) -> None:
    page.goto("en/glossary/")
    page.locator("#filter").fill("semiconductor")
    expect(page.locator("#algorithm")).to_be_hidden()
    page.evaluate("location.hash = 'algorithm'")
    expect(page.locator("#algorithm")).to_be_in_viewport()
    expect(page.locator("#filter")).to_have_value("")


def test_a_letter_leads_to_its_terms_under_the_head_of_the_table(page: Page) -> None:
    page.set_viewport_size(DESK)
    page.goto("en/glossary/")
    page.locator(".letters a", has_text="S").click()
    heading = page.locator(".glossary-letter th", has_text="S").first
    expect(heading).to_be_in_viewport()
    head = page.locator(".glossary-table thead th").first.bounding_box()
    box = heading.bounding_box()
    assert head is not None
    assert box is not None
    assert box["y"] >= head["y"] + head["height"] - 1


def test_a_phone_shows_each_form_with_its_language(page: Page) -> None:
    page.set_viewport_size(PHONE)
    page.goto("en/glossary/")
    for cell in page.locator("#algorithm td[data-label]").all():
        shown = cell.evaluate("cell => getComputedStyle(cell, '::before').content")
        assert shown == f'"{cell.get_attribute("data-label")}"'
    assert page.locator("#algorithm").get_by_role("rowheader").bounding_box()["width"] > 300  # type: ignore[index]
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


@pytest.fixture(scope="module")
def long_site(chromium: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Serve a site whose glossary has parts; return its address."""
    terms = "".join(f"eu-{number}: {{zh-Hant: 人事{number}, en: alpha {number}}}\n" for number in range(300))
    terms += "eu-zero-trust: {zh-Hant: 零信任, en: zero trust}\n"
    texts = {"briefs/a/en.md": brief_text("Text.\n")}
    folder = tmp_path_factory.mktemp("long-glossary")
    place_content(
        write_content(folder / "content", {"glossary.yaml": terms, **texts}), folder / "site", folder / "store"
    )
    with folder_served(folder / "site") as address:
        yield address


@pytest.fixture(params=[True, False], ids=["with a script", "without"])
def long_page(request: pytest.FixtureRequest, browser: Browser, long_site: str) -> Iterator[tuple[Page, bool]]:
    """Open the site with the long glossary, with and without scripts."""
    with opened(browser, long_site, java_script_enabled=request.param) as page:
        yield page, request.param


@pytest.mark.parametrize(("lang", "part"), [("en", "z"), ("zh-hant", "13")])
def test_the_address_of_a_term_from_before_the_glossary_had_parts_leads_to_it(
    long_page: tuple[Page, bool], lang: str, part: str
) -> None:
    page, has_script = long_page
    page.goto(f"{lang}/glossary/#eu-zero-trust")
    if not has_script:
        expect(page.locator("#eu-zero-trust")).to_be_in_viewport()
        page.locator("#eu-zero-trust a").click()
    expect(page).to_have_url(re.compile(rf"/{lang}/glossary/{part}/#eu-zero-trust$"))
    expect(page.locator(".glossary-entry:target")).to_be_in_viewport()


def test_who_asks_for_a_term_at_another_letter_is_led_to_it_and_none_goes_round(long_page: tuple[Page, bool]) -> None:
    page, has_script = long_page
    page.goto("en/glossary/a/#eu-zero-trust")
    expect(page).to_have_url(re.compile("glossary/z/#eu-zero-trust$" if has_script else "glossary/a/#eu-zero-trust$"))
    page.goto("en/glossary/a/#eu-gone")
    expect(page).to_have_url(re.compile("/glossary/#eu-gone$" if has_script else "glossary/a/#eu-gone$"))
    page.goto("en/glossary/#_z")
    expect(page).to_have_url(re.compile("/en/glossary/z/$" if has_script else "/en/glossary/#_z$"))
    page.goto("en/glossary/a/#eu-7")
    expect(page).to_have_url(re.compile("glossary/a/#eu-7$"))


def test_the_index_of_a_long_glossary_is_narrowed_by_names(long_page: tuple[Page, bool]) -> None:
    page, has_script = long_page
    page.goto("en/glossary/")
    if has_script:
        page.locator("#filter").fill("Zero")
        expect(page.locator(".glossary-index li >> visible=true")).to_have_text(["zero trust"])
        expect(page.locator(".glossary-filter [role=status]")).to_have_text("1 term")
    else:
        expect(page.locator("#filter")).to_be_hidden()
    page.locator(".glossary-index h2 a >> visible=true").last.click()
    expect(page.locator(".glossary-entry")).to_have_count(1)


def test_the_language_switch_leads_from_a_part_to_the_term_or_to_the_index(long_page: tuple[Page, bool]) -> None:
    page, has_script = long_page
    page.goto("en/glossary/z/#eu-zero-trust")
    page.locator(".language-switch a[lang=zh-Hant-TW]").click()
    end = "13/#eu-zero-trust" if has_script else ""
    expect(page).to_have_url(re.compile(f"/zh-hant/glossary/{end}$"))
