"""Text split by language: Japanese in any page, Chinese in an English one, Simplified Chinese in a Traditional one.

Title and quotation marks bound a stretch and do not make it: 「消費者庁應負責」 holds one Japanese word. Only stretches
with a sign of Japanese are read at all (`recogniser`); all else is in the language of the page.
"""

import re
from collections.abc import Sequence
from functools import lru_cache
from itertools import islice

import msgspec

from briefs.language.bound_titles import is_wholly_japanese, is_wholly_simplified
from briefs.language.han import HAN, HAN_RE, KANA, KANA_RE, SIMPLIFIED, TRADITIONAL, is_encodable, is_in
from briefs.language.languages import ZH_HANS, ZH_HANT, Lang, is_chinese
from briefs.language.quotes import in_corner_marks
from briefs.language.recogniser import weights
from briefs.language.recogniser.characters import CHINESE_ALONE, Kind, kind_of
from briefs.language.recogniser.lattice import CHINESE, JAPANESE, MAINLAND, read
from briefs.language.recogniser.legal_numbers import DOCKET
from briefs.language.recogniser.lexicon import lexicon
from briefs.language.recogniser.signs import has_sign, has_word_of_japanese_alone, person_at_end, strength
from briefs.patterns import lazy_pattern


class Run(msgspec.Struct, frozen=True):
    """A stretch of text in one language."""

    text: str
    """Its words; those of all runs make up the whole text."""
    lang: str = ""
    """`ja`, `zh-Hant` or `zh-Hans` where it is not in the language of the page, else nothing."""


_LETTERS = f"{HAN}{KANA}々〆ー・･0-9０-９A-Za-zＡ-Ｚａ-ｚ"
_MARKS = {"〈": "〉", "《": "》", "「": "」", "『": "』", "（": "）", "(": ")"}
# What stands in marks is read as one, with the punctuation within; elsewhere each run between marks.
STRETCH = lazy_pattern(
    rf"(?<=〈)[^〈〉\n]+(?=〉)|(?<=《)[^《》\n]+(?=》)|(?<=「)[^「」\n]+(?=」)|(?<=『)[^『』\n]+(?=』)|[{_LETTERS}]+"
)
_ANY = lazy_pattern(f"[{HAN}{KANA}]")
_IN_MARKS = lazy_pattern(rf"(?<=[《〈（(「])[{HAN}]{{4,}}(?=[》〉）)」])")
_TOLD = lazy_pattern(r"日[文語语](?:原文|名[稱称]|用[語语]|[稱称]|作|[為为]|之|中|所[稱称]|所[謂谓]|[寫写]作)*$")
"""What says before a mark that its words are Japanese: 日文稱「附帯決議」."""
_TOLD_IN = lazy_pattern("日[文語语]")
_OPENING = frozenset("『「《〈")
"""Marks of titles, before which their authors stand."""
_AFTER_BREAK = lazy_pattern(rf"(?:[參参]見|[參参][閱照]|詳見|另見|[見引依]|^|[，、；。：])(?P<name>[{HAN}]{{3,5}})$")
_FOREIGN = lazy_pattern("[韓朝]國|南韓|[韩朝]国")
"""Korean law has such names in Chinese characters too: 韓國個人情報保護法."""


class _Stretch(msgspec.Struct, frozen=True):
    """A stretch that is read as one, with what its surroundings say of it."""

    text: str
    """Its characters, without the marks around them."""
    is_bound: bool
    """Whether marks stand on both sides of it."""
    is_quoted: bool = False
    """Whether those are marks of titles or quotations."""
    is_told: bool = False
    """Whether the words before it say that it is Japanese."""
    is_beside: bool = False
    """Whether the text has other signs of Japanese, so that one more needs less of them."""


def language_runs(text: str, lang: Lang, known: Sequence[str] = (), chinese: Sequence[str] = ()) -> tuple[Run, ...]:
    """Split a text into runs by language: Japanese in any page, Chinese too in a page that is not Chinese.

    `known` are words that some record gives as Japanese; `chinese` are words that somebody stated to be Chinese.
    """
    if stated := [word for word in chinese if word in text]:
        # The longest first: a word may begin with another. The group leaves the words at the odd places.
        pattern = "|".join(re.escape(word) for word in sorted(stated, key=len, reverse=True))
        pieces = enumerate(re.split(f"({pattern})", text))
        return _joined(
            [run for at, piece in pieces for run in _around_stated(piece, lang, known, is_stated=at % 2 == 1)]
        )
    if text.isascii() or not _ANY.search(text):
        return (Run(text),) if text else ()
    if lang == ZH_HANS and ("“" in text or "‘" in text):
        # A derived text may have the Mainland's marks, which bound a stretch as those do that were there before.
        rest = iter(text)
        read_alike = language_runs(in_corner_marks(text), lang, known)
        return tuple(Run("".join(islice(rest, len(run.text))), run.lang) for run in read_alike)
    script = SIMPLIFIED if lang == ZH_HANS else TRADITIONAL
    here = frozenset(word for word in known if word in text)
    if "日本" in text and not _FOREIGN.search(text):
        here |= frozenset(found[0] for found in _IN_MARKS.finditer(text) if found[0] in lexicon().weak)
    if is_chinese(lang) and "号" in text and (found := DOCKET.search(text)):
        # Its brackets would part it: 平成28年（許）第45号.
        sides = [language_runs(text[: found.start()], lang, known), language_runs(text[found.end() :], lang, known)]
        return _joined([*sides[0], Run(found[0], JAPANESE), *sides[1]])
    if is_chinese(lang) and not here and not has_sign(text, script) and not _TOLD_IN.search(text):
        return (Run(text),)
    runs = _split(text, script, here)
    # A word of both languages is Japanese where Japanese stands beside it, and there a new form is hardly a slip.
    if any(run.lang == JAPANESE for run in runs):
        weak = frozenset(word for word in lexicon().weak if word in text and not _FOREIGN.search(text))
        if weak or any(not run.lang and _has_new_form(run.text, script) for run in runs):
            runs = _split(text, script, here | weak, is_beside=True)
    if lang == ZH_HANT and not is_encodable(text, TRADITIONAL) and _is_simplified(text) and not KANA_RE.search(text):
        return (Run(text, MAINLAND),)
    if not is_chinese(lang):
        runs = [Run(run.text, run.lang or ("zh-Hant" if HAN_RE.search(run.text) else "")) for run in runs]
    return _joined(runs)


@lru_cache(maxsize=1024)
def remembered_runs(text: str, lang: Lang, known: tuple[str, ...], chinese: tuple[str, ...]) -> tuple[Run, ...]:
    """Return `language_runs`. A text is asked when its languages are marked, and again when it is converted."""
    return language_runs(text, lang, known, chinese)


def _around_stated(piece: str, lang: Lang, known: Sequence[str], *, is_stated: bool) -> tuple[Run, ...]:
    if is_stated:
        return (Run(piece, "" if is_chinese(lang) else "zh-Hant"),)
    return language_runs(piece, lang, known)


@lru_cache(maxsize=16384)
def _is_simplified(text: str) -> bool:
    """Return whether a text is typed in Simplified Chinese as a whole."""
    kinds = [kind_of(char) for char in text]
    if Kind.MAINLAND not in kinds and kinds.count(Kind.SHARED_NEW_FORM) < _SEVERAL:
        return False
    if Kind.MAINLAND not in kinds and has_word_of_japanese_alone(text, in_new_form=True):
        return False
    # A Simplified title in a Traditional sentence is a part of it: all of the sentence must be Simplified.
    return all(is_in(char, SIMPLIFIED) or char in _KEPT for char in HAN_RE.findall(text))


_SEVERAL = 3
"""Shared new forms that tell a Simplified text that has no character of its own."""
_KEPT = frozenset("徵夥瞭么")
"""Characters outside GB 2312, or of Taiwan too, that Simplified Chinese keeps in some words: 角徵, 甚夥."""


def _split(text: str, script: str, known: frozenset[str], *, is_beside: bool = False) -> list[Run]:
    """Return the stretches of a text and what stands between them."""
    runs: list[Run] = []
    has_japanese = False
    end = 0
    for match in STRETCH.finditer(text):
        start, stop = match.span()
        between = text[end:start]
        is_bound = start > 0 and _MARKS.get(text[start - 1]) == text[stop : stop + 1]
        # 芦部信喜（高橋和之補訂）『憲法』: a title in the marks that Japanese has for books, and Japanese before it.
        # In an open quotation 『』 are the inner marks of Chinese.
        is_quoted = text.rfind("「", 0, start) > text.rfind("」", 0, start)
        is_by = between.endswith("『") and not is_quoted and has_japanese
        is_told = is_bound and (is_by or _TOLD.search(text[max(0, start - 12) : start - 1]) is not None)
        is_marked = is_bound and text[start - 1] in _OPENING
        found = _read(_Stretch(match[0], is_bound, is_marked, is_told, is_beside), script, known)
        if is_bound and between in _OPENING and found[0][1] == JAPANESE:
            runs = _with_author(runs, is_book=between == "『")
        has_japanese = has_japanese or any(own == JAPANESE for _, own in found)
        runs += [Run(between), *(Run(part, own) for part, own in found)]
        end = stop
    return [*runs, Run(text[end:])]


def _with_author(runs: list[Run], *, is_book: bool) -> list[Run]:
    """Take the name before a Japanese title for the Japanese name that it is: 宇賀克也『…』."""
    if not runs or runs[-1].lang:
        return runs
    text = runs[-1].text
    at = person_at_end(text)
    if at == len(text) and is_book and (found := _AFTER_BREAK.search(text)) and _may_be_person(found["name"]):
        at = found.start("name")
    return [*runs[:-1], Run(text[:at]), Run(text[at:], JAPANESE)] if at < len(text) else runs


def _may_be_person(name: str) -> bool:
    verbs = lexicon().verbs
    return may_be_japanese(name) and not any(name[at : at + n] in verbs for at in range(len(name)) for n in (1, 2))


def _joined(runs: Sequence[Run]) -> tuple[Run, ...]:
    """Join neighbours of one language, and leave out what is empty."""
    joined: list[Run] = []
    for run in runs:
        if joined and run.lang == joined[-1].lang:
            joined[-1] = Run(joined[-1].text + run.text, run.lang)
        elif run.text:
            joined.append(run)
    return tuple(joined)


@lru_cache(maxsize=16384)
def _read(stretch: _Stretch, script: str, known: frozenset[str]) -> tuple[tuple[str, str], ...]:
    """Return the parts of a stretch with their languages."""
    text = stretch.text
    if stretch.is_told and may_be_japanese(text):
        return ((text, JAPANESE),)
    if not has_sign(text, script) and not any(word in text for word in known):
        return ((text, CHINESE),)
    read_as = read(text, script, known)
    if stretch.is_bound and is_wholly_japanese(text, read_as, script, known, is_quoted=stretch.is_quoted):
        return ((text, JAPANESE),)
    parts = tuple((part, _certain(part, lang, script, known, stretch)) for part, lang in read_as)
    if stretch.is_bound and is_wholly_simplified(text, parts):
        return ((text, MAINLAND),)
    return parts


def _certain(part: str, lang: str, script: str, known: frozenset[str], stretch: _Stretch) -> str:
    """Return the language of a part where its signs suffice."""
    is_new = stretch.is_beside and _has_new_form(part, script)
    enough = weights.ENOUGH_BESIDE if is_new else weights.ENOUGH_SIGNS
    if lang == JAPANESE and strength(part, script, known) < enough:
        return CHINESE
    if lang == MAINLAND and not any(kind_of(char, script) == Kind.MAINLAND for char in part):
        return CHINESE
    return lang


def _has_new_form(text: str, script: str) -> bool:
    """Return whether a text holds a form that only Japanese has."""
    return not is_encodable(text, script) and any(kind_of(char, script) == Kind.NEW_FORM for char in text)


def is_new_form(char: str, script: str = TRADITIONAL) -> bool:
    """Return whether a character is one that Japanese has and the Chinese around it has not: 関, 発, 総, 国."""
    return kind_of(char, script) in (Kind.NEW_FORM, Kind.SHARED_NEW_FORM, Kind.OTHER_GLYPH)


_FOREIGN_KINDS = frozenset({*CHINESE_ALONE, Kind.MAINLAND, Kind.RARE})


def may_be_japanese(text: str) -> bool:
    """Return whether a run of Han holds nothing that Japanese does not write."""
    return all(kind_of(char) not in _FOREIGN_KINDS for char in text)


def is_japanese(text: str, script: str = TRADITIONAL) -> bool:
    """Return whether a title is Japanese: most of it, where it is mixed."""
    parts = _read(_Stretch(text, is_bound=True), script, frozenset())
    return 2 * sum(len(part) for part, lang in parts if lang == JAPANESE) > len(text)
