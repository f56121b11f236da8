"""Which words are met by which: short ones and acronyms whole, numbers as they are, beginnings while one types."""

from typing import Any

import pytest
from playwright.sync_api import Page

from briefs.searching.documents import Document, Passage
from tests.units import having

from .stage import emptied
from .test_search_at_random import open_index

pytestmark = pytest.mark.browser

SEARCH = """async ([query, options]) => {
    const {results, begun, phrases, begins, also} = await briefsSearch.search(query, options);
    const sure = async (some, wanted) => {
        const told = await Promise.all(some.map((result) => briefsSearch.passages(result, wanted, "en", 1)));
        return some.filter((_, at) => told[at].found.length).map(({number}) => number);
    };
    const marks = async (some, wanted) => {
        const told = await Promise.all(some.map((result) => briefsSearch.passages(result, wanted, "en", 9)));
        return told.flatMap(({found}) => found.flatMap(({words, at}) => at.map(([from, to]) => words.slice(from, to))));
    };
    return {
        near: results.map(({number}) => number),
        whole: await sure(results, phrases),
        begun: await sure(begun, [...phrases, ...begins]),
        marks: await marks(results, phrases),
        also,
    };
}"""


def document(text: str) -> Document:
    """Make a document of one passage."""
    addresses = ("a/", "a/", "a/")
    return Document(
        kind="brief",
        titles=("", "", "x"),
        addresses=addresses,
        date="",
        facets={},
        chinese=(),
        latin=(Passage("text", "p1", text),),
    )


def asked(page: Page, texts: list[str], query: str, **options: Any) -> dict[str, Any]:
    """Return what is found in texts, each of which is a document, by scripts that have met no others."""
    emptied(page)
    open_index(page, [document(text) for text in texts])
    found: dict[str, Any] = page.evaluate(SEARCH, [query, {"equivalents": False, **options}])
    return found


MET = [
    (
        "AI",
        ["AI", "ai.", "ＡＩ技術", "「AI」", "生成AI模型", "AI-based", "AI’s", "AIs"],
        ["aims", "AIM", "AIS", "said", "AI2"],
    ),
    ("ai", ["AI", "ai", "AIs"], ["aim", "AIS"]),
    ("ＡＩ", ["AI", "ＡＩ", "AIs"], ["aim"]),
    ("ID", ["voice ID", "id", "IDs,"], ["identify", "IDS", "idea", "did"]),
    ("EU", ["the EU", "歐盟（EU）", "EU-wide"], ["Europe", "EUR", "Eurostat"]),
    ("IP", ["IP rights", "IPs"], ["ipso", "ship", "IPR"]),
    ("UK", ["UK", "英國UK法"], ["Ukraine"]),
    ("US", ["US exports", "ＵＳ", "美國US法"], ["us", "Us", "use", "USA", "USS"]),
    ("us", ["US", "us"], ["use"]),
    ("IT", ["IT systems", "IT產業"], ["it", "It", "its", "item", "ITS"]),
    ("it", ["it", "It", "IT"], ["its", "item"]),
    ("WHO", ["the WHO"], ["who", "whole"]),
    ("NGO", ["NGO", "NGOs", "ngo"], ["ngos", "Ngorongoro"]),
    ("GDPR", ["GDPR", "gdpr", "GDPR第6條"], ["GDPRX"]),
    ("20", ["20", "第20條", "20/24", "20."], ["2024", "120", "20th"]),
    ("2024", ["2024", "2024年", "2024/1689"], ["20240", "12024"]),
    ("2024/1689", ["Regulation (EU) 2024/1689", "2024/1689號"], ["2024 1689", "2024, 1689", "1689/2024", "2024/16890"]),
    ("NIS2", ["NIS2", "nis2"], ["NIS", "NIS 2", "NIS20"]),
    ("NIS", ["NIS", "NIS 2"], ["NIS2"]),
    ("GPT-4", ["GPT-4", "gpt‑4", "用GPT-4"], ["GPT-40", "GPT 4", "GPT4", "GPT, 4"]),
    ("R&D", ["R&D", "R&D支出"], ["R D", "RD", "red"]),
    ("A.I.", ["A.I.", "an A.I. law"], ["§ 4(a)(i)", "a, i", "a i"]),
    ("café", ["Café", "cafe", "CAFÉ"], ["cafés", "cafeteria"]),
    ("Zürich", ["Zurich", "ZÜRICH"], ["Zuricher"]),
    ("chip", ["chip", "Chip,"], ["chips", "chipset"]),
    ("CHIPS ACT", ["the Chips Act", "act on chips"], ["chip act"]),
    ("voice ID", ["voice ID", "ID by voice"], ["voice identification", "voices and IDs"]),
    ('"AI Act"', ["AI Act", "the ai act"], ["AIs Act", "AI, Act", "AI Acts"]),
    ('"data, law"', ["data, law", "data; law"], ["data law"]),
    ("12,000", ["12,000 chips"], ["12 and 000", "12, 000"]),
    ("Art.6", ["Art. 6", "Art.6"], ["Art 6"]),
    ("RIGHT NOT TO BE SUBJECT", ["right not to be subject"], ["right to be subject"]),
]


def test_a_word_is_met_whole_and_nothing_else(page: Page) -> None:
    faults = []
    for query, met, others in MET:
        found = asked(page, [*met, *others], query)
        if sorted(found["whole"]) != list(range(len(met))):
            faults.append(f"{query}: meets {found['whole']} of {[*met, *others]}")
        if sorted(found["near"]) != sorted(found["whole"]):
            faults.append(f"{query}: the count is not right before a text is looked at: {found}")
        if found["begun"]:
            faults.append(f"{query}: meets beginnings: {found['begun']}")
    assert not faults, "\n".join(faults)


SIMPLE = [one for one in MET if len(one[0].split()) == 1 or '"' in one[0]]


@pytest.mark.parametrize(("query", "met", "others"), SIMPLE, ids=[query for query, _, _ in SIMPLE])
def test_the_plain_search_of_the_tests_has_the_same_rule(query: str, met: list[str], others: list[str]) -> None:
    assert having([document(text) for text in [*met, *others]], query) == list(range(len(met)))


TEXTS = ["regulation", "regulate the voice", "Regulators", "a regulat", "deregulation", "voice"]


def test_the_beginning_of_a_word_finds_only_while_it_is_typed_and_behind_whole_words(page: Page) -> None:
    typed = asked(page, TEXTS, "regulat", isTyping=True)
    assert (typed["whole"], sorted(typed["begun"])) == ([3], [0, 1, 2])
    sent = asked(page, TEXTS, "regulat")
    assert (sent["whole"], sent["begun"]) == ([3], [])
    assert sent["marks"] == typed["marks"] == ["regulat"]


def test_only_a_longer_last_word_is_met_by_its_beginning(page: Page) -> None:
    texts = [*TEXTS, "20241", "2024x"]
    begun = {"voice regul": [1], "regul voice": [], "REGUL": [], "reg": [], '"regul': [], "regul-": [], "2024": []}
    assert {query: sorted(asked(page, texts, query, isTyping=True)["begun"]) for query in begun} == begun


def test_other_ways_to_write_it_are_equivalents_and_are_told(page: Page) -> None:
    faults = []
    for query, text, also in (
        ("regulation", "two regulations", "regulations"),
        ("policies", "one policy", "policy"),
        ("NGOs", "an NGO", "NGO"),
        ("US", "the U.S. Code", "U.S."),
        ("U.S.", "the US", "US"),
        ("supply-chain", "a supply chain", "supply chain"),
        ("第二十五條", "第25條", "第25條"),
        ("第25條", "第二十五條", "第二十五條"),
        ("第一百零五条", "第105條", "第105条"),
        ("第十条", "第10條", "第10条"),
        ("第二〇条", "第20條", "第20条"),
        ("第1110條", "第一千一百一十條", "第一千一百一十條"),
        ("第110條第2項", "第一百一十條第二項", "第一百一十條第二項"),
    ):
        found = asked(page, [text], query, equivalents=True)
        if (found["whole"], found["also"]) != ([0], [also]):
            faults.append(f"{query}: {text} should be told as {also}: {found}")
        if asked(page, [text], query)["whole"]:
            faults.append(f"{query}: {text} is found without equivalents")
    assert not faults, "\n".join(faults)


def test_no_equivalent_makes_a_short_word_another(page: Page) -> None:
    others = {"US": "us", "U.S.": "us", "act": "acts", "IT": "its", "AI": "4(a)(i)"}
    found = {query: asked(page, [text], query, equivalents=True)["whole"] for query, text in others.items()}
    assert found == {query: [] for query in others}
