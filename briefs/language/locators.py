"""Places within a source as lawyers write them: 頁4, 第25條第2項, at 3, pp. 3-5, art. 25(2), § 5, ¶ 3.

The names of the kinds are CSL's (specification, appendix III: locators).
"""

import re

import msgspec

from briefs.patterns import lazy_pattern


class Locator(msgspec.Struct, frozen=True):
    """A place within a source, such as a page or an article."""

    label: str
    """CSL's name for its kind (`page`, `article`); empty for words in braces that are of no known kind."""
    value: str
    """Of a page its numbers alone (`3-5`), else all its words; in ASCII digits where the kind is known."""
    typed: str
    """The words as they were typed, `rest` among them."""
    rest: str = ""
    """What follows a page, with the mark before it (以下, 註3, `, n. 3`); empty for other kinds."""

    def is_same(self, other: "Locator") -> bool:
        """Return whether two places are one, however they were typed: 頁4 and 第4頁, at 4 and p. 4."""
        return self.label == other.label and _bare(self.value + self.rest) == _bare(other.value + other.rest)


_N = r"[0-9０-９]+[A-Za-z]?|[ivxlcIVXLC]+"
_ONE = rf"(?:{_N})(?:\s?[-–—~～至]\s?(?:{_N}))?"
# 3, 3-5, 3、5; behind a comma no part of a date or decimal (頁4, 2025年).
_RANGE = rf"{_ONE}(?:(?:、|, )(?:{_ONE})(?![A-Za-z0-9年/]|\.\d))*"
_HAN = "[0-9０-９一二三四五六七八九十百千〇]+"
# 第25條之1第2項第3款但書.
_ARTICLE = (
    rf"第\s?{_HAN}\s?(?:條|条)(?:之{_HAN}|の{_HAN})?"
    rf"(?:第?{_HAN}[項项])?(?:但書|但书)?(?:第?(?:{_HAN}|[a-z])[款号號])?(?:第?{_HAN}目)?"
    r"(?:前段|中段|後段|后段|但書|但书|本文)?"
)
# … behind 第6條第1項但書 a 款 may follow, and 第6條 may have no paragraph but an item.
_SPAN = rf"{_ARTICLE}(?:\s?[至、及]\s?{_ARTICLE})*"
_PAREN = r"\d+[A-Za-z]?(?:\s?\([0-9A-Za-z]+\))*"
# 25(2)(a), or 3–5, 9: an article or section in English with what is below it, a range, a list.
_PARENS = rf"{_PAREN}(?:\s?[-–—]\s?{_PAREN})?(?:, {_PAREN})*"

_GERMAN = r"\d+[a-z]?\sAbs\.\s?\d+(?:\s(?:S\.|Satz|Nr\.|lit\.)\s?\w+)*"

_REST = r"(?P<{0}rest>\s?以下|\s?[註注]\s?\d+|,?\s?nn?\.\s?\d+)?"

# Tried in turn: what names its kind goes before a bare number, which is a page (last).
_KINDS: tuple[tuple[str, str], ...] = (
    ("page", rf"第?(?P<a>{_RANGE})\s?[頁页]" + _REST.format("a")),
    # 頁政3: bills before the Legislative Yuan are paged by who moved them.
    ("page", rf"[頁页]\s?(?P<b>[政委]?{_RANGE})" + _REST.format("b")),
    ("article", _SPAN),
    (
        "paragraph",
        rf"(?:判決|裁定|解釋|不同意見書?|協同意見書?)?(?:理由|解釋文)?書?第\s?{_HAN}\s?段(?:\s?[至、-]\s?第?\s?{_HAN}\s?段)*"
        rf"|段(?:碼|码|落)?\s?{_RANGE}|邊碼\s?{_RANGE}",
    ),
    # 主文第1項: what a judgment orders.
    ("custom", rf"主文第\s?{_HAN}\s?項|前言第\s?{_HAN}\s?[點点]|附[件錄表則]\s?{_HAN}"),
    ("chapter", rf"第\s?{_HAN}\s?[章編编]"),
    ("section", rf"第\s?{_HAN}\s?[節节]"),
    ("figure", rf"[圖图表]\s?{_HAN}"),
    ("note", rf"[註注]\s?{_RANGE}"),
    # Pages of a database have a star: at *3.
    (
        "page",
        rf"(?:slip op\. )?(?:at|pp?\.|pages?|p|S\.)\s?(?P<c>\*?{_RANGE}(?:\sff?\.)?)(?![A-Za-z])" + _REST.format("c"),
    ),
    (
        "paragraph",
        rf"¶+\s?{_RANGE}|(?:paras?\.?|paragraphs?)\s?\[?{_RANGE}\]?|\[{_RANGE}\](?:(?:[-–]|, )\[{_RANGE}\])*"
        rf"|(?:§\s?\w+\s)?(?:Rn|Rz|Rdnr)\.?\s?{_RANGE}(?:\sff?\.)?",
    ),
    # As German writes them: § 1 Abs. 2 Nr. 3, Art. 6 Abs. 1 lit. f.
    ("section", rf"§+\s?{_GERMAN}"),
    ("article", rf"Art\.\s{_GERMAN}"),
    ("section", rf"§+\s?[0-9A-Za-z.:-]*[0-9A-Za-z](?:\([0-9A-Za-z]+\))*|(?:ss?|[Ss]ecs?\.|[Ss]ections?)\s{_PARENS}"),
    ("article", rf"[Aa]rt(?:icle|ikel)?s?\.?\s{_PARENS}"),
    # Constitutions, instruments, Hansard: amend. IV; art. I, § 8, cl. 8; reg 6; col 973; recital 26.
    (
        "custom",
        r"(?:art\. [IVX]+|amend\. [IVX]+)(?:, § \d+)?(?:, cl\. \d+)?"
        rf"|(?:regs?|r|cl|cls|sch|cols?|pt|app|[Rr]ecitals?|[Aa]nnex)\.?\s{_RANGE}"
        r"|slip op\.? \d+|\d{1,2}:\d{2}(?::\d{2})?(?:[-–]\d{1,2}:\d{2}(?::\d{2})?)?",
    ),
    ("chapter", rf"[Cc]h(?:ap)?s?\.\s?(?:{_N})|[Cc]hapters?\s(?:{_N})"),
    ("figure", rf"[Ff]igs?\.\s?{_RANGE}|[Tt]bls?\.\s?{_RANGE}|(?:[Ff]igure|[Tt]able)\s(?:{_N})"),
    ("note", rf"nn?\.\s?{_RANGE}"),
    ("page", r"(?P<d>\d+(?:\s?[-–—]\s?\d+)?)(?=\s*(?:$|[.,;。，；]))"),
)
_PATTERNS = tuple((label, lazy_pattern(pattern)) for label, pattern in _KINDS)
_COMMA = lazy_pattern(r"\s?[,，、]\s*")
_OPEN = lazy_pattern(r"\s?[,，]?\s*\{([^{}\n]{1,80})\}")
_DASHES = str.maketrans("–—~～至", "-----")
_DIGITS = str.maketrans("０１２３４５６７８９", "0123456789")


def _bare(text: str) -> str:
    return re.sub(r"\s", "", text.translate(_DIGITS).translate(_DASHES)).lower()


def read_locator(text: str, start: int = 0) -> tuple[Locator, int] | None:
    """Read a locator that stands at a place in a text; give it and the place where it ends."""
    for label, pattern in _PATTERNS:
        match = pattern.match(text, start)
        if match:
            groups = match.groupdict()
            value = next((groups[name] for name in "abcd" if groups.get(name)), match[0])
            rest = next((text for name, text in groups.items() if name.endswith("rest") and text), "")
            return Locator(label, value.translate(_DIGITS).strip(), match[0], rest), match.end()
    return None


def read_locator_after(text: str, start: int) -> tuple[Locator, int] | None:
    """Read the locator that a comma parts from what stands before it, or one in braces, which may say anything."""
    if match := _OPEN.match(text, start):
        words = match[1].strip()
        found = read_locator(words)
        if found and found[1] == len(words):
            return found[0], match.end()
        return Locator("", words, words), match.end()
    comma = _COMMA.match(text, start)
    return read_locator(text, comma.end()) if comma else None
