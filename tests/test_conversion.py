"""Conversion by rules: terms, names, exceptions, and the levels at which they are stated."""

from pathlib import Path

import pytest

from briefs.language.languages import ZH_HANS
from briefs.language.program_words import fixed_words
from briefs.language.rules import Rule, Rulebook, program_rules
from briefs.language.script import convert_all, script_only, simplified_all
from briefs.model.brief import Brief, BriefId
from tests.support import check_content, said_in_english, write_content

AI = Rule("人工智慧", "人工智能", "人工智慧")
GLOSSARY = """\
artificial-intelligence: {zh-Hant: 人工智慧, zh-Hans: 人工智能, en: artificial intelligence}
programme: {zh-Hant: 程式, zh-Hans: 程序, en: program, except: [方程式]}
personal-data:
  zh-Hant: 個人資料
  zh-Hans: 个人信息
  en: personal data
  also: {zh-Hant: [個資]}
"""


def matter(**more: str) -> str:
    lines = {
        "title": "試驗",
        "description": "試驗。",
        "date": "2025-06-25",
        "topics": "[ai]",
        "jurisdictions": "[JP]",
    } | more
    return "---\n" + "".join(f"{key}: {value}\n" for key, value in lines.items()) + "---\n"


def derived(folder: Path, text: str, files: dict[str, str] | None = None, **more: str) -> Brief:
    content = {"glossary.yaml": GLOSSARY, "briefs/a/zh-Hant.md": matter(**more) + text, **(files or {})}
    checked = check_content(write_content(folder, content))
    assert checked.errors == ()
    assert checked.library is not None
    return checked.library.briefs[BriefId("a"), ZH_HANS]


def words(brief: Brief) -> str:
    return brief.text


def test_the_longest_word_wins() -> None:
    rules = [AI, Rule("人工智慧法", "人工智慧法", "人工智慧法"), Rule("智慧", "智能", "智慧")]
    assert simplified_all(["人工智慧法與人工智慧、智慧城市"], rules) == ("人工智慧法与人工智能、智能城市",)


def test_rules_that_changed_the_wording_are_counted() -> None:
    done = convert_all(["人工智慧、人工智慧", "專著"], [AI])
    assert done.texts == ("人工智能、人工智能", "专著")
    assert done.overruled == ((AI, 2),)


def test_a_rule_does_not_reach_into_japanese_or_over_lines() -> None:
    rule = Rule("研究開發", "研发", "研究开发")
    assert simplified_all(["〈研究開發の成果〉", "研究\n開發"], [rule]) == ("〈研究開發の成果〉", "研究\n开发")


FIXED = dict(fixed_words())
STATED = [rule for rule in program_rules() if rule.word != rule.given and rule.word in FIXED]


def is_needed(rule: Rule) -> bool:
    """Return whether a rule gives what OpenCC does not, or guards a longer word of the rules."""
    inside = any(rule.word in other.word or other.word in rule.word for other in program_rules() if other != rule)
    return script_only(rule.word) != rule.given or script_only(rule.given) != rule.given or inside


def test_the_programs_own_rules_are_needed() -> None:
    assert STATED
    assert [rule.word for rule in STATED if not is_needed(rule)] == []


def test_words_of_the_law_keep_their_meaning() -> None:
    texts = ["專著與原著作權人", "隨著作權法修正", "接著作成處分", "覆核與回覆、反覆", "專著", "看著", "顯著", "土著"]
    wanted = ("专著与原著作权人", "随著作权法修正", "接着作成处分", "复核与回复、反复", "专著", "看着", "显著", "土著")
    assert simplified_all(texts) == wanted


def test_a_book_of_rules_finds_those_of_a_text() -> None:
    book = Rulebook([Rule(word, "x", "y") for word in ("人工智慧", "人工", "工", "資料庫")])
    assert [rule.word for rule in book.within("人工智慧")] == ["人工", "人工智慧", "工"]
    assert book.within("") == ()


def test_terms_give_words(tmp_path: Path) -> None:
    brief = derived(tmp_path, "人工智慧之程式、方程式與個資。\n\n個人資料\n", title="人工智慧")
    assert words(brief) == "人工智能之程序、方程式与个人信息。\n个人信息"
    assert brief.front_matter.title == "人工智能"
    assert {rule.word: count for rule, count in brief.overruled} == {"人工智慧": 2, "程式": 1, "個資": 1, "個人資料": 1}


def test_a_term_may_stand_over_two_lines_of_the_file(tmp_path: Path) -> None:
    assert words(derived(tmp_path, "> 依人工\n> 智慧之規定。\n")) == "依人工智能之规定。"


@pytest.mark.parametrize(
    ("file", "record"),
    [
        ("names.yaml", "bodies: {人工智慧委員會: }\n"),
        ("names.yaml", "bodies: {人工智慧委員會: 人工智慧委员会}\n"),
        (
            "sources/x.yaml",
            "type: report\ntitle: {zh-Hant: 報告}\npublisher: {zh-Hant: 人工智慧委員會}\nissued: 2020\n",
        ),
        ("sources/x.yaml", "type: report\nlanguage: zh-Hant\ntitle: 人工智慧委員會\nissued: 2020\n"),
        ("instruments/x.yaml", "jurisdiction: JP\nkind: act\nnames: {zh-Hant: 人工智慧委員會, en: X}\n"),
    ],
)
def test_names_change_their_script_only(tmp_path: Path, file: str, record: str) -> None:
    brief = derived(tmp_path, "人工智慧委員會談人工智慧。\n", {file: record})
    assert words(brief) == "人工智慧委员会谈人工智能。"


def test_a_record_may_say_a_name_in_simplified_chinese(tmp_path: Path) -> None:
    law = "jurisdiction: JP\nkind: act\nnames: {zh-Hant: 人工智慧委員會法, zh-Hans: 人工智能委员会法, en: X}\n"
    assert words(derived(tmp_path, "人工智慧委員會法\n", {"instruments/x.yaml": law})) == "人工智能委员会法"


def test_a_person_keeps_the_name(tmp_path: Path) -> None:
    assert words(derived(tmp_path, "李乾龍與乾淨\n", {"names.yaml": "persons: {李乾龍: 李乾龙}\n"})) == "李乾龙与干净"


def test_the_narrower_level_wins(tmp_path: Path) -> None:
    def said(folder: str, site: str = "", topic: str = "", own: str = "") -> str:
        rule = "{{terms: {{人工智慧: {}}}}}"
        files = {}
        if site:
            files["site.yaml"] = (
                "base_url: https://example.org/\ntitle: {zh-Hant: 簡報, en: Briefs}\n"
                "description: {zh-Hant: 簡報, en: Briefs}\npublisher: {zh-Hant: 所, en: Institute}\n"
                f"zh_convert: {rule.format(site)}\n"
            )
        if topic:
            files["topics.yaml"] = (
                f"ai: {{names: {{zh-Hant: 試驗, en: AI}}, zh_convert: {rule.format(topic)}}}\n"
                f"other: {{names: {{zh-Hant: 其他, en: Other}}, zh_convert: {rule.format('别的')}}}\n"
            )
        more = {"zh_convert": rule.format(own)} if own else {}
        return words(derived(tmp_path / folder, "人工智慧\n", files, **more))

    assert said("1") == "人工智能"
    assert said("2", site="站") == "站"
    assert said("3", site="站", topic="题") == "题"
    assert said("4", site="站", topic="题", own="文") == "文"


def test_a_brief_protects_a_word(tmp_path: Path) -> None:
    brief = derived(tmp_path, "人工智慧與程式\n", zh_convert="{protect: [人工智慧]}")
    assert words(brief) == "人工智慧与程序"


def test_the_title_of_the_article_is_a_name(tmp_path: Path) -> None:
    brief = derived(tmp_path, "人工智慧\n", title="人工智慧簡介", compiled_from="{title: 人工智慧簡介}")
    assert brief.front_matter.compiled_from.title == "人工智慧简介"
    assert brief.front_matter.title == "人工智能简介"


def test_names_of_topics_and_of_the_site_follow_the_terms(tmp_path: Path) -> None:
    checked = check_content(
        write_content(tmp_path, {"glossary.yaml": GLOSSARY, "briefs/a/en.md": matter() + "Text.\n"})
    )
    assert checked.library is not None
    assert checked.library.topics["ai"].names.of(ZH_HANS) == "人工智能"
    assert checked.library.instruments["jp-ai-act"].names.of(ZH_HANS) == "人工智慧法"


def test_an_ill_formed_term_is_told_where_it_stands(tmp_path: Path) -> None:
    glossary = "ai: {zh-Hant: 人工智慧, english: AI}\nBad Key: {zh-Hant: 甲, en: a}\nword: 甲\n"
    checked = check_content(
        write_content(tmp_path, {"glossary.yaml": glossary, "briefs/a/en.md": matter() + "Text.\n"})
    )
    said = [(d.line, said_in_english(d.message)) for d in checked.diagnostics if d.path.endswith("glossary.yaml")]
    assert said == [
        (1, "unknown key english"),
        (2, "the key Bad Key is ill-formed"),
        (3, "word has no names"),
    ]


def test_what_a_record_gives_as_japanese_is_japanese(tmp_path: Path) -> None:
    source = (
        "type: report\nlanguage: ja\ntitle: 刑事訴訟法\npublisher: {ja: 最高裁判所, zh-Hant: 最高法院}\nissued: 2020\n"
    )
    files = {"sources/x.yaml": source, "glossary.yaml": "ai: {zh-Hant: 人工智慧, en: AI, ja: 人工知能}\n"}
    brief = derived(tmp_path, "最高裁判所（最高法院）論刑事訴訟法與人工知能、訴訟。\n", files, title="最高裁判所之訴訟")
    assert brief.html.count('<span lang="ja">') == 3
    assert words(brief) == "最高裁判所（最高法院）论刑事訴訟法与人工知能、诉讼。"
    assert brief.front_matter.title == "最高裁判所之诉讼"
