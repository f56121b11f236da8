"""Capitals: the values of `text-case` (CSL 1.0.2, Text-case), on marked text."""

import re
from collections.abc import Callable

from briefs.placeholders import CHARACTERS, Placeholder

_OPEN, _MID, _CLOSE = Placeholder.LANG_OPEN, Placeholder.LANG_MID, Placeholder.LANG_CLOSE
_WORDS = rf"([^\W_][^\s{CHARACTERS}/\-–—]*)"
# A word, and apart from it what may not be changed: the tag of a run's language, and a run that is in none (zxx).
_WORD = re.compile(rf"({_OPEN}zxx{_MID}[^{_CLOSE}]*|{_OPEN}[^{_MID}]*{_MID})|{_WORDS}")
# The capitals of English titles are not for runs in other languages, nor for formulas: H₂O.
_RAISED = "|".join(
    f"{opening}[^{closing}]*"
    for opening, closing in (
        (Placeholder.RAISED_OPEN, Placeholder.RAISED_CLOSE),
        (Placeholder.LOWERED_OPEN, Placeholder.LOWERED_CLOSE),
        (Placeholder.CAPS_OPEN, Placeholder.CAPS_CLOSE),
    )
)
_TITLE_WORD = re.compile(rf"({_OPEN}(?!en)[^{_CLOSE}]*|{_OPEN}[^{_MID}]*{_MID}|{_RAISED})|{_WORDS}")
_SMALL_WORDS = """
    a an and as at but by down for from in into nor of on onto or over so the till to up via with yet about above
    across after against along among around before behind below beneath beside between beyond despite during except
    inside like near off out outside past per since through throughout toward towards under underneath until upon
    versus within without v v. vs vs. et al al. de van von der
"""
_SMALL = frozenset(_SMALL_WORDS.split())
"""The stop words of the specification (Title case conversion) and those that its processors share."""
_ENDS = re.compile(r"[:.?!]\s*[\"'“‘(]*$")


def _words(text: str, change: Callable[[str], str]) -> str:
    return _WORD.sub(lambda found: found[1] or change(found[2]), text)


def _capital(word: str) -> str:
    return word[:1].upper() + word[1:]


def _is_plain(word: str) -> bool:
    """Return whether a word has no capital behind its first letter: iPhone and NATO stay as they are."""
    return word[1:].islower() or not word[1:]


def _first_word(text: str, change: Callable[[str], str]) -> str:
    for found in _WORD.finditer(text):
        if not found[1]:
            return text[: found.start()] + change(found[2]) + text[found.end() :]
    return text


def _sentence(text: str) -> str:
    words = [found[2] for found in _WORD.finditer(text) if found[2]]
    if words and all(word.isupper() for word in words if word.isalpha()):
        return _first_word(_words(text, str.lower), _capital)
    first = True

    def lowered(word: str) -> str:
        nonlocal first
        if first:
            first = False
            return _capital(word)
        return word.lower() if word[:1].isupper() and _is_plain(word) else word

    return _words(text, lowered)


def _title(text: str) -> str:
    # What may not be changed counts as a word all the same, where it is more than the tag of a run.
    found = [one for one in _TITLE_WORD.finditer(text) if one[2] or one[1][-1] != _MID]
    pieces, at = [], 0
    for one in found:
        if one[1]:
            continue
        # Words in capitals stay, as in the processors of the CSL project: OECD, AND NOT.
        word = one[2]
        begins = one is found[0] or _ENDS.search(text[: one.start()])
        bare = word.lower().strip("\"'“”‘’()[],;:")
        if bare in _SMALL and not begins and one is not found[-1]:
            word = word.lower() if _is_plain(word) else word
        elif _is_plain(word) and (begins or len(bare) > 1):
            word = _capital(word)
        pieces += [text[at : one.start()], word]
        at = one.end()
    return "".join([*pieces, text[at:]])


def recased(text: str, case: str, *, english: bool) -> str:
    """Return a text in a case; titles get capitals only where the work is in English."""
    if case == "title":
        return _title(text) if english else text
    return _CASES.get(case, str)(text)


_CASES: dict[str, Callable[[str], str]] = {
    "lowercase": lambda text: _words(text, str.lower),
    "uppercase": lambda text: _words(text, str.upper),
    "capitalize-first": lambda text: _first_word(text, _capital),
    "capitalize-all": lambda text: _words(text, _capital),
    "sentence": _sentence,
}
