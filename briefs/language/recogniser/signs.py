"""Signs of Japanese: whether a stretch holds any, and whether those of a part that was read as Japanese suffice."""

from briefs.language.han import KANA, KANA_RE, SIMPLIFIED, TRADITIONAL, is_encodable
from briefs.language.recogniser import weights
from briefs.language.recogniser.characters import Kind, kind_of, old_forms
from briefs.language.recogniser.legal_numbers import ERA_YEAR
from briefs.language.recogniser.lexicon import PRINTED, lexicon, name_finder
from briefs.patterns import lazy_pattern

_KANA = lazy_pattern(f"[{KANA}々〆ー]")
_OF_CHARACTERS = frozenset({Kind.KANA, Kind.NEW_FORM, Kind.SHARED_NEW_FORM, Kind.MAINLAND})
LONG, LONG_WITH_NEW_FORM = 6, 5
"""Characters of a stretch whose neighbours agree: a slip would stand among five that Japanese writes too."""


def has_sign(text: str, script: str = TRADITIONAL) -> bool:
    """Return whether a text holds a sign of another language: a character, a year of an edition, a judgment, a name."""
    # Nearly every text has none; the encoding is asked for all of it at once, which costs a hundredth of the loop.
    if _KANA.search(text):
        return True
    if not is_encodable(text, script):
        kinds = {kind_of(char, script) for char in text}
        # A glyph says little, but in a name that people in Japan have: 山本龍彦.
        if kinds & _OF_CHARACTERS or (Kind.OTHER_GLYPH in kinds and has_person(text)) or has_printed_family(text):
            return True
    return has_name(text, script)


def is_enough(part: str, script: str, known: frozenset[str]) -> bool:
    """Return whether a part that was read as Japanese is more than a slip in Chinese: one new form in a sentence."""
    return strength(part, script, known) >= weights.ENOUGH_SIGNS


def is_sure(part: str, script: str, known: frozenset[str]) -> bool:
    """Return whether the signs in a part suffice though its length is left out: a slip may stand in a long word too."""
    return strength(part, script, known, by_length=False) >= weights.ENOUGH_SIGNS


def strength(part: str, script: str, known: frozenset[str], *, by_length: bool = True) -> float:
    """Return what the signs in a part come to (see `weights.SIGNS`)."""
    if len(part) == 1 and not KANA_RE.match(part):
        return 0.0
    total = sum(_sign(part, at, script) for at in range(len(part)))
    if total >= weights.ENOUGH_SIGNS:
        return total
    if by_length and total and len(part) >= (LONG_WITH_NEW_FORM if _has_new_form(part, script) else LONG):
        total += weights.SIGN_OF_WORD
    if has_name(part, script) or has_person(part) or has_printed_family(part) or any(word in part for word in known):
        total += weights.SIGN_OF_NAME
    if part[:2] in lexicon().places or has_word_of_japanese_alone(part):
        total += weights.SIGN_OF_WORD
    return total


def _has_new_form(part: str, script: str) -> bool:
    return any(kind_of(char, script) == Kind.NEW_FORM for char in part)


def _sign(part: str, at: int, script: str) -> float:
    """Return what a character comes to; half where it stands for the old form in a word of Chinese (権利)."""
    kind = kind_of(part[at], script)
    sign = weights.SIGNS.get(kind, 0.0)
    return sign / 2 if kind == Kind.NEW_FORM and is_slip(part, at) else sign


def is_slip(part: str, at: int) -> bool:
    """Return whether a new form may stand for the old one in a word of Chinese: 権 in 権利."""
    words = lexicon()
    around = [part[start:end] for start in range(max(0, at - 2), at + 1) for end in (start + 2, start + 3) if end > at]
    if any(word in words.families for word in around):
        # 渡辺 is a name, though 渡邊 is one in Chinese.
        return False
    return any(word.translate(old_forms()) in words.chinese for word in around if len(word) > 1)


def has_word_of_japanese_alone(part: str, *, in_new_form: bool = False) -> bool:
    """Return whether a part holds a word that Chinese has in no form: 会社, and not 国家.

    With `in_new_form` only words that hold a new form count.
    """
    words = lexicon()
    old = part.translate(old_forms())
    for at in range(len(part)):
        # 生後 in 発生後 is the ends of two other words.
        if old[max(0, at - 1) : at + 1] in words.chinese:
            continue
        for end in (at + 2, at + 3):
            word = part[at:end]
            if word not in words.japanese or word in words.chinese or old[at:end] in words.chinese:
                continue
            if old[end - 1 : end + 1] not in words.chinese and not (in_new_form and old[at:end] == word):
                return True
    return False


def has_name(text: str, script: str = TRADITIONAL) -> bool:
    """Return whether a text holds a name that is Japanese wherever it stands, or the year of an edition."""
    # On a Simplified page a name tells only where Simplified Chinese would write it otherwise.
    if any(script != SIMPLIFIED or not is_encodable(name, SIMPLIFIED) for name in name_finder().within(text)):
        return True
    return any(era["edition"] for era in ERA_YEAR.finditer(text)) if "年" in text else False


def has_person(text: str) -> bool:
    """Return whether a text holds a family name and a given name of Japan, one behind the other."""
    words = lexicon()
    if any(_is_styled(text, at) for at in range(len(text) - 2)):
        return True
    return any(
        text[at : at + 2] in words.families and any(text[at + 2 : at + end] in words.given for end in (4, 5))
        for at in range(len(text) - 3)
    )


def has_printed_family(text: str) -> bool:
    """Return whether a text holds a family name in a form that no Chinese standard has: 髙橋."""
    if PRINTED.isdisjoint(text):
        return False
    families = lexicon().new_families
    return any(text[at : at + length] in families for at in range(len(text)) for length in (2, 3))


def _is_styled(text: str, at: int) -> bool:
    """Return whether a family name in a form that Taiwan does not write stands as that of a person: 浜田氏."""
    words = lexicon()
    family, rest = text[at : at + 2], text[at + 2 :]
    if family not in words.families or is_encodable(family, TRADITIONAL):
        return False
    return rest.startswith(words.styles) or rest.startswith(words.styles, 1) or (at == 0 and len(rest) == 1)


def person_at_end(text: str) -> int:
    """Return where a name of a person in Japan begins with which a text ends; its length where there is none."""
    words = lexicon()
    for length in range(6, 3, -1):
        name = text[-length:]
        if len(name) == length and any(name[:at] in words.families and name[at:] in words.given for at in (2, 3)):
            return len(text) - length
    return len(text)
