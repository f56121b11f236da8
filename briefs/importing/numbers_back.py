"""Numbers of headings and points after others were put between: as Word counts them now."""

import re
from collections.abc import Sequence

import msgspec

from briefs.importing.carried import Carried, Piece, ShownUnit
from briefs.importing.piece_order import ITEM, Placed, in_list
from briefs.importing.word_units import Unit

_HEADING = re.compile(r"(?P<sign>#{1,6}[ \t]+)?(?P<words>.*)", re.DOTALL)


class HeadingNumbers:
    """The numbers that Word set before the headings of a text when it went out, and those that it sets now."""

    def __init__(self, went: Sequence[ShownUnit], came: Sequence[Unit], of: Sequence[Sequence[int]]) -> None:
        """Take what went out, what came back, and of which of the first each of the second was made."""
        self.went, self.came, self.of = went, came, of
        before = [(at, _level(one.text)) for at, one in enumerate(went) if one.kind == "heading"]
        now = [(of[at][0] if of[at] else -1, _level(one.text)) for at, one in enumerate(came) if one.kind == "heading"]
        self.are_others = before != now
        """Whether other headings stand in the text, or in another order: else no number is another one."""

    def renewed(self, at: int, text: str) -> str:
        """Return the Markdown of a heading with the number that Word sets before it now."""
        old = self.went[self.of[at][0]].number.strip()
        new = self.came[at].number
        if not self.are_others or not text or old == new.strip():
            return text
        found = _HEADING.fullmatch(text)
        words = found["words"] if found else text
        if old and not words.startswith(old):
            return text
        return f"{(found and found['sign']) or ''}{new}{words[len(old) :].lstrip(' ') if old else words}"


def _level(text: str) -> int:
    return len(text) - len(text.lstrip("#"))


def with_kind(text: str, carried: Carried, went: int, came: Unit) -> str:
    """Return a piece as what it is in Word now: a paragraph that became a point, or a point that became one."""
    was = carried.units[went].kind
    if (was, came.kind) == ("item", "text"):
        return ITEM.sub("", text, count=1)
    if (was, came.kind) == ("text", "item") and text and not ITEM.match(text):
        return in_list(text, "- ")
    return text


def with_numbers(placed: Sequence[Placed], pieces: Sequence[Piece]) -> list[Placed]:
    """Return pieces in which points are counted where some are new, gone or elsewhere; no empty lines part them."""
    known = _lists([(at, one.text) for at, one in enumerate(pieces)])
    list_of = {at: one for one in known for at in one}
    made = list(placed)
    counted: dict[tuple[int, ...], int] = {}
    for at, one in enumerate(placed):
        if one.first >= 0 and one.text and bool(ITEM.match(one.text)) != bool(ITEM.match(pieces[one.first].text)):
            _apart(made, [at - 1, at] if at else [at])
    for places in _lists([(at, one.text) for at, one in enumerate(placed)]):
        own = [placed[at].first for at in places]
        old = next((list_of[one] for one in own if one in list_of), ())
        if tuple(own) == old:
            continue
        # Where something came into the midst of a list, its second part goes on counting, as in Word.
        counted[old] = _number(made, places, [pieces[one].text for one in old], counted.get(old, 0) if old else 0)
        if any(pieces[one].behind == "\n" for one in old[:-1]) or len(old) < 2:
            for at in places[:-1]:
                if not made[at].behind.strip():
                    made[at] = msgspec.structs.replace(made[at], behind="\n")
    return made


def _apart(made: list[Placed], places: Sequence[int]) -> None:
    """Put empty lines behind some pieces that have none."""
    for at in places:
        if made[at].behind == "\n":
            made[at] = msgspec.structs.replace(made[at], behind="\n\n")


def _number(made: list[Placed], places: Sequence[int], old: Sequence[str], start_at: int) -> int:
    """Count points from a number, or from where their list began; one whose points all have one number keeps it.

    Return the number of the next point.
    """
    figures = [found["number"] for text in old if (found := ITEM.match(text)) and found["number"]]
    number = start_at or (int(figures[0]) if figures else 1)
    step = 0 if len(figures) > 1 and len(set(figures)) == 1 else 1
    for at in places:
        found = ITEM.match(made[at].text)
        if found and found["number"]:
            start, end = found.span("number")
            text = made[at].text
            made[at] = msgspec.structs.replace(made[at], text=f"{text[:start]}{number}{text[end:]}")
            number += step
    return number


def _lists(texts: Sequence[tuple[int, str]]) -> list[tuple[int, ...]]:
    """Return the lists among texts that follow one another, each as the places of its points."""
    found: list[list[int]] = []
    open_lists: list[tuple[int, str, list[int]]] = []
    for place, text in texts:
        match = ITEM.match(text)
        if match is None:
            if text:
                open_lists = [] if not text.startswith(" ") else open_lists
            continue
        depth, sign = len(match["indent"]), match["stop"] or match["bullet"]
        open_lists = [one for one in open_lists if one[0] <= depth]
        if open_lists and open_lists[-1][0] == depth and open_lists[-1][1] == sign:
            open_lists[-1][2].append(place)
            continue
        open_lists = [one for one in open_lists if one[0] < depth]
        found.append([place])
        open_lists.append((depth, sign, found[-1]))
    return [tuple(one) for one in found]
