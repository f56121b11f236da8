"""Editions: the number that one has, in whatever words records give it (2nd ed., Second, 三版, 14. Aufl.)."""

import re
import unicodedata

_WORDS = {
    word: number
    for number, words in enumerate(
        (
            *("first 一 初 1", "second 二 zweite 2", "third 三 dritte 3", "fourth 四 vierte 4", "fifth 五 fünfte 5"),
            *(
                "sixth 六 sechste 6",
                "seventh 七 siebte 7",
                "eighth 八 achte 8",
                "ninth 九 neunte 9",
                "tenth 十 zehnte 10",
            ),
            *("eleventh 十一 11", "twelfth 十二 12", "thirteenth 十三 13", "fourteenth 十四 14", "fifteenth 十五 15"),
            *(
                "sixteenth 十六 16",
                "seventeenth 十七 17",
                "eighteenth 十八 18",
                "nineteenth 十九 19",
                "twentieth 二十 20",
            ),
        ),
        start=1,
    )
    for word in words.split()
}
_LATIN = re.compile(
    r"(?i)^(?:(\d+)(?:st|nd|rd|th|d|e|º|ª|\.0?)?|([a-zü]+))\s*(?:edn?\.?|edition|aufl(?:age)?\.?|éd(?:ition)?\.?)?$"
)
_CJK = re.compile(r"^第?\s*(\d+|[一二三四五六七八九十初]+)\s*版$|^第?\s*(\d+|[一二三四五六七八九十初]+)$")


def edition_number(text: str) -> str:
    """Return the number of an edition in figures; nothing where the words say more (修訂二版, rev. ed.)."""
    text = unicodedata.normalize("NFKC", text).strip()
    if found := _CJK.match(text):
        word = found[1] or found[2]
        return word if word.isdecimal() else str(_WORDS.get(word, ""))
    found = _LATIN.match(text)
    if not found:
        return ""
    return found[1] or str(_WORDS.get(found[2].lower(), ""))
