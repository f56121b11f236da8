"""What the program keeps beside a brief's texts: the ids of its paragraphs, and what its translation was made from."""

import re
from contextlib import suppress
from typing import TypeVar

import msgspec

from briefs.language.languages import Lang
from briefs.messages.message import say
from briefs.model.block import BlockMap, StoredBlock
from briefs.model.brief import File
from briefs.model.diagnostic import Code, Diagnostic
from briefs.reading.files.decode import decoded

PARAGRAPHS = "paragraphs.json"
TRANSLATION = "translation.json"

T = TypeVar("T")
_LANGUAGE = re.compile(r'^"([A-Za-z-]+)": \[')


def read_paragraphs(file: File) -> tuple[BlockMap | None, tuple[Diagnostic, ...]]:
    """Read the kept ids of paragraphs; where Git left the marks of a merge, each line for itself."""
    kept, faults = read_side_file(file, BlockMap)
    if kept is None and faults[0].code is Code.JSON_SYNTAX and (merged := _line_by_line(decoded(file)[0])).languages:
        hint = say("check-writes-anew")
        return merged, (Diagnostic(file.path, 1, 1, Code.PARAGRAPH_UNSTORED, say("paragraphs-merged"), hint),)
    return kept, faults


def _line_by_line(text: str) -> BlockMap:
    languages: dict[Lang, tuple[StoredBlock | None, ...]] = {}
    lang = Lang("")
    for line in text.splitlines():
        if found := _LANGUAGE.match(line):
            lang = Lang(found[1])
        elif lang and line.startswith('["'):
            with suppress(msgspec.DecodeError):
                block = msgspec.json.decode(line.rstrip(" ,"), type=StoredBlock)
                languages[lang] = (*languages.get(lang, ()), block)
    return BlockMap(languages, is_merged=True)


def read_side_file(file: File, kind: type[T]) -> tuple[T | None, tuple[Diagnostic, ...]]:
    """Read a side file; one that can't be read is reported and counts as missing."""
    text, wrong = decoded(file)
    if wrong:
        return None, wrong
    try:
        return msgspec.json.decode(text, type=kind), ()
    except msgspec.DecodeError:
        hint = say("program-writes-file")
        message = say("file-cannot-be-read", fault=say("it-is-ill-formed"))
        return None, (Diagnostic(file.path, 1, 1, Code.JSON_SYNTAX, message, hint),)
