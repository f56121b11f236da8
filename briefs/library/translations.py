"""Drift: which paragraphs, notes and points of a text have changed since it was translated."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import Literal

import msgspec

from briefs.language.ladder import unnumbered
from briefs.language.languages import AUTHORED, Lang
from briefs.library.known_words import known_words
from briefs.library.library import Library
from briefs.library.note_drift import block_of, note_changes, note_words, translated_notes
from briefs.library.paragraphs import NumberedBrief, Paragraphs
from briefs.library.point_drift import point_changes, point_id, translated_points
from briefs.model.block import Block, TranslatedBlock, TranslatedNote, TranslationRecord, is_counted
from briefs.model.brief import Brief, BriefId


class Change(msgspec.Struct, frozen=True):
    """A paragraph, note or point of the source that is no longer as it was translated."""

    id: str
    """Its id, by which it is known in both languages: `p3`, `fn-3`, `headnote-3`; of a note that is gone its label."""
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
    note: int = 0
    """The number of the note; 0 for what is none, and for a note that was removed."""


class Drift(msgspec.Struct, frozen=True):
    """What has changed in a brief since it was translated."""

    record: TranslationRecord
    """What the translation was made from."""
    changes: tuple[Change, ...]
    """Points of the headnote that changed in the order of the source, then those that were removed; then the paragraphs
    likewise, and the notes."""


def drift_of(record: TranslationRecord, versions: Mapping[Lang, Brief], numbered: NumberedBrief) -> Drift | None:
    """Compare a translation's record with the source as it is now; None where one of the two is not there."""
    source, translation = versions.get(record.source), versions.get(record.translation)
    if source is None or translation is None:
        return None
    changes = tuple(_changes(record, source, translation, numbered))
    notes = _note_changes(record, source, translation, numbered.ids[source.lang], changes)
    return Drift(record, (*_point_changes(record, source, translation), *changes, *notes))


def _changes(record: TranslationRecord, source: Brief, translation: Brief, numbered: NumberedBrief) -> Iterator[Change]:
    then = {block.id: block.source for block in record.blocks}
    headings = _headings_then(record, source, numbered.ids[source.lang])
    lines = _lines_across(source, translation, numbered)
    place = 1
    added: list[Change] = []
    changed: list[Change] = []
    found: set[str] = set()
    for at, block in enumerate(source.blocks):
        one, former = numbered.ids[source.lang][at], numbered.former[source.lang][at]
        place = lines.get(at, place)
        # What an author has named since is known by the id that it had.
        known = headings.get(at, one if one in then else former)
        if known not in then:
            added.append(Change(one, "added", "", block.words, block.line, place))
        else:
            found.add(known)
            if _compared(then[known], block, source.lang) != _compared(block.words, block, source.lang):
                changed.append(Change(one, "changed", then[known], block.words, block.line, place))
    there = dict(zip(numbered.ids[translation.lang], (block.line for block in translation.blocks), strict=True))
    removed = [
        Change(one, "removed", words, "", 0, there.get(one, 1)) for one, words in then.items() if one not in found
    ]
    added, removed = _without_renamed(added, removed)
    yield from sorted((*added, *changed), key=lambda change: change.line)
    yield from removed


def _headings_then(record: TranslationRecord, source: Brief, ids: Sequence[str]) -> dict[int, str]:
    """Return for the heading of each section the id that it had; empty for a new one.

    These ids are counted, so that all behind a heading that is put in have another.
    """
    then = [(one.id, unnumbered(one.source, source.lang)) for one in record.blocks if is_counted(one.id)]
    now = [at for at, block in enumerate(source.blocks) if block.kind == "heading" and is_counted(block.own_id)]
    known = known_words(then, [(ids[at], unnumbered(source.blocks[at].words, source.lang)) for at in now])
    return {at: then[known[nth]][0] if nth in known else "" for nth, at in enumerate(now)}


def _compared(words: str, block: Block, lang: Lang) -> str:
    """Return the words of a block that are compared: the number of a heading goes with its place."""
    return unnumbered(words, lang) if block.kind == "heading" else words


def _lines_across(source: Brief, translation: Brief, numbered: NumberedBrief) -> dict[int, int]:
    """Return for the place of each block of a source the line of its counterpart, where it has one."""
    pairs = ((row.left, row.right) for row in numbered.rows or ())
    turned = ((b, a) if source.lang != AUTHORED[0] else (a, b) for a, b in pairs)
    return {a: translation.blocks[b].line for a, b in turned if a is not None and b is not None}


def _without_renamed(added: Sequence[Change], removed: Sequence[Change]) -> tuple[list[Change], list[Change]]:
    """Return what was added and removed without what only has another id now: its words are there still."""
    names = Counter(change.now for change in added) & Counter(change.before for change in removed)

    def others(changes: Sequence[Change]) -> list[Change]:
        left = names.copy()
        kept = []
        for change in changes:
            words = change.now or change.before
            if left[words]:
                left[words] -= 1
            else:
                kept.append(change)
        return kept

    return others(added), others(removed)


def _note_changes(
    record: TranslationRecord, source: Brief, translation: Brief, ids: Sequence[str], blocks: Sequence[Change]
) -> Iterator[Change]:
    """Yield the notes that changed, but for those that came or went with the paragraph that calls them."""
    lines = {note.number: note.line for note in translation.notes}
    told = {change.id for change in blocks if change.kind != "changed"}
    for change in note_changes(record.notes, source.notes) if record.notes is not None else ():
        then, now = change.then, change.now
        before, words = then.source if then else "", note_words(now) if now else ""
        if now and (then or block_of(now, source, ids) not in told):
            kind: Literal["changed", "added"] = "changed" if then else "added"
            place = lines.get(now.number, max(lines.values(), default=1))
            yield Change(f"fn-{now.number}", kind, before, words, now.line, place, now.number)
        elif then and not now and then.block not in told:
            yield Change(then.label, "removed", before, "", 0, max(lines.values(), default=1))


def _point_changes(record: TranslationRecord, source: Brief, translation: Brief) -> Iterator[Change]:
    """Yield the points that changed, of a record that has points."""
    points = source.front_matter.points
    for change in point_changes(record.points, points) if record.points is not None else ():
        before = change.then.source if change.then else ""
        if change.at is None:
            yield Change(change.then.id if change.then else "", "removed", before, "", 0, _line_of(translation, 0))
        else:
            kind: Literal["changed", "added"] = "changed" if change.then else "added"
            lines = _line_of(source, change.at), _line_of(translation, change.at)
            yield Change(point_id(change.at), kind, before, points[change.at], *lines)


def _line_of(brief: Brief, at: int) -> int:
    """Return the line of a point, or where a text has fewer, that of its points."""
    return brief.place(f"points.{at}", "points")[0]


def record_of(library: Library, paragraphs: Paragraphs, name: BriefId, date: str) -> TranslationRecord | None:
    """Return the record of a translation as it stands now; None where a brief has one language only."""
    if any((name, lang) not in library.briefs for lang in AUTHORED):
        return None
    languages = AUTHORED[::-1] if library.briefs[name, AUTHORED[0]].front_matter.translated_from else AUTHORED
    source, translation = (library.briefs[name, lang] for lang in languages)
    ids = paragraphs.ids[source.key]
    digests = dict(zip(paragraphs.ids[translation.key], (block.digest for block in translation.blocks), strict=True))
    blocks = tuple(
        TranslatedBlock(one, block.words, digests.get(one, "")) for one, block in zip(ids, source.blocks, strict=True)
    )
    notes, points = translated_notes(source, translation, ids), translated_points(source, translation)
    return TranslationRecord(source.lang, translation.lang, date, blocks, notes, points)


def is_untouched(old: TranslationRecord, new: TranslationRecord) -> bool:
    """Return whether nothing in a translation has changed since it was recorded, though its source has."""
    return _of_source(old, new) != _of_source(new, old) and _of_translation(old, new) == _of_translation(new, old)


def _of_source(record: TranslationRecord, other: TranslationRecord) -> list[list[str]]:
    """Return what a record has of the source: notes and points only where another has them too, and no ids.

    Ids may change.
    """
    return [[one.source for one in rows] for rows in _rows(record, other)]


def _of_translation(record: TranslationRecord, other: TranslationRecord) -> list[list[str]]:
    """Return the hashes that a record has of the translation, likewise."""
    blocks, *others = ([one.digest for one in rows] for rows in _rows(record, other))
    return [sorted(filter(None, blocks)), *others]


def _rows(
    record: TranslationRecord, other: TranslationRecord
) -> tuple[Sequence[TranslatedBlock], Sequence[TranslatedNote], Sequence[TranslatedBlock]]:
    notes = () if other.notes is None else record.notes or ()
    return record.blocks, notes, () if other.points is None else record.points or ()


def as_json(record: TranslationRecord) -> bytes:
    """Write a record with a line for each paragraph, note and point."""
    head = f'{{"source": "{record.source}", "translation": "{record.translation}", "date": "{record.date}", '
    parts = [f'"blocks": {_lines(record.blocks)}']
    if record.notes is not None:
        parts.append(f'"notes": {_lines(record.notes)}')
    if record.points is not None:
        parts.append(f'"points": {_lines(record.points)}')
    return f"{head}{', '.join(parts)}}}\n".encode()


def _lines(rows: Sequence[msgspec.Struct]) -> str:
    return "[\n" + ",\n".join(msgspec.json.encode(row).decode() for row in rows) + "\n]" if rows else "[]"
