"""XML as styles and locales are written in it: without a document type, which could name other files."""

from xml.etree.ElementTree import Element, ParseError, TreeBuilder, XMLParser

from briefs.citing.csl.faults import StyleFaultError
from briefs.messages.message import say

CSL = "{http://purl.org/net/xbiblio/csl}"
"""The namespace of the Citation Style Language, before the name of an element."""
OWN = "{urn:briefs:csl}"
"""The namespace of what goes beyond it, before the name of an attribute."""
_MOST = 2_000_000
"""Bytes; the largest style of the CSL project has 200,000."""


def read_xml(data: bytes) -> Element:
    """Return the root element; raises StyleFaultError for what is no XML, too large, or has a document type."""
    if len(data) > _MOST:
        raise StyleFaultError(say("file-larger-than-any-style"))
    # The attacks by XML come in by a document type, which is refused.
    parser = XMLParser(target=_Tree())  # noqa: S314
    try:
        parser.feed(data)
        return parser.close()
    except ParseError as fault:
        raise StyleFaultError(say("at-line-fault", position=fault.position[0], fault=str(fault))) from fault
    except (LookupError, ValueError) as fault:
        # An encoding that the parser does not know, or one of several bytes: Big5, Shift JIS.
        raise StyleFaultError(say("style-encoding")) from fault


_DEEPEST = 100
"""Elements within one another; the styles that come along have eleven. Far more would exhaust the stack."""


class _Tree(TreeBuilder):
    """Entities and outside files come in by a document type, which no CSL file has."""

    def __init__(self) -> None:
        super().__init__()
        self.depth = 0

    def start(self, tag: str, attrs: dict[str, str]) -> Element:
        self.depth += 1
        if self.depth > _DEEPEST:
            raise StyleFaultError(say("nested-too-deeply"))
        return super().start(tag, attrs)

    def end(self, tag: str) -> Element:
        self.depth -= 1
        return super().end(tag)

    def doctype(self, *_: object) -> None:
        raise StyleFaultError(say("document-type-doctype-style-needs"))
