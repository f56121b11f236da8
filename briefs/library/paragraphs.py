"""The addresses of paragraphs: ids that stay with their paragraph through edits, and are equal in all languages.

The ids of a brief are kept in its `paragraphs.json`. A paragraph is known again by its words; one that was edited by
where it stands and how it begins; what is new takes the id of its counterpart in the other language, or the next
number. Numbers are never given twice.
"""

from collections.abc import Mapping, Sequence
from difflib import SequenceMatcher
from typing import Protocol

import msgspec

from briefs.language.languages import AUTHORED, BY_CODE, Lang
from briefs.library.alignment import Row, align
from briefs.model.block import Block, BlockMap, StoredBlock
from briefs.model.brief import Brief, BriefId

_BEGINNING = 40
"""Characters of each paragraph that are kept, by which it is known again when it was edited."""
_ALIKE = 0.5
"""How much of its beginning an edited paragraph keeps at least, where several stand in one gap."""


class Paragraphs(Protocol):
    """The ids of the blocks of all briefs."""

    @property
    def ids(self) -> Mapping[tuple[BriefId, Lang], tuple[str, ...]]:
        """Return the ids of the blocks of a brief in one language."""

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
    rows: tuple[Row, ...] | None
    """Its authored languages side by side; None where it has one only."""
    map: BlockMap
    """What is to be kept in `paragraphs.json`."""


def number_paragraphs(stored: BlockMap | None, versions: Mapping[Lang, Brief]) -> NumberedBrief:
    """Assign every block of a brief its id."""
    texts = {lang: versions[lang].blocks for lang in AUTHORED if lang in versions}
    kept, own, rows = _numbered(stored or BlockMap(), texts)
    return NumberedBrief({lang: own[BY_CODE[lang].derived_from or lang] for lang in versions}, rows, kept)


def _numbered(
    stored: BlockMap, texts: Mapping[Lang, Sequence[Block]]
) -> tuple[BlockMap, dict[Lang, tuple[str, ...]], tuple[Row, ...] | None]:
    known = {lang: _known(stored.languages.get(lang, ()), blocks) for lang, blocks in texts.items()}
    aligned = None
    if len(texts) == len(AUTHORED):
        first, second = AUTHORED
        places = {one: at for at, one in enumerate(known[second]) if one}
        pins = {at: places[one] for at, one in enumerate(known[first]) if one and one in places}
        aligned = align(texts[first], texts[second], pins)
    number = max([stored.next, *(_number(one) + 1 for ids in known.values() for one in ids)])
    for row in aligned or [Row(at, None) for ids in known.values() for at in range(len(ids))]:
        pair = [(known[lang], at) for lang, at in zip(known, (row.left, row.right), strict=False) if at is not None]
        given = next((ids[at] for ids, at in pair if ids[at]), "")
        for ids, at in pair:
            if ids[at]:
                continue
            if not given or given in ids:
                given = f"p{number}"
                number += 1
            ids[at] = given
    kept = {
        lang: tuple(
            StoredBlock(one, block.digest, block.words[:_BEGINNING])
            for one, block in zip(known[lang], blocks, strict=True)
            if not block.own_id
        )
        for lang, blocks in texts.items()
    }
    # A language that is away keeps its ids for when it comes back.
    return BlockMap(number, stored.languages | kept), {lang: tuple(ids) for lang, ids in known.items()}, aligned


def _number(one: str) -> int:
    return int(one[1:]) if one[:1] == "p" and one[1:].isdecimal() else 0


def _known(stored: Sequence[StoredBlock], blocks: Sequence[Block]) -> list[str]:
    """Return the ids of blocks that are known again; empty for those that are new."""
    ids = [block.own_id for block in blocks]
    free = [at for at, block in enumerate(blocks) if not block.own_id]
    digests = [blocks[at].digest for at in free]
    if [one.digest for one in stored] == digests:
        for at, one in zip(free, stored, strict=True):
            ids[at] = one.id
        return ids
    matcher = SequenceMatcher(None, [one.digest for one in stored], digests, autojunk=False)
    gaps: list[tuple[list[int], list[int]]] = []
    for tag, i, i_end, j, j_end in matcher.get_opcodes():
        if tag == "equal":
            for old, new in zip(range(i, i_end), range(j, j_end), strict=True):
                ids[free[new]] = stored[old].id
        else:
            gaps.append((list(range(i, i_end)), list(range(j, j_end))))
    # A paragraph that was moved is known by its words, wherever it stands now.
    lost = {stored[old].digest: old for olds, _ in gaps for old in olds}
    for _, news in gaps:
        for new in news:
            if digests[new] in lost:
                ids[free[new]] = stored[lost.pop(digests[new])].id
    taken = set(ids)
    for olds, news in gaps:
        left = [old for old in olds if stored[old].id not in taken]
        for old, new in _edited(stored, left, blocks, [new for new in news if not ids[free[new]]], free):
            ids[free[new]] = stored[old].id
    return ids


def _edited(
    stored: Sequence[StoredBlock], olds: list[int], blocks: Sequence[Block], news: list[int], free: list[int]
) -> list[tuple[int, int]]:
    """Pair paragraphs that were edited in place: all of a gap where as many stand there as before, else those alike."""
    if len(olds) == len(news):
        return list(zip(olds, news, strict=True))
    pairs: list[tuple[int, int]] = []
    rest = iter(olds)
    for new in news:
        words = blocks[free[new]].words[:_BEGINNING]
        ahead = list(rest)
        alike = [SequenceMatcher(None, stored[old].beginning, words).ratio() for old in ahead]
        at = next((at for at, likeness in enumerate(alike) if likeness >= _ALIKE), None)
        if at is not None:
            pairs.append((ahead[at], new))
        rest = iter(ahead if at is None else ahead[at + 1 :])
    return pairs


def as_json(kept: BlockMap) -> bytes:
    """Write a map with a line for each paragraph, so that a change of one is a change of one line."""
    parts = [f'{{"next": {kept.next}, "languages": {{']
    for index, (lang, blocks) in enumerate(kept.languages.items()):
        lines = ",\n".join(msgspec.json.encode(block).decode() for block in blocks)
        comma = "," if index < len(kept.languages) - 1 else ""
        parts.append(f'"{lang}": [\n{lines}\n]{comma}' if lines else f'"{lang}": []{comma}')
    return ("\n".join(parts) + "\n}}\n").encode()
