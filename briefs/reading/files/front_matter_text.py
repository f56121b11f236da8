"""Front matter: the YAML between two lines of `---` at the head of a file."""

import msgspec

from briefs.messages.message import say
from briefs.model.diagnostic import Code, Diagnostic

LARGEST = 16_384
"""Characters; far more than any brief needs, and far less than what harms a YAML parser."""


class Parts(msgspec.Struct, frozen=True):
    """A file in its two parts."""

    front_matter: str
    """YAML, without the lines of `---` around it."""
    body: str
    """All that stands behind the closing line."""
    offset: int
    """The number of lines before the body, the lines of `---` counted."""


def split(text: str, path: str) -> tuple[Parts | None, tuple[Diagnostic, ...]]:
    """Split a file into front matter and body; None when it has no usable front matter."""
    lines = text.split("\n")
    if lines[0].rstrip() != "---":
        hint = say(_first_line_hint(lines))
        return None, (Diagnostic(path, 1, 1, Code.FRONT_MATTER_MISSING, say("no-front-matter"), hint),)
    end = next((i for i, line in enumerate(lines[1:], start=1) if line.rstrip() in ("---", "...")), None)
    if end is None:
        hint = say("close-front-matter")
        return None, (Diagnostic(path, 1, 1, Code.FRONT_MATTER_UNCLOSED, say("front-matter-not-closed"), hint),)
    front_matter = "\n".join(lines[1:end])
    if len(front_matter) > LARGEST:
        message = say("front-matter-too-long", largest=LARGEST)
        return None, (Diagnostic(path, 1, 1, Code.YAML_TOO_DEEP, message, say("move-text-out")),)
    return Parts(front_matter, "\n".join(lines[end + 1 :]), end + 1), ()


def _first_line_hint(lines: list[str]) -> str:
    """Return the key of a hint at what stands where the first line of front matter should."""
    first = lines[0].strip()
    if not first and any(line.rstrip() == "---" for line in lines[:10]):
        return "delete-empty-lines"
    if first and set(first) <= set("—–－-‐‑―─"):
        return "write-three-hyphens"
    return "begin-with-front-matter"
