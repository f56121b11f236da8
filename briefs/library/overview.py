"""What a home page says of a whole site: how much it holds, what has changed, which laws moved, what can be asked."""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence

import msgspec

from briefs.language import dates
from briefs.language.languages import EN, ZH_HANS, ZH_HANT, Lang
from briefs.library.laws import Discussed
from briefs.library.standing import Standing
from briefs.model.brief import BriefId
from briefs.model.law import Event
from briefs.model.term import Term

MOST_MOVES = 5
"""Laws that are told to have moved; who wants more goes to the timeline."""
MOST_COMING = 3
"""Events that are told to come."""
MOST_CHANGED = 3
"""Briefs that are told to have changed after they came out."""
MOST_EXAMPLES = 3
"""Searches that are shown as examples."""
_LONGEST_EXAMPLE = 24
"""Characters of an example: three stand in one line under the field."""
_SHORTEST_TERM = 3
"""Han characters of a term as an example: what is shorter is mostly a word that every text has."""
Moved = tuple[str, Event]
"""The name of a law and what happened to it."""


class Moves(msgspec.Struct, frozen=True):
    """What happened to the laws, seen from a day."""

    past: tuple[Moved, ...] = ()
    """The last event of each of the laws that moved last, the newest first."""
    coming: tuple[Moved, ...] = ()
    """The events that come next, the soonest first."""


class Overview(msgspec.Struct, frozen=True):
    """What the home page of a language says of the site."""

    both: int
    """How many briefs stand in every language in which authors write."""
    laws: int
    """How many laws there are."""
    checked: int
    """Of how many of them somebody looked up where they stand."""
    oldest_check: str
    """The first of the days on which that was done, as 2025-06-25; empty where none was."""
    sources: int
    """How many works have a record."""
    changed: tuple[tuple[BriefId, str], ...]
    """Briefs that changed after they came out, each with the day, the newest change first."""
    moves: Moves
    """What happened to the laws."""
    examples: tuple[str, ...]
    """Searches that find something."""


def moves_of(events: Sequence[Moved], is_out: Callable[[str], bool]) -> Moves:
    """Return what happened last and what comes next; events are given oldest first.

    Only as many dates are asked for as are near the day, so that what lies far back keeps no answer waiting.
    """
    past: dict[str, Event] = {}
    coming: list[Moved] = []
    for name, event in reversed(events):
        if not past and not is_out(event.date):
            coming.append((name, event))
        elif is_out(event.date):
            past.setdefault(name, event)
        if len(past) == MOST_MOVES:
            break
    return Moves(tuple(past.items()), tuple(coming[: -MOST_COMING - 1 : -1]))


def changed_lately(changes: Iterable[tuple[BriefId, str, str]]) -> tuple[tuple[BriefId, str], ...]:
    """Return the briefs that changed last after they came out; each is given with its date and its last change."""
    later = [(name, day) for name, date, day in changes if dates.timestamp(day) > date]
    return tuple(sorted(sorted(later), key=lambda one: dates.timestamp(one[1]), reverse=True)[:MOST_CHANGED])


def oldest_check(standings: Iterable[Standing]) -> tuple[int, str]:
    """Return how many laws were looked up, and the first of the days on which that was done."""
    days = [one.checked for one in standings if one.checked]
    return len(days), min(days, key=dates.timestamp, default="")


def examples(
    lang: Lang, provisions: Iterable[Sequence[Discussed]], terms: Sequence[Term], laws: Iterable[str]
) -> tuple[str, ...]:
    """Return searches as examples, each of another kind: a provision, a term in other characters, a law, a term.

    All stand in texts or records, so that each finds something. Terms and laws are given with the most used first,
    provisions by law.
    """
    foreign = _first(form for form in _foreign(lang, terms) if _tells(form))
    others = [term for term in terms if foreign not in (term.zh_hant, term.zh_hans, term.en)]
    own = _first(form for term in others if _tells(form := _own(lang, term)))
    firsts = (_first(_provisions(lang, provisions)), foreign, _first(laws), own)
    return tuple(dict.fromkeys(one for one in firsts if one))[:MOST_EXAMPLES]


def _first(forms: Iterable[str]) -> str:
    return next((one for one in forms if 1 < len(one) <= _LONGEST_EXAMPLE), "")


def _provisions(lang: Lang, provisions: Iterable[Sequence[Discussed]]) -> Iterator[str]:
    """Return provisions as texts of the language write them, of each law those that most places discuss first."""
    for one in (found for law in provisions for found in sorted(law, key=lambda found: -len(found.places))):
        number = re.escape(one.provision.number)
        pattern = rf"\b(?:Article|Section) {number}\b" if lang == EN else rf"第\s?{number}\s?[條条]"
        for place in one.places:
            if place.lang == lang and number and (found := re.search(pattern, place.sentence)):
                yield re.sub(r"(?<=第)\s|\s(?=[條条])", "", found[0])
                break


def _tells(term: str) -> bool:
    """Return whether a term says something by itself: three Han characters, or two words."""
    return " " in term if term.isascii() else len(term) >= _SHORTEST_TERM


def _own(lang: Lang, term: Term) -> str:
    # A record has a Simplified form where the word is another; its characters alone are converted in texts only.
    return {EN: term.en, ZH_HANS: term.zh_hans}.get(lang, term.zh_hant)


def _foreign(lang: Lang, terms: Sequence[Term]) -> Iterator[str]:
    """Return terms in other characters than the page's: a search in any of them finds it in all."""
    if lang == EN:
        yield from (term.zh_hant for term in terms)
        return
    # Who reads Traditional characters is shown first that Simplified ones find the same.
    if lang == ZH_HANT:
        yield from (term.zh_hans for term in terms)
    yield from (term.en for term in terms)
