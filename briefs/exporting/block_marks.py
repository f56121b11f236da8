"""Marks in the HTML of a brief that say which block a paragraph of a Word file is."""

import re

import msgspec

from briefs.model.block import Block
from briefs.model.brief import Brief

OWN = 0
"""The number of what is no block, as the name of a callout that the program writes."""
BOOKMARK = re.compile(r"_BriefBlock(\d+)")
"""The name of the bookmark that stands for a mark until the file gets those that it keeps (`word_carrying.py`)."""
FIRST_BOOKMARK = 700_000
"""After the numbers of the bookmarks of notes, and before those of labels."""
_WITHIN = re.compile(r"<(?:th|td|figcaption)\b[^>]*>")
_OWN_PARAGRAPH = re.compile(r'(<p class="callout-title">|<div data-custom-style="Headnote[^"]*"><p>)')


def with_block_marks(brief: Brief) -> Brief:
    """Return a brief in whose HTML a mark with its number (from 1) stands in each block that can hold one."""
    parts: list[str] = []
    blocks: list[Block] = []
    at = shift = 0
    for number, block in enumerate(brief.blocks, start=1):
        place = _place(brief.html, block)
        mark = f'<span class="block" data-n="{number}"></span>' if place >= 0 else ""
        start = block.start + shift
        if mark:
            parts += [brief.html[at:place], mark]
            at = place
            shift += len(mark)
        blocks.append(msgspec.structs.replace(block, start=start, end=block.end + shift))
    return msgspec.structs.replace(brief, html="".join([*parts, brief.html[at:]]), blocks=tuple(blocks))


def with_own_marks(html: str) -> str:
    """Mark the paragraphs that are no block."""
    return _OWN_PARAGRAPH.sub(rf'\1<span class="block" data-n="{OWN}"></span>', html)


def bookmark_of(number: str) -> str:
    """Return what a mark is in a Word file."""
    own = FIRST_BOOKMARK + int(number)
    return f'<w:bookmarkStart w:id="{own}" w:name="_BriefBlock{number}"/><w:bookmarkEnd w:id="{own}"/>'


def _place(html: str, block: Block) -> int:
    """Return where the mark of a block goes; -1 where it can hold none, as code."""
    if block.kind == "heading":
        # Its number stands first, and may become a field.
        return block.end
    if block.kind in ("table", "figure", "code"):
        found = _WITHIN.search(html, block.start, block.end)
        return found.end() if found else -1
    return block.start
