"""OpenDocument and RTF files before Pandoc reads them: bounded, and without what it would lose or take for text."""

import re
import zipfile
from io import BytesIO
from xml.etree.ElementTree import Element

import msgspec

from briefs.importing.word_file import parts_of
from briefs.importing.word_xml import read_part
from briefs.messages.message import say
from briefs.pandoc import PandocError

_TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
_OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
_PARAGRAPHS = (f"{_TEXT}p", f"{_TEXT}h")
_GAPS = (f"{_TEXT}s", f"{_TEXT}tab", f"{_TEXT}line-break")
_CHANGED = f"{_TEXT}changed-region"
_COMMENT = f"{_OFFICE}annotation"
_UNSAID = (_COMMENT, f"{_TEXT}note-citation", f"{_TEXT}table-of-content", f"{_TEXT}tracked-changes")
"""What is no part of the text."""
_FAULTS = (zipfile.BadZipFile, NotImplementedError, RuntimeError, EOFError, ValueError, OSError, KeyError)
_RTF_CHANGE = re.compile(rb"\\(?:deleted|revised|mvf|mvt)(?![a-z0])")
_RTF_COMMENT = re.compile(rb"\\annotation(?![a-z])")
_RTF_GROUP = re.compile(rb"\\[\\{}]|[{}]")
_DEEPEST = 200
"""Groups of RTF within each other; a table in a note in a table takes some ten."""


class Checked(msgspec.Struct, frozen=True):
    """What is known of a file before Pandoc reads it."""

    said: tuple[str, ...] = ()
    """The words of each paragraph, by which it is told what got lost."""
    left_out: tuple[str, ...] = ()
    """Words that are no part of the text: comments."""
    comments: int = 0
    """How many comments are left out whose words are not known."""


def check_open_document(data: bytes) -> Checked:
    """Look through an OpenDocument file. Raises PandocError for one that is too large or has tracked changes."""
    try:
        with zipfile.ZipFile(BytesIO(data)) as package:
            content = parts_of(package)["content.xml"]
    except _FAULTS as fault:
        raise PandocError(say("file-damaged")) from fault
    root = read_part(content, broken="file-damaged")
    if any(one.tag == _CHANGED for one in root.iter()):
        raise PandocError(say("file-has-changes"))
    comments = (" ".join("".join(one.itertext()).split()) for one in root.iter(_COMMENT))
    return Checked(tuple(_paragraphs(root)), tuple(comments))


def _paragraphs(root: Element) -> list[str]:
    """Return the words of each paragraph; those of one within it, as in a note or a box, by themselves."""
    words: list[list[str]] = []
    waiting: list[tuple[Element | str, int]] = [(root, -1)]
    while waiting:
        one, place = waiting.pop()
        if isinstance(one, str):
            words[place].append(one)
            continue
        if one.tag in _UNSAID:
            continue
        if one.tag in _PARAGRAPHS:
            words.append([])
            place = len(words) - 1
        for child in reversed(one):
            if child.tail and place >= 0:
                waiting.append((child.tail, place))
            waiting.append((child, place))
        if place >= 0:
            words[place].append(" " if one.tag in _GAPS else one.text or "")
    return [said for parts in words if (said := " ".join("".join(parts).split()))]


def check_rich_text(data: bytes) -> Checked:
    """Look through an RTF file. Raises PandocError for one that is nested too deeply or has tracked changes."""
    depth = 0
    for found in _RTF_GROUP.finditer(data):
        depth += (found[0] == b"{") - (found[0] == b"}")
        if depth > _DEEPEST:
            raise PandocError(say("nested-too-deeply"))
    if _RTF_CHANGE.search(data):
        raise PandocError(say("file-has-changes"))
    return Checked(comments=len(_RTF_COMMENT.findall(data)))
