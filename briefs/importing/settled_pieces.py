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


def settled(shown: str, written: str, returned: str, fields: Mapping[str, str], doubts: str = "") -> str:
    """Return a piece with what was changed in Word; `fields` say what fields show there."""
    remarks = ""
    if written.lstrip().startswith(_SHOWS_ALL):
        remarks = "".join(REMARK.findall(returned))
        returned = without_remarks(returned)
    made = merged(shown, written, returned)
    doubts += "".join(review(say("word-says"), words) for words in (plain_fields(one, fields) for one in made.unsure))
    text = plain_fields(made.text, fields) if made.text != written else written
    if remarks or (doubts and written.lstrip().startswith(_SHOWS_ALL)):
        return f"{text}\n\n{remarks}{doubts}"
    end = found.start() if (found := _ATTRIBUTES.search(text)) else len(text)
    return text[:end] + doubts + text[end:]


def plain_fields(text: str, fields: Mapping[str, str]) -> str:
    """Return words from Word without what stands for fields, and for pictures, which do not come along."""
    text = POINTER.sub(lambda found: fields.get(found[1], ""), text)
    return text.replace("![]()", review(say("import-picture")))
