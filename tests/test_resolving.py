"""Citations of law lead to official texts: one table for each system, and sentences as they stand in briefs."""

import re
from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from briefs.language.languages import Lang
from briefs.model.brief import File
from briefs.reading.markdown.job import LawInText, RulesInText
from briefs.reading.markdown.read_brief import Job, read_brief
from briefs.resolving import finding, law_tables
from briefs.resolving.finding import citations_in, laws_in
from briefs.resolving.law_tables import rows
from briefs.resolving.systems import NamesOfLaws, System, systems
from tests.pages import documents
from tests.support import REPOSITORY, TEMPLATES, brief_text, build_some, grows_with_its_size, write_content

GOLDEN = Path(__file__).parent / "golden"
OFFICIAL_TABLES = REPOSITORY / "briefs/resolving/tables"
HEAD = "---\ntitle: 題\ndescription: 述\ndate: 2025-01-01\ntopics: [a]\njurisdictions: [{about}]\n{more}---\n"
_LINK = re.compile(r'<a class="provision[^"]*" href="([^"]*)"[^>]*>(.*?)</a>')

Links = list[tuple[str, str]]


def links(
    text: str, lang: str = "zh-Hant", about: str = "TW", *, laws: tuple[LawInText, ...] = (), own: str = ""
) -> Links:
    """Return what a text links of law, in the text and then in the notes: the words and the address."""
    head = HEAD.format(about=about, more=f"instruments: [{own}]\n" if own else "")
    file = File("content/briefs/a/x.md", (head + text + "\n").encode())
    brief = read_brief(Job("briefs", "a", Lang(lang), file, TEMPLATES.words, rules=RulesInText(laws=laws))).briefs[0]
    html = brief.html + "".join(note.html for note in brief.notes)
    return [(re.sub("<[^>]+>", "", words), href.replace("&amp;", "&")) for href, words in _LINK.findall(html)]


def language_of(text: str) -> str:
    return "zh-Hant" if len(re.findall("[\u3040-\u9fff]", text)) > 1 else "en"


class Table:
    """A part of the golden file: what is cited of one system, and what is not cited though it looks so."""

    def __init__(self, text: str) -> None:
        head, _, rest = text.partition("\n")
        self.about = re.findall(r"\((\w+)\)", head)[-1]
        self.cited: dict[str, Links] = {}
        for words, link, address in re.findall(r"^\| (.*?) ?\| (.*?) \| (.*?) \|$", rest, re.MULTILINE)[2:]:
            self.cited.setdefault(words or list(self.cited)[-1], []).extend([(link, address)] if link != "–" else [])
        self.unlike = [one for line in re.findall(r"^Not: (.*)$", rest, re.MULTILINE) for one in line.split(" · ")]


TABLES = {
    part.partition(" (")[0].partition("\n")[0]: Table(part)
    for part in (GOLDEN / "law-links.md").read_text(encoding="utf-8").split("\n## ")[1:]
}


@pytest.mark.parametrize("name", TABLES)
def test_each_citation_leads_to_its_official_text(name: str) -> None:
    table = TABLES[name]
    assert table.cited
    assert {text: links(text, language_of(text), table.about) for text in table.cited} == table.cited
    assert {text: links(text, language_of(text), table.about) for text in table.unlike} == {
        text: [] for text in table.unlike
    }


def test_sentences_of_briefs_and_notes() -> None:
    right = wrong = missed = 0
    for one in yaml.safe_load((GOLDEN / "law-sentences.yaml").read_text(encoding="utf-8")):
        about = {"en": "EU, GB, US, DE", "ja": "JP"}.get(one["lang"], "TW")
        lang = "en" if one["lang"] == "en" else "zh-Hant"
        made = links(f"{one['context']}\n\n{one['text']}" if "context" in one else one["text"], lang, about)
        wanted = [address for _, address in one["links"] if address]
        # A law that is only named is linked where it is named first; that is right as well.
        named = {*wanted, *one.get("names", ())}
        for words, address in made:
            if address in wanted:
                wanted.remove(address)
                right += 1
            elif address not in named and re.search(r"\d|[第§]", words):
                wrong += 1
        missed += len(wanted)
    assert right / (right + wrong) >= 0.99
    assert right / (right + missed) >= 0.93


def test_a_law_of_the_site_goes_before_the_official_text() -> None:
    law = LawInText("eu-gdpr", ("GDPR",), "https://eur-lex.europa.eu/eli/reg/2016/679/oj")
    text = "依GDPR第6條、2016/679號規則第9條，及Regulation (EU) 2016/679, Article 17。"
    assert [address for _, address in links(text, laws=(law,), about="EU")] == [
        "../../laws/eu-gdpr/#art-6",
        "../../laws/eu-gdpr/#art-9",
        "../../laws/eu-gdpr/#art-17",
    ]


def test_a_recorded_law_is_known_by_its_name_in_another_language(tmp_path: Path) -> None:
    law = (
        "jurisdiction: JP\nkind: act\nnames: {zh-Hant: 2018年資料保護法, en: Data Protection Act 2018}\n"
        "identifiers: {uri: 'http://www.legislation.gov.uk/id/ukpga/2018/12'}\nstatus: in-force\nchecked: 2026-11-29\n"
    )
    files = {"instruments/uk-dpa.yaml": law, "briefs/a/zh-Hant.md": brief_text("依Data Protection Act 2018, s 3(1)。")}
    page = documents(build_some(write_content(tmp_path, files), "a"), "https://example.org/kb/")[
        "https://example.org/kb/zh-hant/briefs/a/"
    ]
    assert page.all("//a[@class='provision']/@href") == ["../../laws/uk-dpa/#sec-3"]


def test_notes_tables_and_captions_cite_as_well() -> None:
    text = (
        "| 法 |\n|---|\n| 民法第184條 |\n\n表：刑法第339條之4。\n\n文[^1]。\n\n[^1]: 個人資料保護法第6條，同法第9條。"
    )
    assert [words for words, _ in links(text)] == ["刑法第339條之4", "民法第184條", "個人資料保護法第6條", "同法第9條"]


def test_what_stands_in_a_link_or_in_code_is_left_alone() -> None:
    assert (
        links("[民法第184條](https://example.org/) `民法第184條` https://eur-lex.europa.eu/eli/reg/2016/679/oj") == []
    )


def test_marks_within_a_citation_leave_the_provision_its_link() -> None:
    assert links("依**民法**第184條。") == [
        ("第184條", "https://law.moj.gov.tw/LawClass/LawSingle.aspx?pcode=B0000001&flno=184")
    ]


def test_addresses_are_escaped() -> None:
    assert all('"' not in address and "<" not in address for _, address in links('App no 1/23 "<b>" 民法第1條'))


@pytest.mark.parametrize(
    ("text", "about", "linked"),
    [
        # Whose law it is, is said by a word before it, or by what the text is about.
        ("民法第184條", "TW", ["B0000001"]),
        ("我國民法第184條", "JP", ["B0000001"]),
        ("民法第184條", "JP", []),
        ("日本民法第709條", "TW", ["129AC0000000089"]),
        ("民法第709条", "JP", ["129AC0000000089"]),
        ("著作權法第107條", "US", []),
        ("美國著作權法第107條", "TW", []),
        ("資通安全管理法第3條", "US", ["A0030297"]),
        ("聯邦個人資料保護法第3條", "TW", []),
        # Other countries have laws of that name, however long it is.
        ("個人資料保護法第23條", "JP", []),
        ("我國個人資料保護法第23條", "JP", ["I0050021"]),
        ("《個人資料保護法》（個人情報の保護に関する法律）第23條", "JP", ["415AC0000000057"]),
        # What stands in parentheses behind a name says whose it is.
        ("個人資料保護法（個人情報の保護に関する法律）修正。", "TW", ["415AC0000000057"]),
        ("依基本法第1條與第2條。", "DE", ["gg/art_1", "gg/art_2"]),
        ("基本法第1條", "TW", []),
        ("民法第823條", "DE", []),
        # A bill has the name of the law that it is to be.
        ("個人資料保護法第6條，又資料保護法草案（第3條）。", "TW", ["flno=6"]),
        ("民法第3至第5條、第7至9條", "TW", ["flno=3", "flno=7"]),
        ("AI Act本文第5條", "EU", ["2024/1689/art_5"]),
        # Its rules of application are another text.
        ("依資通安全管理法第10條及其施行細則第6條訂定。", "TW", ["flno=10"]),
        ("經濟刑法第3條", "TW", []),
        ("人民法院第3條", "TW", []),
        ("公司章程第3條", "TW", []),
        ("人工智慧法第5條", "TW", []),
        ("歐盟人工智慧法第5條", "TW", ["2024/1689"]),
    ],
)
def test_a_name_that_several_countries_have_is_certain_or_left_alone(text: str, about: str, linked: list[str]) -> None:
    made = [address for _, address in links(text, about=about)]
    assert len(made) == len(linked)
    assert all(part in address for part, address in zip(linked, made, strict=True))


@pytest.mark.parametrize(
    ("text", "about", "linked"),
    [
        # The Directive is none of the laws named before, and no more is a regulation.
        (
            "Section 13 of the Data Protection Act 1998 was not compatible with Article 23 of the Directive.",
            "GB",
            ["13"],
        ),
        ("Article 6 GDPR applies, and Article 4 of the Directive does.", "EU", ["art_6"]),
        ("Directive 2002/58/EC applies; see Article 5 of the Directive.", "EU", ["2002/58/art_5"]),
        # Nothing goes on past another law.
        ("Art. 88 GDPR and § 823(1) BGB and Section 1004.", "DE", ["art_88", "bgb/__823"]),
        (
            "Articles 7 and 8 of the Charter are what the ECHR protects, so Article 47 is enough.",
            "EU",
            ["char", "char", "=005"],
        ),
        ("Article 34 DSA and the audits under Article 37", "EU", ["art_34", "art_37"]),
        ("Article 121(1) of Council Regulation (EEC) No 2913/92", "EU", ["reg/1992/2913"]),
        ("Article 21(a) of Regulation No 562/2006 and Directive 2004/38", "EU", ["562/art_21", "dir/2004/38"]),
        ("Regulation No 562/2006", "US", []),
        # A case between says nothing of what follows; a law does.
        ("Article 34 DSA, as Case C-33/22 has it, and Article 35", "EU", ["art_34", "62022CJ0033", "art_35"]),
        ("Article 34 DSA, as 18 U.S.C. § 1030 has it, and Article 35", "EU", ["art_34", "section1030"]),
        ("Section 1396a of 42 U.S.C. applies.", "US", ["title42-section1396a"]),
        ("28 U.S.C. §§ 1343(3) and 1331.", "US", ["section1343", "section1331"]),
        ("Section 1004 BGB applies.", "DE", ["bgb/__1004"]),
        ("Section 1004 BGB applies.", "EU", []),
        ("Article 6 GDPR and Article 3 XYZ.", "EU", ["art_6"]),
        ("Article 2.1 in conjunction with Article 1.1 of the Basic Law", "DE", ["gg/art_2", "gg/art_1"]),
        ("Article 5 read together with Article 6 GDPR", "EU", ["art_5", "art_6"]),
        ("Article 317 of the Criminal Code of the Republic of China", "US", ["C0000001"]),
        ("Article 29 of the Personal Data Protection Act", "TW", ["I0050021"]),
        ("Article 29 of the Personal Data Protection Act", "TW, JP", []),
        ("Article 184 of Taiwan's Civil Code and Article 709 of the Japanese Civil Code", "TW", ["B0000001"]),
    ],
)
def test_in_english_a_law_is_certain_or_left_alone(text: str, about: str, linked: list[str]) -> None:
    made = [address for _, address in links(text, "en", about)]
    assert len(made) == len(linked), made
    assert all(part in address for part, address in zip(linked, made, strict=True))


def test_a_record_does_not_take_the_name_of_another_country_s_law() -> None:
    law = LawInText("jp-ai-act", ("人工智慧法",), jurisdiction="JP")

    def leads_to(text: str, about: str) -> list[str]:
        return [address for _, address in links(text, laws=(law,), about=about)]

    own, european = "../../laws/jp-ai-act/#art-5", "https://eur-lex.europa.eu/eli/reg/2024/1689/art_5/oj"
    assert leads_to("人工智慧法第5條", "JP") == [own]
    assert leads_to("人工智慧法第5條", "TW") == [own]
    assert leads_to("人工智慧法第5條", "EU") == [european]
    assert leads_to("歐盟人工智慧法第5條", "JP") == [european]
    assert leads_to("韓國人工智慧法第5條", "JP") == []


@pytest.mark.parametrize("name", systems())
def test_every_system_says_where_its_addresses_are_from(name: str) -> None:
    system = systems()[name]
    assert re.fullmatch(r"\d{4}-\d\d-\d\d", system.checked)
    assert {"zh-Hant", "en"} <= set(system.about)
    hosts = {source.split("/")[2] for source in system.sources}
    given = [one for group in (system.address, *system.provisions.values()) for one in group]
    assert given
    assert {one.to.split("/")[2] for one in given} <= hosts
    for table in filter(None, (system.table, system.places)):
        assert rows(table)
        # Cells are counted off by the columns: each line has one for each, and folding makes no parting mark of any.
        text = (OFFICIAL_TABLES / table).read_text(encoding="utf-8").rstrip("\n")
        lines = [line for line in text.split("\n") if not line.startswith("#")]
        assert text.endswith("\n".join(lines))
        assert len({line.count("\t") for line in lines}) == 1
        assert "；" not in text


@pytest.mark.parametrize(
    "text",
    [
        "依民法第184條、第195條及刑法第339條之4，",
        "第三百三十九條之四",
        "民法",
        "規則（EU）2016/679號",
        "18 U.S.C. § 1030(a)(2), ",
        "§ 823 Abs. 1 ",
        "Articles 1, 2 and 3 of ",
        "Regulation (EU) 2016/679 ",
        "Case C-311/18 and ",
        "A/B/C/",
        "令和七年法律第",
        "Act 2018 ",
    ],
)
def test_the_time_grows_with_the_length(text: str) -> None:
    def work(times: int) -> None:
        laws_in(text * times, Lang("zh-Hant"))
        citations_in(text * times, Lang("en"))

    assert grows_with_its_size(work, 6000 // len(text))


@given(
    st.text(st.sampled_from("，（）１Ａ’‑\u3000\u00a0法国条廣a ' \U00020000") | st.characters(), max_size=40)
    | st.text(st.characters(max_codepoint=127))
)
def test_folding_one_character_after_the_other_is_folding_all_at_once(text: str) -> None:
    table = str.maketrans(law_tables._folds())
    assert law_tables.folded(text) == text.translate(table)
    assert law_tables._folds().keys().isdisjoint(law_tables._folds().values())


EVERY_NAME = [
    (system, kind, list(law_tables._by_name(system.table, kind.columns)))
    for system in systems().values()
    for kind in system.names
]
PIECES = [
    *(
        "日本",
        "德國",
        "聯邦德國",
        "Taiwan's ",
        "R.O.C. ",
        "ROC ",
        " (Taiwan)",
        " of the Republic of China",
        "Taiwanese ",
    ),
    *(
        " Act",
        "Act 2018",
        "Regulation",
        "Directive II",
        "NIS2",
        "MiFIR",
        "GDPR",
        "法",
        "標準",
        "之",
        "《",
        "》",
        " ",
        "ＧＤＰＲ",
    ),
    *(
        "台湾",
        "日本国",
        "第1條",
        "Article 6",
        "§ 823 BGB",
        "(EU) 2016/679",
        "規則",
        "指令",
        "号",
        "\u00a0",
        "\u3000",
        "’",
    ),
    *(example for system in systems().values() for example in (*system.examples, *system.unlike)),
]
texts_on_law = st.lists(
    st.sampled_from(PIECES)
    | st.sampled_from(EVERY_NAME).flatmap(lambda one: st.sampled_from(one[2]))
    | st.text(max_size=2),
    max_size=8,
).map("".join)


@given(texts_on_law, st.sampled_from(["zh-Hant", "en"]), st.sampled_from([(), ("EU",), ("TW",), ("JP", "US"), ("DE",)]))
def test_a_text_without_the_hint_of_a_form_has_nothing_of_that_form(
    text: str, lang: str, home: tuple[str, ...]
) -> None:
    found = laws_in(text, Lang(lang), home), citations_in(text, Lang(lang), home)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(finding, "has_hint", lambda text, hints: True)
        assert (laws_in(text, Lang(lang), home), citations_in(text, Lang(lang), home)) == found


@given(texts_on_law, st.sampled_from(EVERY_NAME))
def test_the_longest_name_that_ends_at_a_place_is_found_by_its_tail(
    text: str, kind: tuple[System, NamesOfLaws, list[str]]
) -> None:
    system, names, every = kind
    text = law_tables.folded(text)
    expected = []
    for ending in names.endings.finditer(text):
        ends = [one for one in every if text.endswith(one, 0, ending.end())]
        apart = [one for one in ends if not law_tables._within_word(text, ending.end() - len(one))]
        longest = max(apart, key=len, default="")
        if longest and names.fits(text, ending.end() - len(longest), ending.end()):
            expected.append((ending.end() - len(longest), ending.end()))
    assert [found[:2] for found in law_tables.names_in(text, system, [names])] == expected
