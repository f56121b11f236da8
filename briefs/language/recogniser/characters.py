"""What a character by itself says of the language of the text around it."""

from enum import IntEnum, auto
from functools import cache, lru_cache

from briefs.language.dictionaries import pairs_in
from briefs.language.han import HAN_RE, KANA_RE, SIMPLIFIED, TRADITIONAL, is_in


class Kind(IntEnum):
    """Kinds of characters, from the side of a page in one Chinese script."""

    KANA = auto()
    """Japanese alone."""
    CHINESE = auto()
    """Japanese does not have it: 妳, 嗎 in a Traditional text, 华 and 应 in a Simplified one."""
    OLD_FORM = auto()
    """A form that Japanese gave up in 1946, as Traditional Chinese has it: 國, 關. It stands in old Japanese titles."""
    NEW_FORM = auto()
    """A form that only Japanese has: 発, 関, 総."""
    SHARED_NEW_FORM = auto()
    """A form that Japanese and Simplified Chinese have and the page has not: 国, 会, 学."""
    OTHER_GLYPH = auto()
    """A glyph of the same form, as Hong Kong and the text of many PDF files have it: 説, 税, 産. It says little."""
    MAINLAND = auto()
    """Simplified Chinese alone, in a Traditional text: 华, 认."""
    RARE = auto()
    """A character of both that Japanese does not write daily."""
    SHARED = auto()
    """A character that both write."""
    OTHER = auto()
    """A figure, a Latin letter, a mark."""


_GLYPHS = frozenset("説税鋭閲悦脱蛻温産録緑禄縁彦顔衆歩毎黄横戸内呉虚増奥峯啓着")
"""Forms that differ from Taiwan's in a stroke: those of Hong Kong's list of graphemes, and of fonts of PDF files."""
_FIRST_LEVEL = range(0xB0, 0xD0)
"""Lead bytes of the first level of JIS X 0208 in EUC: the characters that Japanese writes daily."""


_SHAPES = {ord("菓"): "果", ord("疎"): "疏"}
"""Forms of Japanese that replaced no old one, for which Taiwan has another: 水菓 is a slip, and 製菓 is Japanese."""
CHINESE_ALONE = frozenset({Kind.CHINESE, Kind.OLD_FORM})
"""What no Japanese writes today."""


@lru_cache(maxsize=16384)
def kind_of(char: str, script: str = TRADITIONAL) -> Kind:
    """Return the kind of a character for a page in a script (`cp950` for Traditional, `gb2312` for Simplified)."""
    if KANA_RE.match(char) or char in "ー々〆":
        return Kind.KANA if char != "々" else Kind.NEW_FORM
    if not HAN_RE.match(char):
        return Kind.OTHER
    return _in_simplified(char) if script == SIMPLIFIED else _in_traditional(char)


def _in_traditional(char: str) -> Kind:
    level = _level(char)
    if is_in(char, TRADITIONAL):
        if level == 1:
            return Kind.SHARED
        if level:
            return Kind.OLD_FORM if char in _old_forms() else Kind.RARE
        return Kind.CHINESE
    if char in _GLYPHS:
        return Kind.OTHER_GLYPH
    is_simplified = is_in(char, SIMPLIFIED)
    if level == 1 or (level and ord(char) in old_forms()):
        return Kind.SHARED_NEW_FORM if is_simplified else Kind.NEW_FORM
    return Kind.MAINLAND if is_simplified else Kind.RARE


def _in_simplified(char: str) -> Kind:
    level = _level(char)
    if is_in(char, SIMPLIFIED):
        return Kind.SHARED if level else Kind.CHINESE
    # What the page's script does not have was left as it is because it is Japanese, or is no longer known.
    return Kind.NEW_FORM if level == 1 else Kind.RARE


def _level(char: str) -> int:
    """Return the level of JIS X 0208 that has a character, 1 or 2, or 0 for none."""
    code = char.encode("euc_jp", "replace")
    return 0 if code == b"?" or len(code) != 2 else 1 if code[0] in _FIRST_LEVEL else 2


@cache
def _old_forms() -> frozenset[str]:
    """Return the forms that Japanese gave up in 1946 and 1981 (國, 關), by OpenCC's list."""
    return frozenset(old for new, olds in pairs_in("JPShinjitaiCharacters") for old in olds if old != new)


@cache
def old_forms() -> dict[int, str]:
    """Return for each new form that Taiwan does not write the one that it has: 関 is 關, for `str.translate`."""
    # The list gives the new form itself first where both are in use.
    pairs = ((new, next((old for old in olds if old != new), new)) for new, olds in pairs_in("JPShinjitaiCharacters"))
    return {ord(new): old for new, old in pairs if not is_in(new, TRADITIONAL)} | _SHAPES


@cache
def slips() -> dict[int, str]:
    """Return `old_forms` without the forms that Simplified Chinese has as well: 国 stays in a Simplified text."""
    return {new: old for new, old in old_forms().items() if not is_in(chr(new), SIMPLIFIED)}
