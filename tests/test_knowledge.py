"""Who cites what, seen from the sources and the briefs; what is related and why; where sentences end; years of eras."""

from itertools import pairwise
from pathlib import Path

import pytest

from briefs.build.checked import Checked
from briefs.language.eras import western_year, wrong_eras
from briefs.language.sentences import sentence_at, sentence_ends
from briefs.library.citations import Citations
from briefs.library.related import LONGEST_LIST, MOST_SHOWN, Reason, Related
from briefs.model.brief import BriefId
from briefs.model.source import SourceKey
from tests.support import brief_text, check_content, write_content

SOURCES = """\
cao:
  type: document
  title: {ja: 公募要領, en: Guidelines}
  publisher: 内閣府
  URL: https://cao.go.jp/x
  accessed: 2025-03-10
nsf: {type: document, title: Center, publisher: NSF}
hai: {type: report, title: AI Index, publisher: HAI}
"""


def matter(body: str, date: str = "2025-06-25", topics: str = "ai", more: str = "") -> str:
    head = f"title: A\ndescription: A.\ndate: {date}\ntopics: [{topics}]\njurisdictions: [JP]\n{more}"
    return f"---\n{head}---\n{body}"


def gather(folder: Path, files: dict[str, str]) -> Checked:
    checked = check_content(write_content(folder, {"sources/all.yaml": SOURCES, **files}))
    assert checked.errors == ()
    return checked


def related_in(checked: Checked) -> dict[BriefId, tuple[Related, ...]]:
    """Return the related briefs of every brief."""
    return dict(checked.site.related)


def of(citations: Citations, key: str) -> list[tuple[str, str, int, str, tuple[str, ...]]]:
    """Return the passages that cite a source, without the derived language."""
    return [
        (p.brief, p.lang, p.note, p.locator.typed if p.locator else "", p.sentences)
        for p in citations.of_source.get(SourceKey(key), ())
        if p.lang != "zh-Hans"
    ]


def test_a_passage_is_the_sentence_that_calls_the_note(tmp_path: Path) -> None:
    chinese = (
        "第一句說明背景。第二句引用要領[^a]。第三句又引。[^b]第四句說「他引。」[^c]第五句。\n\n"
        "## 標題\n\n- 清單之一[^d]；\n\n[^a]: @cao，頁3。\n[^b]: @cao，頁4。\n[^c]: @cao。\n[^d]: @cao，第25條第2項。\n"
    )
    english = (
        "The first sentence. The U.S. cites it, see No. 53.[^a] A third (see Art. 25[^b]). “He cites.”[^c] The last."
        "\n\n## Heading\n\n- One item[^d]\n\n"
        "[^a]: @cao, at 3.\n[^b]: @cao, at 4.\n[^c]: @cao.\n[^d]: @cao, art. 25(2).\n"
    )
    files = {"briefs/a/zh-Hant.md": matter(chinese), "briefs/a/en.md": matter(english)}
    citations = gather(tmp_path, files).citations
    assert of(citations, "cao") == [
        ("a", "zh-Hant", 1, "頁3", ("第二句引用要領。",)),
        ("a", "zh-Hant", 2, "頁4", ("第三句又引。",)),
        ("a", "zh-Hant", 3, "", ("第四句說「他引。」",)),
        ("a", "zh-Hant", 4, "第25條第2項", ("清單之一；",)),
        ("a", "en", 1, "at 3", ("The U.S. cites it, see No. 53.",)),
        ("a", "en", 2, "at 4", ("A third (see Art. 25).",)),
        ("a", "en", 3, "", ("“He cites.”",)),
        ("a", "en", 4, "art. 25(2)", ("One item",)),
    ]


def test_a_note_called_twice_has_both_sentences_and_one_passage(tmp_path: Path) -> None:
    body = "One.[^a] Two.[^b] Three.[^a]\n\n[^a]: @cao.\n[^b]: @nsf.\n"
    citations = gather(tmp_path, {"briefs/a/en.md": matter(body)}).citations
    assert of(citations, "cao") == [("a", "en", 1, "", ("One.", "Three."))]
    assert of(citations, "nsf") == [("a", "en", 2, "", ("Two.",))]


def test_however_a_note_cites_it_counts(tmp_path: Path) -> None:
    body = (
        "甲[^a]乙[^b]丙[^c]丁[^d]。\n\n[^a]: 〈公募要領〉，內閣府，頁3，https://www.cao.go.jp/x/（最後瀏覽日：2025/03/10）。\n"
        "[^b]: 同前註，頁4。\n[^c]: 參見 @nsf，及 @cao，頁5。\n[^d]: 内閣府，前揭註3，頁6。\n"
    )
    citations = gather(tmp_path, {"briefs/a/zh-Hant.md": matter(body)}).citations
    assert [(note, place) for _, _, note, place, _ in of(citations, "cao")] == [
        (1, "頁3"),
        (2, "頁4"),
        (3, "頁5"),
        (4, "頁6"),
    ]


def test_each_source_knows_the_briefs_that_cite_it_once_newest_first(tmp_path: Path) -> None:
    files = {
        "briefs/old/en.md": matter("A.[^a] B.[^b]\n\n[^a]: @cao.\n[^b]: @cao.\n", "2019"),
        "briefs/new/en.md": matter("A.[^a]\n\n[^a]: @cao; @nsf.\n", "2025"),
        "briefs/new/zh-Hant.md": matter("甲[^a]。\n\n[^a]: @cao；@nsf。\n", "2025"),
        "pages/about/en.md": "---\ntitle: About\ndescription: About.\n---\nA.[^a]\n\n[^a]: @hai.\n",
    }
    citations = gather(tmp_path, files).citations
    assert citations.cited_by == {"cao": ("new", "old"), "nsf": ("new",)}
    assert citations.sources_of[BriefId("new")] == ("cao", "nsf")
    assert citations.sources_of[BriefId("old")] == ("cao",)


def test_a_source_that_only_a_page_cites_is_not_unused(tmp_path: Path) -> None:
    files = {
        "sources/all.yaml": "hai: {type: report, title: AI Index}\n",
        "pages/about/en.md": "---\ntitle: About\ndescription: About.\n---\nA.[^a]\n\n[^a]: @hai.\n",
    }
    checked = check_content(write_content(tmp_path, files))
    assert [d.code.value for d in checked.diagnostics] == []


def test_links_from_brief_to_brief_by_name_by_path_and_by_key(tmp_path: Path) -> None:
    body = (
        "First. It follows [[b]] in this. As [the other](../c/en.md#s1) says, so. [Own](#s1) and [[a]]."
        "\n\n## Heading\n\nText.[^x] More.[^y]\n\n[^x]: @d, at 3.\n[^y]: See [[b|that brief]].\n"
    )
    files = {"briefs/a/en.md": matter(body), **{f"briefs/{name}/en.md": matter("## Heading\n\nB.") for name in "bcd"}}
    checked = gather(tmp_path, files)
    found = {
        target: [(p.brief, p.note, p.locator.typed if p.locator else "", p.sentences) for p in passages]
        for target, passages in checked.citations.of_brief.items()
    }
    assert found == {
        "b": [("a", 0, "", ("It follows B in this.".replace("B", "A"),)), ("a", 2, "", ("More.",))],
        "c": [("a", 0, "", ("As the other says, so.",))],
        "d": [("a", 1, "at 3", ("Text.",))],
    }
    related = related_in(checked)
    assert [(one.brief, one.reasons[0]) for one in related[BriefId("a")]] == [
        ("b", Reason("cites")),
        ("c", Reason("cites")),
        ("d", Reason("cites")),
    ]
    assert related[BriefId("d")][0] == Related(BriefId("a"), (Reason("cited"), Reason("topic", "ai")))


def test_a_brief_is_not_related_to_itself(tmp_path: Path) -> None:
    files = {
        "briefs/a/en.md": matter("A.[^a]\n\n[^a]: @b.\n"),
        "briefs/b/en.md": matter("B.[^a] C.[^b]\n\n[^a]: @b.\n[^b]: See [[b]].\n"),
    }
    checked = gather(tmp_path, files)
    related = related_in(checked)
    assert {brief: [one.brief for one in others] for brief, others in related.items()} == {"a": ["b"], "b": ["a"]}


def test_related_briefs_stand_in_the_order_of_their_reasons(tmp_path: Path) -> None:
    law = "instruments: [jp-ai-act]\n"
    files = {
        "briefs/a/en.md": matter("A.[^a] B.[^b]\n\n[^a]: @cao.\n[^b]: @nsf.\n", more=law),
        "briefs/linked/en.md": matter("See [[a]]."),
        "briefs/two-sources/en.md": matter("A.[^a]\n\n[^a]: @cao; @nsf.\n"),
        "briefs/source/en.md": matter("A.[^a]\n\n[^a]: @hai.\n\n"),
        "briefs/law/en.md": matter("A.", more=law),
        "briefs/topic/en.md": matter("A."),
        "briefs/foreign/en.md": matter("A.", topics="privacy"),
    }
    files["briefs/source/en.md"] = matter("A.[^a]\n\n[^a]: @cao.\n")
    checked = gather(tmp_path, files)
    related = related_in(checked)[BriefId("a")]
    assert [(one.brief, [(reason.kind, reason.key) for reason in one.reasons]) for one in related] == [
        ("linked", [("cited", ""), ("topic", "ai")]),
        ("two-sources", [("source", "nsf"), ("source", "cao"), ("topic", "ai")]),
        ("source", [("source", "cao"), ("topic", "ai")]),
        ("law", [("law", "jp-ai-act"), ("topic", "ai")]),
        ("topic", [("topic", "ai")]),
    ]


def test_equals_stand_in_the_order_of_the_library_and_no_more_than_a_few(tmp_path: Path) -> None:
    files = {f"briefs/b{n}/en.md": matter("A.[^a]\n\n[^a]: @cao.\n", f"20{10 + n}") for n in range(9)}
    checked = gather(tmp_path, files)
    related = related_in(checked)
    assert [one.brief for one in related[BriefId("b0")]] == [f"b{n}" for n in range(8, 8 - MOST_SHOWN, -1)]
    again = gather(tmp_path / "again", dict(sorted(files.items(), reverse=True)))
    assert related_in(again) == related


def test_what_nearly_everybody_cites_relates_nobody(tmp_path: Path) -> None:
    both = "A.[^a]\n\n[^a]: @cao; @nsf.\n"
    files = {f"briefs/b{n}/en.md": matter("A.[^a]\n\n[^a]: @cao.\n", "2001") for n in range(LONGEST_LIST)}
    files |= {f"briefs/{name}/en.md": matter(both, "2000") for name in ("x", "y")}
    checked = gather(tmp_path, files)
    related = related_in(checked)[BriefId("x")]
    assert related[0] == Related(BriefId("y"), (Reason("source", "nsf"), Reason("topic", "ai")))
    assert {reason for one in related[1:] for reason in one.reasons} == {Reason("topic", "ai")}


@pytest.mark.parametrize(
    ("date", "today", "is_out"),
    [
        ("2026-11-23", "2026-11-22", False),
        ("2026-11-22", "2026-11-22", True),
        ("2026-12", "2026-11-22", False),
        ("2026-11", "2026-11-22", True),
        ("2027", "2026-11-22", False),
        ("2026", "2026-11-22", True),
        ("2099-01-01", "", True),
    ],
)
def test_a_brief_of_a_date_to_come_is_not_out_yet(tmp_path: Path, date: str, today: str, is_out: bool) -> None:
    text = brief_text("A.").replace("2025-06-25", date)
    assert date in text
    content = write_content(tmp_path, {"briefs/a/en.md": text})
    for drafts in (False, True):
        library = check_content(content, today=today, drafts=drafts).library
        assert library
        assert bool(library.order) == (is_out or drafts)


def test_a_draft_is_neither_citing_nor_related(tmp_path: Path) -> None:
    files = {
        "briefs/a/en.md": matter("A.[^a]\n\n[^a]: @cao.\n"),
        "briefs/d/en.md": matter("A.[^a] See [[a]].\n\n[^a]: @cao.\n", more="draft: true\n"),
    }
    checked = gather(tmp_path, files)
    assert checked.citations.cited_by == {"cao": ("a",)}
    assert related_in(checked) == {"a": ()}


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        ("第一句。第二句！第三句？", ["第一句。", "第二句！", "第三句？"]),
        ("他說：「不可。」又說：『可？』末句", ["他說：「不可。」", "又說：『可？』", "末句"]),
        ("One. Two! Three? Four", ["One.", "Two!", "Three?", "Four"]),
        ("See Act No. 53 of 2025. Then.", ["See Act No. 53 of 2025.", "Then."]),
        ("Under Art. 25 and arts. 3-4 it may. So.", ["Under Art. 25 and arts. 3-4 it may.", "So."]),
        ("On Mar. 10, 2025, and Sept. 3 it met. So.", ["On Mar. 10, 2025, and Sept. 3 it met.", "So."]),
        ("The U.S. Congress met. So.", ["The U.S. Congress met.", "So."]),
        ("J. K. Smith v. Jones was decided. So.", ["J. K. Smith v. Jones was decided.", "So."]),
        ("It grew by 3.5% in 2024. So.", ["It grew by 3.5% in 2024.", "So."]),
        ("“It may.” So it did. (It was so.) And.", ["“It may.”", "So it did.", "(It was so.)", "And."]),
        ("He asked “why?” and left. So.", ["He asked “why?” and left.", "So."]),
        ("依 Art. 25 規定，應報告。又依 No. 53。", ["依 Art. 25 規定，應報告。", "又依 No. 53。"]),
        ("Wait… what? Yes.", ["Wait… what?", "Yes."]),
        ("In 2025. “So it is.” Yes.", ["In 2025.", "“So it is.”", "Yes."]),
        ("", [""]),
    ],
)
def test_sentences(text: str, sentences: list[str]) -> None:
    ends = [0, *sentence_ends(text)]
    assert [text[start:end].strip() for start, end in pairwise(ends)] == sentences


def test_a_mark_belongs_to_the_sentence_before_it_or_around_it() -> None:
    text = "One. Two goes on. Three."
    ends = sentence_ends(text)
    places = [text.index(words) + len(words) for words in ("One.", "Two", "on.", "Three.")]
    assert [sentence_at(text, ends, place) for place in places] == ["One.", "Two goes on.", "Two goes on.", "Three."]
    assert sentence_at(text, ends, 0) == "One."


@pytest.mark.parametrize(
    ("era", "year", "western"),
    [
        ("令和", "元", 2019),
        ("令和", "7", 2025),
        ("平成", "31", 2019),
        ("昭和", "64", 1989),
        ("民國", "114", 2025),
        ("中華民國", "1", 1912),
        ("大正", "15", 1926),
        ("明治", "45", 1912),
    ],
)
def test_years_of_eras(era: str, year: str, western: int) -> None:
    assert western_year(era, year) == western


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        ("令和7年（2025年）、民國114年（2025）、2025年（令和7年）、2025（民國114年）", []),
        ("昭和64年（1989年）與平成元年（1989年）", []),
        ("令和7年法律第53号（2024年）", []),
        ("令和6年版（2025年公布）", []),
        ("令和7年（2024年）", [("令和7年", 2025)]),
        ("民國 113 年（西元2025年）", [("民國113年", 2024)]),
        ("2024年（令和7年）", [("令和7年", 2025)]),
        ("2024年/中華民國112年", [("中華民國112年", 2023)]),
        ("令和元年(2020)", [("令和元年", 2019)]),
    ],
)
def test_eras_that_disagree_with_the_western_year(text: str, wrong: list[tuple[str, int]]) -> None:
    assert [(pair, right) for _, pair, right in wrong_eras(text)] == wrong
