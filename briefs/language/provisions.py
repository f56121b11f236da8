"""The words around a reference to a provision that say which law is meant: its name, 本法, “of the Act”."""

import re

from briefs.language.languages import Lang, is_chinese
from briefs.language.provision_references import Reference
from briefs.patterns import lazy_pattern
from briefs.placeholders import Placeholder

# Right before a reference: 本法, 該規則之, 法案; the law was named earlier.
_ZH_PRONOUN = lazy_pattern(
    r"(?:本|該|该|同|此|上開|前揭|前開)(?:法案|法|規則|规则|條例|条例|指令|草案)之?的?$|(?<![一-鿿])法案之?的?$|[（(]法案$"
)
_LAST_OF_PRONOUN = frozenset("法則则例令案")
"""The last characters of such words, without what stands behind them: 之 stands behind dates as well."""
# Right before a reference: 民法, 《消費者保護法》之; some law is named, of which there may be no record.
_ZH_LAW = lazy_pattern(
    r"[一-鿿A-Z](?:法|法案|規則|规则|條例|条例|指令|辦法|办法|公約|公约|協定|协定|契約|細則|细则|施行令|準則|准则)[》〉」』”’]?(?:之|的)?$"
)
_LAST_OF_LAW = frozenset("法案則则例令約约定")
_BEHIND_PRONOUN = "之的\n"
"""`$` passes over the end of a line."""
_BEHIND_LAW = "》〉」』”’之的\n"
# Right behind a reference: of the Act, in that Directive, thereof.
_EN_PRONOUN_AFTER = lazy_pattern(
    r"\s+(?:of|to|in)\s+(?:the(?:\s+same)?|this|that)\s+(?:Act|Bill|bill|Regulation|Directive|Law|law|proposal)\b|\s+thereof\b"
)
_EN_LAW_AFTER = lazy_pattern(r"\s+of\s+(?:the\s+)?[A-Z]|\s+[A-ZÄÖÜ][A-Za-zÄÖÜäöü]{0,10}[A-ZÄÖÜ]\b")
# Right before a reference: the Act’s.
_EN_PRONOUN_BEFORE = lazy_pattern(
    r"\b(?:the|this|that|The|This|That)\s+(?:Act|Bill|bill|Regulation|Directive|law|proposal)[’']s\s*$"
)
# Right before a reference: Civil Code, Data Act of 2023, or capitals as of an acronym (GDPR).
_EN_LAW_BEFORE = lazy_pattern(
    r"(?:\b(?:Act|Code|Law|Regulation|Directive|Convention|Treaty)(?:\s+(?:of\s+)?\d{4})?|\b[A-Z]{3,8}),?\s*\(?$"
)
_LAST_WORDS_OF_LAW = ("Act", "Code", "Law", "Regulation", "Directive", "Convention", "Treaty")


# 《民法》, 〈人工智慧法案〉: marks alone make no law, the last word must say so.
_MARKED = r"[《〈「“][^《》〈〉「」“”]{0,80}(?:法|法案|規則|规则|條例|条例|指令|辦法|办法|公約|公约)[》〉」”]"
_ZH_MARKED = lazy_pattern(_MARKED)
_ZH_TITLE = lazy_pattern(rf"[一-鿿]{{2,12}}法(?:部分條文)?(?:修正)?草案|{_MARKED}")
# the Civil Code, the Research and Development Act; Regulation on Machinery, Act for the Protection.
_EN_TITLE = lazy_pattern(
    # Within bounds: a line of capitals is no title.
    r"\b(?:(?:[A-Z][\w’-]{0,30}|of|the|and|on)\s+){0,12}(?:[A-Z][\w’-]{0,30}\s+)(?:Act|Code|Regulation|Directive|Convention|Treaty)\b"
    r"|\b(?:Act|Code|Law|Regulation|Directive|Convention|Treaty)\s+(?:on|of|for|concerning)\s+(?:the\s+)?[A-Z]"
)


_EN_TITLE_WORD = lazy_pattern("Act|Code|Law|Regulation|Directive|Convention|Treaty")


def titles_of_laws(text: str, lang: Lang) -> list[tuple[int, int]]:
    """Return the places of what is written as the title of a law, known or not: 《民法》, the Civil Code."""
    if is_chinese(lang):
        return [match.span() for match in (_ZH_TITLE if "草案" in text else _ZH_MARKED).finditer(text)]
    found: list[tuple[int, int]] = []
    at = 0
    # The pattern is asked at each word, and few texts and blocks have one with which such a title begins or ends.
    if not any(word in text for word in _LAST_WORDS_OF_LAW):
        return []
    for block in text.split(Placeholder.BLOCK_END):
        if _EN_TITLE_WORD.search(block):
            found += [(at + match.start(), at + match.end()) for match in _EN_TITLE.finditer(block)]
        at += len(block) + 1
    return found


def stands_alone(text: str, start: int, end: int) -> bool:
    """Return whether words are no part of a longer one: the Act, but not in the Activities."""
    before, behind = text[start - 1 : start], text[end : end + 1]
    is_word = re.compile(r"[A-Za-z0-9]").fullmatch
    return not (is_word(before) and is_word(text[start])) and not (is_word(behind) and is_word(text[end - 1]))


def pronoun_of(text: str, reference: Reference, lang: Lang) -> tuple[int, int] | None:
    """Return the place of a word for a law named before, 本法 in 本法第25條, or None: Article 25 of the Act."""
    start, end = reference.group
    if is_chinese(lang):
        before = _before(text, start, _LONGEST_END)
        is_possible = before.rstrip(_BEHIND_PRONOUN)[-1:] in _LAST_OF_PRONOUN
        found = _ZH_PRONOUN.search(before) if is_possible else None
        return (start - len(before) + found.start(), start) if found else None
    if _next_letter(text, end) in "oti" and (found := _EN_PRONOUN_AFTER.match(text, end, end + _LONGEST_NAME)):
        return end, end + found.end()
    before = _before(text, start, _LONGEST_NAME)
    found = _EN_PRONOUN_BEFORE.search(before) if before.rstrip().endswith(("’s", "'s")) else None
    return (start - len(before) + found.start(), start) if found else None


_DIRECTIVE = lazy_pattern(r"\bDirective\b|指令")
_REGULATION = lazy_pattern(r"\bRegulation\b|規則|规则")
_UNLIKE_DIRECTIVE = frozenset({"act", "regulation", "decision", "treaty"})
_UNLIKE_REGULATION = frozenset({"act", "directive", "treaty"})


def may_mean(pronoun: str, kind: str) -> bool:
    """Return whether a word for a law may mean one of a kind: the Directive is no act; an unknown kind may be any."""
    if _DIRECTIVE.search(pronoun):
        return kind not in _UNLIKE_DIRECTIVE
    return not _REGULATION.search(pronoun) or kind not in _UNLIKE_REGULATION


def _next_letter(text: str, end: int) -> str:
    """Return the first character behind a place that is no space: few begin words that say which law is meant."""
    behind = text[end + 1 : end + 2]
    return text[end + 1 : end + _LONGEST_NAME].lstrip()[:1] if behind.isspace() else behind


def _before(text: str, start: int, longest: int) -> str:
    """Return what stands before a place, as far as something of some length may reach."""
    return text[max(0, start - longest) : start]


_LONGEST_NAME = 300
"""Characters of the longest name of a law; four hundred references in one line looked at all before each of them."""
_LONGEST_END = 8
"""Characters by which the end of a name or a pronoun in Chinese is known, and one before it: 施行令》之."""
_LONGEST_LAST_WORD = 60
"""The same in English, with some spaces to spare: Regulation of 2023, (."""


def names_other(text: str, reference: Reference, lang: Lang) -> bool:
    """Return whether words beside a reference look like the name of a law."""
    start, end = reference.group
    # A foreign reference in a Chinese text has its own order.
    if is_chinese(lang) and not text[reference.start].isascii():
        before = _before(text, start, _LONGEST_END)
        is_possible = before.rstrip(_BEHIND_LAW)[-1:] in _LAST_OF_LAW
        return is_possible and _ZH_LAW.search(before) is not None
    letter = _next_letter(text, end)
    is_possible = letter == "o" or letter.isupper()
    if is_possible and _EN_LAW_AFTER.match(text, end, end + _LONGEST_NAME):
        return True
    before = _before(text, start, _LONGEST_LAST_WORD)
    return _may_end_in_law(before) and _EN_LAW_BEFORE.search(before) is not None


def _may_end_in_law(words: str) -> bool:
    """Return whether words may end as the name of a law does: in its last word, a year or capitals, and a bracket."""
    bare = words.rstrip()
    if bare.endswith("."):
        # Most stand at the head of a sentence.
        return False
    bare = bare.rstrip("(").rstrip().rstrip(",")
    return bare.endswith(_LAST_WORDS_OF_LAW) or bare[-1:].isdigit() or bare[-1:].isupper()


# Between the name of a law and what is cited of it: 《甲法》（A Act）之, the Act’s, Act 2018 (c 12),.
_ZH_AFTER_NAME = lazy_pattern(
    r"[》〉」』”’）)]*(?:[（(][^（）()]{0,80}[）)])?[》〉」』”’]*(?:之|的)?(?:本文)?[\s，,]{0,2}[（(]?"
)
_EN_AFTER_NAME = lazy_pattern(r"[’']?s?(?:\s\([^()]{0,80}\))?[”’\"]?,?\s*\(?")
_EN_BEFORE_NAME = lazy_pattern(
    r"(?:\s+(?:of|in|under|to|der|des|du|de)\s+(?:the\s+|la\s+)?(?:Council\s+|Commission\s+)?(?:(?:EU|[A-Z][A-Za-z.]{1,12}[’']s)\s+|"
    r"(?:UK|US|U\.S\.|German|Japanese|Taiwanese|French|British|American|Korean|Canadian)\s+)?|\s+|\s*\()[“\"]?"
)


def is_beside(text: str, reference: Reference, start: int, end: int, lang: Lang) -> bool:
    """Return whether a name of a law, by its place in a text, stands directly beside a reference."""
    first, last = reference.group
    if end <= first:
        between = _ZH_AFTER_NAME if is_chinese(lang) else _EN_AFTER_NAME
        return between.fullmatch(text, end, first) is not None
    # In Chinese the name goes before; a foreign reference in a Chinese text has its own order.
    is_english = text[first].isascii()
    return is_english and start >= last and _EN_BEFORE_NAME.fullmatch(text, last, start) is not None


# Where a sentence ends, and with it what a bare 第4條 may go on from; a stop behind Art, No or a letter ends none.
_ZH_END = lazy_pattern(r"[。！？\n]")
_EN_END = lazy_pattern(r"(?<!\bArt)(?<!\bArts)(?<!\bNo)(?<!\bss)(?<!\bpara)(?<!\b[A-Za-z])[.!?]\s+[A-Z]")
# What stands before 第3條 of a contract or statutes of association, which are no laws: 章程第3條.
_ZH_LEADS = (
    "依據按照及與和或暨並之的於以因即如參見反犯用引屬係為由自從就對在至謂稱指揭含括訂正除增接結到而則且又有法條項款"
)
_ZH_NOUN = lazy_pattern(f"[一-鿿](?<![{_ZH_LEADS}])$")


def goes_on(text: str, named: int, reference: Reference, lang: Lang) -> bool:
    """Return whether a bare reference goes on from a law that was named before it, up to a place, in one sentence."""
    start = reference.group[0]
    if not 0 <= named <= start:
        return False
    if is_chinese(lang):
        before = text[max(0, start - 1) : start]
        return _ZH_END.search(text, named, start) is None and not _ZH_NOUN.search(before)
    return _EN_END.search(text, named, start) is None
