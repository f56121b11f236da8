"""Three-way merging of words: what an author wrote, what Word showed of it, and what came back from Word.

What the author wrote and Word did not show (keys, attributes, targets of links) stays where its words stand; what was
changed in Word is changed.
"""

import re
from collections import Counter
from collections.abc import Sequence
from difflib import SequenceMatcher
from itertools import pairwise
from typing import NamedTuple

import msgspec

_TOKEN = re.compile(
    r"<!--.*?-->"  # a comment
    r"|\[\^[^\]\s]+\]|\[#\w+\]"  # the mark of a note, a field
    r"|!\[[^\[\]\n]*\]\([^()\n]*\)"  # a picture
    r"|\]\((?:<[^>\n]*>|[^()\s]*(?:\([^()\s]*\)[^()\s]*)*)\)"  # the end of a link
    r"|\{[^{}\n]*\}|@[A-Za-z0-9][\w:.-]*|https?://[^\s<>()\]]+"  # attributes, a key, an address
    r"|[A-Za-z\u00c0-\u024f]+(?:['’][A-Za-z]+)?|\d+|\s+|\\?.",
    re.DOTALL,
)
_UNSEEN = re.compile(r"<!--.*|!\[.*|\]\(.*|\{.*|[\[\]*_#>\s\\]*", re.DOTALL)
"""Tokens that are no words."""
_ATTRIBUTES = re.compile(r"\s*\{[^{}\n]*\}")
_STOPS = frozenset("。．.!?！？；;\n")
_MOST = 5_000_000
"""Steps of a comparison, which takes a second; what may take more is compared by sentences first."""


class Merged(msgspec.Struct, frozen=True):
    """What came of a merge."""

    text: str
    """The merged words."""
    unsure: tuple[str, ...] = ()
    """What stood in Word where both had changed the same words; of these the author's stayed."""


class Hunk(NamedTuple):
    """A place in which two sequences differ: `start` to `end` of the first became `left` to `right` of the second."""

    start: int
    end: int
    left: int
    right: int


class Places:
    """Where a place between two items of a sequence is in another that was made from it."""

    def __init__(self, hunks: Sequence[Hunk]) -> None:
        """Take in what the two differ."""
        self.hunks = hunks

    def first(self, place: int) -> int:
        """Return where what follows a place begins: behind what was put in there."""
        return self._moved(place, is_end=False)

    def last(self, place: int) -> int:
        """Return where what stands before a place ends: before what was put in there."""
        return self._moved(place, is_end=True)

    def _moved(self, place: int, *, is_end: bool) -> int:
        offset = 0
        for hunk in self.hunks:
            if hunk.start > place or (hunk.start == place and (is_end or hunk.end > place)):
                break
            if hunk.end <= place:
                offset = hunk.right - hunk.end
            elif hunk.end - hunk.start == hunk.right - hunk.left:
                return hunk.left + place - hunk.start
            else:
                return hunk.right
        return place + offset


def tokens(text: str) -> list[str]:
    """Part a text into words, characters and marks."""
    return _TOKEN.findall(text)


def hunks(first: Sequence[str], second: Sequence[str]) -> list[Hunk]:
    """Return the places in which two sequences differ."""
    begin = 0
    shorter = min(len(first), len(second))
    while begin < shorter and first[begin] == second[begin]:
        begin += 1
    end = 0
    while end < shorter - begin and first[-1 - end] == second[-1 - end]:
        end += 1
    left, right = first[begin : len(first) - end], second[begin : len(second) - end]
    if not left and not right:
        return []
    if not left or not right:
        found = [Hunk(0, len(left), 0, len(right))]
    elif _cost(left, right) <= _MOST:
        codes = SequenceMatcher(str.isspace, left, right, autojunk=False).get_opcodes()
        found = [Hunk(*places) for kind, *places in codes if kind != "equal"]
    else:
        found = _by_sentences(left, right)
    return [Hunk(a + begin, b + begin, c + begin, d + begin) for a, b, c, d in found]


def _cost(first: Sequence[str], second: Sequence[str]) -> int:
    """Return how many steps a comparison may take at most: all equal pairs, for each item once."""
    counts = Counter(second)
    pairs = sum(number * counts[item] for item, number in Counter(first).items() if not item.isspace())
    return pairs * min(len(first), len(second))


def _by_sentences(first: Sequence[str], second: Sequence[str]) -> list[Hunk]:
    """Compare sentences, and of those that differ the words; nothing where even that would take too long."""
    (left, before), (right, after) = _sentences(first), _sentences(second)
    if _cost(left, right) > _MOST:
        return [Hunk(0, len(first), 0, len(second))]
    made = []
    for one in hunks(left, right):
        start, end, begin, last = before[one.start], before[one.end], after[one.left], after[one.right]
        inner = first[start:end], second[begin:last]
        within = hunks(*inner) if _cost(*inner) <= _MOST else [Hunk(0, end - start, 0, last - begin)]
        made += [Hunk(a + start, b + start, c + begin, d + begin) for a, b, c, d in within]
    return made


def _sentences(parts: Sequence[str]) -> tuple[list[str], list[int]]:
    """Join words to sentences, and say where each begins and the last one ends."""
    ends = [at for at, part in enumerate(parts, start=1) if part in _STOPS or at == len(parts)]
    starts = [0, *ends]
    return ["".join(parts[start:end]) for start, end in pairwise(starts)], starts


def place_in(part: str, whole: str) -> int:
    """Return where most of a text stands in another, as a number of tokens."""
    # A picture stands where it stands, whatever it is called.
    first, second = (["![" if one[:2] == "![" else one for one in tokens(text)] for text in (part, whole))
    if len(first) * len(second) > _MOST:
        return 0
    found = SequenceMatcher(None, first, second, autojunk=False).find_longest_match()
    return found.b if found.size else len(second)


def merged(shown: str, written: str, returned: str) -> Merged:
    """Merge what was written with what was returned; `shown` is what Word showed of what was written."""
    if shown == returned:
        return Merged(written)
    made = _merged(shown, written, returned)
    if _is_even(written) and not _is_even(made.text):
        # A link of which Word has kept a part: the words count.
        made = _merged(_without_links(shown), written, _without_links(returned))
    return made


_LINK = re.compile(r"(?<!\\)\[([^\[\]]*)\]\([^()\s]*\)")


def _without_links(text: str) -> str:
    return _LINK.sub(r"\1", text)


def _is_even(text: str) -> bool:
    """Return whether as many brackets close as open."""
    parts = tokens(text)
    return parts.count("[") == sum(one[0] == "]" for one in parts)


def _merged(shown: str, written: str, returned: str) -> Merged:
    base, ours, theirs = tokens(shown), tokens(written), tokens(returned)
    made: list[str] = []
    unsure: list[str] = []
    at = 0
    for group in _groups(hunks(base, ours), hunks(base, theirs)):
        made += base[at : group.start]
        at = group.end
        if not group.theirs:
            made += group.of(ours, group.ours)
        elif not group.ours:
            made += group.of(theirs, group.theirs)
        else:
            written_here, returned_here = group.of(ours, group.ours), group.of(theirs, group.theirs)
            text, doubt = _resolved(base[group.start : group.end], written_here, returned_here)
            made += text
            unsure += [doubt] if doubt else []
    return Merged("".join([*made, *base[at:]]), tuple(unsure))


class _Group:
    """A place in which one side or both differ from the base."""

    def __init__(self, start: int, end: int) -> None:
        self.start, self.end = start, end
        self.ours: list[Hunk] = []
        self.theirs: list[Hunk] = []

    def of(self, items: list[str], inner: list[Hunk]) -> list[str]:
        """Return what a side has at this place; `inner` are its hunks in it."""
        first, last = inner[0], inner[-1]
        return items[first.left - (first.start - self.start) : last.right + (self.end - last.end)]


def _groups(ours: list[Hunk], theirs: list[Hunk]) -> list[_Group]:
    """Return the places in which a side differs: where both touch the same words, as one place."""
    waiting = [*((one, False) for one in ours), *((one, True) for one in theirs)]
    found: list[_Group] = []
    for hunk, is_theirs in sorted(waiting, key=lambda one: (one[0].start, one[0].end)):
        last = found[-1] if found else None
        # One does something within what the other changed, or both put something in at one place.
        is_same = last and (hunk.start < last.end or hunk.start == hunk.end == last.start == last.end)
        if last is None or not is_same:
            last = _Group(hunk.start, hunk.end)
            found.append(last)
        last.end = max(last.end, hunk.end)
        (last.theirs if is_theirs else last.ours).append(hunk)
    return found


def _resolved(base: list[str], ours: list[str], theirs: list[str]) -> tuple[list[str], str]:
    """Settle a place that both changed; return it with the words from Word where they could not be taken."""
    if ours == theirs:
        return ours, ""
    if not base:
        # Attributes end a paragraph, and what opens one begins it.
        return ([*theirs, *ours] if _ATTRIBUTES.fullmatch("".join(ours)) else [*ours, *theirs]), ""
    if _words(base) == _words(ours) == _words(theirs) and any(one.startswith("](") for one in base):
        # A link that the program made, or one that leads elsewhere from Word's side: the author knows better.
        return ours, ""
    if _words(base) == _words(ours):
        kept = [one for one in ours if one.startswith("{") and one not in base and one not in theirs]
        return [*theirs, *kept], ""
    if _words(base) == _words(theirs):
        return [*ours, *(one for one in theirs if one.startswith("<!--"))], ""
    if not "".join(theirs).strip():
        # All of it was taken out, whatever it was made of; a comment was not shown.
        return [*theirs, *(one for one in ours if one.startswith("<!--"))], ""
    return ours, "".join(theirs).strip()


def _words(parts: list[str]) -> str:
    return "".join(one for one in parts if not _UNSEEN.fullmatch(one))
