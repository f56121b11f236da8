"""Notes as they were translated, with the keys, places and signals that their authors typed, and what changed."""

import hashlib
from bisect import bisect_right
from collections.abc import Iterator, Sequence

import msgspec

from briefs.language.keys import typed_key
from briefs.library.known_words import known_words
from briefs.model.block import TranslatedNote
from briefs.model.brief import Brief
from briefs.model.note import MARKS, BriefTitle, KeyedCitation, Note
from briefs.placeholders import Placeholder


class NoteChange(msgspec.Struct, frozen=True):
    """A note that is no longer as it was translated."""

    then: TranslatedNote | None
    """The note as it was translated; None where it was added."""
    now: Note | None
    """The note as it is; None where it was removed."""


def note_words(note: Note) -> str:
    """Return the words of a note as they were typed: its keys with their places, and the addresses behind its links."""
    insertions = iter(note.insertions)

    def typed(mark: str) -> str:
        if mark == Placeholder.TYPED_CLOSE:
            return ""
        one = next(insertions)
        if isinstance(one, KeyedCitation):
            return typed_key(one.key) + (f", {one.locator.typed}" if one.locator else "")
        return f"[[{one.brief}]]" if isinstance(one, BriefTitle) else ""

    text = " ".join(MARKS.sub(lambda mark: typed(mark[0][0]), note.text).split())
    hidden = [address for address in note.addresses if address not in text]
    return " ".join([text, *(f"<{address}>" for address in hidden)])


def translated_notes(source: Brief, translation: Brief, ids: Sequence[str]) -> tuple[TranslatedNote, ...]:
    """Return the notes of a source as they are now, with those of its translation; `ids` are those of its blocks."""
    there = {note.number: _digest(note_words(note)) for note in translation.notes}
    return tuple(
        TranslatedNote(note.label, note_words(note), there.get(note.number, ""), block_of(note, source, ids))
        for note in source.notes
    )


def block_of(note: Note, brief: Brief, ids: Sequence[str]) -> str:
    """Return the id of the block that calls a note first; empty where only notes call it."""
    if not note.references:
        return ""
    lines = [block.line for block in brief.blocks]
    at = bisect_right(lines, note.references[0].line) - 1
    return ids[at] if at >= 0 else ""


def note_changes(then: Sequence[TranslatedNote], now: Sequence[Note]) -> Iterator[NoteChange]:
    """Yield the notes that have changed or were added, in order, and then those that were removed."""
    words = [note_words(note) for note in now]
    labels = [note.label for note in now]
    partners = known_words([(one.label, one.source) for one in then], list(zip(labels, words, strict=True)))
    for at, note in enumerate(now):
        if at not in partners:
            yield NoteChange(None, note)
        elif then[partners[at]].source != words[at]:
            yield NoteChange(then[partners[at]], note)
    kept = set(partners.values())
    yield from (NoteChange(one, None) for at, one in enumerate(then) if at not in kept)


def _digest(words: str) -> str:
    return hashlib.blake2b(words.encode(), digest_size=6).hexdigest()
