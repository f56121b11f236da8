"""What a block is: a paragraph, a point of a list, a table, a heading; what languages are laid side by side by."""

import hashlib
import re
from collections.abc import Iterable, Sequence
from typing import Literal

import msgspec

from briefs.language.languages import Lang
from briefs.placeholders import ANY, Placeholder

_COUNTED = re.compile(r"s\d+(?:-\d+)*")
_ID = f' id="{Placeholder.BLOCK_ID}"'

Kind = Literal["heading", "paragraph", "item", "quote", "term", "definition", "table", "figure", "code"]


class Block(msgspec.Struct, frozen=True):
    """One block of a text, in reading order."""

    kind: Kind
    """What it is; a chart, a picture that stands alone and a table with a caption are figures."""
    text: str
    """Its words; a table has a line for each row with a bar between cells, and captions on lines of their own."""
    start: int
    """Where its HTML begins in that of the brief, in code points: inside its element; of a table or figure, with it."""
    end: int
    """Where that HTML ends."""
    own_id: str
    """The id that it has by itself (a heading's, a figure's, the author's `{#p-…}`); empty where it is given one."""
    section: str
    """The id of the heading above it, for a heading its own; empty before the first heading."""
    level: int
    """The level of a heading, 2 to 6; of all else how many lists it stands in."""
    rung: str
    """How its list is marked (`rung-3`, see `language/ladder.py`), for the first block of a point; else empty."""
    number: int
    """The number of the point, for its first block; 0 where there is none."""
    line: int
    """Its line in the file, from 1; 0 for a figure whose line the parser does not know."""

    @property
    def words(self) -> str:
        """Return the text without regard to how its lines are broken; what other files fill in is three dots."""
        words = " ".join(self.text.split())
        # No placeholder is printable, which is told in a third of the time in which one is looked for.
        return words if words.isprintable() else ANY.sub("…", words)

    @property
    def digest(self) -> str:
        """Return a short hash of the words."""
        return digest_of(self.words)


def digest_of(words: str) -> str:
    """Return a short hash of the words of a block, for who has these already."""
    return hashlib.blake2b(words.encode(), digest_size=6).hexdigest()


def is_counted(one: str) -> bool:
    """Return whether an id of a heading is made of numbers (`s2-5-1`), and not an author's own."""
    return _COUNTED.fullmatch(one) is not None


def with_ids(html: str, ids: Iterable[str]) -> str:
    """Put the ids of its blocks into HTML, in their order."""
    parts = html.split(Placeholder.BLOCK_ID)
    return "".join(part + one for part, one in zip(parts, [*ids, ""], strict=True))


def with_former_ids(html: str, blocks: Sequence[Block], former: Sequence[str]) -> str:
    """Put the ids that blocks had before into HTML as it was read, each at the beginning of its block."""
    parts: list[str] = []
    at = 0
    for block, one in zip(blocks, former, strict=True):
        if one:
            parts += [html[at : block.start], anchor(one)]
            at = block.start
    return "".join([*parts, html[at:]]) if parts else html


def anchor(one: str) -> str:
    """Return the HTML of an address that shows nothing."""
    return f'<span id="{one}"></span>'


def without_ids(html: str) -> str:
    """Return HTML without the places for ids."""
    return html.replace(_ID, "")


class StoredBlock(msgspec.Struct, frozen=True, array_like=True):
    """A block whose id is kept, as it was when the map was last written."""

    id: str
    """Its id: `p12`."""
    digest: str
    """The hash of its words (`Block.digest`), by which it is known wherever it stands."""
    beginning: str
    """How its words begin, by which it is known when it was edited."""
    pin: str = ""
    """The id that its author gave it later (`p-funding`), by which it is known too; empty for most."""


class BlockMap(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The kept ids of a brief (`paragraphs.json`)."""

    languages: dict[Lang, tuple[StoredBlock | None, ...]] = {}
    """By authored language its blocks in reading order; a language that is away keeps its own. None ends each list."""
    next: int = 0
    """Earlier versions kept the next number here; what is new has no number since."""
    is_merged: bool = False
    """Whether it was read line by line, as Git had left the marks of a merge in it."""

    def blocks(self, lang: Lang) -> tuple[StoredBlock, ...]:
        """Return the kept blocks of a language; of two lines with one id, which a merge may leave, the first."""
        return tuple({one.id: one for one in reversed(self.languages.get(lang, ())) if one}.values())[::-1]


class TranslatedBlock(msgspec.Struct, frozen=True, array_like=True):
    """A block of the source as it was translated."""

    id: str
    """Its id, which its counterpart in the translation has too."""
    source: str
    """The words of the source then (`Block.words`)."""
    digest: str
    """The hash of the words of the translation then; empty where it had no counterpart."""


class TranslatedNote(msgspec.Struct, frozen=True, array_like=True):
    """A note of the source as it was translated."""

    label: str
    """What stands between `[^` and `]` in the source."""
    source: str
    """The words of the source then, with keys and places as they were typed."""
    digest: str
    """The hash of the words of the translation then; empty where it had no note of that number."""
    block: str = ""
    """The id of the block that called it first; empty where only notes did."""


class TranslationRecord(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What a translation was made from (`translation.json`)."""

    source: Lang
    """The language that came first."""
    translation: Lang
    """The language that it was translated to."""
    date: str
    """The day on which the translation was last noted as right: 2025-06-25."""
    blocks: tuple[TranslatedBlock, ...]
    """The blocks of the source, in reading order."""
    notes: tuple[TranslatedNote, ...] | None = None
    """The notes of the source, by number; None in a record from before notes were kept, which says nothing of them."""
    points: tuple[TranslatedBlock, ...] | None = None
    """The points of its headnote, likewise."""
