"""What texts say of laws: the provisions that each discusses and the laws that it names, with the sentences."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from briefs.language.sentences import sentence_at, sentence_ends
from briefs.library.laws import Discussed, DiscussedAt, NamedAt
from briefs.model.brief import Brief, LawApart, Provision


def discussed_in(brief: Brief, ids: Sequence[str]) -> Iterator[tuple[str, DiscussedAt]]:
    """Return the provisions that a text discusses, by law; `ids` are those of its blocks.

    They are given without their places: words that come before them change nothing of what is told of a law.
    """
    for one in brief.provisions:
        words = brief.blocks[one.block].words
        # Places are those of the words as they were written; what was converted may differ by a little.
        sentence = sentence_at(words, sentence_ends(words), min(one.start + 1, len(words)))
        yield one.law, _discussed(brief, one, ids[one.block], sentence)
    # What a point of the headnote says more fully in the text is told once.
    told = {(one.law, one.anchor) for one in brief.provisions}
    for point, words in zip(brief.headnote, brief.front_matter.points, strict=True):
        for one in point.provisions:
            if (one.law, one.anchor) not in told:
                yield one.law, _discussed(brief, one, point.id, words)
    for apart in brief.apart:
        # A note that only cites what its sentence says already adds nothing.
        if apart.provision and not (apart.is_calling and (apart.law, apart.provision.anchor) in told):
            yield apart.law, _discussed(brief, apart.provision, _place(apart, ids), apart.sentence)


def _discussed(brief: Brief, provision: Provision, anchor: str, sentence: str) -> DiscussedAt:
    unplaced = Provision(provision.law, provision.unit, provision.number, provision.to, 0, 0)
    return DiscussedAt(brief.id, brief.lang, unplaced, anchor, sentence)


def _place(apart: LawApart, ids: Sequence[str]) -> str:
    """Return the id of a note, or of the block that a table or figure is."""
    return f"fn-{apart.note}" if apart.note else ids[apart.block]


def named_in(brief: Brief, ids: Sequence[str]) -> Iterator[tuple[str, NamedAt]]:
    """Return the laws that a text names, each with the first place; `ids` are those of its blocks."""
    for one in {one.law: one for one in reversed(brief.named)}.values():
        words = brief.blocks[one.block].words
        sentence = sentence_at(words, sentence_ends(words), min(one.start + 1, len(words)))
        yield one.law, NamedAt(brief.id, brief.lang, ids[one.block], sentence)
    # What the text itself speaks of needs no note.
    told = {one.law for one in brief.named} | {one.law for one in brief.provisions}
    beside = {apart.law: apart for apart in reversed(brief.apart) if not apart.provision}
    for apart in beside.values():
        if apart.law not in told:
            yield apart.law, NamedAt(brief.id, brief.lang, _place(apart, ids), apart.sentence)


def gather_discussed(places: Iterable[DiscussedAt]) -> tuple[Discussed, ...]:
    """Return the provisions of one law, in its order; places are given in the order of the library."""
    found: dict[str, list[DiscussedAt]] = defaultdict(list)
    for place in places:
        found[place.provision.anchor].append(place)
    return tuple(
        sorted(
            (Discussed(at[0].provision, tuple(at)) for at in found.values()),
            key=lambda one: (one.provision.unit, _counted(one.provision.number), _counted(one.provision.to)),
        )
    )


def _counted(number: str) -> tuple[int, str]:
    """Return a number in a form that sorts: 3 before 25, 18 before 18-1 and 18A."""
    match = re.match(r"\d+", number)
    return (int(match[0]) if match else 0, number)
