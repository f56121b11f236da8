"""The chapters of a volume as sections of a Word file, in each of which notes begin at 1."""

import re

from briefs.exporting.looks import Node

_MARK = "<w:p><w:pPr><w:sectPr/></w:pPr></w:p>"
SECTION: Node = {"t": "RawBlock", "c": ["openxml", _MARK]}
"""Where a section ends; its page is that of the whole file, which is known when that is written."""
_FOUND = re.compile(r"<w:sectPr ?/>")
_LAST = re.compile(r"<w:sectPr(?: [^>]*[^/])?>(?P<inner>(?:(?!<w:sectPr).)*)</w:sectPr>(?=\s*</w:body>)", re.DOTALL)
_OWN = re.compile(r"<w:footnotePr>.*?</w:footnotePr>|<w:type [^>]*/>", re.DOTALL)
_HEADS = re.compile(r"(?:\s*<w:(?:header|footer)Reference [^>]*/>)*")
_NOTES = '<w:footnotePr><w:numRestart w:val="eachSect"/></w:footnotePr><w:type w:val="nextPage"/>'


def with_sections(part: str) -> str:
    """Give each section the page of the file, and numbers of notes of its own; a file of one section stays as it is."""
    last = _LAST.search(part)
    if last is None or not _FOUND.search(part):
        return part
    inner = _OWN.sub("", last["inner"])
    heads = _HEADS.match(inner)
    at = heads.end() if heads else 0
    section = f"<w:sectPr>{inner[:at]}{_NOTES}{inner[at:]}</w:sectPr>"
    return _FOUND.sub(lambda _: section, part[: last.start()]) + section + part[last.end() :]
