"""Pasted text: lines become paragraphs."""

import re
from itertools import pairwise
from statistics import median

from briefs.importing.drafts import Draft, Paragraph, escaped, fit
from briefs.importing.one_line_ladders import parted
from briefs.language.han import HAN

_LONG = 120
"""Characters from which a line may be several paragraphs that a web page's copy ran together."""
_RUN_TOGETHER = re.compile(
    r"(?<=。)[ \u3000\t]+(?=[^\s)）\[(（［])|(?<=。[」）)])[ \u3000\t]+(?=[^\s)）\[(（［])"
    rf"|(?<=[:：;；。，, ])[ \u3000]+(?=\d{{1,2}}[.、]\s?[{HAN}])|[ \u3000]{{2,}}"
)
"""Where such a line parts: at spaces behind 。, at those before `1.甲` behind a stop, at two or more anywhere."""
_NEAR_MARGIN = 0.7
"""The part of the longest line's length below which a line ended by itself, not at the margin."""
_NARROWEST = 40
"""Characters; no margin is nearer."""
_NUMBERED = re.compile(r"[\[(]?\d{1,3}[\]).]\s|[•*-]\s")
_SENTENCE_END = re.compile(r"[.!?:;。！？：；\"”’)\]]$")


def read_text(text: str) -> Draft:
    """Read pasted text into a draft; the first paragraphs say what it is, as they stand."""
    lines = [line.strip(" \t\u3000\xa0") for line in fit(text).split("\n")]
    groups = _groups(lines)
    paragraphs = [line for group in groups for line in (_unwrapped(group) if _is_wrapped(groups) else group)]
    pieces = [piece for paragraph in paragraphs for piece in _pieces(paragraph)]
    return Draft(tuple(Paragraph(escaped(" ".join(piece.split()))) for piece in pieces))


def _groups(lines: list[str]) -> list[list[str]]:
    """Return the lines by what stands between blank ones."""
    groups: list[list[str]] = [[]]
    for line in lines:
        if line:
            groups[-1].append(line)
        elif groups[-1]:
            groups.append([])
    return [group for group in groups if group]


def _is_wrapped(groups: list[list[str]]) -> bool:
    """Return whether lines were broken at a margin, as mail programs do: most end in the middle of a sentence."""
    inner = [line for group in groups for line in group[:-1]]
    if len(inner) < 3 or re.search(f"[{HAN}]", "".join(inner)):
        return False
    broken = [line for line in inner if not _SENTENCE_END.search(line)]
    # Mail programs break lines within this width; shorter ones are meant as they are, longer ones are paragraphs.
    return len(broken) > 0.6 * len(inner) and 40 <= median(map(len, inner)) <= 100


def _unwrapped(group: list[str]) -> list[str]:
    """Join the lines that were broken at the margin; a line that ends far before it, or begins a note, was not."""
    margin = max(map(len, group))
    made = [group[0]]
    for before, line in pairwise(group):
        if len(before) < _NEAR_MARGIN * margin or len(before) < _NARROWEST or _NUMBERED.match(line):
            made.append(line)
        else:
            made[-1] += f" {line}"
    return made


def _pieces(line: str) -> list[str]:
    if (len(line) < _LONG and "  " not in line) or not re.search(f"[{HAN}]", line):
        return parted(line)
    return [rung for piece in _RUN_TOGETHER.split(line) if piece.strip() for rung in parted(piece)]
