"""What the program keeps beside a brief's texts: the ids of its paragraphs, and what its translation was made from."""

from typing import TypeVar

import msgspec

from briefs.model.brief import File
from briefs.model.diagnostic import Code, Diagnostic
from briefs.reading.files.decode import decoded

PARAGRAPHS = "paragraphs.json"
TRANSLATION = "translation.json"

T = TypeVar("T")


def read_side_file(file: File, kind: type[T]) -> tuple[T | None, tuple[Diagnostic, ...]]:
    """Read a side file; one that can't be read is reported and counts as missing."""
    text, wrong = decoded(file)
    if wrong:
        return None, wrong
    try:
        return msgspec.json.decode(text, type=kind), ()
    except msgspec.DecodeError as fault:
        hint = "The program writes this file; take it back from the history, or delete it."
        message = f"the file can't be read: {fault}"
        return None, (Diagnostic(file.path, 1, 1, Code.JSON_SYNTAX, message, hint),)
