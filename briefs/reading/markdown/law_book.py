"""The laws of a site by all that may name them: a file is read anew for those alone of which it may speak."""

from collections.abc import Iterable, Mapping, Sequence

from briefs.language.languages import EN, ZH_HANT, Lang
from briefs.model.front_matter import Names
from briefs.model.law import DOCUMENTS, Instrument
from briefs.reading.markdown.job import LawInText
from briefs.resolving.law_tables import folded
from briefs.resolving.official import official_of
from briefs.resolving.scripted_rules import known_names

_SHORTEST = 3
"""Characters of the shortest name by which a law is recognised."""


class LawBook:
    """The laws of the site by their names in a language."""

    def __init__(self, laws: Mapping[str, Instrument], lang: Lang) -> None:
        """Take the records of laws."""
        self._elsewhere = {
            name: tuple(sorted(_names(law, other)))
            for name, law in laws.items()
            for other in (EN, ZH_HANT)
            if other != lang
        }
        self._laws = tuple(
            LawInText(
                name,
                tuple(sorted(_names(law, lang), key=lambda name: (-len(name), name))),
                official_key(law),
                self._elsewhere[name],
                law.jurisdiction,
                law.kind,
                law.kind in DOCUMENTS,
            )
            for name, law in laws.items()
        )
        self._known = {
            name: tuple(dict.fromkeys(folded(one) for one in known_names(official) if len(one) > 1))
            for name, law in laws.items()
            if (official := official_of(law))
        }

    def within(self, text: str) -> tuple[LawInText, ...]:
        """Return the laws whose name or id stands in a file, or the parts of whose number do.

        A law that rules know may stand there by any name that their tables have for it, as GDPR, or by its name in
        another language: Data Protection Act 2018; so may one that an author names outright.
        """
        is_said = "law=" in text
        plain = folded(text)
        pairs = {text[at : at + 2] for at in range(len(text))} | {plain[at : at + 2] for at in range(len(plain))}

        def holds(said: str, names: Sequence[str]) -> bool:
            # At thousands of laws most are told by their first two characters.
            return any(name[:2] in pairs and name in said for name in names)

        return tuple(
            law
            for law in self._laws
            if holds(text, (law.id, *law.names))
            or holds(plain, self._known.get(law.id, ()))
            or ((law.official or is_said) and holds(text, law.elsewhere))
            or _has_number(law.official, text)
        )


def official_key(law: Instrument) -> str:
    """Return what tells a recorded law among those that rules know, or nothing: its official address."""
    known = official_of(law)
    return known.address(EN) if known else ""


def _has_number(official: str, text: str) -> bool:
    """Return whether a text holds all numbers of the official address of an act: 2016 and 679 of …/reg/2016/679/oj."""
    numbers = [part for part in official.split("/") if part.isdigit()]
    return len(numbers) > 1 and all(number in text for number in numbers)


def _names(law: Instrument, lang: Lang) -> Iterable[str]:
    groups = [names for names in (law.names, law.short) if isinstance(names, Names)]
    forms = [form for names in groups for form in ((names.zh_hant, names.ja) if lang == ZH_HANT else (names.en,))]
    return {form for form in forms if len(form) >= _SHORTEST}
