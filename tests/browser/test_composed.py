"""A reader compares two languages that the browser lays side by side, from the pages of both."""

import re
import shutil
from collections.abc import Iterator
from itertools import product
from pathlib import Path
from typing import Any, Literal

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, ViewportSize, expect

from tests.nights import rest_at_night
from tests.once import once
from tests.parallel_site import parallel_site
from tests.support import build_content

from .places import BRIEFS, DESK, EN, HANS, HANT, LANGUAGES, LONGEST, PHONE, SHORT, Language, brief
from .stage import Site, Watch, lent, opened
from .test_axe import OPTIONS

pytestmark = [pytest.mark.browser, pytest.mark.usefixtures("own")]

ROOT, MADE = "composed/", "made/"
"""Below the shared site, where these tests show their own."""
SEED, RANDOM_BRIEFS = 20, 8

ROWS = """([html, address]) => {
    const root = html === null ? document : new DOMParser().parseFromString(html, "text/html");
    const base = html === null ? location.href : address;
    // Cards of terms are on the page that is composed; smaller copies of a picture are not on the other.
    const isTerm = ({ name, value }) => name === "aria-describedby" && /^(o-)?term-/.test(value);
    // What links of one character are called, scripts say, which don't run in a page that is only read.
    const isCalled = (node, { name }) =>
        (name === "aria-label" && node.matches(".note-mark a, .permalink, .backlink, .note-sources a")) ||
        (name === "tabindex" && node.matches(".note"));
    const isLeft = (attribute) => !["srcset", "sizes"].includes(attribute.name) && !isTerm(attribute);
    const isLink = ({ name, value }) => ["href", "src"].includes(name) && !value.startsWith("#");
    const said = (attribute) => {
        const { name, value } = attribute;
        return `${name}="${isLink(attribute) ? new URL(value, base).href : value}"`;
    };
    const written = (node) => {
        if (node.nodeType === Node.TEXT_NODE) return node.data.replace(/\\s+/g, " ");
        if (node.nodeType !== Node.ELEMENT_NODE) return "";
        const attributes = [...node.attributes].filter((one) => isLeft(one) && !isCalled(node, one)).map(said);
        const inner = [...node.childNodes].map(written).join("");
        return `<${[node.localName, ...attributes.sort()].join(" ")}>${inner}</${node.localName}>`;
    };
    // Words around a note are in the language of its side where that is composed, and of the page where it is not.
    const notes = ".rows-notes .note-text > :is(p, .full-source):not(.note-sources, .note-laws)";
    const parts = root.querySelectorAll(`main > .crumbs, .parallel-header, .rows > .row, ${notes}`);
    return [root.title, ...[...parts].map((part) => written(part).replace(/> +/g, ">").replace(/ +</g, "<"))];
}"""
"""The rows of a page with what stands around them, each as a line that says all that readers meet."""


def kept(content: Path, out: Path, cache: Path | None = None) -> None:
    """Build a site and keep it in a folder."""
    for path, data in build_content(content, cache=cache).items():
        file = out / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(data)


@pytest.fixture(scope="session")
def own(site: Site, own_kb: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the folder of this repository's site, where browsers compose; it is served below the shared one."""
    out = site.folder / ROOT

    def make(folder: Path) -> None:
        kb = shutil.copytree(own_kb, folder / "kb")
        settings = kb / "content/site.yaml"
        text = settings.read_text(encoding="utf-8")
        assert "parallel: pages" in text
        settings.write_text(text.replace("parallel: pages", "parallel: composed"), encoding="utf-8")
        kept(kb / "content", out, kb / ".briefs-cache")

    once(tmp_path_factory, "composed", make)
    return out


@pytest.fixture(scope="session")
def made(site: Site, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the folder of a site of every feature and of briefs at random, as it is where pages have both languages.

    Where browsers compose them, it is served below the shared site.
    """

    def make(folder: Path) -> None:
        for parallel, out in (("pages", folder / "site"), ("composed", site.folder / MADE)):
            kept(parallel_site(folder / parallel, parallel, SEED, RANDOM_BRIEFS), out)

    return once(tmp_path_factory, "made", make) / "site"


def composed(language: Language, name: str = LONGEST, query: str = "?parallel", root: str = ROOT) -> str:
    """Return the address of a brief in two languages."""
    return f"{root}{brief(language, name)}{query}"


def compare(page: Page, address: str) -> None:
    """Open a brief in two languages."""
    page.goto(address)
    expect(page.locator("main.parallel")).to_be_attached()


def differences(page: Page, site: Site, root: str, static: Path, where: tuple[Language, str]) -> list[tuple[Any, Any]]:
    """Return where a brief that is composed is other than the page that has both languages."""
    compare(page, composed(*where, root=root))
    html = (static / brief(*where) / "parallel/index.html").read_text(encoding="utf-8")
    address = f"{site.address}{root}{brief(*where)}parallel/"
    ours, theirs = page.evaluate(ROWS, [None, ""]), page.evaluate(ROWS, [html, address])
    assert len(theirs) > 5
    # The page is one of its folder, and leads to itself in another way.
    same = [
        (
            a.replace(f'{address.removesuffix("parallel/")}"', '"'),
            b.replace(f'{address.removesuffix("parallel/")}"', '"'),
        )
        for a, b in zip(ours, theirs, strict=False)
    ]
    return [(a, b) for a, b in same if a != b] + [(len(ours), len(theirs))] * (len(ours) != len(theirs))


def test_links_of_one_character_are_called_on_both_sides(page: Page) -> None:
    compare(page, composed(HANT))
    called = page.evaluate("""() => [...document.querySelectorAll(".note-mark a, .backlink")].map((link) =>
        [link.closest(".cell").lang || link.closest("[lang]").lang, link.ariaLabel])""")
    assert {(lang, re.sub(r"[0-9]+", "1", label or "")) for lang, label in called} >= {
        ("zh-Hant-TW", "註1"),
        ("en", "Note 1"),
    }
    assert all(label for _, label in called)


in_one_language_by_day = pytest.mark.parametrize(
    ("language", "of_all"),
    rest_at_night(
        product(LANGUAGES, [1, len(LANGUAGES)]),
        by_day=lambda language, of_all: of_all > 1,
        reason="each brief in each language; by day each is seen in one language, and all languages are",
        name=lambda language, of_all: f"{language.folder}-{'some' if of_all > 1 else 'all'}",
    ),
)


@in_one_language_by_day
def test_own_briefs_are_composed_as_their_pages_have_them(
    page: Page, site: Site, language: Language, of_all: int
) -> None:
    names = BRIEFS[LANGUAGES.index(language) % of_all :: of_all]
    static = site.folder
    assert {name: found for name in names if (found := differences(page, site, ROOT, static, (language, name)))} == {}


@in_one_language_by_day
def test_briefs_that_do_not_agree_are_composed_as_their_pages_have_them(
    page: Page, site: Site, made: Path, language: Language, of_all: int
) -> None:
    """Blocks of every kind, some lacking, moved, named or changed on one side: what is built and composed is equal."""
    every = ["a", "b", "c", *(f"r{number}" for number in range(RANDOM_BRIEFS))]
    names = every[LANGUAGES.index(language) % of_all :: of_all]
    assert {name: found for name in names if (found := differences(page, site, MADE, made, (language, name)))} == {}


def test_briefs_that_do_not_agree_hold_what_is_told_apart(made: Path, site: Site) -> None:
    pages = "".join(file.read_text("utf-8") for file in made.glob("*/briefs/r*/parallel/index.html"))
    kinds = ("gap", "item", "item deep", "quote", "code", "table", "figure", "term", "definition")
    assert [kind for kind in kinds if f'class="cell {kind}"' not in pages] == []
    assert "row-changed" in pages
    told = [file.read_text("utf-8") for file in (site.folder / MADE).glob("*/briefs/r*/index.html")]
    for holds in ("data-rows=", "data-changed=", '"><span id="p9'):
        assert 0 < sum(holds in page for page in told) < len(told), holds


def test_the_brief_leads_to_both_languages_at_the_same_place_and_back(page: Page) -> None:
    page.goto(f"{ROOT}{brief(EN)}#p20")
    link = page.locator(".actions .compare")
    expect(link).to_be_visible()
    link.evaluate("link => link.click()")
    expect(page).to_have_url(f"{composed(EN)}#p20")
    expect(page.locator(".row#p20")).to_be_in_viewport()
    assert page.evaluate("document.querySelector(':target')?.className") == "row"
    expect(page).to_have_title(re.compile("both languages side by side"))
    expect(page.get_by_role("status")).to_contain_text("both languages side by side")
    page.locator(".row-names a").first.evaluate("link => link.click()")
    expect(page).to_have_url(f"{ROOT}{brief(EN)}#p20")
    expect(page.locator("p#p20, li#p20")).to_be_in_viewport()
    page.go_back()
    expect(page.locator(".row#p20")).to_be_in_viewport()


def test_who_goes_back_is_where_they_were(page: Page) -> None:
    compare(page, composed(HANT))
    page.locator("#p15").scroll_into_view_if_needed()
    before = page.evaluate("scrollY")
    page.reload()
    expect(page.locator("main.parallel")).to_be_attached()
    page.wait_for_function("before => Math.abs(scrollY - before) < 3", arg=before)


def test_the_switch_of_languages_goes_on_comparing_and_a_language_may_be_asked_for(page: Page) -> None:
    compare(page, composed(EN))
    page.locator(f'.language-switch a[lang="{HANS.tag}"]').click()
    expect(page).to_have_url(re.compile(re.escape(composed(HANS))))
    expect(page.locator("main.parallel")).to_be_attached()
    for own, query, other in (
        (EN, "?parallel=zh-hans", HANS),
        (EN, "?parallel=zh-hant", HANT),
        (HANT, "?parallel=zh-hans", HANS),
        (HANS, "?parallel=en", EN),
        (EN, "?parallel=en", HANT),
        (EN, "?parallel=xx", HANT),
    ):
        compare(page, composed(own, LONGEST, query))
        cells = page.locator(".rows .row#p1 .cell")
        assert [cell.get_attribute("lang") for cell in cells.all()] == [own.tag, other.tag], query
        expect(page.locator(".cell.gap")).to_have_count(0)


@pytest.mark.parametrize("window", [DESK, PHONE], ids=["desk", "phone"])
def test_the_choice_of_the_view_is_remembered(page: Page, window: ViewportSize) -> None:
    page.set_viewport_size(window)
    compare(page, composed(EN))
    offered = page.locator(".view-choice label:visible").all_inner_texts()
    assert [one.strip() for one in offered] == (
        ["Two columns", "One column", "Tap to reveal"] if window == DESK else ["One column", "Tap to reveal"]
    )
    page.locator("input[name=view]").first.focus()
    for _ in offered[1:]:
        page.keyboard.press("ArrowDown")
    expect(page.locator('input[value="reveal"]')).to_be_checked()
    compare(page, composed(HANT, BRIEFS[0]))
    expect(page.locator('input[value="reveal"]')).to_be_checked()
    row = page.locator(".rows .row:has(.cell + .reveal + .cell)").nth(2)
    expect(row.locator(".cell").nth(1)).to_be_hidden()
    row.locator("input[type=checkbox]").focus()
    page.keyboard.press("Space")
    expect(row.locator(".cell").nth(1)).to_be_visible()
    reach, width = page.evaluate("[document.documentElement.scrollWidth, innerWidth]")
    assert reach <= width


def test_notes_terms_and_links_of_both_sides_have_their_cards(page: Page) -> None:
    compare(page, composed(EN))
    card = page.locator(".source-card")
    for prefix in ("", "o-"):
        page.locator(f"#{prefix}fnref-1").hover()
        expect(card).to_be_visible()
        said = page.locator(f"#{prefix}fn-1 .note-text > p").first.text_content() or ""
        expect(card).to_contain_text(said.partition("\u00a0")[0])
        expect(card.locator("a").first).to_have_attribute("href", f"#{prefix}fn-1")
        page.mouse.move(0, 0)
        page.keyboard.press("Escape")
        page.locator(f"#{prefix}fnref-1").click()
        expect(page).to_have_url(f"{composed(EN)}#{prefix}fn-1")
        page.locator(f"#{prefix}fn-1 .backlink").first.click()
        expect(page.locator(f"#{prefix}fnref-1")).to_be_in_viewport()
    compare(page, composed(EN, "2022-eu-chips-act"))
    for cell in (0, 1):
        term = page.locator("#p5 .cell").nth(cell).locator("a.term[aria-describedby]").first
        term.hover()
        expect(card).to_be_visible()
        page.mouse.move(0, 0)
        page.keyboard.press("Escape")


def test_what_was_searched_for_is_marked_in_both_languages(page: Page) -> None:
    page.goto(f"{ROOT}{brief(EN)}")
    page.evaluate("sessionStorage.setItem('searched', JSON.stringify({ query: 'strategy', equivalents: true }))")
    compare(page, composed(EN))
    bar = page.locator(".found-bar")
    expect(bar).to_be_visible()
    before = bar.get_by_role("status").inner_text()
    page.keyboard.press("n")
    expect(bar.get_by_role("status")).not_to_have_text(before)
    inside = "range => range.startContainer.parentElement.closest('main.parallel')?.isConnected"
    assert page.evaluate(f"[...CSS.highlights.get('found')].every({inside})")


def test_paper_has_both_languages_and_no_buttons(page: Page) -> None:
    compare(page, composed(HANT))
    page.emulate_media(media="print")
    expect(page.locator(".view-choice")).to_be_hidden()
    expect(page.locator(".rows #p1 .cell").nth(1)).to_be_visible()


@pytest.mark.parametrize("lost", [brief(HANT), "assets/parallel.*.js", "assets/parallel.*.css", "assets/words-*"])
def test_what_can_not_be_fetched_is_told_in_a_sentence_and_the_page_stays(
    page: Page, watch: Watch, site: Site, lost: str
) -> None:
    watch.pardon("failed")
    watch.pardon("Failed")
    page.route(f"{site.address}{ROOT}{lost}", lambda route: route.abort())
    page.goto(composed(EN))
    alert = page.get_by_role("alert")
    expect(alert).to_have_text("The other language could not be fetched; load the page again to try once more.")
    expect(alert).to_be_visible()
    expect(page.locator(".brief .prose #p1")).to_be_visible()
    expect(page.locator("main.parallel")).to_have_count(0)
    # All else works as on the page that asks for nothing.
    page.locator("#p1").hover()
    expect(page.locator(".paragraph-tools")).to_be_visible()
    # Once it can be, who asks again gets both.
    page.unroute(f"{site.address}{ROOT}{lost}")
    page.evaluate("scrollTo(0, 1500)")
    page.locator(".actions .compare").evaluate("link => link.click()")
    expect(page.locator("main.parallel")).to_be_attached()


@pytest.mark.parametrize(
    ("window", "scheme"),
    [
        pytest.param(
            DESK,
            "light",
            id="desk",
            marks=pytest.mark.nightly("axe takes a second or two for a view; by day it sees one of this"),
        ),
        pytest.param(PHONE, "dark", id="phone"),
    ],
)
def test_axe_finds_nothing(page: Page, window: ViewportSize, scheme: Literal["light", "dark"]) -> None:
    page.set_viewport_size(window)
    page.emulate_media(color_scheme=scheme)
    compare(page, composed(HANT, SHORT))
    page.evaluate(Axe().axe_script)
    assert [fault["help"] for fault in page.evaluate("options => axe.run(options)", OPTIONS)["violations"]] == []


def test_what_is_no_brief_in_that_language_is_not_composed(page: Page, site: Site) -> None:
    page.route(
        f"{site.address}{ROOT}{brief(HANT)}",
        lambda route: route.fulfill(body="<p>Welcome to the network", content_type="text/html"),
    )
    page.goto(composed(EN))
    expect(page.get_by_role("alert")).to_be_visible()


def test_pages_that_have_nothing_to_compare_take_no_notice(page: Page) -> None:
    page.goto(f"{ROOT}en/?parallel")
    expect(page.locator("main")).to_be_visible()
    assert page.locator("html").get_attribute("data-parallel") is None


def test_without_a_script_the_switch_is_not_shown(still: Page) -> None:
    still.goto(composed(EN))
    expect(still.locator(".actions .compare")).to_be_hidden()
    expect(still.locator(".brief .prose #p1")).to_be_visible()


@pytest.fixture
def from_a_folder(browser: Browser, own: Path, watch: Watch) -> Iterator[Page]:
    """Return a page whose addresses are below the folder of the site."""
    watch.allow(f"{own.as_uri()}/")
    with opened(browser, f"{own.as_uri()}/") as page, lent(page, watch) as lent_page:
        yield lent_page


def test_from_a_folder_the_switch_is_not_there(from_a_folder: Page) -> None:
    from_a_folder.goto(f"{brief(EN)}index.html?parallel")
    expect(from_a_folder.locator(".actions .share-button")).to_be_attached()
    expect(from_a_folder.locator(".actions .compare")).to_have_count(0)
    expect(from_a_folder.locator(".brief .prose #p1")).to_be_visible()
