"""Which web addresses the content names, and where."""

import ipaddress
import re
from collections import defaultdict
from collections.abc import Iterable
from urllib.parse import urlsplit

import msgspec

from briefs.model.brief import File

_ADDRESS = re.compile(r"https?://[^\s<>\"'「」『』〈〉《》（），。；、{}|\\^`\[\]]+")
"""A web address up to white space, quotation marks, Han punctuation, or what Markdown and YAML put behind it."""
_NO_END = ".,;:!?*_~"
"""Marks that end a sentence or an emphasis, and no address."""


class Place(msgspec.Struct, frozen=True, order=True):
    """Where an address stands."""

    path: str
    """The file, seen from the content folder's parent."""
    line: int
    """The line in it, from 1."""
    column: int
    """The column, from 1, in code points."""


def find_addresses(files: Iterable[File]) -> dict[str, tuple[Place, ...]]:
    """Return every web address that files name, with its places, in the order of the files."""
    found: dict[str, list[Place]] = defaultdict(list)
    for file in files:
        for number, line in enumerate(file.data.decode("utf-8", errors="replace").split("\n"), start=1):
            for match in _ADDRESS.finditer(line):
                if address := _trimmed(match[0]):
                    found[address].append(Place(file.path, number, match.start() + 1))
    return {address: tuple(places) for address, places in sorted(found.items())}


def _trimmed(address: str) -> str:
    """Return an address without the marks of the sentence around it, and without a fragment, which no host sees."""
    address = address.partition("#")[0]
    while address and (address[-1] in _NO_END or (address[-1] == ")" and address.count(")") > address.count("("))):
        address = address[:-1]
    return address if host_of(address) else ""


def host_of(address: str) -> str:
    """Return the host of an address in small letters, or nothing where there is none."""
    try:
        return (urlsplit(address).hostname or "").lower()
    except ValueError:
        return ""


def is_public(host: str) -> bool:
    """Return whether a host can be one of the public web: no name of this machine or network, no private number."""
    try:
        return ipaddress.ip_address(host).is_global
    except ValueError:
        return "." in host.strip(".") and not host.endswith((".localhost", ".local", ".internal", ".test", ".example"))
