"""Front matter: the YAML between two lines of `---` at the head of a file."""

import re

import msgspec

from briefs.language.dates import problem
from briefs.messages.message import say
from briefs.model.diagnostic import Code, Diagnostic

DRAFT = "draft"
_DRAFT = re.compile(r"^[\"']?draft[\"']?\s*:\s*[\"']?true\b", re.MULTILINE)
_DATE = re.compile(r"^[\"']?date[\"']?\s*:\s*([\"']?)([\d-]+)\1(?:[ \t]+#.*|[ \t]*)\r?$", re.MULTILINE | re.ASCII)
_BLANK = re.compile(r"\n\s*\n")

_KEY = re.compile(
    r"(?:title|description|date|topics|jurisdictions|updated|authors|instruments|points|affects|dates|keywords|draft)\s?:"
)
"""How a line of front matter begins, and hardly one of a text."""
_DASHES = frozenset("—–－-‐‑―─=＝")
"""What is typed for the hyphens around front matter."""
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
        # Where a line that ends it nearly does, that is the one to mend.
        near = next((at for at, line in enumerate(lines[1:], start=1) if _is_near_end(line)), 0)
        hint = say("write-three-hyphens" if near else "close-front-matter")
        place = (path, near + 1, 1)
        return None, (Diagnostic(*place, Code.FRONT_MATTER_UNCLOSED, say("front-matter-not-closed"), hint),)
    following = next((line for line in lines[end + 1 :] if line.strip()), "")
    if _KEY.match(following) and any(line.rstrip() == "---" for line in lines[end + 1 :]):
        message, hint = say("front-matter-ends-early"), say("delete-line")
        return None, (Diagnostic(path, end + 1, 1, Code.YAML_SYNTAX, message, hint),)
    front_matter = "\n".join(lines[1:end])
    if len(front_matter) > LARGEST:
        message = say("front-matter-too-long", largest=LARGEST)
        return None, (Diagnostic(path, 1, 1, Code.YAML_TOO_DEEP, message, say("move-text-out")),)
    return Parts(front_matter, "\n".join(lines[end + 1 :]), end + 1), ()


def _is_near_end(line: str) -> bool:
    """Return whether a line seems to end front matter: four hyphens, dashes, or three behind a space."""
    bare = line.strip()
    return (len(bare) > 1 and set(bare) <= _DASHES) or (len(bare) == 1 and bare in "—–")


def standing(text: str) -> str:
    """Return what front matter says of when a text comes out: `DRAFT`, else its date, else nothing.

    It need not be readable, nor YAML, and the file need not be UTF-8: what is wrong with a draft stops nobody.
    """
    lines = text[: 2 * LARGEST].replace("\0", "").removeprefix("\ufeff").lstrip("\ufffd\n").split("\n")
    inner = lines[1:] if lines[0].startswith(("-", "—", "–")) else lines
    end = next((at for at, line in enumerate(inner) if line.rstrip() in ("---", "...")), None)
    # Where the end is missing, front matter ends with its first blank line.
    head = "\n".join(inner[:end]) if end is not None else _BLANK.split("\n".join(inner), maxsplit=1)[0]
    if _DRAFT.search(head):
        return DRAFT
    found = _DATE.search(head)
    # What is no date has no day: a brief would wait for it without end, and nobody would be told why.
    return found[2] if found and problem(found[2]) is None else ""


def _first_line_hint(lines: list[str]) -> str:
    """Return the key of a hint at what stands where the first line of front matter should."""
    first = lines[0].strip()
    if not first and any(line.rstrip() == "---" for line in lines[:10]):
        return "delete-empty-lines"
    if first == "---":
        return "delete-space-before"
    if first and set(first) <= _DASHES:
        return "write-three-hyphens"
    return "begin-with-front-matter"
