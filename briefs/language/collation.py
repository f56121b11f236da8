"""Where a word stands in a list: by letters in English, by strokes in Traditional and by sound in Simplified Chinese.

Two old national sets have their common characters in just these orders, and Python knows both: Big5 goes by strokes and
then by radicals, GB 2312 by pinyin. Rarer characters, and those of the other script, stand at the end.
"""

import unicodedata
from bisect import bisect_right

import msgspec

from briefs.language.languages import EN, ZH_HANS, ZH_HANT, Lang

REST = "#"
"""The letter of words that have none."""


class _Order(msgspec.Struct, frozen=True):
    """The common characters of a national set."""

    codec: str
    """Python's name of the set."""
    starts: tuple[bytes, ...]
    """The code of the first character of each letter."""
    letters: tuple[str, ...]
    """The letters."""
    end: bytes
    """The code at which what is in order ends."""


# The first character of each number of strokes from one to thirty, and of each letter of pinyin.
_STROKES = "一丁三丑丙丞串並亟乘乾傢傭僧億儒優叢儳勸儷儼囌囑廳灤纜豔爨鸞"
_LETTERS, _SOUNDS = "ABCDEFGHJKLMNOPQRSTWXYZ", "啊芭擦搭蛾发噶哈击喀垃妈拿哦啪期然撒塌挖昔压匝"
_ORDERS = {
    ZH_HANT: _Order(
        "big5",
        tuple(char.encode("big5") for char in _STROKES),
        tuple(str(number) for number in range(1, len(_STROKES) + 1)),
        b"\xc6\x7e",
    ),
    ZH_HANS: _Order("gb2312", tuple(char.encode("gb2312") for char in _SOUNDS), tuple(_LETTERS), b"\xd8\xa1"),
}


def letter_of(word: str, lang: Lang) -> str:
    """Return the letter under which a word is listed, or in Traditional Chinese its number of strokes; else `#`."""
    first = _plain(word)[:1]
    if "a" <= first <= "z":
        return first.upper()
    return REST if lang == EN else _letter(first, _ORDERS[lang])


def _letter(char: str, order: _Order) -> str:
    code = char.encode(order.codec, "ignore")
    is_common = order.starts[0] <= code < order.end
    return order.letters[bisect_right(order.starts, code) - 1] if is_common else REST


def order_of(word: str, lang: Lang) -> tuple[bool, int, str, bytes, str]:
    """Return by what words are put in order: letters, numbers of strokes, and at the end what has neither."""
    letter, plain = letter_of(word, lang), _plain(word)
    strokes = int(letter) if letter.isdecimal() else 0
    coded = b"" if lang == EN else plain.encode(_ORDERS[lang].codec, "replace")
    return letter == REST, strokes, "" if strokes else letter, coded, plain


def _plain(word: str) -> str:
    """Return the letters, digits and characters of a word, small and without accents."""
    return "".join(char for char in unicodedata.normalize("NFKD", word) if char.isalnum()).lower()
