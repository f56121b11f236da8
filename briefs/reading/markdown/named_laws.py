"""The laws that a text names: those of the site's records, those that rules of systems know, and unknown ones."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Collection, Iterable, Iterator, Sequence
from functools import cache
from itertools import pairwise, product

import msgspec

from briefs.language.languages import EN, ZH_HANT, Lang
from briefs.language.provisions import stands_alone, titles_of_laws
from briefs.model.front_matter import ID_PATTERN
from briefs.patterns import lazy_pattern
from briefs.placeholders import Placeholder
from briefs.reading.markdown.job import LawInText
from briefs.resolving.country_words import known_codes, said_before
from briefs.resolving.finding import CitationAt, LawAt, citations_in, laws_in
from briefs.resolving.official import OfficialLaw, kind_of
from briefs.resolving.systems import systems

OWN = (
    "本法",
    "本條例",
    "本規則",
    "本指令",
    "the Act",
    "The Act",
    "this Act",
    "This Act",
    "the Regulation",
    "the Directive",
)
"""What a text on one law calls it."""


class NamedLaw(msgspec.Struct, frozen=True):
    """A law at its place in a text."""

    start: int
    """Where its name begins, in characters of its block."""
    end: int
    """Where it ends."""
    id: str = ""
    """The id of its record; empty where the site has none."""
    official: OfficialLaw | None = None
    """What rules know of it; None where they don't."""
    is_weak: bool = False
    """Whether it counts only beside a provision."""
    is_number: bool = False
    """Whether its number stands there, which is a citation by itself."""
    jurisdiction: str = ""
    """Whose law it is; empty where that is not known."""
    kind: str = ""
    """What it is, as `directive`; empty where that is not known."""
    is_own: bool = False
    """Whether it is only a word for the law that the text is about."""

    @property
    def key(self) -> str:
        """Return what tells it from other laws; nothing for one that nobody knows."""
        return self.id or (self.official.address(EN) if self.official else "")


def is_id(name: str) -> bool:
    """Return whether a word may be the id of a record."""
    return re.fullmatch(ID_PATTERN, name) is not None


@cache
def _everywhere() -> frozenset[str]:
    return frozenset(system.jurisdiction for system in systems().values())


class LawsOfText:
    """The laws and citations of all blocks of a text, found in one go: each pattern begins anew with each text."""

    def __init__(
        self, texts: Sequence[str], laws: Sequence[LawInText], sole: str, lang: Lang, home: Collection[str]
    ) -> None:
        """Take the words of the blocks, the recorded laws that may stand in them, and the one the text is about."""
        self._starts: list[int] = []
        at = 0
        for text in texts:
            self._starts.append(at)
            at += len(text) + 1
        whole = Placeholder.BLOCK_END.join(texts)
        self._by_name = {name: law.id for law in laws for name in (*law.elsewhere, *law.names, law.id)}
        with_provisions = [law for law in laws if not law.is_document]
        self._ids = {law.official: law.id for law in with_provisions if law.official}
        self._lang, self._home = lang, home
        official = [self._named(one) for one in laws_in(whole, lang, home)]
        recorded = [*_meant(_recorded(whole, with_provisions, sole), official, whole, lang, home)]
        # A short word is the name of a law that the text calls so elsewhere; else a provision has to stand beside it.
        told = {one.id for one in (*recorded, *official) if one.id and not one.is_weak}
        known = [*recorded, *(one for one in official if not one.is_weak or one.id in told)]
        # A law of which there is no record is named all the same: what follows may be its provisions.
        unknown = [NamedLaw(start, end) for start, end in titles_of_laws(whole, lang)]
        self._laws = _glossed(_apart(known, unknown), whole)
        self._documents = _apart([*_recorded(whole, [law for law in laws if law.is_document], "")])
        self._weak = _apart([one for one in official if one.is_weak and one.id not in told])
        self._citations = [one for one in citations_in(whole, lang, home) if one.end > one.start]

    def _named(self, one: LawAt) -> NamedLaw:
        id_of = self._ids.get(one.law.address(EN), "")
        kind = kind_of(one.law)
        return NamedLaw(
            one.start, one.end, id_of, one.law, one.is_weak, not one.law.is_named, one.law.jurisdiction, kind
        )

    def called(self, name: str) -> NamedLaw:
        """Return the law that an author names outright: by the id of its record, or a name or number that is known."""
        if name in self._by_name:
            return NamedLaw(0, 0, self._by_name[name])
        for home, lang in product((self._home, _everywhere()), (self._lang, ZH_HANT, EN)):
            for one in laws_in(name, lang, home):
                if (one.start, one.end) == (0, len(name)):
                    return self._named(one)
        # Whether there is such a record the text alone does not know.
        return NamedLaw(0, 0, name if is_id(name) else "")

    def laws(self, block: int, size: int) -> list[NamedLaw]:
        """Return the laws that a block of some length names, in order."""
        return _within(self._laws, self._starts[block], size)

    def documents(self, block: int, size: int) -> list[NamedLaw]:
        """Return the policies and reports that a block names, in order: no provision beside one is its own."""
        return _within(self._documents, self._starts[block], size)

    def weak(self, block: int, size: int) -> list[NamedLaw]:
        """Return what may name a law in a block, if a provision stands beside it."""
        return _within(self._weak, self._starts[block], size)

    def citations(self, block: int, size: int) -> list[CitationAt]:
        """Return the citations of a block that make an address by themselves."""
        if not self._citations:
            return []
        start = self._starts[block]
        first = bisect_left(self._citations, start, key=lambda one: one.start)
        last = bisect_right(self._citations, start + size, key=lambda one: one.start)
        here = self._citations[first:last]
        return [msgspec.structs.replace(one, start=one.start - start, end=one.end - start) for one in here]


def _recorded(text: str, laws: Sequence[LawInText], sole: str) -> Iterator[NamedLaw]:
    for law in laws:
        for name in law.names:
            yield from (
                NamedLaw(start, end, law.id, jurisdiction=law.jurisdiction, kind=law.kind)
                for start, end in _places(text, name)
            )
    # What a text is about it calls so, whatever other laws it speaks of.
    for name in OWN if sole else ():
        yield from (NamedLaw(start, end, sole, is_own=True) for start, end in _places(text, name))


def _meant(
    recorded: Iterable[NamedLaw], official: Sequence[NamedLaw], text: str, lang: Lang, home: Collection[str]
) -> Iterator[NamedLaw]:
    """Leave out recorded laws where another country's law of that name is meant.

    That is so where a word before it says so, or where the text is about that country and not about the record's.
    """
    others = {(one.start, one.end): one for one in official}
    for one in recorded:
        other = others.get((one.start, one.end))
        is_abroad = bool(home) and one.jurisdiction not in home
        if one.is_own or not (is_abroad and other and other.id != one.id and other.jurisdiction in home):
            # A site may have codes of its own, of which no word before a name tells.
            is_told = not one.is_own and one.jurisdiction in known_codes()
            if not is_told or said_before(text, one.start, lang) in ("", "?", one.jurisdiction):
                yield one


_GLOSS = lazy_pattern(r"[》〉」』”]?\s?[（(]\s?[《〈「“『]?")


def _glossed(laws: Sequence[NamedLaw], text: str) -> list[NamedLaw]:
    """Return laws in order; one with the name of another country's law in parentheses behind it is that law.

    《個人資料保護法》（個人情報の保護に関する法律） is Japan's, though Taiwan has a law of the first name.
    """
    kept = list(laws)
    for at, (one, behind) in enumerate(pairwise(laws)):
        is_other = one.key and behind.key and one.jurisdiction != behind.jurisdiction
        if is_other and not one.is_own and _GLOSS.fullmatch(text, one.end, behind.start):
            kept[at] = msgspec.structs.replace(behind, start=one.start, end=one.end, is_number=False)
    return kept


def _places(text: str, name: str) -> Iterator[tuple[int, int]]:
    start = text.find(name)
    while start >= 0:
        end = start + len(name)
        if stands_alone(text, start, end):
            yield start, end
        start = text.find(name, end)


def _apart(*ranks: Sequence[NamedLaw]) -> list[NamedLaw]:
    """Return laws in order, those of each rank before the next.

    Where one name holds another the whole of it is meant; of one stretch the record goes before the rule.
    """
    kept: list[NamedLaw] = []
    taken: set[int] = set()
    for one in (one for found in ranks for one in sorted(found, key=lambda one: (one.start - one.end, not one.id))):
        place = range(one.start, one.end)
        if taken.isdisjoint(place):
            taken.update(place)
            kept.append(one)
    return sorted(kept, key=lambda one: one.start)


def _within(laws: Sequence[NamedLaw], start: int, size: int) -> list[NamedLaw]:
    # Many texts have none of a kind, and are asked at each block.
    if not laws:
        return []
    first = bisect_left(laws, start, key=lambda one: one.start)
    last = bisect_right(laws, start + size, key=lambda one: one.start)
    return [msgspec.structs.replace(one, start=one.start - start, end=one.end - start) for one in laws[first:last]]


class NamedInBlock:
    """The laws that a block names, in order, none within another."""

    def __init__(self, laws: Sequence[NamedLaw]) -> None:
        """Take the laws."""
        self.laws = laws
        self._starts = [one.start for one in laws]
        self._ends = [one.end for one in laws]

    def before(self, place: int) -> Sequence[NamedLaw]:
        """Return the last law that ends before a place, if there is one."""
        at = bisect_right(self._ends, place)
        return self.laws[at - 1 : at] if at else ()

    def behind(self, place: int) -> Sequence[NamedLaw]:
        """Return the first law that begins behind a place, if there is one."""
        at = bisect_left(self._starts, place)
        return self.laws[at : at + 1]
