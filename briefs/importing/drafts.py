"""What an import passes on: paragraphs in Markdown with marks of notes, the notes, what was left out or is unsure."""

import re
from typing import Literal

import msgspec

from briefs.language.keys import KEY_PATTERN
from briefs.messages.entries import render
from briefs.messages.message import Message
from briefs.placeholders import CHARACTERS

Kind = Literal["text", "heading", "item", "quote", "raw", "caption"]


class Paragraph(msgspec.Struct, frozen=True):
    """A paragraph, heading, point, table or piece of code in Markdown."""

    text: str
    """Markdown without the mark of a heading or point; on one line, on several where it is `raw`."""
    kind: Kind = "text"
    """`item` is a point of a list, `raw` a table or code, which is written as it stands; a `caption` becomes text."""
    level: int = 0
    """That of a heading (from 1; `with_headings` makes it 2 to 6) or the depth of a point (from 0); else 0."""
    ordered: bool = False
    """Whether a point is numbered; False for all else."""
    number: int = 0
    """The number of a point where it is not the one after the point before; else 0."""


class Draft(msgspec.Struct, frozen=True):
    """An article on its way to a brief; words in it that are unsure carry a comment (`review`)."""

    paragraphs: tuple[Paragraph, ...] = ()
    """The text in reading order; typed notes stand in it until `bound` takes them out."""
    notes: dict[str, str] = {}
    """The text of each note on one line, by its label, which stands as `[^label]` in paragraphs."""
    title: str = ""
    """Markdown, as the document or its first line says it; empty where none was found."""
    description: str = ""
    """Markdown, as the document's abstract says it; empty where it has none."""
    points: tuple[str, ...] = ()
    """The points of a headnote, in Markdown; empty where there is none, as but in files that were exported."""
    affects: tuple[str, ...] = ()
    """Whom the brief concerns, by its headnote."""
    dates: tuple[tuple[str, str], ...] = ()
    """The days to know, by its headnote, each with what happens then."""
    authors: tuple[str, ...] = ()
    """Persons or bodies as they were named; those of a document's properties are one text."""
    date: str = ""
    """The day that the header says, as 2025-03-10; empty where none was found."""
    address: str = ""
    """The web address that the page says to cite; empty where it says none."""
    funding: str = ""
    """The sentence that says who paid for it, without its stop; empty where there is none."""
    left_out: tuple[str, ...] = ()
    """Plain words that do not go into the brief: page furniture, headings of notes, a title said again."""
    reviews: tuple[Message, ...] = ()
    """What is unsure about the article as a whole; each becomes a comment at the head of the brief."""
    pictures: dict[str, bytes] = {}
    """The bytes of each picture, by the name by which the text shows it."""

    @property
    def words(self) -> str:
        """Return the text of the paragraphs without mark-up."""
        return "\n".join(plain(paragraph.text) for paragraph in self.paragraphs)


def review(message: Message, words: str = "") -> str:
    """Write a reminder for whoever looks the brief through; `check` reports it until it is gone.

    `words` are somebody else's and stand behind the message. `spoken` puts it into a language when all is written;
    until then it is figures and letters alone, in which no other step finds marks or brackets.
    """
    return f"<!-- review: {msgspec.json.encode((message, words)).hex()} -->"


def spoken(text: str, lang: str) -> str:
    """Return a text with its reminders in a language."""
    return _REMINDER.sub(lambda found: f"<!-- review: {_said(found[1], lang)} -->", text)


def said_by_others(text: str) -> list[str]:
    """Return the words of others that stand in a text's reminders, of comments, of changes."""
    return [_decoded(figures)[1] for figures in _REMINDER.findall(text)]


def _decoded(figures: str) -> tuple[Message, str]:
    return msgspec.json.decode(bytes.fromhex(figures), type=tuple[Message, str])


def _said(figures: str, lang: str) -> str:
    message, words = _decoded(figures)
    return harmless(f"{render(message, lang)} {words}")


def harmless(said: str) -> str:
    """Return words as a reminder has them: without the `-->` that ends a comment, and the bar that ends a cell."""
    return re.sub("--+", "—", " ".join(said.split())).replace("|", "｜").replace("<!", "<")


_ADDRESS = re.compile(r"https?://[^\s<>「」『』〈〉《》（）()，。；、\"*`\[\]\\]+")
_SPECIAL = re.compile(rf"[\\`*_\[\]<>~|]|(?<![A-Za-z0-9._%+/@-])@(?={KEY_PATTERN}|\{{)|\{{(?=#)|(?<=-)\{{|&(?=#?\w+;)")
"""What would be mark-up in a brief: Markdown's own signs, @key, {#id}, -{ }- and &copy;, but no @ of a mail address."""
_AT_START = re.compile(r"(?:#{1,6}(?=\s|$)|[-+:](?=\s|$)|={2,}|-{2,})")
_NUMBER_AT_START = re.compile(r"(\d{1,9})([.)])(?=\s|$)")
_ESCAPED = re.compile(r"\\([!-/:-@\[-`{-~])")
_COMMENT = re.compile(r"\s?<!-- review: .*? -->")
_REMINDER = re.compile(r"<!-- review: ([0-9a-f]+) -->")
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
