"""Doubts about terms: where a longer word may stand across the edge of one, and where one is part of a name."""

from collections.abc import Iterator, Sequence

import msgspec

from briefs.language.rules import Rule, in_name, places
from briefs.language.script import script_only
from briefs.language.word_borders import around, border


class TermDoubt(msgspec.Struct, frozen=True):
    """A term that may be none where it stands."""

    at: int
    """Where it begins in the text."""
    word: str
    """The term with what stands across its edge, or the whole name of the body or law."""
    ours: str
    """What the page says for it."""
    other: str
    """What it would say in the other reading."""
    because: str
    """The word across its edge; empty for a name of a body or law."""


def term_doubts(text: str, rules: Sequence[Rule]) -> Iterator[TermDoubt]:
    """Return the doubts about the terms in a text by its rules."""
    taken = places(text, rules)
    covered = {at for start, rule in taken if not rule.is_term for at in range(start, start + len(rule.word))}
    applied = {(start, rule.word) for start, rule in taken}
    for rule in rules:
        at = text.find(rule.word) if rule.is_term and rule.overrules else -1
        while at >= 0:
            if at not in covered and not rule.is_excepted(text, at):
                yield from _doubts(text, at, rule, is_applied=(at, rule.word) in applied)
            at = text.find(rule.word, at + 1)


def _doubts(text: str, at: int, rule: Rule, *, is_applied: bool) -> Iterator[TermDoubt]:
    end = at + len(rule.word)
    if name := in_name(text, at, end):
        start = text.rfind(name, 0, end + len(name))
        yield TermDoubt(max(start, 0), name, script_only(name), _with(name, rule), "")
        return
    before, after = around(text, at, end)
    found = border(before, rule.word, after)
    if found.other and found.is_doubtful:
        start, stop = _together(text, at, end, found.other)
        word = text[start:stop]
        kept, given = script_only(word), _with(word, rule)
        yield TermDoubt(start, word, given if is_applied else kept, kept if is_applied else given, found.other)


def _together(text: str, at: int, end: int, across: str) -> tuple[int, int]:
    """Return the stretch that holds a term and a word across its edge."""
    found = text.find(across, max(0, at - len(across)))
    return (min(at, found), max(end, found + len(across))) if found >= 0 else (at, end)


def _with(word: str, rule: Rule) -> str:
    """Return a stretch with the wording of a term in it."""
    before, _, after = word.partition(rule.word)
    return (script_only(before) if before else "") + rule.given + (script_only(after) if after else "")
