"""Quotation marks of the Mainland (GB/T 15834-2011, 4.8), “ ” outside and ‘ ’ inside, made of 「 」 and 『 』.

Depth decides, whichever marks an author has: 「…『…』…」 and 『…「…」…』 are “…‘…’…” both. Pairs are sought within a
block, as each paragraph of a long quotation opens it anew.
"""

from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate, islice, pairwise

from briefs.patterns import lazy_pattern

_MARK = lazy_pattern("[「」『』“”]")
"""Those of which pairs are made; ’ is an apostrophe too often to be one."""
_CLOSING = {"「": "」", "『": "』", "“": "”"}
_LEVEL = {"「": 0, "」": 0, "『": 1, "』": 1, "“": 0, "”": 0}
"""How deep a mark stands where its depth can't be told."""
_OPEN, _CLOSE = ("“", "‘"), ("”", "’")
"""The Mainland's marks by level: outside, inside."""
_BLOCK = -1
"""The place of what encloses a whole block."""
_CORNERS = str.maketrans("“”‘’", "「」『』")
_ALIKE = str.maketrans("“”‘’『』", "「」「」「」")


def in_mainland_marks(pieces: Sequence[str]) -> tuple[str, ...]:
    """Return the pieces of a block with the Mainland's marks; what stands between them keeps its own."""
    text = "".join(pieces)
    # Most blocks have none, and a search for one character is faster than a pattern.
    if not ("「" in text or "」" in text or "『" in text or "』" in text):
        return tuple(pieces)
    turned = _turned(text)
    ends = list(accumulate(map(len, pieces), initial=0))
    return tuple(turned[start:end] for start, end in pairwise(ends))


def by_block(pieces: Iterable[str], lengths: Iterable[int]) -> Iterator[str]:
    """Yield the pieces of several blocks with the Mainland's marks; `lengths` says how many each block has."""
    rest = iter(pieces)
    for length in lengths:
        yield from in_mainland_marks(tuple(islice(rest, length)))


def in_corner_marks(text: str) -> str:
    """Return a text with 「 」 for “ ” and 『 』 for ‘ ’, character by character, for who reads the former only."""
    return text.translate(_CORNERS)


def alike(text: str) -> str:
    """Return a text with marks of one kind, character by character, for who compares texts that differ by these."""
    return text.translate(_ALIKE)


def _turned(text: str) -> str:
    """Return the text of a block, its marks turned."""
    marks = [match.start() for match in _MARK.finditer(text)]
    pairs = _pairs(text, marks)
    scopes = _scopes(marks, pairs)
    # Where a mark has no partner, nobody knows what it encloses; the marks beside it then keep the level of their kind.
    doubtful = {scope for at, scope in scopes.items() if at not in pairs}
    chars = list(text)
    levels = {_BLOCK: 1}
    for at in marks:
        is_opening = text[at] in _CLOSING
        if is_opening or at not in pairs:
            levels[at] = _LEVEL[text[at]] if scopes[at] in doubtful else 1 - levels[scopes[at]]
            chars[at] = (_OPEN if is_opening else _CLOSE)[levels[at]]
            if is_opening and at in pairs:
                chars[pairs[at]] = _CLOSE[levels[at]]
    return "".join(chars)


def _pairs(text: str, marks: Sequence[int]) -> dict[int, int]:
    """Return the places of pairs: of each opening mark that is closed, and of its closing one, the other's."""
    found: dict[int, int] = {}
    opened: list[int] = []
    for at in marks:
        if text[at] in _CLOSING:
            opened.append(at)
            continue
        inside = next((i for i in reversed(range(len(opened))) if _CLOSING[text[opened[i]]] == text[at]), None)
        if inside is not None:
            # What was opened since and is not closed has no partner.
            found |= {opened[inside]: at, at: opened[inside]}
            del opened[inside:]
    return found


def _scopes(marks: Sequence[int], pairs: dict[int, int]) -> dict[int, int]:
    """Return for each mark the place of the mark that opens the innermost pair around it and its own."""
    found: dict[int, int] = {}
    around = [_BLOCK]
    for at in marks:
        if pairs.get(at, at) < at:
            around.pop()
        found[at] = around[-1]
        if pairs.get(at, at) > at:
            around.append(at)
    return found
