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

from briefs.language.han import HAN, KANA
from briefs.language.languages import Lang, is_chinese


class Run(msgspec.Struct, frozen=True):
    """A stretch of text in one language; `lang` is empty for the language of the page."""

    text: str
    lang: str = ""


_MARKED = re.compile(r"〈[^〈〉]*〉|《[^《》]*》|「[^「」]*」|『[^『』]*』")
_LAW_NUMBER = re.compile(
    r"(?:明治|大正|昭和|平成|令和)(?:元|\d{1,2})年(?:法律|政令|勅令|条約|[^\W\d]{1,6}省令)第\d+号"
    r"|第\d+回(?:国会)?[閣衆参]法第\d+号"
)
"""The numbers of Japanese laws and bills: 令和7年法律第53号, 第217回閣法第29号."""
# A run goes on over the marks that stand inside Japanese names, but begins and ends with a letter of its own.
_WORD = re.compile(f"[{HAN}{KANA}々〆ー](?:[{HAN}{KANA}々〆ー・･0-9A-Za-z]*[{HAN}{KANA}々〆ー])?")
_LAW_OR_WORD = re.compile(f"{_LAW_NUMBER.pattern}|{_WORD.pattern}")
_KANA = re.compile(f"[{KANA}]")
_HAN = re.compile(f"[{HAN}]")
_ANY = re.compile(f"[{HAN}{KANA}]")
LONGEST_NAME = 24
_CHINESE = frozenset("的之於與為是了這並即惟係而且及嗣")
"""Characters of Chinese sentences that Japanese names written without kana do not hold."""


@lru_cache(maxsize=16384)
def _is_new_form(char: str) -> bool:
    try:
        char.encode("cp950")
    except UnicodeEncodeError:
        # The first level of JIS X 0208 has what Japanese writes every day; rows 16 to 47.
        return char.encode("euc_jp", "replace")[0] in range(0xB0, 0xD0)
    return False


def _is_name(run: str) -> bool:
    """Say whether a run of Han is a Japanese name: a new form in it, and nothing of a Chinese sentence."""
    return len(run) <= LONGEST_NAME and not _CHINESE & set(run) and any(_is_new_form(c) for c in run)


def is_japanese(text: str) -> bool:
    """Say whether a title holds kana or a character of the Japanese new forms."""
    return _KANA.search(text) is not None or any(_is_new_form(c) for c in text)


def _bare_runs(text: str, page: str) -> list[Run]:
    runs: list[Run] = []
    end = 0
    for match in _LAW_OR_WORD.finditer(text):
        word = match[0]
        if _LAW_NUMBER.fullmatch(word) or _KANA.search(word) or _is_name(word):
            lang = "ja"
        elif page == "en":
            lang = "zh-Hant"
        else:
            continue
        runs += [Run(text[end : match.start()]), Run(word, lang)]
        end = match.end()
    return [*runs, Run(text[end:])]


def language_runs(text: str, lang: Lang, known: Sequence[str] = ()) -> tuple[Run, ...]:
    """Split a text into runs by language: Japanese in any page, Chinese too in a page that is not Chinese.

    `known` are words that some record gives as Japanese.
    """
    if not _ANY.search(text):
        return (Run(text),) if text else ()
    runs: list[Run] = []
    page = "zh" if is_chinese(lang) else "en"
    end = 0
    for match in _MARKED.finditer(text):
        inside = match[0][1:-1]
        if not is_japanese(inside):
            continue
        runs += _bare_runs(text[end : match.start() + 1], page)
        runs.append(Run(inside, "ja"))
        end = match.end() - 1
    runs += _bare_runs(text[end:], page)
    words = sorted((word for word in known if word in text), key=len, reverse=True)
    if words:
        runs = [part for run in runs for part in _with_known(run, words)]
    return tuple(run for run in runs if run.text)


def _with_known(run: Run, words: Sequence[str]) -> list[Run]:
    """Take words that are known as Japanese out of a run that is not."""
    if run.lang == "ja":
        return [run]
    parts = re.split(f"({'|'.join(map(re.escape, words))})", run.text)
    return [Run(part, "ja" if at % 2 else run.lang) for at, part in enumerate(parts)]
