"""What is skipped when a text's terms are found: the same terms come out as without it."""

import re
import unicodedata
from unittest import mock

from hypothesis import given
from hypothesis import strategies as st

from briefs.language.folding import classed, classes, fold
from briefs.searching import terms
from briefs.searching.terms import _ACRONYM, CJK, folded, terms_in

_TEXTS = st.lists(
    st.one_of(
        st.sampled_from(
            ["IT", "US", "WHO", "ＩＴ", "AIs", "ＡＩｓ", "AＩs", "A", "s", "ｓ", "It", "é", "\u3000", "_", "か"]
        ),
        st.sampled_from(["法條", "，", " ", "'s", "-", "25", "GDPR", "AIsa", "アＡ", "한"]),
        st.text(max_size=3),
    ),
    max_size=12,
).map("".join)


@given(_TEXTS)
def test_acronyms_are_found_by_their_capitals(text: str) -> None:
    parts, last = [], 0
    for match in _ACRONYM.finditer(text):
        parts += [fold(text[last : match.start()]), unicodedata.normalize("NFKC", match[0])]
        last = match.end()
    assert folded(text) == "".join(parts) + fold(text[last:])


@given(st.lists(st.one_of(_TEXTS, st.sampled_from(sorted(classes())))).map("".join))
def test_a_text_by_its_classes_folds_to_the_same(text: str) -> None:
    assert folded(classed(text)) == folded(text)


def test_every_character_folds_as_the_one_that_stands_for_it() -> None:
    assert [char for char, one in classes().items() if fold(char) != fold(one)] == []


@given(st.text("法律條人工", max_size=700))
def test_a_run_has_every_pair_and_its_last_character(run: str) -> None:
    found = terms_in(run, range(len(run)))
    assert found.terms == [*(run[at : at + 2] for at in range(len(run)))]
    assert found.places == [*range(len(run))]


_ONE_BY_ONE = re.compile(rf"([{CJK}]+)|([^\W_{CJK}]+)|((?<!\s)\s*(?:[^\w\s{CJK}]|_)(?:[^\w{CJK}]|_)*)")
_MARKED = st.lists(
    st.one_of(
        st.sampled_from(
            ["法條", "人", "，", "。」", "·", "、", ",", "-", ".", "'", " ", "  ", "\n", "\u3000", "_", "アー", "・"]
        ),
        st.sampled_from(
            ["ai act", "a b c", "IT", "AIs", "u.s.", "25", "é", "ß", "ω", "1,000", "\ufa6e", "𠀀", "한글", "x"]
        ),
        st.text(max_size=3),
    ),
    max_size=16,
).map("".join)


@given(_MARKED)
def test_neighbouring_runs_have_the_terms_of_each(text: str) -> None:
    texts = folded(text), text
    found = [terms_in(one, range(len(one))) for one in texts]
    with mock.patch.object(terms, "_RUN", _ONE_BY_ONE):
        assert [terms_in(one, range(len(one))) for one in texts] == found
