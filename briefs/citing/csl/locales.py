"""Locales: the terms, dates and habits of a language, from the CSL project's files and from a style's own `locale`."""

from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property, lru_cache
from importlib.resources import files
from xml.etree.ElementTree import Element

import msgspec

from briefs.citing.csl.xml_file import CSL, read_xml

_SHORTER = {"verb-short": ("verb-short", "verb", "long"), "symbol": ("symbol", "short", "long")}
_DEFAULT_DIALECTS = {"en": "en-US", "de": "de-DE", "zh": "zh-CN", "pt": "pt-PT", "fr": "fr-FR", "es": "es-ES"}
_DEFAULT_DIALECTS |= {"ja": "ja-JP", "ko": "ko-KR", "it": "it-IT", "nl": "nl-NL"}


class Term(msgspec.Struct, frozen=True):
    """A term in its two numbers."""

    single: str
    multiple: str
    match: str = ""
    """Of an ordinal: to which figures of a number it applies (`last-digit`, `last-two-digits`, `whole-number`)."""


TermKey = tuple[str, str, str]
"""The name, form and gender of a term; gender is mostly empty."""


class Locale(msgspec.Struct, frozen=True, dict=True):
    """A language as a style prints it."""

    lang: str
    """Its tag: `en-US`."""
    terms: Mapping[TermKey, Term]
    """Its terms."""
    dates: Mapping[str, Element]
    """Its forms of dates: `text` and `numeric`."""
    genders: Mapping[str, str]
    """The gender of the nouns among its terms, by name."""
    stop_in_quotes: bool
    """Whether stops and commas go into quotation marks."""
    days_ordinal_once: bool
    """Whether only the first day of a month is an ordinal."""
    close: bool = False
    circa: str = ""
    """How a style words a date that is not sure, `{}` for the date; empty where it words it as if it were."""
    """Whether Han words stand beside Latin ones without a space, as the pages' style sheet puts one there."""

    def term(self, name: str, form: str = "long", *, plural: bool = False, gender: str = "") -> str | None:
        """Return a term in a form, or the next form that the specification allows; None where there is none."""
        for one in _SHORTER.get(form, (form, "long")):
            for of_gender in (gender, ""):
                found = self.terms.get((name, one, of_gender))
                if found:
                    return found.multiple if plural else found.single
        return None

    @cached_property
    def quotes(self) -> tuple[tuple[str, str], tuple[str, str]]:
        """Return the outer and the inner quotation marks."""
        outer, inner = (
            (self.term(f"{side}-quote") or "" for side in ("open", "close")),
            (self.term(f"{side}-inner-quote") or "" for side in ("open", "close")),
        )
        return _pair(outer), _pair(inner)

    def ordinal(self, number: int, gender: str = "") -> str:
        """Return a number with the ending of an ordinal: 2nd."""
        tail = number % 100
        if ("ordinal", "long", "") not in self.terms and ("ordinal-04", "long", "") in self.terms:
            # As CSL 1.0 had it: 1st, 2nd, 3rd, and `ordinal-04` for all others.
            ending = tail % 10 if tail % 10 in (1, 2, 3) and tail not in (11, 12, 13) else 4
            return f"{number}{self.term(f'ordinal-{ending:02}', gender=gender) or ''}"
        for name, wanted in ((f"ordinal-{tail:02}", "last-two-digits"), (f"ordinal-{tail % 10:02}", "last-digit")):
            for of_gender in (gender, ""):
                found = self.terms.get((name, "long", of_gender))
                if found and _matches(found.match or _default_match(name), wanted, number, name):
                    return f"{number}{found.single}"
        return f"{number}{self.term('ordinal', gender=gender) or ''}"


def _pair(marks: Iterable[str]) -> tuple[str, str]:
    opening, closing = marks
    return opening, closing


def _default_match(name: str) -> str:
    return "last-two-digits" if int(name[-2:]) >= 10 else "last-digit"


def _matches(match: str, wanted: str, number: int, name: str) -> bool:
    return number == int(name[-2:]) if match == "whole-number" else match == wanted


def base_language(tag: str) -> str:
    """Return a tag with its dialect: `en` is en-US, a language of which no file is here is en-US too."""
    primary = tag.partition("-")[0]
    if tag in available():
        return tag
    return _DEFAULT_DIALECTS.get(primary, "en-US")


@lru_cache
def available() -> frozenset[str]:
    """Return the tags of the locales that come along."""
    names = (entry.name for entry in files(__package__).joinpath("locales").iterdir())
    return frozenset(name.removeprefix("locales-").removesuffix(".xml") for name in names if name.endswith(".xml"))


@lru_cache
def _file_of(tag: str) -> Element:
    return read_xml(files(__package__).joinpath("locales", f"locales-{tag}.xml").read_bytes())


def locale_for(tag: str, own: Sequence[Element]) -> Locale:
    """Return the locale of a language, what a style says itself (`own`, its `locale` elements) before all else."""
    base = base_language(tag)
    primary = base.partition("-")[0]
    # A language of which no file is here may have its words in the style.
    langs = ("", *dict.fromkeys((primary, base, tag.partition("-")[0], tag)))
    # What is nearer overrides: the file, then the style's own for all languages, the language, the dialect.
    mine = sorted((one for one in own if _lang_of(one) in langs), key=lambda one: langs.index(_lang_of(one)))
    terms: dict[TermKey, Term] = {}
    dates: dict[str, Element] = {}
    genders: dict[str, str] = {}
    options: dict[str, str] = {}
    for element in (_file_of(base), *mine):
        found = _terms_in(element, genders)
        if any(name.startswith("ordinal") for name, _, _ in found):
            terms = {key: term for key, term in terms.items() if not key[0].startswith("ordinal")}
        terms |= found
        dates |= {one.get("form", ""): one for one in element.findall(f"{CSL}date")}
        for option in element.findall(f"{CSL}style-options"):
            options |= option.attrib
    return Locale(
        base,
        terms,
        dates,
        genders,
        options.get("punctuation-in-quote") == "true",
        options.get("limit-day-ordinals-to-day-1") == "true",
    )


def _lang_of(element: Element) -> str:
    return element.get("{http://www.w3.org/XML/1998/namespace}lang", "")


def _terms_in(element: Element, genders: dict[str, str]) -> dict[TermKey, Term]:
    found: dict[TermKey, Term] = {}
    for term in element.iterfind(f"{CSL}terms/{CSL}term"):
        name, form = term.get("name", ""), term.get("form", "long")
        single, multiple = term.find(f"{CSL}single"), term.find(f"{CSL}multiple")
        text = term.text or ""
        key = (name, form, term.get("gender-form", ""))
        found[key] = Term(
            (single.text or "") if single is not None else text,
            (multiple.text or "") if multiple is not None else text,
            term.get("match", ""),
        )
        if gender := term.get("gender"):
            genders[name] = gender
    return found
