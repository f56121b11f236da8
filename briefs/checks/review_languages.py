"""Doubts about languages: where a reading that leans to Japanese, or to Chinese, would print something else."""

from collections.abc import Iterator, Sequence
from typing import Literal

import msgspec

from briefs.language.han import HAN, TRADITIONAL
from briefs.language.japanese import is_new_form, language_runs, may_be_japanese
from briefs.language.languages import ZH_HANT
from briefs.language.recogniser.lattice import JAPANESE, read
from briefs.language.recogniser.lexicon import lexicon
from briefs.language.recogniser.signs import is_sure
from briefs.language.script import script_only, simplified
from briefs.patterns import lazy_pattern

LEAN = 0.35
"""How much dearer or cheaper each word is in Japanese for a reading that leans: a third of a character."""
LONGEST_TERM = 12
"""Characters of a term in marks that may be Japanese without any sign."""
_RUN = lazy_pattern(f"[{HAN}\u3041-\u30ff々〆ー・]+")
_MARKED = lazy_pattern(rf"[〈《「『（(]([{HAN}]{{2,{LONGEST_TERM}}})[〉》」』）)]")


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
    flags = _japanese_characters(text, known)
    taken = -1
    for found in _RUN.finditer(text):
        here = flags[found.start() : found.end()]
        if all(here) and _is_marked(text, found.start(), found[0]):
            continue
        if any(here) or any(is_new_form(char) for char in found[0]):
            for doubt in _in_run(found[0], found.start(), flags, frozenset(known)):
                if doubt.at >= taken:
                    taken = doubt.at + len(doubt.word)
                    yield doubt
    yield from _with_few_signs(text, known)
    if is_on_japan:
        yield from _without_signs(text, flags)


def _with_few_signs(text: str, known: Sequence[str]) -> Iterator[LanguageDoubt]:
    """Return what is Japanese by the least of signs: a new form that may be a slip, among characters of both."""
    at = 0
    for run in language_runs(text, ZH_HANT, known):
        if run.lang == JAPANESE and not is_sure(run.text, TRADITIONAL, frozenset(known)):
            converted = script_only(run.text)
            if converted != run.text and not _is_marked(text, at, run.text):
                yield LanguageDoubt(at, run.text, run.text, converted, "weak")
        at += len(run.text)


def _japanese_characters(text: str, known: Sequence[str]) -> list[bool]:
    """Return for each character whether it is read as Japanese, or as another language than the page's."""
    return [bool(run.lang) for run in language_runs(text, ZH_HANT, known) for _ in run.text]


def _in_run(run: str, start: int, flags: Sequence[bool], known: frozenset[str]) -> Iterator[LanguageDoubt]:
    here = flags[start : start + len(run)]
    for lean in (-LEAN, LEAN):
        leaning = [lang == JAPANESE for part, lang in read(run, known=known, lean=lean) for _ in part]
        differing = [at for at in range(len(run)) if leaning[at] != here[at]]
        if not differing:
            continue
        begin, end = _around(differing[0], here, leaning), _behind(differing[-1], here, leaning)
        word = run[begin:end]
        ours, other = _printed(word, here[begin:end]), _printed(word, leaning[begin:end])
        if ours != other:
            yield LanguageDoubt(start + begin, word, ours, other, "edge" if any(here[begin:end]) else "slip")


def _around(at: int, here: Sequence[bool], leaning: Sequence[bool]) -> int:
    """Return where the stretch begins that one of two readings takes for Japanese around a place."""
    while at and (here[at - 1] or leaning[at - 1]):
        at -= 1
    return at


def _behind(at: int, here: Sequence[bool], leaning: Sequence[bool]) -> int:
    at += 1
    while at < len(here) and (here[at] or leaning[at]):
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
