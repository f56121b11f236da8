"""Whether a law is good law on a day: what its dated events say, else what somebody stated and on which day."""

from collections.abc import Callable
from itertools import takewhile
from typing import Literal

import msgspec

from briefs.language import dates
from briefs.model.law import DOCUMENTS, Event, Instrument

Sign = Literal[
    "proposed",
    "passed",
    "partly",
    "in-force",
    "superseded",
    "repealed",
    "lapsed",
    "current",
    "ended",
    "published",
    "adopted",
    "unchecked",
]
_SIGNS: dict[str, Sign] = {
    "proposed": "proposed",
    "introduced": "proposed",
    "passed": "passed",
    "promulgated": "passed",
    "in-force": "in-force",
    "applies": "in-force",
    "launched": "current",
    "ended": "ended",
    "repealed": "repealed",
}
"""What a law is after an event. To be decided, published or amended changes nothing of it."""
_STEPS = {"proposed": 1, "introduced": 1, "passed": 2, "promulgated": 2, "in-force": 3, "applies": 3, "launched": 3}
"""How far a law has come with an event; other events are no step of its making."""
SHAPES: dict[Sign, str] = {
    "in-force": "●",
    "current": "●",
    "partly": "◐",
    "proposed": "○",
    "passed": "◔",
    "repealed": "✕",
    "ended": "✕",
    "lapsed": "✕",
    "superseded": "✕",
    "published": "■",
    "adopted": "■",
    "unchecked": "?",
}
"""The shape of each sign: a reader who sees no colours, or has a file without any, tells them apart all the same."""
_OF_DOCUMENTS: dict[str, Sign] = {"decided": "adopted", "published": "published"}
"""What a report, a strategy or a resolution is after an event that says nothing of a law."""
_STILL = frozenset({"in-force", "current", "published", "adopted"})
"""Signs that a law may have lost to another that took its place."""
OVER = frozenset({"superseded", "repealed", "lapsed", "ended"})
"""Signs of a law that no longer counts, of which nothing more is expected."""


class Standing(msgspec.Struct, frozen=True):
    """Where a law stands on a day."""

    sign: Sign
    """How it stands: in force only partly, where a day is still to come from which more of it applies."""
    since: str = ""
    """The day since which it stands so (ISO 8601, also a month or a year); empty where no event says it."""
    applies: str = ""
    """The day since which a law in force applies, where it came into force on an earlier one; else empty."""
    checked: str = ""
    """The day on which somebody looked it up; empty where its events alone say it."""
    coming: Event | None = None
    """The next of its events that is still to come."""


def standing_of(law: Instrument, is_out: Callable[[str], bool], *, is_replaced: bool = False) -> Standing:
    """Return where a law stands on the day for which `is_out` says whether a date has come.

    `is_replaced` says that another law has taken its place. What was looked up after the last event that decides goes
    before it: a record may not hold the repeal.
    """
    events = sorted(law.events, key=lambda event: dates.timestamp(event.date))
    past = [event for event in events if is_out(event.date)]
    coming = next((event for event in events if not is_out(event.date)), None)
    signs = _OF_DOCUMENTS | _SIGNS if law.kind in DOCUMENTS else _SIGNS
    deciding = _never_back([event for event in past if event.kind in signs])
    last = deciding[-1] if deciding else None
    if last is None or (law.status and law.checked > last.date and law.status != signs[last.kind]):
        sign: Sign = law.status or ("superseded" if is_replaced else "passed" if _will_apply(coming) else "unchecked")
        return Standing(sign, checked=law.checked, coming=coming)
    sign = signs[last.kind]
    # It stands so since the first of the events at the end that say the same.
    same = list(takewhile(lambda event: signs[event.kind] == sign, reversed(deciding)))
    since = same[-1].date
    if sign in _STILL and is_replaced:
        return Standing("superseded", checked=law.checked, coming=coming)
    applies = ""
    if sign == "in-force" and _will_apply(coming):
        sign = "partly"
    elif begun := [event.date for event in same if event.kind == "in-force"]:
        # What came into force by stages is in force as a whole since the last; amendments are a kind of their own.
        since = begun[0]
        # The GDPR has been in force since 2016 and applies since 2018; of stages the last counts here, too.
        applies = next((event.date for event in same if event.kind == "applies" and event.date > since), "")
    return Standing(sign, since, applies, law.checked if law.status else "", coming)


def _never_back(events: list[Event]) -> list[Event]:
    """Leave out what only prepares a change: that a repeal is proposed makes no proposal of a law in force."""
    kept: list[Event] = []
    reached = 0
    for event in events:
        step = _STEPS.get(event.kind, 0)
        if not step or step >= reached:
            kept.append(event)
        reached = max(step, reached)
    return kept


def _will_apply(coming: Event | None) -> bool:
    """Return whether a law has a day on which it begins: then it has been passed, though no event says so."""
    return coming is not None and coming.kind in ("applies", "in-force")
