"""The whole index of some documents, made at once and in memory: what the queries of a build make piece by piece."""

import hashlib
from collections.abc import Mapping, Sequence

from briefs.searching import segments
from briefs.searching.documents import Document
from briefs.searching.index import Indexed, numbered_document
from briefs.searching.shards import long_files, shard_files
from briefs.searching.start import start_file
from briefs.searching.text_packs import PACK, Pieces, pack_file, pieces_of


def index_files(
    documents: Sequence[Document],
    indexed: Sequence[Indexed],
    aliases: Sequence[Sequence[str]],
    places: Mapping[str, Sequence[str]] | None = None,
) -> dict[str, bytes]:
    """Make the files of an index of documents that are numbered as they come, by name."""
    level = segments.level_for(len(documents))
    numbered_ones = list(enumerate(one.postings for one in indexed))
    blocks = [
        segments.gather(numbered_ones[at : at + segments.BLOCK]) for at in range(0, len(numbered_ones), segments.BLOCK)
    ]
    size = segments.stretch_size(len(blocks))
    groups: dict[str, dict[int, dict[str, segments.Segment]]] = {}
    for number in range(0, len(blocks), size):
        for term, one in segments.merge(blocks[number : number + size]).items():
            groups.setdefault(segments.group_of(term, level), {}).setdefault(number // size, {})[term] = one
    files: dict[str, bytes] = {}
    held = []
    for group, merged in groups.items():
        if len(blocks) > size:
            stretches = [segments.cut(merged.get(at, {})) for at in range(-(-len(blocks) // size))]
            files |= {name: data for at, one in merged.items() for name, data in long_files(group, at, one).items()}
        else:
            stretches = [segments.Stretch(one, ()) for one in merged.values()]
        shards_of_group, told = shard_files(group, level, stretches)
        files |= shards_of_group
        held.append(told)
    packs: dict[int, dict[int, Pieces]] = {}
    for at, document in enumerate(documents):
        packs.setdefault(at // PACK, {})[at] = pieces_of(document)
    texts = {f"text/{name}.js": pack_file(name, pieces) for name, pieces in packs.items()}
    known = (numbered_document(at, one) for at, one in enumerate(indexed))
    digests = [hashlib.sha256(data).digest() for data in texts.values()]
    return files | texts | {"start.js": start_file(known, held, digests, aliases, places or {}, level)}
