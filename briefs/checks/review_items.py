"""What a person should look at in derived text: where converters disagree, and where a language or a word is unsure.

Three say how a word is to be converted: OpenCC (the script alone), a second converter of independent make, and the
rules of the site. What a record, a site or a brief states by hand and terms of glossary entries that were reviewed need
no second look, nor does what a person approved.
"""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from difflib import SequenceMatcher
from typing import Literal

import msgspec

from briefs.checks.review_languages import language_doubts
from briefs.checks.review_terms import term_doubts
from briefs.language.han import HAN
from briefs.language.japanese import language_runs
from briefs.language.languages import DERIVED, ZH_HANT
from briefs.language.quotes import alike
from briefs.language.rules import Rule, places, settled
from briefs.language.script import script_only
from briefs.language.sentences import sentence_ends
from briefs.library.library import Library
from briefs.model.addresses import BRIEFS
from briefs.model.brief import Brief
from briefs.model.front_matter import BriefFrontMatter
from briefs.reading.records.conversion_rules import Rules

Convert = Callable[[str], str]
_AROUND = 40
"""Characters of its sentence that are shown before and after a word: a line of a terminal."""
_HAN_RUN = re.compile(rf"[{HAN}]+")


Reason = Literal["words", "edge", "slip", "weak", "title", "shared", "border", "body"]
"""Two converters disagree; the edge of a Japanese stretch; a new form that is taken for a slip, or is little to
make Japanese of; a title or word in marks that may be Japanese; a word of both languages; a longer word across the
edge of a term; a term in the name of a body or law."""


class ReviewItem(msgspec.Struct, frozen=True, order=True):
    """One word to look at."""

    path: str
    """The file in which it stands first, as diagnostics name it."""
    line: int
    """The line there, from 1: that of its block, note or key of the front matter."""
    word: str
    """The word as the Traditional text has it."""
    kind: Reason
    """Why it is listed."""
    ours: str
    """What the derived page says."""
    script: str
    """What the script alone gives; empty in doubts of language and of terms."""
    second: str
    """What the second converter says, or the page would in the other reading."""
    because: str
    """The word that stands across the edge of a term; else empty."""
    before: str
    """The sentence before it, up to 40 characters of it."""
    after: str
    """The sentence after it, up to 40 characters of it."""
    count: int
    """How often it is found with the same conversion, in all texts."""


def find_review_items(
    library: Library, rules: Rules, second: Convert, approved: Mapping[str, str]
) -> tuple[ReviewItem, ...]:
    """Go over every text that is converted; each word is given once."""
    reviewed = [term for term in library.glossary.values() if term.reviewed]
    unreviewed = {form for term in library.glossary.values() if not term.reviewed for form in term.forms(ZH_HANT)}
    unreviewed -= {form for term in reviewed for form in term.forms(ZH_HANT)}
    found: dict[tuple[str, str], ReviewItem] = {}
    for group in (library.briefs, library.pages):
        for (name, lang), brief in group.items():
            if lang not in DERIVED:
                continue
            derived = group[name, DERIVED[lang]]
            own = tuple(rule for rule, _ in derived.overruled)
            # Only in a brief on Japan is a word without any sign of Japanese worth a question.
            unsure = "JP" in brief.front_matter.jurisdictions if brief.kind == BRIEFS else False
            for line, text, result in _texts(brief, derived):
                known = [rule.word for rule in rules.japanese.within(text)]
                here = tuple({rule.word: rule for rule in (*rules.general.within(text), *own)}.values())
                known += settled(here)[0]
                items = _without_overlaps(
                    [
                        *_doubts_of_terms(text, here, known),
                        *_doubts_of_language(text, known, is_on_japan=unsure),
                        *_disagreements(text, here, known, second),
                    ]
                )
                for at, item in items:
                    is_told = approved.get(item.word) == item.ours
                    is_sound = item.word not in unreviewed and any(rule.word == item.word for rule in here)
                    is_sound = is_sound or any(item.word in rule.word and not rule.is_term for rule in here)
                    # What the page does not say was given by hand: -{ }-.
                    if not is_told and not is_sound and alike(item.ours) in alike(result):
                        _add(found, _placed(item, text, at, brief.path, line))
    return tuple(sorted(found.values()))


def _without_overlaps(items: Sequence[tuple[int, ReviewItem]]) -> list[tuple[int, ReviewItem]]:
    """Leave out what stands where something is listed already: the first says most of why."""
    taken: list[tuple[int, int]] = []
    kept = []
    for at, item in items:
        end = at + len(item.word)
        if all(end <= start or stop <= at for start, stop in taken):
            kept.append((at, item))
            taken.append((at, end))
    return kept


def _texts(brief: Brief, derived: Brief) -> Iterator[tuple[int, str, str]]:
    """Return each text of a brief with its line and what the derived page says for it."""
    yield brief.place("title")[0], brief.front_matter.title, derived.front_matter.title
    yield brief.place("description")[0], brief.front_matter.description, derived.front_matter.description
    for key, texts in _headnote(brief.front_matter).items():
        derived_texts = _headnote(derived.front_matter)[key]
        for at, (text, result) in enumerate(zip(texts, derived_texts, strict=True)):
            yield brief.place(f"{key}.{at}")[0], text, result
    for block, other in zip(brief.blocks, derived.blocks, strict=True):
        if block.kind != "code":
            yield block.line, block.text, other.text
    for note, said in zip(brief.notes, derived.notes, strict=True):
        yield note.line, note.text, said.text


def _headnote(front_matter: BriefFrontMatter) -> dict[str, tuple[str, ...]]:
    """Return what a headnote says, by the key under which it stands."""
    days = tuple(day.what for day in front_matter.dates)
    return {"points": front_matter.points, "affects": front_matter.affects, "dates": days}


def _add(found: dict[tuple[str, str], ReviewItem], item: ReviewItem) -> None:
    key = item.word, item.ours
    first = found.get(key)
    found[key] = msgspec.structs.replace(first or item, count=(first.count if first else 0) + 1)


def _placed(item: ReviewItem, text: str, at: int, path: str, line: int) -> ReviewItem:
    end = at + len(item.word)
    ends = sentence_ends(text)
    begins = max((stop for stop in ends if stop <= at), default=0)
    stops = next(stop for stop in ends if stop >= end)
    before, after = text[max(begins, at - _AROUND) : at].lstrip(), text[end : min(stops, end + _AROUND)].rstrip()
    return msgspec.structs.replace(item, path=path, line=line, before=before, after=after)


def _item(word: str, ours: str, script: str, second: str, kind: Reason = "words", because: str = "") -> ReviewItem:
    return ReviewItem("", 0, word, kind, ours, script, second, because, "", "", 0)


def _disagreements(
    text: str, rules: Sequence[Rule], known: Sequence[str], second: Convert
) -> Iterator[tuple[int, ReviewItem]]:
    """Return the words of a text about which the converters disagree, with their places."""
    start = 0
    for run in language_runs(text, ZH_HANT, known):
        if not run.lang:
            yield from ((start + at, item) for at, item in _in_run(run.text, rules, second))
        start += len(run.text)


def _in_run(text: str, rules: Sequence[Rule], second: Convert) -> Iterator[tuple[int, ReviewItem]]:
    # Quotation marks are no words: which ones a converter takes is no question.
    script, other = alike(script_only(text)), alike(second(text))
    # Places in the converted text are places in the text only while both are of one length.
    if len(script) != len(text):
        return
    by_place = dict(places(text, rules))
    opcodes = SequenceMatcher(None, script, other, autojunk=False).get_opcodes()
    covered = -1
    for at, rule in sorted(by_place.items()):
        if rule.overrules:
            said = _counterpart(opcodes, other, at, at + len(rule.word))
            yield at, _item(rule.word, rule.given, rule.script, said)
    for tag, i, i_end, _, _ in opcodes:
        if tag == "equal" or i < covered:
            continue
        # What the other only puts in belongs to the word before it.
        first = i - (tag == "insert")
        if any(at < max(i_end, i + 1) and first < at + len(rule.word) for at, rule in by_place.items()):
            continue
        # A single character says little by itself: its neighbours make it a word.
        begin, end = (i, i_end) if i_end - i > 1 else (_left(text, i), _right(text, i_end))
        covered = end
        yield (
            begin,
            _item(text[begin:end], script[begin:end], script[begin:end], _counterpart(opcodes, other, begin, end)),
        )


def _left(text: str, at: int) -> int:
    return at - 1 if at and _HAN_RUN.match(text[at - 1]) else at


def _right(text: str, at: int) -> int:
    return at + 1 if at < len(text) and _HAN_RUN.match(text[at]) else at


def _counterpart(opcodes: Sequence[tuple[str, int, int, int, int]], other: str, begin: int, end: int) -> str:
    """Return what the other converter has where one has a stretch of text."""
    parts = []
    for tag, i, i_end, j, j_end in opcodes:
        if i_end < begin or i >= end or (i_end == begin and i != i_end):
            continue
        if tag == "equal":
            parts.append(other[j + max(0, begin - i) : j_end - max(0, i_end - end)])
        else:
            parts.append(other[j:j_end])
    return "".join(parts)


def _doubts_of_language(text: str, known: Sequence[str], *, is_on_japan: bool) -> Iterator[tuple[int, ReviewItem]]:
    for doubt in language_doubts(text, known, is_on_japan=is_on_japan):
        yield doubt.at, _item(doubt.word, doubt.ours, "", doubt.other, doubt.reason)


def _doubts_of_terms(text: str, rules: Sequence[Rule], known: Sequence[str]) -> Iterator[tuple[int, ReviewItem]]:
    start = 0
    for run in language_runs(text, ZH_HANT, known):
        if not run.lang:
            for doubt in term_doubts(run.text, rules):
                kind: Reason = "border" if doubt.because else "body"
                yield start + doubt.at, _item(doubt.word, doubt.ours, "", doubt.other, kind, doubt.because)
        start += len(run.text)
