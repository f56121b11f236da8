"""Where a text cites law: laws by name or number, and decisions, documents and sections that are cited at once.

Certain or silent: a name that laws of several countries bear counts only where a word before it, or what the text is
about, says whose it is.
"""

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from functools import lru_cache
from typing import TypeVar

import msgspec

from briefs.language.languages import Lang
from briefs.patterns import lazy_pattern
from briefs.resolving.country_words import names_country, said_before
from briefs.resolving.law_tables import folded, has_hint, law_called, names_in
from briefs.resolving.official import OfficialLaw, named_law, numbered_law
from briefs.resolving.systems import Form, NamesOfLaws, System, first_filled, systems


class LawAt(msgspec.Struct, frozen=True):
    """A law that is named in a text."""

    start: int
    """Where its name or number begins, from 0 in code points."""
    end: int
    """Where it ends."""
    law: OfficialLaw
    """The law."""
    is_weak: bool = False
    """Whether it counts only beside a provision or between title marks, as its name is a short word."""


class CitationAt(msgspec.Struct, frozen=True):
    """A citation that makes an address by itself."""

    start: int
    """Where it begins, from 0 in code points."""
    end: int
    """Where it ends."""
    address: str
    """The address of the official text."""
    lang: str
    """The language of that text; empty where it is the reader's."""
    is_law: bool
    """Whether it cites a provision of a law, and no case or document."""


Found = TypeVar("Found", LawAt, CitationAt)


def laws_in(typed: str, lang: Lang, home: Collection[str] = ()) -> list[LawAt]:
    """Return the laws that a text names, in order; `home` are the jurisdictions that it is about."""
    text = folded(typed)
    found: dict[tuple[int, int], list[LawAt]] = {}
    for name, system, named, forms in _with_laws(lang):
        kinds = [kind for kind in named if _may_be_meant(kind, text, system.jurisdiction, lang, home)]
        for start, end, values, kind in names_in(text, system, kinds) if kinds else ():
            if kind.needs_home and system.jurisdiction not in (*home, said_before(text, start, lang)):
                continue
            law = named_law(name, system, values)
            held = found.setdefault((start, end), [])
            if all(one.law != law for one in held):
                held.append(LawAt(start, end, law, end - start < kind.shortest))
        for form in forms if forms and has_hint(text, system.hints) else ():
            if form.needs_home and system.jurisdiction not in home:
                continue
            for at in _forms(text, form):
                if said := _values(at, form, system):
                    # A number says for certain which law it is.
                    number = LawAt(at.start(), at.end(), numbered_law(name, system, said))
                    # Of two forms the first is meant: 2022/2065 has its year before its number.
                    if not any(one for one in found.get(at.span(), ()) if not one.law.is_named):
                        found[at.span()] = [number]
    shown = {place: _shown(typed, place[1], laws) for place, laws in found.items()}
    certain = [shown[place] or _certain(text, place, laws, lang, home) for place, laws in found.items()]
    return _outermost([one for one in certain if one is not None])


Forms = tuple[Form, ...]


@lru_cache(maxsize=16)
def _with_laws(lang: Lang) -> tuple[tuple[str, System, tuple[NamesOfLaws, ...], Forms], ...]:
    """Return the systems of which texts of a language cite laws by name or number, with the names and the forms."""
    found = []
    for name, system in systems().items():
        named = tuple(one for one in system.names if lang.startswith(one.lang))
        forms = tuple(one for one in system.laws if lang.startswith(one.lang))
        if named or forms:
            found.append((name, system, named, forms))
    return tuple(found)


@lru_cache(maxsize=16)
def _with_citations(lang: Lang) -> tuple[tuple[System, Forms], ...]:
    """Return the systems that have forms of other citations in texts of a language, with these."""
    every = ((one, tuple(form for form in one.citations if lang.startswith(form.lang))) for one in systems().values())
    return tuple((system, forms) for system, forms in every if forms)


def _may_be_meant(kind: NamesOfLaws, text: str, jurisdiction: str, lang: Lang, home: Collection[str]) -> bool:
    """Return whether such names of a jurisdiction's laws may count in a text at all: it must speak of the country."""
    if not has_hint(text, kind.hints):
        return False
    if kind.needs_sole_home:
        return set(home) == {jurisdiction}
    return not kind.needs_home or jurisdiction in home or names_country(text, jurisdiction, lang)


def _hinted(text: str, system: System, lang: Lang) -> list[NamesOfLaws]:
    return [kind for kind in system.names if lang.startswith(kind.lang) and has_hint(text, kind.hints)]


def bears_name(typed: str, end: int, lang: Lang) -> bool:
    """Return whether some law that rules know may be meant by the name that ends at a place, were it certain whose."""
    text = folded(typed[max(0, end - _LONGEST_NAME) : end])
    return any(
        stop == len(text) and said_before(text, start, lang) in ("", system.jurisdiction)
        for system in systems().values()
        for start, stop, _, _ in names_in(text, system, _hinted(text, system, lang))
    )


def citations_in(typed: str, lang: Lang, home: Collection[str] = ()) -> list[CitationAt]:
    """Return the citations of a text that make an address by themselves, in order."""
    text = folded(typed)
    found: list[CitationAt] = []
    for system, forms in _with_citations(lang):
        for form in forms if has_hint(text, system.hints) else ():
            if form.needs_home and system.jurisdiction not in home:
                continue
            for at in _forms(text, form):
                found += _cited(at, form, system, lang)
    return _outermost(found)


def _forms(text: str, form: Form) -> Iterator[re.Match[str]]:
    return form.pattern.finditer(text) if has_hint(text, form.hints) else iter(())


def _values(at: re.Match[str], form: Form, system: System) -> dict[str, str] | None:
    """Return what a citation says of a law; None where the table has no such law."""
    values = form.values | system.with_values(at.groupdict())
    if not all(re.fullmatch(pattern, values.get(name, "")) for name, pattern in form.where.items()):
        return None
    if not form.column:
        return values
    key = form.key.format_map(values) if form.key else values["law"]
    row = law_called(system.table, (form.column,), key)
    return None if row is None else values | row


def _cited(at: re.Match[str], form: Form, system: System, lang: Lang) -> Iterator[CitationAt]:
    values = _values(at, form, system)
    if values is None:
        return
    addresses = system.provisions.get(values.get("unit", ""), ()) or system.address
    if not form.item:
        if address := first_filled(addresses, values, lang):
            yield CitationAt(at.start(), at.end(), address, system.lang, _is_law(values))
        return
    items = list(form.item_pattern.finditer(at.string, *at.span("items")))
    for number, item in enumerate(items):
        each = values | system.with_values(item.groupdict())
        # The first and the last take what stands around all of them.
        start = at.start() if number == 0 else item.start()
        end = at.end() if number == len(items) - 1 else item.end()
        if address := first_filled(addresses, each, lang):
            yield CitationAt(start, end, address, system.lang, _is_law(each))


_PROVISIONS = ("article", "section", "amendment", "part", "regulation")


def _is_law(values: Mapping[str, str]) -> bool:
    return any(name in values for name in _PROVISIONS)


_way_shown = lru_cache(maxsize=64)(lazy_pattern)
"""Patterns of systems by their text: a pattern that is made anew is compiled anew."""


def _shown(text: str, end: int, laws: Sequence[LawAt]) -> LawAt | None:
    """Return the law that the way shows in which a text goes on behind its name."""
    for one in laws:
        pattern = systems()[one.law.system].shown_by
        if pattern and _way_shown(pattern).match(text, end):
            return one
    return None


def _certain(
    text: str, place: tuple[int, int], laws: Sequence[LawAt], lang: Lang, home: Collection[str]
) -> LawAt | None:
    """Return the law that a name means; None where that is not certain."""
    if not laws[0].law.is_named:
        return laws[0]
    said = said_before(text, place[0], lang)
    if said:
        return next((one for one in laws if one.law.jurisdiction == said), None)
    at_home = [one for one in laws if one.law.jurisdiction in home]
    if home and not at_home:
        return _from_abroad(text, place, laws)
    # In a text on Japan 民法 may be Japan's, and Taiwan's as well, where its author is at home.
    possible = [one for one in laws if one.law.is_default or one in at_home] or laws
    return possible[0] if len(possible) == 1 else None


def _from_abroad(text: str, place: tuple[int, int], laws: Sequence[LawAt]) -> LawAt | None:
    """Return a law of none of the countries that a text is about, where it can be no law of theirs."""
    name = text[slice(*place)]
    if len(laws) > 1 or name in systems()[laws[0].law.system].common:
        return None
    # 著作權法 in a text on American law may be America's; a name that is told apart elsewhere in it surely is.
    if laws[0].law.is_default and (len(name) < _TELLING or _is_claimed(text, name, laws[0].law.jurisdiction)):
        return None
    return laws[0]


_LONGEST_NAME = 80
"""Characters before a provision among which the name of its law stands."""
_TELLING = 6
"""Characters from which on the name of a law is hardly another country's too: 資通安全管理法, but not 著作權法."""


def _is_claimed(text: str, name: str, jurisdiction: str) -> bool:
    """Return whether a text says of a name, anywhere, that it is another country's: 美國著作權法."""
    at = text.find(name)
    while at >= 0:
        said = said_before(text, at, "zh")
        if said and said != jurisdiction:
            return True
        at = text.find(name, at + 1)
    return False


def _outermost(found: Sequence[Found]) -> list[Found]:
    """Return what is found in order, without what stands within something longer."""
    kept: list[Found] = []
    for one in sorted(found, key=lambda one: (one.start, -one.end)):
        if not kept or one.start >= kept[-1].end:
            kept.append(one)
    return kept
