"""What is skipped when a text's terms are found: the same terms come out as without it."""

import unicodedata

from hypothesis import given
from hypothesis import strategies as st

from briefs.language.folding import fold
from briefs.searching.terms import _ACRONYM, folded, terms_in

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


@given(st.text("法律條人工", max_size=700))
def test_a_run_has_every_pair_and_its_last_character(run: str) -> None:
    found = terms_in(run)
    assert found.terms == [*(run[at : at + 2] for at in range(len(run)))]
    assert found.places == [*range(len(run))]
