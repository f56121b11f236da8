"""The search index, made of blocks of documents and groups of terms, so that an edit reaches few of its files."""

from collections import defaultdict
from collections.abc import Iterator

from briefs.engine.answer import digest_of
from briefs.engine.queries import Ask, Fact, Made, Relation, dense_query, output, producer, query
from briefs.publishing.files.search_files import search_aliases, search_places
from briefs.questions.asked_site import site_of
from briefs.questions.domains import once
from briefs.questions.searched_queries import Keys, block, blocks, documents, searched
from briefs.searching.index import numbered_document
from briefs.searching.segments import (
    BLOCK,
    Segment,
    Stretch,
    cut,
    gather,
    group_of,
    level_for,
    merge,
    stretch_size,
)
from briefs.searching.shards import long_files, shard_files
from briefs.searching.start import Numbered, Shards, start_file, with_parts
from briefs.searching.text_packs import PACK, pack_file

SEGMENTS: Relation[dict[str, Segment]] = Relation("segments", dict[str, Segment])
"""By group of terms and stretch: the segments of a block."""
GROUPS: Relation[tuple[str, ...]] = Relation("groups", tuple[str, ...])
"""The groups of terms that a block has."""
NUMBERED: Relation[tuple[Numbered, ...]] = Relation("numbered", tuple[Numbered, ...])
"""What the start file says of the documents of a block."""
SHARDS: Relation[Shards] = Relation("shards", Shards)
"""What the start file says of the shards of a group."""
PARTS: Relation[tuple[str, bytes]] = Relation("parts", tuple[str, bytes])
"""A group of terms, with a digest of its long lines' parts in a stretch."""
PACKS: Relation[bytes] = Relation("packs", bytes)
"""A digest of each pack of text."""


@query
def grouping(ask: Ask) -> int:
    """Return how finely terms are grouped."""
    return level_for(len(ask(documents)))


@query
def stretch_numbers(ask: Ask) -> int:
    """Return how many numbers of blocks make a stretch."""
    return stretch_size(max((int(number) + 1 for (number,) in ask(blocks)), default=0))


@producer(blocks, SEGMENTS, GROUPS, NUMBERED)
def indexed_block(ask: Ask, number: str) -> Iterator[Fact]:
    """Yield the segments of a block of documents, by group of terms."""
    level, first, stretch = ask(grouping), int(number) * BLOCK, str(int(number) // ask(stretch_numbers))
    found = [(first + at, ask(searched, *key).indexed) for at, key in enumerate(ask(block, number))]
    groups: dict[str, dict[str, Segment]] = {}
    for term, one in sorted(gather((at, document.postings) for at, document in found).items()):
        groups.setdefault(group_of(term, level), {})[term] = one
    for group, segments in groups.items():
        yield SEGMENTS.row(_place(group, stretch), segments)
    yield GROUPS.row("", tuple(groups))
    yield NUMBERED.row("", tuple(numbered_document(at, one) for at, one in found))


@query
def term_groups(ask: Ask) -> Keys:
    """List the groups of terms."""
    return tuple((group,) for group in sorted({group for _, groups in ask.rows(GROUPS) for group in groups}))


@query
def stretches(ask: Ask) -> tuple[str, ...]:
    """List the stretches of blocks."""
    numbers = max((int(number) + 1 for (number,) in ask(blocks)), default=0)
    return tuple(str(at) for at in range(-(-numbers // ask(stretch_numbers))))


@query
def long_places(ask: Ask) -> Keys:
    """List where terms may have a file of their own: groups with stretches; none where there is one stretch."""
    if len(ask(stretches)) == 1:
        return ()
    size = ask(stretch_numbers)
    return tuple(sorted({(group, str(int(at) // size)) for at, groups in ask.rows(GROUPS) for group in groups}))


# It is asked for by one output, which reads eight of these at most.
@dense_query
def stretch(ask: Ask, group: str, at: str) -> Stretch:
    """Return the postings of a group of terms in a stretch."""
    return cut(_merged(ask, group, at))


def _merged(ask: Ask, group: str, at: str) -> dict[str, Segment]:
    return merge(segments for _, segments in ask.rows(SEGMENTS, _place(group, at)))


def _place(group: str, stretch: str) -> str:
    return f"{group} {stretch}"


@output(term_groups, SHARDS)
def term_files(ask: Ask, group: str) -> Made:
    """Make the shards of a group of terms."""
    match ask(stretches):
        case (only,):
            parts = [Stretch(_merged(ask, group, only), ())]
        case several:
            parts = [ask(stretch, group, at) for at in several]
    files, held = shard_files(group, ask(grouping), parts)
    return Made({f"search/{name}": data for name, data in files.items()}, (SHARDS.row("", held),))


@output(long_places, PARTS)
def long_term_files(ask: Ask, group: str, at: str) -> Made:
    """Make the files of the terms of a group that are long in a stretch."""
    files = long_files(group, int(at), _merged(ask, group, at))
    told = (PARTS.row("", (group, digest_of(b"".join(files.values())))),) if files else ()
    return Made({f"search/{name}": data for name, data in files.items()}, told)


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
    parts: dict[str, list[bytes]] = defaultdict(list)
    for _, (group, digest) in ask.rows(PARTS):
        parts[group].append(digest)
    groups = (with_parts(held, parts[group]) for group, held in ask.rows(SHARDS))
    digests = (digest for _, digest in ask.rows(PACKS))
    data = start_file(listed, groups, digests, search_aliases(site), search_places(site), ask(grouping))
    return Made({"search/start.js": data})


INDEXED = (grouping, stretch_numbers, indexed_block, term_groups, stretches, long_places, stretch, packs)
SEARCH_FILES = (term_files, long_term_files, text_files)
SEARCH_LAST = (search_start,)
