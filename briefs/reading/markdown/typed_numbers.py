"""Figures, tables and notes that a text names by a number which none of its own has: 圖三, where there are two."""

import re
from collections.abc import Iterator, Sequence

from markdown_it.token import Token

from briefs.language.number_words import han_value
from briefs.messages.message import Message, say
from briefs.model.diagnostic import Code, Diagnostic
from briefs.patterns import lazy_pattern
from briefs.reading.markdown.position import Text

_NUMBER = r"(?P<number>\d{1,3}|[一二三四五六七八九十]{1,3})"
_HAN = lazy_pattern(
    # 該報告圖三 is another's; 圖三十 of a kind and 圖1-2 of a chapter are none of ours.
    # It begins with one class of characters, by which a text is passed over quickest.
    r"(?P<kind>[圖表])(?<![^如見照依據由與及和、（(。，；].)\s?"
    + _NUMBER
    + r"(?![\d一二三四五六七八九十年版]|[.\-－]\d)(?P<shown>所[示列載])?"
)
_LATIN = lazy_pattern(
    r"(?<![’']s )\b(?P<kind>Figure|Fig\.|Table)\s(?P<number>\d{1,3})(?!\d|[.\-–]\d|\s(?:of|in)\s)(?P<shown>)"
)
_NOTE = lazy_pattern(r"(?:[如見參詳]註\s?|\b[Ss]ee (?:note|n\.)\s)(?P<number>\d{1,3})(?!\d)")


def typed_numbers(body: Sequence[Token], notes: int, text: Text) -> Iterator[Diagnostic]:
    """Report numbers that no figure, table or note of a text has; a text without any speaks of another's."""
    counts = {"figure": 0, "table": 0}
    for token in body:
        if token.type == "caption_open":
            counts[token.meta["kind"]] += 1
    for token in body:
        if token.type != "inline":
            continue
        for words in _own_words(token):
            for found in _figures(words):
                kind = "table" if found["kind"] in ("表", "Table") else "figure"
                if _value(found["number"]) > counts[kind] and (counts[kind] or found["shown"]):
                    yield _fault(token, found[0], _none_of(kind, found[0], counts[kind]), text)
            for found in _NOTE.finditer(words) if "註" in words or "ee n" in words else ():
                if int(found["number"]) > notes > 0:
                    yield _fault(token, found[0], say("no-such-note", found=found[0], n=notes), text)


def _figures(words: str) -> Iterator[re.Match[str]]:
    """Yield what names a figure or table; most texts name none, which two letters tell sooner than a pattern."""
    if "圖" in words or "表" in words:
        yield from _HAN.finditer(words)
    if "Fig" in words or "Table" in words:
        yield from _LATIN.finditer(words)


def _none_of(kind: str, words: str, count: int) -> Message:
    if kind == "figure":
        return say("no-such-figure", found=words, n=count) if count else say("no-figure-at-all", found=words)
    return say("no-such-table", found=words, n=count) if count else say("no-table-at-all", found=words)


def _fault(token: Token, words: str, message: Message, text: Text) -> Diagnostic:
    return text.fault(text.find(token, words), Code.LINK_NUMBER, message, say("refer-by-label"))


def _own_words(token: Token) -> Iterator[str]:
    """Yield the words of a block that stand in no link."""
    inside = 0
    for child in token.children or []:
        inside += child.nesting if child.type.startswith("link_") else 0
        if child.type == "text" and not inside:
            yield child.content


def _value(number: str) -> int:
    return int(number) if number.isdecimal() else han_value(number)
