"""Pages run under a strict policy, so that nothing that slips into a text can act."""

import json

import pytest
from lxml import html
from playwright.sync_api import Page, Route, expect

from .conftest import Watch
from .places import BRIEFS, LANGUAGES, Language, brief, every_page, permanent

pytestmark = pytest.mark.browser

BAIT = """<script>document.documentElement.dataset.bait = "ran"</script>
<button id="bait" onclick="document.documentElement.dataset.bait = 'ran'" style="color: rgb(1, 2, 3)">bait</button>
<a id="hook" href="javascript:document.documentElement.dataset.bait = 'ran'">hook</a>
"""


def test_no_page_needs_more_than_the_strict_policy(page: Page) -> None:
    faults = []
    for address in [*every_page(page), *map(permanent, BRIEFS)]:
        source = html.document_fromstring(page.request.get(address).body())
        policies = source.xpath("//head/meta[@http-equiv='Content-Security-Policy']/@content")
        assert len(policies) == 1, address
        if "unsafe-" in policies[0] or "default-src 'none'" not in policies[0]:
            faults.append(f"{address}: {policies[0]}")
        first = source.xpath("//head/*[self::script or self::link or self::style or @http-equiv][1]")
        if first[0].get("http-equiv") != "Content-Security-Policy":
            faults.append(f"{address}: something stands before the policy")
        acting = "//@style | //style | //script[not(@src) and not(@type = 'application/ld+json')] | //base | //iframe"
        faults += [f"{address}: {found}" for found in source.xpath(acting)]
        faults += [f"{address}: {name}" for name in source.xpath("//@*[starts-with(name(), 'on')]/..")]
        faults += [
            f"{address}: {link}"
            for link in source.xpath("//@href | //@src")
            if link.strip().lower().startswith(("javascript:", "data:", "vbscript:"))
        ]
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
    assert page.locator("html").get_attribute("data-bait") is None


@pytest.mark.parametrize("language", LANGUAGES, ids=lambda language: language.folder)
def test_the_data_for_machines_is_json_and_meets_no_complaint(page: Page, language: Language) -> None:
    for address in [f"{language.folder}/", *(brief(language, name) for name in BRIEFS)]:
        page.goto(address)
        block = page.locator('script[type="application/ld+json"]')
        expect(block).to_have_count(1)
        data = json.loads(block.text_content() or "")
        assert data["@context"] == "https://schema.org"
        assert language.tag in {item.get("inLanguage") for item in data.get("@graph", [data])}
