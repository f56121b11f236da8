"""Doubts about languages: where another reading is not unlikely, and would print something else."""

from collections.abc import Iterator, Sequence
from itertools import groupby
from operator import itemgetter
from typing import Literal

import msgspec

from briefs.language.han import HAN, TRADITIONAL
from briefs.language.japanese import STRETCH, is_new_form, language_runs, may_be_japanese
from briefs.language.languages import ZH_HANT
from briefs.language.recogniser.characters import Kind, kind_of
from briefs.language.recogniser.lattice import JAPANESE
from briefs.language.recogniser.legal_numbers import LAW_NUMBER, PROVISION, REPORT
from briefs.language.recogniser.lexicon import lexicon
from briefs.language.recogniser.likelihood import japanese_likelihoods
from briefs.language.recogniser.signs import LONG, is_enough, is_sure
from briefs.language.recogniser.steps import LONGEST_NAME
from briefs.language.script import script_only, simplified
from briefs.patterns import lazy_pattern

UNSURE, UNSURE_IN_TITLE = 0.2, 0.1
"""How likely the other language of a character must be for it to be asked: less where marks bound the whole title."""
LEAST_NAME = 3
"""Characters of a name of the lists that is no doubt wherever it stands; shorter ones may be the ends of two words."""
LONGEST_TERM = 12
"""Characters of a term in marks that may be Japanese without any sign."""
_MARKED = lazy_pattern(rf"[〈《「『（(]([{HAN}]{{2,{LONGEST_TERM}}})[〉》」』）)]")

_MORE_THAN_NO = lazy_pattern("[\u3041-\u306d\u306f-\u3096\u30a1-\u30fa]")
"""Kana but の."""


class LanguageDoubt(msgspec.Struct, frozen=True):
    """A stretch that could be read in another language, and would then be printed otherwise."""

    at: int
    """Where it begins in the text."""
    word: str
    """The stretch in the text."""
    ours: str
    """What the page says for it."""
    other: str
    """What it would say in the other reading."""
    reason: Literal["edge", "slip", "weak", "title", "shared"]
    """Why it is doubtful; see `review_items.Reason`."""


def language_doubts(text: str, known: Sequence[str], *, is_on_japan: bool) -> Iterator[LanguageDoubt]:
    """Return the doubts of a text; `is_on_japan` says that words without any sign are worth a question too."""
    yield from _with_few_signs(text, known)
    flags = _japanese_characters(text, known)
    for found in STRETCH.finditer(text):
        here = flags[found.start() : found.end()]
        is_title = all(here) and _is_marked(text, found.start(), found[0])
        if is_title and _is_sure_title(found[0]):
            continue
        if any(here) or any(is_new_form(char) for char in found[0]):
            unsure = UNSURE_IN_TITLE if is_title else UNSURE
            yield from _in_stretch(_Reading(found[0], here, found.start()), frozenset(known), unsure)
    if is_on_japan:
        yield from _without_signs(text, flags)


def _with_few_signs(text: str, known: Sequence[str]) -> Iterator[LanguageDoubt]:
    """Return what is Japanese by the least of signs: a new form that may be a slip, a name in characters of both."""
    at = 0
    runs = language_runs(text, ZH_HANT, known)
    has_forms = any(run.lang == JAPANESE and _has_form(run.text) for run in runs)
    for run in runs:
        is_named = run.text in known or has_forms
        if run.lang == JAPANESE and not (is_named and is_sure(run.text, TRADITIONAL, frozenset(known))):
            converted = script_only(run.text)
            if converted != run.text and not _is_marked(text, at, run.text):
                yield LanguageDoubt(at, run.text, run.text, converted, "weak")
        at += len(run.text)


def _has_form(text: str) -> bool:
    """Return whether a text holds a character that Chinese does not write."""
    return any(kind_of(char) in (Kind.KANA, Kind.NEW_FORM, Kind.SHARED_NEW_FORM) for char in text)


def _japanese_characters(text: str, known: Sequence[str]) -> list[bool]:
    """Return for each character whether it is read as Japanese, or as another language than the page's."""
    return [bool(run.lang) for run in language_runs(text, ZH_HANT, known) for _ in run.text]


def _is_sure_title(title: str) -> bool:
    """Return whether a title has more of Japanese than の, which shops in Taiwan put into names: 鮮の茶."""
    if any(kind_of(char) == Kind.OLD_FORM for char in title):
        return False
    has_more = any(is_new_form(char) for char in title) or _MORE_THAN_NO.search(title) is not None
    return has_more or len(title) >= LONG


class _Reading(msgspec.Struct, frozen=True):
    """A stretch of a text as the page reads it."""

    text: str
    """Its characters."""
    japanese: Sequence[bool]
    """For each character whether it is Japanese."""
    start: int
    """Where it begins in the text."""


def _in_stretch(reading: _Reading, known: frozenset[str], unsure: float) -> Iterator[LanguageDoubt]:
    """Return where another reading of a stretch is not unlikely; each place by itself."""
    run, here = reading.text, reading.japanese
    likely = japanese_likelihoods(run, known=known)
    named = _in_names(run, known)
    odd = [likely[at] < 1 - unsure and not named[at] if here[at] else likely[at] > unsure for at in range(len(run))]
    for is_odd, places in groupby(range(len(run)), odd.__getitem__):
        if not is_odd:
            continue
        flipped = set(places)
        other = [here[at] != (at in flipped) for at in range(len(run))]
        begin, end = _around(min(flipped), here, other), _behind(max(flipped), here, other)
        word = run[begin:end]
        ours, theirs = _printed(word, here[begin:end]), _printed(word, _with_signs(word, other[begin:end], known))
        if ours != theirs:
            yield LanguageDoubt(reading.start + begin, word, ours, theirs, "edge" if any(here[begin:end]) else "slip")


def _in_names(run: str, known: frozenset[str]) -> list[bool]:
    """Return for each character whether it is part of what is Japanese wherever it stands."""
    names = lexicon().names | known
    spans = [
        (at, at + length)
        for at in range(len(run))
        for length in range(LEAST_NAME, min(LONGEST_NAME, len(run) - at) + 1)
        if run[at : at + length] in names
    ]
    spans += [found.span() for pattern in (LAW_NUMBER, REPORT, PROVISION) for found in pattern.finditer(run)]
    named = [False] * len(run)
    for begin, end in spans:
        named[begin:end] = [True] * (end - begin)
    return named


def _with_signs(word: str, japanese: Sequence[bool], known: frozenset[str]) -> list[bool]:
    """Return a reading without the Japanese in it that no character tells to be such."""
    kept: list[bool] = []
    for is_japanese, group in groupby(zip(word, japanese, strict=True), itemgetter(1)):
        part = "".join(char for char, _ in group)
        is_told = any(is_new_form(char) for char in part) or is_enough(part, TRADITIONAL, known)
        kept += [is_japanese and is_told] * len(part)
    return kept


def _around(at: int, here: Sequence[bool], other: Sequence[bool]) -> int:
    """Return where the stretch begins that one of two readings takes for Japanese around a place."""
    while at and (here[at - 1] or other[at - 1]):
        at -= 1
    return at


def _behind(at: int, here: Sequence[bool], other: Sequence[bool]) -> int:
    at += 1
    while at < len(here) and (here[at] or other[at]):
        at += 1
    return at


def _printed(word: str, japanese: Sequence[bool]) -> str:
    """Return a word as a page prints it whose characters are Japanese or not."""
    printed, chinese = "", ""
    for char, is_japanese in zip(word, japanese, strict=True):
        if is_japanese:
            printed += (script_only(chinese) if chinese else "") + char
            chinese = ""
        else:
            chinese += char
    return printed + (script_only(chinese) if chinese else "")


def _without_signs(text: str, flags: Sequence[bool]) -> Iterator[LanguageDoubt]:
    """Return what is Chinese here, but may be Japanese: terms in marks, and words of both languages."""
    for found in _MARKED.finditer(text):
        at, word = found.start(1), found[1]
        if not any(flags[at : at + len(word)]) and may_be_japanese(word) and script_only(word) != word:
            yield LanguageDoubt(at, word, simplified(word), word, "title")
    for word in lexicon().weak:
        at = text.find(word)
        if at >= 0 and not any(flags[at : at + len(word)]) and not _is_marked(text, at, word):
            yield LanguageDoubt(at, word, script_only(word), word, "shared")


def _is_marked(text: str, at: int, word: str) -> bool:
    return at > 0 and text[at - 1] in "〈《「『（(" and text[at + len(word) : at + len(word) + 1] in "〉》」』）)"
