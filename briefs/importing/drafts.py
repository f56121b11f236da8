"""What an import passes on: paragraphs in Markdown with marks of notes, the notes, what was left out or is unsure."""

import re
from typing import Literal

import msgspec

from briefs.model.source import KEY_PATTERN
from briefs.placeholders import CHARACTERS

Kind = Literal["text", "heading", "item", "quote", "raw"]


class Paragraph(msgspec.Struct, frozen=True):
    """One paragraph in Markdown, on one line; `raw` is a table or code on several.

    `level` is that of a heading (1 to 6) or the depth of a point (from 0); `ordered` is for points.
    """

    text: str
    kind: Kind = "text"
    level: int = 0
    ordered: bool = False


class Draft(msgspec.Struct, frozen=True):
    """An article on its way to a brief.

    `notes` go by their labels, which stand as `[^label]` in paragraphs. `left_out` is page furniture; `reviews` say
    what is unsure about the article as a whole (words that are unsure carry a comment). `pictures` are files by the
    names by which the text shows them.
    """

    paragraphs: tuple[Paragraph, ...] = ()
    notes: dict[str, str] = {}
    title: str = ""
    authors: tuple[str, ...] = ()
    date: str = ""
    address: str = ""
    funding: str = ""
    left_out: tuple[str, ...] = ()
    reviews: tuple[str, ...] = ()
    pictures: dict[str, bytes] = {}

    @property
    def words(self) -> str:
        """Return the text of the paragraphs without mark-up."""
        return "\n".join(plain(paragraph.text) for paragraph in self.paragraphs)


def review(words: str) -> str:
    """Write a reminder for whoever looks the brief through; `check` reports it until it is gone."""
    return f"<!-- review: {words.replace('--', '—')} -->"


_ADDRESS = re.compile(r"https?://[^\s<>「」『』〈〉《》（）()，。；、\"*`\[\]\\]+")
_SPECIAL = re.compile(rf"[\\`*_\[\]<>~|]|(?<![\w.])@(?={KEY_PATTERN})|\{{(?=#)|(?<=-)\{{|&(?=#?\w+;)")
_AT_START = re.compile(r"(?:#{1,6}(?=\s|$)|[-+:](?=\s|$)|={2,}|-{2,})")
_NUMBER_AT_START = re.compile(r"(\d{1,9})([.)])(?=\s|$)")
_ESCAPED = re.compile(r"\\([!-/:-@\[-`{-~])")
_COMMENT = re.compile(r"\s?<!-- review: .*? -->")
_UNFIT = re.compile(f"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufeff{CHARACTERS}]")
"""What no file may hold: control characters, halves of characters, non-characters."""


def escaped(text: str) -> str:
    """Write plain words so that Markdown shows them as they are; web addresses stay as they are."""
    parts, at = [], 0
    for address in _ADDRESS.finditer(text):
        parts += [_SPECIAL.sub(r"\\\g<0>", text[at : address.start()]), address[0]]
        at = address.end()
    return "".join([*parts, _SPECIAL.sub(r"\\\g<0>", text[at:])])


def at_start(text: str) -> str:
    """Keep words at the start of a line from being read as a heading, a point, a line or a definition."""
    if _AT_START.match(text):
        return "\\" + text
    return _NUMBER_AT_START.sub(r"\1\\\2", text, count=1) if _NUMBER_AT_START.match(text) else text


def plain(markdown: str) -> str:
    """Return the words of a paragraph: without reminders and escapes; mark-up that was there is kept."""
    return _ESCAPED.sub(r"\1", _COMMENT.sub("", markdown))


def fit(text: str) -> str:
    """Return a text without what no file may hold, and with one kind of line end."""
    return _UNFIT.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))
