"""Slips in a text that can be mended with certainty: full-width marks, headings without a space, unseen characters."""

import re
from collections.abc import Iterator

from briefs.checks.fixes import Fix
from briefs.reading.markdown.slips import certain

_FENCE = re.compile(r" {0,3}(?P<mark>```+|~~~+)(?P<rest>.*)")
_INDENTED = "    "


def slip_fixes(path: str, text: str) -> Iterator[Fix]:
    """Return the changes of a text; its front matter, its code and what stands in backticks stay."""
    lines = text.splitlines()
    fence = ""
    for at in range(_begin(lines), len(lines)):
        line = lines[at]
        found = _FENCE.match(line)
        if found and not fence:
            fence = found["mark"]
        elif found and found["mark"].startswith(fence) and not found["rest"].strip():
            # A fence is closed by one of its kind, as long at least, with nothing behind it.
            fence = ""
        elif not fence and "`" not in line and not line.startswith(_INDENTED):
            indent = line[: len(line) - len(line.lstrip(" "))]
            new = indent + certain(line[len(indent) :])
            if new != line:
                yield Fix(path, at + 1, line, new)


def _begin(lines: list[str]) -> int:
    """Return where the text begins behind its front matter."""
    if not lines or lines[0].lstrip("\ufeff").rstrip() != "---":
        return 0
    return next((at + 1 for at in range(1, len(lines)) if lines[at].rstrip() == "---"), len(lines))
