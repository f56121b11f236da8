"""SVG files are programs to a browser; those with anything that could act are refused."""

import re
from xml.parsers import expat

from briefs.model.brief import File
from briefs.model.diagnostic import Code, Diagnostic

_ACTIVE = frozenset({"script", "foreignobject", "iframe", "embed", "object", "handler", "set", "animate"})
_OUTSIDE = re.compile(r"(?i)url\(\s*['\"]?\s*(?!#)|@import|expression\(|javascript:")
"""What acts or reaches outside: url(https://…) but not url(#id), @import, expression(…), javascript:."""
_INNER_LINKS = ("#", "data:image/png", "data:image/jpeg")


def check_drawing(file: File) -> tuple[Diagnostic, ...]:
    """Check an SVG file."""
    return tuple(_Inspector(file).faults)


class _Inspector:
    """Reads one SVG file and notes what in it could act or reach outside. Lives for one file."""

    def __init__(self, file: File) -> None:
        self.file = file
        self.faults: list[Diagnostic] = []
        self.parser = expat.ParserCreate(namespace_separator=" ")
        self.parser.StartElementHandler = self.element
        self.parser.CharacterDataHandler = self.text
        self.parser.EntityDeclHandler = lambda *_: self.fault("an entity of its own")
        self.parser.ProcessingInstructionHandler = lambda *_: self.fault("an instruction to the reader's program")
        try:
            self.parser.Parse(file.data, True)
        except expat.ExpatError as error:
            message = f"the picture is not well-formed: {expat.ErrorString(error.code)}"
            at = (error.lineno, error.offset + 1)
            self.faults.append(Diagnostic(file.path, *at, Code.IMAGE_ACTIVE, message, ""))

    def fault(self, what: str) -> None:
        at = (self.parser.CurrentLineNumber, self.parser.CurrentColumnNumber + 1)
        hint = "Save the picture as plain SVG, or as PNG."
        self.faults.append(Diagnostic(self.file.path, *at, Code.IMAGE_ACTIVE, f"the picture holds {what}", hint))

    def element(self, name: str, attributes: dict[str, str]) -> None:
        local = name.rpartition(" ")[2].lower()
        if local in _ACTIVE:
            self.fault(f"<{local}>")
        for attribute, value in attributes.items():
            self.attribute(attribute.rpartition(" ")[2].lower(), value.strip())

    def attribute(self, name: str, value: str) -> None:
        if name.startswith("on"):
            self.fault(f"a handler ({name})")
        elif name == "href" and not value.startswith(_INNER_LINKS):
            self.fault(f"a link to {value[:40]}")
        elif _OUTSIDE.search(value):
            self.fault(f"a reference to something outside ({name})")

    def text(self, data: str) -> None:
        if _OUTSIDE.search(data):
            self.fault("a reference to something outside")
