"""Titles that marks bound: whether one is Japanese, or Simplified Chinese, as a whole."""

from briefs.language.han import HAN, HAN_RE, KANA, SIMPLIFIED, is_encodable
from briefs.language.recogniser.characters import Kind, kind_of
from briefs.language.recogniser.lattice import JAPANESE, MAINLAND
from briefs.patterns import lazy_pattern

_ANY = lazy_pattern(f"[{HAN}{KANA}]")
_STRONG = frozenset("之該了惟")
"""Chinese particles that no Japanese title holds."""
_NESTED = lazy_pattern("[〈〉《》「」『』]")
_PARTICLE = lazy_pattern("[のにを]")
_OF_TITLE, _OF_OLD_TITLE = 0.5, 0.4
"""The share of its letters that must have been read as Japanese for a title to be Japanese as a whole."""


def is_wholly_japanese(text: str, parts: tuple[tuple[str, str], ...], script: str) -> bool:
    """Return whether a title is Japanese as a whole: most of it is, and nothing in it is Chinese alone."""
    share = sum(_letters(part) for part, lang in parts if lang == JAPANESE) / _letters(text)
    kinds = {kind_of(char, script) for char in text}
    if kinds & {Kind.MAINLAND, Kind.CHINESE} or any(char in _STRONG for char in text):
        return False
    if Kind.OLD_FORM not in kinds:
        return share >= _OF_TITLE
    # With particles in kana it may be a title of before 1946, in the old forms: 研究開發の成果.
    return share >= _OF_OLD_TITLE and _PARTICLE.search(text) is not None and not _NESTED.search(text)


def is_wholly_simplified(text: str, parts: tuple[tuple[str, str], ...]) -> bool:
    """Return whether a title is in Simplified Chinese as a whole: most of it is, and all of it may be."""
    share = sum(_letters(part) for part, lang in parts if lang == MAINLAND) / _letters(text)
    return share >= _OF_TITLE and is_encodable("".join(HAN_RE.findall(text)), SIMPLIFIED)


def _letters(text: str) -> int:
    return len(_ANY.findall(text))
