"""A Word file that has lost what it carried: bookmarks still say what a paragraph was, and what it showed."""

import re
from collections.abc import Iterator

import msgspec

from briefs.importing.carried import Carried, short_digest
from briefs.importing.returned_notes import notes_back
from briefs.importing.word_inlines import NOTE
from briefs.importing.word_units import Unit, WordUnits

_BOOKMARK = re.compile(r"_Brief_(?P<id>[A-Za-z0-9]*)_(?P<written>[0-9a-f]{8})_(?P<shown>[0-9a-f]{8})(?:_\d+)?")


def is_marked(word: WordUnits) -> bool:
    """Return whether a Word file has bookmarks of an export."""
    return any(_BOOKMARK.fullmatch(name) for unit in word.units for name in unit.bookmarks)


def known_by_bookmarks(base: Carried, word: WordUnits) -> tuple[WordUnits, frozenset[int]]:
    """Compare a Word file with an export of the brief as it stands.

    Return it with the paragraphs of today where they were not touched in Word, and the pieces that changed on both
    sides.
    """
    marks = notes_back(base, word).marks
    units: list[Unit] = []
    stale: set[int] = set()
    for unit in word.units:
        text = NOTE.sub(lambda mark: f"[^{marks[mark[0]]}]" if mark[0] in marks else mark[0], unit.text)
        for place, has_words in _older(base, unit):
            if has_words == short_digest(text):
                unit = msgspec.structs.replace(unit, text=base.units[place].text)
            else:
                stale.add(base.units[place].piece)
        units.append(unit)
    return msgspec.structs.replace(word, units=tuple(units)), frozenset(stale)


def _older(base: Carried, unit: Unit) -> Iterator[tuple[int, str]]:
    """Yield the unit of today, and the hash of what it showed, where a bookmark says that it was written otherwise."""
    known = {one.bookmark for one in base.units}
    for name in unit.bookmarks:
        found = _BOOKMARK.fullmatch(name)
        if found is None or name in known or found["id"] == "own":
            continue
        for place, one in enumerate(base.units):
            here = _BOOKMARK.fullmatch(one.bookmark)
            if here and here["id"] == found["id"] and here["written"] != found["written"]:
                yield place, found["shown"]
                break
