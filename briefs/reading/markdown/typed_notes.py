"""Notes typed as in Word: `[1]` in the text, and a paragraph below that begins with `[1]`."""

import re
from collections.abc import Iterator, Sequence

from markdown_it.token import Token

from briefs.messages.message import say
from briefs.model.codes import Code
from briefs.model.diagnostic import Diagnostic
from briefs.patterns import lazy_pattern
from briefs.reading.markdown.position import Text

_NOTE = lazy_pattern(
    r"(?P<mark>\[\d{1,3}\]|［\d{1,3}］|〔\d{1,3}〕|【註?\d{1,3}】|（註?[\d一二三四五六七八九十]{1,3}）|[①-⑳]|"
    r"\[註\s?\d{1,3}\])\s*(?=[^\s，。])"
)


def typed_notes(tokens: Sequence[Token], text: Text) -> Iterator[Diagnostic]:
    """Report once that notes seem to be typed as in Word: a mark in the text, and a paragraph that begins with it."""
    marks: dict[str, Token] = {}
    for at, token in enumerate(tokens):
        if token.type == "inline" and tokens[at - 1].type == "paragraph_open":
            for line in token.content.split("\n"):
                if found := _NOTE.match(line.lstrip("\\")):
                    marks.setdefault(found["mark"], token)
    for mark, own in marks.items():
        for token in tokens:
            # In the paragraph of the note itself the mark stands first; called, it stands behind words.
            if token.type == "inline" and re.search(rf"\S{re.escape(mark)}", token.content):
                place = text.find(token, mark)
                hint = say("write-notes", mark=mark, line=text.line(own))
                yield text.fault(place, Code.NOTE_TYPED, say("notes-typed", mark=mark), hint)
                return
