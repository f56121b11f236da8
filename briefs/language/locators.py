"""Places within a source as lawyers write them: 頁4, 第25條第2項, at 3, pp. 3-5, art. 25(2), § 5, ¶ 3.

The names of the kinds are CSL's (specification, appendix III: locators).
"""

import re

import msgspec
from msgspec.structs import replace

from briefs.language.cjk_places import CLOSES, SPAN, several
from briefs.language.latin_places import read_bare_pages, read_latin
from briefs.language.place_parts import ASCII_DIGITS, Place
from briefs.language.place_tails import end_of_place
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
    """What follows a page, with the mark before it (以下, 註3, ` n. 3`, ` ff.`); empty for other kinds."""

    def is_same(self, other: "Locator") -> bool:
        """Return whether two places are one, however they were typed: 頁4 and 第4頁, at 4 and p. 4."""
        return self.label == other.label and _bare(self.value + self.rest) == _bare(other.value + other.rest)


_N = r"[0-9０-９]+[A-Za-z]?|[ivxlcIVXLC]+"
_ONE = rf"(?:{_N})(?:\s?[-－–—~～〜至]\s?(?:{_N}))?(?:(?<=\d)\s?[~～〜至]\s?\d+-\d+)?"
# 3, 3-5, 3、5; behind a comma no part of a date or decimal (頁4, 2025年).
_RANGE = rf"{_ONE}(?:(?:、|, )(?:{_ONE})(?![A-Za-z0-9年/條条項项款段節章]|\.\d))*"
_HAN = "[0-9０-９一二三四五六七八九十百千〇]+"
# What may follow a page: 以下, 起, 上欄, 註3, f., (林佳和執筆), 〔園部逸夫発言〕, 〔中村睦男〕.
_REST = (
    r"(?P<{0}rest>\s?(?:以下|起|[上下左右中](?:[欄栏段]|(?=\s*(?:$|[，,。；;、）)]|\.(?!\d)))))|\s?ff?(?!\w)(?:\.(?!\s*$))?|[，,、及]?\s?[註注]\s?\d+(?:[、,-]\d+)*|,?\s?nn?\.\s?\d+"
    r"|[（〔(][^（）〔〕()\n]{{1,16}}(?:執筆|执笔|[発發发]言|担当|報告)[）〕)]|〔[^（）〔〕()\n]{{1,16}}〕)?"
)
# 頁12、頁20: the word may stand before each.
_MORE_AFTER = rf"(?:\s?(?:[、及和與至~～〜－–-])\s?第?{_ONE}\s?[頁页])*"
_MORE_BEFORE = rf"(?:\s?(?:[、及和與至~～〜－–-])\s?(?:[頁页]\s?{_ONE}|第{_ONE}[頁页]))*"
# § 1 Abs. 2 Nr. 3, § 823 I, Art. 2 I i.V.m. Art. 1 I, §§ 823, 826, §§ 823 ff.
_GERMAN_END = (
    r"(?=\s*(?:$|[,.;。，；)]|(?:S\.|Satz|Nr\.|lit\.|Var\.|Alt\.|H[Ss]\.|i\.\s?V\.\s?m\.|und|bis|ff?\.?)(?!\w)))"
)
_GERMAN_ONE = (
    rf"\d+[a-z]?(?:\s(?:Abs\.\s?\d+[a-z]?|[IVX]+[a-z]?{_GERMAN_END}))?(?:(?:, | und | bis )[IVX]+[a-z]?{_GERMAN_END})*"
    r"(?:\s(?:S\.|Satz|Nr\.|lit\.|Var\.|Alt\.|H[Ss]\.)\s?\w+)*"
)
_GERMAN_SEVERAL = rf"{_GERMAN_ONE}(?:(?:, | und | bis |\s?[-–]\s?){_GERMAN_ONE}(?![A-Za-z0-9年]))*(?:\sff?\.?(?!\w))?"
_GERMAN = rf"(?:§+\s?|Art\.\s){_GERMAN_SEVERAL}(?:\si\.\s?V\.\s?m\.\s(?:§+\s?|Art\.\s){_GERMAN_SEVERAL})*"
# It is German by its words alone; § 5 is read as all others are.
_IS_GERMAN = (
    r"(?=[^。；;]*?(?:Abs\.|Satz|Nr\.|lit\.|\sS\.\s?\d|i\.\s?V\.\s?m\.|\s[IVX]+[a-z]?" + _GERMAN_END + r"|\sff?\.))"
)

_FIGURES = "0123456789０１２３４５６７８９"
# Tried in turn; what names no kind by a word is a page, and comes last. In the middle stand the characters with which
# such a place begins, any one where there is none: so most patterns need be neither tried nor compiled.
_KINDS: tuple[tuple[str, str, str], ...] = (
    ("page", f"第{_FIGURES}ivxlcIVXLC", rf"第?(?P<a>{_RANGE})\s?[頁页](?P<amore>{_MORE_AFTER})" + _REST.format("a")),
    # 頁政3: bills before the Legislative Yuan are paged by who moved them.
    ("page", "頁页", rf"[頁页]\s?(?P<b>[政委]?{_RANGE})(?P<bmore>{_MORE_BEFORE})" + _REST.format("b")),
    ("article", f" 第{_FIGURES}一二三四五六七八九十百千零〇", SPAN),
    (
        "paragraph",
        "判裁解不協理書第段邊边",
        rf"(?:判決|裁定|解釋|不同意見書?|協同意見書?)?(?:理由|解釋文)?書?{several('段')}落?(?:以下)?"
        rf"|(?:(?:理由|解釋文)書?)?段(?:碼|码|落)?\s?{_RANGE}(?:以下)?|[邊边][碼码]\s?{_RANGE}(?:以下)?",
    ),
    # 主文第1項: what a judgment orders.
    ("custom", "主前", rf"主文第\s?{_HAN}\s?項|前言(?:{several('[點点]')}|第\s?{_HAN}\s?段)"),
    # 附則第3条, 別表第一, 前言: what stands around the articles of a law.
    (
        "custom",
        "附別别前序",
        rf"(?:附(?:[則则件錄录録表]|[属屬]書)|別表|别表|別紙|前文|前言|序言)(?:\s?第?\s?(?:{_HAN}|[IVX]+|[A-Z])(?:\s?[條条項项號号點点])?"
        rf"(?:第?\s?{_HAN}\s?[項项款号號點点段])*)?(?=\s*(?:$|[，,。；;、（(）)」』”’]|\.(?!\d)))",
    ),
    # The volume of a work, with its pages or alone: 上冊頁5, 卷二，頁5.
    (
        "custom",
        "上中下第卷冊册巻",
        rf"(?:[上中下][冊册卷巻]|第\s?{_HAN}\s?[冊册卷巻]|[卷冊册巻]\s?{_HAN})"
        rf"(?:[，,、]?\s?(?:[頁页]\s?{_RANGE}|第?{_RANGE}\s?[頁页])(?:以下)?)?{CLOSES}",
    ),
    ("chapter", "第", rf"第\s?{_HAN}\s?[章編编](?:第\s?{_HAN}\s?[章節节款])*"),
    ("section", "第", rf"第\s?{_HAN}\s?[節节]"),
    ("figure", "圖图表", rf"[圖图表]\s?{_HAN}(?:[-.]\d+)*"),
    ("note", "註注", rf"[註注]\s?{_RANGE}"),
    ("paragraph", "§R", rf"(?:§\s?\w+\s)?(?:Rn|Rz|Rdnr)\.?\s?{_RANGE}(?:\sff?\.)?"),
    ("section", "§", rf"(?=§){_IS_GERMAN}{_GERMAN}"),
    ("article", "A", rf"(?=Art){_IS_GERMAN}{_GERMAN}"),
    # Without a number; and of a recording.
    ("custom", "pPÄ", r"(?:pmbl\.|[Pp]reamble\b|Präambel\b)(?:,?\s(?:para(?:graph|\.)?|¶)\s?\d+)?|passim\b"),
    ("custom", "", r"\d{1,2}:\d{2}(?::\d{2})?(?:[-–]\d{1,2}:\d{2}(?::\d{2})?)?"),
)
_PATTERNS = tuple((label, frozenset(first), lazy_pattern(pattern)) for label, first, pattern in _KINDS)
_CSL = ("article", "section", "paragraph", "chapter", "figure", "note", "page", "part", "rule", "appendix", "column")
_LABELS = {"margin": "paragraph", "table": "figure"} | dict(zip(_CSL, _CSL, strict=True))
"""CSL's names of the units that it knows; all others are `custom`."""
_LEADING = frozenset({"article", "section", "chapter", "part", "rule"})
"""Units that name the kind of a place of several levels: § 29 cmt. d stands where a section does."""
_EXPLAINING = frozenset({"note", "table", "figure"})
"""Units of what stands on a page: 805 tbl.2."""
_SIGN = lazy_pattern(r"(?P<word>§+)\s?(?P<number>[0-9A-Za-z]+(?:[.:-][0-9A-Za-z]+)*(?:\([0-9A-Za-z]+\))*)")
_PAGE_WORD = lazy_pattern(r"(?:slip op\.? )?(?:at|[Pp]ages?|pp?\.?|PP?\.|Pp\.|S\.)\s?|slip op\.?\s?")
_LATIN_REST = lazy_pattern(r"(?:,? & |, | )(?:nn?\.|fn\.?|n|[Nn]ote|Fn\.?)\s?\d+(?:[-–]\d+)?")
_COMMA = lazy_pattern(r"\s?[,，、]\s*")
_BEFORE_UNIT = lazy_pattern(
    rf"\s*(?=第\s?{_HAN}\s?[條条項项款号號段章點点頁页節节編编-]|[頁页]\s?[0-9０-９]|[0-9０-９]+[條条頁页])|\s+(?=§|¶|[Aa]rts?\.\s?\d)"
)
_OPEN = lazy_pattern(r"\s?[,，]?\s*\{([^{}\n]{1,80})\}")
_DASHES = str.maketrans("–—~～〜至", "------")


def _bare(text: str) -> str:
    return re.sub(r"\s", "", text.translate(ASCII_DIGITS).translate(_DASHES)).lower()


def read_locator(text: str, start: int = 0) -> tuple[Locator, int] | None:
    """Read a locator that stands at a place in a text; give it and the place where it ends."""
    found = _read(text, start)
    if not found or (end := end_of_place(text, found[1])) == found[1]:
        return found
    locator, more = found[0], text[found[1] : end]
    if locator.label == "page":
        return replace(locator, typed=locator.typed + more, rest=locator.rest + more), end
    return replace(locator, typed=locator.typed + more, value=(locator.value + more).translate(ASCII_DIGITS)), end


def _read(text: str, start: int) -> tuple[Locator, int] | None:
    """Read a locator as far as one of the patterns reaches."""
    begins = " " if text[start : start + 1].isspace() else text[start : start + 1]
    for label, first, pattern in _PATTERNS:
        if (not first or begins in first) and (match := pattern.match(text, start)):
            return _matched(label, match), match.end()
    if found := read_latin(text, start):
        return _of_levels(text, start, *found)
    if bare := read_bare_pages(text, start):
        return _pages(text, start, start, bare[1])
    if sign := _SIGN.match(text, start):
        # A section whose number is of letters: § B-12.
        return Locator("section", sign[0].translate(ASCII_DIGITS), sign[0]), sign.end()
    return None


def _matched(label: str, match: re.Match[str]) -> Locator:
    groups = match.groupdict()
    value = next((groups[name] for name in "ab" if groups.get(name)), match[0])
    more = next((groups[name] for name in ("amore", "bmore") if groups.get(name)), "")
    rest = next((text for name, text in groups.items() if name.endswith("rest") and text), "")
    value += re.sub(r"\s?(?:及|和|與)\s?", "、", re.sub("[第頁页]", "", more))
    return Locator(label, value.translate(ASCII_DIGITS).strip(), match[0], rest)


def _of_levels(text: str, start: int, levels: tuple[Place, ...], ends: tuple[int, ...]) -> tuple[Locator, int]:
    """Return the locator of a place in Latin letters."""
    first, typed = levels[0], text[start : ends[-1]]
    if first.unit == "page" and all(level.unit in _EXPLAINING for level in levels[1:]):
        word = _PAGE_WORD.match(text, start)
        return _pages(text, start, word.end() if word else start, ends[0])
    label = _LABELS.get(first.unit, "custom")
    if len(levels) > 1 and first.unit not in _LEADING:
        label = "custom"
    return Locator(label, typed.translate(ASCII_DIGITS).strip(), typed), ends[-1]


def _pages(text: str, start: int, begin: int, end: int) -> tuple[Locator, int]:
    """Return a locator of pages whose numbers stand from `begin` to `end`, with the note that follows them."""
    rest = _LATIN_REST.match(text, end)
    after = rest.end() if rest else end
    return Locator("page", text[begin:end].strip(), text[start:after], rest[0] if rest else ""), after


def read_locator_after(text: str, start: int) -> tuple[Locator, int] | None:
    """Read the locator that a comma parts from what stands before it, or one in braces, which may say anything.

    A provision, page or paragraph of which the words leave no doubt needs no comma: `@act 第13條`, `@gdpr art. 6`.
    """
    if match := _OPEN.match(text, start):
        words = match[1].strip()
        found = read_locator(words)
        if found and found[1] == len(words):
            return found[0], match.end()
        return Locator("", words, words), match.end()
    before = _COMMA.match(text, start) or _BEFORE_UNIT.match(text, start)
    return read_locator(text, before.end()) if before else None
