"""SVG files are programs to a browser; those with anything that could act, or load from elsewhere, are refused.

What a drawing needs is listed (SVG 2, appendix E, without scripts, animation, foreign content and links that load);
whatever else stands in a file is no drawing. A style is looked at as a whole, as marks may part its words.
"""

import re
from xml.parsers import expat

from briefs.messages.message import NOTHING, Message, say
from briefs.model.brief import File
from briefs.model.diagnostic import Code, Diagnostic

_SVG = "http://www.w3.org/2000/svg"
_XML = "http://www.w3.org/XML/1998/namespace"
_DRAWN = frozenset(
    """a circle clipPath defs desc ellipse feBlend feColorMatrix feComponentTransfer feComposite feConvolveMatrix
    feDiffuseLighting feDisplacementMap feDistantLight feDropShadow feFlood feFuncA feFuncB feFuncG feFuncR
    feGaussianBlur feImage feMerge feMergeNode feMorphology feOffset fePointLight feSpecularLighting feSpotLight feTile
    feTurbulence
    filter font font-face g glyph hkern image line linearGradient marker mask metadata missing-glyph mpath path pattern
    polygon polyline radialGradient rect stop style svg switch symbol text textPath title tref tspan use view
    """.lower().split()
)
_OUTSIDE = re.compile(
    r"(?i)url\(\s*+['\"]?+\s*+(?!#)|@import|@charset|image-set|\b(?:src|image|cross-fade|expression)\(|javascript:"
    r"|-moz-binding|\bbehavior\s*:|\\"
)
"""What acts or reaches outside: url(https://…) but not url(#id), @import, and a backslash, which writes any of them."""
_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
_LOADING = frozenset({"ping", "src", "srcset", "poster", "action", "formaction"})
"""Attributes whose addresses are asked for; no drawing has them."""
_ACTING = frozenset(
    """script handler listener set animate animatemotion animatetransform discard foreignobject iframe audio video
    canvas""".split()  # noqa: SIM905
)
"""Elements of drawings that act wherever they stand."""
_INNER_LINKS = ("#", "data:image/png", "data:image/jpeg")
_METADATA = "metadata"
"""Editors keep elements of their own in it, which no browser draws."""


def _reaches_outside(style: str) -> bool:
    # A comment may part the letters of a word, or the words of an address.
    return bool(_OUTSIDE.search(style) or _OUTSIDE.search(_COMMENT.sub("", style)))


def check_drawing(file: File) -> tuple[Diagnostic, ...]:
    """Check an SVG file."""
    return tuple(_Inspector(file).faults)


class _Inspector:
    """Reads one SVG file and notes what in it could act or reach outside. Lives for one file."""

    def __init__(self, file: File) -> None:
        self.file = file
        self.faults: list[Diagnostic] = []
        self.open: list[str] = []
        """The local names of the elements that are open, the outermost first."""
        self.style: list[str] = []
        self.parser = expat.ParserCreate(namespace_separator=" ")
        self.parser.StartElementHandler = self.element
        self.parser.EndElementHandler = self.end
        self.parser.CharacterDataHandler = self.text
        self.parser.EntityDeclHandler = lambda *_: self.fault(say("svg-entity"))
        self.parser.ProcessingInstructionHandler = lambda *_: self.fault(say("svg-instruction"))
        try:
            self.parser.Parse(file.data, True)
        except expat.ExpatError as error:
            message = say("picture-ill-formed", reason=expat.ErrorString(error.code))
            self.report((error.lineno, error.offset + 1), message)
        except (LookupError, ValueError):
            # An encoding that the reader does not know, or one of several bytes: Big5, Shift JIS.
            self.report((1, 1), say("svg-encoding"), say("save-svg-as-utf-8"))

    def report(self, at: tuple[int, int], message: Message, hint: Message = NOTHING) -> None:
        self.faults.append(Diagnostic(self.file.path, *at, Code.IMAGE_ACTIVE, message, hint))

    def fault(self, what: str | Message) -> None:
        at = (self.parser.CurrentLineNumber, self.parser.CurrentColumnNumber + 1)
        self.report(at, say("picture-holds", what=what), say("save-as-plain-svg"))

    def element(self, name: str, attributes: dict[str, str]) -> None:
        space, _, local = name.rpartition(" ")
        local = local.lower()
        # Editors put elements of their own beside what they draw; only those of pages are anything to a browser.
        is_seen = space in ("", _SVG) or "xhtml" in space
        is_drawn = local in _DRAWN and space in ("", _SVG)
        # A page's script runs in metadata as well.
        acts = "xhtml" in space or local in _ACTING
        if is_seen and not is_drawn and (acts or _METADATA not in self.open):
            self.fault(f"<{local}>")
        self.open.append(local)
        for attribute, value in attributes.items():
            own, _, short = attribute.rpartition(" ")
            self.attribute("xml:base" if own == _XML and short == "base" else short.lower(), value.strip())

    def end(self, name: str) -> None:
        if self.open.pop() == "style":
            if _reaches_outside("".join(self.style)):
                self.fault(say("svg-reference"))
            self.style = []

    def attribute(self, name: str, value: str) -> None:
        if name.startswith("on"):
            self.fault(say("svg-handler", name=name))
        elif name in _LOADING or name == "xml:base":
            self.fault(say("svg-reference-in", name=name))
        elif name == "href" and not value.startswith(_INNER_LINKS):
            self.fault(say("svg-link", address=value[:40]))
        elif _reaches_outside(value):
            self.fault(say("svg-reference-in", name=name))

    def text(self, data: str) -> None:
        if self.open[-1:] == ["style"]:
            self.style.append(data)
