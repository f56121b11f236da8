"""Countries as texts name them, by which it is told whose law a name means: 日本民法, Germany's Civil Code."""

from collections.abc import Mapping
from functools import cache, lru_cache
from importlib.resources import files

import yaml

from briefs.resolving.law_tables import folded

_LONGEST_COUNTRY = 14
"""Characters before a name among which a country's stands: 中華人民共和國的《."""
_BETWEEN = "《〈「“'\" 之的"
"""What may stand between the name of a country and that of its law."""


@cache
def countries() -> Mapping[str, Mapping[str, str]]:
    """Return by language the words for countries with their codes."""
    text = files("briefs.resolving").joinpath("countries.yaml").read_text(encoding="utf-8")
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    given: dict[str, dict[str, list[str]]] = yaml.load(text, loader)  # noqa: S506
    return {
        lang: {folded(word): code for code, words in codes.items() for word in words} for lang, codes in given.items()
    }


@cache
def _words_for(country: str, lang: str) -> tuple[str, ...]:
    return tuple(word for word, code in countries().get(lang.partition("-")[0], {}).items() if code == country)


@lru_cache(maxsize=8)
def names_country(text: str, country: str, lang: str) -> bool:
    """Return whether a folded text names a country. It is asked for each kind of names of its laws."""
    return any(word in text for word in _words_for(country, lang))


@cache
def known_codes() -> frozenset[str]:
    """Return the codes of all countries of which a word before a name tells."""
    return frozenset(code for codes in countries().values() for code in codes.values())


def said_before(text: str, start: int, lang: str) -> str:
    """Return the code of the country that is named right before a place, `?` for some other one; nothing if none is."""
    before = text[max(0, start - _LONGEST_COUNTRY) : start].rstrip(_BETWEEN)
    codes = countries().get(lang.partition("-")[0], {})
    # The longest first: 中華民國 before 民國.
    ends = (before[at:] for at in range(len(before)))
    return next((code for end in ends if (code := codes.get(end))), "")
