"""Titles of periodicals, parties of cases and names of bodies as American law reviews abbreviate them.

The words are data (`abbreviations/bluebook.yaml`). The rules are those of the Bluebook: 6.1(a) for the spaces, 10.2.2
for names of cases, table T13 for titles of periodicals.
"""

import re
from collections.abc import Mapping
from functools import lru_cache
from importlib.resources import files

import msgspec

_DROPPED = frozenset({"a", "an", "at", "in", "of", "the"})
"""Words that titles of periodicals do without (T13)."""
_WORD = re.compile(r"[A-Za-zÀ-ÿ][A-Za-zÀ-ÿ’'-]*|&")
_STOPPED = re.compile(rf"({_WORD.pattern})(\.?)")


class Words(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The abbreviations of one guide; names of several words among those of places and institutions."""

    words: dict[str, str]
    """Common words, in the singular; plurals too where the abbreviation serves for both."""
    places: dict[str, str]
    """States, countries and towns."""
    phrases: dict[str, str]
    """Words that are abbreviated together."""
    states: str
    """The States of the United States, with commas between them."""
    institutions: dict[str, str]
    """Universities and the like, as titles of periodicals have them."""


@lru_cache
def bluebook() -> Words:
    """Return the words that the program knows."""
    import yaml

    text = files(__package__).joinpath("abbreviations", "bluebook.yaml").read_text(encoding="utf-8")
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    # Our own file, read by the library's safe loader.
    return msgspec.convert(yaml.load(text, loader), Words)  # noqa: S506


@lru_cache(maxsize=2048)
def periodical(title: str) -> str:
    """Return the title of a periodical abbreviated: Mich. L. Rev., Harv. J.L. & Tech., U. Chi. L. Rev."""
    kept = [word for word in title.replace(",", "").split() if word.casefold() not in _DROPPED]
    if len(kept) < 2:
        # A title of one word stands as it is: Jurimetrics, Science, Atlantic of The Atlantic.
        return kept[0] if kept else title
    table = bluebook()
    parts = _phrases(" ".join(kept), {**table.places, **table.phrases, **table.institutions})
    words = [word for text, is_name in parts for word in ([(text, True)] if is_name else _words(text))]
    # Law as the first word is not abbreviated: Law & Contemp. Probs.
    return _joined([("Law", False), *words[1:]] if kept[0] == "Law" else words)


@lru_cache(maxsize=2048)
def body(name: str) -> str:
    """Return the name of a body abbreviated: Nat’l Bureau of Econ. Rsch., Stan. L. Sch.; one word alone stays."""
    table = bluebook()
    schools = {key: value for key, value in table.institutions.items() if " " not in key and key not in table.words}
    return _shortened(name, {**schools, **table.places, **table.phrases})


@lru_cache(maxsize=2048)
def party(name: str, court: str = "") -> str:
    """Return a party of a case as the Bluebook writes it: the first of several, no The, its words abbreviated.

    One word (a person), a state or country by itself stay, whatever precedes "ex rel." (rules 10.2.1 and 10.2.2). The
    `court` and the reporter, a line each, tell whether a state is before its own.
    """
    bare = _ARTICLE.sub("", without_others(name))
    bare = bare.replace("United States of America", "United States")
    if _RELATOR in bare:
        return _RELATOR.join(party(one, court) for one in bare.split(_RELATOR))
    bare = COUNTRIES.get(bare, bare)
    if (state := _OF_STATE.fullmatch(bare)) and state["name"] in states():
        return state["title"] if _is_of(court, state["name"]) else state["name"]
    if bare in bluebook().places:
        return bare
    if phrase := _PROCEDURE.match(bare):
        return phrase[0] + party(bare[phrase.end() :], court)
    if _REVENUE.fullmatch(bare):
        return "Comm’r"
    return _shortened(_without_location(bare), {**bluebook().places, **bluebook().phrases})


@lru_cache
def states() -> frozenset[str]:
    """Return the names of the States of the United States."""
    return frozenset(bluebook().states.split(", "))


_OF_STATE = re.compile(r"(?P<title>State|Commonwealth|People) of (?:the (?:State|Commonwealth) of )?(?P<name>.+)")
"""A state is called State, People or Commonwealth in its own courts, and by its name in others (rule 10.2.1(f))."""
_REVENUE = re.compile(r"Commissioner(?:,? (?:of )?Internal Revenue(?: Service)?)?")
"""Who is called Commissioner alone (rule 10.2.1(j))."""


def _is_of(court: str, state: str) -> bool:
    short = re.escape(bluebook().places.get(state, state))
    return bool(re.search(rf"(?m)^(?:{short}|{re.escape(state)})(?![a-z])", court))


_BOARD = re.compile(
    r"(?P<board>Board of (?:Education|Elections|Supervisors|(?:County )?Commissioners)|Department of [A-Z][a-z]+)"
    r",? (?:of|for) (?P<place>(?:the )?(?:(?:City|County|Town|Township|Village|State) of )?[A-Z].*)"
)


def _without_location(name: str) -> str:
    """Return an authority without the place of which it is: Board of Education of Topeka (rule 10.2.1(f))."""
    found = _BOARD.fullmatch(name)
    if not found:
        return name
    words = set(_WORD.findall(found["place"])) - _OF_PLACES
    # What holds a word of the tables is a body and no place: Kiryas Joel Village School District.
    is_place = all(word[0].isupper() and _short(word) == word for word in words)
    return found["board"] if is_place else name


_OF_PLACES = frozenset(("the", "of", "City", "County", "Town", "Township", "Village", "State"))


_RELATOR = " ex rel. "
_PROCEDURE = re.compile(r"(?:(?:In re|Ex parte|Matter of)\s)+")
"""What stands before a name, however often, and is never abbreviated (rule 10.2.1(b))."""
_ARTICLE = re.compile(r"^[Tt]he\s(?!(?:King|Queen)\b)")
"""No party begins with it but the sovereign (rule 10.2.1(d))."""
COUNTRIES = {
    **dict.fromkeys(("UK", "U.K."), "United Kingdom"),
    **dict.fromkeys(("US", "U.S.", "USA", "U.S.A."), "United States"),
}
"""Countries as records shorten them; a country that is a party by itself is written in full (rule 10.2.2)."""


def without_others(party: str) -> str:
    """Return a party without the words for those who stand beside it: and Others, et al. (rule 10.2.1(a))."""
    return _OTHERS.sub("", party.strip())


_OTHERS = re.compile(
    r"(?:,?\s(?:and|&)\s(?:(?:an|\d+)\s?)?(?:Others?|Ors?|Anor)\.?|,?\s(?:and|&)\sAnother|,?\set\.?\s(?:al|ux|vir)\.?)+,?$",
    re.IGNORECASE,
)


def _shortened(name: str, names: Mapping[str, str]) -> str:
    if len(_WORD.findall(name)) < 2:
        return name
    parts = _phrases(name, names)
    return "".join(text if is_name else _STOPPED.sub(_with_one_stop, text) for text, is_name in parts)


def _with_one_stop(found: re.Match[str]) -> str:
    """Return a word abbreviated; one that had a stop before, as Ltd., has no second."""
    short = _short(found[1])
    return short if short.endswith(".") else short + found[2]


def _phrases(text: str, names: Mapping[str, str]) -> list[tuple[str, bool]]:
    """Part a text at the names that it holds: what stands for each, and the words between."""
    longest_first = sorted(names, key=len, reverse=True)
    pattern = re.compile(rf"\b(?:{'|'.join(map(re.escape, longest_first))})(?![\w’'])")
    parts: list[tuple[str, bool]] = []
    end = 0
    for found in pattern.finditer(text):
        parts += [(text[end : found.start()], False), (names[found[0]], True)]
        end = found.end()
    return [*parts, (text[end:], False)]


def _words(text: str) -> list[tuple[str, bool]]:
    """Return the words of a title abbreviated, each with whether it is part of the name of a place."""
    return [(_WORD.sub(lambda found: _short(found[0]), word), word in _DIRECTIONS) for word in text.split()]


_DIRECTIONS = frozenset({"North", "South", "East", "West", "Northern", "Southern", "Eastern", "Western"})


def _short(word: str) -> str:
    """Return a word abbreviated, in the plural where it is one: Ass’ns, Sols."""
    words = bluebook().words
    if word in words:
        return words[word]
    singular = re.sub(r"ies$", "y", word) if word.endswith("ies") else word.removesuffix("s")
    if singular == word or singular not in words:
        return word
    short = words[singular]
    return f"{short[:-1]}s." if short.endswith(".") else f"{short}s"


def _joined(words: list[tuple[str, bool]]) -> str:
    """Join the words of a title: single capitals stand close, L.J., but not beside a name, N.Y.U. L. Rev. (6.1(a))."""
    text = ""
    before = False
    for word, is_name in words:
        single = bool(re.fullmatch(r"[A-Z]\.", word)) and not is_name
        # The hyphen of Harv. C.R.-C.L. L. Rev. stands between two names.
        close = (single and before) or "-" in (word, text[-1:])
        text += word if not text or close else f" {word}"
        before = single
    return text
