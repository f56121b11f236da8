"""The forms in which marks of notes are typed: [1], 〔註1〕, （註一）, ①, ¹, ※1, (1), and how a note of each begins."""

import re
import unicodedata

import msgspec

from briefs.language.number_words import han_value

_OPEN, _CLOSE = r"\\?[\[［【〔]", r"\\?[\]］】〕]"
_FIGURE = "[0-9０-９]{1,3}"
_HAN_FIGURE = "[一二三四五六七八九十]{1,3}"
_NOTE_WORD = r"(?:[註注][釋解腳]?|[Nn]otes?\s?|[Nn]\.\s?)"
_NAMED = rf"{_NOTE_WORD}\s?(?:{_FIGURE}|{_HAN_FIGURE})"
_BRACKETED = rf"(?:{_OPEN}\s?(?:{_FIGURE}|{_NAMED})\s?{_CLOSE}|[（(]\s?{_NAMED}\s?[)）])"
_RINGED = "[①-⑳㉑-㉟㊱-㊿❶-❿⓫-⓴]"
_RAISED = "[⁰¹²³⁴⁵⁶⁷⁸⁹]{1,3}"
_ROUND = rf"[（(]\s?{_FIGURE}\s?[)）]"
_STARRED = rf"[（(]?※\s?{_FIGURE}[)）]?"
_TEXT = r"\s*[:：]?\s*(?P<text>\S.*)$"
HEADING = re.compile(
    r"(?:註釋|注釋|附註|註解|註腳|腳註|尾註|註|注|參考(?:資料|文獻)|notes?|footnotes?|endnotes?|references)[:：]?",
    re.IGNORECASE,
)
"""The heading over the notes of an article: 註釋, 參考文獻, References:."""
SIGN = re.compile(
    rf"(?:\\?[*＊†‡§]){{1,3}}\s?|[註注]\s?(?:{_FIGURE}|{_HAN_FIGURE})"
    r"|(?:\\?[<{＜｛(（\[])?(?:\d{1,3}|[ivx]{1,4}|[a-e])(?:\\?[>}＞｝)）\]])\s?",
    re.IGNORECASE,
)
"""A sign with which a line begins that may be a note: *, <1>, {1}, 1), [i], (a), 註1."""
CALL = re.compile(rf"(?<=\S)(?:{SIGN.pattern})", re.IGNORECASE)
"""Such a sign behind words."""
_NUMBER = re.compile(rf"\d{{1,3}}|{_HAN_FIGURE}")


class Form(msgspec.Struct, frozen=True):
    """A form of marks, and of the notes to which they lead."""

    mark: re.Pattern[str]
    """A mark in the text, with the spaces before it; brackets may be escaped."""
    note: re.Pattern[str]
    """How a note begins: `number`, and the `text` behind it."""
    is_common: bool = False
    """Whether it is used for notes alone; other forms may number points, and are bound only where all fits."""
    needs_heading: bool = False
    """Whether its notes are told from points of a list by the heading over them."""
    needs_sources: bool = False
    """Whether they are told from points by what they say: most name a page, an address, or a note before."""


def _form(mark: str, number: str, **told: bool) -> Form:
    note = re.compile(rf"(?P<number>{number}){_TEXT}")
    return Form(re.compile(rf"[ \u3000]*(?P<number>{mark})"), note, **told)


_BEGINS = (
    rf"{_BRACKETED}|[註注]\s?(?:{_FIGURE}|{_HAN_FIGURE})"
    rf"(?:(?=\s?[:：、.．])\s?[、.．]?|(?=[ \u3000]+\S)(?![ \u3000]*[,，;；)）]))"
)
_OTHER = "附備批加腳尾前揭同見參照及與和、（(［[【〔"
_NOT_BEHIND = r"(?<![{0}])(?<![{0}][ \u3000])"
"""What holds where none of some characters stands before, nor before the space before."""
FORMS = (
    _form(_BRACKETED, _BEGINS, is_common=True),
    _form(_RINGED, _RINGED),
    _form(_RAISED, rf"{_RAISED}|{_BEGINS}"),
    _form(_STARRED, _STARRED),
    # 見註1 speaks of a note, and 附註三點 of none.
    _form(_NOT_BEHIND.format(re.escape(_OTHER)) + rf"[註注]\s?(?:{_FIGURE}|{_HAN_FIGURE})", _BEGINS),
    _form(rf"{_OPEN}\s?{_HAN_FIGURE}\s?{_CLOSE}", rf"{_OPEN}\s?{_HAN_FIGURE}\s?{_CLOSE}", needs_sources=True),
    _form(_RAISED, rf"{_FIGURE}(?:\s?\\?[.．、)）]|(?=[ \u3000]))", needs_sources=True),
    _form(_NOT_BEHIND.format(r"\d條項款目§") + _ROUND, _ROUND, needs_sources=True),
    _form(
        rf"{_BRACKETED}|{_RAISED}|[（(]{_FIGURE}[)）]",
        rf"{_FIGURE}\s?\\?[.．、)）]|[（(]{_FIGURE}[)）]",
        needs_heading=True,
    ),
)
"""All forms, those that are for notes alone first."""


_LABEL = re.compile(
    rf"(?:{_BRACKETED}|[註注]\s?(?:{_FIGURE}|{_HAN_FIGURE})|{_RINGED}|{_RAISED}|{_STARRED}|{_ROUND}"
    rf"|{_FIGURE}(?![0-9０-９年月日條項款頁]|[.．,]\d))[)）]?[ \u3000]*[:：.．、]?[ \u3000]*"
)
"""A number with which a note begins, and the stop behind it."""


def without_label(note: str, mark: str) -> str:
    """Return a note without the mark that leads to it, where it begins with that in any form: 註1： of （註1）."""
    label, bare = _LABEL.match(note), mark.strip()
    if label and number_in(label[0]) == number_in(bare) != 0:
        return note[label.end() :]
    rest = note.removeprefix(bare)
    goes_on = bare[-1:].isalnum() and rest[:1].isascii() and rest[:1].isalnum()
    return note if goes_on or bare.isdecimal() else rest.lstrip(" .．、")


def number_in(words: str) -> int:
    """Return the number of a mark: 1 of ①, ［註１］ or （註一）."""
    if len(words) == 1 and not words.isascii():
        return int(unicodedata.numeric(words, 0))
    found = _NUMBER.search(unicodedata.normalize("NFKC", words))
    if found is None:
        return 0
    return int(found[0]) if found[0].isdecimal() else han_value(found[0])
