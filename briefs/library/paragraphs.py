"""The addresses of paragraphs: ids that stay with their paragraph through edits, and are equal in all languages.

The ids of a brief are kept in its `paragraphs.json`. A paragraph is known again by its words; one that was edited by
where it stands and how it begins. The paragraphs of a new brief are numbered; what is new later takes the id of its
counterpart in the other language, or one of its words' digest: two authors who write at the same time then never give
one id to two paragraphs. A paragraph that its author names keeps the id from before as a second address.
"""

from collections.abc import Mapping, Sequence
from itertools import chain, count
from typing import Protocol

import msgspec

from briefs.language.languages import AUTHORED, BY_CODE, Lang
from briefs.library.alignment import Row, align
from briefs.library.known_blocks import BEGINNING, known_again
from briefs.model.block import Block, BlockMap, StoredBlock, digest_of
from briefs.model.brief import Brief, BriefId


class Paragraphs(Protocol):
    """The ids of the blocks of all briefs."""

    @property
    def ids(self) -> Mapping[tuple[BriefId, Lang], tuple[str, ...]]:
        """Return the ids of the blocks of a brief in one language."""

    @property
    def former(self) -> Mapping[tuple[BriefId, Lang], tuple[str, ...]]:
        """Return the ids that its blocks had before their authors named them; empty for all others."""

    @property
    def rows(self) -> Mapping[BriefId, tuple[Row, ...]]:
        """Return the languages of a brief side by side, where it has both."""

    @property
    def maps(self) -> Mapping[BriefId, BlockMap]:
        """Return the map of a brief as it should be kept."""

    @property
    def stored(self) -> Mapping[BriefId, BlockMap]:
        """Return the map of a brief as it is kept."""


class NumberedBrief(msgspec.Struct, frozen=True):
    """A brief whose blocks all have an id."""

    ids: dict[Lang, tuple[str, ...]]
    """The ids in reading order for each language that it has; a derived one has those of its original."""
    former: dict[Lang, tuple[str, ...]]
    """The ids that blocks had before an author named them (`{#p-…}`), which stay addresses; empty for all others."""
    rows: tuple[Row, ...] | None
    """Its authored languages side by side; None where it has one only."""
    map: BlockMap
    """What is to be kept in `paragraphs.json`."""


def number_paragraphs(stored: BlockMap | None, versions: Mapping[Lang, Brief]) -> NumberedBrief:
    """Assign every block of a brief its id."""
    kept = stored or BlockMap()
    number = 0 if kept.languages else 1
    texts = {lang: versions[lang].blocks for lang in AUTHORED if lang in versions}
    given = {lang: known_again(kept.blocks(lang), blocks) for lang, blocks in texts.items()}
    ids = {lang: _Ids(blocks, given[lang]) for lang, blocks in texts.items()}
    rows = None
    if len(texts) == len(AUTHORED):
        first, second = (ids[lang] for lang in AUTHORED)
        rows = align(first.blocks, second.blocks, first.counterparts(second))
    for row in rows or [Row(at, None) for one_text in ids.values() for at in range(len(one_text.blocks))]:
        number = _give(ids, row, number)
    # A language that is away keeps its ids for when it comes back.
    languages = kept.languages | {lang: one_text.stored() for lang, one_text in ids.items()}
    of = {lang: ids[BY_CODE[lang].derived_from or lang] for lang in versions}
    return NumberedBrief(
        {lang: tuple(one_text.ids) for lang, one_text in of.items()},
        {lang: tuple(one_text.former) for lang, one_text in of.items()},
        rows,
        BlockMap(languages),
    )


class _Ids:
    """The ids of the blocks of one text, while they are given."""

    def __init__(self, blocks: Sequence[Block], given: Sequence[str]) -> None:
        self.blocks, self.given = blocks, given
        self.ids = [block.own_id or one for block, one in zip(blocks, given, strict=True)]
        self.former = [one if block.own_id else "" for block, one in zip(blocks, given, strict=True)]
        self.used = {*self.ids, *self.former}

    def give(self, at: int, one: str) -> None:
        """Assign a block its id."""
        self.ids[at] = one
        self.used.add(one)

    def counterparts(self, other: "_Ids") -> dict[int, int]:
        """Return the blocks that have an id of a block of another text, with the places of both."""
        places = {one: at for ids in (other.former, other.ids) for at, one in enumerate(ids) if one}
        found: dict[int, int] = {}
        for at, names in enumerate(zip(self.ids, self.former, strict=True)):
            if name := next((one for one in names if one and one in places), ""):
                found[at] = places[name]
        return found

    def stored(self) -> tuple[StoredBlock, ...]:
        """Return what is to be kept: of a block that an author has named, an id from before only."""
        return tuple(
            StoredBlock(former or one, digest_of(words), words[:BEGINNING], block.own_id)
            for one, former, block in zip(self.ids, self.former, self.blocks, strict=True)
            if former or not block.own_id
            for words in (block.words,)
        )


def _give(ids: Mapping[Lang, _Ids], row: Row, number: int) -> int:
    """Assign the blocks of a row their counterpart's id, else a new one; return the number that is next.

    A number of 0 says that new ids come from digests.
    """
    pair = [(one, at) for one, at in zip(ids.values(), (row.left, row.right), strict=False) if at is not None]
    given = next((one.ids[at] for one, at in pair if one.ids[at]), "")
    for one, at in pair:
        if one.ids[at]:
            continue
        if not given or given in one.used:
            used = frozenset().union(*(text.used for text in ids.values()))
            given = f"p{number}" if number else _of_digest(one.blocks[at].digest, used)
            number += 1 if number else 0
        one.give(at, given)
    return number


def _of_digest(digest: str, used: frozenset[str]) -> str:
    """Return a new id for words by their digest; longer, or counted, where the short one is taken."""
    forms = [f"p{digest[:length]}" for length in range(SHORTEST, len(digest) + 1)]
    again = (f"{forms[-1]}-{number}" for number in count(2))
    return next(one for one in chain(forms, again) if one not in used)


SHORTEST = 5
"""Characters of a digest in a new id: in a brief of 300 paragraphs two begin alike once in 23, and one is longer."""


def as_json(kept: BlockMap) -> bytes:
    """Write a map with a line for each paragraph, each ending alike, so that Git merges the work of two authors."""
    parts = ['{"languages": {']
    for index, lang in enumerate(kept.languages):
        lines = "".join(f"{_line(block)},\n" for block in kept.blocks(lang))
        comma = "," if index < len(kept.languages) - 1 else ""
        parts.append(f'"{lang}": [\n{lines}null]{comma}')
    return ("\n".join(parts) + "\n}}\n").encode()


def _line(block: StoredBlock) -> str:
    # Few are named by their authors; of all others that is not said.
    kept = (block.id, block.digest, block.beginning, *([block.pin] if block.pin else []))
    return msgspec.json.encode(kept).decode()
