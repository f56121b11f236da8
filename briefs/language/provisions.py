"""References to provisions of law in a text: 第25條第2項, 第1條至第10條, Article 25(2), Arts. 3–9, s 3(1).

And the words around them that say which law is meant: its name, 本法, 同條, “of the Act”.
"""

import re

import msgspec

from briefs.language.languages import Lang, is_chinese
from briefs.language.quantities import han_value
from briefs.patterns import lazy_pattern

ARTICLE, SECTION = "article", "section"


class Reference(msgspec.Struct, frozen=True):
    """A reference to a provision; places are in characters of the text, from 0."""

    start: int
    """Where it begins: at its unit, or at its number where it shares the unit (20 in Articles 19 and 20)."""
    end: int
    """Where it ends, paragraphs and items included: behind (2)(a) or 第2項."""
    unit: str
    """`article` or `section`."""
    number: str
    """Its number without paragraphs and items: 25, 12A, or 18-1 for 第18條之1."""
    to: str
    """The last number of a range (第1條至第10條), or nothing."""
    group: tuple[int, int]
    """Where all that share its unit begin and end (Articles 19, 20 and 25): words beside them speak of all."""


_DIGITS = "[0-9０-９]+"
_HAN = "[一二三四五六七八九十百千〇零]+"
# 第25條, 第二十八條, 第 18 條之 1.
_OF = rf"第\s?(?:{_DIGITS}|{_HAN})\s?[條条](?:\s?之\s?(?:{_DIGITS}|{_HAN}))?"
_NTH = rf"\s?第?\s?(?:{_DIGITS}|{_HAN})\s?"
# What follows an article: 第2項第3款但書.
_BELOW = rf"(?:{_NTH}[項项])?(?:{_NTH}[款號号])?(?:前段|[中後后]段|[但本][書文书])?"
# 第25條第2項, 第1條至第10條.
_ZH = lazy_pattern(rf"({_OF}){_BELOW}(?:\s?[至到~～–-]\s?({_OF}){_BELOW})?")
_ZH_JOIN = lazy_pattern(r"\s?[、及與与和或]\s?")
_ZH_SAME = lazy_pattern(rf"同[條条]{_BELOW}")
_ZH_NUMBER = lazy_pattern(rf"({_DIGITS}|{_HAN})\s?[條条](?:\s?之\s?({_DIGITS}|{_HAN}))?")

# 25, 12A, 25(2)(a).
_N = r"\d+[A-Z]?(?:\s?\((?:\d+|[a-z]{1,3})\))*"
# Article 25(2), ss 3-5, Articles 19, 20 and 25; amounts are no articles (Articles 3 and 20 million, Article 5%).
_EN = lazy_pattern(
    rf"(?<![\w’'])(?P<unit>Articles?|Arts?\.|[Ss]ections?|[Ss]ecs?\.|ss?|§§?)\s?(?=\d)"
    rf"(?P<items>{_N}(?:(?:\s?[–—-]\s?|\sto\s|,?\s(?:and|or)\s|,\s)(?={_N}(?![\w%]|\s(?:million|billion|percent))){_N})*)(?![\w%])"
)
# One number or range of such a list, the first and the last number as groups: 25(2), 3–9.
_EN_ITEM = lazy_pattern(
    r"(\d+[A-Z]?)(?:\s?\((?:\d+|[a-z]{1,3})\))*(?:(?:\s?[–—-]\s?|\sto\s)(\d+[A-Z]?)(?:\s?\([^)]*\))*)?"
)
_WIDE = str.maketrans("０１２３４５６７８９", "0123456789")


def references(text: str, lang: Lang) -> list[Reference]:
    """Return the references in a text, in order."""
    return _chinese(text) if is_chinese(lang) else _english(text)


def same_article(text: str, lang: Lang) -> list[tuple[int, int]]:
    """Return the places of 同條, which is the article named before."""
    return [match.span() for match in _ZH_SAME.finditer(text)] if is_chinese(lang) else []


def _chinese(text: str) -> list[Reference]:
    matches = list(_ZH.finditer(text))
    groups: list[list[re.Match[str]]] = []
    for match in matches:
        if groups and _ZH_JOIN.fullmatch(text[groups[-1][-1].end() : match.start()]):
            groups[-1].append(match)
        else:
            groups.append([match])
    return [
        Reference(
            match.start(),
            match.end(),
            ARTICLE,
            _han_article(match[1]),
            _han_article(match[2]) if match[2] else "",
            (group[0].start(), group[-1].end()),
        )
        for group in groups
        for match in group
    ]


def _han_article(words: str) -> str:
    match = _ZH_NUMBER.search(words)
    if match is None:
        return ""
    return "-".join(_number(part) for part in match.groups() if part)


def _number(words: str) -> str:
    plain = words.translate(_WIDE)
    return str(int(plain)) if plain.isascii() else str(han_value(words))


def _english(text: str) -> list[Reference]:
    found = []
    for match in _EN.finditer(text):
        unit = ARTICLE if match["unit"][0] == "A" else SECTION
        for at, item in enumerate(_EN_ITEM.finditer(text, match.start("items"), match.end("items"))):
            start = match.start() if at == 0 else item.start()
            found.append(Reference(start, item.end(), unit, item[1], item[2] or "", match.span()))
    return found


# Right before a reference: 本法, 該規則之, 法案; the law was named earlier.
_ZH_PRONOUN = lazy_pattern(
    r"(?:本|該|该|同|此)(?:法案|法|規則|规则|條例|条例|指令|草案)之?的?$|(?<![一-鿿])法案之?的?$|[（(]法案$"
)
# Right before a reference: 民法, 《消費者保護法》之; some law is named, of which there may be no record.
_ZH_LAW = lazy_pattern(
    r"[一-鿿A-Z]{1,}(?:法|法案|規則|规则|條例|条例|指令|辦法|办法|公約|公约|協定|协定|契約)[》〉」』”’]?(?:之|的)?$"
)
# Right behind a reference: of the Act, in that Directive, thereof.
_EN_PRONOUN_AFTER = lazy_pattern(
    r"\s+(?:of|to|in)\s+(?:the|this|that)\s+(?:Act|Bill|bill|Regulation|Directive|Law|law|proposal)\b|\s+thereof\b"
)
_EN_LAW_AFTER = lazy_pattern(r"\s+of\s+(?:the\s+)?[A-Z]")
# Right before a reference: the Act’s.
_EN_PRONOUN_BEFORE = lazy_pattern(
    r"\b(?:the|this|that|The|This|That)\s+(?:Act|Bill|bill|Regulation|Directive|law|proposal)[’']s\s*$"
)
# Right before a reference: Civil Code, Data Act of 2023, or capitals as of an acronym (GDPR).
_EN_LAW_BEFORE = lazy_pattern(
    r"(?:\b(?:Act|Code|Law|Regulation|Directive|Convention|Treaty)(?:\s+(?:of\s+)?\d{4})?|\b[A-Z]{3,8}),?\s*\(?$"
)


# 《民法》, 〈人工智慧法案〉: marks alone make no law, the last word must say so.
_ZH_TITLE = lazy_pattern(
    r"[《〈「“][^《》〈〉「」“”]{0,80}(?:法|法案|規則|规则|條例|条例|指令|辦法|办法|公約|公约)[》〉」”]"
)
# the Civil Code, the Research and Development Act; Regulation on Machinery, Act for the Protection.
_EN_TITLE = lazy_pattern(
    # Within bounds: a line of capitals is no title.
    r"\b(?:(?:[A-Z][\w’-]{0,30}|of|the|and|on)\s+){0,12}(?:[A-Z][\w’-]{0,30}\s+)(?:Act|Code|Regulation|Directive|Convention|Treaty)\b"
    r"|\b(?:Act|Code|Law|Regulation|Directive|Convention|Treaty)\s+(?:on|of|for|concerning)\s+(?:the\s+)?[A-Z]"
)


def titles_of_laws(text: str, lang: Lang) -> list[tuple[int, int]]:
    """Return the places of what is written as the title of a law, known or not: 《民法》, the Civil Code."""
    return [match.span() for match in (_ZH_TITLE if is_chinese(lang) else _EN_TITLE).finditer(text)]


def stands_alone(text: str, start: int, end: int) -> bool:
    """Return whether words are no part of a longer one: the Act, but not in the Activities."""
    before, behind = text[start - 1 : start], text[end : end + 1]
    is_word = re.compile(r"[A-Za-z0-9]").fullmatch
    return not (is_word(before) and is_word(text[start])) and not (is_word(behind) and is_word(text[end - 1]))


def is_pronoun(text: str, reference: Reference, lang: Lang) -> bool:
    """Return whether a law named before is meant: 本法第25條, Article 25 of the Act."""
    before, after = _beside(text, reference)
    if is_chinese(lang):
        return _ZH_PRONOUN.search(before) is not None
    return _EN_PRONOUN_AFTER.match(after) is not None or _EN_PRONOUN_BEFORE.search(before) is not None


def _beside(text: str, reference: Reference) -> tuple[str, str]:
    """Return what stands before and behind a reference, as far as a name may reach."""
    start, end = reference.group
    return text[max(0, start - _LONGEST_NAME) : start].rstrip(), text[end : end + _LONGEST_NAME]


_LONGEST_NAME = 300
"""Characters of the longest name of a law; four hundred references in one line looked at all before each of them."""


def names_other(text: str, reference: Reference, lang: Lang) -> bool:
    """Return whether words beside a reference look like the name of a law."""
    before, after = _beside(text, reference)
    if is_chinese(lang):
        return _ZH_LAW.search(before) is not None
    return _EN_LAW_AFTER.match(after) is not None or _EN_LAW_BEFORE.search(before) is not None


def is_named(text: str, reference: Reference, name: str, lang: Lang) -> bool:
    """Return whether a name stands directly beside a reference."""
    before, after = _beside(text, reference)
    if is_chinese(lang):
        return re.sub(r"[》〉」』”’）)]*[之的]?$", "", before).endswith(name) or _ends_with_quoted(before, name)
    pattern = re.compile(rf"\s+(?:of|in)\s+(?:the\s+)?(?:{re.escape(name)})(?![\w-])")
    return (
        pattern.match(after) is not None
        or re.search(rf"(?<![\w-]){re.escape(name)}[’']?s?,?\s*\(?$", before) is not None
    )


def _ends_with_quoted(before: str, name: str) -> bool:
    """Return whether a text ends in a name with something in brackets behind it: 《甲法》（A Act）第3條."""
    return re.search(rf"{re.escape(name)}[》〉」』”’]?[（(][^（）()]*[）)]?[之的]?[（(]?$", before) is not None
