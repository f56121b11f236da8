"""Who comes to an address that does not exist is led to the page that was meant, in the language of the address."""

from urllib.parse import quote

import pytest
from lxml import html
from playwright.sync_api import Page, expect

from .places import EN, HANS, HANT, LANGUAGES, LONGEST, PAPER, SHORT, Language, in_each_language, switch_to
from .stage import Site, Watch

pytestmark = pytest.mark.browser

NOWHERE = "deep/er/"


@pytest.fixture(autouse=True)
def pardoned(watch: Watch) -> None:
    """Expect that addresses do not exist."""
    watch.pardon("the server responded with a status of 404")


def lost(page: Page, address: str) -> None:
    """Go to an address that does not exist."""
    answer = page.goto(address)
    assert answer is not None
    assert answer.status == 404


def test_without_a_script_the_page_speaks_every_language(still: Page) -> None:
    lost(still, NOWHERE)
    expect(still.locator("body")).to_have_css("background-color", PAPER)
    parts = still.get_by_role("main").locator("section").all()
    assert [part.get_attribute("lang") for part in parts] == [language.tag for language in LANGUAGES]
    expect(still.get_by_role("heading", level=1)).to_have_count(1)
    expect(still.locator('meta[name="robots"]')).to_have_attribute("content", "noindex")
    for language in LANGUAGES:
        still.goto(NOWHERE)
        still.locator(f"main section[lang={language.tag}] .not-found-links a").last.click()
        expect(still).to_have_url(f"{language.folder}/briefs/")


@in_each_language
def test_the_page_speaks_the_language_of_the_address(page: Page, language: Language) -> None:
    lost(page, f"{language.folder}/{NOWHERE}")
    expect(page.locator("html")).to_have_attribute("lang", language.tag)
    expect(page.locator("main section:visible")).to_have_count(1)
    expect(page.locator("main section:visible")).to_have_attribute("lang", language.tag)
    expect(page.get_by_role("heading", level=1)).to_have_count(1)
    expect(page.locator(".language-switch [aria-current]")).to_have_text(language.link)
    search = {HANT: "搜尋", HANS: "搜索", EN: "Search"}[language]
    expect(page.locator(".search-link span")).to_have_text(search)
    page.locator(".not-found-links:visible a").first.click()
    expect(page).to_have_url(f"{language.folder}/")


def test_other_names_of_a_language_are_known(page: Page) -> None:
    for tag, language in {"zh-tw": HANT, "zh": HANT, "zh-CN": HANS, "en-US": EN, "ZH-HANS": HANS}.items():
        lost(page, f"{tag}/briefs/{LONGEST}/")
        expect(page.locator("html")).to_have_attribute("lang", language.tag)
        expect(page.locator(".nearest:visible a").first).to_have_attribute(
            "href", f"/kb/{language.folder}/briefs/{LONGEST}/"
        )


@pytest.mark.parametrize(
    ("address", "meant"),
    [
        # Letters or words exchanged, capitals, an end that was cut off, an end that a text or an old server left.
        ("en/briefs/2025-jp-ai-promotoin-act/", f"en/briefs/{LONGEST}/"),
        ("en/briefs/2025-jp-promotion-ai-act/", f"en/briefs/{LONGEST}/"),
        ("en/Briefs/2025-JP-AI-Promotion-Act/", f"en/briefs/{LONGEST}/"),
        ("en/briefs/2025-jp-ai/", f"en/briefs/{LONGEST}/"),
        (f"en/briefs/{LONGEST}.html", f"en/briefs/{LONGEST}/"),
        (f"zh-hant/briefs/{LONGEST}{quote('》。')}", f"zh-hant/briefs/{LONGEST}/"),
        (f"en/briefs/{SHORT}).", f"en/briefs/{SHORT}/"),
        ("en/briefs/2021_us_sanders_meme/", f"en/briefs/{SHORT}/"),
        # Another folder, none, one too many, one in the singular.
        (f"en/laws/{LONGEST}/", f"en/briefs/{LONGEST}/"),
        (f"en/{LONGEST}/", f"en/briefs/{LONGEST}/"),
        (f"zh-hans/briefs/{LONGEST}/notes/", f"zh-hans/briefs/{LONGEST}/"),
        ("en/law/eu-chips-act/", "en/laws/eu-chips-act/"),
        ("en/topic/semiconductor/", "en/topics/semiconductors/"),
        ("zh-hant/abuot/", "zh-hant/about/"),
        ("en/glossery/", "en/glossary/"),
        # A folder in which nothing is like it.
        ("en/briefs/xyzzy/", "en/briefs/"),
    ],
)
def test_the_nearest_page_is_named_by_its_title(page: Page, site: Site, address: str, meant: str) -> None:
    lost(page, address)
    near = page.locator(".nearest:visible a").first
    expect(near).to_have_attribute("href", f"/kb/{meant}")
    title = html.document_fromstring((site.folder / meant / "index.html").read_bytes()).findtext(".//title", "")
    assert near.inner_text() in title


def test_a_year_with_which_many_names_begin_is_no_guess(page: Page) -> None:
    lost(page, "en/briefs/2025-jp-ai/")
    expect(page.locator(".nearest:visible a")).to_have_count(1)
    lost(page, "en/years/20025/")
    expect(page.locator(".nearest:visible a").first).to_have_attribute("href", "/kb/en/years/2025/")


@pytest.mark.parametrize(
    "address", ["wp-admin/", "en/xyzzy/", "zh-hant/%FF%FE/", f"en/{'x' * 200}/", "en/%3Cscript%3E/"]
)
def test_what_is_like_nothing_is_given_no_guess(page: Page, address: str) -> None:
    lost(page, address)
    expect(page.locator(".search-box:visible input")).to_be_visible()
    page.wait_for_load_state("networkidle")
    expect(page.locator(".nearest:visible")).to_have_count(0)


def test_the_field_holds_the_words_of_the_address(page: Page) -> None:
    lost(page, "en/briefs/2019-us-critical-minerals-strategy/")
    expect(page.locator(".search-box:visible input")).to_have_value("critical minerals strategy")
    page.locator(".search-box:visible button").click()
    expect(page.locator(".search-hit").first).to_be_visible()


def test_the_switch_leads_to_a_home_page(page: Page) -> None:
    lost(page, NOWHERE)
    switch_to(page, HANS)
    expect(page).to_have_url(f"{HANS.folder}/")


def test_every_link_works(page: Page) -> None:
    lost(page, NOWHERE)
    links = page.locator('a:not([href^="#"]), link[href]')
    targets = set(links.evaluate_all("links => links.map(link => link.href)"))
    assert len(targets) > 3 * len(LANGUAGES)
    assert not [target for target in targets if not page.request.get(target).ok]
