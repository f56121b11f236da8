"""Tables of laws: their names and what addresses need, one line for each; read when a text first asks for one."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from functools import cache, lru_cache
from importlib.resources import files

from briefs.language.dictionaries import pairs_in
from briefs.language.word_finder import WordFinder
from briefs.resolving.systems import NamesOfLaws, System, Values, systems


@cache
def _fold() -> list[int]:
    # One for one, so that places in the folded text are those of the text itself.
    # A list is twice as fast as a dictionary, and characters past its end stay as they are.
    table = list(range(0x10000))
    # Full-width letters, digits and signs; the comma of Chinese is no part of a citation.
    for code in range(0xFF01, 0xFF5F):
        table[code] = code - 0xFEE0
    # Names of Japanese laws in their new forms and as Chinese texts write them: 著作権法, 著作權法.
    for new, old in pairs_in("JPShinjitaiCharacters"):
        if len(new) == len(old[0]) == 1 and ord(new) < len(table):
            table[ord(new)] = ord(old[0])
    for wide, plain in zip("\u3000\u00a0’‑", "  '-", strict=True):
        table[ord(wide)] = ord(plain)
    return table


@lru_cache(maxsize=2)
def folded(words: str) -> str:
    """Return words in the form in which tables are searched; each character keeps its place.

    A text is asked for laws and then for citations, so the last one is kept.
    """
    return words.translate(_fold())


@cache
def _hints() -> WordFinder:
    every: set[str] = set()
    for system in systems().values():
        forms = (*system.laws, *system.citations)
        every.update(system.hints, *(one.hints for one in forms), *(one.hints for one in system.names))
    return WordFinder(every)


@lru_cache(maxsize=2)
def hints_in(text: str) -> frozenset[str]:
    """Return the hints of all systems that stand in a folded text.

    A text is asked for laws and then for citations, so the last one is kept.
    """
    return frozenset(_hints().within(text))


def has_hint(text: str, hints: Sequence[str]) -> bool:
    """Return whether a folded text holds one of some hints of systems, where there are any."""
    return not hints or not hints_in(text).isdisjoint(hints)


@cache
def rows(table: str) -> tuple[Values, ...]:
    """Return the lines of a table as values by column; lines that begin with # say where it is from."""
    text = files("briefs.resolving").joinpath(f"tables/{table}").read_text(encoding="utf-8")
    head, *lines = (line for line in text.split("\n") if line and not line.startswith("#"))
    columns = head.split("\t")
    return tuple(dict(zip(columns, line.split("\t"), strict=True)) for line in lines)


@cache
def by_name(table: str, columns: tuple[str, ...]) -> Mapping[str, Values]:
    """Return the laws of a table by their names: those of the first column go first, and a doubtful one is none."""
    found: dict[str, Values] = {}
    for column in columns:
        here: dict[str, Values | None] = {}
        for row in rows(table):
            for name in row[column].split("; "):
                key = folded(name)
                here[key] = row if here.get(key, row) is row else None
        found = {key: row for key, row in here.items() if key and row is not None} | found
    return found


def row_of(table: str, values: Values) -> Values:
    """Return the line of the one law of a table that some values tell; an empty one where none or several have them."""
    columns = tuple(name for name in values if table and name in rows(table)[0])
    found = _rows_by(table, columns).get(tuple(values[name] for name in columns), ()) if columns else ()
    return found[0] if len(found) == 1 else {}


@cache
def _rows_by(table: str, columns: tuple[str, ...]) -> Mapping[tuple[str, ...], Sequence[Values]]:
    found: dict[tuple[str, ...], list[Values]] = {}
    for row in rows(table):
        found.setdefault(tuple(row[name] for name in columns), []).append(row)
    return found


@cache
def _lengths(table: str, columns: tuple[str, ...]) -> Mapping[str, Sequence[int]]:
    """Return how long the names are that end in some two characters, the longest first: few can end at a place."""
    found: dict[str, set[int]] = {}
    for name in by_name(table, columns):
        found.setdefault(name[-2:], set()).add(len(name))
    return {tail: sorted(lengths, reverse=True) for tail, lengths in found.items()}


def names_in(
    text: str, system: System, lang: str, home: Collection[str]
) -> Iterator[tuple[int, int, Values, NamesOfLaws]]:
    """Yield where laws are called by name: places, values, and what is said of such names.

    `home` are the jurisdictions that the text is about.
    """
    for kind in system.names:
        if not lang.startswith(kind.lang) or not has_hint(text, kind.hints):
            continue
        if kind.needs_sole_home and set(home) != {system.jurisdiction}:
            continue
        known, lengths = by_name(system.table, kind.columns), _lengths(system.table, kind.columns)
        for ending in kind.endings.finditer(text):
            possible = lengths.get(text[ending.end() - 2 : ending.end()], ())
            found = _longest(text, ending.end(), known, possible, kind)
            if found is not None:
                start, values = found
                yield start, ending.end(), values, kind


def _longest(
    text: str, end: int, known: Mapping[str, Values], lengths: Sequence[int], kind: NamesOfLaws
) -> tuple[int, Values] | None:
    """Return where the longest name begins that ends at a place; None where none does, or it may not stand there."""
    for length in lengths:
        start = end - length
        values = known.get(text[start:end]) if start >= 0 else None
        if values is not None and not _within_word(text, start):
            return (start, values) if kind.fits(text, start, end) else None
    return None


def _within_word(text: str, start: int) -> bool:
    """Return whether a place is inside a word of a script with spaces."""
    before = text[start - 1 : start]
    return text[start].isascii() and text[start].isalnum() and before.isascii() and (before.isalnum() or before == "-")


@cache
def places_of_articles(table: str) -> Mapping[str, Sequence[tuple[str, str]]]:
    """Return for each law, by its id, the places in it and which articles stand there: `Ch_2` and `12-30 17_2`."""
    found: dict[str, list[tuple[str, str]]] = {}
    for row in rows(table):
        found.setdefault(row["id"], []).append((row["place"], row["articles"]))
    return found


def place_of(table: str, law: str, article: str) -> str | None:
    """Return where in a law an article stands; None where the table does not say."""
    for place, articles in places_of_articles(table).get(law, ()):
        for span in articles.replace(",", " ").split():
            first, _, last = span.partition("-")
            if article == span or (article.isdigit() and last and int(first) <= int(article) <= int(last)):
                return place
    return None
