"""What looks like a Japanese name and is none: it is part of a longer Chinese word, or was typed in Chinese."""

from briefs.language.han import SIMPLIFIED, is_encodable
from briefs.language.recogniser import legal_numbers as numbers
from briefs.language.recogniser.lexicon import Lexicon

_OPEN_ENDED = frozenset({"設置法", "内閣法"})
"""Names and endings whose 法 may begin a word of Chinese."""


def is_name(run: str, name: str, start: int, script: str, words: Lexicon) -> bool:
    """Return whether a name that is Japanese wherever it stands is one at a place of a run."""
    if _is_typed_in_chinese(run, name, start) or _is_simplified(name, script):
        return False
    return not goes_on(run, name, start + len(name), words)


def goes_on(run: str, name: str, end: int, words: Lexicon) -> bool:
    """Return whether 法 begins a Chinese word behind what is no name then: 設置法務單位, and not 設置法規定."""
    if name not in _OPEN_ENDED:
        return False
    return run[end - 1 : end + 1] in words.chinese and run[end : end + 2] not in words.breaks


def _is_simplified(name: str, script: str) -> bool:
    """Return whether a name on a Simplified page is written as Simplified Chinese has it: 日本国, 最高裁."""
    return script == SIMPLIFIED and is_encodable(name, SIMPLIFIED)


def _is_typed_in_chinese(run: str, name: str, start: int) -> bool:
    """Return whether a name is part of one in Chinese (慶應義塾大學), or begins a judgment that is typed in Chinese."""
    if run.startswith("大學", start + len(name)):
        return True
    return numbers.COURT.search(name) is not None and numbers.TYPED_IN_CHINESE.match(run, start) is not None
