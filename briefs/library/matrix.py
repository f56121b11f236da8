"""Which brief deals with which law, and how: a table of the newest briefs by the laws that most of them deal with."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

import msgspec

from briefs.language.languages import Lang
from briefs.library.selections import Newest
from briefs.model.brief import Brief, BriefId

MOST_LAWS, MOST_BRIEFS = 8, 60
"""Columns and rows of the table: what can be looked over."""
MOST_LISTED = 200
"""Further laws that are listed under it."""


class Touch(msgspec.Struct, frozen=True, array_like=True):
    """How a brief deals with a law."""

    law: str
    """The id of the law."""
    is_subject: bool
    """Whether the brief is about it."""
    provisions: int
    """How many of its provisions the text discusses, in the language in which these are most."""
    notes: int
    """How many notes cite its text, counted in the same way."""
    places: dict[Lang, str]
    """The id of the first paragraph of each language that discusses one; empty where none does."""


class Row(msgspec.Struct, frozen=True):
    """A brief in the table."""

    brief: BriefId
    """The brief."""
    touches: tuple[Touch | None, ...]
    """How it deals with the law of each column."""


class Matrix(msgspec.Struct, frozen=True):
    """The table, and what it leaves out."""

    laws: tuple[str, ...]
    """The laws of the columns: those with which the most briefs deal, first those that are subjects of more."""
    rows: tuple[Row, ...]
    """The newest briefs that deal with one of them."""
    left_out: int
    """How many more briefs do."""
    others: tuple[tuple[str, Newest], ...]
    """Further laws with the newest briefs that deal with them."""
    others_left_out: int
    """How many laws there are beyond these."""


def touches_of(
    subjects: Iterable[str],
    texts: Mapping[Lang, Brief],
    ids: Mapping[Lang, Sequence[str]],
    cited: Mapping[Lang, Iterable[tuple[int, str]]],
) -> Iterator[Touch]:
    """Return how a brief deals with laws, by the id of the law.

    `ids` are those of its blocks, `cited` the number of each note with each law whose text it cites.
    """
    subject = set(subjects)
    provisions: dict[str, dict[Lang, dict[str, str]]] = defaultdict(lambda: defaultdict(dict))
    notes: dict[str, dict[Lang, set[int]]] = defaultdict(lambda: defaultdict(set))
    for lang, brief in texts.items():
        for one in brief.provisions:
            provisions[one.law][lang].setdefault(one.anchor, ids[lang][one.block])
        for number, law in cited[lang]:
            notes[law][lang].add(number)
    for law in sorted(subject | provisions.keys() | notes.keys()):
        places = {lang: next(iter(found.values())) for lang, found in provisions[law].items()}
        discussed, citing = (max(map(len, found[law].values()), default=0) for found in (provisions, notes))
        yield Touch(law, law in subject, discussed, citing, places)


def matrix(briefs: Mapping[BriefId, Sequence[Touch]], laws: Iterable[str]) -> Matrix:
    """Return the table of briefs, given newest first, with how each deals with laws; `laws` are those with a record."""
    by_law: dict[str, dict[BriefId, Touch]] = {law: {} for law in laws}
    for brief, touches in briefs.items():
        for one in touches:
            if one.law in by_law:
                by_law[one.law][brief] = one
    place = {brief: at for at, brief in enumerate(briefs)}
    subjects = {law: sum(one.is_subject for one in found.values()) for law, found in by_law.items()}
    # Those of the newest briefs stand at the left, so that marks run from corner to corner.
    newest = {law: min(place[brief] for brief in found) for law, found in by_law.items() if found}
    found = sorted(newest, key=lambda law: (-len(by_law[law]), -subjects[law], newest[law], law))
    shown, others = sorted(found[:MOST_LAWS], key=lambda law: (newest[law], law)), found[MOST_LAWS:]
    rows = [
        Row(brief, tuple(by_law[law].get(brief) for law in shown))
        for brief in briefs
        if any(brief in by_law[law] for law in shown)
    ]
    listed = tuple((law, Newest.of(tuple(by_law[law]))) for law in others[:MOST_LISTED])
    left_out = max(0, len(rows) - MOST_BRIEFS)
    return Matrix(tuple(shown), tuple(rows[:MOST_BRIEFS]), left_out, listed, max(0, len(others) - MOST_LISTED))
