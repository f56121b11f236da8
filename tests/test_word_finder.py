"""Words that are looked for all at once are those that each by itself would find."""

from hypothesis import given
from hypothesis import strategies as st

from briefs.language.word_finder import WordFinder

_LETTERS = "人工智慧法Act c.§9]^-\\\n𠮷"


@given(st.lists(st.text(_LETTERS, min_size=1, max_size=4), max_size=60), st.text(_LETTERS, max_size=80))
def test_a_text_holds_the_words_that_stand_in_it(words: list[str], text: str) -> None:
    found = WordFinder(words).within(text)
    assert sorted(found) == sorted({word for word in words if word in text})


def test_words_that_begin_as_most_words_do_are_found_be_they_few_or_many() -> None:
    many = [f"law-{number}" for number in range(200)]
    assert WordFinder(many[:4]).within("law-2, law-3") == ["law-2", "law-3"]
    assert sorted(WordFinder(many).within("law=law-25, of a law-7")) == ["law-2", "law-25", "law-7"]


def test_without_words_nothing_is_found() -> None:
    assert WordFinder(()).within("人工智慧") == []
    assert WordFinder(["人工智慧"]).within("") == []
