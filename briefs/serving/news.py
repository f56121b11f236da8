"""What is new of what is wrong: after a save an author wants to hear of that, and of nothing twice."""

from collections.abc import Generator
from itertools import chain

import msgspec

from briefs.build.checked import Checked
from briefs.checks.consequences import without_unused
from briefs.model.diagnostic import Code, Diagnostic
from briefs.questions.tally_queries import PARTS, WRONG, found_in

_AT_ONCE = 16
"""Parts in a step: at 10,000 briefs, the first look at so many takes some tenths of a second."""


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

    def look(self, checked: Checked) -> Generator[None, None, News]:
        """Return what is new since the last look, in steps between which other things can be done."""
        engine, new, mended = checked.session.engine, list[Diagnostic](), 0
        hides_citations = checked.tally.hides_citations
        for number, part in enumerate(PARTS):
            if number % _AT_ONCE == 0:
                yield
            seal = engine.seal(WRONG, part), hides_citations
            if self._seals.get(part) == seal:
                continue
            before = self._found.get(part, set())
            now = found_in(engine.rows, part)
            if hides_citations:
                now = {one for one in now if one.code is not Code.SOURCE_UNUSED}
            new += now - before
            mended += len(before - now)
            self._seals[part], self._found[part] = seal, now
        if any(one.code is Code.SOURCE_UNUSED for one in new):
            told = frozenset(without_unused(list(chain(*self._found.values()))))
            new = [one for one in new if one in told]
        return News(checked.policy.visible(tuple(new)), mended)
