"""The laws of a site by all that may name them: a file is read anew for those alone of which it may speak."""

from collections import defaultdict
from collections.abc import Iterable, Mapping

from briefs.language.languages import EN, ZH_HANT, Lang
from briefs.language.word_finder import WordFinder
from briefs.model.front_matter import Names
from briefs.model.law import DOCUMENTS, Instrument
from briefs.reading.markdown.job import LawInText
from briefs.resolving.law_tables import folded
from briefs.resolving.official import official_of
from briefs.resolving.scripted_rules import known_names

_SHORTEST = 3
"""Characters of the shortest name by which a law is recognised."""


class _Called:
    """Laws by what they are called, each of which may be several laws' name."""

    def __init__(self, names: Mapping[str, Iterable[str]]) -> None:
        self._laws: dict[str, list[str]] = defaultdict(list)
        for law, of_law in names.items():
            for name in of_law:
                self._laws[name].append(law)
        self._finder = WordFinder(self._laws)

    def within(self, text: str) -> set[str]:
        """Return the ids of the laws of which a name stands in a text."""
        return {law for name in self._finder.within(text) for law in self._laws[name]}


class LawBook:
    """The laws of the site by their names in a language."""

    def __init__(self, laws: Mapping[str, Instrument], lang: Lang) -> None:
        """Take the records of laws."""
        other = next(one for one in (EN, ZH_HANT) if one != lang)
        officials = {name: found for name, law in laws.items() if (found := official_of(law))}
        self._laws = tuple(
            LawInText(
                name,
                tuple(sorted(_names(law, lang), key=lambda name: (-len(name), name))),
                officials[name].address(EN) if name in officials else "",
                tuple(sorted(_names(law, other))),
                law.jurisdiction,
                law.kind,
                law.kind in DOCUMENTS,
            )
            for name, law in laws.items()
        )
        self._called = _Called(
            {law.id: (law.id, *law.names, *(law.elsewhere if law.official else ())) for law in self._laws}
        )
        self._elsewhere = _Called({law.id: law.elsewhere for law in self._laws if not law.official})
        self._known = _Called(
            {
                name: dict.fromkeys(folded(one) for one in known_names(official) if len(one) > 1)
                for name, official in officials.items()
            }
        )
        self._numbers = {law.id: numbers for law in self._laws if (numbers := _numbers(law.official))}
        self._every_number = WordFinder({number for numbers in self._numbers.values() for number in numbers})

    def within(self, text: str) -> tuple[LawInText, ...]:
        """Return the laws whose name or id stands in a file, or the parts of whose number do.

        A law that rules know may stand there by any name that their tables have for it, as GDPR, or by its name in
        another language: Data Protection Act 2018; so may one that an author names outright.
        """
        if not self._laws:
            return ()
        found = self._called.within(text) | self._known.within(folded(text))
        if "law=" in text:
            found |= self._elsewhere.within(text)
        numbers = frozenset(self._every_number.within(text))
        found.update(law for law, of_law in self._numbers.items() if numbers.issuperset(of_law))
        return tuple(law for law in self._laws if law.id in found)


def _numbers(official: str) -> tuple[str, ...]:
    """Return all numbers of the official address of an act: 2016 and 679 of …/reg/2016/679/oj; one tells nothing."""
    numbers = tuple(part for part in official.split("/") if part.isdigit())
    return numbers if len(numbers) > 1 else ()


def _names(law: Instrument, lang: Lang) -> Iterable[str]:
    groups = [names for names in (law.names, law.short) if isinstance(names, Names)]
    forms = [form for names in groups for form in ((names.zh_hant, names.ja) if lang == ZH_HANT else (names.en,))]
    return {form for form in forms if len(form) >= _SHORTEST}
