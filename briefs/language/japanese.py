"""Japanese inside Chinese or English text, recognised without mark-up, so that it is neither converted nor garbled.

A run in title marks is Japanese when it holds kana, or a Han character of everyday Japanese that Big5 (cp950) does not
have, as the new forms 関 発 総 参 are; elsewhere a run of Han is Japanese when kana is joined to it, or when it holds
such a character and reads like a name (個人情報保護委員会), or when some record gives it as Japanese. Where this
is unsure the text stays Chinese.
"""

import re
from collections.abc import Sequence
from functools import lru_cache

import msgspec

from briefs.language.han import HAN, KANA, SIMPLIFIED, TRADITIONAL, is_in
from briefs.language.languages import ZH_HANS, Lang, is_chinese
from briefs.patterns import lazy_pattern


class Run(msgspec.Struct, frozen=True):
    """A stretch of text in one language."""

    text: str
    """Its words; those of all runs make up the whole text."""
    lang: str = ""
    """`ja` or `zh-Hant` where it is not in the language of the page, else nothing."""


# What stands in one pair of marks is of one language as a whole: 〈研究開発の成果〉.
_MARKED = lazy_pattern(r"〈[^〈〉]*〉|《[^《》]*》|「[^「」]*」|『[^『』]*』")
_LAW_NUMBER = lazy_pattern(
    r"(?:明治|大正|昭和|平成|令和)(?:元|\d{1,2})年(?:法律|政令|勅令|条約|[^\W\d]{1,6}省令)第\d+号"
    r"|第\d+回(?:国会)?[閣衆参]法第\d+号"
)
"""The numbers of Japanese laws and bills: 令和7年法律第53号, 第217回閣法第29号."""
# A run goes on over the marks that stand inside Japanese names, but begins and ends with a letter of its own.
_WORD = lazy_pattern(f"[{HAN}{KANA}々〆ー](?:[{HAN}{KANA}々〆ー・･0-9A-Za-z]*[{HAN}{KANA}々〆ー])?")
# The number of a law is tried first, so that the Han behind it stay out of it.
_LAW_OR_WORD = lazy_pattern(f"{_LAW_NUMBER.pattern}|{_WORD.pattern}")
_KANA = lazy_pattern(f"[{KANA}]")
_HAN = lazy_pattern(f"[{HAN}]")
_ANY = lazy_pattern(f"[{HAN}{KANA}]")
LONGEST_NAME = 24
"""Characters; a longer run of Han without kana is taken for a sentence and no name."""
SHORTEST_NAME = 3
"""Characters; in a run of two (国内, 関於) the new form may be a slip in Chinese."""
_CHINESE = "的之於與為是了這並即惟係而且及嗣就將由向亦另稱依據"
"""Characters of Chinese sentences that Japanese names written without kana do not hold."""
# Names are looked for between these characters: 依総務省之調查結果 → 総務省.
_PIECE = lazy_pattern(f"[^{_CHINESE}]+")


@lru_cache(maxsize=16384)
def is_new_form(char: str, script: str = TRADITIONAL) -> bool:
    """Return whether a character is of everyday Japanese and not of the Chinese around it.

    Traditional Chinese is what Big5 has, which lacks 関, 発, 総, 国; Simplified what GB 2312 has, which lacks 閣 too.
    """
    return not is_in(char, script) and _is_everyday(char)


@lru_cache(maxsize=16384)
def _is_everyday(char: str) -> bool:
    """Return whether a character is of the first level of JIS X 0208 (rows 16 to 47): what Japanese writes daily."""
    return not _HAN.match(char) or char.encode("euc_jp", "replace")[0] in range(0xB0, 0xD0)


def _is_name(run: str, script: str) -> bool:
    """Return whether a run of Han is a Japanese name: a new form in it, and no form that Japanese gave up (國, 關)."""
    if not SHORTEST_NAME <= len(run) <= LONGEST_NAME or not any(is_new_form(c, script) for c in run):
        return False
    return may_be_japanese(run)


def may_be_japanese(text: str) -> bool:
    """Return whether a run of Han holds nothing that Japanese does not write."""
    return all(_is_everyday(char) or char in "々〆ー・" for char in text)


def is_japanese(text: str, script: str = TRADITIONAL) -> bool:
    """Return whether a title holds kana or a character that the Chinese around it does not write."""
    return _KANA.search(text) is not None or any(is_new_form(c, script) for c in text)


def _bare_runs(text: str, page: str, script: str, known: Sequence[str] = ()) -> list[Run]:
    """Split what stands in no title marks; `known` words are Japanese wherever they stand."""
    if known:
        # A group in the pattern leaves the known words at the odd places.
        parts = re.split(f"({'|'.join(map(re.escape, known))})", text)
        split = [[Run(part, "ja")] if at % 2 else _bare_runs(part, page, script) for at, part in enumerate(parts)]
        return [run for runs in split for run in runs]
    runs: list[Run] = []
    end = 0
    for match in _LAW_OR_WORD.finditer(text):
        if _LAW_NUMBER.fullmatch(match[0]) or _KANA.search(match[0]):
            found = [(match.start(), match.end())]
        else:
            found = [(match.start() + m.start(), match.start() + m.end()) for m in _PIECE.finditer(match[0])]
            found = [(start, stop) for start, stop in found if _is_name(text[start:stop], script)]
        foreign = Run(match[0], "zh-Hant") if page == "en" and not found else None
        for start, stop in [(match.start(), match.end())] if foreign else found:
            runs += [Run(text[end:start]), foreign or Run(text[start:stop], "ja")]
            end = stop
    return [*runs, Run(text[end:])]


def language_runs(text: str, lang: Lang, known: Sequence[str] = ()) -> tuple[Run, ...]:
    """Split a text into runs by language: Japanese in any page, Chinese too in a page that is not Chinese.

    `known` are words that some record gives as Japanese.
    """
    if not _ANY.search(text):
        return (Run(text),) if text else ()
    runs: list[Run] = []
    page = "zh" if is_chinese(lang) else "en"
    script = SIMPLIFIED if lang == ZH_HANS else TRADITIONAL
    end = 0
    # The longest first: a known word may begin with another.
    words = sorted((word for word in known if word in text), key=len, reverse=True)
    for match in _MARKED.finditer(text):
        inside = match[0][1:-1]
        if not is_japanese(inside, script) and inside not in words:
            continue
        runs += _bare_runs(text[end : match.start() + 1], page, script, words)
        runs.append(Run(inside, "ja"))
        end = match.end() - 1
    runs += _bare_runs(text[end:], page, script, words)
    return tuple(run for run in runs if run.text)
