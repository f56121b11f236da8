"""Points of a headnote as they were translated, and what changed."""

import hashlib
from collections.abc import Iterator, Sequence

import msgspec

from briefs.library.known_words import known_words
from briefs.model.block import TranslatedBlock
from briefs.model.brief import Brief


class PointChange(msgspec.Struct, frozen=True):
    """A point that is no longer as it was translated."""

    then: TranslatedBlock | None
    """The point as it was translated; None where it was added."""
    at: int | None
    """Its place among the points of the source, from 0; None where it was removed."""


def point_id(at: int) -> str:
    """Return the id of a point by its place, from 0."""
    return f"headnote-{at + 1}"


def translated_points(source: Brief, translation: Brief) -> tuple[TranslatedBlock, ...]:
    """Return the points of a source as they are now, with those of its translation."""
    there = [_digest(words) for words in translation.front_matter.points]
    return tuple(
        TranslatedBlock(point_id(at), words, there[at] if at < len(there) else "")
        for at, words in enumerate(source.front_matter.points)
    )


def point_changes(then: Sequence[TranslatedBlock], now: Sequence[str]) -> Iterator[PointChange]:
    """Yield the points that have changed or were added, in order, and then those that were removed."""
    partners = known_words(
        [(one.id, one.source) for one in then], [(point_id(at), words) for at, words in enumerate(now)]
    )
    for at, words in enumerate(now):
        old = then[partners[at]] if at in partners else None
        if old is None or old.source != words:
            yield PointChange(old, at)
    kept = set(partners.values())
    yield from (PointChange(one, None) for at, one in enumerate(then) if at not in kept)


def _digest(words: str) -> str:
    return hashlib.blake2b(words.encode(), digest_size=6).hexdigest()
