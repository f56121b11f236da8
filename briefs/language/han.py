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


def reading_minutes(text: str) -> int:
    """Return the minutes that a text takes to read, at least 1; Han characters are counted as such."""
    han = sum(map(len, HAN_RUN_RE.findall(text)))
    words = len(LATIN_WORD_RE.findall(text))
    return max(1, round(han / HAN_PER_MINUTE + words / WORDS_PER_MINUTE))
