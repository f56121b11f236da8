"""The paragraph styles of a Word file: what each is for, and the numbering that it brings."""

import re
from collections.abc import Iterator
from typing import Literal
from xml.etree.ElementTree import Element

import msgspec

from briefs.importing.word_xml import VAL, is_on, tag, value

Role = Literal[
    "",
    "title",
    "subtitle",
    "author",
    "date",
    "abstract",
    "caption",
    "contents",
    "heading",
    "point",
    "headnote title",
    "headnote",
    "headnote affects",
    "headnote date",
]
"""What a paragraph is for, where its style says so."""
_ROLES: dict[str, Role] = {
    "title": "title",
    "標題": "title",
    "篇名": "title",
    "論文題目": "title",
    "中文題目": "title",
    "題目": "title",
    "subtitle": "subtitle",
    "副標題": "subtitle",
    "author": "author",
    "作者": "author",
    "date": "date",
    "日期": "date",
    "abstract": "abstract",
    "摘要": "abstract",
    "caption": "caption",
    "image caption": "caption",
    "table caption": "caption",
    "標號": "caption",
    "圖標題": "caption",
    "表標題": "caption",
    # What an export says beside the text of the brief: its topics, its address.
    "brief facts": "contents",
    # Its points, which are those of a list whatever their markers: A. is no heading then.
    "points": "point",
    # Those of its headnote (`exporting/front_parts.py`).
    "headnote title": "headnote title",
    "headnote": "headnote",
    "headnote affects": "headnote affects",
    "headnote date": "headnote date",
}
"""Styles by name: Word's own are English in every edition; journals call theirs in Chinese."""
_CHAIN = 20
"""Styles that may be based on each other; no template has as many."""


class Numbering(msgspec.Struct, frozen=True):
    """That a paragraph is numbered: by which list, on which level."""

    list_id: str
    """Word's `numId`; `0` says that there is no number."""
    level: int
    """The level, from 0."""


class Style(msgspec.Struct, frozen=True):
    """A paragraph style."""

    role: Role
    """What its paragraphs are for."""
    numbering: Numbering | None
    """The numbering of its paragraphs; None where it has none."""
    is_large: bool
    """Whether its words are bold or large."""
    is_centred: bool
    """Whether its paragraphs stand in the middle of the line."""


PLAIN = Style("", None, is_large=False, is_centred=False)
LARGE = 28
"""Half points; text is set in 24, titles in 28 and more."""


def read_styles(root: Element | None) -> dict[str, Style]:
    """Return the paragraph styles by id; the default one also by an empty id."""
    elements = {one.get(tag("w:styleId"), ""): one for one in (root if root is not None else ()) if _is_style(one)}
    styles = {name: _style(name, elements) for name in elements}
    default = next((name for name, one in elements.items() if one.get(tag("w:default")) in ("1", "true")), "")
    return {"": styles.get(default, PLAIN), **styles}


def _is_style(element: Element) -> bool:
    return element.tag == tag("w:style") and element.get(tag("w:type"), "paragraph") == "paragraph"


def _style(name: str, elements: dict[str, Element]) -> Style:
    chain = list(_chain(name, elements))
    roles = (role_of(value(one, "w:name")) for one in chain)
    numbered = next((found for one in chain if (found := read_numbering(one.find(tag("w:pPr")))) is not None), None)
    return Style(
        next((role for role in roles if role), ""),
        numbered,
        is_large=any(is_large(one.find(tag("w:rPr"))) for one in chain),
        is_centred=next(filter(None, (alignment(one.find(tag("w:pPr"))) for one in chain)), "") == "center",
    )


def _chain(name: str, elements: dict[str, Element]) -> Iterator[Element]:
    """Return a style and those that it is based on."""
    for _ in range(_CHAIN):
        if name not in elements:
            return
        yield elements[name]
        name = value(elements[name], "w:basedOn")


def role_of(name: str) -> Role:
    """Return what a style is for, by its name."""
    bare = " ".join(name.lower().split())
    if re.fullmatch(r"heading [1-9]", bare):
        return "heading"
    return "contents" if re.fullmatch(r"toc [1-9]|table of figures", bare) else _ROLES.get(bare, "")


def read_numbering(properties: Element | None) -> Numbering | None:
    """Return the numbering that properties of a paragraph or a style give; None where they give none."""
    found = properties.find(tag("w:numPr")) if properties is not None else None
    if found is None:
        return None
    level = value(found, "w:ilvl", "0")
    return Numbering(value(found, "w:numId"), min(int(level), 8) if level.isascii() and level.isdecimal() else 0)


def is_large(properties: Element | None) -> bool:
    """Return whether properties of a run make it bold or large."""
    return is_on(properties, "w:b") or size_of(properties) >= LARGE


def size_of(properties: Element | None) -> int:
    """Return the size of type that properties give, in half points; 0 where they give none."""
    size = value(properties, "w:sz", "0")
    return int(size[:4]) if size.isascii() and size.isdecimal() else 0


def alignment(properties: Element | None) -> str:
    """Return how properties align a paragraph: `center`; empty where they do not say."""
    return value(properties, "w:jc")


def style_of(paragraph: Element) -> str:
    """Return the id of a paragraph's style; empty for the default one."""
    found = paragraph.find(f"{tag('w:pPr')}/{tag('w:pStyle')}")
    return "" if found is None else found.get(VAL, "")
