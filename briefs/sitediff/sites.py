"""The difference of two built sites: addresses, briefs, citations, links, conversion, weight.

Everything is read from what a site publishes: its pages, their Markdown exports, `graph.json`, `coverage.json`.
"""

import gzip
import json
import re
from collections import Counter
from collections.abc import Iterator, Mapping
from difflib import SequenceMatcher
from html import unescape
from typing import Any

import msgspec

Files = Mapping[str, bytes]

_TITLE = re.compile(rb"<title>(.*?)</title>", re.DOTALL)
_CANONICAL = re.compile(rb'<link rel="canonical" href="([^"]*)"')
# Of `[words](/en/a/ "title")` and `[words](<https://x/a_(b)>)` the target, in which parentheses come in pairs.
_LINK = re.compile(r"\]\(<?([^\s()<>]+(?:\([^\s()]*\)[^\s()]*)*)>?(?: \"[^\"]*\")?\)")
_NOTE = re.compile(r"^\[\^\d+\]: ", re.MULTILINE)
_BRIEF = re.compile(r"(?P<lang>[^/]+)/briefs/(?P<id>[^/]+)/index\.md")
_SIMPLIFIED = re.compile(r"(zh-hans)/briefs/[^/]+/index\.html")
# `<p id="p12" class="a">words</p>`: id and inner HTML; it ends at the first tag that closes one of its name.
_BLOCK = re.compile(r'<(p|h[2-6]|li|dt|dd) id="([^"]+)"[^>]*>(.*?)</\1>', re.DOTALL)
_TAG = re.compile(r"<[^>]*>")
_AROUND = 3
"""Characters shown on each side of words that are converted in another way."""


class Text(msgspec.Struct, frozen=True):
    """What happened to a brief in one language; one that is new or gone was or is empty."""

    brief: str
    """The id of the brief."""
    lang: str
    """Its language, as the folder in addresses has it: `zh-hant`."""
    added: int
    """How many lines of its Markdown are new; one that only moved is not."""
    removed: int
    """How many are gone."""
    notes: tuple[int, int]
    """How many notes it had and has."""


class Difference(msgspec.Struct, frozen=True):
    """Everything in which two sites differ. Addresses are below the site's root; all lists are sorted."""

    new: tuple[tuple[str, str], ...]
    """The addresses that are new, with the titles of their pages."""
    vanished: tuple[tuple[str, str], ...]
    """The addresses that are gone, with the titles that their pages had."""
    texts: tuple[Text, ...]
    """The briefs of which the text is another."""
    cited: tuple[tuple[str, str], ...]
    """Pairs of a brief and the key of a source, or the id of a brief, that its notes cite only now."""
    no_longer_cited: tuple[tuple[str, str], ...]
    """The same of what they cited only before."""
    linked: tuple[tuple[str, str], ...]
    """Pairs of a page and a target to which its text links only now; one on the site begins with a slash."""
    no_longer_linked: tuple[tuple[str, str], ...]
    """The same of what it linked to only before."""
    converted: tuple[tuple[str, str, int], ...]
    """Words of Simplified pages before and after, where the Traditional stayed, and how often they changed so."""
    coverage: tuple[tuple[int, int], tuple[int, int]]
    """Before and after: how many briefs there are, and how many of them in every authored language."""
    weights: tuple[tuple[str, int], tuple[str, int]]
    """Before and after: the address of the heaviest page, and its bytes when they are compressed."""

    @property
    def is_nothing(self) -> bool:
        """Return whether a reader would see no difference."""
        changes = (self.new, self.vanished, self.texts, self.cited, self.no_longer_cited, self.linked)
        return not any((*changes, self.no_longer_linked, self.converted))


def compare(old: Files, new: Files) -> Difference:
    """Compare two sites, each as files by their paths."""
    before, after = _pages(old), _pages(new)
    was, now = dict(_texts(old)), dict(_texts(new))
    links = {side: set(_links(texts)) for side, texts in (("old", was), ("new", now))}
    cites = {"old": _citations(old), "new": _citations(new)}
    return Difference(
        new=tuple((one, after[one]) for one in sorted(after.keys() - before.keys())),
        vanished=tuple((one, before[one]) for one in sorted(before.keys() - after.keys())),
        texts=tuple(_changed(was, now)),
        cited=tuple(sorted(cites["new"] - cites["old"])),
        no_longer_cited=tuple(sorted(cites["old"] - cites["new"])),
        linked=tuple(sorted(links["new"] - links["old"])),
        no_longer_linked=tuple(sorted(links["old"] - links["new"])),
        converted=_converted(old, new),
        coverage=(_coverage(old), _coverage(new)),
        weights=(_heaviest(old), _heaviest(new)),
    )


def _pages(files: Files) -> dict[str, str]:
    """Return the addresses of a site's pages with their titles; those that only lead on are addresses too."""
    found = {}
    for name, data in files.items():
        if name.endswith(".html"):
            match = _TITLE.search(data)
            title = unescape(match[1].decode(errors="replace")).strip() if match else ""
            found[name.removesuffix("index.html")] = title
    return found


def _root(files: Files) -> str:
    """Return the address of a site's root, as one of its pages says it."""
    for name in sorted(files):
        if name.endswith("/index.html") and (match := _CANONICAL.search(files[name])):
            address = match[1].decode()
            path = name.removesuffix("index.html")
            if address.endswith(path):
                return address.removesuffix(path)
    # Nothing is replaced then, as no text holds a NUL.
    return "\0"


def _texts(files: Files) -> Iterator[tuple[tuple[str, str], str]]:
    """Return the text of each brief by id and language; addresses in it are those below the root."""
    root = _root(files)
    for name, data in files.items():
        if match := _BRIEF.fullmatch(name):
            yield (match["id"], match["lang"]), data.decode(errors="replace").replace(root, "/")


def _changed(was: dict[tuple[str, str], str], now: dict[tuple[str, str], str]) -> Iterator[Text]:
    for key in sorted(was.keys() | now.keys()):
        old, new = was.get(key, ""), now.get(key, "")
        if old == new:
            continue
        before, after = Counter(_lines(old)), Counter(_lines(new))
        notes = len(_NOTE.findall(old)), len(_NOTE.findall(new))
        yield Text(*key, (after - before).total(), (before - after).total(), notes)


def _lines(text: str) -> list[str]:
    return [line for line in text.split("\n") if line.strip()]


def _links(texts: dict[tuple[str, str], str]) -> Iterator[tuple[str, str]]:
    for (brief, lang), text in texts.items():
        for target in _LINK.findall(text):
            yield f"{lang}/briefs/{brief}/", target


def _citations(files: Files) -> set[tuple[str, str]]:
    edges = _data(files, "graph.json").get("edges", [])
    return {
        (str(edge["from"]).partition(":")[2], str(edge["to"]).partition(":")[2])
        for edge in edges
        if edge.get("type") == "cites"
    }


def _converted(old: Files, new: Files) -> tuple[tuple[str, str, int], ...]:
    """Find what is converted in another way: Simplified paragraphs whose Traditional ones stayed the same."""
    found: Counter[tuple[str, str]] = Counter()
    for name in new:
        match = _SIMPLIFIED.fullmatch(name)
        if not match:
            continue
        traditional = name.replace(match[1], "zh-hant", 1)
        source, source_now = _blocks(old.get(traditional, b"")), _blocks(new.get(traditional, b""))
        made, made_now = _blocks(old.get(name, b"")), _blocks(new[name])
        for anchor, words in made_now.items():
            if made.get(anchor, words) != words and source.get(anchor) == source_now.get(anchor):
                found.update(_words(made[anchor], words))
    return tuple((before, after, count) for (before, after), count in sorted(found.items()))


def _blocks(page: bytes) -> dict[str, str]:
    """Return the words of a page's paragraphs and headings by their ids, which are equal in every language."""
    return {match[2]: unescape(_TAG.sub("", match[3])) for match in _BLOCK.finditer(page.decode(errors="replace"))}


def _words(old: str, new: str) -> Iterator[tuple[str, str]]:
    # Else difflib takes what is frequent in a text of 200 characters or more for junk.
    for tag, start, end, begin, stop in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if tag != "equal":
            left = old[max(0, start - _AROUND) : start]
            yield (
                f"{left}{old[start:end]}{old[end : end + _AROUND]}",
                f"{left}{new[begin:stop]}{new[stop : stop + _AROUND]}",
            )


def _coverage(files: Files) -> tuple[int, int]:
    """Return how many briefs there are, and how many of them in every language."""
    briefs = _data(files, "coverage.json").get("briefs", [])
    return len(briefs), sum(not brief.get("missing") for brief in briefs)


def _heaviest(files: Files) -> tuple[str, int]:
    weights = {name: len(gzip.compress(data, 6, mtime=0)) for name, data in files.items() if name.endswith(".html")}
    name = max(sorted(weights), key=lambda one: weights[one], default="")
    return name.removesuffix("index.html"), weights.get(name, 0)


def _data(files: Files, name: str) -> dict[str, Any]:
    try:
        value = json.loads(files.get(name, b"{}"))
    except ValueError:
        return {}
    return value if isinstance(value, dict) else {}
