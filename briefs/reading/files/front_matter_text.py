"""Front matter: the YAML between two lines of `---` at the head of a file."""

import msgspec

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
        hint = "Begin the file with a line of ---, then `title: …` and the other keys, then a line of ---."
        return None, (Diagnostic(path, 1, 1, Code.FRONT_MATTER_MISSING, "the file has no front matter", hint),)
    end = next((i for i, line in enumerate(lines[1:], start=1) if line.rstrip() in ("---", "...")), None)
    if end is None:
        hint = "Put a line of --- between the front matter and the text."
        return None, (Diagnostic(path, 1, 1, Code.FRONT_MATTER_UNCLOSED, "the front matter is not closed", hint),)
    front_matter = "\n".join(lines[1:end])
    if len(front_matter) > LARGEST:
        message = f"the front matter is longer than {LARGEST} characters"
        return None, (Diagnostic(path, 1, 1, Code.YAML_TOO_DEEP, message, "Move what is text into the text."),)
    return Parts(front_matter, "\n".join(lines[end + 1 :]), end + 1), ()
