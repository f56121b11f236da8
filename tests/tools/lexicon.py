"""Make `briefs/language/recogniser/data/words.txt` from the dictionaries of two word segmenters.

    pip download --no-deps --no-binary :all: jieba==0.42.1; pip install janome==0.5.1 opencc-python-reimplemented
    python tests/tools/lexicon.py jieba-0.42.1.tar.gz

Chinese words are those that jieba's corpus has 60 times and more, in Traditional characters; Japanese ones the usual
nouns of IPADIC, the names of its enterprises, and family and given names. Only words without kana are taken, and of the
Chinese ones those alone that share a character with Japanese: all others tell by themselves.
"""

import re
import sys
import tarfile
from collections.abc import Iterable
from pathlib import Path

from briefs.language.han import TRADITIONAL, is_in
from briefs.language.recogniser.characters import CHINESE_ALONE, Kind, kind_of

DATA = Path(__file__).parents[2] / "briefs/language/recogniser/data/words.txt"
HEAD = """\
# Words by which languages are told apart, made by tests/tools/lexicon.py; do not edit by hand.
# Chinese: the dictionary of jieba 0.42.1 (MIT licence, 2020), words used 60 times and more, in Traditional characters.
# Japanese: IPADIC 2.7.0 (NAIST licence, 2007) as janome 0.5.1 carries it; usual nouns, enterprises, people's names.
"""
USES, USES_OF_OLD = 60, 100
"""How often a Chinese word must be used; more where it holds characters of Chinese alone."""
COST_OF_TWO, COST_OF_MORE, COST_OF_FAMILY, COST_OF_GIVEN = 6200, 8000, 8800, 9000
"""Costs in IPADIC above which a word is rare."""
WIDTH = 110
_HAN = re.compile(r"[\u4e00-\u9fff々]{2,4}")


def chinese_words(archive: Path) -> set[str]:
    """Return the Chinese words of jieba's dictionary in Traditional characters."""
    import opencc

    with tarfile.open(archive) as files:
        member = files.extractfile("jieba-0.42.1/jieba/dict.txt")
        rows = [line.split() for line in member.read().decode().splitlines()] if member else []
    rows = [row for row in rows if _HAN.fullmatch(row[0])]
    words = opencc.OpenCC("s2tw").convert("\n".join(row[0] for row in rows)).split("\n")
    uses: dict[str, int] = {}
    for word, row in zip(words, rows, strict=True):
        uses[word] = max(int(row[1]), uses.get(word, 0))
    return {word for word, count in uses.items() if _is_usual(word, count)}


def _is_usual(word: str, uses: int) -> bool:
    if not all(is_in(char, TRADITIONAL) for char in word):
        return False
    is_old = any(kind_of(char) in CHINESE_ALONE for char in word)
    return uses >= USES_OF_OLD and len(word) <= 3 if is_old else uses >= USES


def japanese_words() -> tuple[set[str], set[str], set[str]]:
    """Return the nouns, family names and given names of IPADIC that have no kana."""
    import janome.sysdic

    nouns, families, given = set(), set(), set()
    for word, _, _, cost, kind, *_ in janome.sysdic.entries().values():
        if not _HAN.fullmatch(word) or any(kind_of(char) in CHINESE_ALONE for char in word):
            continue
        first, second, third, fourth = kind.split(",")
        if first != "名詞":
            continue
        usual = cost <= (COST_OF_TWO if len(word) == 2 else COST_OF_MORE)
        if (second in ("一般", "サ変接続", "形容動詞語幹", "副詞可能") and usual) or third == "組織":
            nouns.add(word)
        elif third == "人名" and fourth == "姓" and len(word) <= 3 and cost <= COST_OF_FAMILY:
            families.add(word)
        elif third == "人名" and fourth == "名" and len(word) <= 3 and cost <= COST_OF_GIVEN:
            given.add(word)
    return nouns, families, given


def section(name: str, words: Iterable[str]) -> str:
    """Return a section of the file, its words in lines of 110 characters."""
    lines, line = [f"[{name}]"], ""
    for word in sorted(words):
        if len(line) + len(word) + 1 > WIDTH:
            lines.append(line)
            line = word
        else:
            line = f"{line} {word}".strip()
    return "\n".join([*lines, line]) + "\n"


def main(archive: Path) -> None:
    """Write the file."""
    chinese, (japanese, families, given) = chinese_words(archive), japanese_words()
    sections = {
        "both": chinese & japanese,
        "chinese": chinese - japanese,
        "japanese": japanese - chinese,
        "families": families,
        "families in new forms": {name for name in families if any(kind_of(char) == Kind.NEW_FORM for char in name)},
        "given": given,
    }
    DATA.write_text(HEAD + "".join(section(name, words) for name, words in sections.items()), encoding="utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
