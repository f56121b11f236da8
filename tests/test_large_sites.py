"""A site that is too large for one page of everything: what its pages name, and that nothing of it is lost."""

import json
import re
import shutil
from pathlib import Path
from urllib.parse import urljoin

import pytest
import yaml
from lxml import etree

from briefs.build.session import Options, Session, Tools
from briefs.library.related import nearest
from briefs.model.addresses import Address
from briefs.model.brief import BriefId
from briefs.publishing.components.frames import SiteContext
from briefs.publishing.files import host_files, sitemap_files
from briefs.publishing.pages import coverage_page
from briefs.serving.live_site import LiveSite

from .pages import Document, documents
from .support import BASE as SETTINGS
from .support import brief_text, build_content, check_content, silent, write_content

BASE = "https://example.org/kb/"
BRIEFS = 61
RECORDS = 310
GLOSSARY = "data: {zh-Hant: 資料, en: data, definition: {zh-Hant: 事實之紀錄, en: Recorded facts.}}\n"
LAW = """\
jurisdiction: JP
kind: regulation
names: {zh-Hant: 研究法, en: Research Act}
events: [{date: 2020-01-01, kind: published, url: "https://example.org/law"}]
"""
TEXT = "{type: regulation, title: Research Act, jurisdiction: JP, instrument: act, number: '1', issued: 2020}"


def brief(number: int) -> str:
    """Return a brief that cites a work of its own and one that all cite; the higher its number, the newer."""
    text = brief_text(
        f"The data matter.[^a] So does this.[^b]\n\n[^a]: @all, at {number + 1}.\n[^b]: @own-{number:03}; @act-text.\n",
        f"Brief {number:03}",
    )
    text = text.replace("jurisdictions: [JP]\n", "jurisdictions: [JP]\ninstruments: [act]\n")
    return text.replace("date: 2025-06-25", f"date: {2020 + number // 12}-{number % 12 + 1:02}-01")


def record(key: str, title: str, jurisdiction: str) -> dict[str, str]:
    url = f"https://example.org/{key}"
    return {"id": key, "type": "webpage", "title": title, "URL": url, "jurisdiction": jurisdiction}


def files() -> dict[str, str]:
    """Return sixty-one briefs and the records of their sources: of two jurisdictions, and one that is no code."""
    records = [record(f"own-{n:03}", f"Own {n:03}", "JP" if n % 2 else "EU") for n in range(RECORDS)]
    records.append(record("all", "For all", "EU"))
    return {
        "glossary.yaml": GLOSSARY,
        "instruments/act.yaml": LAW,
        # What nobody cites has pages too here, so that its lists are long.
        "site.yaml": SETTINGS["site.yaml"] + "outputs: {uncited: true}\n",
        "sources/a.json": json.dumps(records),
        "sources/act-text.yaml": TEXT,
        # Written by hand: of an export what is no jurisdiction is left out.
        "sources/odd.yaml": yaml.safe_dump(record("odd", "Odd", "../../etc")),
        **{f"briefs/b{n:03}/en.md": brief(n) for n in range(BRIEFS)},
    }


@pytest.fixture(scope="module")
def content(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_content(tmp_path_factory.mktemp("large") / "content", files())


@pytest.fixture(scope="module")
def site(content: Path) -> dict[str, bytes]:
    return build_content(content, cache=content.with_name("store"))


@pytest.fixture(scope="module")
def planned(content: Path) -> SiteContext:
    found = check_content(content).site
    assert found is not None
    return found


@pytest.fixture(scope="module")
def pages(site: dict[str, bytes]) -> dict[str, Document]:
    return documents(site, BASE)


def test_every_link_leads_somewhere(pages: dict[str, Document], site: dict[str, bytes]) -> None:
    known = {BASE + path.removesuffix("index.html") for path in site}
    places = {url: {*page.all("//@id")} for url, page in pages.items()}
    for page in pages.values():
        for link in page.links():
            whole, _, place = link.partition("#")
            bare = whole.partition("?")[0]
            assert not bare.startswith(BASE) or bare in known, (page.file, link)
            assert not place or bare not in places or place in places[bare], (page.file, link)


def test_what_cites_the_text_of_a_law_is_listed_on_the_page_of_the_law(pages: dict[str, Document]) -> None:
    (href,) = {
        href
        for url, page in pages.items()
        if url.startswith(f"{BASE}en/authorities/")
        for href in page.all("//li/a[starts-with(., 'and ')]/@href")
        if "/laws/" in href
    }
    assert href.endswith("/laws/act/#source-act-text")


def test_a_long_table_of_authorities_is_its_contents_and_a_page_for_each_group(pages: dict[str, Document]) -> None:
    table = pages[f"{BASE}en/sources/"]
    assert table.said("//p[@class='count']") == ["313 sources · Briefs and laws"]
    groups = table.said("//ul[@class='group-list']/li")
    assert groups == ["Japan 1", "Japan 155", "European Union 156", "../../etc 1"]
    seen = []
    for href in table.all("//ul[@class='group-list']//a/@href"):
        at = urljoin(table.url, href)
        first = pages[at]
        parts = first.all("//nav[@class='parts']/a/@href") or [at]
        for part in parts:
            seen += pages[urljoin(at, part)].said("//ul[@class='source-list']/li/div")
    assert len(seen) == len(set(seen)) == RECORDS + 3
    assert pages[f"{BASE}en/authorities/web/eu/page/2/"].said("//h1") == ["Web pages · European Union"]
    assert len([page for page in pages if "/en/authorities/web/other-" in page]) == 1


def test_a_source_that_many_cite_names_the_newest_and_leads_to_all(pages: dict[str, Document]) -> None:
    group = pages[f"{BASE}en/authorities/web/eu/"]
    (entry,) = group.tree.xpath("//ul[@class='source-list']/li[.//a[@href='../../../sources/all/']]")
    named = [" ".join(str(one.text_content()).split()) for one in entry.xpath(".//ul[@class='places']/li")]
    assert len(named) == 13
    assert named[0] == "Brief 060 Note 1 at 61"
    assert named[-1] == "and 49 more briefs"
    newest, oldest = pages[f"{BASE}en/sources/all/"], pages[f"{BASE}en/sources/all/page/1/"]
    assert newest.said("//section[@aria-labelledby='cited-by']/p[@class='count']") == ["61 briefs"]
    assert [len(page.all("//ul[@class='citing']/li")) for page in (newest, oldest)] == [33, 28]
    assert newest.said("//nav[@class='parts']/a") == ["Newest", "1", "Older ›"]
    assert oldest.said("//title")[0].startswith("For all, page 1")


def test_a_law_with_many_briefs_tells_of_itself_on_its_own_page_alone(pages: dict[str, Document]) -> None:
    newest, oldest = pages[f"{BASE}en/laws/act/"], pages[f"{BASE}en/laws/act/page/1/"]
    assert [len(page.all("//article")) for page in (newest, oldest)] == [33, 28]
    assert newest.said("//section[@aria-labelledby='on-it']/p[@class='count']") == ["61 briefs"]
    assert newest.said("//section/h2") == [
        "History",
        "Briefs on it",
        "Texts and official documents",
        "Names and identifiers",
    ]
    assert oldest.said("//section/h2") == ["Briefs on it"]
    assert oldest.said("//h1") == ["Research Act"]


def test_what_uses_a_term_and_what_is_on_a_topic_is_named_up_to_a_point(pages: dict[str, Document]) -> None:
    glossary = pages[f"{BASE}en/glossary/"]
    assert len(glossary.all("//details[@class='glossary-briefs']//a")) == 12
    assert glossary.said("//details[@class='glossary-briefs']//li")[-1] == "and 49 more briefs"
    search = pages[f"{BASE}en/search/"]
    assert len(search.all("//ul[@class='search-list']/li")) == 33
    assert search.said("//div[@class='search-all']//p[@class='more']") == ["61 briefs ›"]
    (every,) = search.all("//div[@class='search-all']//p[@class='more']/a/@href")
    assert urljoin(search.url, every) == f"{BASE}en/topics/ai/"


def test_coverage_lists_what_is_lacking_and_the_file_has_everything(
    site: dict[str, bytes], pages: dict[str, Document], planned: SiteContext, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = pages[f"{BASE}en/coverage/"]
    assert page.said("//details//p[@class='more']") == ["and 112 more sources"]
    assert len(page.all("//details//li")) == 200 + 1, "sources and the term that nobody reviewed"
    data = json.loads(site["coverage.json"])
    assert (len(data["briefs"]), len(data["unarchived"]), data["on_the_web"]) == (BRIEFS, RECORDS + 2, RECORDS + 2)
    monkeypatch.setattr(coverage_page, "MOST_ROWS", 20)
    shorter = coverage_page.coverage_page(planned, "en")
    assert (len(shorter.view.rows), shorter.view.left_out) == (20, 41)  # type: ignore[union-attr]


def test_a_sitemap_of_too_many_pages_is_several_files(
    site: dict[str, bytes], planned: SiteContext, monkeypatch: pytest.MonkeyPatch
) -> None:
    names = {"s": "http://www.sitemaps.org/schemas/sitemap/0.9"}
    whole = etree.fromstring(site["sitemap.xml"]).xpath("//s:loc/text()", namespaces=names)
    monkeypatch.setattr(sitemap_files, "MOST_IN_A_FILE", 100)
    entries = [
        f"{entry}</url>\n" for entry in re.findall("<url>.*?(?=</url>)", site["sitemap.xml"].decode(), re.DOTALL)
    ]
    several = dict(sitemap_files.sitemap_files(planned, entries[::-1]))
    index = etree.fromstring(several[Address("sitemap.xml")])
    assert index.tag.endswith("sitemapindex")
    parts = index.xpath("//s:loc/text()", namespaces=names)
    assert parts == [f"{BASE}sitemap-{number}.xml" for number in range(1, len(parts) + 1)]
    found = [
        etree.fromstring(several[Address(part.removeprefix(BASE))]).xpath("//s:loc/text()", namespaces=names)
        for part in parts
    ]
    assert [url for part in found for url in part] == whole
    assert max(len(part) for part in found) <= 100


def test_llms_txt_is_an_overview(planned: SiteContext, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(host_files, "MOST_IN_OVERVIEW", 5)
    text = dict(host_files.host_files(planned))[Address("llms.txt")].decode()
    assert [line[3:12] for line in text.splitlines() if line.startswith("- [Brief")] == [
        f"Brief {number:03}" for number in range(60, 55, -1)
    ]


def test_a_new_brief_leaves_the_closed_parts_and_the_pages_of_old_briefs_as_they_are(
    content: Path, site: dict[str, bytes], tmp_path: Path
) -> None:
    again = shutil.copytree(content.parent, tmp_path / "again")
    write_content(again / "content", {"briefs/new/en.md": brief(61)}, base=False)
    after = build_content(again / "content", cache=again / "store")
    changed = {path for path in site if path.endswith(".html") and site[path] != after.get(path)}
    assert not [path for path in changed if "/page/" in path]
    old = [path for path in changed if path.startswith("en/briefs/b")]
    assert {path.split("/")[2] for path in old} <= {f"b{number:03}" for number in range(54, 61)}


@pytest.mark.parametrize(
    ("place", "found"),
    [(0, "b1 b2 b3 b4 b5 b6"), (1, "b0 b2 b3 b4 b5 b6"), (5, "b2 b3 b4 b6 b7 b8"), (9, "b3 b4 b5 b6 b7 b8")],
)
def test_the_nearest_in_time_are_those_beside_a_brief(place: int, found: str) -> None:
    order = [BriefId(f"b{number}") for number in range(10)]
    assert " ".join(nearest(order, order[place])) == found


def test_of_few_briefs_all_others_are_near() -> None:
    order = [BriefId("a"), BriefId("b"), BriefId("c")]
    assert nearest(order, BriefId("b")) == ("a", "c")
    assert nearest(order[:1], BriefId("a")) == ()


def test_a_preview_shows_every_page_as_it_is_built(content: Path, site: dict[str, bytes]) -> None:
    live = LiveSite(Session(Options(content), Tools(None, None, silent)), "none")
    live.read()
    last = ("search/", "sitemap", "_redirects")
    for path, data in site.items():
        if not path.startswith(last):
            assert live.file(f"/kb/{path}") == data, path


NOT_THERE = [
    "en/briefs/page/2/",
    "en/briefs/page/99/",
    "en/briefs/page/00/",
    f"en/briefs/page/{10**30}/",
    "en/years/1900/",
    "en/years/02021/",
    "en/years/\uff12021/",
    "en/years/2021/page/1/",
    "en/topics/ai/page/55/",
    "en/sources/all/page/2/",
    "en/sources/own-001/page/1/",
    "en/laws/act/page/2/",
    "en/authorities/web/eu/page/0/",
    "en/authorities/web/eu/page/3/",
    "en/authorities/web/fr/",
    "en/briefs/nobody/",
    "xx/briefs/b001/",
]


def test_who_asks_the_preview_for_what_there_is_not_gets_nothing_and_leaves_nothing(content: Path) -> None:
    live = LiveSite(Session(Options(content), Tools(None, None, silent)), "none")
    live.read()
    for path in NOT_THERE:
        assert live.file(f"/kb/{path}") is None, path
        assert live.session.store.files.giver(f"{path}index.html") is None, path
        assert live.file("/kb/en/authorities/web/eu/") is not None, path
