"""Pages run under a strict policy, so that nothing that slips into a text can act."""

import json
from typing import Any

import pytest
from lxml import html
from playwright.sync_api import Page, Route, expect

from .places import BRIEFS, HANT, Language, brief, every_page, find, in_each_language, permanent
from .stage import Site, Watch

pytestmark = pytest.mark.browser

POLICY = "Content-Security-Policy"

ACTING = {
    "a style attribute": "//@style",
    "an on… attribute": "//@*[starts-with(name(), 'on')]",
    "a style element": "//style",
    "an inline script": "//script[not(@src) and not(@type = 'application/ld+json')]",
    "a link that is a script": "//@*[starts-with(translate(., 'JAVSCRIPT ', 'javscript'), 'javascript:')]",
}

BAIT = """<script>document.documentElement.dataset.bait = "ran"</script>
<button id="bait" onclick="document.documentElement.dataset.bait = 'ran'" style="color: rgb(1, 2, 3)">bait</button>
<a id="hook" href="javascript:document.documentElement.dataset.bait = 'ran'">hook</a>
"""


def read(site: Site, address: str) -> Any:
    """Return a page as it is served; from its file, as hundreds of requests would take most of the time."""
    path = address.removeprefix(site.address)
    return html.document_fromstring(
        (site.folder / path / ("" if path.endswith(".html") else "index.html")).read_bytes()
    )


def test_a_page_is_served_as_its_file_has_it(page: Page, site: Site) -> None:
    for address in ("", "404.html", brief(HANT)):
        assert html.tostring(html.document_fromstring(page.request.get(address).body())) == html.tostring(
            read(site, address)
        )


def test_no_page_needs_more_than_the_strict_policy(page: Page, site: Site) -> None:
    faults = []
    for address in [*every_page(page), *map(permanent, BRIEFS)]:
        source = read(site, address)
        policies = find(source, f"//head/meta[@http-equiv='{POLICY}']/@content")
        if len(policies) != 1 or "unsafe-" in policies[0] or "default-src 'none'" not in policies[0]:
            faults.append(f"{address}: the policy is {policies}")
        early = find(source, f"//*[self::script or self::link or self::img][following::meta[@http-equiv='{POLICY}']]")
        faults += [f"{address}: {each.tag} stands before the policy" for each in early]
        faults += [f"{address}: {what}: {each}" for what, path in ACTING.items() for each in find(source, path)]
    assert not faults, "\n".join(faults)


def test_a_script_that_slipped_into_the_text_does_not_run(page: Page, watch: Watch) -> None:
    watch.pardon("Content Security Policy")

    def slip_in(route: Route) -> None:
        answer = route.fetch()
        route.fulfill(response=answer, body=answer.text().replace("</main>", f"{BAIT}</main>"))

    page.route("**/en/", slip_in)
    page.goto("en/")
    page.locator("#bait").click()
    page.locator("#hook").click()
    expect(page.locator("#bait")).not_to_have_css("color", "rgb(1, 2, 3)")
    expect(page.locator("html")).not_to_have_attribute("data-bait", "ran")


@in_each_language
def test_the_data_for_machines_is_json(site: Site, language: Language) -> None:
    for address in [f"{language.folder}/", *(brief(language, name) for name in BRIEFS)]:
        source = read(site, address)
        (block,) = find(source, "//script[@type = 'application/ld+json']/text()")
        data = json.loads(block)
        assert data["@context"] == "https://schema.org"
        assert language.tag in {item.get("inLanguage") for item in data.get("@graph", [data])}


def test_the_data_for_machines_meets_no_complaint(page: Page, watch: Watch) -> None:
    page.goto(brief(HANT))
    block = page.locator('script[type="application/ld+json"]')
    expect(block).to_have_count(1)
    assert json.loads(block.text_content() or "")["@graph"]
    assert not watch.faults
