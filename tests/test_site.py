"""The whole built site: every link and anchor, every version of a page, everything that machines read."""

import json
import re
from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest
from lxml import etree

from tests.conftest import BASE_URL
from tests.pages import Document, file_at
from tests.support import REPOSITORY, brief_text, build_content, write_content
from tests.test_simplified import traditional_only

LANGUAGES = {"zh-hant": "zh-Hant-TW", "zh-hans": "zh-Hans", "en": "en"}


@pytest.fixture
def pages(own_pages: dict[str, Document]) -> dict[str, Document]:
    return own_pages


def briefs(pages: dict[str, Document]) -> list[Document]:
    return [page for page in pages.values() if page.all("//article[@class='brief']") and "/briefs/" in page.url]


def test_every_link_leads_to_a_page_and_every_fragment_to_a_place(
    own_site: dict[str, bytes], pages: dict[str, Document]
) -> None:
    broken = []
    for page in pages.values():
        for url in page.links():
            bare, _, fragment = url.partition("#")
            if not bare.startswith(BASE_URL):
                continue
            if file_at(own_site, BASE_URL, bare) is None:
                broken.append(f"{page.file}: {url}")
            elif fragment and bare in pages and unquote(fragment) not in pages[bare].places:
                broken.append(f"{page.file}: {url} has no such place")
    assert broken == []


def test_no_page_asks_anything_of_another_site(pages: dict[str, Document]) -> None:
    for page in pages.values():
        loaded = page.all("//script/@src | //link[@rel='stylesheet' or @rel='icon']/@href | //img/@src | //iframe/@src")
        assert not [address for address in loaded if urlsplit(address).netloc], page.file


def test_no_inline_script_style_or_handler(pages: dict[str, Document]) -> None:
    for page in pages.values():
        assert page.all("//script[not(@src) and not(@type='application/ld+json')]") == [], page.file
        assert page.all("//style | //@style | //@*[starts-with(name(), 'on')]") == [], page.file
        policy = page.all("//meta[@http-equiv='Content-Security-Policy']/@content")
        assert len(policy) == 1
        assert "unsafe" not in policy[0]


def test_no_page_shows_a_placeholder(pages: dict[str, Document]) -> None:
    for page in pages.values():
        shown = "//body//text()[not(ancestor::code)] | //title/text() | //@aria-label | //@title"
        assert "{" not in "".join(page.all(shown)), page.file


def test_ids_are_unique(pages: dict[str, Document]) -> None:
    for page in pages.values():
        assert len(page.ids) == len(set(page.ids)), page.file


def test_each_page_says_its_language_and_has_one_main_heading(pages: dict[str, Document]) -> None:
    for page in pages.values():
        segment = urlsplit(page.url).path.split("/")[2]
        if segment in LANGUAGES:
            assert page.all("/html/@lang") == [LANGUAGES[segment]], page.file
            leads_on = bool(page.all("//meta[@http-equiv='refresh']"))
            assert len(page.tree.xpath("//h1")) == (0 if leads_on else 1), page.file


def test_versions_name_each_other_and_themselves(pages: dict[str, Document]) -> None:
    for page in pages.values():
        versions = dict(
            zip(
                page.all("//link[@hreflang and @rel='alternate']/@hreflang"),
                page.all("//link[@hreflang]/@href"),
                strict=False,
            )
        )
        canonical = page.all("//link[@rel='canonical']/@href")
        if not versions:
            assert page.all("//meta[@name='robots']/@content") == ["noindex"], page.file
            continue
        # The root shows the home page of the first language, and search engines know it by that page's address.
        own = f"{BASE_URL}zh-hant/" if page.url == BASE_URL else page.url
        assert canonical == [own]
        assert own in versions.values()
        assert versions["x-default"] in versions.values()
        for url in versions.values():
            other = pages[url]
            assert other.all("//link[@hreflang and @rel='alternate']/@href") == list(versions.values()), page.file


def test_a_browser_can_learn_to_search_the_site(own_site: dict[str, bytes]) -> None:
    names = {"o": "http://a9.com/-/spec/opensearch/1.1/"}
    for lang, title in (("zh-hant", "法律簡報"), ("zh-hans", "法律简报"), ("en", "Legal Briefs")):
        tree = etree.fromstring(own_site[f"{lang}/search/opensearch.xml"])
        assert tree.findtext("o:ShortName", namespaces=names) == title
        url = tree.find("o:Url[@type='text/html']", names)
        assert url is not None
        assert url.get("template") == f"{BASE_URL}{lang}/search/?q={{searchTerms}}"
        assert f"{lang}/search/index.html" in own_site


def test_hosts_are_told_where_addresses_lead_and_what_may_be_kept(tmp_path: Path) -> None:
    text = brief_text("A.").replace("topics:", "aliases: [old/地址]\ntopics:")
    files = build_content(write_content(tmp_path, {"briefs/a/en.md": text}))
    assert files["_redirects"].decode().splitlines() == [
        "/kb/id/brief/a/ /kb/en/briefs/a/ 302",
        "/kb/old/%E5%9C%B0%E5%9D%80/ /kb/en/briefs/a/ 301",
        "/kb/:lang/briefs/:id/parallel/ /kb/:lang/briefs/:id/?parallel 301",
    ]
    headers = files["_headers"].decode()
    assert "/kb/*\n  X-Content-Type-Options: nosniff\n" in headers
    assert "/kb/media/*\n  Content-Security-Policy: script-src 'none'; object-src 'none'\n" in headers
    assert "/kb/assets/*\n  Cache-Control: public, max-age=31536000, immutable\n" in headers


def test_programs_are_told_what_the_site_holds(own_site: dict[str, bytes]) -> None:
    text = own_site["llms.txt"].decode()
    assert text.startswith("# 法律簡報\n\n> ")
    links = re.findall(r"^- \[.+\]\((.+?)\)", text, re.MULTILINE)
    assert len(links) == 2 * 9 + 4
    assert all(file_at(own_site, BASE_URL, link) for link in links)


def test_the_sitemap_agrees_with_the_pages(own_site: dict[str, bytes], pages: dict[str, Document]) -> None:
    names = {"s": "http://www.sitemaps.org/schemas/sitemap/0.9", "x": "http://www.w3.org/1999/xhtml"}
    tree = etree.fromstring(own_site["sitemap.xml"])
    listed = {}
    for url in tree.findall("s:url", names):
        alternates = {link.get("hreflang"): link.get("href") for link in url.findall("x:link", names)}
        listed[url.findtext("s:loc", namespaces=names)] = alternates
    indexed = {page.url for page in pages.values() if not page.all("//meta[@name='robots']")}
    assert set(listed) == indexed - {BASE_URL}
    for address, alternates in listed.items():
        page = pages[str(address)]
        heads = dict(
            zip(
                page.all("//link[@hreflang and @rel='alternate']/@hreflang"),
                page.all("//link[@hreflang and @rel='alternate']/@href"),
                strict=True,
            )
        )
        assert alternates == heads
    assert own_site["robots.txt"].decode().endswith(f"Sitemap: {BASE_URL}sitemap.xml\n")


def test_feeds_are_well_formed_and_name_each_brief_once(own_site: dict[str, bytes]) -> None:
    atom = "{http://www.w3.org/2005/Atom}"
    feeds = {name: etree.fromstring(data) for name, data in own_site.items() if name.endswith("feed.xml")}
    assert {name.split("/")[0] for name in feeds} == set(LANGUAGES)
    with_briefs = {path.split("/")[2] for path in own_site if re.fullmatch(r"en/laws/[^/]+/feed.xml", path)}
    assert {"eu-chips-act", "jp-ai-promotion-act"} <= with_briefs
    # Of all briefs, of each of nine topics and seven jurisdictions, of laws, and of what happened to them.
    assert len(feeds) == 3 * (1 + 9 + 7 + len(with_briefs) + 1)
    for name, feed in feeds.items():
        assert feed.findtext(f"{atom}link") is not None
        ids = [entry.findtext(f"{atom}id") for entry in feed.findall(f"{atom}entry")]
        assert len(ids) == len(set(ids)), name
        assert ids or "/jurisdictions/" in name, name
        for entry in feed.findall(f"{atom}entry"):
            told = str(entry.find(f"{atom}link").get("href"))  # type: ignore[union-attr]
            assert file_at(own_site, BASE_URL, told.partition("#")[0]), name
        links = {link.get("rel"): link.get("href") for link in feed.findall(f"{atom}link")}
        assert links["self"] == BASE_URL + name
    assert len(feeds["en/feed.xml"].findall(f"{atom}entry")) == 9


def test_json_ld_says_what_a_brief_is(own_site: dict[str, bytes], pages: dict[str, Document]) -> None:
    assert len(briefs(pages)) == 27
    for page in briefs(pages):
        (text,) = page.all("//script[@type='application/ld+json']/text()")
        report, crumbs = json.loads(text)["@graph"]
        assert report["@type"] == "Report"
        assert report["@id"] == page.url
        assert report["inLanguage"] == page.all("/html/@lang")[0]
        assert report["headline"] in page.tree.findtext(".//title")
        assert [one.get("item", page.url) for one in crumbs["itemListElement"]][-1] == page.url
        assert file_at(own_site, BASE_URL, report["identifier"])


def test_highwire_tags_make_a_report_by_an_institution(pages: dict[str, Document]) -> None:
    for page in briefs(pages):
        tags = dict(zip(page.all("//meta[@name]/@name"), page.all("//meta[@name]/@content"), strict=True))
        # Zotero takes an institution's name of several words for one name only when it ends in a comma.
        author = tags["citation_author"]
        assert author.endswith(",") == (" " in author)
        assert tags["citation_technical_report_institution"]
        assert "citation_journal_title" not in tags
        assert page.all("//meta[@property='og:url']/@content") == [page.url]


def test_a_permanent_address_leads_to_each_brief(own_site: dict[str, bytes], pages: dict[str, Document]) -> None:
    for page in briefs(pages):
        (permanent,) = page.all("//dd[@class='address']/text()")
        name = page.url.rstrip("/").rpartition("/")[2]
        assert permanent == f"{BASE_URL}id/brief/{name}/"
        redirect = pages[permanent]
        assert redirect.all("//link[@rel='canonical']/@href") == [f"{BASE_URL}zh-hant/briefs/{name}/"]


def test_a_page_is_light(own_site: dict[str, bytes], pages: dict[str, Document]) -> None:
    import zlib

    for page in briefs(pages):
        loaded = [page.url, *[url for url in page.links() if url.startswith(f"{BASE_URL}assets/")]]
        files = {file_at(own_site, BASE_URL, url) for url in loaded}
        weight = sum(len(zlib.compress(own_site[str(file)], 9)) for file in files)
        assert weight < 60_000, f"{page.file} weighs {weight} bytes"


def test_the_404_page_works_at_any_depth(own_site: dict[str, bytes], pages: dict[str, Document]) -> None:
    page = pages[f"{BASE_URL}404.html"]
    assert page.all("//section/@lang") == ["zh-Hant-TW", "zh-Hans", "en"]
    for address in page.all("//a/@href | //link[@rel='stylesheet']/@href | //script/@src"):
        assert address.startswith(("/kb/", "#")), address


def test_the_languages_of_a_brief_match_heading_by_heading_and_note_by_note(pages: dict[str, Document]) -> None:
    for page in briefs(pages):
        english = pages[page.url.replace("/zh-hant/", "/en/").replace("/zh-hans/", "/en/")]
        for path in (
            "//div[@class='prose']//*[self::h2 or self::h3 or self::h4]/@id",
            "//a[@role='doc-noteref']/@href",
            "//figure/@id",
        ):
            assert page.all(path) == english.all(path), page.file
        count = "count(//div[@class='prose']/{})"
        for block in ("p", "ol", "ul", "figure", "ol/li"):
            assert page.tree.xpath(count.format(block)) == english.tree.xpath(count.format(block)), (page.file, block)


def test_nothing_traditional_is_left_on_simplified_pages(pages: dict[str, Document]) -> None:
    """Every text outside what is marked as in another language, and outside code, is in Simplified characters."""
    left: dict[str, set[str]] = {}
    for page in pages.values():
        if not page.file.startswith("zh-hans/"):
            continue
        own = "[parent::*[ancestor-or-self::*[@lang][1][starts-with(@lang, 'zh-Hans')]]]"
        texts = page.all(f"//body//text(){own}[not(ancestor::code)][not(ancestor::script)]")
        found = {char for text in texts for char in text if char in traditional_only()}
        if found:
            left[page.file] = found
    assert left == {}


def test_the_glossary_describes_itself_to_machines(pages: dict[str, Document]) -> None:
    page = next(page for page in pages.values() if page.file == "zh-hans/glossary/index.html")
    (data,) = page.all("//script[@type='application/ld+json']/text()")
    (whole,) = json.loads(data)["@graph"]
    assert whole["@type"] == "DefinedTermSet"
    terms = {term["@id"].partition("#")[2]: term for term in whole["hasDefinedTerm"]}
    assert terms["chip"]["name"] == "芯片"
    assert terms["chip"]["description"].endswith("。")


def test_what_is_japanese_on_a_simplified_page_is_japanese_on_the_traditional_one_too(
    pages: dict[str, Document],
) -> None:
    def japanese(folder: str) -> set[str]:
        held = [page for page in pages.values() if page.file.startswith(folder)]
        return {"".join(element.itertext()) for page in held for element in page.tree.xpath("//*[@lang='ja']")}

    assert japanese("zh-hans/") <= japanese("zh-hant/")


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_pages_of_the_manual_lead_on_one_to_the_next(pages: dict[str, Document], lang: str) -> None:
    at, seen = f"{BASE_URL}{lang}/guide/", []
    while at:
        page = pages[at]
        assert page.all("//a[@rel='prev']/@href") == ([f"../{seen[-1]}/"] if seen else [])
        seen.append(at.rstrip("/").rpartition("/")[2])
        # The way to a page leads over the index.
        assert ("../guide/" in page.all("//nav[@class='crumbs']//a/@href")) == (len(seen) > 1)
        (*_, following) = ("", *page.all("//a[@rel='next']/@href"))
        at = f"{BASE_URL}{lang}/{following.removeprefix('../')}" if following else ""
    assert len(seen) == len(set(seen)) == len(list((REPOSITORY / "docs").glob("guide*")))


def test_a_page_in_no_series_leads_nowhere(pages: dict[str, Document]) -> None:
    assert not pages[f"{BASE_URL}en/about/"].all("//a[@rel='prev' or @rel='next']/@href")
