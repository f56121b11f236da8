"""References to provisions of law: what is one, which law it means, and what is left alone."""

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefs.language import provision_references, provisions
from briefs.language.languages import EN, ZH_HANT, Lang
from briefs.language.provision_references import references
from briefs.language.words import Words
from briefs.model.codes import Code
from briefs.publishing.components.provision_parts import place_name
from briefs.questions.reading_queries import doubts
from briefs.reading.markdown import bind_provisions
from briefs.reading.markdown.job import About, LawInText
from tests.pages import documents
from tests.support import brief_text, build_some, check_content, write_content


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("依第25條第2項", ["第25條第2項=25"]),
        ("第1條至第10條為總則", ["第1條至第10條=1..10"]),
        ("第三條、第五條及第十二條", ["第三條=3", "第五條=5", "第十二條=12"]),
        ("第１８條之１第2項第3款但書", ["第１８條之１第2項第3款但書=18-1"]),
        ("第 25 條", ["第 25 條=25"]),
        ("第二十八條", ["第二十八條=28"]),
        ("全法共28條", []),
        ("第三點、第2項", []),
    ],
)
def test_references_in_chinese(text: str, found: list[str]) -> None:
    assert told(text, ZH_HANT) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Under Article 25(2), it", ["Article 25(2)=25"]),
        ("Arts. 3–9 say", ["Arts. 3–9=3..9"]),
        ("Articles 1 to 10", ["Articles 1 to 10=1..10"]),
        ("Articles 19, 20, and 25(2)(a)", ["Articles 19=19", "20=20", "25(2)(a)=25"]),
        ("under s 3(1) of", ["s 3(1)=3"]),
        ("ss 3-5", ["ss 3-5=3..5"]),
        ("§ 230 applies", ["§ 230=230"]),
        ("Section 12A", ["Section 12A=12A"]),
        ("It’s 3 (or 4)", []),
        ("the article 5 of them read", []),
        ("Articles 3 and 20 million euros", ["Articles 3=3"]),
        ("Article 5%", []),
    ],
)
def test_references_in_english(text: str, found: list[str]) -> None:
    assert told(text, EN) == found


def told(text: str, lang: str) -> list[str]:
    return [
        f"{text[one.start : one.end]}={one.number}" + (f"..{one.to}" if one.to else "")
        for one in references(text, ZH_HANT if lang == ZH_HANT else EN)
    ]


LAWS_WITHOUT_SHORT = """\
jurisdiction: EU
kind: regulation
identifiers: {{celex: {}}}
names: {{zh-Hant: {}, en: {}}}
"""
KNOWN = {
    "instruments/eu-gdpr.yaml": LAWS_WITHOUT_SHORT.format("32016R0679", "資料規則", "Rules on Data"),
    "instruments/eu-dsa.yaml": LAWS_WITHOUT_SHORT.format("32022R2065", "服務規則", "Rules on Services"),
    "instruments/tw-pdpa.yaml": "jurisdiction: TW\nkind: act\nidentifiers: {pcode: I0050021}\n"
    "names: {zh-Hant: 個資保護之法, en: Law on Data}\n",
}


@pytest.mark.parametrize(
    ("text", "lang", "found"),
    [
        ("依GDPR第6條。", "zh-Hant", ["eu-gdpr#art-6"]),
        ("DSGVO第6條。", "zh-Hant", ["eu-gdpr#art-6"]),
        ("Article 6 of the GDPR.", "en", ["eu-gdpr#art-6"]),
        ("The GDPR applies.", "en", ["eu-gdpr"]),
        ("臺灣個人資料保護法第8條。", "zh-Hant", ["tw-pdpa#art-8"]),
        # A short word is a name beside a provision, or where the text calls the law so elsewhere.
        ("Article 14 DSA.", "en", ["eu-dsa#art-14"]),
        ("The DSA is a dance.", "en", []),
        ("The Digital Services Act (DSA). The DSA, Article 14.", "en", ["eu-dsa#art-14"]),
        ("The Digital Services Act. The DSA ends. Article 14 of the DSA.", "en", ["eu-dsa#art-14"]),
        ("GDPRS第6條。", "zh-Hant", []),
    ],
)
def test_a_law_is_known_by_what_tables_call_it(tmp_path: Path, text: str, lang: str, found: list[str]) -> None:
    matter = "title: T\ndescription: D\ndate: 2025\ntopics: [ai]\njurisdictions: [EU]\n"
    content = write_content(tmp_path, KNOWN | {f"briefs/a/{lang}.md": f"---\n{matter}---\n{text}\n"})
    library = check_content(content).library
    assert library
    brief = next(brief for (_, code), brief in library.briefs.items() if code == lang)
    assert [
        *(f"{one.law}#{one.anchor}" for one in brief.provisions),
        *(one.law for one in brief.named),
    ] == found


_PIECES = (
    *(
        "第",
        "條",
        "25",
        "２",
        "本法",
        "該規則之",
        "法案",
        "（",
        "《民法》",
        "契約的",
        "施行令",
        "之",
        "GDPR",
        "甲",
        "\n",
        "\u3000",
    ),
    *(
        "Act",
        "the Civil Code",
        "Regulation of 2023",
        "Directive",
        " ",
        ",",
        "(",
        "s",
        "§",
        "art.",
        "AI",
        "Treaty",
        "é",
        "२०२३",
    ),
    *("\u00a0", "及", "、", " read in conjunction with ", " i. V. m. ", "Art. 2"),
)
_texts = st.lists(st.sampled_from(_PIECES), max_size=10).map("".join)


@given(_texts)
def test_what_may_be_no_law_is_told_by_its_last_characters(text: str) -> None:
    if provisions._ZH_PRONOUN.search(text):
        assert text.rstrip(provisions._BEHIND_PRONOUN)[-1:] in provisions._LAST_OF_PRONOUN
    if provisions._ZH_LAW.search(text):
        assert text.rstrip(provisions._BEHIND_LAW)[-1:] in provisions._LAST_OF_LAW
    if provisions._EN_LAW_BEFORE.search(text):
        assert provisions._may_end_in_law(text)


@given(
    st.lists(
        st.sampled_from(
            [" ", "\u3000", "\u00a0", "\n", "of", "to", "in", "the", "Act", "thereof", "Ö", "GG", "B", "é"]
        ),
        max_size=10,
    ).map("".join)
)
def test_what_may_be_a_law_behind_a_reference_is_told_by_its_first_letter(behind: str) -> None:
    text, end = "§ 3" + behind, 3
    letter = provisions._next_letter(text, end)
    if provisions._EN_PRONOUN_AFTER.match(text, end):
        assert letter in "oti"
    if provisions._EN_LAW_AFTER.match(text, end):
        assert letter == "o" or letter.isupper()


@given(_texts)
def test_what_is_one_number_is_the_one_item_of_a_reference(text: str) -> None:
    for match in provision_references._EN.finditer(text):
        items = match["items"]
        if items.isdecimal():
            (item,) = provision_references._EN_ITEM.finditer(text, *match.span("items"))
            assert (item[1], item[2], item.span()) == (items, None, match.span("items"))


@given(_texts, st.integers(0, 30), st.integers(0, 30))
def test_guards_of_what_stands_behind_an_article_give_what_the_patterns_give(text: str, first: int, last: int) -> None:
    one, other = sorted((min(first, len(text)), min(last, len(text))))
    joint = provision_references._ZH_JOIN.fullmatch(text, one, other)
    assert provision_references._are_joined(text, one, other) is (joint is not None)
    found, expected = provision_references._more(text, one), provision_references._ZH_MORE.match(text, one)
    assert (found and found.span()) == (expected and expected.span())


@given(_texts)
def test_what_no_reference_can_begin_with_is_passed_over(text: str) -> None:
    behind, in_han = provision_references._BEHIND_UNIT, provision_references._BEHIND_UNIT_IN_HAN
    assert (behind.search(text) is None) is (in_han.search(text) is None)
    whole = provision_references._ZH.pattern
    bare = re.compile(whole[whole.index(")") + 1 :])
    assert [found.span() for found in provision_references._ZH.finditer(text)] == [
        found.span() for found in bare.finditer(text)
    ]
    for joint in (provision_references._ZH_JOIN, provision_references._EN_JOIN):
        found = joint.fullmatch(text)
        assert not found or len(text) <= provision_references._LONGEST_JOINT


@given(st.text("第條項至、之一二十25AArticles ()–,and3of the", max_size=60))
def test_references_stand_in_order_and_never_overlap(text: str) -> None:
    for lang in (ZH_HANT, EN):
        places = [place for one in references(text, lang) for place in (one.start, one.end)]
        assert places == sorted(places)


_OF_LAW = (
    *("人工智慧法", "AI法", "民法", "《某某法》", "本法", "該法", "該規則", "GDPR", "指令", "行動計畫", "日本", "臺灣"),
    *("个人信息保护法", "個人情報の保護に関する法律", "第3條", "第８條", "第三条第2項", "同條第2項", "、", "與", "之"),
    *("。", "，", "\u3000", "\u00a0", "（", "）", "依", "the Act", "the Civil Code", "Article 5", "Art. 6", "§ 184"),
    *("s 3(1)", "Rule 2", " of ", " of the Act", " ", ". Then ", "’s ", "Regulation (EU) 2016/679"),
    "Artificial Intelligence Act",
)
_RECORDED = (
    LawInText("jp-ai-act", ("人工智慧法", "Artificial Intelligence Act", "AI法"), jurisdiction="JP", kind="act"),
    LawInText("eu-gdpr", ("GDPR",), "http://data.europa.eu/eli/reg/2016/679/oj", jurisdiction="EU", kind="regulation"),
    LawInText("tw-plan", ("行動計畫",), jurisdiction="TW", is_document=True),
)


@given(
    texts=st.lists(st.lists(st.sampled_from(_OF_LAW), max_size=6).map("".join), min_size=1, max_size=4),
    laws=st.lists(st.sampled_from(_RECORDED), unique=True, max_size=3),
    own=st.sampled_from([(), ("jp-ai-act",), ("eu-gdpr",), ("jp-ai-act", "eu-gdpr")]),
    home=st.sampled_from([(), ("JP",), ("TW", "EU")]),
    lang=st.sampled_from([ZH_HANT, EN]),
    is_apart=st.booleans(),
)
def test_links_are_the_same_whether_doubts_are_told_or_not(
    texts: list[str], laws: list[LawInText], own: tuple[str, ...], home: tuple[str, ...], lang: Lang, *, is_apart: bool
) -> None:
    silent, telling = (
        bind_provisions._Binder(texts, laws, About(own, home, tells_doubts), lang, is_apart=is_apart)
        for tells_doubts in (False, True)
    )
    for nth in range(len(texts)):
        assert silent.links(nth, nth, ()) == telling.links(nth, nth, ())
    assert (silent.unresolved, silent.linked) == ([], telling.linked)


LAWS = {
    "instruments/jp-ai-act.yaml": """\
jurisdiction: JP
kind: act
names: {zh-Hant: 人工智慧法, en: Artificial Intelligence Act of Japan}
""",
    "instruments/eu-gdpr.yaml": """\
jurisdiction: EU
kind: regulation
identifiers: {celex: 32016R0679}
names: {zh-Hant: 一般資料保護規則, en: General Data Protection Regulation}
short: {zh-Hant: GDPR, en: GDPR}
""",
}


def bound(folder: Path, text: str, lang: str = "zh-Hant", about: str = "[jp-ai-act]") -> list[str]:
    matter = f"title: T\ndescription: D\ndate: 2025\ntopics: [ai]\njurisdictions: [JP]\ninstruments: {about}\n"
    content = write_content(folder, LAWS | {f"briefs/a/{lang}.md": f"---\n{matter}---\n{text}\n"})
    checked = check_content(content)
    assert checked.library
    brief = next(brief for (_, code), brief in checked.library.briefs.items() if code == lang)
    return [
        *(f"{one.law}#{one.anchor}" for one in brief.provisions),
        *(f"? {one.words}" for one in checked.session.engine.ask(doubts, "briefs", "a", lang)),
    ]


@pytest.mark.parametrize(
    ("text", "about", "found"),
    [
        ("依第3條。", "[jp-ai-act]", ["jp-ai-act#art-3"]),
        ("本法第3條。", "[jp-ai-act]", ["jp-ai-act#art-3"]),
        ("《人工智慧法》第3條至第5條。", "[]", ["jp-ai-act#art-3-to-5"]),
        ("GDPR第99條第2項。", "[jp-ai-act]", ["eu-gdpr#art-99"]),
        ("一般資料保護規則（GDPR）第9條與GDPR之第6條。", "[]", ["eu-gdpr#art-9", "eu-gdpr#art-6"]),
        ("依GDPR之規定。\n\n該規則第9條。", "[]", ["eu-gdpr#art-9"]),
        ("第3條規定目的；同條第2項並規定國家責任。", "[jp-ai-act]", ["jp-ai-act#art-3", "jp-ai-act#art-3"]),
        ("民法第184條。", "[jp-ai-act]", ["? 第184條"]),
        ("GDPR已施行。依第3條。", "[jp-ai-act]", ["? 第3條"]),
        ("另見《民法》。依第3條。", "[jp-ai-act]", ["? 第3條"]),
        ("另見《民法》。依本法第3條。", "[jp-ai-act]", ["jp-ai-act#art-3"]),
        ("依第3條。", "[]", ["? 第3條"]),
        ("依第3條。", "[jp-ai-act, eu-gdpr]", ["? 第3條"]),
        ("[依該條]{law=eu-gdpr art=5}。", "[jp-ai-act]", ["eu-gdpr#art-5"]),
        ('[依該項]{law=eu-gdpr art="25(2)"}。', "[jp-ai-act]", ["eu-gdpr#art-25"]),
        ("[依該條]{law=eu-gdpr art=18-1}。", "[jp-ai-act]", ["eu-gdpr#art-18-1"]),
        ("[依各條]{law=eu-gdpr art=3-9}。", "[jp-ai-act]", ["eu-gdpr#art-3-to-9"]),
        ("[依該條]{law=GDPR art=5}。", "[jp-ai-act]", ["eu-gdpr#art-5"]),
        ("[第6條]{law=一般資料保護規則}。", "[jp-ai-act]", ["eu-gdpr#art-6"]),
        ("[第6條第1項]{law=“一般資料保護規則”}。", "[jp-ai-act]", ["eu-gdpr#art-6"]),
        ("[第6條至第9條]{law=eu-gdpr}。", "[jp-ai-act]", ["eu-gdpr#art-6-to-9"]),
        ('[**第6條**之規定]{law="規則第2016/679號"}。', "[jp-ai-act]", ["eu-gdpr#art-6"]),
        ("[第3條](https://example.org/)。", "[jp-ai-act]", []),
        ("〈個人情報の保護に関する法律第3条〉。", "[jp-ai-act]", []),
        ("`第3條`。", "[jp-ai-act]", []),
    ],
)
def test_what_law_a_reference_means(tmp_path: Path, text: str, about: str, found: list[str]) -> None:
    assert bound(tmp_path, text, about=about) == found


@pytest.mark.parametrize(
    ("text", "about", "found"),
    [
        ("Under Article 3 it may.", "[jp-ai-act]", ["jp-ai-act#art-3"]),
        ("Article 99(2) of the GDPR.", "[jp-ai-act]", ["eu-gdpr#art-99"]),
        ("GDPR, Article 6.", "[]", ["eu-gdpr#art-6"]),
        ("[Article 6]{law=一般資料保護規則}.", "[]", ["eu-gdpr#art-6"]),
        ('[that Article]{law="General Data Protection Regulation" art=6}.', "[]", ["eu-gdpr#art-6"]),
        ("The GDPR applies. Article 6 of the Regulation.", "[]", ["eu-gdpr#art-6"]),
        ("Articles 4 and 9 of the General Data Protection Regulation.", "[]", ["eu-gdpr#art-4", "eu-gdpr#art-9"]),
        ("Article 12 of the Constitution.", "[jp-ai-act]", ["? Article 12"]),
        ("The Civil Code applies. Under Article 6 it may.", "[jp-ai-act]", ["? Article 6"]),
        ("The GDPR and the Activities it covers: Article 6.", "[jp-ai-act]", ["? Article 6"]),
        ("See Section 3.", "[jp-ai-act]", ["? Section 3"]),
        ("The GDPR applies. Under Article 6 it may.", "[jp-ai-act]", ["? Article 6"]),
        ("The GDPR applies. The Act does too: Article 6.", "[jp-ai-act]", ["jp-ai-act#art-6"]),
    ],
)
def test_what_law_a_reference_means_in_english(tmp_path: Path, text: str, about: str, found: list[str]) -> None:
    assert bound(tmp_path, text, "en", about) == found


def test_a_reference_leads_to_the_provision_and_back(tmp_path: Path) -> None:
    text = (
        "---\ntitle: 題\ndescription: 述\ndate: 2025\ntopics: [ai]\njurisdictions: [JP]\n---\n依GDPR第9條，研究開發。\n"
    )
    content = write_content(tmp_path, LAWS | {"briefs/a/zh-Hant.md": text})
    pages = documents(build_some(content, "a", "eu-gdpr"), "https://example.org/kb/")
    brief = pages["https://example.org/kb/zh-hans/briefs/a/"]
    assert brief.all("//a[@class='provision']/@href") == ["../../laws/eu-gdpr/#art-9"]
    assert brief.said("//a[@class='provision']") == ["GDPR第9条"]
    law = pages["https://example.org/kb/zh-hans/laws/eu-gdpr/"]
    assert law.said("//tr[@id='art-9']") == ["第9条 官方条文 题 2025年 段1 依GDPR第9条，研究开发。"]
    assert law.all("//tr[@id='art-9']//a[@class='citing-note']/@href") == ["../../briefs/a/#p1"]


OUTRIGHT = """\
依[第6條]{law=個資法}、[第41條第1項]{law="個人資料保護法" art=41}及[該條]{law=個資法 art=9}，
[第3條]{law=某某法}與[此條]{law=eu-gdrp art=2}。[^1]

| 條 | 說明 |
| --- | --- |
| [第5條]{law=某某法} | [第8條]{law="Data Protection Act 2018"} |

[^1]: 見[第7條]{law=個資法}；[第8條]{law=eu-gdrp}；[第9條]{law=乙法}。
"""


def test_a_law_is_said_outright_by_any_known_name(tmp_path: Path) -> None:
    content = write_content(tmp_path, LAWS | {"briefs/a/zh-Hant.md": brief_text(OUTRIGHT)})
    brief = documents(build_some(content, "a"), "https://example.org/kb/")["https://example.org/kb/zh-hant/briefs/a/"]
    moj = "https://law.moj.gov.tw/LawClass/LawSingle.aspx?pcode=I0050021&flno="
    assert brief.all("//a[@class='provision official']/@href") == [
        f"{moj}6",
        f"{moj}41",
        f"{moj}9",
        "https://www.legislation.gov.uk/ukpga/2018/12/section/8",
        f"{moj}7",
    ]
    assert "{law" not in "".join(brief.said("//main"))


def test_a_law_said_outright_that_nobody_knows_is_told_wherever_it_stands(tmp_path: Path) -> None:
    content = write_content(tmp_path, LAWS | {"briefs/a/zh-Hant.md": brief_text(OUTRIGHT)})
    found = [one for one in check_content(content).diagnostics if one.code == Code.LAW_PROVISION]
    told = [(one.line - 8, one.message.values["law"], str(one.hint.values.get("word", ""))) for one in found]
    assert sorted(told) == [
        (0, "eu-gdrp", "eu-gdpr"),
        (1, "某某法", ""),
        (5, "某某法", ""),
        (7, "eu-gdrp", "eu-gdpr"),
        (7, "乙法", ""),
    ]


@pytest.mark.parametrize(
    ("anchor", "name"),
    [("p9", "para. 9"), ("p-funding", "para. funding"), ("p-3f2a", "para. 3f2a"), ("headnote-2", "Key point 2")],
)
def test_a_place_is_called_by_its_number_or_the_name_that_its_author_gave_it(anchor: str, name: str) -> None:
    words = Words(EN, {"paragraph": "para. {number}", "key_point": "Key point {number}"})
    assert place_name(words, anchor) == name
