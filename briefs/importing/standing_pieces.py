"""The pieces that a Word file carries, as they stand in the file now: somebody may have written in it meanwhile."""

import msgspec

from briefs.importing.carried import Carried, lines_of
from briefs.importing.numbered import numberless
from briefs.importing.token_merges import Places, hunks


class Standing(msgspec.Struct, frozen=True):
    """A file as it stands."""

    front: str
    """What stands before the first piece."""
    texts: tuple[str, ...]
    """The Markdown of each piece now; empty for one that is gone."""
    behind: tuple[str, ...]
    """What stands behind each piece now; new paragraphs stand in it."""
    lines: tuple[int, ...]
    """The line on which each begins, from 1."""


def standing(carried: Carried, now: str) -> Standing:
    """Find the pieces in a text that was made from them."""
    lines = lines_of(now)
    places = Places(hunks(_with_context(lines_of(carried.text)), _with_context(lines)))
    at = len(lines_of(carried.front))
    spans = []
    for piece in carried.pieces:
        end = at + len(lines_of(piece.text + "\n"))
        spans.append((places.first(at), places.last(end)))
        at += len(lines_of(piece.text + piece.behind))
    texts, behind = [], []
    for number, (start, end) in enumerate(spans):
        following = spans[number + 1][0] if number + 1 < len(spans) else len(lines)
        whole = "".join(lines[start:end])
        text = whole.removesuffix("\n")
        texts.append(text)
        behind.append(whole[len(text) :] + "".join(lines[end:following]))
    front = "".join(lines[: spans[0][0] if spans else len(lines)])
    return Standing(front, tuple(texts), tuple(behind), tuple(start + 1 for start, _ in spans))


def _with_context(lines: list[str]) -> list[str]:
    """Return lines for comparison: without numbers, which change where others are put between.

    An empty one is known by the one before it, as otherwise each is like all others.
    """
    made: list[str] = []
    for line in map(numberless, lines):
        made.append(line if line.strip() or not made else made[-1][-200:] + line)
    return made
