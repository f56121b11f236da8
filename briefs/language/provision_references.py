"""References to provisions in a text: 第25條第2項, 第1條至第10條, Article 25(2), Arts. 3–9, s 3(1), Sch 2 para 3."""

import re
from functools import lru_cache

import msgspec

from briefs.language.languages import Lang, is_chinese
from briefs.language.number_words import han_value
from briefs.patterns import lazy_pattern

ARTICLE, SECTION = "article", "section"


class Reference(msgspec.Struct, frozen=True):
    """A reference to a provision; places are in characters of the text, from 0."""

    start: int
    """Where it begins: at its unit, or at its number where it shares the unit (20 in Articles 19 and 20)."""
    end: int
    """Where it ends, paragraphs and items included: behind (2)(a) or 第2項."""
    unit: str
    """`article`, `section`, `schedule`, `regulation` or `rule`."""
    number: str
    """Its number without paragraphs and items: 25, 12A, or 18-1 for 第18條之1."""
    to: str
    """The last number of a range (第1條至第10條), or nothing."""
    group: tuple[int, int]
    """Where all that share its unit begin and end (Articles 19, 20 and 25): words beside them speak of all."""
    paragraph: str = ""
    """The number of its paragraph, 2 of 第25條第2項, where it has one."""


def reference_to(unit: str, number: str) -> Reference:
    """Return a reference to a provision that stands in no text."""
    return Reference(0, 0, unit, number, "", (0, 0))


_DIGITS = "[0-9０-９]+"
_HAN = "[一二三四五六七八九十百千〇零]+"
_ANY = f"(?:{_DIGITS}|{_HAN})"
# 之1 of Taiwan, の4 of Japan, and the hyphen that some type.
# 之一 goes on as a word: 第8條之一般給付訴訟.
_BRANCH = rf"(?:\s?[之のノ]\s?(?:{_DIGITS}|{_HAN}(?![般切部些個种種方面致律定旦])))"
# 第25條, 第二十八條, 第 18 條之 1, 第339之4條, 第339-4條; 709条 behind the name of a law.
_OF = (
    rf"(?:第\s?|(?<=[法令律則規例、，び]))(?:{_ANY}{_BRANCH}\s?[條条]|{_DIGITS}(?:[-－]{_DIGITS}|[A-Za-z])\s?[條条]"
    rf"|{_ANY}\s?[條条]{_BRANCH}{{0,2}})"
)
# What follows an article: 第2項第3款但書, 第1項但書第5款, 各款.
_PART = rf"(?:\s?第?\s?{_ANY}\s?[項项款號号目](?:之{_DIGITS})?|前段|[中後后]段|[但本][書文书]|柱書|各[款項号])"
_BELOW = rf"(?:{_PART}){{0,6}}"
# 第25條第2項, 第1條至第10條.
_ZH = lazy_pattern(
    # At most characters nothing can begin.
    r"(?=[第0-9０-９一二三四五六七八九十百千〇零])(?:"
    rf"(?P<of>{_OF})(?P<below>{_BELOW})(?:\s?(?:[至到~～–-]|から)\s?(?P<to>{_OF}){_BELOW}(?:まで)?)?"
    # 第4至第9條, 第3至5條: the unit stands once.
    rf"|(?P<first>第\s?{_ANY})\s?[至到~～]\s?(?P<last>第?\s?{_ANY}\s?[條条]){_BELOW})"
)
_LONGEST_ZH_JOINT = 6
"""Characters that no joint in Chinese or Japanese has more of: 若しくは with a space on both sides."""
_ZH_JOIN = lazy_pattern(r"\s?(?:[、，]?[及與与和或暨]び?|[、]|並びに|又は|若しくは|以及)\s?")
# Further paragraphs of the same article: 第8條第2項、第3項.
_BEFORE_MORE = frozenset("、，及與与和或")
_ZH_MORE = lazy_pattern(rf"\s?[、，]?[及與与和或、]\s?(?P<more>第\s?{_ANY}\s?[項项款](?:{_PART}){{0,4}})(?![條条])")
_ZH_SAME = lazy_pattern(rf"同[條条](?P<paragraph>{_BELOW})")
_ZH_NUMBERS = lazy_pattern(f"{_DIGITS}[A-Za-z]?|{_HAN}")
_ZH_PARAGRAPH = lazy_pattern(rf"({_ANY})\s?[項项]")
# 民法§184Ⅰ前段: the sign of notes, with Roman paragraphs and circled items.
_SIGN_BELOW = r"(?:\s?(?:[IVX]+(?![A-Za-z])|[Ⅰ-Ⅻ①-⑳]+))+(?:但書|本文|前段|中段|後段)?|但書|本文|前段|中段|後段"

# 25, 12A, 3ZA, 202a, 25(2)(a).
_N = r"\d+(?:\.\d+)?(?:[A-Z]{1,3}|[a-z](?![a-z]))?(?:\s?\((?:\d+[A-Z]?|[a-z]{1,4})\))*"
# Each behind its first letter: a text is passed over by one class of characters in a third of the time.
_UNITS = {
    ARTICLE: r"(?<=A)(?:rticles?|rtikel)|(?<=[Aa])rts?\.|(?<=A)rts?(?=\s\d)",
    SECTION: r"(?<=[Ss])(?:ections?|ecs?\.)|(?<=s)s?\.?|(?<=§)§?",
    "schedule": r"(?<=[Ss])chedules?|(?<=S)chs?\.?",
    "regulation": r"(?<=[Rr])egulations?(?=\s\d)|(?<=r)egs?\.?",
    "rule": r"(?<=[Rr])ules?(?=\s\d)|(?<=r)r?\.?(?=\s\d+\.)",
}
_UNIT = "|".join(f"(?P<{name}>{pattern})" for name, pattern in _UNITS.items())
# Article 25(2), ss 3-5, Articles 19, 20 and 25; amounts and years are no articles (Articles 3 and 20 million, Article
# 5%, art. 44, 2016 O.J.), and Regulation 2016/679 is a law.
_EN = lazy_pattern(
    rf"[AaRSrs§](?<![A-Za-z0-9_’'].)(?:{_UNIT})\s?(?=\d)"
    rf"(?P<items>{_N}(?:(?:\s?[–—-]\s?|\sto\s|,?\s(?:and|or|und)\s|,\s)"
    rf"(?!(?:19|20)\d\d(?!\d))(?={_N}(?![A-Za-z0-9_%]|\s(?:million|billion|percent))){_N})*)(?![A-Za-z0-9_%/])"
    # Paragraphs of a schedule or a German article: Sch 2, para 19; Art. 6 Abs. 1 lit. f.
    rf"(?P<below>{_SIGN_BELOW}|(?:,?\spara(?:graph|s?\.)?\s\d+[A-Z]?(?:\(\w+\))*|\s(?:Abs\.|Absatz|UAbs\.|lit\.|Buchst\.|S\.|Satz)\s?\w{{1,3}})*"
    rf")"
)
# A figure behind a letter, a stop or the sign of a section: hardly a text in Chinese has one, and the pattern above is
# asked at each character. Both say the same: a text is passed over soonest by what it hardly has, figures or letters.
_BEHIND_UNIT = lazy_pattern(r"\d(?:(?<=[a-z.§]\d)|(?<=[a-z.§]\s\d))")
_BEHIND_UNIT_IN_HAN = lazy_pattern(r"[a-z.§]\s?\d")
# One number or range of such a list, the first and the last number as groups: 25(2), 3–9.
_EN_ITEM = lazy_pattern(
    r"(\d+(?:\.\d+)?(?:[A-Z]{1,3}|[a-z](?![a-z]))?)(?:\s?\((?:\d+[A-Z]?|[a-z]{1,4})\))*"
    r"(?:(?:\s?[–—-]\s?|\sto\s)(\d+[A-Z]{0,3})(?:\s?\([^)]*\))*)?"
)
_EN_PARAGRAPH = lazy_pattern(r"para(?:graph|s?\.)?\s(\d+[A-Z]?)")
# Art. 2 in conjunction with Art. 1 of the Basic Law.
_EN_JOIN = lazy_pattern(
    r"\s(?:in (?:conjunction|connection|combination) with|read (?:together |in conjunction )?with|i\.\s?V\.\s?m\.)\s"
)
_LONGEST_JOINT = 40
"""Characters that no joint has."""
_EN_SAME = lazy_pattern(
    r"\b(?:[Pp]ara(?:graph|s?\.)?s?|[Ss]ubsections?)\s\(?(?P<paragraph>\d+)\)?(?:\(\w{1,3}\))*"
    r"\s(?:of|in)\s(?:that|the\ssame|this)\s(?:[Aa]rticle|[Ss]ection)\b"
)
_WIDE = str.maketrans("０１２３４５６７８９", "0123456789")


def references(text: str, lang: Lang) -> list[Reference]:
    """Return the references in a text, in order; Chinese texts write foreign ones as well: GDPR Art. 6."""
    if not is_chinese(lang):
        return _joined(_english(text), text, _EN_JOIN) if _BEHIND_UNIT.search(text) else []
    found = _chinese(text) if "條" in text or "条" in text else []
    if _BEHIND_UNIT_IN_HAN.search(text):
        found += _joined(_english(text), text, _EN_JOIN)
    # Signs that stand side by side share a law as well: 民法§184、§195.
    return _joined(sorted(found, key=lambda one: one.start), text, _ZH_JOIN) if found else found


def _joined(found: list[Reference], text: str, joint: re.Pattern[str]) -> list[Reference]:
    """Return references, those between which a joint stands as one group: words beside it speak of all of them."""
    for at in range(1, len(found)):
        one, before = found[at], found[at - 1]
        # Most stand far from each other.
        is_near = before.group[1] < one.start and one.group[0] - before.group[1] <= _LONGEST_JOINT
        if is_near and joint.fullmatch(text, before.group[1], one.group[0]):
            group = before.group[0], one.group[1]
            shared = {before.group, one.group}
            found = [msgspec.structs.replace(each, group=group) if each.group in shared else each for each in found]
    return found


def same_article(text: str, lang: Lang) -> list[tuple[int, int, str]]:
    """Return the places of 同條第2項 and “paragraph 2 of that Article”, each with its paragraph.

    The article is that named before.
    """
    if not is_chinese(lang):
        # It is asked at each word: that two letters are missing is seen sooner.
        is_possible = "ara" in text or "ubsection" in text
        return [(*match.span(), match["paragraph"]) for match in _EN_SAME.finditer(text)] if is_possible else []
    is_possible = "同條" in text or "同条" in text
    return [(*match.span(), _paragraph(match["paragraph"])) for match in _ZH_SAME.finditer(text)] if is_possible else []


def _chinese(text: str) -> list[Reference]:
    groups: list[list[re.Match[str]]] = []
    for match in _ZH.finditer(text):
        if groups and _are_joined(text, groups[-1][-1].end(), match.start()):
            groups[-1].append(match)
        elif match[0][0] == "第" or text[match.start() - 1] not in "、，び":
            # Without 第 it is an article in a list of such alone: 八章、28條 counts.
            groups.append([match])
    found: list[Reference] = []
    for group in groups:
        for match in group:
            place = group[0].start(), group[-1].end()
            of, under, to, first, last = match.groups()
            number = _han_article(of or first)
            to = _han_article(to or last or "")
            below = _paragraph(under or "")
            found.append(Reference(match.start(), match.end(), ARTICLE, number, to, place, below))
            end = match.end()
            while more := _more(text, end):
                end = more.end()
                found.append(Reference(more.start("more"), end, ARTICLE, number, "", place, _paragraph(more["more"])))
    return found


def _are_joined(text: str, end: int, start: int) -> bool:
    """Return whether what stands between two references in Chinese is a joint. Most stand far from each other."""
    return start - end <= _LONGEST_ZH_JOINT and _ZH_JOIN.fullmatch(text, end, start) is not None


def _more(text: str, end: int) -> re.Match[str] | None:
    """Return a further paragraph of the article that ends at a place. Behind most there is none."""
    behind = text[end : end + 1]
    return _ZH_MORE.match(text, end) if behind in _BEFORE_MORE or behind.isspace() else None


def _paragraph(words: str) -> str:
    """Return the number of the paragraph among what follows an article."""
    found = _ZH_PARAGRAPH.search(words) if words else None
    return _number(found[1]) if found else ""


@lru_cache(maxsize=4096)
def _han_article(words: str) -> str:
    return "-".join(_number(number) for number in _ZH_NUMBERS.findall(words))


def _number(words: str) -> str:
    plain = words.translate(_WIDE)
    return str(han_value(words)) if not plain.isascii() else plain.lstrip("0") or plain


def _english(text: str) -> list[Reference]:
    found = []
    for match in _EN.finditer(text):
        # The first is what most are.
        unit = ARTICLE if match[ARTICLE] else next(name for name in _UNITS if match[name] is not None)
        below = _EN_PARAGRAPH.search(match["below"]) if match["below"] else None
        if match["items"].isdecimal():
            # Most are one number.
            found.append(Reference(*match.span(), unit, match["items"], "", match.span(), below[1] if below else ""))
            continue
        for at, item in enumerate(_EN_ITEM.finditer(text, match.start("items"), match.end("items"))):
            start = match.start() if at == 0 else item.start()
            end = match.end() if item.end() == match.end("items") else item.end()
            number, to = item[1], item[2] or ""
            if unit != "rule":
                # Article 5.2 is its paragraph; rules of court are numbered so.
                number = number.partition(".")[0]
            if to.isdigit() and number.isdigit() and int(to) <= int(number):
                # No range: the branch of an article of Taiwan, §339-4.
                number, to = f"{number}-{to}", ""
            found.append(Reference(start, end, unit, number, to, match.span(), below[1] if below else ""))
    return found
