"""What a site that was built takes, by kind of file, and how near it comes to the limits of hosts."""

import re
from collections.abc import Iterable, Mapping

import msgspec

from briefs.messages.message import Message, say

MEGABYTE = 1_000_000


class HostLimit(msgspec.Struct, frozen=True):
    """What a host takes."""

    host: str
    """The host and its plan."""
    files: int | None
    """How many files a site may have; None where that is not limited."""
    size: int | None
    """How many bytes a site may have; None where that is not limited."""
    largest: int | None
    """How many bytes a file may have; None where that is not limited."""


# What hosts say themselves, looked up on 2026-11-28: the pages on limits of Cloudflare Pages and of GitHub Pages, and
# the settings of GitLab.com.
LIMITS = (
    HostLimit("Cloudflare Pages, free plan", 20_000, None, 25 * 1024 * 1024),
    HostLimit("GitHub Pages", None, 1_000 * MEGABYTE, None),
    HostLimit("GitLab Pages", 200_000, 1_000 * MEGABYTE, None),
)
"""The limits of hosts for whose sake a site may want to be smaller."""
NEAR = 0.8
"""The part of a limit from which on it is told: a site of 1,000 briefs has room for 250 more then."""

# By the key of `outputs` in the settings that does without them; empty for what every site has.
_KINDS = (
    (say("pages-two-languages"), "parallel: composed", re.compile(r"[^/]+/briefs/[^/]+/parallel/index\.html")),
    (say("pages-markdown"), "markdown: none", re.compile(r".*/index\.md")),
    (say("files-reference-managers"), "references: false", re.compile(r"id/[^/]+/[^/]+/[^/]+\.(?:bib|ris|json)")),
    (say("table-briefs-laws"), "map: false", re.compile(r"[^/]+/map/index\.html")),
    (say("files-embedding"), "oembed: none", re.compile(r".*/oembed(?:-chart-\d+)?\.json")),
    (say("pictures-titles"), 'cards: ""', re.compile(r"[^/]+/briefs/[^/]+/card\.png")),
    (say("files-documents"), "documents: []", re.compile(r"[^/]+/briefs/[^/]+/[^/]+\.(?:docx|epub|pdf)")),
    (say("search-files"), "", re.compile(r"search/.*")),
    (say("pages"), "", re.compile(r".*\.html")),
)


class NearLimit(msgspec.Struct, frozen=True):
    """A limit that a site passes or comes near."""

    host: str
    """The host and its plan."""
    said: Message
    """What the site has of what it may have."""
    is_passed: bool
    """Whether it is more than the host takes."""


class KindSize(msgspec.Struct, frozen=True):
    """What the files of one kind take."""

    kind: Message
    """What they are."""
    setting: str
    """How a site does without them, below `outputs` in the settings; empty where it can't."""
    files: int
    """How many there are."""
    size: int
    """Their bytes."""


def sizes_by_kind(files: Mapping[str, int]) -> tuple[KindSize, ...]:
    """Return what a site takes, the largest kind first; `files` are its files' bytes by path."""
    counted: dict[tuple[Message, str], list[int]] = {}
    for path, size in files.items():
        kind = next(((name, setting) for name, setting, form in _KINDS if form.fullmatch(path)), (say("all-else"), ""))
        counted.setdefault(kind, []).append(size)
    found = (KindSize(name, setting, len(of_kind), sum(of_kind)) for (name, setting), of_kind in counted.items())
    return tuple(sorted(found, key=lambda one: (-one.size, one.kind.key)))


def near_limits(files: Mapping[str, int], limits: Iterable[HostLimit] = LIMITS) -> tuple[NearLimit, ...]:
    """Return the limits of hosts that a site passes or comes near; `files` are its files' bytes by path."""
    whole = sum(files.values())
    path, largest = max(files.items(), key=lambda file: file[1], default=("", 0))
    found = []
    for limit in limits:
        asked = (
            (len(files), limit.files, say("files-of-most", number=f"{len(files):,}", most=f"{limit.files or 0:,}")),
            (whole, limit.size, say("size-of-most", size=megabytes(whole), most=megabytes(limit.size or 0))),
            (
                largest,
                limit.largest,
                say("file-of-most", path=path, size=megabytes(largest), most=megabytes(limit.largest or 0)),
            ),
        )
        found += [
            NearLimit(limit.host, said, has > most)
            for has, most, said in asked
            if most is not None and has >= NEAR * most
        ]
    return tuple(found)


def megabytes(size: int) -> str:
    """Write a number of bytes."""
    return f"{size / MEGABYTE:,.1f} MB"
