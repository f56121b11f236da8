"""Patterns that are compiled at their first use."""

import re

import pytest

from briefs.patterns import lazy_pattern


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
