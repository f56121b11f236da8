"""Faults that follow from another one: they are told once that is mended, so that a slip is not told in five lines."""

import re
from collections.abc import Collection, Iterable, Iterator

from briefs.model.codes import Code
from briefs.model.diagnostic import Diagnostic
from briefs.model.severity import UNREADABLE

OF_NOTES = frozenset(
    {
        Code.NOTE_DUPLICATE,
        Code.NOTE_MARKUP,
        Code.NOTE_TYPED,
        Code.NOTE_UNDEFINED,
        Code.NOTE_UNUSED,
        Code.TEXT_FULL_WIDTH,
    }
)
"""Faults after which the notes of a text are not those that its author meant; to compare them is vain."""
OF_BLOCKS = frozenset({Code.HEADING_MARK, Code.LIST_MARK, Code.NOTE_MARKUP, Code.TABLE_MARK, Code.TEXT_FENCE})
"""Faults after which the blocks of a text are not those that its author meant."""

_CAUSES = {
    # Where a heading is none for its mark, those below it skip a level.
    Code.HEADING_SKIPPED: Code.HEADING_MARK,
    # A note that is none for its colon is a paragraph with keys.
    Code.CITE_OUTSIDE_NOTE: Code.NOTE_MARKUP,
    # A text in another language has its marks as that one has them, and is as long.
    Code.NOTE_MARK: Code.TEXT_LANGUAGE,
    Code.HEADNOTE_FORM: Code.TEXT_LANGUAGE,
}
"""What follows from what."""


def has_cause(diagnostics: Iterable[Diagnostic], causes: Collection[Code]) -> bool:
    """Return whether one of the faults is among those from which others follow."""
    return any(fault.code in causes for fault in diagnostics)


_IN_LINE = {
    # A caption that is none leaves its id behind.
    Code.TEXT_FOREIGN: Code.CAPTION_MARK,
    # ^[a] is no note of its own.
    Code.NOTE_STOP: Code.NOTE_TYPED,
}
"""What follows from what in the same line."""
_IN_CODE = {(Code.NOTE_UNDEFINED, True), (Code.NOTE_UNUSED, True)}
"""Notes of which the definition or the mark stands in code that nothing ends."""
_LABEL = re.compile(r"[{｛]\s?[#＃]?\s?([^\s{}｛｝#]+)\s?[}｝]")


def without_consequences(diagnostics: Collection[Diagnostic]) -> Iterator[Diagnostic]:
    """Leave out what follows from a slip in the same text."""
    causes = {(fault.path, fault.code) for fault in diagnostics}
    lines = {(fault.path, fault.line, fault.code) for fault in diagnostics}
    # <sup>1</sup> is shown as text, and calls no note.
    typed = {(fault.path, fault.line, fault.column) for fault in diagnostics if fault.code is Code.NOTE_TYPED}
    # A section of another level than in the other language is numbered otherwise, too.
    levels = {fault.path.rpartition("/")[0] for fault in diagnostics if fault.message.key == "section-level-differs"}
    # References to a law that no list has are compared in vain.
    folders = {fault.path.rpartition("/")[0] for fault in diagnostics if fault.code is Code.INSTRUMENT_UNKNOWN}
    # What stands in code is read as none of what it is.
    fences = {fault.path: fault.line for fault in diagnostics if fault.code is Code.TEXT_FENCE}
    labels = {
        (fault.path, found[1])
        for fault in diagnostics
        if fault.code in (Code.TEXT_FOREIGN, Code.TEXT_FULL_WIDTH, Code.CAPTION_MARK)
        and (found := _LABEL.search(str(fault.message.values.get("found", ""))))
    }
    return (
        fault
        for fault in diagnostics
        if (fault.path, _CAUSES.get(fault.code)) not in causes
        and (fault.path, fault.line, _IN_LINE.get(fault.code)) not in lines
        and (fault.code is not Code.HTML_SHOWN or (fault.path, fault.line, fault.column) not in typed)
        and (fault.line <= fences.get(fault.path, fault.line) and (fault.code, fault.path in fences) not in _IN_CODE)
        and (fault.code is not Code.HEADING_NUMBER or fault.path.rpartition("/")[0] not in levels)
        and (fault.code is not Code.PARITY_HEADNOTE or fault.path.rpartition("/")[0] not in folders)
        and (fault.code is not Code.LINK_HEADING or (fault.path, fault.message.values.get("fragment")) not in labels)
    )


_UNKNOWN_NOTES = frozenset({Code.NOTE_UNDEFINED, Code.NOTE_MARKUP, Code.TEXT_FENCE, Code.CHART_DATA})


def without_unused(found: Collection[Diagnostic]) -> Iterator[Diagnostic]:
    """Leave out sources that seem to be cited nowhere for a slip where they are.

    What a text cites that can't be read, or of which a note is none, is not known: 24 records would be called unused.
    """
    if any(hides_citations(one) for one in found):
        return (one for one in found if one.code is not Code.SOURCE_UNUSED)
    meant = {key for one in found if (key := meant_key(one))}
    return (one for one in found if one.code is not Code.SOURCE_UNUSED or one.message.values.get("key") not in meant)


def hides_citations(fault: Diagnostic) -> bool:
    """Return whether it is not known, for a fault, what a text cites."""
    return fault.code in UNREADABLE | _UNKNOWN_NOTES and fault.path.endswith(".md")


def meant_key(fault: Diagnostic) -> str:
    """Return the key that a fault in a note says was meant; nothing for other faults."""
    if fault.code not in (Code.CITE_UNKNOWN, Code.TEXT_FOREIGN):
        return ""
    word = fault.hint.values.get("word") or fault.hint.values.get("value")
    return str(word).partition(",")[0].partition("，")[0].removeprefix("@")
