"""Points and paragraphs of Word whose number or role a mark tells."""

from typing import Any

from briefs.importing.drafts import Paragraph, escaped
from briefs.importing.word_marks import Mark


def flat(paragraph: Paragraph) -> str:
    """Return a paragraph as words within others: a numbered point keeps its number."""
    number = f"{paragraph.number}. " if paragraph.kind == "item" and paragraph.number else ""
    return number + paragraph.text.replace("\n", " ")


def point_of(mark: Mark, text: str) -> tuple[str, dict[str, Any]]:
    """Return the text and the fields of a point: a list's, or a paragraph whose number is written out."""
    if mark.is_plain or not mark.number:
        return text, {"kind": "item", "level": mark.level, "ordered": bool(mark.number), "number": mark.number}
    return f"{escaped(mark.words)}{'' if mark.is_close or not mark.words else ' '}{text}", {}


def fields_of(role: str) -> dict[str, Any]:
    """Return the fields of a paragraph whose role is not taken: a title further down is a heading."""
    if role == "title":
        return {"kind": "heading", "level": 1}
    return {"kind": "caption"} if role == "caption" else {}
