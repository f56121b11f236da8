"""Blocks known again after an edit: by an author's pin, by their words, and by how they begin and where they stand."""

from collections.abc import Iterable, Sequence
from difflib import SequenceMatcher

from briefs.library.likeness import likeness, pairs_of
from briefs.model.block import Block, StoredBlock

BEGINNING = 40
"""Characters of each paragraph that are kept, by which it is known again when it was edited."""
_ALIKE = 0.4
"""How much of its beginning a paragraph keeps at least that was edited among others that were."""
_ALIKE_ELSEWHERE = 0.65
"""How much one keeps that was moved as well."""
_MOST = 40_000
"""Pairs of paragraphs to weigh; where more are new at once, they are known by where they stand alone."""


def known_again(stored: Sequence[StoredBlock], blocks: Sequence[Block]) -> list[str]:
    """Return for each block the id that it was given earlier; empty for those that are new, and for headings.

    A block that has an id of its own may have one of these too, from before that was set.
    """
    own = {block.own_id for block in blocks if block.own_id}
    # An id that the author has set is that block's alone.
    kept = [one for one in stored if one.id not in own]
    ids = [""] * len(blocks)
    pinned = {block.own_id: at for at, block in enumerate(blocks) if block.own_id and block.kind != "heading"}
    for one in kept:
        if one.pin in pinned:
            ids[pinned[one.pin]] = one.id
    taken = set(ids)
    rest = [one for one in kept if one.id not in taken]
    if not rest:
        # As in every brief of which no ids are kept yet: there is nothing to be known by.
        return ids
    free = [at for at, block in enumerate(blocks) if not block.own_id]
    digests = {at: blocks[at].digest for at in free}
    if [one.digest for one in rest] == list(digests.values()):
        for at, one in zip(free, rest, strict=True):
            ids[at] = one.id
        return ids
    new_pins = [at for at in pinned.values() if not ids[at]]
    _Search(rest, blocks, free, new_pins, ids).go()
    return ids


class _Search:
    """Looks for the blocks of one text whose order or words have changed."""

    def __init__(
        self, stored: Sequence[StoredBlock], blocks: Sequence[Block], free: list[int], pinned: list[int], ids: list[str]
    ) -> None:
        self.stored, self.blocks, self.free, self.pinned, self.ids = stored, blocks, free, pinned, ids
        self.lost = set(range(len(stored)))
        """The places of stored blocks that are not found yet."""
        self.olds = [pairs_of(one.beginning) for one in stored]
        self.news: dict[int, frozenset[str]] = {}

    def go(self) -> None:
        """Find them: unchanged in order, unchanged elsewhere, edited and moved, edited in place."""
        gaps = self.unchanged()
        by_digest = {self.stored[old].digest: old for old in sorted(self.lost, reverse=True)}
        for new in [*(new for _, news in gaps for new in news), *self.pinned]:
            digest = self.blocks[new].digest
            if digest in by_digest:
                self.found(by_digest.pop(digest), new)
        wanted = [new for new in (*self.free, *self.pinned) if not self.ids[new]]
        self.alike(sorted(self.lost), wanted, _ALIKE_ELSEWHERE)
        for olds, news in gaps:
            self.alike(self.left(olds), self.unknown(news), _ALIKE)
            if len(self.left(olds)) == len(self.unknown(news)):
                # As many stand there as before: each was rewritten where it stands.
                for old, new in zip(self.left(olds), self.unknown(news), strict=True):
                    self.found(old, new)

    def found(self, old: int, new: int) -> None:
        self.ids[new] = self.stored[old].id
        self.lost.discard(old)

    def left(self, olds: Iterable[int]) -> list[int]:
        return [old for old in olds if old in self.lost]

    def unknown(self, news: Iterable[int]) -> list[int]:
        return [new for new in news if not self.ids[new]]

    def unchanged(self) -> list[tuple[list[int], list[int]]]:
        """Find what stands in order and unchanged; return the gaps between: the stored and the new blocks of each."""
        before, now = [one.digest for one in self.stored], [self.blocks[at].digest for at in self.free]
        gaps: list[tuple[list[int], list[int]]] = []
        for tag, i, i_end, j, j_end in SequenceMatcher(None, before, now, autojunk=False).get_opcodes():
            if tag == "equal":
                for old, new in zip(range(i, i_end), self.free[j:j_end], strict=True):
                    self.found(old, new)
            else:
                gaps.append((list(range(i, i_end)), self.free[j:j_end]))
        return gaps

    def alike(self, olds: list[int], news: list[int], least: float) -> None:
        """Find blocks that begin alike, the most alike first, and of those equally alike the nearest first."""
        if len(olds) * len(news) > _MOST:
            return
        for new in news:
            self.news.setdefault(new, pairs_of(self.blocks[new].words[:BEGINNING]))
        # Where they stand among the rest says which is nearest, whatever was put in above.
        weighed = [
            (-share, abs(i - j), old, new)
            for i, old in enumerate(olds)
            for j, new in enumerate(news)
            if (share := likeness(self.olds[old], self.news[new])) >= least
        ]
        for _, _, old, new in sorted(weighed):
            if old in self.lost and not self.ids[new]:
                self.found(old, new)
