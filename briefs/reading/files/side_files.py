"""What the program keeps beside a brief's texts: the ids of its paragraphs, and what its translation was made from."""

from typing import TypeVar

import msgspec

from briefs.model.addresses import BRIEFS
from briefs.model.block import BlockMap, TranslationRecord
from briefs.model.brief import BriefId
from briefs.model.diagnostic import Code, Diagnostic
from briefs.reading.files.decode import decoded
from briefs.reading.files.walk import Content

PARAGRAPHS = "paragraphs.json"
TRANSLATION = "translation.json"

T = TypeVar("T")


class SideFiles(msgspec.Struct, frozen=True):
    """The side files of all briefs, by brief; one that can't be read is reported and counts as missing."""

    maps: dict[BriefId, BlockMap]
    translations: dict[BriefId, TranslationRecord]
    diagnostics: tuple[Diagnostic, ...] = ()


def read_side_files(content: Content) -> SideFiles:
    """Read the side files of all briefs."""
    faults: list[Diagnostic] = []
    maps = _all(content, PARAGRAPHS, BlockMap, faults)
    translations = _all(content, TRANSLATION, TranslationRecord, faults)
    return SideFiles(maps, translations, tuple(faults))


def _all(content: Content, name: str, kind: type[T], faults: list[Diagnostic]) -> dict[BriefId, T]:
    found: dict[BriefId, T] = {}
    for path, file in content.within(f"{BRIEFS}/").items():
        parts = path.split("/")
        if len(parts) != 3 or parts[2] != name:
            continue
        text, wrong = decoded(file)
        faults += wrong
        try:
            if not wrong:
                found[BriefId(parts[1])] = msgspec.json.decode(text, type=kind)
        except msgspec.DecodeError as fault:
            hint = "The program writes this file; take it back from the history, or delete it."
            faults.append(Diagnostic(file.path, 1, 1, Code.JSON_SYNTAX, f"the file can't be read: {fault}", hint))
    return found
