"""Places in the words of English, German and French citations: art. 6(1)(d), ss 4 and 5, Art. 6 Abs. 1 Satz 2."""

from collections.abc import Sequence

from briefs.language.place_parts import IN_FRENCH, Part, Place
from briefs.language.place_words import DE, FR, UK, US, Words

_LOOSE = frozenset("句段")
"""Units that are no link of 6(1)(a): a sentence and a subparagraph are named by a word."""


def american(levels: Sequence[Place]) -> str | None:
    """Return a place in the Bluebook's words."""
    return _english(levels, US, last=" & ", after=" et seq.")


def british(levels: Sequence[Place]) -> str | None:
    """Return a place in OSCOLA's words."""
    return _english(levels, UK, last=" and ", after=" ff")


def german(levels: Sequence[Place]) -> str | None:
    """Return a place of one level in German words."""
    if len(levels) > 1 or levels[0].unit not in DE or _has_tail(levels[0]):
        return None
    place = levels[0]
    text = _german_part(place.parts[0])
    for mark, part in zip(place.between, place.parts[1:], strict=True):
        text += {"-": "–", "to": "–", ",": ", ", "&": " und "}[mark] + _german_part(part)
    return DE[place.unit][1 if place.is_plural else 0] + text + _after(place, " ff.")


def french(levels: Sequence[Place]) -> str | None:
    """Return a place of one level in French words."""
    if len(levels) > 1 or levels[0].unit not in FR or _has_tail(levels[0]) or _is_loose(levels[0]):
        return None
    place = levels[0]
    return FR[place.unit][1 if place.is_plural else 0] + numbers(place, dash="-", last=" et ") + _after(place, " et s.")


def numbers(place: Place, *, dash: str = "–", last: str = " & ") -> str:
    """Return the numbers of a level with what is below them: 6(1)(d), 31 & 32, 1030(a)–(c)."""
    text = _parens(place.parts[0])
    for mark, part in zip(place.between, place.parts[1:], strict=True):
        text += {"-": dash, "to": " to ", ",": ", ", "&": last}[mark] + _parens(part)
    return text


def _after(place: Place, following: str) -> str:
    """Return what follows the numbers: 以下 in the words of the manner, else as it was typed (ff., et seq.)."""
    return following if place.tail == "以下" or place.tail in IN_FRENCH else f" {place.tail}" if place.tail else ""


def _parens(part: Part) -> str:
    named = {"句": "sentence", "段": "subpara."}
    parts = zip(part.below, part.units or "項" * len(part.below), strict=True)
    below = [f" {named[unit]} {one}" if unit in named else f"({one})" for one, unit in parts]
    return part.number + "".join(below)


def _has_tail(place: Place) -> bool:
    return any(part.tail for part in place.parts)


def _is_loose(place: Place) -> bool:
    return any(unit in _LOOSE for part in place.parts for unit in part.units)


def _english(levels: Sequence[Place], words: Words, *, last: str, after: str) -> str | None:
    """Put levels into English words: sch 2, para 3; § 29 cmt. d; § 5, at 28; 123 n.4; art. 6 & recital 47."""
    text = ""
    for level in levels:
        if level.unit not in words or _has_tail(level):
            return None
        before = words[level.unit][1 if level.is_plural else 0]
        if level.unit == "section" and level.sign:
            # A section of a foreign statute keeps its sign.
            before = "§§ " if level.is_plural else "§ "
        # What explains a section stands close to it, a footnote to its page.
        join = "" if not text else " " if level.unit in _CLOSE else last if level.joined == "&" else ", "
        text += join + before + numbers(level, last=last) + _after(level, after)
    return text


_CLOSE = frozenset({"comment", "note", "margin", "sentence"})


def _german_part(part: Part) -> str:
    units = part.units or "項款款款"[: len(part.below)]
    # What stands first below an article is its paragraph, whatever the other language calls it.
    said = [
        f"Satz {one}" if unit == "句" else f"UAbs. {one}" if unit == "段" else f"Abs. {one}" if not at else _item(one)
        for at, (one, unit) in enumerate(zip(part.below, units, strict=True))
    ]
    return " ".join(word for word in (part.number, *said) if word)


def _item(number: str) -> str:
    return f"{'Nr.' if number.isdecimal() else 'lit.'} {number}"
