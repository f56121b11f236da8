"""Words of Chinese and of Japanese, and Japanese names: what a cut of a run may consist of.

`words.txt` and `names.txt` say where they come from; `python -m tests.tools.lexicon` makes the first of them.
"""

import re
from functools import cache
from importlib import resources

import msgspec

from briefs.language.recogniser.characters import Kind, kind_of


class Lexicon(msgspec.Struct, frozen=True):
    """Words by language."""

    chinese: frozenset[str]
    """Words of Chinese in Traditional characters, those that Japanese has too among them."""
    japanese: frozenset[str]
    """Words of Japanese without kana, those that Chinese has too among them, and names of enterprises."""
    families: frozenset[str]
    """Japanese family names of two characters and more."""
    given: frozenset[str]
    """Japanese given names of two characters and more."""
    names: frozenset[str]
    """Names of bodies, laws and publications that are Japanese wherever they stand, and family names in new forms."""
    weak: frozenset[str]
    """Names and words that are Japanese where other Japanese stands in the text: 個人情報保護法."""
    endings: frozenset[str]
    """What Japanese names and titles end with: 省, 委員会, 施行規則, 白書."""
    verbs: frozenset[str]
    """Verbs, prepositions and particles of Chinese legal prose, beside which a name begins or ends: 依, 違反, 規定."""
    breaks: frozenset[str]
    """Those, and nouns beside which one does: 公司, 條文, 我國."""
    bodies: frozenset[str]
    """What the names of bodies in Chinese end with: 協會, 股份有限公司."""
    in_bodies: frozenset[str]
    """Verbs that stand in their names too: 管理, 保護."""
    a_name: re.Pattern[str]
    """Matches any of the names."""


@cache
def lexicon() -> Lexicon:
    """Return the words that come with the program."""
    words, names = _sections("words.txt"), _sections("names.txt")
    own = names["names"] | frozenset(f"{place}{kind}" for place in names["places"] for kind in names["courts"])
    return Lexicon(
        chinese=words["chinese"] | words["both"] | names["chinese"],
        japanese=words["japanese"] | words["both"] | names["japanese"],
        families=words["families"],
        given=words["given"],
        names=own | frozenset(name for name in words["families"] if any(kind_of(c) == Kind.NEW_FORM for c in name)),
        weak=names["weak"],
        endings=names["endings"],
        verbs=names["breaks"],
        breaks=names["breaks"] | names["beside"],
        bodies=names["bodies"],
        in_bodies=names["in-bodies"],
        a_name=_any_of(own),
    )


def _any_of(names: frozenset[str]) -> re.Pattern[str]:
    """Return a pattern of names, by their first characters: others are passed over at once."""
    by_first: dict[str, list[str]] = {}
    for name in sorted(names):
        by_first.setdefault(name[0], []).append(re.escape(name[1:]))
    return re.compile("|".join(f"{re.escape(first)}(?:{'|'.join(rest)})" for first, rest in by_first.items()))


def _text(name: str) -> str:
    return resources.files("briefs.language.recogniser").joinpath(f"data/{name}").read_text(encoding="utf-8")


def _sections(name: str) -> dict[str, frozenset[str]]:
    """Return the words of a file by section: `[name]` opens one, and `#` a comment."""
    sections: dict[str, set[str]] = {}
    current: set[str] = set()
    for line in _text(name).splitlines():
        if line.startswith("["):
            current = sections.setdefault(line.strip("[] "), set())
        elif not line.startswith("#"):
            current.update(line.split())
    return {name: frozenset(words) for name, words in sections.items()}
