"""What can be found: documents, in the blocks in which the index has them, with their terms and text."""

from collections import defaultdict
from collections.abc import Iterable

import msgspec

from briefs.engine.queries import Ask, dense_query, query
from briefs.language import dates
from briefs.model.brief import BriefId
from briefs.model.source import SourceKey
from briefs.publishing.files.search_files import brief_document, law_document, source_document, term_document
from briefs.questions import record_queries, text_queries
from briefs.questions.asked_site import site_of
from briefs.questions.domains import recorded_sources
from briefs.searching.documents import Document
from briefs.searching.index import Indexed, index_one
from briefs.searching.segments import blocks_of
from briefs.searching.text_packs import Pieces, pieces_of

Keys = tuple[tuple[str, ...], ...]


@query
def brief_blocks(ask: Ask) -> tuple[Keys, ...]:
    """Return the blocks of briefs, those of the oldest year first: of what is equally good, the newest comes first."""
    years: dict[str, list[str]] = defaultdict(list)
    for name, date in ask.rows(text_queries.LISTED):
        years[dates.year(date)].append(name)
    return tuple(_keys("brief", names) for year in sorted(years) for names in blocks_of(years[year]))


@query
def other_blocks(ask: Ask) -> tuple[Keys, ...]:
    """Return the blocks of laws, of sources and of terms."""
    laws = ask(record_queries.law_ids)
    # What is the text of a recorded law is found as that.
    texts = {key for _, (key, _, law) in ask.rows(record_queries.SOURCE_LISTED) if law in set(laws)}
    kinds = {
        "law": laws,
        "source": [key for (key,) in ask(recorded_sources) if key not in texts],
        "term": list(ask(record_queries.term_records).value),
    }
    return tuple(_keys(kind, names) for kind, listed in kinds.items() if listed for names in blocks_of(listed))


def _keys(kind: str, names: Iterable[str]) -> Keys:
    return tuple((kind, name) for name in names)


@query
def documents(ask: Ask) -> Keys:
    """List everything that can be found: kind and key."""
    return tuple(key for listed in (*ask(brief_blocks), *ask(other_blocks)) for key in listed)


@query
def blocks(ask: Ask) -> Keys:
    """List the blocks of documents: those of briefs have even numbers, those of all else odd ones."""
    # A new block of either kind takes the next number of its own, and moves none of the other.
    even = (2 * at for at in range(len(ask(brief_blocks))))
    odd = (2 * at + 1 for at in range(len(ask(other_blocks))))
    return tuple((str(number),) for number in sorted([*even, *odd]))


@query
def block(ask: Ask, number: str) -> Keys:
    """List the documents of a block."""
    at, is_other = divmod(int(number), 2)
    return ask(other_blocks if is_other else brief_blocks)[at]


def document(ask: Ask, kind: str, key: str) -> Document:
    """Return what can be found."""
    site = site_of(ask)
    match kind:
        case "brief":
            return brief_document(site, BriefId(key))
        case "law":
            return law_document(site, key)
        case "source":
            return source_document(site, SourceKey(key))
    return term_document(site, key)


class Searched(msgspec.Struct, frozen=True):
    """What search knows of a document."""

    indexed: Indexed
    """Its terms."""
    pieces: Pieces
    """Its text."""


# Most of it are bytes that are packed already or hardly can be: a quarter of the room would take a tenth of the time.
@dense_query
def searched(ask: Ask, kind: str, key: str) -> Searched:
    """Find the terms of a document, and cut its text into pieces."""
    found = document(ask, kind, key)
    return Searched(index_one(found), pieces_of(found))


SEARCHED = (brief_blocks, other_blocks, documents, blocks, block, searched)
