"""Lines that go into the front matter: without mark-up; the notes and reminders on them stay in the text."""

import re

import msgspec

from briefs.importing.drafts import Draft, Paragraph, review
from briefs.messages.message import say

_HANGING = re.compile(r"\s?(\[\^[^\]]+\]|<!-- review: [0-9a-f]+ -->)")
"""What hangs on a line: a mark of a note, a reminder."""
_LINK = re.compile(r"(?<!\\)!?\[((?:[^\[\]\\]|\\.)*)\](?:\((?:<[^<>]*>|[^()\s]*)\)|\{lang=\w+\})")
_TYPED = re.compile(r"(?P<mark>(?:\\[*_]){1,3})(?P<words>[^*_]+)(?P=mark)")
_MARKUP = re.compile(r"(\\.)|[*~`]")
"""Emphasis and code; an escaped sign is a sign."""


def bare(line: str) -> tuple[str, tuple[str, ...]]:
    """Return a line without mark-up (what was escaped stays so), and what hung on it."""
    hanging = tuple(_HANGING.findall(line))
    words = _LINK.sub(r"\1", _HANGING.sub("", line)).strip()
    # Asterisks that were pasted as they are round a whole line: they made it bold where it came from.
    typed = _TYPED.fullmatch(words)
    words = typed["words"] if typed else words
    return " ".join(_MARKUP.sub(lambda found: found[1] or "", words).split()), hanging


def with_hanging(draft: Draft, hanging: tuple[str, ...]) -> Draft:
    """Put notes and reminders that hung on front matter behind the first paragraph of the text."""
    if not hanging:
        return draft
    marks = [one for one in hanging if one.startswith("[^")]
    said = "".join(
        [*marks, *([review(say("import-front-note"))] if marks else []), *(one for one in hanging if one not in marks)]
    )
    paragraphs = list(draft.paragraphs)
    places = [at for at, one in enumerate(paragraphs) if one.kind == "text"]
    places = places or [at for at, one in enumerate(paragraphs) if one.kind != "raw"]
    if places:
        first = paragraphs[places[0]]
        paragraphs[places[0]] = msgspec.structs.replace(first, text=first.text + said)
    else:
        paragraphs.insert(0, Paragraph(said))
    return msgspec.structs.replace(draft, paragraphs=tuple(paragraphs))
