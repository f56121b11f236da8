"""The nine briefs: what the articles that they were compiled from say must stand in them, in both languages."""

import re
from functools import cache

import pytest

from briefs.build.checked import Checked
from briefs.language.japanese import language_runs
from briefs.language.languages import AUTHORED, ZH_HANT, Lang
from briefs.language.same_places import is_same_place
from briefs.language.script import simplified
from briefs.library.citations import CitedText
from briefs.library.library import Library
from briefs.model.brief import BriefId
from briefs.model.source import Source, SourceKey
from briefs.publishing.components.note_parts import printed_notes
from tests.support import REPOSITORY, check_content, note_lines

CONTENT = REPOSITORY / "content"

FACTS: dict[str, tuple[tuple[str, str], ...]] = {
    "2025-jp-ai-promotion-act": (
        ("2025年2月28日", "February 28, 2025"),
        ("5月28日", "May 28"),
        ("5月27日", "May 27"),
        ("6月4日", "June 4"),
        ("20點附帶決議", "supplementary resolution"),
        ("6.8億美元", "0.68"),
        ("670.22", "67.022"),
        ("77.6", "7.76"),
        ("37.8", "3.78"),
        ("9.1%", "9.1%"),
        ("56.3%", "56.3%"),
        ("46.3%", "46.3%"),
        ("39.8%", "39.8%"),
        ("34.6%", "34.6%"),
        ("46.8%", "46.8%"),
        ("53.2%", "53.2%"),
        ("95.1%", "95.1%"),
        ("80.6%", "80.6%"),
        ("78.7%", "78.7%"),
        ("13%", "13%"),
        ("74%", "74%"),
        ("39%", "39%"),
        ("30%", "30%"),
        ("77%", "77%"),
        ("28條", "28"),
        ("第25條第2項", "25(2)"),
        ("第19條", "19"),
        ("第17條", "17"),
        ("令和7年法律第53号", "令和7年法律第53号"),
        ("第217回閣法第29号", "第217回閣法第29号"),
    ),
    "2025-jp-research-security": (
        ("2025年2月19日", "February 19, 2025"),
        ("3月24日", "March 24"),
        ("2024年11月28日", "November 28, 2024"),
        ("2016年底", "2016"),
        ("八篇", "eight"),
        ("百億日圓", "¥10 billion"),
        ("SECURE", "SECURE"),
        ("STRAC", "STRAC"),
        ("RS/RI に関する手順書", "RS/RI に関する手順書"),
        ("同前註，頁4", "*Id.* at 4"),
    ),
    "2020-eu-innovation-scoreboard": (
        ("2020年6月23日", "June 23, 2020"),
        ("10個", "10"),
        ("27個", "27"),
        ("20%", "20%"),
        ("50%", "50%"),
        ("79", "79"),
        ("97", "97"),
        ("93", "93"),
        ("99", "99"),
    ),
    "2019-uk-hmrc-voice-id": (("2017年1月", "January 2017"), ("2018年5月25日", "May 25, 2018"), ("HMRC", "HMRC")),
    "2022-eu-chips-act": (
        ("2022年2月8日", "February 8, 2022"),
        ("430億歐元", "€43 billion"),
        ("110億歐元", "€11 billion"),
        ("三分之一", "third"),
        ("2030年", "2030"),
        ("20%", "20"),
        ("第3條至第9條", "3"),
        ("第10條至第14條", "14"),
        ("第15條至第22條", "22"),
    ),
    "2011-eu-gmo-evaluation": (("2011年10月28日", "October 28, 2011"), ("2009年", "2009"), ("LLP", "LLP")),
    "2014-eu-data-driven-economy": (
        ("2014年7月", "July 2014"),
        ("7月2日", "July 2"),
        ("40%", "40"),
        ("Horizon 2020", "Horizon 2020"),
    ),
    "2019-us-critical-minerals": (
        ("2019年6月4日", "June 4, 2019"),
        ("2017年12月20日", "December 20, 2017"),
        ("13817", "13817"),
        ("35種", "35"),
        ("31種", "31"),
        ("14種", "14"),
    ),
    "2021-us-sanders-meme": (
        ("Brendan Smialowski", "Brendan Smialowski"),
        ("Shepard Fairey", "Shepard Fairey"),
        ("Jerry Media", "Jerry Media"),
        ("Barstool Sports", "Barstool Sports"),
        ("2009年", "2009"),
        ("2019年", "2019"),
    ),
}

NOTES = {
    "2011-eu-gmo-evaluation": 6,
    "2014-eu-data-driven-economy": 4,
    "2019-uk-hmrc-voice-id": 7,
    "2019-us-critical-minerals": 7,
    "2020-eu-innovation-scoreboard": 4,
    "2021-us-sanders-meme": 9,
    "2022-eu-chips-act": 6,
    "2025-jp-ai-promotion-act": 10,
    "2025-jp-research-security": 7,
}


@cache
def content() -> Checked:
    return check_content(CONTENT, strict=True)


def library() -> Library:
    found = content().library
    assert found is not None
    return found


def citations(brief: str, lang: Lang) -> CitedText:
    return content().citations.text(library().briefs[BriefId(brief), lang])


def text_of(brief: str, lang: str) -> str:
    """Return the file of a brief, its notes as readers see them, and the records of the sources that it cites."""
    file = (CONTENT / "briefs" / brief / f"{lang}.md").read_text(encoding="utf-8")
    notes = note_lines(printed_notes(content().site, library().briefs[BriefId(brief), Lang(lang)]))
    records = [words_of(library().sources[key]) for key in cited(brief, lang)]
    return "\n".join([file, notes, *records])


def cited(brief: str, lang: str) -> list[SourceKey]:
    """Return the sources that a brief cites, in the order of its notes and as often as it does."""
    notes = citations(brief, Lang(lang)).notes
    return [SourceKey(one.work.key) for note in notes for one in note.cited]


def words_of(source: Source) -> str:
    """Return what a record says in all languages, a line each."""
    wordings = [*source.texts.values()]
    for names in source.names.values():
        wordings += [part for name in names for part in (name.literal, name.family, name.given) if part]
    return "\n".join([*(text for w in wordings for text in (w.text, *w.others.values())), *source.dates.values()])


def test_the_nine_briefs_are_there_and_have_no_fault() -> None:
    assert content().diagnostics == ()
    assert set(library().order) == set(FACTS)
    for brief in library().briefs.values():
        assert len(brief.notes) == NOTES[brief.id]


@pytest.mark.parametrize("brief", NOTES)
def test_every_note_cites_by_key_and_types_out_no_address(brief: str) -> None:
    for lang in AUTHORED:
        for note in library().briefs[BriefId(brief), lang].notes:
            assert note.keyed, (lang, note.number)
            assert all(one.key in library().sources for one in note.keyed), (lang, note.number)
            assert note.addresses == (), (lang, note.number)
            assert note.typed == (), (lang, note.number)


@pytest.mark.parametrize("brief", NOTES)
def test_both_languages_cite_the_same_sources_in_the_same_order(brief: str) -> None:
    assert cited(brief, "zh-Hant") == cited(brief, "en")
    places = [[one.locator for note in citations(brief, lang).notes for one in note.cited] for lang in AUTHORED]
    for chinese, english in zip(*places, strict=True):
        assert (chinese and english and is_same_place(chinese, english)) or chinese is english is None


def test_each_record_is_cited() -> None:
    keys = {key for brief in NOTES for key in cited(brief, "zh-Hant")}
    assert keys == {key for key, source in library().sources.items() if not source.brief}
    assert {file.stem for file in (CONTENT / "sources").iterdir()} == keys


@pytest.mark.parametrize("brief", FACTS)
def test_the_facts_of_the_article_stand_in_both_languages(brief: str) -> None:
    chinese, english = text_of(brief, "zh-Hant"), text_of(brief, "en")
    # Mark-up for a run's language may stand inside a name.
    chinese, english = (re.sub(r"\[([^\]^]+)\]\{lang=\w+\}", r"\1", text) for text in (chinese, english))
    assert [fact for fact, _ in FACTS[brief] if fact not in chinese] == []
    assert [fact for _, fact in FACTS[brief] if fact not in english] == []


def test_the_twenty_points_and_three_figures_of_the_ai_act_brief() -> None:
    for lang in ("zh-Hant", "en"):
        brief = library().briefs["2025-jp-ai-promotion-act", lang]  # type: ignore[index]
        lists = [part.partition("</ol>")[0].count("<li ") for part in brief.html.split("<ol")[1:]]
        assert 20 in lists
        assert brief.html.count("<figure id=") == 3


def test_the_slips_of_the_articles_are_mended() -> None:
    for brief in FACTS:
        for lang in ("zh-Hant", "en"):
            body = text_of(brief, lang).split("\n---\n", 1)[1]
            for slip in ("20254", "法律法律", "Inartificial", "指委會", "助漲", "資料資料", "AI戰略總部"):
                assert slip not in body, (brief, lang)


def test_each_brief_names_the_article_that_it_was_compiled_from() -> None:
    for brief in library().briefs.values():
        source = brief.front_matter.compiled_from
        assert source.title or source.note, brief.path


@pytest.mark.parametrize("brief", FACTS)
def test_chinese_is_traditional_with_full_width_marks(brief: str) -> None:
    body = re.sub(r"```.*?```", "", text_of(brief, "zh-Hant").split("\n---\n", 1)[1], flags=re.DOTALL)
    chinese = "".join(run.text for run in language_runs(body, ZH_HANT) if not run.lang)
    assert not re.search("[\u4e00-\u9fff][,;:?!][\u4e00-\u9fff]", chinese)
    assert not re.search("[国产发现个为与业专东严丰临举么义书乐习买争亏云亚]", chinese)
    assert simplified(chinese) != chinese
