"""What is new of what is wrong: after a save an author wants to hear of that, and of nothing twice."""

import msgspec

from briefs.build.checked import Checked
from briefs.model.diagnostic import Code, Diagnostic
from briefs.questions.tally_queries import PARTS, WRONG, found_in


class News(msgspec.Struct, frozen=True):
    """What is other than before."""

    new: tuple[Diagnostic, ...] = ()
    """What is wrong now and was not before, by place; what the site does not want to hear of is not among it."""
    mended: int = 0
    """How much was wrong before and is no more."""


class Watch:
    """Remembers what was wrong, part by part, and compares the parts whose facts are others now."""

    def __init__(self) -> None:
        """Begin with nothing wrong."""
        self._seals: dict[str, tuple[bytes, bool]] = {}
        self._found: dict[str, set[Diagnostic]] = {}

    def look(self, checked: Checked) -> News:
        """Return what is new since the last look."""
        engine, new, mended = checked.session.engine, list[Diagnostic](), 0
        # What a text cites that can't be read is not known, so that nothing is called unused meanwhile.
        passed_over = {Code.SOURCE_UNUSED} if checked.tally.lacks_text else set[Code]()
        for part in PARTS:
            seal = engine.seal(WRONG, part), bool(passed_over)
            if self._seals.get(part) == seal:
                continue
            before = self._found.get(part, set())
            now = {one for one in found_in(engine.rows, part) if one.code not in passed_over}
            new += now - before
            mended += len(before - now)
            self._seals[part], self._found[part] = seal, now
        return News(checked.policy.visible(tuple(new)), mended)
