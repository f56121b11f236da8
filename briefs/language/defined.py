"""Terms that a text defines for itself: 以下簡稱「本法」, hereinafter “the Act”, (the “Act”)."""

import re

import msgspec

from briefs.language.languages import Lang, is_chinese

_NAMED = r"[「『“\"]([^」』”\"]{1,24})[」』”\"]"
_ZH = re.compile(
    rf"(?:以下|下)(?:合|簡|简|並|并)?[稱称](?:為|为|之為)?"
    rf"(?:{_NAMED}|([^「『“\"（）()，。；、\s]{{1,12}})(?=[）)，。；]))"
)
_ZH_MORE = re.compile(rf"\s*(?:或|、|及)\s*{_NAMED}")
_QUOTED = r"[“\"]([^”\"]{1,40}?)[,.]?[”\"]"
_EN = re.compile(
    r"[(;,]\s*(?:hereinafter|hereafter|collectively|together|referred to as|or|the|each an?|an?|[,\s])*"
    rf"{_QUOTED}(?=[^()]*\))"
)
_EN_MORE = re.compile(rf"\s*(?:or|and)\s+(?:the\s+)?{_QUOTED}")
_TITLE_END = re.compile(r"(?:《[^《》]+》|〈[^〈〉]+〉|「[^「」]+」)$")
_ZH_CUT = re.compile(r"[，。；、：（）「」\s於于就依由將将以向為为]")
_ZH_AND = re.compile(r"[與与及或之](?=.{4,}$)")
"""These may stand within a name too (經濟及能源部): only what is long enough is taken for a name of its own."""
_NAME = re.compile(r"(?:(?:[A-Z][\w’'.-]*,?|of|and|for|on|the|in|to|&)\s+)*[A-Z][\w’'.-]*$")
_ARTICLE = re.compile(r"^(?:the|a|an)\s+", re.IGNORECASE)
_LEAD = re.compile(r"^(?:(?:of|and|for|on|the|in|to|&|,)\s+)+", re.IGNORECASE)
_WORDS_SHOWN = 6


class Defined(msgspec.Struct, frozen=True):
    """A term that a text defines: the word, the full name as far as it can be told, where the definition stands.

    `block` is the place of its block, `start` and `end` are those of the whole definition in the block's text.
    """

    word: str
    full: str
    block: int
    start: int
    end: int


def definitions_in(text: str, lang: Lang, block: int = 0) -> tuple[Defined, ...]:
    """Find the definitions in the text of a block."""
    first, more = (_ZH, _ZH_MORE) if is_chinese(lang) else (_EN, _EN_MORE)
    found: list[Defined] = []
    for match in first.finditer(text):
        word = _ARTICLE.sub("", next(part for part in match.groups() if part))
        start = _opening(text, match.start())
        full = _full_zh(text[:start]) if is_chinese(lang) else _full_en(text[:start], word)
        if not full:
            continue
        if full != word:
            found.append(Defined(word.strip(), full, block, start, match.end()))
        at = match.end()
        while further := more.match(text, at):
            found.append(Defined(further[1].strip(), full, block, start, further.end()))
            at = further.end()
    return tuple(found)


def _opening(text: str, at: int) -> int:
    """Return the place of the bracket in which a definition stands, or its own."""
    for place in range(min(at, len(text) - 1), -1, -1):
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
    if word.isupper() and 1 < len(letters) <= len(words):
        tail = words[-len(letters) :]
        if [one[:1].upper() for one in tail] == letters:
            return " ".join(tail)
    if name := _NAME.search(before):
        return _LEAD.sub("", name[0])
    return " ".join(words[-_WORDS_SHOWN:])
