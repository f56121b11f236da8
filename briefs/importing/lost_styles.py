"""A Word file whose styles a program dropped: what a paragraph was is told by its bookmark and its words."""

from collections.abc import Callable, Sequence

import msgspec

from briefs.importing.carried import ShownUnit
from briefs.importing.known_units import likeness
from briefs.importing.word_units import Unit, without_remarks

_ALIKE = 0.33


def with_styles(
    carried: Sequence[ShownUnit], units: Sequence[Unit], with_labels: Callable[[str], str]
) -> tuple[Unit, ...]:
    """Return units with the roles that they had; as headings too where none came back as one, and as points."""
    words = {one.text.lstrip("# "): one for one in carried}
    names = {one.bookmark: one for one in carried}
    lost = [kind for kind in ("heading", "item") if not any(one.kind == kind for one in units)]

    def was(unit: Unit) -> ShownUnit | None:
        text = without_remarks(with_labels(unit.text))
        if text in words:
            return words[text]
        found = (names[name] for name in unit.bookmarks if name in names)
        return next((one for one in found if likeness(one.text.lstrip("# "), text) >= _ALIKE), None)

    def styled(unit: Unit) -> Unit:
        old = was(unit) if not unit.role and unit.kind in ("text", "item") else None
        if old is None:
            return unit
        if old.role:
            return msgspec.structs.replace(unit, role=old.role)
        if old.kind in lost:
            sign = old.text[: len(old.text) - len(old.text.lstrip("#"))]
            text = f"{sign} {unit.text}" if sign else unit.text
            return msgspec.structs.replace(unit, text=text, kind=old.kind, number=old.number)
        return unit

    return tuple(map(styled, units))
