"""What a block is: a paragraph, a point of a list, a table, a heading; what languages are laid side by side by."""

import hashlib
from collections.abc import Iterable
from typing import Literal

import msgspec

from briefs.language.languages import Lang
from briefs.placeholders import ANY, Placeholder

_ID = f' id="{Placeholder.BLOCK_ID}"'

Kind = Literal["heading", "paragraph", "item", "quote", "term", "definition", "table", "figure", "code"]


class Block(msgspec.Struct, frozen=True):
    """One block of a text, in reading order.

    `start` and `end` say where its own HTML stands in that of the brief: for a paragraph, point or heading what is
    inside its element, for a table, figure or code the element itself. `own_id` is the id that it has by itself (a
    heading's, a figure's, the author's `{#p-…}`); `section` the id of the heading above it. `level` is that of a
    heading or the depth of a point; `rung` and `number` say how a point is marked (0: without a number).
    """

    kind: Kind
    text: str
    start: int
    end: int
    own_id: str
    section: str
    level: int
    rung: str
    number: int
    line: int

    @property
    def words(self) -> str:
        """Return the text without regard to how its lines are broken; what other files fill in is three dots."""
        return " ".join(ANY.sub("…", self.text).split())

    @property
    def digest(self) -> str:
        """Return a short hash of the words."""
        return hashlib.blake2b(self.words.encode(), digest_size=6).hexdigest()


def with_ids(html: str, ids: Iterable[str]) -> str:
    """Put the ids of its blocks into HTML, in their order."""
    parts = html.split(Placeholder.BLOCK_ID)
    return "".join(part + one for part, one in zip(parts, [*ids, ""], strict=True))


def without_ids(html: str) -> str:
    """Return HTML without the places for ids."""
    return html.replace(_ID, "")


class StoredBlock(msgspec.Struct, frozen=True, array_like=True):
    """A block whose id is kept: the id, the hash of its words, and how it begins, by which an edited one is known."""

    id: str
    digest: str
    beginning: str


class BlockMap(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The kept ids of a brief (`paragraphs.json`): by language in reading order, and the next number to give."""

    next: int = 1
    languages: dict[Lang, tuple[StoredBlock, ...]] = {}


class TranslatedBlock(msgspec.Struct, frozen=True, array_like=True):
    """A block as it was translated: its id, the words of the source then, the hash of the translation."""

    id: str
    source: str
    digest: str


class TranslationRecord(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What a translation was made from (`translation.json`): the languages, the day, and each block of the source."""

    source: Lang
    translation: Lang
    date: str
    blocks: tuple[TranslatedBlock, ...]
