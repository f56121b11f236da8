"""The list of laws: its order, and its parts where it is long. Those of a jurisdiction stand together."""

from collections.abc import Mapping, Sequence

import msgspec

from briefs.language.languages import Lang
from briefs.model.law import DOCUMENTS, Instrument

ON_A_PAGE = 400
"""Laws of each part; a list of as many is one page, of some 25 kB as hosts send it."""


class LawsOfPlace(msgspec.Struct, frozen=True):
    """The laws and policies of a jurisdiction in the list."""

    code: str
    """The code of the jurisdiction."""
    first: str
    """The first of them."""
    count: int
    """How many there are."""
    part: int
    """The part on which the first stands."""


class LawsPart(msgspec.Struct, frozen=True):
    """A part of the list of laws."""

    names: tuple[str, ...]
    """Its laws, in order."""
    before: int
    """How many stand on the parts before it."""
    total: int
    """How many the list has."""
    places: tuple[LawsOfPlace, ...]
    """The jurisdictions of the whole list, in its order."""
    further: tuple[tuple[str, str, int], ...] = ()
    """On the first part those of all others, in order: the id of a law, its name, and the part that it is on."""


def in_list_order(laws: Mapping[str, Instrument], places: Sequence[str], lang: Lang) -> tuple[str, ...]:
    """Return the laws as the list has them: laws before policies, by the site's jurisdictions, then by name."""

    def rank(name: str) -> tuple[bool, int, str, str]:
        law = laws[name]
        place = places.index(law.jurisdiction) if law.jurisdiction in places else len(places)
        return law.kind in DOCUMENTS, place, law.names.of(lang), name

    return tuple(sorted(laws, key=rank))


def parts_of(count: int) -> int:
    """Return how many parts a list of so many laws has."""
    return max(1, -(-count // ON_A_PAGE))


def part_with(place: int) -> int:
    """Return the number of the part, from 1, that has the law of some place in the list, from 0."""
    return place // ON_A_PAGE + 1


def behind(order: Sequence[str], number: int) -> Sequence[str]:
    """Return what stands on the parts behind the first, which alone names it."""
    return order[ON_A_PAGE:] if number == 1 else ()


def part_of_list(
    order: Sequence[str], places: Sequence[LawsOfPlace], number: int, others: Sequence[tuple[str, str]]
) -> LawsPart:
    """Return a part of the list, counted from 1; `others` are those `behind` it with their names."""
    before = (number - 1) * ON_A_PAGE
    further = tuple((*one, part_with(at)) for at, one in enumerate(others, start=ON_A_PAGE))
    return LawsPart(tuple(order[before : before + ON_A_PAGE]), before, len(order), tuple(places), further)


def places_in(order: Sequence[str], jurisdictions: Mapping[str, str]) -> tuple[LawsOfPlace, ...]:
    """Return the jurisdictions of a list in its order; `jurisdictions` are those of its laws."""
    found: dict[str, list[int]] = {}
    for at, name in enumerate(order):
        found.setdefault(jurisdictions[name], []).append(at)
    return tuple(LawsOfPlace(code, order[at[0]], len(at), part_with(at[0])) for code, at in found.items())
