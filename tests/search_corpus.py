"""Synthetic briefs with the vocabulary of a large dictionary and of the law, queries for them, and what is right."""

import random
import re
from pathlib import Path

from briefs.language.dictionaries import pairs_in
from briefs.language.han import TRADITIONAL, is_in
from briefs.language.script import simplified_all
from briefs.searching.documents import Document, Passage
from briefs.searching.terms import ORDINARY
from tests.units import Unit, has_plural, units_of

ROOT = Path(__file__).parent.parent
QUERIES = 200


def vocabulary() -> tuple[list[str], list[str]]:
    """Return words of Traditional Chinese, the commonest first, and words of English."""
    golden = (ROOT / "tests/golden/zh-hans.md").read_text(encoding="utf-8")
    law = [
        word
        for left in re.findall(r"^- (.+) → ", golden, re.MULTILINE)
        for word in re.findall(r"[\u4e00-\u9fff]{2,4}", left)
    ]
    dictionary = [values[0] for _, values in pairs_in("STPhrases") if 2 <= len(values[0]) <= 4]
    dictionary = [word for word in dictionary if all(is_in(char, TRADITIONAL) for char in word)]
    random.Random(1).shuffle(dictionary)
    text = "".join(file.read_text(encoding="utf-8") for file in ROOT.glob("content/briefs/*/en.md"))
    english = sorted(set(re.findall(r"[a-z]{3,}", text)))
    return [*dict.fromkeys(law), *dictionary[:2_500]], english


ACRONYMS = (
    *("AI", "AIs", "AIS", "aim", "EU", "US", "us", "IT", "it", "its", "ID", "IDs", "identify", "IP", "UK", "NIS2"),
    *("NGO", "NGOs", "GPT-4", "GPT-40", "20", "2024", "2024/1689", "R&D"),
)
"""Acronyms and numbers, with words that begin like them or are another thing in small letters."""
MARKS = ("", "", "", "", "，", "，", "。", "之", "及", "、", "第{}條")


def corpus(count: int) -> list[Document]:
    """Make briefs: paragraphs of words drawn as words are in texts, few often and many rarely."""
    chance = random.Random(2)
    chinese, english = vocabulary()
    weights = [1 / (rank + 8) for rank in range(len(chinese))]
    common = [1 / (rank + 5) for rank in range(len(english))]
    words = [*english, *ACRONYMS]
    common += [common[40]] * len(ACRONYMS)

    def paragraph() -> str:
        drawn = chance.choices(chinese, weights, k=70)
        marks = [chance.choice(MARKS).format(chance.randrange(1, 99)) for _ in drawn]
        return "".join(map("".join, zip(drawn, marks, strict=True))) + "。"

    documents = []
    for number in range(count):
        texts = ["".join(chance.choices(chinese, weights, k=6)), *(paragraph() for _ in range(12))]
        fields = ["title", *("text" for _ in texts[1:])]
        derived = simplified_all(texts)
        told = zip(fields, texts, derived, strict=True)
        passages = [Passage(field, f"p{at}", *pair) for at, (field, *pair) in enumerate(told)]
        english_texts = [" ".join(chance.choices(words, common, k=60)) + "." for _ in range(10)]
        latin = [Passage("text", f"p{at}", text) for at, text in enumerate(english_texts)]
        documents.append(
            Document(
                kind="brief",
                titles=(texts[0], derived[0], f"Brief {number}"),
                addresses=tuple(f"{lang}/briefs/b{number}/" for lang in ("zh-hant", "zh-hans", "en")),
                date="2025",
                facets={"kind": ("brief",), "year": (str(2000 + number % 25),)},
                chinese=tuple(passages),
                latin=tuple(latin),
            )
        )
    return documents


def flat(text: str) -> str:
    """Write a text as searching sees it: units between bars, two where a mark stands between.

    What small letters would make another word is marked: `it^` is IT, and `ais'` is AIs.
    """
    return "".join(("|" if unit.joined else "||") + unit.text + _case(unit) for unit in units_of(text)) + "|"


def _case(unit: Unit) -> str:
    if unit.text in ORDINARY.split() and unit.is_capital:
        return "^"
    return "'" if unit.is_plural else ""


def query_sets(documents: list[Document]) -> dict[str, list[str]]:
    """Return the sets of queries, each drawn by a fixed chance."""
    chance = random.Random(3)
    chinese, english = vocabulary()
    sets: dict[str, list[str]] = {}

    def cut(length: int, pattern: str = r"[\u4e00-\u9fff]") -> str:
        while True:
            text = chance.choice(chance.choice(documents).chinese).text
            at = chance.randrange(max(1, len(text) - length))
            part = text[at : at + length]
            if re.fullmatch(f"{pattern}{{{length}}}", part):
                return part

    for length in (2, 3, 4):
        words = [word for word in chinese[:4000] if len(word) == length]
        sets[f"{length} characters, words"] = chance.sample(words, QUERIES)
        sets[f"{length} characters, across words"] = [cut(length) for _ in range(QUERIES)]
    sets["Han and figures"] = [f"第{chance.randrange(1, 99)}條{cut(1)}" for _ in range(QUERIES)]
    sets["English words"] = [f'"{chance.choice(english)}"' for _ in range(QUERIES)]
    sets["Latin words as typed"] = chance.sample([word for word in english if len(word) > 3], QUERIES)
    sets["acronyms and numbers"] = [*ACRONYMS, "ai", "ngo", "gpt-4", "GPT", "NIS", "1689", "eu ai", "US IT"]
    sets["two words"] = [f"{cut(2)} {cut(2)}" for _ in range(QUERIES)]
    sets["titles"] = [f'"{document.titles[0]}"' for document in chance.sample(documents, min(QUERIES, len(documents)))]
    across = sets["3 characters, across words"]
    sets["the same in Simplified"] = list(simplified_all(across))
    return sets


def truth(flats: list[str], query: str) -> set[int]:
    """Return the documents in which every part of a query stands."""
    parts = [query] if '"' in query else query.split()
    wanted = [_forms(part) for part in parts]
    return {number for number, text in enumerate(flats) if all(any(form in text for form in forms) for forms in wanted)}


def _forms(part: str) -> list[str]:
    """Return how a part of a query may stand in a flat text: a word in any case, an acronym in the plural too."""
    units = units_of(part.strip('"'))
    (word, *others) = units
    if others or word.is_cjk:
        return [flat(part.strip('"')).removeprefix("|")]
    endings = ["^"] if _case(word) == "^" else ["", "^", "'"]
    forms = [f"|{word.text}{ending}|" for ending in endings]
    return [*forms, f"|{word.text}s'|"] if '"' not in part and has_plural(word) else forms
