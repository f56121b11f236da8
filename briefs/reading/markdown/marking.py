"""A text taken apart, and the marks that are set in it: languages, provisions of law, terms."""

from collections.abc import Iterable, Iterator, Sequence

import msgspec
from markdown_it.token import Token

from briefs.language.rules import Rule, settled
from briefs.model.brief import Holding, UnresolvedReference
from briefs.reading.markdown import footnotes
from briefs.reading.markdown.bind_provisions import Bound, bind_apart, bind_each, bind_provisions
from briefs.reading.markdown.find_blocks import BlockSpan
from briefs.reading.markdown.headnotes import Points
from briefs.reading.markdown.job import About, Job
from briefs.reading.markdown.law_links import Unknown, Unresolved
from briefs.reading.markdown.mark_terms import Marked, mark_terms
from briefs.reading.markdown.named_laws import is_id
from briefs.reading.markdown.position import Text
from briefs.reading.markdown.variants import mark_languages


class Parsed(msgspec.Struct, frozen=True):
    """A text taken apart, before it is rendered in any version."""

    text: Text
    body: list[Token]
    blocks: tuple[BlockSpan, ...]
    notes: tuple[footnotes.Numbered, ...]
    parts: dict[int, int]
    """By the number of a note, the part of the text that calls it first (`footnotes.parts_of`)."""
    points: Points
    """The points of its headnote."""
    tokens: list[Token]
    """The tokens of the text and then those of its notes, in the order of their numbers."""

    @property
    def all_tokens(self) -> list[Token]:
        """Return these and the tokens of the headnote."""
        return [*self.tokens, *self.points.tokens]


class Marks(msgspec.Struct, frozen=True):
    """What was marked in a text."""

    bound: Bound
    """What its text cites of law."""
    terms: Marked
    """Its terms."""
    headnote: tuple[Holding, ...]
    """Its headnote, which is not rendered yet."""
    laws: tuple[str, ...]
    """The ids of all recorded laws to which it leads, sorted."""
    unresolved: tuple[UnresolvedReference, ...]
    """The references to provisions that could be any law's."""
    unknown_laws: tuple[tuple[str, int, int], ...]
    """What an author named outright and nobody knows, with line and column."""


def mark(parsed: Parsed, job: Job, about: About, rules: Sequence[Rule]) -> Marks:
    """Mark a text in place."""
    text, body, blocks, points, known = parsed.text, parsed.body, parsed.blocks, parsed.points, job.rules.laws
    japanese, chinese = settled(rules)
    mark_languages(parsed.all_tokens, job.lang, (*job.rules.japanese, *japanese), chinese)
    bound = bind_provisions(body, blocks, known, about, job.lang)
    apart, unsure, elsewhere = bind_apart(parsed.tokens, blocks, known, about, job.lang)
    held, doubtful, above = bind_each(points.tokens, known, about, job.lang) if points.tokens else ((), (), ())
    headnote = [Holding(f"headnote-{number}", "", one.provisions) for number, one in enumerate(held, start=1)]
    return Marks(
        bound=bound,
        terms=mark_terms(body, blocks, job.rules.terms, job.rules.general, job.lang, points.tokens),
        headnote=tuple(headnote),
        laws=tuple(sorted(apart.union(bound.laws, *(one.laws for one in held)))),
        unresolved=(*_doubts(points.text, doubtful), *_doubts(text, (*bound.unresolved, *unsure))),
        unknown_laws=(
            *_placed(points.text, _names(above)),
            *_placed(text, (*_names(bound.unknown), *elsewhere)),
        ),
    )


def _doubts(text: Text, found: Iterable[Unresolved]) -> Iterator[UnresolvedReference]:
    """Say where in the file references stand; of those of one block that read alike each has the next place."""
    places: dict[tuple[int, str], Iterator[tuple[int, int]]] = {}
    for one in found:
        key = id(one.token), one.words
        each = places.get(key)
        if each is None:
            each = places[key] = text.each(one.token, one.words)
        yield UnresolvedReference(one.words, *(next(each, None) or text.find(one.token, one.words)), one.why)


def _names(unknown: Sequence[Unknown]) -> list[Unknown]:
    """Leave ids out: where provisions are kept, an id is looked for among the records with what it leads to."""
    return [one for one in unknown if not is_id(one.law)]


def _placed(text: Text, unknown: Sequence[Unknown]) -> tuple[tuple[str, int, int], ...]:
    return tuple((one.law, *text.find(one.token, one.words)) for one in unknown)
