"""One name: its parts in order, as initials, as a family name alone (CSL 1.0.2, Name, Name-part Order)."""

import re
from collections.abc import Mapping
from typing import Any
from xml.etree.ElementTree import Element

import msgspec

from briefs.citing.csl.context import Context
from briefs.citing.csl.formatting import Format, format_of
from briefs.citing.csl.joining import edge
from briefs.citing.csl.xml_file import CSL
from briefs.citing.marked import to_plain
from briefs.language.han import HAN, HANGUL, KANA
from briefs.patterns import lazy_pattern

_UNSPACED = lazy_pattern(f"[{HAN}{KANA}{HANGUL}]")
_LATIN = lazy_pattern(r"[A-Za-z\u00c0-\u024f]")
_PARTICLE = lazy_pattern(r"((?:[’']?[a-zà-öø-ÿ][\w’'.-]*\s+)+|d[’']|(?:al|el)-)(?=[^\W\d_a-z])")


class NameForm(msgspec.Struct, frozen=True):
    """How each name of a list is written."""

    short: bool
    """Whether only the family name is wanted."""
    inverted: str
    """`first`, `all`, or nothing (`name-as-sort-order`)."""
    separator: str
    """What parts the family name from the rest where it stands first."""
    initials: str | None
    """What stands behind each initial (`initialize-with`); None where given names are written out."""
    shortens: bool
    """Whether given names become initials; else only initials that are there are set so (`initialize`)."""
    hyphen: bool
    """Whether initials of Jean-Luc keep the hyphen."""
    demotes: str
    """The value of `demote-non-dropping-particle`."""
    family: Format
    given: Format

    def inverts(self, *, first: bool) -> bool:
        """Return whether the family name stands first."""
        return self.inverted == "all" or (self.inverted == "first" and first)


def name_form(options: Mapping[str, str], name: Element | None) -> NameForm:
    """Return how each name is written, by the options in force and the `name-part`s of a `name`."""
    parts = {part.get("name"): format_of(part) for part in name.findall(f"{CSL}name-part")} if name is not None else {}
    form = (name.get("form") if name is not None else None) or options.get("name-form", "long")
    return NameForm(
        form == "short",
        options.get("name-as-sort-order", ""),
        options.get("sort-separator", ", "),
        options.get("initialize-with"),
        options.get("initialize", "true") == "true",
        options.get("initialize-with-hyphen", "true") == "true",
        options.get("demote-non-dropping-particle", "display-and-sort"),
        parts.get("family", Format()),
        parts.get("given", Format()),
    )


def worded_name(form: NameForm, name: Mapping[str, Any], context: Context, *, first: bool) -> str:
    """Return a name as a style writes it; `first` says whether it is the first of its list."""
    if name.get("literal"):
        return form.family.applied(str(name["literal"]), context)
    family, given, suffix = (str(name.get(part) or "") for part in ("family", "given", "suffix"))
    if not family:
        return form.family.applied(given, context)
    if _UNSPACED.search(to_plain(family)) and not _LATIN.search(to_plain(given)):
        # Names in Han, kana and Hangul: family first, without a space.
        whole = form.family.applied(family, context)
        return whole if form.short else whole + form.given.applied(given, context)
    dropping = str(name.get("dropping-particle") or "")
    kept = str(name.get("non-dropping-particle") or "")
    if not kept and (particle := _PARTICLE.match(family)):
        # Written into the family name, as many programs do: van der Berg, d’Aubigné.
        kept, family = particle[1].strip(), family[particle.end() :]
    # Affixes stand around a part and its particles, each of which is formatted by itself (Name-part Formatting).
    own, other = form.family, form.given
    family, kept = own.formatted(family, context), own.formatted(kept, context)
    if form.short:
        return own.affixed(_spaced(kept, family))
    given, dropping = other.formatted(_initials(form, given), context), other.formatted(dropping, context)
    if form.inverts(first=first):
        demoted, kept = (kept, "") if form.demotes == "display-and-sort" else ("", kept)
        rest = other.affixed(_spaced(given, dropping, demoted))
        return form.separator.join(part for part in (own.affixed(_spaced(kept, family)), rest, suffix) if part)
    named = _spaced(dropping, kept, family)
    if suffix:
        # A style that takes the stops from initials as they are recorded takes them from Jr. too: Fallon Jr.
        bare = form.initials == "" and not form.shortens
        comma = name.get("comma-suffix") and not bare
        named = f"{named}{', ' if comma else ' '}{suffix.replace('.', '') if bare else suffix}"
    return _spaced(other.affixed(given), own.affixed(named))


def _spaced(*parts: str) -> str:
    text = ""
    for part in parts:
        if text and part:
            # An elided particle stands close to its name, d’Aubigné; an affix may bring a space of its own.
            last = edge(text, last=True)
            text += part if last in "’'-" or last.isspace() else f" {part}"
        else:
            text = text or part
    return text


def _initials(form: NameForm, given: str) -> str:
    """Return given names as `initialize-with` wants them: H. L. A., H L A, HLA; whole names stay where it says so."""
    mark = form.initials
    if mark is None or not given:
        return given
    text, initial = "", False
    for word in re.sub(r"\.(?=[^\W\d_])", ". ", given).split():
        is_initial = len(word) == 1 or word[-1] == "." or (form.shortens and word[0].isupper())
        # Between two initials stands what the mark ends in; beside a whole name always a space.
        gap = mark[len(mark.rstrip()) :] if initial and is_initial else " "
        text += (gap if text else "") + (_initial(form, word, mark.rstrip()) if is_initial else word)
        # What is shortened to more than a letter stands apart from an initial: Wm. H.
        initial = is_initial and (form.shortens or not word[1:2].isalpha())
    return text.strip()


def _initial(form: NameForm, word: str, mark: str) -> str:
    """Return the initials of one given name: J.-L. of Jean-Luc; what is shortened already stays: Chr."""
    parts = word.split("-")
    letters = [_letters(part) for part in parts if part[:1].isupper() or part is parts[0]]
    return ("-" if form.hyphen else "").join(f"{letter}{mark}" for letter in letters if letter)


def _letters(part: str) -> str:
    if part[-1:] == ".":
        return part[:-1]
    # Two capitals before small letters are one letter of another script: TSerendorj.
    return part[0] + part[1].lower() if part[1:2].isupper() and part[2:].islower() else part[:1]
