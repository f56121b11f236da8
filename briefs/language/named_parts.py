"""Parts of a law that are called by a name: preambles and their recitals, annexes, schedules, appendices."""

from briefs.language.cjk_forms import chinese
from briefs.language.cjk_places import read_cjk
from briefs.language.place_parts import Law
from briefs.patterns import lazy_pattern

_PREAMBLE = lazy_pattern(
    r"(?:[Pp]reamble|pmbl\.|Präambel|前言|序言|前文)(?:,?\s(?:para(?:graph|\.)?|¶)\s?(\d+)|第\s?(\d+)\s?段)?"
)
_WORDS = {"us": "pmbl.", "uk": "preamble", "zh": "前言", "ja": "前文", "de": "Präambel", "fr": "préambule"}
_PARAGRAPHS = {"us": " ¶ {}", "uk": ", para {}", "zh": "第{}段", "ja": "第{}段落", "de": " Abs. {}", "fr": ", § {}"}


def preamble(typed: str, manner: str, law: Law | None) -> str | None:
    """Return the preamble of a law, or a paragraph of it, in the words of a manner; None for any other place.

    前言 of a book is its preface, and stays what it is.
    """
    found = _PREAMBLE.fullmatch(typed)
    if found and law and law.annexes == "annex" and (number := found[1] or found[2]) and manner in ("us", "uk"):
        # The paragraphs of the preamble of a European act are its recitals.
        return f"recital {number}"
    is_own = not typed.isascii() and manner in ("zh", "ja")
    if not found or law is None or is_own or manner not in _WORDS:
        return None
    number = found[1] or found[2]
    return _WORDS[manner] + (_PARAGRAPHS[manner].format(number) if number else "")


_SUPPLEMENT = lazy_pattern(r"附[則则](第?\s?\d.*|.*条.*)")


def supplement(typed: str) -> str:
    """Return an article of the supplementary provisions of a Japanese law in Chinese: 附則2条 is 附則第2條."""
    found = _SUPPLEMENT.fullmatch(typed)
    place = read_cjk(found[1]) if found else None
    words = chinese((place,)) if place and place.unit == "article" else None
    return f"附則{words}" if words else typed.replace("条", "條")
