"""The names of which addresses are made: by them the 404 page finds the one that is nearest to a wrong one."""

from collections.abc import Iterator, Mapping, Sequence

import msgspec

from briefs.library.library import Library
from briefs.model.addresses import INDEXES, Address

MOST = 5_000
"""Names of each folder, briefs the newest first; some 60 kB compressed, and nobody mistypes more."""


def address_files(library: Library, names: Mapping[str, Sequence[str]]) -> Iterator[tuple[Address, bytes]]:
    """Return the list; names are given by the folder of a language in which they stand, `""` for its own."""
    lists = ["briefs", *INDEXES, "sources", "search", "coverage"]
    lists += ["laws", "timeline"] if library.has_laws else []
    lists += ["glossary"] if library.has_terms else []
    lists += ["map"] if library.settings.outputs.map else []
    known = {folder: list(found[:MOST]) for folder, found in names.items()}
    known[""] = [*lists, *known[""]]
    yield Address("addresses.json"), msgspec.json.encode(known) + b"\n"
