"""What reference managers get of a brief and of a work: the head of a page and its files say the same.

The tags were tried with Zotero's own translators (`Embedded Metadata.js`, `RIS.js`, 2026-06); what these do with them
is told in `briefs/publishing/components/work_metadata.py`.
"""

import json
import re
from pathlib import Path
from typing import Any

import pytest

from briefs.language.languages import EN, ZH_HANT
from briefs.library.authors import author_of
from briefs.publishing.components.reference_items import tagged_name
from tests.pages import Document, documents
from tests.support import brief_text, build_content, build_some, write_content

BASE_URL = "https://example.org/kb/"
SOURCES = """\
loomis:
  type: legal_case
  language: en
  title: State v. Loomis
  authority: Wisconsin Supreme Court
  container-title: N.W.2d
  volume: 881
  page: 749
  number: 2015AP157-CR
  issued: 2016-07-13
tw-case: {type: legal_case, language: zh-Hant, authority: 最高法院, number: 93年度台上字第3598號判決}
gdpr: {type: regulation, language: en, title: GDPR, number: 2016/679, volume: L 119, issued: 2016, URL: "https://eu.int/x"}
art:
  type: article-journal
  language: de
  title: Ein Aufsatz
  author: [{family: Berg, given: Jo, non-dropping-particle: van den}, {literal: Ministry}]
  editor: [{family: Roe, given: Ann}]
  container-title: JZ
  volume: 12
  page: 34-60
  issued: 2023-05
  DOI: 10.1234/x.y
bill: {type: bill, language: en, title: A Bill, author: [{literal: The House}], number: H.R. 1, authority: House}
letter: {type: document, language: zh-Hant, title: 函釋, number: 法律字第1號函}
undated: {type: webpage, language: ja, title: 公募, publisher: {ja: 内閣府, en: Cabinet Office}, URL: "https://a.go.jp/"}
"""
MATTER = """\
---
title: {title}
description: {title}, described.
date: 2025-06-25
topics: [ai]
jurisdictions: [JP]
{more}
---
"""
NOTES = ("loomis", "tw-case", "gdpr", "art", "bill", "letter", "undated")
BODY = " ".join(f"S.[^{key}]" for key in NOTES) + "\n\n" + "\n".join(f"[^{key}]: @{key}." for key in NOTES) + "\n"


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    files = {
        "sources/all.yaml": SOURCES,
        "briefs/a/en.md": MATTER.format(title="Title", more="keywords: [one, two; three]\nlicense: CC BY 4.0") + BODY,
        "briefs/a/zh-Hant.md": MATTER.format(title="題目", more="") + BODY,
        "briefs/b/en.md": MATTER.format(title="Signed", more="authors: [Jane van der Roe, 王小明]")
        + "As @a.[^1]\n\n[^1]: @a.\n",
    }
    return build_content(write_content(tmp_path_factory.mktemp("content"), files))


@pytest.fixture(scope="module")
def pages(site: dict[str, bytes]) -> dict[str, Document]:
    return documents(site, BASE_URL)


def tags(page: Document) -> dict[str, list[str]]:
    """Return what the head of a page says, by name."""
    said: dict[str, list[str]] = {}
    for element in page.tree.xpath("//head/meta[@content]"):
        said.setdefault(element.get("name") or element.get("property"), []).append(element.get("content"))
    return said


# Briefs


@pytest.mark.parametrize(
    ("brief", "lang", "authors", "tagged"),
    [
        ("a", "zh-hant", [{"literal": "法律所"}], ["法律所"]),
        (
            "b",
            "en",
            [{"family": "Roe", "given": "Jane", "non-dropping-particle": "van der"}, {"literal": "王小明"}],
            ["van der Roe, Jane", "王小明"],
        ),
    ],
)
def test_a_brief_is_the_same_report_in_its_files_and_in_its_head(
    site: dict[str, bytes], pages: dict[str, Document], brief: str, lang: str, authors: list[Any], tagged: list[str]
) -> None:
    (item,) = json.loads(site[f"id/brief/{brief}/cite.json"])
    page = pages[f"{BASE_URL}{lang}/briefs/{brief}/"]
    said = tags(page)
    (text,) = page.all("//script[@type='application/ld+json']/text()")
    report = json.loads(text)["@graph"][0]
    assert (item["type"], report["@type"]) == ("report", "Report")
    assert said["citation_technical_report_institution"] == [item["publisher"]] == [report["publisher"]["name"]]
    assert item["author"] == authors
    assert said["citation_author"] == tagged
    assert [author["name"] for author in report["author"]] == [
        one.get("literal") or f"{one['given']} {one['non-dropping-particle']} {one['family']}" for one in authors
    ]
    assert said["citation_title"] == [item["title"]] == [report["headline"]]
    assert page.all("//meta[@property='og:title']/@content") == [item["title"]]
    assert said["citation_language"] == [item["language"]] == [report["inLanguage"]]
    # Zotero takes the address from here, and the summary from the page's description, as no other tag has them.
    assert said["og:url"] == [item["URL"]] == [report["@id"]]
    assert said["citation_publication_date"] == ["2025/06/25"]
    assert (item["issued"], report["datePublished"]) == ({"date-parts": [[2025, 6, 25]]}, "2025-06-25")
    assert said["description"] == [item["abstract"]] == [report["description"]]
    assert page.all("//meta[@property='og:description']/@content") == [item["abstract"]]
    files = [site[f"id/brief/{brief}/cite.{suffix}"].decode() for suffix in ("ris", "bib")]
    assert files[0].startswith("TY  - RPRT")
    assert f"AU  - {tagged[0].removesuffix(',')}\r\n" in files[0]
    assert files[1].startswith("@report{")
    for form in page.tree.xpath("//span[@class='cite-form']"):
        words = form.text_content()
        assert words.count(item["publisher"]) <= 1, "a body that publishes what it wrote is named once"
        assert any(name in words for name in (*authors[0].values(),)), "the author is named"


def test_keywords_are_one_to_a_tag_and_stand_in_the_files(site: dict[str, bytes], pages: dict[str, Document]) -> None:
    assert tags(pages[f"{BASE_URL}en/briefs/a/"])["citation_keywords"] == ["one", "two; three"]
    assert "citation_keywords" not in tags(pages[f"{BASE_URL}en/briefs/b/"])


def test_a_note_that_cites_a_brief_says_what_the_brief_says_of_itself(pages: dict[str, Document]) -> None:
    (note,) = pages[f"{BASE_URL}en/briefs/b/"].tree.xpath("//li[@id='fn-1']/div/p[1]")
    assert note.text_content().startswith("Law Institute, Title (June 25, 2025), https://example.org/kb/id/brief/a/")


@pytest.mark.parametrize(
    ("line", "parts"),
    [
        ("Jane Roe", ("Jane", "Roe", {})),
        ("Ludwig van Beethoven", ("Ludwig", "Beethoven", {"non-dropping-particle": "van"})),
        ("José M. de la Cruz Jr.", ("José M.", "Cruz", {"non-dropping-particle": "de la", "suffix": "Jr."})),
        ("王小明", None),
        ("Plato", None),
        ("Ministry of Justice", None),
        ("Doe & Partners", None),
        ("Cabinet Office", None),
        ("Stanford HAI", None),
    ],
)
def test_authors_of_briefs_have_the_parts_of_their_names(line: str, parts: tuple[str, str, Any] | None) -> None:
    name = author_of(line, EN)
    if parts is None:
        assert name.literal is not None
        assert name.literal.text == line
    else:
        assert name.family is not None
        assert name.given is not None
        assert (name.given.text, name.family.text, name.parts) == parts
    assert author_of("王小明", ZH_HANT).family is None


# Works


@pytest.mark.parametrize(
    ("key", "said"),
    [
        (
            "loomis",
            "z:itemType=case|DC.title=State v. Loomis|prism.volume=881|prism.startingPage=749|DC.language=en"
            "|prism.number=2015AP157-CR|DC.date=2016-07-13"
            "|DC.description=authority: Wisconsin Supreme Court\ncontainer-title: N.W.2d",
        ),
        ("tw-case", "z:itemType=case|DC.title=最高法院93年度台上字第3598號判決|DC.language=zh-Hant"),
        (
            "gdpr",
            "z:itemType=statute|prism.number=2016/679|citation_public_url=https://eu.int/x|DC.date=2016"
            "|DC.description=Type: regulation\nvolume: L 119",
        ),
        (
            "art",
            "z:itemType=journalArticle|DC.creator=van den Berg, Jo|DC.creator=Ministry|bib:editors=Roe, Ann"
            "|prism.publicationName=JZ|prism.startingPage=34|prism.endingPage=60|DC.identifier=DOI 10.1234/x.y"
            "|citation_public_url=https://doi.org/10.1234/x.y|DC.language=de|DC.date=2023-05",
        ),
        ("bill", "z:itemType=bill|z:sponsors=The House,|prism.number=H.R. 1|DC.description=authority: House"),
        ("letter", "z:itemType=document|DC.description=number: 法律字第1號函"),
        (
            "undated",
            "z:itemType=webpage|DC.title=公募|DC.publisher=Cabinet Office|citation_public_url=https://a.go.jp/",
        ),
    ],
)
def test_the_page_of_a_work_offers_the_work(pages: dict[str, Document], key: str, said: str) -> None:
    page = pages[f"{BASE_URL}en/sources/{key}/"]
    found = tags(page)
    for name, content in (pair.split("=", 1) for pair in said.split("|")):
        assert content in found.get(name, []), name
    # Whatever Zotero would take for the work's: the name of the site, the day of a brief; Scholar reads this title.
    assert not {"og:site_name", "citation_title", "citation_author"} & set(found)
    assert page.all("//time") == []
    assert page.all("//link[@rel='alternate' and @title='RIS']/@href") == [f"../../../id/source/{key}/source.ris"]


def test_what_is_not_known_of_a_work_is_not_said(pages: dict[str, Document]) -> None:
    found = tags(pages[f"{BASE_URL}en/sources/undated/"])
    assert not {"DC.date", "DC.creator", "prism.number", "DC.description"} & set(found)


def test_a_judgment_without_title_has_one_in_every_file(site: dict[str, bytes]) -> None:
    title = "最高法院93年度台上字第3598號判決"
    (item,) = json.loads(site["id/source/tw-case/source.json"])
    assert item["title"] == title
    assert f"TI  - {title}\r\n" in site["id/source/tw-case/source.ris"].decode()
    assert re.search(rf"title = {{+{title}}}+", site["id/source/tw-case/source.bib"].decode())


@pytest.mark.parametrize(
    ("name", "tag"),
    [
        ({"literal": "王大明"}, "王大明"),
        ({"literal": "司法院"}, "司法院"),
        ({"family": "王", "given": "大明"}, "王, 大明"),
        ({"family": "Plato"}, "Plato"),
        ({"literal": "OECD"}, "OECD"),
        ({"literal": "Science and Technology Law Institute"}, "Science and Technology Law Institute,"),
        ({"literal": "王大明 律師"}, "王大明 律師,"),
        ({"family": "Berg", "non-dropping-particle": "van den"}, "van den Berg,"),
        (
            {"family": "Berg", "given": "Jo", "non-dropping-particle": "van den", "suffix": "Jr."},
            "van den Berg, Jo, Jr.",
        ),
    ],
)
def test_a_name_has_a_comma_where_zotero_would_part_it_and_no_other(name: dict[str, str], tag: str) -> None:
    assert tagged_name(name) == tag


@pytest.mark.parametrize(
    ("author", "kind"),
    [("王大明", "Person"), ("Plato", "Person"), ("司法院", "Organization"), ("OECD", "Organization")],
)
def test_a_name_of_one_part_stands_as_it_is_in_every_format(tmp_path: Path, author: str, kind: str) -> None:
    text = brief_text("A.", "題").replace("topics:", f"authors: [{author}]\ntopics:")
    site = build_some(write_content(tmp_path / "content", {"briefs/a/zh-Hant.md": text}), "a")
    page = documents(site, BASE_URL)[f"{BASE_URL}zh-hant/briefs/a/"]
    assert tags(page)["citation_author"] == [author]
    assert json.loads(site["id/brief/a/cite.json"])[0]["author"] == [{"literal": author}]
    assert f"AU  - {author}\r\n" in site["id/brief/a/cite.ris"].decode()
    assert f"author = {{{{{author}}}}}" in site["id/brief/a/cite.bib"].decode()
    (said,) = page.all("//script[@type='application/ld+json']/text()")
    assert json.loads(said)["@graph"][0]["author"] == [{"@type": kind, "name": author}]
