"""Definitions of notes that the parser does not see for a slip in their mark-up: a colon or a label that is none."""

import re
from collections.abc import Collection, Iterator

from briefs.messages.message import say
from briefs.model.diagnostic import Code, Diagnostic
from briefs.reading.markdown.position import Text

_FULL_WIDTH = re.compile(r"^ {0,3}\[\^([^\]\s]+)\]\s*(?:：|；|;|::)", re.MULTILINE)
"""A definition with a full-width colon or a semicolon, which the parser does not see, or with two: `[^1]：…`."""
_SPACE_BEFORE = re.compile(r"^ {0,3}\[\^([^\]\s]+)\][ \t\u3000\xa0]+:(?!:)", re.MULTILINE)
"""A definition with a space before its colon, which is one where none has its label: `[^1] : …`."""
_NO_COLON = re.compile(r"^ {0,3}\[\^([^\]\s]+)\](?=[ \t\u3000]*[^\s:：；;，。、,.\[(])", re.MULTILINE)
"""A definition without a colon: a paragraph that begins with the mark of a note which is defined nowhere."""
_IN_ITEM = re.compile(r"^ {0,3}(?:[-*+]|\d+[.)])[ \t]+(\[\^[^\]\s]+\]:)")
"""A definition as an item of a list, of which an empty item is left."""
_SPACED = re.compile(r"^ {0,3}\[\^([^\]\n]*[ \t　][^\]\n]*)\]\s*[:：]", re.MULTILINE)
"""A definition with a space in its label, likewise: `[^note 1]: …`."""
_FENCE = re.compile(r"^ {0,3}(```|~~~)")
_BEGINNING = re.compile(r" {0,3}(?:\[\^|[-*+\d`~])")
"""How each of these lines begins, which few lines of a text do."""


def ill_formed_labels(body: str) -> set[str]:
    """Return the labels of notes whose definitions are ill-formed."""
    return {match[1] for form in (_FULL_WIDTH, _SPACE_BEFORE) for match in form.finditer(body)} | {
        match[1] for match in _NO_COLON.finditer(body) if _begins_paragraph(body, match.start())
    }


def _begins_paragraph(body: str, at: int) -> bool:
    return _is_apart(body[:at].removesuffix("\n").rpartition("\n")[2])


def _is_apart(above: str) -> bool:
    """Return whether the line above is empty or another note."""
    return not above.strip() or above.lstrip().startswith("[^")


def ill_formed(text: Text, labels: Collection[str]) -> Iterator[Diagnostic]:
    """Report what was meant as a definition and is none; `labels` are those of the notes that are defined."""
    if "[^" not in text.body:
        return
    fenced = False
    above = ""
    for number, line in enumerate(text.body.split("\n"), start=1 + text.offset):
        if not _BEGINNING.match(line):
            above = above if fenced else line
            continue
        if _FENCE.match(line):
            fenced = not fenced
        if fenced:
            continue
        if match := _FULL_WIDTH.match(line):
            hint = say("colon-after-label", label=match[1])
            message = say("full-width-colon" if line[match.end() - 1] == "：" else "no-colon-after-label")
            yield text.fault((number, match.end()), Code.NOTE_MARKUP, message, hint)
        elif (match := _SPACE_BEFORE.match(line)) and match[1] not in labels:
            hint = say("colon-after-label", label=match[1])
            yield text.fault((number, match.end(1) + 2), Code.NOTE_MARKUP, say("space-before-colon"), hint)
        elif (match := _NO_COLON.match(line)) and match[1] not in labels and _is_apart(above):
            hint = say("colon-after-label", label=match[1])
            yield text.fault((number, match.end() + 1), Code.NOTE_MARKUP, say("no-colon-after-label"), hint)
        elif match := _IN_ITEM.match(line):
            hint = say("write-value", value=f"{match[1]} …")
            yield text.fault((number, 1), Code.LIST_MARK, say("note-within-item"), hint)
        elif match := _SPACED.match(line):
            hint = say("write-label-instead", names="-".join(match[1].split()))
            message = say("label-holds-space", label=match[1])
            yield text.fault((number, match.start(1) + 1), Code.NOTE_MARKUP, message, hint)
        above = line
