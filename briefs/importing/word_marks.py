"""What is known of places in a Word file and Pandoc would lose: kept aside, a token stands in the text meanwhile."""

import re
from typing import Literal
from xml.etree.ElementTree import Element

import msgspec

from briefs.importing.word_styles import Role
from briefs.importing.word_xml import run_of
from briefs.messages.message import NOTHING, Message
from briefs.placeholders import Placeholder

TOKEN = re.compile(f"{Placeholder.IMPORTED}(\\d+){Placeholder.IMPORTED}")
"""A token; the number is the mark's place in the list."""


class Mark(msgspec.Struct, frozen=True):
    """What is known of a place; tokens of paragraphs stand at their start."""

    kind: Literal["remark", "role", "point", "pointer"]
    """A reminder; what a paragraph is for; that it is numbered or has a bullet; a field that follows another place."""
    message: Message = NOTHING
    """Of a reminder: what is said."""
    words: str = ""
    """Of a reminder: the words of somebody else, which stand behind it. Of a point and a field: what is shown."""
    role: Role = ""
    """Of a paragraph with a role: which."""
    level: int = 0
    """Of a point: its level, from 0."""
    number: int = 0
    """Of a point: its number; 0 for a bullet."""
    is_plain: bool = False
    """Of a point: whether the number is one that lists have (1.), or must be written out (第一條)."""
    is_close: bool = False
    """Of a point: whether no space stands behind the number."""
    target: str = ""
    """Of a field: the place that it follows (`note3`, `label2`), or `seq` where it counts."""


class Marks:
    """The marks of a file, in the order in which they were made."""

    def __init__(self) -> None:
        """Begin with none."""
        self.all: list[Mark] = []

    def token(self, mark: Mark) -> str:
        """Keep a mark, and return what stands for it in the text."""
        self.all.append(mark)
        return f"{Placeholder.IMPORTED}{len(self.all) - 1}{Placeholder.IMPORTED}"

    def remark(self, message: Message, words: str = "") -> Element:
        """Keep a reminder, and return the run that stands for it."""
        return run_of(self.token(Mark("remark", message, words)))


def without_tokens(text: str) -> str:
    """Return a text without tokens."""
    return TOKEN.sub("", text)
