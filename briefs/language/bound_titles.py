"""Titles that marks bound: whether one is Japanese, or Simplified Chinese, as a whole."""

from briefs.language.han import HAN, HAN_RE, KANA, SIMPLIFIED, is_encodable
from briefs.language.recogniser.characters import Kind, kind_of
from briefs.language.recogniser.lattice import JAPANESE, MAINLAND
from briefs.language.recogniser.lexicon import lexicon
from briefs.language.recogniser.signs import is_enough, is_slip
from briefs.patterns import lazy_pattern

_ANY = lazy_pattern(f"[{HAN}{KANA}]")
_STRONG = frozenset("之該了惟")
"""Chinese particles that no Japanese title holds."""
_NESTED = lazy_pattern("[〈〉《》「」『』]")
_PARTICLE = lazy_pattern("[のにを]")
_OF_TITLE, _OF_OLD_TITLE = 0.5, 0.4
"""The share of its letters that must have been read as Japanese for a title to be Japanese as a whole."""
_OPENING = lazy_pattern(f"[依按由因在如以若][{HAN}]{{2}}")
_CLAUSE = lazy_pattern("[，。；：？！]|不得|不應|不可|應予")
"""Marks and words of Chinese sentences."""


def is_wholly_japanese(
    text: str, parts: tuple[tuple[str, str], ...], script: str, known: frozenset[str], *, is_quoted: bool
) -> bool:
    """Return whether what marks bound is Japanese as a whole: most of it is, and nothing in it is Chinese alone.

    Between marks of titles and quotations one form is enough.
    """
    share = sum(_letters(part) for part, lang in parts if lang == JAPANESE) / _letters(text)
    kinds = {kind_of(char, script) for char in text}
    if kinds & {Kind.MAINLAND, Kind.CHINESE} or any(char in _STRONG for char in text):
        return False
    suffices = is_enough(text, script, known)
    if Kind.OLD_FORM in kinds:
        # With particles in kana it may be a title of before 1946, in the old forms: 研究開發の成果.
        is_old = share >= _OF_OLD_TITLE and _PARTICLE.search(text) is not None and not _NESTED.search(text)
        return suffices and is_old
    if _begins_as_clause(text):
        return False
    if share >= _OF_TITLE and suffices:
        return True
    return is_quoted and not _CLAUSE.search(text) and _tells(text, kinds, script, suffices=suffices)


def _tells(text: str, kinds: set[Kind], script: str, *, suffices: bool) -> bool:
    """Return whether a form in a title tells that it is Japanese, though most of its words are of both languages.

    A form that Simplified Chinese has too tells nothing where it may stand for the old one in a Chinese word: 国家.
    """
    if Kind.NEW_FORM in kinds:
        return len(text) > 1
    shared = [at for at, char in enumerate(text) if kind_of(char, script) == Kind.SHARED_NEW_FORM]
    return suffices and bool(shared) and not any(is_slip(text, at) for at in shared)


def _begins_as_clause(text: str) -> bool:
    """Return whether a text begins with a Chinese preposition or verb, which is no part of a word: 依総務省指導."""
    words = lexicon()
    heads = (text[:2], text[:3])
    return bool(_OPENING.match(text)) and not any(word in words.japanese or word in words.chinese for word in heads)


def is_wholly_simplified(text: str, parts: tuple[tuple[str, str], ...]) -> bool:
    """Return whether a title is in Simplified Chinese as a whole: most of it is, and all of it may be."""
    share = sum(_letters(part) for part, lang in parts if lang == MAINLAND) / _letters(text)
    return share >= _OF_TITLE and is_encodable("".join(HAN_RE.findall(text)), SIMPLIFIED)


def _letters(text: str) -> int:
    return len(_ANY.findall(text))
