"""Quotation marks of English titles: straight ones become curly, and nothing else changes."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefs.citing.curly_marks import curly, elided


@pytest.mark.parametrize(
    ("typed", "printed"),
    [
        ("Black's Law Dictionary", "Black’s Law Dictionary"),
        ('The "Right to Be Forgotten" Revisited', "The “Right to Be Forgotten” Revisited"),
        ("O'Connor Warns Politicians", "O’Connor Warns Politicians"),
        ("Justices' Views", "Justices’ Views"),
        ("'Right' to Be", "‘Right’ to Be"),
        ("The 'Judges' Rules' Case", "The ‘Judges’ Rules’ Case"),
        ("Don't 'Stop' Now", "Don’t ‘Stop’ Now"),
        ("The '90s and '80s", "The ’90s and ’80s"),
        ("rock 'n' roll", "rock ’n’ roll"),
        ("He said, \"It's 'fine'.\"", "He said, “It’s ‘fine’.”"),
        ('("Quoted")', "(“Quoted”)"),
        ("<i>Brown</i>'s Legacy", "<i>Brown</i>’s Legacy"),
        ('"<i>Brown</i>" Now', "“<i>Brown</i>” Now"),
        # What is no quotation mark stays, and what is curly already.
        ('<span class="nocase">eBay</span>', '<span class="nocase">eBay</span>'),
        ('12" Records', '12" Records'),
        ("A 5' 11\" Man", "A 5' 11\" Man"),
        ("“Done” isn’t", "“Done” isn’t"),
        ("2 < 3 'and' 4 > 3", "2 < 3 ‘and’ 4 > 3"),
    ],
)
def test_straight_marks_of_a_title_become_curly(typed: str, printed: str) -> None:
    assert curly(typed) == printed


def test_apostrophes_of_french_become_curly_and_no_other_marks() -> None:
    assert elided("L'État d'Angers et l'\"État\" 'de' droit") == "L’État d’Angers et l'\"État\" 'de' droit"


PIECES = st.sampled_from(
    ["a", "s", " ", "'", '"', "’", "“", "‘", "1", ".", "<i>", "</i>", "民", "（", "　", "é", "(", "-"]
)


@given(st.lists(PIECES, max_size=24).map("".join))
def test_only_marks_change_and_only_once(text: str) -> None:
    def bare(one: str) -> str:
        return re.sub("[“”]", '"', re.sub("[‘’]", "'", one))

    assert bare(curly(text)) == bare(text)
    assert curly(curly(text)) == curly(text)
    if "'" not in text and '"' not in text:
        assert curly(text) == text
