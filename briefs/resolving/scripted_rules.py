"""Systems and tables of law as the search of a site knows them, so that what is cited in a query leads to its text."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache

import msgspec

from briefs.language.folding import classes, fold
from briefs.patterns import lazy_pattern
from briefs.resolving.country_words import countries
from briefs.resolving.law_tables import places_of_articles, row_of, rows
from briefs.resolving.official import OfficialLaw
from briefs.resolving.systems import Address, Form, System, Values, systems

_ACRONYM = lazy_pattern(r"\b[A-Z]")
_YEAR = lazy_pattern(r" (?:of )?((?:19|20)\d\d)$")
_STATUTES = ("Act", "Code", "Law", "Constitution", "Basic Law")
_MARKS = lazy_pattern(r"[\W_]+")
_CJK = "\u3007\u3041-\u30ff\u3400-\u9fff\uf900-\ufaff"
_LOOSE = lazy_pattern(f" (?:(?<=[{_CJK}] )|(?=[{_CJK}]))")
"""A space beside a character that is written without one."""
_NAMES = ("name", "aliases", "title", "short", "english", "names", "doubtful", "abbreviation")
"""Columns of tables in which names stand, parted by semicolons, the first to be shown before the others."""


class NamedLaw(msgspec.Struct, frozen=True):
    """A law of a table, as a query may name it."""

    keys: tuple[str, ...]
    """Its names as `key_of` writes them."""
    said: tuple[str, ...]
    """Those that count only where its country is named, as laws of the authors' own country bear them."""
    system: str
    """The name of its system."""
    shown: str
    """Its own name."""
    english: str
    """Its English name; empty where there is none."""
    values: Values
    """What its addresses need."""
    places: str
    """Where its articles stand, as `Ch_2 12-30 17_2`, parted by semicolons; empty where addresses do without."""


def key_of(words: str) -> str:
    """Return words as names are looked up: folded, without marks, with single spaces between Latin words."""
    return _LOOSE.sub("", _MARKS.sub(" ", fold(words)).strip()).removeprefix("the ")


def acronym_of(name: str) -> str:
    """Return what an English name is shortened to: DPA 2018 for Data Protection Act 2018; nothing for two letters."""
    year = _YEAR.search(name)
    letters = "".join(_ACRONYM.findall(name))
    return f"{letters} {year[1]}" if year and len(letters) > 2 else letters if len(letters) > 2 else ""


def known_names(law: OfficialLaw) -> Iterator[str]:
    """Yield the names by which tables know a law: GDPR, DSGVO, 一般資料保護規則."""
    if row := row_of(systems()[law.system].table, dict(law.values)):
        yield from _names(row)


def listed_systems() -> tuple[str, ...]:
    """Return the systems of whose tables a query may name a law."""
    return tuple(name for name, system in systems().items() if system.table and (system.names or any(_columns(system))))


def _columns(system: System) -> Iterator[str]:
    """Return the columns in which forms look a law up by its name."""
    return (form.column for form in (*system.citations, *system.laws) if form.column in _NAMES)


@cache
def listed_laws(name: str) -> tuple[NamedLaw, ...]:
    """Return the laws of a system's table."""
    system = systems()[name]
    needed = _needed(system)
    found = []
    for row in rows(system.table):
        places = places_of_articles(system.places).get(row["id"], ()) if system.places else ()
        if system.places and not places:
            # Of Japan's laws Acts and Cabinet Orders are asked for; ordinances of ministries would double the files.
            continue
        # Of Taiwan's laws the statutes are known by their English names too.
        english = row.get("english", "") if row.get("english", "").endswith(_STATUTES) else ""
        names = list(_names(row if english == row.get("english", "") else row | {"english": ""}))
        if not names:
            continue
        keys = tuple(dict.fromkeys(key for one in names if (key := key_of(one))))
        said = tuple(key_of(one) for one in row.get("chinese", "").split("; ") if one)
        values = {column: row[column] for column in row if column in needed}
        at = ";".join(f"{place} {articles.replace(',', ' ')}" for place, articles in places)
        found.append(NamedLaw(keys, tuple(one for one in said if one not in keys), name, names[0], english, values, at))
    return tuple(found)


def _names(row: Values) -> Iterator[str]:
    for column in _NAMES:
        if cell := row.get(column):
            yield from filter(None, cell.split("; "))


def _needed(system: System) -> frozenset[str]:
    """Return the columns that the addresses of a system need."""
    every = [*system.address, *(one for of_unit in system.provisions.values() for one in of_unit)]
    named = {name for one in every for name in (*re.findall(r"\{(\w+)\}", one.to), *one.when, one.needs)}
    return frozenset(named)


def folds(words: Iterable[str]) -> str:
    """Return the classes of characters of which some stand in words, the one that stands for each first."""
    present = {classes().get(char, char) for char in set("".join(words))}
    groups: dict[str, list[str]] = {}
    for char, one in sorted(classes().items()):
        if one in present and char != one:
            groups.setdefault(one, []).append(char)
    return " ".join(one + "".join(others) for one, others in sorted(groups.items()))


def said_countries() -> dict[str, str]:
    """Return the words for countries, as `key_of` writes them, with their codes."""
    return {key_of(word): code for words in countries().values() for word, code in words.items()}


def scripted_systems() -> dict[str, dict[str, object]]:
    """Return the systems by name, as the script wants them."""
    return {name: _system(system) for name, system in systems().items()}


def patterns() -> Iterator[str]:
    """Yield the patterns of systems, with the words that stand in them."""
    for system in systems().values():
        yield from (form.cited for form in (*system.laws, *system.citations))


def _system(system: System) -> dict[str, object]:
    given: dict[str, object] = {
        "of": system.jurisdiction,
        "own": system.is_default,
        "lang": system.lang,
        "century": system.century,
        "written": system.written,
        "values": {
            name: {_plain(word).lower(): code for word, code in words.items()} for name, words in system.values.items()
        },
        "address": [address_rule(one) for one in system.address],
        "provisions": {unit: [address_rule(one) for one in every] for unit, every in system.provisions.items()},
        # A common word may be meant only where a text is about the country, which no query says.
        "laws": [_form(form) for form in system.laws if not form.needs_home],
        "citations": [_form(form) for form in system.citations if not form.needs_home],
    }
    return {name: value for name, value in given.items() if value}


def address_rule(address: Address) -> dict[str, object]:
    """Return an address with its places for values."""
    joint = "" if address.joint == "-" else address.joint
    given = {"to": address.to, "lang": address.lang, "needs": address.needs, "joint": joint, "when": address.when}
    return {name: value for name, value in given.items() if value}


def _form(form: Form) -> dict[str, object]:
    given = {
        "cited": _plain(form.cited),
        "item": _plain(form.item),
        "values": form.values,
        "column": form.column,
        "key": form.key,
        "where": form.where,
    }
    return {name: value for name, value in given.items() if value}


def _plain(pattern: str) -> str:
    """Return a pattern as JavaScript writes it, with the character that stands for each class."""
    return "".join(classes().get(char, char) for char in pattern.replace("(?P<", "(?<"))


def filled_rules(
    law: OfficialLaw,
) -> tuple[Sequence[Mapping[str, object]], Mapping[str, Sequence[Mapping[str, object]]]]:
    """Return the addresses of one law and of its provisions by unit, with all values but those of a provision."""
    system, values = systems()[law.system], dict(law.values)
    provisions = {
        unit: [made for one in every if (made := _filled(one, values, unit)) is not None]
        for unit, every in system.provisions.items()
    }
    whole = [made for one in system.address if (made := _filled(one, values, "")) is not None]
    return whole, {unit: made for unit, made in provisions.items() if made}


def _filled(address: Address, values: Values, unit: str) -> dict[str, object] | None:
    """Return an address as far as values fill it; None where something else is missing, or it is for other laws."""
    open_places = {name: f"{{{name}}}" for name in (unit, "paragraph", "place") if name}
    here = msgspec.structs.replace(address, to=address.to)
    filled = here.filled(values | open_places)
    if not filled:
        return None
    for name, place in open_places.items():
        filled = filled.replace(f"%7B{name}%7D", place)
    return address_rule(msgspec.structs.replace(address, to=filled, needs="", when={}))


def places_of(law: OfficialLaw) -> str:
    """Return where the articles of a law stand, as `NamedLaw.places` has it."""
    table = systems()[law.system].places
    found = places_of_articles(table).get(dict(law.values).get("id", ""), ()) if table else ()
    return ";".join(f"{place} {articles.replace(',', ' ')}" for place, articles in found)
