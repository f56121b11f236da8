"""A note that cites an article of a law by the key of its text counts among the places that discuss the article."""

from pathlib import Path

import pytest

from tests.pages import documents
from tests.support import brief_text, build_some, write_content

BASE = "https://example.org/kb/"
FILES = {
    "instruments/gdpr.yaml": (
        "jurisdiction: EU\nkind: regulation\n"
        "names: {zh-Hant: 一般資料保護規則, en: General Data Protection Regulation}\n"
        "events: [{date: 2016-05-24, kind: in-force, url: 'https://example.org/'}]\n"
    ),
    "sources/all.yaml": (
        "gdpr: {type: regulation, jurisdiction: EU, title: GDPR, number: 2016/679, issued: 2016, instrument: gdpr}\n"
        "bill: {type: bill, jurisdiction: EU, title: Proposal, number: COM(2012) 11, issued: 2012, instrument: gdpr}\n"
        "book: {type: book, title: A Book, author: [{literal: A}], issued: 2020}\n"
    ),
}


def places(folder: Path, lang: str, text: str) -> dict[str, list[str]]:
    """Return, by the id of each provision on the law's page, the links to where it is discussed."""
    site = build_some(write_content(folder, {**FILES, f"briefs/a/{lang}.md": brief_text(text)}), "gdpr")
    page = documents(site, BASE)[f"{BASE}{lang.lower()}/laws/gdpr/"]
    return {
        row.get("id"): [href.rpartition("/")[2] for href in row.xpath(".//a/@href") if "/briefs/a/#" in href]
        for row in page.tree.xpath("//tr[starts-with(@id, 'art-') or starts-with(@id, 'sec-')]")
    }


@pytest.mark.parametrize(
    ("lang", "note", "found"),
    [
        ("en", "@gdpr, art. 6(1)(a).", {"art-6": ["#fn-1"]}),
        ("en", "@gdpr, arts. 13 and 14.", {"art-13": ["#fn-1"], "art-14": ["#fn-1"]}),
        ("en", "@gdpr, arts. 12-14.", {"art-12-to-14": ["#fn-1"]}),
        ("en", "@gdpr, art. 6; @gdpr, art. 6(4).", {"art-6": ["#fn-1"]}),
        ("zh-Hant", "@gdpr，第6條第1項。", {"art-6": ["#fn-1"]}),
        ("zh-Hant", "@gdpr，第6條、第9條。", {"art-6": ["#fn-1"], "art-9": ["#fn-1"]}),
        # A page, a recital, a proposal and another work say nothing of the law's articles.
        ("en", "@gdpr, at 5.", {}),
        ("en", "@gdpr, recital 47.", {}),
        ("en", "@bill, art. 6.", {}),
        ("en", "@book, § 6.", {}),
    ],
)
def test_a_note_with_a_key_and_an_article_is_a_place(
    tmp_path: Path, lang: str, note: str, found: dict[str, list[str]]
) -> None:
    words = "It says so.[^1]" if lang == "en" else "其規定如此[^1]。"
    assert places(tmp_path, lang, f"{words}\n\n[^1]: {note}\n") == found


def test_what_the_text_says_itself_is_told_once(tmp_path: Path) -> None:
    text = (
        "Article 6 of the General Data Protection Regulation says so.[^1]\n\n[^1]: @gdpr, art. 6(1); @gdpr, art. 7.\n"
    )
    assert places(tmp_path, "en", text) == {"art-6": ["#p1"], "art-7": ["#fn-1"]}


def test_the_sentence_that_calls_the_note_is_quoted(tmp_path: Path) -> None:
    text = "One thing. Consent must be given freely.[^1]\n\n[^1]: @gdpr, art. 7(4).\n"
    site = build_some(write_content(tmp_path, {**FILES, "briefs/a/en.md": brief_text(text)}), "gdpr")
    page = documents(site, BASE)[f"{BASE}en/laws/gdpr/"]
    assert "Consent must be given freely." in page.said("//tr[@id='art-7']")[0]
    assert "One thing." not in page.said("//tr[@id='art-7']")[0]
