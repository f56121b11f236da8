"""What a Word file says of its brief out of the front matter: which of it came back, changed, new or gone."""

from collections.abc import Callable, Sequence

import msgspec

from briefs.importing.carried import ShownUnit
from briefs.importing.known_units import likeness
from briefs.importing.settled_pieces import REMARK
from briefs.importing.token_merges import hunks
from briefs.importing.word_units import Unit, without_remarks

_LISTED = ("point", "affects")
"""Roles of which a new one has a place in the front matter."""
_ALIKE = 0.33
"""How alike two lines of facts are to be one that was edited."""


class OwnUnit(msgspec.Struct, frozen=True):
    """A paragraph that the program wrote out of the front matter."""

    role: str
    """What it is (`word_units.py`)."""
    place: int
    """Its place among those of its role that went out; of a new one that of the one before it, or -1."""
    shown: str = ""
    """What went out; nothing for a new one."""
    returned: str = ""
    """What came back, without reminders; nothing for one that is gone."""

    @property
    def is_new(self) -> bool:
        """Return whether it did not go out."""
        return not self.shown


class OwnUnits(msgspec.Struct, frozen=True):
    """Those of a file."""

    changed: tuple[OwnUnit, ...] = ()
    """Those that did not come back as they went out."""
    remarks: tuple[str, ...] = ()
    """The reminders that hung on them."""


def own_units(
    carried: Sequence[ShownUnit], units: Sequence[Unit], with_labels: Callable[[str], str]
) -> tuple[OwnUnits, tuple[Unit, ...]]:
    """Return what came back of them, and the units that belong to the text."""
    roles = dict.fromkeys(one.role for one in carried if one.role)
    own = [at for at, one in enumerate(units) if one.role in roles]
    changed: list[OwnUnit] = []
    strays: set[int] = set()
    for role in roles:
        went = [one for one in carried if one.role == role]
        came = [at for at in own if units[at].role == role]
        texts = {at: without_remarks(with_labels(units[at].text)) for at in came}
        pairs = _paired(went, [(texts[at], units[at].bookmarks) for at in came])
        before = -1
        for number, at in enumerate(came):
            place = pairs.get(number, -1)
            if place >= 0:
                before = place
                if went[place].text != texts[at]:
                    changed.append(OwnUnit(role, place, went[place].text, texts[at]))
            elif role not in _LISTED:
                # Whoever goes on writing behind such a line has its style; what was written belongs to the text.
                strays.add(at)
            else:
                changed.append(OwnUnit(role, before, "", texts[at]))
        found = set(pairs.values())
        changed += [OwnUnit(role, at, one.text) for at, one in enumerate(went) if at not in found]
    remarks = [mark for at in own if at not in strays for mark in REMARK.findall(with_labels(units[at].text))]
    body = tuple(one for at, one in enumerate(units) if at in strays or one.role not in roles)
    return OwnUnits(tuple(changed), tuple(remarks)), body


def _paired(went: Sequence[ShownUnit], came: Sequence[tuple[str, tuple[str, ...]]]) -> dict[int, int]:
    """Return which went out as which, by the place of what came back: by words, by bookmarks, by order or likeness."""
    pairs: dict[int, int] = {}
    at = other = 0
    places = hunks([one.text for one in went], [text for text, _ in came])
    for hunk in [*places, None]:
        end = hunk.start if hunk else len(went)
        pairs |= {other + one: at + one for one in range(end - at)}
        if hunk:
            at, other = hunk.end, hunk.right
    names = {one.bookmark: place for place, one in enumerate(went)}
    for number, (text, bookmarks) in enumerate(came):
        found = [names[one] for one in bookmarks if one in names and names[one] not in pairs.values()]
        if number not in pairs and found and likeness(text, went[found[0]].text) > 0:
            pairs[number] = found[0]
    for number, (text, _) in enumerate(came):
        free = [place for place in range(len(went)) if place not in pairs.values()]
        if number in pairs or not free:
            continue
        best = max(free, key=lambda place: (likeness(text, went[place].text), -place))
        if len(went) == 1 or likeness(text, went[best].text) >= _ALIKE:
            pairs[number] = best
    return pairs
