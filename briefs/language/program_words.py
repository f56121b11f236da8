"""Words of legal Chinese for which OpenCC takes the wrong character, or takes a phrase that is none there.

著 is 著 in what is written and 着 elsewhere; 覆 is 复 for what is looked at again; 祇 is 只 but in gods; 於單 was a
prince of the steppe, not the beginning of 於單一市場; 帳 is 账 but for what is hung up; 夥 for many stays.
"""

from collections.abc import Sequence
from functools import cache
from importlib import resources

from briefs.language.dictionaries import tw2s

_RIGHTS = ("作權", "作人格", "作財產", "作鄰接")
"""What is of copyright: 隨著作權意識之提升."""
_STATES = (*"活睡醒跪蹲趴想執附沉膠黏粘吸衣", "穿戴", "依附", "跟蹤")
"""Verbs that take it at the end of a clause: 活著，."""


@cache
def _sections() -> dict[str, tuple[str, ...]]:
    """Return the lists of the data file."""
    text = resources.files("briefs.language").joinpath("data/words.txt").read_text(encoding="utf-8")
    parts = "\n".join(line for line in text.splitlines() if not line.startswith("#")).split("[")[1:]
    return {name: tuple(words.split()) for name, _, words in (part.partition("]") for part in parts)}


def fixed_words(section: str = "words") -> tuple[tuple[str, str], ...]:
    """Return words with their Simplified form: those that OpenCC has otherwise, or `guards` of a border."""
    pairs = (pair.partition("=") for pair in _sections()[section])
    return tuple((word, given) for word, _, given in pairs)


@cache
def written_words() -> tuple[tuple[str, str, tuple[str, ...]], ...]:
    """Return words with 著, their Simplified form, and the longer words in which it is otherwise.

    Behind a verb it is a particle, before what would make a word with it; before a comma or a stop it says who wrote.
    """
    verbs = _sections()["verbs"]
    pairs = [(verb, behind) for verb in verbs for behind in _sections()["behind"]]
    simplified = _simplified([f"{verb}着{behind}" for verb, behind in pairs])
    particles = [
        (f"{verb}著{behind}", given, _rights_behind(verb) if behind == "作" else ())
        for (verb, behind), given in zip(pairs, simplified, strict=True)
    ]
    writers = [
        (f"著{mark}", f"著{mark}", tuple(f"{verb}著{mark}" for verb in (*verbs, *_STATES))) for mark in "，。、；"
    ]
    return (*particles, *writers, (" 著", " 著", ()))


def _rights_behind(verb: str) -> tuple[str, ...]:
    return tuple(f"{verb}著{right}" for right in _RIGHTS)


def _simplified(words: Sequence[str]) -> list[str]:
    """Convert words character by character, as their rules are needed before OpenCC is."""
    (_, _), (_, characters) = tw2s()
    table = {ord(char): given for char, given in characters.items()}
    return "\n".join(words).translate(table).split("\n")
