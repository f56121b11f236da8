"""All topics, jurisdictions and years stand on a page each, which an address with its last part cut off leads to."""

from pathlib import Path

import pytest

from briefs.model.diagnostic import Code
from briefs.publishing.pages.index_pages import MOST_TOLD

from .pages import Document, documents
from .support import brief_text, build_content, check_content, write_content

BASE = "https://example.org/kb/"
LAW = """\
jurisdiction: EU
kind: regulation
names: {zh-Hant: 研究法, en: Research Act}
events: [{date: 2020-01-01, kind: published, url: "https://example.org/law"}]
"""
TOPICS = """\
ai:
  names: {zh-Hant: 人工智慧, en: Artificial intelligence}
  description: {zh-Hant: 機器學習之規範。, en: Rules for AI.}
privacy: {names: {zh-Hant: 隱私, en: Privacy}}
"""


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Document]:
    files = {
        "topics.yaml": TOPICS,
        "instruments/act.yaml": LAW,
        "briefs/old/en.md": brief_text("One.", "Old").replace("date: 2025-06-25", "date: 2024-01-05"),
        "briefs/new/en.md": brief_text("One.", "New"),
    }
    return documents(build_content(write_content(tmp_path_factory.mktemp("kb"), files)), BASE)


def rows(page: Document) -> list[str]:
    return page.said("//ul[@class='index-list']/li")


def test_topics_say_what_belongs_to_them_how_many_briefs_they_have_and_which_is_the_newest(
    pages: dict[str, Document],
) -> None:
    assert rows(pages[f"{BASE}en/topics/"]) == [
        "Artificial intelligence Rules for AI.2 briefs June 25, 2025 New",
        "Privacy 0 briefs",
    ]
    assert "机器学习之规范。" in rows(pages[f"{BASE}zh-hans/topics/"])[0]
    assert pages[f"{BASE}en/topics/ai/"].said("//p[@class='list-about']") == ["Rules for AI."]


def test_jurisdictions_lead_to_their_briefs_and_to_their_laws(pages: dict[str, Document]) -> None:
    page = pages[f"{BASE}en/jurisdictions/"]
    assert rows(page) == [
        "JP Japan 2 briefs · 1 law or policy June 25, 2025 New",
        "EU European Union 0 briefs · 1 law or policy",
    ]
    assert f"{BASE}en/laws/#eu" in page.links()


def test_years_are_listed_newest_first(pages: dict[str, Document]) -> None:
    assert rows(pages[f"{BASE}en/years/"]) == [
        "2025 1 brief June 25, 2025 New",
        "2024 1 brief January 5, 2024 Old",
    ]


@pytest.mark.parametrize("kind", ["topics", "jurisdictions", "years"])
def test_every_page_leads_to_them_and_their_lists_name_them_above_the_title(
    pages: dict[str, Document], kind: str
) -> None:
    for url, page in pages.items():
        if url.startswith(f"{BASE}en/briefs/"):
            assert f"{BASE}en/{kind}/" in page.links()
    child = {"topics": "topics/ai/", "jurisdictions": "jurisdictions/jp/", "years": "years/2024/"}[kind]
    assert pages[f"{BASE}en/{child}"].said("//nav[@class='crumbs']//li")[-1] == kind.capitalize()


def test_a_site_without_briefs_has_them_too(tmp_path: Path) -> None:
    page = documents(build_content(write_content(tmp_path, {})), BASE)[f"{BASE}en/years/"]
    assert rows(page) == ["There are no briefs yet."]


def test_of_many_topics_the_first_are_told_and_the_others_folded(tmp_path: Path) -> None:
    topics = "".join(f"t{n:03}: {{names: {{zh-Hant: 題{n}, en: Topic {n}}}}}\n" for n in range(MOST_TOLD + 2))
    text = brief_text("One.").replace("topics: [ai]", f"topics: [t{MOST_TOLD:03}]")
    files = {"topics.yaml": topics, "briefs/a/en.md": text}
    page = documents(build_content(write_content(tmp_path, files)), BASE)[f"{BASE}en/topics/"]
    assert len(rows(page)) == MOST_TOLD
    assert page.said("//details[@class='index-others']/summary") == ["2 more"]
    assert page.said("//details[@class='index-others']//li") == ["Topic 60 1", "Topic 61 0"]
    assert f"{BASE}en/topics/t061/" in page.links()


def test_an_old_address_can_not_lie_there(tmp_path: Path) -> None:
    text = brief_text("One.").replace("topics:", "aliases: [en/topics/, zh-hant/years/]\ntopics:")
    found = check_content(write_content(tmp_path, {"briefs/a/en.md": text})).diagnostics
    assert [one.code for one in found].count(Code.ADDRESS_CLASH) == 2
