"""Legal Chinese and its Simplified form, sentence by sentence, by the rules of the site's own content."""

import re
from functools import cache
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from briefs.language.dictionaries import tw2s
from briefs.language.japanese import language_runs
from briefs.language.languages import ZH_HANT
from briefs.language.rules import Rulebook
from briefs.language.script import convert_all, simplified_all
from briefs.reading.files.walk import walk
from briefs.reading.records.catalogue import read_catalogue
from briefs.reading.records.conversion_rules import gather_rules
from tests.support import REPOSITORY

GOLDEN = Path(__file__).parent / "golden" / "zh-hans.md"
PAIRS = re.findall(r"^- (.+) → (.+)$", GOLDEN.read_text(encoding="utf-8"), re.MULTILINE)


@cache
def books() -> tuple[Rulebook, Rulebook]:
    """Return the rules of the site's content, and the words that it gives as Japanese."""
    rules = gather_rules(read_catalogue(walk(REPOSITORY / "content")))
    return rules.general, rules.japanese


def japanese_in(text: str) -> list[str]:
    return [rule.word for rule in books()[1].within(text)]


def converted(text: str) -> str:
    return convert_all([text], books()[0].within(text), japanese_in(text)).texts[0]


def test_there_are_enough_sentences() -> None:
    assert len(PAIRS) >= 400
    assert all(left.count("→") == 0 for left, _ in PAIRS)


def test_each_sentence_is_converted_as_it_is_written_beside_it() -> None:
    given = [traditional for traditional, _ in PAIRS]
    assert list(zip(given, map(converted, given), strict=True)) == PAIRS


KEEPING = frozenset("乾著徵藉瞭祇扞夥")
"""Traditional forms that Simplified Chinese keeps in some words: 乾坤, 著作, 角徵, 狼藉, 瞭望, 神祇, 扞格, 甚夥."""


@cache
def traditional_only() -> frozenset[str]:
    """Return the characters that Simplified Chinese does not write."""
    (_, _), (_, characters) = tw2s()
    return frozenset(char for char, simple in characters.items() if simple != char) - KEEPING


def left_over(text: str) -> set[str]:
    """Return what should have been converted and was not, outside Japanese."""
    chinese = "".join(run.text for run in language_runs(text, ZH_HANT, japanese_in(text)) if not run.lang)
    return set(chinese) & traditional_only()


def test_nothing_traditional_is_left_and_nothing_changes_again() -> None:
    sentences = [simplified for _, simplified in PAIRS]
    left = {sentence: found for sentence in sentences if (found := left_over(sentence))}
    assert left == {}
    changed = {sentence: again for sentence in sentences if (again := converted(sentence)) != sentence}
    assert changed == {}


WORDS = st.sampled_from(sorted({word for left, _ in PAIRS for word in re.findall(r"[\w]{2,6}", left)}))
JAPANESE = (
    "〈研究開発の推進〉",
    "《令和6年版情報通信白書の概要》",
    "経済産業省",
    "人工知能関連技術の研究開発",
    "令和7年法律第53号",
    "参議院",
)


@given(st.lists(st.one_of(WORDS, st.sampled_from(JAPANESE)), max_size=8))
def test_no_protected_run_ever_changes(parts: list[str]) -> None:
    done = converted("，".join(parts)).split("，") if parts else []
    for before, after in zip(parts, done, strict=True):
        if before in JAPANESE:
            assert after == before


@given(st.lists(WORDS, max_size=12))
def test_whatever_words_stand_together_nothing_traditional_is_left(parts: list[str]) -> None:
    done = converted("、".join(parts))
    assert left_over(done) == set()
    assert done.count("、") == max(0, len(parts) - 1)


@given(st.text(max_size=80))
def test_no_text_is_too_strange_to_convert(text: str) -> None:
    if not re.search("[\ud800-\udfff\ufdd0-\ufdef]", text):
        assert len(simplified_all([text])) == 1
