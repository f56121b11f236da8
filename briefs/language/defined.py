"""Terms that a text defines for itself: 以下簡稱「本法」, hereinafter “the Act”, (the “Act”)."""

import re

import msgspec

from briefs.language.languages import Lang, is_chinese
from briefs.patterns import lazy_pattern

# A short name is short: what is longer in quotation marks is a quotation.
_NAMED = r"(?:[「『“\"]([^」』”\"]{1,24})[」』”\"]|‘([^‘’]{1,24})’)"
# （以下簡稱「執委會」）, （下稱本法）: in quotation marks, or bare up to the mark that ends it.
_ZH = lazy_pattern(
    rf"(?:以下|下)(?:合|簡|简|並|并)?[稱称](?:為|为|之為)?"
    rf"(?:{_NAMED}|([^「『“‘\"（）()，。；、\s]{{1,12}})(?=[）)，。；]))"
)
# A second name for the same: 「個資法」或「本法」.
_ZH_MORE = lazy_pattern(rf"\s*(?:或|、|及)\s*{_NAMED}")
_QUOTED = r"[“\"]([^”\"]{1,40}?)[,.]?[”\"]"
# (hereinafter “the Act”), (the “Act” or the “Law”): only a quotation behind which a bracket closes counts.
_EN = lazy_pattern(
    rf"[(;,]\s*(?:hereinafter|hereafter|collectively|together|referred to as|or|the|each an?|an?|[,\s]){{0,16}}"
    rf"{_QUOTED}(?=[^()]{{0,300}}\))"
)
_EN_MORE = lazy_pattern(rf"\s*(?:or|and)\s+(?:the\s+)?{_QUOTED}")
# 《人工智慧法》（下稱…）: a title in marks right before is the full name as it stands.
_TITLE_END = lazy_pattern(r"(?:《[^《》]+》|〈[^〈〉]+〉|「[^「」]+」|“[^“”]+”)$")
# Marks and words behind which a name begins: 依創新推進事務局 → 創新推進事務局.
_ZH_CUT = lazy_pattern(r"[，。；、：（）「」“”\s於于就依由將将以向為为]")
_ZH_AND = lazy_pattern(r"[與与及或之](?=.{4,}$)")
"""These may stand within a name too (經濟及能源部): only what is long enough is taken for a name of its own."""
# A name in capitals at the end, with small words inside it: … Act on Research, Use and Care.
_NAME = lazy_pattern(r"(?:(?:[A-Z][\w’'.-]*,?|of|and|for|on|the|in|to|&)\s+)*[A-Z][\w’'.-]*$")
_ARTICLE = lazy_pattern(r"^(?:the|a|an)\s+", re.IGNORECASE)
# Small words that are taken in before such a name: of the European Commission → European Commission.
_LEAD = lazy_pattern(r"^(?:(?:of|and|for|on|the|in|to|&|,)\s+)+", re.IGNORECASE)
_SIGNS = '稱称“"'
"""Of these each definition has one."""
_WORDS_SHOWN = 6
"""How many words before a definition stand for the full name where none is found: a hint, not a sentence."""


_LOOKED_BACK = 400
"""Characters before a definition in which its bracket and the full name stand."""


class Defined(msgspec.Struct, frozen=True):
    """A term that a text defines for itself; places are in characters of the block's text, from 0."""

    word: str
    """The short word, without quotation marks and article: 本法, Act."""
    full: str
    """What it stands for, as far as it can be told: the name or title before it, else the last words there."""
    block: int
    """The index of the block among those of the brief, from 0."""
    start: int
    """Where the definition begins: at its opening bracket where it has one."""
    end: int
    """Behind the word and its quotation mark; the definition's closing bracket comes after it."""


def definitions_in(text: str, lang: Lang, block: int = 0) -> tuple[Defined, ...]:
    """Find the definitions in the text of a block."""
    if not any(sign in text for sign in _SIGNS):
        return ()
    first, more = (_ZH, _ZH_MORE) if is_chinese(lang) else (_EN, _EN_MORE)
    found: list[Defined] = []
    for match in first.finditer(text):
        word = _ARTICLE.sub("", next(part for part in match.groups() if part))
        start = _opening(text, match.start())
        before = text[max(0, start - _LOOKED_BACK) : start]
        full = _full_zh(before) if is_chinese(lang) else _full_en(before, word)
        if not full:
            continue
        if full != word:
            found.append(Defined(word.strip(), full, block, start, match.end()))
        at = match.end()
        while further := more.match(text, at):
            word = next(part for part in further.groups() if part)
            found.append(Defined(word.strip(), full, block, start, further.end()))
            at = further.end()
    return tuple(found)


def _opening(text: str, at: int) -> int:
    """Return the place of the bracket in which a definition stands, or its own."""
    for place in range(min(at, len(text) - 1), max(-1, at - _LOOKED_BACK), -1):
        if text[place] in "（(":
            return place
        if text[place] in "）)。；.":
            break
    return at


def _full_zh(before: str) -> str:
    before = before.rstrip("，, （(")
    if title := _TITLE_END.search(before):
        return title[0]
    return _ZH_AND.split(_ZH_CUT.split(before)[-1])[-1]


def _full_en(before: str, word: str) -> str:
    before = before.rstrip(" ,(;")
    words = before.split()
    letters = [char for char in word if char.isupper()]
    # The initials of as many words before it: artificial intelligence (“AI”).
    if word.isupper() and 1 < len(letters) <= len(words):
        tail = words[-len(letters) :]
        if [one[:1].upper() for one in tail] == letters:
            return " ".join(tail)
    if name := _NAME.search(before):
        return _LEAD.sub("", name[0])
    return " ".join(words[-_WORDS_SHOWN:])
