"""Documents that Pandoc reads (Word, HTML and others) as drafts."""

import json
import re
import tempfile
from pathlib import Path
from typing import Any

import msgspec

from briefs.importing.document_tree import read_tree
from briefs.importing.drafts import Draft
from briefs.importing.linked_notes import BACK
from briefs.importing.other_documents import Checked, check_open_document, check_rich_text
from briefs.importing.pages import article_of
from briefs.importing.word_changes import Mode, Tally
from briefs.importing.word_file import read_word
from briefs.importing.word_marks import Mark
from briefs.importing.words_lost import with_lost
from briefs.messages.message import say
from briefs.pandoc import PandocError, run_pandoc


class Document(msgspec.Struct, frozen=True):
    """A document that was read."""

    draft: Draft
    """What it says."""
    changes: Tally = Tally()
    """The tracked changes of a Word file, which were taken or refused."""


_SECONDS = 10
"""Of Pandoc; a document of five hundred pages takes two."""
FORMATS = {
    ".docx": "docx",
    ".odt": "odt",
    ".rtf": "rtf",
    ".html": "html",
    ".htm": "html",
    ".md": "markdown-raw_html-raw_tex",
}


_CHECKS = {"odt": check_open_document, "rtf": check_rich_text}
"""What looks through files of which Pandoc alone knows the rest."""


def read_document(data: bytes, kind: str, mode: Mode = "accept") -> Document:
    """Read a document of one of FORMATS. `mode` is for the tracked changes of a Word file.

    Raises PandocMissingError and PandocError.
    """
    left_out: tuple[str, ...] = ()
    marks: tuple[Mark, ...] = ()
    said: tuple[str, ...] = ()
    changes, checked = Tally(), Checked()
    if kind == "docx":
        word = read_word(data, mode)
        data, marks, said, left_out, changes = word.data, word.marks, word.said, word.left_out, word.changes
    elif kind == "html":
        data, left_out, said = article_of(data)
    elif kind in _CHECKS:
        checked = _CHECKS[kind](data)
        left_out, said = checked.left_out, checked.said
    with tempfile.TemporaryDirectory() as folder:
        arguments = ("--from", kind, "--to", "json", "--extract-media", ".")
        try:
            made = run_pandoc(data, *arguments, folder=Path(folder), seconds=_SECONDS)
        except PandocError as fault:
            raise (PandocError(say("save-as-word", fault=fault.said)) if kind in _CHECKS else fault) from fault
        tree = _tree(made)
        pictures = {
            path.relative_to(folder).as_posix(): path.read_bytes()
            for path in sorted(Path(folder).rglob("*"))
            if path.is_file() and not path.is_symlink()
        }
    reviews = (say("import-comments-lost", number=checked.comments),) if checked.comments else ()
    draft = read_tree(tree, pictures, left_out, titled=kind != "html", marks=marks)
    draft = msgspec.structs.replace(draft, reviews=(*draft.reviews, *reviews))
    return Document(with_lost(draft, said, BACK if kind == "html" else None), changes)


_DEEPEST = 400
"""Levels of Pandoc's tree, of which a division or a list takes three, a table ten; more would exhaust the stack."""
_LARGEST = 16_000_000
"""Bytes of Pandoc's tree; a book of five hundred pages takes ten million, in the language that takes most."""
_STRUCTURE = re.compile(rb'"[^"\\]*+(?:\\.[^"\\]*+)*"|[\[{]|[\]}]')


def _tree(made: bytes) -> dict[str, Any]:
    """Read a tree as Pandoc writes it; raises PandocError for one that is deeper or larger than any article."""
    if len(made) > _LARGEST:
        raise PandocError(say("more-than-an-article"))
    depth = 0
    for found in _STRUCTURE.finditer(made):
        depth += (found[0] in b"[{") - (found[0] in b"]}")
        if depth > _DEEPEST:
            raise PandocError(say("nested-too-deeply"))
    return dict(json.loads(made))
