"""What a built site says of its sources: pages, table, files of data, metadata, and how briefs are cited."""

import json
import re
from pathlib import Path
from typing import Any

import pytest
from lxml import etree

from briefs.publishing.files.search_files import law_document
from briefs.questions import searched_queries
from briefs.questions.asked_site import site_of
from tests.pages import Document, documents, file_at
from tests.support import BASE, build_content, check_content, write_content

BASE_URL = "https://example.org/kb/"

SOURCES = """\
cao-guide:
  type: document
  language: ja
  title: {ja: 研究セキュリティ事業公募要領, en: Application Guidelines}
  publisher: {ja: 内閣府, zh-Hant: 內閣府, en: Cabinet Office (Japan)}
  URL: https://www8.cao.go.jp/kobo.pdf
  accessed: 2025-03-10
  issued: 2025-02
  jurisdiction: JP
  archive: {URL: "https://web.archive.org/web/2025/https://www8.cao.go.jp/kobo.pdf", date: 2025-03-11}
ai-act:
  type: legislation
  language: ja
  title: {ja: 人工知能法, en: AI Act}
  number: {ja: 令和7年法律第53号, en: Act No. 53 of 2025}
  issued: 2025-06-04
  jurisdiction: JP
  instrument: jp-ai-act
gdpr:
  type: regulation
  language: en
  title: General Data Protection Regulation
  jurisdiction: EU
loomis: {type: legal_case, language: en, title: State v. Loomis, jurisdiction: US}
Smith.2023:
  type: article-journal
  language: en
  title: Research Security
  author: [{family: Smith, given: Ann}, {family: Jones, given: Bo}]
  container-title: Law Review
  volume: 12
  issued: 2023
  page: 34-60
unread: {type: book, title: 未引用之書}
"""
MATTER = """\
---
title: {title}
description: {title}.
date: {date}
topics: [{topic}]
jurisdictions: [JP]
instruments: [jp-ai-act]
---
"""


def brief(title: str, body: str, date: str = "2025-06-25", topic: str = "ai") -> str:
    return MATTER.format(title=title, date=date, topic=topic) + body


SITE = {
    "sources/all.yaml": SOURCES,
    "briefs/guide/zh-Hant.md": brief(
        "研究安全要領",
        "前句。日本公布要領[^g]，又有立法[^a]。再引[^g2]。另見 [[law]] 一文。\n\n"
        "[^g]: @cao-guide，頁3。\n[^a]: @ai-act，第25條第2項。\n[^g2]: @cao-guide，頁4；@Smith.2023。\n",
    ),
    "briefs/guide/en.md": brief(
        "Guidelines",
        "Before. Japan published guidelines.[^g] There is an act, too.[^a] Again.[^g2] See [[law]], too.\n\n"
        "[^g]: @cao-guide, at 3.\n[^a]: @ai-act, art. 25(2).\n[^g2]: @cao-guide, at 4; @Smith.2023.\n",
    ),
    "briefs/law/en.md": brief(
        "Only English",
        "A law.[^a] A case and a regulation.[^b]\n\n[^a]: @ai-act.\n[^b]: @loomis; @gdpr.\n",
        "2024-01-02",
        "privacy",
    ),
    "briefs/keyed/en.md": brief("Cites a brief", "As we said.[^b]\n\n[^b]: @law, at 2.\n", "2023-01-02", "privacy"),
    "briefs/plain/en.md": brief("Cites nothing", "Text.", "2022"),
    "site.yaml": f"{BASE['site.yaml']}outputs: {{uncited: true}}\n",
}


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    return build_content(write_content(tmp_path_factory.mktemp("content"), SITE))


@pytest.fixture(scope="module")
def pages(site: dict[str, bytes]) -> dict[str, Document]:
    return documents(site, BASE_URL)


def loaded(site: dict[str, bytes], name: str) -> Any:
    return json.loads(site[name])


def texts(page: Document, path: str) -> list[str]:
    """Return the words of the elements that an XPath finds, white space single."""
    return [" ".join(element.text_content().split()) for element in page.tree.xpath(path)]


def page(pages: dict[str, Document], path: str) -> Document:
    return pages[BASE_URL + path]


# Pages


def test_a_source_has_a_page_in_each_language_and_no_other_has(pages: dict[str, Document]) -> None:
    for segment in ("zh-hant", "zh-hans", "en"):
        found = [url for url in pages if url.startswith(f"{BASE_URL}{segment}/sources/")]
        slugs = sorted(url.removeprefix(f"{BASE_URL}{segment}/sources/").strip("/") for url in found)
        assert slugs == ["", "ai-act", "cao-guide", "gdpr", "loomis", "smith-2023", "unread"]


def test_the_page_of_a_source(pages: dict[str, Document]) -> None:
    source = page(pages, "en/sources/cao-guide/")
    assert texts(source, "//h1") == ["研究セキュリティ事業公募要領"]
    assert source.all("//h1/@lang") == ["ja"]
    assert texts(source, "//p[@class='other-title']") == ["Application Guidelines"]
    assert texts(source, "//p[@class='kind']") == ["Reports and documents"]
    assert texts(source, "//p[@class='reference']")[0].startswith(
        "研究セキュリティ事業公募要領 [Application Guidelines], Cabinet"
    )
    facts = dict(
        zip(
            texts(source, "//dl[@class='source-data']//dt"),
            texts(source, "//dl[@class='source-data']//dd"),
            strict=True,
        )
    )
    assert facts == {
        "Key": "@cao-guide",
        "Jurisdiction": "Japan",
        "Issued": "February 2025",
        "Last visited": "March 10, 2025",
        "Address": "https://www8.cao.go.jp/kobo.pdf",
        "Archived copy": facts["Archived copy"],
    }
    archive = "https://web.archive.org/web/2025/https://www8.cao.go.jp/kobo.pdf"
    assert facts["Archived copy"].startswith(archive)
    assert "March 11, 2025" in facts["Archived copy"]
    assert "（" not in facts["Archived copy"], "full-width marks on an English page"
    assert archive in source.all("//dd/a/@href")
    assert texts(source, "//ul[@class='citing']/li/p[@class='citing-brief']/a") == ["Guidelines"]
    assert texts(source, "//p[@class='citing-passage']") == [
        "Note 1 at 3 Japan published guidelines.",
        "Note 3 at 4 Again.",
    ]
    assert source.all("//a[@class='citing-note']/@href") == ["../../briefs/guide/#fn-1", "../../briefs/guide/#fn-3"]


def test_a_page_shows_the_passages_of_its_own_language_or_of_the_one_that_there_is(pages: dict[str, Document]) -> None:
    chinese = page(pages, "zh-hans/laws/jp-ai-act/")
    listed = "//section[not(.//table)]//p[@class='citing-brief']/a"
    assert texts(chinese, listed) == ["研究安全要领", "Only English"]
    # The table of provisions quotes the note on article 25; below, the texts of the law say who cites them.
    assert texts(chinese, "//table//q") == ["日本公布要领，又有立法。"]
    assert texts(chinese, "//q[not(ancestor::table)]") == ["日本公布要领，又有立法。", "A law."]
    assert chinese.all("//q/@lang | //p[@class='citing-brief']/a/@lang") == ["en", "en"]
    assert texts(chinese, "//span[@class='citing-locator']") == ["第25条第2项"]
    assert "人工知能法" in texts(chinese, "//div[@id='source-ai-act']/p[@class='reference']")[0]


def test_a_source_that_is_a_law_stands_on_the_page_of_that_and_its_address_leads_there(
    pages: dict[str, Document], site: dict[str, bytes]
) -> None:
    old = page(pages, "en/sources/ai-act/")
    assert old.all("//meta[@http-equiv='refresh']/@content") == ["0; url=../../laws/jp-ai-act/#source-ai-act"]
    assert old.all("//link[@rel='canonical']/@href") == [f"{BASE_URL}en/laws/jp-ai-act/"]
    assert "sources/ai-act/" not in site["sitemap.xml"].decode()
    law = page(pages, "en/laws/jp-ai-act/")
    assert "source-ai-act" in law.places
    assert texts(law, "//div[@id='source-ai-act']/p[@class='count']") == ["cited in 2 briefs"]
    assert [href.rpartition("/")[2] for href in law.all("//p[@class='downloads']/a/@href")] == [
        "source.bib",
        "source.ris",
        "source.json",
    ]
    # Every page leads to the one page at once.
    target = f"{BASE_URL}en/laws/jp-ai-act/#source-ai-act"
    assert target in page(pages, "en/briefs/law/").links()
    assert target in page(pages, "en/sources/").links()
    assert f"{BASE_URL}en/sources/ai-act/" not in {link for one in pages.values() for link in one.links()}


def test_hosts_send_on_from_a_source_that_is_a_law_behind_all_addresses_of_briefs(site: dict[str, bytes]) -> None:
    *lines, compared = site["_redirects"].decode().splitlines()
    assert "/parallel/" in compared
    assert lines[-3:] == [
        f"/kb/{lang}/sources/ai-act/ /kb/{lang}/laws/jp-ai-act/#source-ai-act 301"
        for lang in ("en", "zh-hans", "zh-hant")
    ]
    assert all("/briefs/" in line for line in lines[:-3])


def test_a_search_finds_a_law_and_its_text_as_one(tmp_path: Path) -> None:
    checked = check_content(write_content(tmp_path, SITE))
    checked.session.engine.settle()
    ask = checked.session.engine.asking
    found = [key for listed in ask(searched_queries.other_blocks) for key in listed]
    assert ("law", "jp-ai-act") in found
    assert ("source", "gdpr") in found
    assert ("source", "ai-act") not in found
    law = law_document(site_of(ask), "jp-ai-act")
    said = {(one.field, one.text) for one in (*law.chinese, *law.latin) if one.anchor == "source-ai-act"}
    assert {field for field, _ in said} == {"heading", "text"}
    assert any("人工知能法" in text for field, text in said if field == "text")
    texts_of_all = [one.text for one in law.chinese if one.field in ("title", "heading")]
    assert len(texts_of_all) == len(set(texts_of_all))


def test_a_source_that_no_brief_cites_says_so(pages: dict[str, Document]) -> None:
    source = page(pages, "en/sources/unread/")
    assert texts(source, "//p[@class='empty']") == ["No brief cites this source yet."]
    assert source.all("//ul[@class='citing']") == []


def test_every_link_and_place_of_the_site_is_there(site: dict[str, bytes], pages: dict[str, Document]) -> None:
    broken = set()
    for document in pages.values():
        for url in document.links():
            bare, _, fragment = url.partition("#")
            if bare.startswith(BASE_URL) and file_at(site, BASE_URL, bare) is None:
                broken.add(f"{document.file}: {url}")
            elif fragment and bare in pages and fragment not in pages[bare].ids:
                broken.add(f"{document.file}: {url} has no such place")
    assert broken == set()


def test_no_page_shows_an_invisible_mark(site: dict[str, bytes]) -> None:
    for name, data in site.items():
        if name.endswith((".html", ".xml", ".json", ".bib", ".ris")):
            assert re.search("[\ufdd0-\ufdef\ufffe\uffff]", data.decode()) is None, name


def test_the_table_of_authorities(pages: dict[str, Document]) -> None:
    table = page(pages, "en/sources/")
    assert texts(table, "//header/p[@class='count']") == ["6 sources · Briefs and laws"]
    assert texts(table, "//section/h2 | //section/h3") == [
        "Statutes and bills 2",
        "Japan 1",
        "European Union 1",
        "Cases 1",
        "US 1",
        "Reports and documents 1",
        "Japan 1",
        "Articles 1",
        "No jurisdiction named 1",
        "Books 1",
        "No jurisdiction named 1",
    ]
    counts = dict(
        zip(
            table.all("//p[@class='source-facts']/a/@href"),
            texts(table, "//p[@class='source-facts']/span[not(starts-with(@class, 'sign '))]"),
            strict=True,
        )
    )
    assert counts == {
        "../laws/jp-ai-act/#source-ai-act": "cited in 2 briefs",
        "gdpr/": "cited in 1 brief",
        "loomis/": "cited in 1 brief",
        "cao-guide/": "cited in 1 brief",
        "smith-2023/": "cited in 1 brief",
        "unread/": "cited in 0 briefs",
    }
    assert texts(table, "//ul[@class='places'][1]/li/a")[:2] == ["Guidelines", "Only English"]
    assert sorted(table.all("//p[@class='downloads']/a/@href")) == [
        "../../sources.bib",
        "../../sources.json",
        "../../sources.ris",
    ]


def test_a_brief_lists_its_sources_with_notes_and_counts(pages: dict[str, Document]) -> None:
    one = page(pages, "en/briefs/guide/")
    assert texts(one, "//details[@class='cited']/summary") == ["Sources cited3"]
    facts = texts(one, "//details[@class='cited']//p[@class='source-facts']")
    assert facts == [
        "About this source Reports and documents Notes 1, 3",
        "About this source ● In force checked November 22, 2026 Statutes and bills Notes 2 also cited in other briefs",
        "About this source Articles Notes 3",
    ]
    assert texts(one, "//p[@class='note-sources']/span") == ["also cited in other briefs"]
    assert page(pages, "en/briefs/plain/").all("//details[@class='cited']") == []


def test_a_brief_lists_who_cites_it_and_what_is_related(pages: dict[str, Document]) -> None:
    law = page(pages, "en/briefs/law/")
    assert texts(law, "//section[@class='cited-by']//p[@class='citing-brief']/a") == ["Guidelines", "Cites a brief"]
    assert texts(law, "//section[@class='cited-by']//q") == ["See Only English, too.", "As we said."]
    related = texts(law, "//section[@class='related']/ul/li/a")
    assert related
    assert not {"Guidelines", "Cites a brief"} & set(related), "who cites it is told once"
    guide = page(pages, "en/briefs/guide/")
    reasons = texts(guide, "//section[@class='related']/ul/li[1]//span[@class='reason']")
    assert reasons[0] == "cited by this brief"
    assert "both cite 人工知能法" in reasons
    assert "both concern AI Act" in reasons
    assert guide.all("//p[@class='reasons']/span[preceding-sibling::node()[1][self::text()]]") == []


def test_the_site_is_the_same_each_time(site: dict[str, bytes], tmp_path: Path) -> None:
    assert build_content(write_content(tmp_path, dict(sorted(SITE.items(), reverse=True)))) == site


# Files of data


def test_the_graph(site: dict[str, bytes]) -> None:
    graph = loaded(site, "graph.json")
    assert (graph["schema"], graph["version"]) == ("briefs-graph", 1)
    nodes = {node["id"]: node for node in graph["nodes"]}
    assert len(nodes) == len(graph["nodes"])
    assert {edge[end] for edge in graph["edges"] for end in ("from", "to")} <= set(nodes)
    assert nodes["brief:guide"] == {
        "id": "brief:guide",
        "type": "brief",
        "title": nodes["brief:guide"]["title"],
        "url": f"{BASE_URL}id/brief/guide/",
    }
    assert nodes["brief:guide"]["title"]["en"] == "Guidelines"
    assert nodes["source:cao-guide"]["url"] == "https://www8.cao.go.jp/kobo.pdf"
    edges = graph["edges"]
    assert {"from": "source:ai-act", "to": "instrument:jp-ai-act", "type": "text-of"} in edges
    assert {"from": "brief:law", "to": "instrument:jp-ai-act", "type": "concerns"} in edges
    cited = [(e["from"], e["to"], e["note"], e["lang"], e.get("locator", "")) for e in edges if e["type"] == "cites"]
    assert sorted(cited) == [
        ("brief:guide", "source:Smith.2023", 3, "en", ""),
        ("brief:guide", "source:Smith.2023", 3, "zh-Hant", ""),
        ("brief:guide", "source:ai-act", 2, "en", "art. 25(2)"),
        ("brief:guide", "source:ai-act", 2, "zh-Hant", "第25條第2項"),
        ("brief:guide", "source:cao-guide", 1, "en", "at 3"),
        ("brief:guide", "source:cao-guide", 1, "zh-Hant", "頁3"),
        ("brief:guide", "source:cao-guide", 3, "en", "at 4"),
        ("brief:guide", "source:cao-guide", 3, "zh-Hant", "頁4"),
        ("brief:keyed", "brief:law", 1, "en", "at 2"),
        ("brief:law", "source:ai-act", 1, "en", ""),
        ("brief:law", "source:gdpr", 2, "en", ""),
        ("brief:law", "source:loomis", 2, "en", ""),
    ]
    links = [(e["from"], e["to"], e["note"], e["lang"]) for e in edges if e["type"] == "links"]
    assert sorted(links) == [("brief:guide", "brief:law", 0, "en"), ("brief:guide", "brief:law", 0, "zh-Hant")]


def test_a_link_in_a_note_is_there_although_another_brief_cites_by_key_in_a_note_of_that_number(tmp_path: Path) -> None:
    files = {
        "briefs/a/en.md": brief("A", "A.[^n]\n\n[^n]: See [[c]].\n"),
        "briefs/b/en.md": brief("B", "B.[^n]\n\n[^n]: @c.\n"),
        "briefs/c/en.md": brief("C", "C."),
    }
    graph = loaded(build_content(write_content(tmp_path, files)), "graph.json")
    ways = {(e["from"], e["to"], e["type"]) for e in graph["edges"] if e["to"] == "brief:c"}
    assert ways == {("brief:a", "brief:c", "links"), ("brief:b", "brief:c", "cites")}


def test_the_list_of_sources(site: dict[str, bytes]) -> None:
    listed = loaded(site, "sources.json")
    assert (listed["schema"], listed["version"]) == ("briefs-sources", 1)
    keys = [item["id"] for item in listed["items"]]
    assert keys == ["Smith.2023", "ai-act", "cao-guide", "gdpr", "loomis", "unread"]
    assert loaded(site, "sources.csl.json") == listed["items"]
    assert [line for line in site["sources.bib"].decode().splitlines() if line.startswith("@")] == [
        line for line in site["sources.bib"].decode().splitlines() if re.fullmatch(r"@[a-z]+\{[A-Za-z0-9.-]+,", line)
    ]
    assert site["sources.bib"].count(b"\n@") + 1 == 6
    assert site["sources.ris"].count(b"TY  - ") == 6


def test_the_list_of_briefs(site: dict[str, bytes]) -> None:
    listed = loaded(site, "briefs.json")
    assert (listed["schema"], listed["version"]) == ("briefs-list", 1)
    by_id = {one["id"]: one for one in listed["briefs"]}
    assert list(by_id) == ["guide", "law", "keyed", "plain"]
    assert by_id["guide"]["sources"] == ["cao-guide", "ai-act", "Smith.2023"]
    assert by_id["keyed"]["sources"] == ["law"]
    assert by_id["plain"]["sources"] == []
    assert list(by_id["guide"]["versions"]) == ["en", "zh-Hans", "zh-Hant-TW"]
    for one in by_id.values():
        assert file_at(site, BASE_URL, one["url"]) is not None
        assert all(file_at(site, BASE_URL, version["url"]) for version in one["versions"].values())


def test_files_of_references_stand_beside_briefs_and_sources(site: dict[str, bytes]) -> None:
    for suffix in ("bib", "ris", "json"):
        assert f"id/brief/guide/cite.{suffix}" in site
        assert f"id/brief/law/cite.{suffix}" in site
        assert f"id/brief/guide/sources.{suffix}" in site
        assert f"id/brief/keyed/sources.{suffix}" in site
        assert f"id/brief/plain/sources.{suffix}" not in site
        assert f"id/source/smith-2023/source.{suffix}" in site
        assert f"id/source/law/source.{suffix}" not in site
    (own,) = loaded(site, "id/brief/guide/cite.json")
    assert (own["title"], own["URL"]) == ("研究安全要領", f"{BASE_URL}zh-hant/briefs/guide/")
    (english,) = loaded(site, "id/brief/keyed/cite.json")
    assert (english["title"], english["URL"]) == ("Cites a brief", f"{BASE_URL}en/briefs/keyed/")
    assert own["issued"] == {"date-parts": [[2025, 6, 25]]}
    assert [item["id"] for item in loaded(site, "id/brief/guide/sources.json")] == ["cao-guide", "ai-act", "Smith.2023"]
    (brief_cited,) = loaded(site, "id/brief/keyed/sources.json")
    assert brief_cited["title"] == "Only English"
    (source,) = loaded(site, "id/source/smith-2023/source.json")
    assert source["author"] == [{"family": "Smith", "given": "Ann"}, {"family": "Jones", "given": "Bo"}]
    assert b"TY  - JOUR" in site["id/source/smith-2023/source.ris"]
    assert site["id/source/smith-2023/source.bib"].startswith(b"@article{Smith.2023,")


# Metadata


def test_each_source_has_one_reference_in_the_head_of_a_brief(pages: dict[str, Document]) -> None:
    references = page(pages, "en/briefs/guide/").all("//meta[@name='citation_reference']/@content")
    assert len(references) == 3
    assert references[2] == (
        "citation_title=Research Security; citation_author=Ann Smith; citation_author=Bo Jones; "
        "citation_journal_title=Law Review; citation_volume=12; citation_publication_date=2023"
    )
    assert page(pages, "en/briefs/plain/").all("//meta[@name='citation_reference']") == []


def test_the_sources_stand_in_the_linked_data(pages: dict[str, Document]) -> None:
    (text,) = page(pages, "en/briefs/guide/").all("//script[@type='application/ld+json']/text()")
    report = json.loads(text)["@graph"][0]
    assert [(work["@type"], work["name"]) for work in report["citation"]] == [
        ("CreativeWork", "研究セキュリティ事業公募要領"),
        ("Legislation", "人工知能法"),
        ("CreativeWork", "Research Security"),
    ]
    assert report["citation"][0]["url"] == "https://www8.cao.go.jp/kobo.pdf"


@pytest.mark.parametrize(
    ("path", "title", "lang"),
    [
        ("en/briefs/guide/", "Guidelines", ["en", "en", "en", "zh-Hant-TW"]),
        ("zh-hant/briefs/guide/", "研究安全要領", ["zh-Hant-TW", "en", "en", "en"]),
        ("zh-hans/briefs/guide/", "研究安全要领", ["zh-Hans", "en", "en", "en"]),
    ],
)
def test_how_to_cite_a_brief(pages: dict[str, Document], path: str, title: str, lang: list[str]) -> None:
    document = page(pages, path)
    forms = texts(document, "//span[@class='cite-form']")
    assert len(forms) == 4
    assert document.all("//section[@class='cite-this']//span[@class='cite-form']/@lang") == lang
    for form in forms:
        assert title in form
        assert f"{BASE_URL}{path}" in form
        assert "2025" in form
        assert "9872" not in form
        assert "  " not in form
        assert ".." not in form
    holes = document.all("//span[@class='visit']/@data-form")
    # The Bluebook wants no day of the visit where the page has a date; each blank is in the language of its form.
    blanks = [("{Y}/{M}/{D}", "〔日期〕"), ("{D} {Month} {Y}", "[date]")]
    told = list(zip(holes, texts(document, "//span[@class='visit']"), strict=True))
    # An English page cites by the Bluebook itself, and has the form of Taiwan last.
    assert told == (blanks[::-1] if path.startswith("en/") else blanks)
    assert sorted(document.all("//section[@class='cite-this']//p[@class='downloads']/a/@href")) == [
        "../../../id/brief/guide/cite.bib",
        "../../../id/brief/guide/cite.json",
        "../../../id/brief/guide/cite.ris",
    ]


def test_how_to_cite_a_brief_of_which_there_is_no_chinese(pages: dict[str, Document]) -> None:
    forms = texts(page(pages, "en/briefs/law/"), "//span[@class='cite-form']")
    assert forms[-1].startswith("Law Institute，〈Only English〉，2024/01/02，https://")
    assert len(forms) == 4


# Harm


EVIL = "</script><script>alert(1)</script><img src=x onerror=alert(1)>\"'` & ]]> --> {{ 7*7 }} \\u003c"


def hostile() -> dict[str, str]:
    record = {
        "id": "evil",
        "type": "article-journal",
        "language": "ja",
        "title": {"ja": EVIL, "en": f"en {EVIL}", "zh-Hant": f"zh {EVIL}"},
        "title-short": EVIL,
        "container-title": EVIL,
        "publisher": EVIL,
        "note": EVIL,
        "keyword": [EVIL],
        "author": [{"literal": EVIL}, {"family": EVIL, "given": EVIL}],
        "volume": EVIL,
        "issued": {"literal": EVIL},
        "jurisdiction": "X<SCRIPT>",
        "URL": "https://example.org/'onmouseover='alert(1)&x=]]>".replace(">", ""),
        "accessed": "2025-03-10",
    }
    return {
        "sources/evil.json": json.dumps([record]),
        "briefs/a/zh-Hant.md": brief(
            "甲", "句[^a]句[^b]句[^c]。\n\n[^a]: @evil，頁3。\n[^b]: @evil，{<b>x</b>}。\n[^c]: 三。\n"
        ),
        "briefs/a/en.md": brief(
            "A", "S.[^a] S.[^b] S.[^c]\n\n[^a]: @evil, at 3.\n[^b]: @evil, {<b>x</b>}.\n[^c]: C.\n"
        ),
        "briefs/b/en.md": brief("B", "S.[^a] S.[^b]\n\n[^a]: C.\n[^b]: @evil.\n"),
    }


@pytest.fixture(scope="module")
def evil(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    return build_content(write_content(tmp_path_factory.mktemp("evil"), hostile()))


def test_a_hostile_record_does_no_harm_in_pages(evil: dict[str, bytes]) -> None:
    found = documents(evil, BASE_URL)
    assert any("evil" in url for url in found)
    for document in found.values():
        assert document.all("//script[not(@src) and not(@type='application/ld+json')]") == [], document.file
        assert document.all("//@*[starts-with(name(), 'on')]") == [], document.file
        assert document.all("//img[@src='x'] | //b[text()='x']") == [], document.file
        for address in document.all("//@href | //@src"):
            assert not address.strip().lower().startswith(("javascript:", "data:", "vbscript:")), document.file
        for text in document.all("//script[@type='application/ld+json']/text()"):
            json.loads(text)
        assert "49" not in "".join(document.all("//h1//text()")), document.file
    source = found[f"{BASE_URL}en/sources/evil/"]
    assert texts(source, "//h1") == [" ".join(EVIL.split())]


def test_a_hostile_record_does_no_harm_in_files(evil: dict[str, bytes]) -> None:
    for name, data in evil.items():
        if name.endswith((".xml", ".svg")):
            etree.fromstring(data)
        if name.endswith(".json"):
            json.loads(data)
        if name.endswith(".ris"):
            for line in data.decode().splitlines():
                assert line == "" or re.match(r"[A-Z][A-Z0-9]  - ", line), (name, line)
        if name.endswith((".html", ".json", ".xml", ".bib", ".ris")):
            assert re.search("[\ufdd0-\ufdef]", data.decode()) is None, name


def test_a_hostile_bibliography_can_be_read_again(evil: dict[str, bytes]) -> None:
    from briefs.reading.records.bibtex import read_bibtex

    tree = read_bibtex(evil["id/source/evil/source.bib"].decode(), "source.bib")
    assert tree.diagnostics == ()
    items: Any = tree.value["items"]
    assert [(item["id"], item["title"]) for item in items] == [("evil", EVIL)]


@pytest.mark.parametrize(
    "record",
    [
        "type: book\ntitle: A\nURL: javascript:alert(1)\n",
        "type: book\ntitle: A\nURL: ' https://example.org'\n",
        'type: book\ntitle: A\nURL: https://example.org/"onclick="x\n',
        'type: book\ntitle: A\narchive: {URL: "javascript:alert(1)"}\n',
    ],
)
def test_an_address_that_could_act_reaches_no_page(tmp_path: Path, record: str) -> None:
    files = {"sources/evil.yaml": record, "briefs/a/en.md": brief("A", "S.[^a]\n\n[^a]: @evil.\n")}
    for document in documents(build_content(write_content(tmp_path, files)), BASE_URL).values():
        assert not [address for address in document.all("//@href") if "javascript:" in address or '"' in address]


# Records that stand for a brief, and content with faults (`--keep-going` builds it)


@pytest.mark.parametrize(
    ("record", "key"),
    [
        ("k: {type: webpage, title: K, brief: b}\n", "k"),
        ("k: {type: webpage, title: K, brief: missing}\n", "k"),
        ("k: {type: legislation, title: K, instrument: missing}\n", "k"),
        ("k: {type: book, title: K, jurisdiction: missing}\n", "k"),
        ("b: {type: book, title: Not the brief}\n", "b"),
        ('k: {type: book, title: "\\ud83d"}\n', "k"),
    ],
)
def test_whatever_a_record_refers_to_the_site_is_built_and_its_links_lead_somewhere(
    tmp_path: Path, record: str, key: str
) -> None:
    files = {
        "sources/all.yaml": record,
        "briefs/a/en.md": brief("A", f"S.[^a]\n\n[^a]: @{key}.\n"),
        "briefs/b/en.md": brief("B", "B."),
    }
    site = build_content(write_content(tmp_path, files))
    _sound(site)
    assert loaded(site, "id/brief/b/cite.json")[0]["title"] == "B"


def test_half_a_character_in_json_stops_no_build(tmp_path: Path) -> None:
    files = {
        "sources/a.json": '[{"id": "k", "type": "book", "title": "x\\ud800"}]',
        "briefs/a/en.md": brief("A", "S.[^a]\n\n[^a]: @k.\n"),
    }
    _sound(build_content(write_content(tmp_path, files)))


def _sound(site: dict[str, bytes]) -> None:
    graph = loaded(site, "graph.json")
    nodes = {node["id"] for node in graph["nodes"]}
    assert {edge[end] for edge in graph["edges"] for end in ("from", "to")} <= nodes
    for document in documents(site, BASE_URL).values():
        for url in document.links():
            bare = url.partition("#")[0]
            assert not bare.startswith(BASE_URL) or file_at(site, BASE_URL, bare) is not None, (document.file, url)
