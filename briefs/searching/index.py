"""One document → its place in the index: its terms, and what the start file says of it."""

import msgspec

from briefs.searching.documents import Document, latin_from, numbered
from briefs.searching.postings import Postings, index_passages
from briefs.searching.start import Numbered


class Indexed(msgspec.Struct, frozen=True):
    """One document as it stands in the index."""

    postings: Postings
    """Its terms, with where they stand."""
    latin_from: int
    """The number of its first English passage; 0 where it has no Chinese ones."""
    facets: dict[str, tuple[str, ...]]
    """By facet the values by which results can be narrowed to it."""


def index_one(document: Document) -> Indexed:
    """Find the terms of one document."""
    first = latin_from(document)
    passages = [*numbered(document.chinese), *numbered(document.latin, first)]
    return Indexed(index_passages(passages), first, document.facets)


def numbered_document(number: int, one: Indexed) -> Numbered:
    """Return what the start file says of a document."""
    # The length is one figure of ALPHABET, so 63 at most.
    return Numbered(number, min(63, one.postings.length.bit_length() * 2), one.latin_from, one.facets)
