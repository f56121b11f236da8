"""Characters: which are Han, kana or wide, and how long a text is to read."""

import re
import unicodedata
from functools import lru_cache

from briefs.patterns import lazy_pattern

HAN = "\u3007\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U000323af"
"""For a character class: 〇, the unified and the compatibility ideographs, and their extensions in planes 2 and 3."""
KANA = "\u3041-\u3096\u309d-\u309f\u30a1-\u30fa\u30fd-\u30ff\u31f0-\u31ff\uff66-\uff9d"
"""Letters and marks of repetition, half-width ones too; ・ and ー are added by the patterns that want them."""
HANGUL = "\u1100-\u11ff\u3130-\u318f\uac00-\ud7af"

HAN_RE = lazy_pattern(f"[{HAN}]")
HAN_RUN_RE = lazy_pattern(f"[{HAN}]+")
KANA_RE = lazy_pattern(f"[{KANA}]")
# One word with what joins its parts: don’t, 1,200, state-of-the-art.
LATIN_WORD_RE = lazy_pattern(r"[A-Za-z0-9À-ɏ]+(?:[’'.,-][A-Za-z0-9À-ɏ]+)*")

HAN_PER_MINUTE = 350
WORDS_PER_MINUTE = 220
"""Reading speeds for legal prose; both are the usual middle values, not measurements of ours."""


TRADITIONAL, SIMPLIFIED = "cp950", "gb2312"
"""The encodings that have the characters of each Chinese script, and few others."""


# A character that is missing costs an exception, and texts ask for the same ones again and again.
@lru_cache(maxsize=32768)
def is_in(char: str, encoding: str) -> bool:
    """Return whether an encoding has a character."""
    try:
        char.encode(encoding)
    except UnicodeEncodeError:
        return False
    return True


def is_encodable(text: str, encoding: str) -> bool:
    """Return whether an encoding has all characters of a text; as `is_in`, without remembering texts."""
    return is_in.__wrapped__(text, encoding)


@lru_cache(maxsize=8192)
def is_wide(char: str) -> bool:
    """Return whether a character is East Asian wide or full-width and no Hangul, so that no space belongs beside it."""
    return unicodedata.east_asian_width(char) in "WF" and not re.match(f"[{HANGUL}]", char)


@lru_cache(maxsize=8192)
def is_cjk(char: str) -> bool:
    """Return whether emphasis may open and close beside a character as the markdown-cjk-friendly rules have it."""
    return unicodedata.east_asian_width(char) in "WFH" or re.match(f"[{HANGUL}]", char) is not None


# The first bytes of UTF-16, by which texts are counted in a quarter of the time. 4D begins Han and the signs of the
# Book of Changes, 01 and 02 letters with marks and others, and D8 to DF what takes two units: patterns count those.
_BEGIN_HAN = bytes([*range(0x34, 0x4D), *range(0x4E, 0xA0), 0xF9, 0xFA])
_BEGIN_NO_HAN = bytes({*range(256)} - {*_BEGIN_HAN})
_TELL_HAN = bytes({*range(256)} - {0x4D, *range(0xD8, 0xE0)})
_TELL_LATIN = bytes({*range(256)} - {0x01, 0x02})
# Of Latin-1: `w` for what words are made of, `j` for what joins their parts.
_KINDS = b"".join(
    b"w" if one.isalnum() or one >= b"\xc0" else b"j" if one in b"'.,-" else b" " for one in map(bytes, zip(range(256)))
)


def _first_bytes(text: str) -> bytes:
    return text.encode("utf-16-be", "surrogatepass")[::2]


def han_in(text: str) -> int:
    """Return how many Han characters a text has."""
    first = _first_bytes(text)
    if first.translate(None, _TELL_HAN):
        return sum(map(len, HAN_RUN_RE.findall(text)))
    return len(first.translate(None, _BEGIN_NO_HAN)) + text.count("〇")


def latin_words_in(text: str) -> int:
    """Return how many Latin words a text has."""
    if _first_bytes(text).translate(None, _TELL_LATIN):
        return len(LATIN_WORD_RE.findall(text))
    kinds = b" " + text.replace("’", "'").encode("latin-1", "replace").translate(_KINDS)
    # A word begins behind what is neither; behind a joining mark only where that follows no word.
    return kinds.count(b" w") + kinds.count(b" jw") + kinds.count(b"jjw")


def reading_minutes(text: str) -> int:
    """Return the minutes that a text takes to read, at least 1; Han characters are counted as such."""
    return max(1, round(han_in(text) / HAN_PER_MINUTE + latin_words_in(text) / WORDS_PER_MINUTE))
