"""Patterns that are compiled at their first use, and those that were made quicker than they would be written."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefs.language.provision_references import _EN as ENGLISH
from briefs.patterns import lazy_pattern
from tests.nights import tried


def test_a_pattern_does_what_a_compiled_one_does() -> None:
    ours, compiled = (make(r"(?P<first>a)|(b)", re.IGNORECASE) for make in (lazy_pattern, re.compile))
    text = "xAbx"
    assert ours.pattern == compiled.pattern
    assert (ours.flags, ours.groups, ours.groupindex) == (compiled.flags, compiled.groups, compiled.groupindex)
    assert ours.findall(text) == compiled.findall(text)
    assert ours.sub("-", text) == compiled.sub("-", text)
    assert ours.split(text) == compiled.split(text)
    assert [one.span() for one in ours.finditer(text)] == [one.span() for one in compiled.finditer(text)]
    for method in ("match", "search", "fullmatch"):
        assert str(getattr(ours, method)("a")) == str(getattr(compiled, method)("a"))


def test_a_pattern_is_compiled_when_it_is_used_and_no_sooner() -> None:
    wrong = lazy_pattern("(")
    with pytest.raises(re.error):
        wrong.match("")


PLAIN_UNITS = {
    "article": r"Articles?|Artikel|[Aa]rts?\.|Arts?(?=\s\d)",
    "section": r"[Ss]ections?|[Ss]ecs?\.|ss?\.?|§§?",
    "schedule": r"[Ss]chedules?|Schs?\.?",
    "regulation": r"[Rr]egulations?(?=\s\d)|regs?\.?",
    "rule": r"[Rr]ules?(?=\s\d)|rr?\.?(?=\s\d+\.)",
}
UNIT = "|".join(f"(?P<{name}>{pattern})" for name, pattern in PLAIN_UNITS.items())
BEHIND_UNIT = ENGLISH.pattern[ENGLISH.pattern.index(r"\s?(?=\d)(?P<items>") :]
PLAIN_ENGLISH = re.compile(rf"(?<![A-Za-z0-9_’'])(?:{UNIT}){BEHIND_UNIT}")
PIECES = (
    *("Article", "Articles", "Artikel", "Art.", "Arts.", "Art", "Arts", "art.", "arts.", "section", "Section"),
    *("Sections", "sec.", "Secs.", "s", "ss", "s.", "ss.", "§", "§§", "Schedule", "Sch", "Schs.", "sch", "Regulation"),
    *("regulations", "reg.", "regs", "rule", "Rules", "r", "rr", "r.", "1", "12", "2.3", "5(2)(a)", "2016", "/", "679"),
    *(", ", " and ", "–", " to ", " ", "\n", "（", "第", "x", "_", "’", "A", "a", " para 3", "%", " million", "."),
)


def places(pattern: re.Pattern[str], text: str) -> list[tuple[object, ...]]:
    """Return where a pattern finds references, and what each is made of."""
    return [
        (match.span(), match["items"], match["below"], [name for name in PLAIN_UNITS if match[name] is not None])
        for match in pattern.finditer(text)
    ]


@given(text=st.lists(st.sampled_from(PIECES), max_size=14).map("".join))
@settings(max_examples=tried(by_day=300, at_night=1000), deadline=None)
def test_references_in_english_are_those_of_the_units_as_they_are_written(text: str) -> None:
    assert places(ENGLISH, text) == places(PLAIN_ENGLISH, text)
