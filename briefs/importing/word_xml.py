"""The XML of a Word file: read without document types, bounded in depth, and written again."""

import re
from collections.abc import Callable
from functools import cache
from xml.etree.ElementTree import Element, ParseError, TreeBuilder, XMLParser, register_namespace, tostring

from briefs.importing.drafts import fit
from briefs.messages.message import say
from briefs.pandoc import PandocError

_NAMESPACES = {
    "w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    "r": "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    "m": "http://schemas.openxmlformats.org/officeDocument/2006/math",
    "v": "urn:schemas-microsoft-com:vml",
    "mc": "http://schemas.openxmlformats.org/markup-compatibility/2006",
    "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
    "wp": "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
    "pic": "http://schemas.openxmlformats.org/drawingml/2006/picture",
    "dgm": "http://schemas.openxmlformats.org/drawingml/2006/diagram",
    "c": "http://schemas.openxmlformats.org/drawingml/2006/chart",
}
_STRICT = re.compile(rb"http://purl\.oclc\.org/ooxml/(wordprocessingml/main|officeDocument/(?:relationships|math))")
"""Word's "strict" files have other names for the same vocabulary, which Pandoc does not know."""
_DEEPEST = 300
"""Elements within each other. A table takes three and a list none; what is deeper was made to exhaust a stack."""

_MOST = 800_000
"""Elements of a part; a book of five hundred pages has half of it, and it is what some seconds can go through."""

# Pandoc looks names up by these prefixes. They are the process's own, as the library keeps them.
for _prefix, _name in _NAMESPACES.items():
    register_namespace(_prefix, _name)


@cache
def tag(name: str) -> str:
    """Return the full name of an element or attribute: `w:p`."""
    prefix, _, local = name.partition(":")
    return f"{{{_NAMESPACES[prefix]}}}{local}"


VAL = tag("w:val")
RUN, TEXT, PARAGRAPH = tag("w:r"), tag("w:t"), tag("w:p")


def read_part(data: bytes, broken: str = "no-word-file") -> Element:
    """Return the root of a part. Raises PandocError for what is no XML, has a document type, is too deep or large.

    `broken` is the message for what is no XML.
    """
    # The attacks by XML come in by a document type, which no Word file has; depth is counted.
    parser = XMLParser(target=_Tree())  # noqa: S314
    try:
        parser.feed(_STRICT.sub(_transitional, data))
        root: Element = parser.close()
    except (ParseError, LookupError, ValueError) as fault:
        raise PandocError(say(broken)) from fault
    return root


def write_part(root: Element) -> bytes:
    """Return a part as bytes."""
    return bytes(tostring(root, encoding="UTF-8", xml_declaration=True))


def _transitional(match: re.Match[bytes]) -> bytes:
    area, _, name = match[1].decode().partition("/")
    if area == "wordprocessingml":
        return _NAMESPACES["w"].encode()
    return f"http://schemas.openxmlformats.org/officeDocument/2006/{name}".encode()


class _Tree(TreeBuilder):
    """Builds a tree: text without what no file may hold, no document type, no depth that a stack can't bear."""

    def __init__(self) -> None:
        super().__init__()
        self.depth = self.count = 0

    def start(self, tag: str, attrs: dict[str, str], /) -> Element:
        self.depth += 1
        self.count += 1
        if self.depth > _DEEPEST:
            raise PandocError(say("nested-too-deeply"))
        if self.count > _MOST:
            raise PandocError(say("more-than-an-article"))
        return super().start(tag, attrs)

    def end(self, tag: str, /) -> Element:
        self.depth -= 1
        return super().end(tag)

    def data(self, data: str, /) -> None:
        super().data(fit(data))

    def doctype(self, *_: object) -> None:
        msg = "no Word file has a document type"
        raise ValueError(msg)


def rewrite(root: Element, change: Callable[[Element], list[Element] | None]) -> None:
    """Put other elements in the place of each, the innermost first; None keeps it. The root itself stays."""
    for parent in reversed(list(root.iter())):
        made: list[Element] = []
        changed = False
        for child in parent:
            instead = change(child)
            changed = changed or instead is not None
            made += [child] if instead is None else instead
        if changed:
            parent[:] = made


def build(name: str, /, *children: Element, text: str = "", **attributes: str) -> Element:
    """Return a new element; attributes are Word's own (`val`)."""
    made = Element(tag(name), {tag(f"w:{key}"): value for key, value in attributes.items()})
    made.extend(children)
    if text:
        made.text = text
    return made


def run_of(text: str) -> Element:
    """Return a run that says some words."""
    words = build("w:t", text=text)
    words.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
    return build("w:r", words)


def words_in(element: Element) -> str:
    """Return the words in an element, deleted ones as well; paragraphs are parted by a space."""
    parts: list[str] = []
    for one in element.iter():
        if one.tag in SAID:
            parts.append(one.text or "")
        elif one.tag in PARTING:
            parts.append(PARTING[one.tag])
    return " ".join("".join(parts).split())


SAID = (TEXT, tag("w:delText"), tag("m:t"), tag("a:t"))
PARTING = {
    **dict.fromkeys(
        (PARAGRAPH, tag("w:tab"), tag("w:br"), tag("w:cr"), tag("a:p"), tag("w:rt"), tag("w:rubyBase")), " "
    ),
    tag("w:noBreakHyphen"): "-",
}
"""What stands for a character between words."""


def value(element: Element | None, name: str, default: str = "") -> str:
    """Return `w:val` of a child, or the default."""
    found = element.find(tag(name)) if element is not None else None
    return default if found is None else found.get(VAL, default)


def is_on(element: Element | None, name: str) -> bool:
    """Return whether a child switches something on: `<w:b/>`, but not `<w:b w:val="0"/>`."""
    found = element.find(tag(name)) if element is not None else None
    return found is not None and found.get(VAL, "1") not in ("0", "false", "off", "none")
