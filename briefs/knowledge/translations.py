"""Drift: which paragraphs of a text have changed since it was translated."""

import re
from collections.abc import Iterator
from difflib import SequenceMatcher
from typing import Literal

import msgspec

from briefs.blocks import TranslatedBlock, TranslationRecord
from briefs.diagnostics import Code, Diagnostic
from briefs.knowledge.library import Library
from briefs.knowledge.paragraphs import Paragraphs
from briefs.language.han import HAN
from briefs.language.languages import AUTHORED
from briefs.model import Brief, BriefId

_TOKEN = re.compile(rf"[{HAN}]|\s+|[^\s{HAN}]+")
_AROUND = 6
"""How many characters or words of what is equal are shown around a difference."""


class Change(msgspec.Struct, frozen=True):
    """A paragraph of the source that is no longer as it was translated: its words before and now, where it stands.

    `line` is that in the source (0 where the paragraph is gone), `place` that in the translation.
    """

    id: str
    kind: Literal["changed", "added", "removed"]
    before: str
    now: str
    line: int
    place: int


class Drift(msgspec.Struct, frozen=True):
    """What has changed in a brief since it was translated: by the record, and paragraph by paragraph."""

    record: TranslationRecord
    changes: tuple[Change, ...]


def find_drift(library: Library, paragraphs: Paragraphs) -> dict[BriefId, Drift]:
    """Compare each translation's record with the source as it is now; briefs without a record are not among them."""
    found: dict[BriefId, Drift] = {}
    for name, record in library.side.translations.items():
        source = library.briefs.get((name, record.source))
        translation = library.briefs.get((name, record.translation))
        if source and translation:
            found[name] = Drift(record, tuple(_changes(record, source, translation, paragraphs)))
    return found


def _changes(record: TranslationRecord, source: Brief, translation: Brief, paragraphs: Paragraphs) -> Iterator[Change]:
    then = {block.id: block.source for block in record.blocks}
    lines = dict(zip(paragraphs.ids[translation.key], (block.line for block in translation.blocks), strict=True))
    place = 1
    now = dict(zip(paragraphs.ids[source.key], source.blocks, strict=True))
    for one, block in now.items():
        place = lines.get(one, place)
        if one not in then:
            yield Change(one, "added", "", block.words, block.line, place)
        elif then[one] != block.words:
            yield Change(one, "changed", then[one], block.words, block.line, place)
    for one, words in then.items():
        if one not in now:
            yield Change(one, "removed", words, "", 0, lines.get(one, 1))


def check_translations(library: Library, drift: dict[BriefId, Drift]) -> tuple[Diagnostic, ...]:
    """Name the paragraphs that changed since they were translated, with the difference."""
    faults = []
    for name, found in drift.items():
        translation = library.briefs[name, found.record.translation]
        source = f"{found.record.source}.md"
        hint = f"Bring the translation up to date, then run `briefs translated {name}`."
        for change in found.changes:
            match change.kind:
                case "changed":
                    message = f"{source}:{change.line} has changed since: {difference(change.before, change.now)}"
                case "added":
                    message = f"{source}:{change.line} is new since: {_short(change.now)}"
                case "removed":
                    message = f"{source} no longer says: {_short(change.before)}"
            faults.append(Diagnostic(translation.path, change.place, 1, Code.TRANSLATION_DRIFT, message, hint))
    return tuple(faults)


def difference(before: str, now: str) -> str:
    """Write the difference of two texts in one line: what went in [-…-], what came in {+…+}, the rest cut short."""
    old, new = _TOKEN.findall(before), _TOKEN.findall(now)
    parts: list[str] = []
    opcodes = SequenceMatcher(None, old, new, autojunk=False).get_opcodes()
    for at, (tag, i, i_end, j, j_end) in enumerate(opcodes):
        if tag == "equal":
            parts.append(_cut(old[i:i_end], is_first=at == 0, is_last=at == len(opcodes) - 1))
            continue
        gone, come = "".join(old[i:i_end]), "".join(new[j:j_end])
        parts.append((f"[-{gone}-]" if gone else "") + (f"{{+{come}+}}" if come else ""))
    return "".join(parts).strip()


def _cut(tokens: list[str], *, is_first: bool, is_last: bool) -> str:
    if is_first:
        return ("…" if len(tokens) > _AROUND else "") + "".join(tokens[-_AROUND:])
    if is_last:
        return "".join(tokens[:_AROUND]) + ("…" if len(tokens) > _AROUND else "")
    if len(tokens) <= 2 * _AROUND:
        return "".join(tokens)
    return "".join(tokens[:_AROUND]) + "…" + "".join(tokens[-_AROUND:])


def _short(words: str, longest: int = 40) -> str:
    return words[:longest] + ("…" if len(words) > longest else "")


def record_of(library: Library, paragraphs: Paragraphs, name: BriefId, date: str) -> TranslationRecord | None:
    """Give the record of a translation as it stands now; None where a brief has one language only."""
    if any((name, lang) not in library.briefs for lang in AUTHORED):
        return None
    languages = AUTHORED[::-1] if library.briefs[name, AUTHORED[0]].matter.translated_from else AUTHORED
    source, translation = (library.briefs[name, lang] for lang in languages)
    digests = dict(zip(paragraphs.ids[translation.key], (block.digest for block in translation.blocks), strict=True))
    blocks = (
        TranslatedBlock(one, block.words, digests.get(one, ""))
        for one, block in zip(paragraphs.ids[source.key], source.blocks, strict=True)
    )
    return TranslationRecord(source.lang, translation.lang, date, tuple(blocks))


def is_untouched(old: TranslationRecord, new: TranslationRecord) -> bool:
    """Say whether nothing in a translation has changed since it was recorded, though its source has."""
    before = {block.id: block.digest for block in old.blocks if block.digest}
    now = {block.id: block.digest for block in new.blocks if block.digest}
    return before == now and old.blocks != new.blocks


def as_json(record: TranslationRecord) -> bytes:
    """Write a record with a line for each paragraph."""
    head = f'{{"source": "{record.source}", "translation": "{record.translation}", "date": "{record.date}", "blocks": ['
    lines = ",\n".join(msgspec.json.encode(block).decode() for block in record.blocks)
    return f"{head}\n{lines}\n]}}\n".encode()
