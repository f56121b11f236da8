"""A reader sorts the list of laws by the heads of its columns, and narrows it; without a script it is whole."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from briefs.library.law_lists import ON_A_PAGE
from tests.support import brief_text, place_content, write_content

from .places import DESK, EN, HANT, PHONE
from .stage import folder_served, opened

pytestmark = pytest.mark.browser

LAWS = f"{EN.folder}/laws/"


def shown(page: Page) -> list[str]:
    """Return the places of the laws that are in sight, in their order."""
    rows = page.locator(".law-table tr[id]:visible")
    return [str(one) for one in rows.evaluate_all("(rows) => rows.map((row) => row.id)")]


def head(page: Page, name: str) -> Locator:
    return page.get_by_role("columnheader", name=name)


def test_the_head_of_a_column_sorts_and_says_how(page: Page) -> None:
    page.set_viewport_size(DESK)
    page.goto(LAWS)
    before = shown(page)
    assert len(before) > 20
    latest = head(page, "Latest event")
    expect(latest).not_to_have_attribute("aria-sort", "descending")
    latest.get_by_role("button").click()
    expect(latest).to_have_attribute("aria-sort", "descending")
    dates = page.locator("tbody:first-of-type .law-last").evaluate_all("(all) => all.map((one) => one.dataset.sort)")
    known = [date for date in dates if date]
    assert known == sorted(known, reverse=True)
    assert dates == [*known, *("" for _ in range(len(dates) - len(known)))], "what has no date stands last"
    latest.get_by_role("button").press("Enter")
    expect(latest).to_have_attribute("aria-sort", "ascending")
    head(page, "Name").get_by_role("button").click()
    expect(latest).not_to_have_attribute("aria-sort", "ascending")
    assert shown(page) != before
    assert sorted(shown(page)) == sorted(before)
    # Laws stay before policies.
    groups = page.locator("tr.law-group").all_inner_texts()
    assert [group.split()[0] for group in groups] == ["Laws", "Policies,"]


def test_it_narrows_and_says_how_many_are_left(page: Page) -> None:
    page.goto(LAWS)
    page.get_by_label("Jurisdiction").select_option("Japan")
    japanese = page.locator(".law-table tr[data-jurisdiction=jp]")
    expect(japanese.first).to_be_visible()
    assert len(shown(page)) == japanese.count()
    expect(page.get_by_role("status")).to_have_text(f"{japanese.count()} laws and policies")
    page.get_by_label("Kind").select_option("Directive" if page.get_by_text("Directive").count() else "Order")
    expect(page.get_by_role("status")).to_have_text("No law fits.")
    assert shown(page) == []
    expect(page.locator("tr.law-group:visible")).to_have_count(0)


def test_a_link_to_the_laws_of_a_jurisdiction_chooses_it_and_one_to_a_law_shows_that(page: Page) -> None:
    page.goto(f"{LAWS}#eu")
    expect(page.get_by_label("Jurisdiction")).to_have_value("eu")
    rows = page.locator(".law-table tr[id]:visible")
    assert set(rows.evaluate_all("(rows) => rows.map((row) => row.dataset.jurisdiction)")) == {"eu"}
    page.evaluate("location.hash = '#law-jp-ai-promotion-act'")
    expect(page.locator("#law-jp-ai-promotion-act")).to_be_visible()
    expect(page.get_by_label("Jurisdiction")).to_have_value("")


@pytest.mark.parametrize("folder", [EN.folder, HANT.folder])
def test_a_phone_shows_it_without_scrolling_sideways(page: Page, folder: str) -> None:
    page.set_viewport_size(PHONE)
    page.goto(f"{folder}/laws/")
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    for row in page.locator(".law-table tr[id]").all()[:5]:
        box = row.bounding_box()
        assert box
        assert box["height"] < 200


def test_without_a_script_it_is_whole_and_offers_nothing_that_does_nothing(still: Page) -> None:
    still.goto(LAWS)
    assert len(shown(still)) > 20
    expect(still.locator(".law-filters")).to_be_hidden()
    expect(still.locator(".law-table button")).to_have_count(0)


@pytest.fixture(scope="module")
def long_list(chromium: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Serve a site whose list of laws has parts; return its address."""
    laws = {
        f"instruments/law-{number}.yaml": f"jurisdiction: {'EU' if number else 'JP'}\nkind: act\n"
        f"names: {{zh-Hant: 第{number}法, en: Act {1000 + number}}}\n"
        for number in range(ON_A_PAGE + 1)
    }
    folder = tmp_path_factory.mktemp("long-list")
    content = write_content(folder / "content", {**laws, "briefs/a/en.md": brief_text("Text.\n")})
    place_content(content, folder / "site", folder / "store")
    with folder_served(folder / "site") as address:
        yield address


@pytest.mark.parametrize("has_script", [True, False])
def test_who_has_the_address_of_a_row_from_before_the_list_had_parts_is_led_to_it(
    browser: Browser, long_list: str, has_script: bool
) -> None:
    with opened(browser, long_list, java_script_enabled=has_script) as page:
        last = f"law-law-{ON_A_PAGE}"
        page.goto(f"{LAWS}#{last}")
        if not has_script:
            expect(page.locator(f"#{last}")).to_be_in_viewport()
            page.locator(f"#{last} a").click()
        expect(page).to_have_url(f"{long_list}{LAWS}page/2/#{last}")
        expect(page.locator(f"tr#{last}")).to_be_in_viewport()
        # A row that is where it was stays, and from a part that has it no more a script leads on.
        page.goto(f"{LAWS}#law-law-7")
        expect(page).to_have_url(f"{long_list}{LAWS}#law-law-7")
        page.goto(f"{LAWS}page/2/#law-law-7")
        expect(page).to_have_url(f"{long_list}{LAWS}{'' if has_script else 'page/2/'}#law-law-7")
