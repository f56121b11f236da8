"""A piece of a brief with what was changed of it in Word, and reminders where they do no harm."""

import re
from collections.abc import Mapping

from briefs.importing.drafts import review
from briefs.importing.token_merges import merged
from briefs.importing.word_inlines import POINTER
from briefs.importing.word_units import without_remarks
from briefs.messages.message import say

REMARK = re.compile(r"<!-- review: [0-9a-f]+ -->")
_SHOWS_ALL = ("`", "~", "|", "![")
"""What begins a piece that would show a reminder: code, charts, tables, pictures; reminders stand behind it."""
_ATTRIBUTES = re.compile(r"\s*\{[^{}\n]*\}$")


def settled(shown: str, written: str, returned: str, fields: Mapping[str, str]) -> str:
    """Return a piece with what was changed in Word; `fields` say what fields show there."""
    remarks = ""
    if written.lstrip().startswith(_SHOWS_ALL):
        remarks = "".join(REMARK.findall(returned))
        returned = without_remarks(returned)
    made = merged(shown, written, returned)
    doubts = "".join(
        review(say("word-says"), words)
        for words in (plain_fields(one.replace("![]()", ""), fields) for one in made.unsure)
    )
    text = plain_fields(made.text, fields).strip("\n") if made.text != written else written
    if remarks or (doubts and written.lstrip().startswith(_SHOWS_ALL)):
        return f"{text}\n\n{remarks}{doubts}"
    end = found.start() if (found := _ATTRIBUTES.search(text)) else len(text)
    return text[:end] + doubts + text[end:]


def plain_fields(text: str, fields: Mapping[str, str]) -> str:
    """Return words from Word without what stands for fields, and for pictures, which do not come along."""
    text = POINTER.sub(lambda found: fields.get(found[1], ""), text)
    return text.replace("![]()", review(say("import-picture")))


def with_notes_within(text: str, changes: Mapping[int, tuple[str, str]]) -> str:
    """Return a text in which notes that are written where they are called (`^[…]`) are as they came back.

    `changes` are, by the place of a note among them, what Word showed of it and what came back.
    """
    parts: list[str] = []
    at = place = 0
    while (start := text.find("^[", at)) >= 0:
        end = _closing(text, start + 2)
        parts.append(text[at : start + 2])
        inner = text[start + 2 : end]
        parts.append(settled(changes[place][0], inner, changes[place][1], {}) if place in changes else inner)
        at, place = end, place + 1
    return "".join([*parts, text[at:]])


def _closing(text: str, at: int) -> int:
    """Return where the bracket closes that was open before a place; the end of the text where it does not."""
    depth = 1
    for place in range(at, len(text)):
        if text[place] in "[]" and text[place - 1] != "\\":
            depth += 1 if text[place] == "[" else -1
            if not depth:
                return place
    return len(text)
