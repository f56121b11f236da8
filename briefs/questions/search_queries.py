"""The search index, made of blocks of documents and groups of terms, so that an edit reaches few of its files."""

from collections import defaultdict
from collections.abc import Iterable, Iterator

import msgspec

from briefs.engine.answer import digest_of
from briefs.engine.queries import Ask, Fact, Made, Relation, dense_query, output, producer, query
from briefs.language import dates
from briefs.model.brief import BriefId
from briefs.model.source import SourceKey
from briefs.publishing.files.search_files import (
    brief_document,
    law_document,
    search_aliases,
    search_places,
    source_document,
    term_document,
)
from briefs.questions import record_queries, text_queries
from briefs.questions.asked_site import site_of
from briefs.questions.domains import once, recorded_sources
from briefs.searching.documents import Document
from briefs.searching.index import Indexed, index_one, numbered_document, shard_files
from briefs.searching.segments import BLOCK, Segment, blocks_of, gather, group_of, join_groups, level_for
from briefs.searching.start import Numbered, Shards, start_file
from briefs.searching.text_packs import PACK, Pieces, pack_file, pieces_of

Keys = tuple[tuple[str, ...], ...]

SEGMENTS: Relation[dict[str, Segment]] = Relation("segments", dict[str, Segment])
"""By group of terms: the segments of a block."""
GROUPS: Relation[tuple[str, ...]] = Relation("groups", tuple[str, ...])
"""The groups of terms that a block has."""
NUMBERED: Relation[tuple[Numbered, ...]] = Relation("numbered", tuple[Numbered, ...])
"""What the start file says of the documents of a block."""
SHARDS: Relation[Shards] = Relation("shards", Shards)
"""What the start file says of the shards of a group."""
PACKS: Relation[bytes] = Relation("packs", bytes)
"""A digest of each pack of text."""


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


@query
def grouping(ask: Ask) -> int:
    """Return how finely terms are grouped."""
    return level_for(len(ask(documents)))


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


@producer(blocks, SEGMENTS, GROUPS, NUMBERED)
def indexed_block(ask: Ask, number: str) -> Iterator[Fact]:
    """Yield the segments of a block of documents, by group of terms."""
    level, first = ask(grouping), int(number) * BLOCK
    found = [(first + at, ask(searched, *key).indexed) for at, key in enumerate(ask(block, number))]
    groups: dict[str, dict[str, Segment]] = {}
    for term, one in sorted(gather((at, document.postings) for at, document in found).items()):
        groups.setdefault(group_of(term, level), {})[term] = one
    for group, segments in groups.items():
        yield SEGMENTS.row(group, segments)
    yield GROUPS.row("", tuple(groups))
    yield NUMBERED.row("", tuple(numbered_document(at, one) for at, one in found))


@query
def term_groups(ask: Ask) -> Keys:
    """List the groups of terms."""
    return tuple((group,) for group in sorted({group for _, groups in ask.rows(GROUPS) for group in groups}))


@output(term_groups, SHARDS)
def term_files(ask: Ask, group: str) -> Made:
    """Make the shards of a group of terms."""
    files, held = shard_files(group, ask(grouping), join_groups(segments for _, segments in ask.rows(SEGMENTS, group)))
    return Made({f"search/{name}": data for name, data in files.items()}, (SHARDS.row("", held),))


@query
def packs(ask: Ask) -> Keys:
    """List the packs of text."""
    numbers = {at // PACK for (name,) in ask(blocks) for at in _numbers(ask, name)}
    return tuple((str(number),) for number in sorted(numbers))


def _numbers(ask: Ask, block_name: str) -> range:
    first = int(block_name) * BLOCK
    return range(first, first + len(ask(block, block_name)))


@output(packs, PACKS)
def text_files(ask: Ask, name: str) -> Made:
    """Make a pack of the texts of some neighbouring documents."""
    first = int(name) * PACK
    of_block = ask(block, str(first // BLOCK))
    held = {at: ask(searched, *key).pieces for at, key in enumerate(of_block[first % BLOCK :][:PACK], start=first)}
    data = pack_file(int(name), held)
    return Made({f"search/text/{name}.js": data}, (PACKS.row("", digest_of(data)),))


@output(once, is_last=True)
def search_start(ask: Ask) -> Made:
    """Make the file from which the index is read."""
    site = site_of(ask)
    listed = (one for _, block in ask.rows(NUMBERED) for one in block)
    groups = (held for _, held in ask.rows(SHARDS))
    digests = (digest for _, digest in ask.rows(PACKS))
    data = start_file(listed, groups, digests, search_aliases(site), search_places(site), ask(grouping))
    return Made({"search/start.js": data})


SEARCHED = (
    *(brief_blocks, other_blocks, documents, blocks, block, grouping, searched, indexed_block),
    *(term_groups, packs),
)
SEARCH_FILES = (term_files, text_files)
SEARCH_LAST = (search_start,)
