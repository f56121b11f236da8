"""What a site that was built takes, by kind of file, and how near it comes to the limits of hosts."""

import re
from collections.abc import Iterable, Mapping

import msgspec

from briefs.messages.message import Message, say

MEGABYTE = 1_000_000


class HostLimit(msgspec.Struct, frozen=True):
    """What a host takes."""

    host: Message
    """The host and its plan."""
    files: int | None
    """How many files a site may have; None where that is not limited."""
    size: int | None
    """How many bytes a site may have; None where that is not limited."""
    largest: int | None
    """How many bytes a file may have; None where that is not limited."""
    redirects: int | None = None
    """How many redirects without holes are read; None where that is not limited, or nothing is read."""


# What hosts say themselves, looked up on 2026-11-28: the pages on limits of Cloudflare Pages (and on its redirects) and
# of GitHub Pages, and the settings of GitLab.com. GitLab asks `_redirects` only where no page is, so its limit of them
# takes nothing away: a page stands at each address of ours that leads elsewhere.
LIMITS = (
    HostLimit(say("host-cloudflare-free"), 20_000, None, None),
    HostLimit(say("host-cloudflare"), None, None, 25 * 1024 * 1024, 2_000),
    HostLimit(say("host-github"), None, 1_000 * MEGABYTE, None),
    HostLimit(say("host-gitlab"), 200_000, 1_000 * MEGABYTE, None),
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


_COPIED = re.compile(r"media/.*")
"""The files that are copied from the content."""
_LED_ON = say("pages-lead-on")


class NearLimit(msgspec.Struct, frozen=True):
    """A limit that a site passes or comes near."""

    host: Message
    """The host and its plan."""
    takes: Message
    """What the site has of what it may have."""
    is_passed: bool
    """Whether it is more than the host takes."""
    hint: Message
    """What can be done about it, or that nothing need be."""

    @property
    def is_refused(self) -> bool:
        """Return whether the host does not take the site; of redirects it passes over what is too much."""
        return self.is_passed and self.hint != _LED_ON

    @property
    def said(self) -> Message:
        """Return what follows from it."""
        if not self.is_passed:
            return say("little-is-left")
        return say("takes-no-more") if self.is_refused else say("reads-no-more")


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
        counted.setdefault(_kind_of(path), []).append(size)
    found = (KindSize(name, setting, len(of_kind), sum(of_kind)) for (name, setting), of_kind in counted.items())
    return tuple(sorted(found, key=lambda one: (-one.size, one.kind.key)))


def _kind_of(path: str) -> tuple[Message, str]:
    """Return what kind of file this is, and the setting that does without it."""
    return next(((name, setting) for name, setting, form in _KINDS if form.fullmatch(path)), (say("all-else"), ""))


def static_redirects(text: str) -> int:
    """Return how many redirects a `_redirects` file has that are without holes (`:lang`, `*`)."""
    sources = (line.split(None, 1)[0] for line in text.splitlines() if line.strip())
    return sum(1 for source in sources if source.startswith("/") and "*" not in source and "/:" not in source)


def near_limits(
    files: Mapping[str, int], redirects: int = 0, limits: Iterable[HostLimit] = LIMITS
) -> tuple[NearLimit, ...]:
    """Return the limits of hosts that a site passes or comes near.

    `files` are its files' bytes by path, `redirects` the number of its redirects without holes.
    """
    whole = sum(files.values())
    path, largest = max(files.items(), key=lambda file: file[1], default=("", 0))
    smaller, found = say("see-outputs"), []
    for limit in limits:
        of = [f"{most or 0:,}" for most in (limit.files, limit.redirects)]
        size, most = megabytes(limit.size or 0), megabytes(limit.largest or 0)
        asked = (
            (len(files), limit.files, say("files-of-most", has=f"{len(files):,}", most=of[0]), smaller),
            (whole, limit.size, say("size-of-most", has=megabytes(whole), most=size), smaller),
            (
                largest,
                limit.largest,
                say("file-of-most", path=path, has=megabytes(largest), most=most),
                _smaller_file(path),
            ),
            (redirects, limit.redirects, say("redirects-of-most", has=f"{redirects:,}", most=of[1]), _LED_ON),
        )
        found += [
            NearLimit(limit.host, takes, has > number, hint)
            for has, number, takes, hint in asked
            if number is not None and has >= NEAR * number
        ]
    return tuple(found)


def _smaller_file(path: str) -> Message:
    """Return how a site does without a file that is too large, or with a smaller one."""
    if setting := _kind_of(path)[1]:
        return say("setting-does-without", setting=setting)
    return say("put-smaller-file") if _COPIED.fullmatch(path) else say("host-without-limit")


def megabytes(size: int) -> str:
    """Write a number of bytes."""
    return f"{size / MEGABYTE:,.1f} MB"
