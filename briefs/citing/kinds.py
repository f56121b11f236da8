"""Kinds of work: finer than CSL's types, as lawyers tell them apart — a letter of a ministry, a case in a reporter.

A style asks for them (`b:kind`), `briefs new source` writes a record of one, and the manual shows how each is printed.
They are data (`kinds/*.yaml`), tried in the order of the files; no code here knows a country.
"""

import re
from collections.abc import Iterator, Mapping
from functools import cached_property, lru_cache
from importlib.resources import files
from typing import Any

import msgspec

from briefs.model.source import Source

_ORDER = ("tw", "cn", "jp", "eu", "us", "uk", "de", "works")
"""The files: systems of law first, whose signs are sure, then what is the same everywhere."""
_ABROAD = frozenset({"COE", "UN"})
"""Bodies of many countries: a site lists their works under whatever code it likes."""
_SAME = {"GB": "UK", "COE": "COE"}

InWords = dict[str, str]
"""An explanation by language: `{zh-Hant: 卷, en: volume}`."""


class Kind(msgspec.Struct, frozen=True, dict=True, forbid_unknown_fields=True):
    """A kind of work: how it is told from a record, what the record needs, and an example."""

    names: InWords
    """What it is called."""
    types: tuple[str, ...]
    """The types of CSL under which it is recorded, the best one first."""
    needs: dict[str, InWords]
    """The variables by which guides cite it, each with what is meant by it."""
    required: tuple[str, ...] = ()
    """Those without which nobody finds it, asked for where they lack; of `number|title` one is enough."""
    of: str = ""
    """The jurisdiction to which it belongs; empty for what is the same everywhere."""
    signs: dict[str, str] = {}
    """Patterns by variable: where a record names no jurisdiction, one that is found tells it."""
    when: dict[str, str] = {}
    """Patterns by variable that must all be found; `number|title` looks in both."""
    unless: tuple[dict[str, str], ...] = ()
    """Sets of patterns by variable: where all of one set are found, it is of another kind; `type` is the type."""
    takes: dict[str, InWords] = {}
    """The variables that are printed where they are given."""
    record: dict[str, Any] = {}
    """A record of it as an author types it."""
    places: tuple[str, ...] = ()
    """Two places in that record, as an author types them."""
    examples: dict[str, dict[str, Any]] = {}
    """Further records, by name: the same kind in other languages, or with other variables."""
    example_places: dict[str, tuple[str, ...]] = {}
    """Two places in each of those, where `places` would not fit."""

    def samples(self, name: str) -> "Iterator[tuple[str, dict[str, Any], tuple[str, ...]]]":
        """Yield the examples: a name, the record, two places in it; the first bears the name of the kind."""
        yield name, self.record, self.places
        for other, record in self.examples.items():
            yield other, record, self.example_places.get(other, self.places)

    @cached_property
    def _signs(self) -> "_Patterns":
        return _compiled(self.signs)

    @cached_property
    def _when(self) -> "_Patterns":
        return _compiled(self.when)

    @cached_property
    def _unless(self) -> "tuple[_Patterns, ...]":
        return tuple(_compiled(patterns) for patterns in self.unless)

    def fits(self, source: Source, texts: Mapping[str, tuple[str, ...]], jurisdiction: str) -> bool:
        """Return whether a record is of this kind; `texts` has all wordings of each variable."""
        if source.type not in self.types:
            return False
        if self.of and jurisdiction != self.of:
            may_be = not jurisdiction or self.of in _ABROAD
            if not may_be or not any(_found(names, pattern, texts) for names, pattern in self._signs):
                return False
        if any(_all_found(patterns, texts) for patterns in self._unless):
            return False
        return _all_found(self._when, texts)


_Patterns = tuple[tuple[tuple[str, ...], re.Pattern[str]], ...]
"""Patterns, each with the variables in one of which it is to be found."""


def _compiled(patterns: Mapping[str, str]) -> _Patterns:
    return tuple((tuple(names.split("|")), re.compile(pattern)) for names, pattern in patterns.items())


def _all_found(patterns: _Patterns, texts: Mapping[str, tuple[str, ...]]) -> bool:
    return all(_found(names, pattern, texts) for names, pattern in patterns)


def _found(names: tuple[str, ...], pattern: re.Pattern[str], texts: Mapping[str, tuple[str, ...]]) -> bool:
    return any(pattern.search(text) for name in names for text in texts.get(name, ()))


@lru_cache
def kinds() -> dict[str, Kind]:
    """Return the kinds by name, in the order in which they are tried."""
    import yaml

    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    found: dict[str, Kind] = {}
    for name in _ORDER:
        text = files(__package__).joinpath("kinds", f"{name}.yaml").read_text(encoding="utf-8")
        # Our own files, read by the library's safe loader: there is no author to be told of a fault.
        found |= msgspec.convert(yaml.load(text, loader), dict[str, Kind], strict=False)  # noqa: S506
    return found


@lru_cache
def _by_type() -> dict[str, tuple[tuple[str, Kind], ...]]:
    types = dict.fromkeys(one for kind in kinds().values() for one in kind.types)
    return {one: tuple((name, kind) for name, kind in kinds().items() if one in kind.types) for one in types}


def kind_of(source: Source) -> str:
    """Return the kind of a work, or nothing where none fits."""
    texts = {name: tuple(_wordings(source, name)) for name in source.texts}
    texts |= {"language": (source.language,), "type": (source.type,)}
    texts |= {role: tuple(_named(source, role)) for role in ("author",) if role in source.names}
    jurisdiction = source.jurisdiction.upper()
    jurisdiction = _SAME.get(jurisdiction, jurisdiction)
    candidates = _by_type().get(source.type, ())
    return next((name for name, kind in candidates if kind.fits(source, texts, jurisdiction)), "")


def _wordings(source: Source, name: str) -> Iterator[str]:
    wording = source.texts[name]
    yield wording.text
    yield from wording.others.values()


def _named(source: Source, role: str) -> Iterator[str]:
    for name in source.names[role]:
        for part in (name.literal, name.family):
            if part:
                yield part.text
