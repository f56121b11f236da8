"""Drift: which paragraphs of a text have changed since it was translated."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Literal

import msgspec

from briefs.language.languages import AUTHORED, Lang
from briefs.library.library import Library
from briefs.library.paragraphs import Paragraphs
from briefs.model.block import TranslatedBlock, TranslationRecord
from briefs.model.brief import Brief, BriefId


class Change(msgspec.Struct, frozen=True):
    """A paragraph of the source that is no longer as it was translated."""

    id: str
    """Its id, by which it is known in both languages."""
    kind: Literal["changed", "added", "removed"]
    """What became of it in the source."""
    before: str
    """Its words as they were translated; empty where it was added."""
    now: str
    """Its words as they are; empty where it was removed."""
    line: int
    """Its line in the source, counted from 1; 0 where it was removed."""
    place: int
    """The line of its counterpart in the translation; where that is lacking, of the one before it, or 1."""


class Drift(msgspec.Struct, frozen=True):
    """What has changed in a brief since it was translated."""

    record: TranslationRecord
    """What the translation was made from."""
    changes: tuple[Change, ...]
    """The paragraphs that changed in the order of the source, then those that were removed."""


def drift_of(
    record: TranslationRecord, versions: Mapping[Lang, Brief], ids: Mapping[Lang, Sequence[str]]
) -> Drift | None:
    """Compare a translation's record with the source as it is now; None where one of the two is not there."""
    source, translation = versions.get(record.source), versions.get(record.translation)
    if source is None or translation is None:
        return None
    return Drift(record, tuple(_changes(record, source, translation, ids)))


def _changes(
    record: TranslationRecord, source: Brief, translation: Brief, ids: Mapping[Lang, Sequence[str]]
) -> Iterator[Change]:
    then = {block.id: block.source for block in record.blocks}
    lines = dict(zip(ids[translation.lang], (block.line for block in translation.blocks), strict=True))
    place = 1
    now = dict(zip(ids[source.lang], source.blocks, strict=True))
    for one, block in now.items():
        place = lines.get(one, place)
        if one not in then:
            yield Change(one, "added", "", block.words, block.line, place)
        elif then[one] != block.words:
            yield Change(one, "changed", then[one], block.words, block.line, place)
    for one, words in then.items():
        if one not in now:
            yield Change(one, "removed", words, "", 0, lines.get(one, 1))


def record_of(library: Library, paragraphs: Paragraphs, name: BriefId, date: str) -> TranslationRecord | None:
    """Return the record of a translation as it stands now; None where a brief has one language only."""
    if any((name, lang) not in library.briefs for lang in AUTHORED):
        return None
    languages = AUTHORED[::-1] if library.briefs[name, AUTHORED[0]].front_matter.translated_from else AUTHORED
    source, translation = (library.briefs[name, lang] for lang in languages)
    digests = dict(zip(paragraphs.ids[translation.key], (block.digest for block in translation.blocks), strict=True))
    blocks = (
        TranslatedBlock(one, block.words, digests.get(one, ""))
        for one, block in zip(paragraphs.ids[source.key], source.blocks, strict=True)
    )
    return TranslationRecord(source.lang, translation.lang, date, tuple(blocks))


def is_untouched(old: TranslationRecord, new: TranslationRecord) -> bool:
    """Return whether nothing in a translation has changed since it was recorded, though its source has."""
    before = {block.id: block.digest for block in old.blocks if block.digest}
    now = {block.id: block.digest for block in new.blocks if block.digest}
    return before == now and old.blocks != new.blocks


def as_json(record: TranslationRecord) -> bytes:
    """Write a record with a line for each paragraph."""
    head = f'{{"source": "{record.source}", "translation": "{record.translation}", "date": "{record.date}", "blocks": ['
    lines = ",\n".join(msgspec.json.encode(block).decode() for block in record.blocks)
    return f"{head}\n{lines}\n]}}\n".encode()
