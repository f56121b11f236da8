"""Words of Chinese and of Japanese, and Japanese names: what a cut of a run may consist of.

`words.txt` and `names.txt` say where they come from; `python -m tests.tools.lexicon` makes the first of them.
"""

from functools import cache
from importlib import resources

import msgspec

from briefs.language.word_finder import WordFinder

_PRINTED = {"高": "髙", "崎": "﨑", "吉": "𠮷", "浜": "濵"}
"""Forms of family names that no Chinese standard has, by the usual ones."""
PRINTED = frozenset(_PRINTED.values())


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
    new_families: frozenset[str]
    """Family names in new and other forms, which are Japanese wherever they stand: 渡辺, 髙橋."""
    names: frozenset[str]
    """Names of bodies, laws and publications that are Japanese wherever they stand: 法務省, 独禁法, 民集."""
    reporters: frozenset[str]
    """Reports and journals by abbreviations that tell nothing without a volume behind them: 法時, 民商."""
    places: frozenset[str]
    """Places of courts and universities in Japan: 東京, 京都."""
    weak: frozenset[str]
    """Names and words that are Japanese where other Japanese stands in the text: 個人情報保護法."""
    endings: frozenset[str]
    """What Japanese names and titles end with: 省, 委員会, 施行規則, 白書."""
    verbs: frozenset[str]
    """Verbs, prepositions and particles of Chinese legal prose, beside which a name begins or ends: 依, 違反, 規定."""
    acts: frozenset[str]
    """Verbs of Chinese that Japanese compounds hold as nouns: 提供, 導入."""
    breaks: frozenset[str]
    """Both, and nouns beside which one does: 公司, 條文, 我國."""
    styles: tuple[str, ...]
    """What stands behind the name of a person: 教授, 氏."""
    bodies: frozenset[str]
    """What the names of bodies in Chinese end with: 協會, 股份有限公司."""
    parting: frozenset[str]
    """All verbs but for those that stand in names of bodies too (管理, 保護)."""
    outside_laws: frozenset[str]
    """The verbs and prepositions that stand in no name of a law: 依, 違反; 申請 and 利用 may."""


@cache
def lexicon() -> Lexicon:
    """Return the words that come with the program."""
    words, names = _sections("words.txt"), _names()
    printed = [
        name.replace(usual, form) for usual, form in _PRINTED.items() for name in words["families"] if usual in name
    ]
    # Each set is made once, of all that goes into it: to join sets of so many words takes as long as to make them.
    return Lexicon(
        chinese=frozenset().union(words["chinese"], words["both"], names["chinese"]),
        japanese=frozenset().union(words["japanese"], words["both"], names["japanese"]),
        families=frozenset(words["families"]).union(printed),
        given=frozenset(words["given"]),
        new_families=frozenset(words["families in new forms"]).union(printed),
        names=names["own"],
        reporters=names["reporters"],
        places=names["places"],
        weak=names["weak"],
        endings=names["endings"],
        verbs=names["breaks"],
        acts=names["acts"],
        breaks=names["breaks"].union(names["acts"], names["beside"]),
        styles=tuple(sorted(names["styles"])),
        bodies=names["bodies"],
        parting=names["breaks"].union(names["acts"]) - names["in-bodies"],
        outside_laws=names["breaks"].difference(names["in-bodies"], names["in-laws"]),
    )


@cache
def name_finder() -> WordFinder:
    """Return the names that are Japanese wherever they stand, by which each text is asked for all of them.

    Where it holds none, and no other sign, no list of words is read.
    """
    return WordFinder(_names()["own"])


@cache
def _names() -> dict[str, frozenset[str]]:
    """Return the sections of the file of names, and all names together as one more."""
    found = {section: frozenset(words) for section, words in _sections("names.txt").items()}
    return found | {
        "own": found["names"].union(f"{place}{kind}" for place in found["places"] for kind in found["courts"])
    }


def _text(name: str) -> str:
    return resources.files("briefs.language.recogniser").joinpath(f"data/{name}").read_text(encoding="utf-8")


def _sections(name: str) -> dict[str, list[str]]:
    """Return the words of a file by section: `[name]` opens one, and `#` a comment."""
    # All words of a section are parted in one call: there are some hundred thousand.
    text = "\n".join(line for line in _text(name).splitlines() if not line.startswith("#"))
    parts = (part.partition("]") for part in f"\n{text}".split("\n[")[1:])
    return {section.strip(): words.split() for section, _, words in parts}
