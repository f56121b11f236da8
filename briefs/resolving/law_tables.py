"""Tables of laws: their names and what addresses need, one line for each; read when a text first asks for one."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache, lru_cache
from importlib.resources import files

import msgspec

from briefs.language.dictionaries import pairs_in
from briefs.language.word_finder import WordFinder
from briefs.resolving.systems import NamesOfLaws, System, Values, systems


@cache
def _folds() -> dict[str, str]:
    """Return what is folded, and into what: one for one, so that places in the folded text are those of the text."""
    # Full-width letters, digits and signs; the comma of Chinese is no part of a citation.
    folds = {chr(code): chr(code - 0xFEE0) for code in range(0xFF01, 0xFF5F)}
    # Names of Japanese laws in their new forms and as Chinese texts write them: 著作権法, 著作權法.
    folds |= {new: old[0] for new, old in pairs_in("JPShinjitaiCharacters") if len(new) == len(old[0]) == 1}
    folds |= dict(zip("\u3000\u00a0’‑", "  '-", strict=True))
    return {char: given for char, given in folds.items() if char != given}


@cache
def _folded_characters() -> re.Pattern[str]:
    return re.compile(f"[{re.escape(''.join(_folds()))}]")


@lru_cache(maxsize=2)
def folded(words: str) -> str:
    """Return words in the form in which tables are searched; each character keeps its place.

    A text is asked for laws and then for citations, so the last one is kept.
    """
    return _folded(words)


def _folded(words: str) -> str:
    if words.isascii():
        return words
    # A text has few such characters, none of which another is folded into: to find and replace these takes a quarter
    # of the time of a translation.
    for char in set(_folded_characters().findall(words)):
        words = words.replace(char, _folds()[char])
    return words


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


class Table(msgspec.Struct, frozen=True):
    """A table of laws as its file has it. Texts ask for few of its lines, so that none is taken apart before."""

    columns: list[str]
    """The names of its columns."""
    cells: list[str]
    """All of its cells, line by line."""

    def column(self, name: str) -> list[str]:
        """Return a column."""
        return self.cells[self.columns.index(name) :: len(self.columns)]

    def row(self, number: int) -> Values:
        """Return a line, by its number from 0, as values by column."""
        size = len(self.columns)
        return dict(zip(self.columns, self.cells[number * size : (number + 1) * size], strict=True))


@cache
def read_table(table: str) -> Table:
    """Read a table; the lines above its head, which begin with #, say where it is from."""
    text = files("briefs.resolving").joinpath(f"tables/{table}").read_text(encoding="utf-8")
    while text.startswith("#"):
        text = text.partition("\n")[2]
    head, _, lines = text.partition("\n")
    # All cells are parted in one call: the larger tables have forty thousand.
    return Table(head.split("\t"), lines.rstrip("\n").replace("\n", "\t").split("\t"))


def rows(table: str) -> tuple[Values, ...]:
    """Return the lines of a table as values by column."""
    read = read_table(table)
    return tuple(map(read.row, range(len(read.cells) // len(read.columns))))


@cache
def _by_name(table: str, columns: tuple[str, ...]) -> Mapping[str, int]:
    """Return the lines of a table by names: those of the first column go first, and a doubtful one is none."""
    found: dict[str, int] = {}
    for column in columns:
        here: dict[str, int | None] = {}
        for number, cell in enumerate(read_table(table).column(column)):
            # Most laws have no short name, and nothing of ASCII is folded.
            for name in (cell if cell.isascii() else _folded(cell)).split("; ") if cell else ():
                here[name] = number if here.get(name, number) == number else None
        here.pop("", None)
        found = {name: number for name, number in here.items() if number is not None} | found
    return found


def law_called(table: str, columns: tuple[str, ...], name: str) -> Values | None:
    """Return the line of the law that a table calls so in some columns; None where it has none, or several."""
    number = _by_name(table, columns).get(folded(name))
    return None if number is None else read_table(table).row(number)


def row_of(table: str, values: Values) -> Values:
    """Return the line of the one law of a table that some values tell; an empty one where none or several have them."""
    columns = tuple(name for name in values if table and name in read_table(table).columns)
    found = _rows_by(table, columns).get(tuple(values[name] for name in columns), ()) if columns else ()
    return read_table(table).row(found[0]) if len(found) == 1 else {}


@cache
def _rows_by(table: str, columns: tuple[str, ...]) -> Mapping[tuple[str, ...], Sequence[int]]:
    found: dict[tuple[str, ...], list[int]] = {}
    for number, key in enumerate(zip(*map(read_table(table).column, columns), strict=True)):
        found.setdefault(key, []).append(number)
    return found


@cache
def _lengths(table: str, columns: tuple[str, ...]) -> Mapping[str, Mapping[str, Sequence[int]]]:
    """Return how long the names are that end in some two characters, by up to four of their last, the longest first.

    Few can end at a place; of a common ending as 標準 there are names of any length.
    """
    found: dict[str, dict[str, list[int]]] = {}
    for tail, length in sorted({(name[-_TAIL:], len(name)) for name in _by_name(table, columns)}, reverse=True):
        found.setdefault(tail[-2:], {}).setdefault(tail, []).append(length)
    return found


_TAIL = 4
"""Characters at the end of a name by which it is told whether a name may end at a place."""


def names_in(text: str, system: System, kinds: Iterable[NamesOfLaws]) -> Iterator[tuple[int, int, Values, NamesOfLaws]]:
    """Yield where laws are called by some kinds of names: places, values, and what is said of such names.

    `kinds` are those of which the text has a hint.
    """
    for kind in kinds:
        endings = list(kind.endings.finditer(text))
        if not endings:
            # No table is read of which a text names nothing.
            continue
        known, lengths = _by_name(system.table, kind.columns), _lengths(system.table, kind.columns)
        for ending in endings:
            end = ending.end()
            by_tail = lengths.get(text[max(0, end - 2) : end])
            if by_tail is None:
                continue
            found = _longest(text, end, known, by_tail, kind)
            if found is not None:
                start, number = found
                yield start, end, read_table(system.table).row(number), kind


def _longest(
    text: str, end: int, known: Mapping[str, int], lengths: Mapping[str, Sequence[int]], kind: NamesOfLaws
) -> tuple[int, int] | None:
    """Return where the longest name begins that ends at a place, with its line in the table.

    None where no name ends there, or it may not stand there.
    """
    # A name of two or three characters is its own tail.
    for size in range(_TAIL, 1, -1):
        for length in lengths.get(text[max(0, end - size) : end], ()):
            start = end - length
            number = known.get(text[start:end]) if start >= 0 else None
            if number is not None and not _within_word(text, start):
                return (start, number) if kind.fits(text, start, end) else None
    return None


def _within_word(text: str, start: int) -> bool:
    """Return whether a place is inside a word of a script with spaces."""
    before = text[start - 1 : start]
    return text[start].isascii() and text[start].isalnum() and before.isascii() and (before.isalnum() or before == "-")


@cache
def places_of_articles(table: str) -> Mapping[str, Sequence[tuple[str, str]]]:
    """Return for each law, by its id, the places in it and which articles stand there: `Ch_2` and `12-30 17_2`."""
    found: dict[str, list[tuple[str, str]]] = {}
    read = read_table(table)
    for law, *place in zip(read.column("id"), read.column("place"), read.column("articles"), strict=True):
        found.setdefault(law, []).append((place[0], place[1]))
    return found


def place_of(table: str, law: str, article: str) -> str | None:
    """Return where in a law an article stands; None where the table does not say."""
    for place, articles in places_of_articles(table).get(law, ()):
        for span in articles.replace(",", " ").split():
            first, _, last = span.partition("-")
            if article == span or (article.isdigit() and last and int(first) <= int(article) <= int(last)):
                return place
    return None
