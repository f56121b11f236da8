"""The cheapest way to read a run of characters in up to three languages: a Viterbi search over words.

A state is a language with how easily it may be left at that point: a name that is complete is left for little, a
Japanese particle (の) for much. See `weights` for what each step costs.
"""

from collections.abc import Sequence

import msgspec

from briefs.language.han import SIMPLIFIED, TRADITIONAL, is_in
from briefs.language.recogniser import weights
from briefs.language.recogniser.characters import CHINESE_ALONE, Kind, kind_of
from briefs.language.recogniser.legal_numbers import (
    COURT,
    DAY,
    ERA_YEAR,
    LAW_NUMBER,
    PROVISION,
    REPORT,
    TYPED_IN_CHINESE,
)
from briefs.language.recogniser.lexicon import Lexicon, lexicon

CHINESE, JAPANESE, MAINLAND = "", "ja", "zh-Hans"

# States: Chinese behind a word that leads to a name, other Chinese; Japanese by how it may be left; Simplified Chinese.
_EDGE, _CHINESE, _OPEN, _KATAKANA, _PARTICLE, _CLOSED, _MAINLAND = range(7)
_LANGUAGE = (CHINESE, CHINESE, JAPANESE, JAPANESE, JAPANESE, JAPANESE, MAINLAND)
_LEAVE = {
    _OPEN: weights.LEAVE_OPEN,
    _KATAKANA: weights.LEAVE_KATAKANA,
    _PARTICLE: weights.LEAVE_PARTICLE,
    _CLOSED: weights.LEAVE_AT_EDGE,
}
_JAPANESE_STATES = (_OPEN, _KATAKANA, _PARTICLE, _CLOSED)
LONGEST_WORD = 4
"""Characters of the words of the lists; names and endings may be longer."""
LONGEST_NAME = 18
_PARTICLES = frozenset("のにをはがとでもへやより")
_STRONG = frozenset("之於該係的了惟乃亦皆仍尚矣乎焉哉爾爰")
"""Chinese particles and adverbs that Japanese names do not hold."""


class Step(msgspec.Struct, frozen=True):
    """One word or character of a run, with what reading it costs in each language."""

    end: int
    """Where it ends, in characters of the run."""
    chinese: float
    """Its cost in the Chinese of the page."""
    japanese: float
    """Its cost in Japanese."""
    mainland: float = weights.NEVER
    """Its cost in Simplified Chinese."""
    breaks: bool = False
    """Whether a name may begin behind it and end before it, as Chinese."""
    after: int = _OPEN
    """The state behind it, in Japanese."""
    ends_name: bool = False
    """Whether it is the end of a name, so that it may follow another."""


def read(run: str, script: str = TRADITIONAL, known: frozenset[str] = frozenset()) -> tuple[tuple[str, str], ...]:
    """Return the stretches of a run with their languages: `ja`, `zh-Hans`, or nothing for that of the page.

    `known` are words that are Japanese wherever they stand.
    """
    ways = _ways(run, script, known)
    stretches: list[list[str]] = []
    for start, end, lang in ways:
        if stretches and stretches[-1][1] == lang:
            stretches[-1][0] += run[start:end]
        else:
            stretches.append([run[start:end], lang])
    return tuple((text, lang) for text, lang in stretches)


def _ways(run: str, script: str, known: frozenset[str]) -> list[tuple[int, int, str]]:
    """Return the steps of the cheapest way, each with its language."""
    words = lexicon()
    # Shared characters alone say nothing for the Mainland.
    is_mixed = any(kind_of(char, script) == Kind.MAINLAND for char in run)
    best: list[dict[int, float]] = [{} for _ in range(len(run) + 1)]
    back: list[dict[int, tuple[int, int]]] = [{} for _ in range(len(run) + 1)]
    best[0] = {_EDGE: 0.0}
    for start in range(len(run)):
        here = best[start]
        if not here:
            continue
        for step in _steps(run, start, script, known, words):
            for state, cost, origin in _moves(here, step, is_mixed=is_mixed):
                if cost < best[step.end].get(state, 1e9):
                    best[step.end][state] = cost
                    back[step.end][state] = (start, origin)
    state = min(best[-1], key=best[-1].__getitem__)
    at, way = len(run), []
    while at:
        start, origin = back[at][state]
        way.append((start, at, _LANGUAGE[state]))
        at, state = start, origin
    return way[::-1]


def _moves(here: dict[int, float], step: Step, *, is_mixed: bool) -> Sequence[tuple[int, float, int]]:
    """Return the states that a step may lead to, with their costs and the states that they come from."""
    moves = [
        (_EDGE if step.breaks else _CHINESE, *_to_chinese(here, step)),
        (step.after, *_to_japanese(here, step)),
    ]
    return [*moves, (_MAINLAND, *_to_mainland(here, step))] if is_mixed else moves


def _to_chinese(here: dict[int, float], step: Step) -> tuple[float, int]:
    found = (1e9, 0)
    for state, cost in here.items():
        leave = weights.PASS_MAINLAND_AT_EDGE if state == _MAINLAND else _LEAVE.get(state, 0.0)
        if step.breaks and state in (_OPEN, _KATAKANA):
            leave = weights.LEAVE_AT_EDGE
        found = min(found, (cost + leave, state))
    return found[0] + step.chinese, found[1]


def _to_japanese(here: dict[int, float], step: Step) -> tuple[float, int]:
    found = (1e9, 0)
    for state, cost in here.items():
        if state == _EDGE:
            enter = weights.ENTER_AT_EDGE
        elif state == _CHINESE:
            enter = weights.ENTER_KATAKANA if step.after == _KATAKANA else weights.ENTER
        elif state == _MAINLAND:
            enter = weights.PASS_MAINLAND
        else:
            enter = weights.GO_ON if state == _CLOSED and not step.ends_name else 0.0
        found = min(found, (cost + enter, state))
    return found[0] + step.japanese, found[1]


def _to_mainland(here: dict[int, float], step: Step) -> tuple[float, int]:
    found = (1e9, 0)
    for state, cost in here.items():
        enter = 0.0 if state == _MAINLAND else weights.PASS_MAINLAND
        if state in (_EDGE, _CLOSED):
            enter = weights.PASS_MAINLAND_AT_EDGE
        found = min(found, (cost + enter, state))
    return found[0] + step.mainland, found[1]


def _steps(run: str, start: int, script: str, known: frozenset[str], words: Lexicon) -> list[Step]:
    """Return what may stand at a place of a run: a pattern, names, words, and the character alone."""
    kind = kind_of(run[start], script)
    if kind == Kind.OTHER:
        end = start + 1
        while end < len(run) and kind_of(run[end], script) == Kind.OTHER:
            end += 1
        return [*_patterns(run, start), Step(end, 0.0, 0.0, 0.0, breaks=True, after=_KATAKANA)]
    if kind == Kind.KANA:
        return [_kana(run, start, script), *_names(run, start, known, words)]
    return [
        *_patterns(run, start),
        _character(run, start, kind, script, words),
        *_persons(run, start, words),
        *_names(run, start, known, words),
        *_words(run, start, words),
    ]


def _names(run: str, start: int, known: frozenset[str], words: Lexicon) -> list[Step]:
    """Return the names at a place, and what names end with."""
    steps = []
    for length in range(2, min(LONGEST_NAME, len(run) - start) + 1):
        word = run[start : start + length]
        ends = word in words.endings
        if (word in words.names and not _is_typed_in_chinese(run, word, start)) or word in known:
            steps.append(Step(start + length, weights.NEVER, weights.NAME, after=_CLOSED, ends_name=ends))
        elif ends:
            steps.append(Step(start + length, weights.NEVER, weights.ENDING, after=_CLOSED, ends_name=True))
    return steps


def _words(run: str, start: int, words: Lexicon) -> list[Step]:
    ends = range(start + 2, min(start + LONGEST_WORD, len(run)) + 1)
    found = (_word(run[start:end], end, words) for end in ends)
    return [step for step in found if step]


def _is_typed_in_chinese(run: str, name: str, start: int) -> bool:
    """Return whether a name begins the citation of a judgment that is typed in Chinese characters."""
    return COURT.search(name) is not None and TYPED_IN_CHINESE.match(run, start) is not None


def _word(word: str, end: int, words: Lexicon) -> Step | None:
    """Return the step of a word of one language or both."""
    cost = weights.WORD + weights.WORD_CHARACTER * len(word)
    breaks = word in words.breaks
    is_chinese, is_japanese = breaks or word in words.chinese, word in words.japanese
    if not is_chinese and not is_japanese:
        return None
    # The lists are of Traditional words; the shared ones among them are Simplified words too.
    mainland = cost if all(is_in(char, SIMPLIFIED) for char in word) else weights.NEVER
    chinese = (weights.BREAK if breaks else cost) if is_chinese else weights.NEVER
    japanese = cost + (weights.BREAK_IN_JAPANESE if breaks else 0.0) if is_japanese else weights.NEVER
    return Step(end, chinese, japanese, mainland, breaks=breaks)


def _character(run: str, start: int, kind: Kind, script: str, words: Lexicon) -> Step:
    char = run[start]
    chinese, japanese, mainland = weights.CHARACTERS[kind]
    breaks = char in words.breaks or kind in CHINESE_ALONE
    # Half a Chinese word is never Japanese: 法 before 學, 見 behind 參.
    for pair, other in ((run[start : start + 2], start + 1), (run[start - 1 : start + 1], start - 1)):
        if pair in words.chinese and 0 <= other < len(run) and kind_of(run[other], script) in CHINESE_ALONE:
            japanese += weights.HALF_A_WORD
    if char in words.endings:
        ending = japanese - weights.CHARACTERS[kind][1] + weights.ENDING
        return Step(start + 1, chinese, ending, mainland, breaks=breaks, after=_CLOSED, ends_name=True)
    if char in _STRONG and kind_of(run[start + 1 : start + 2] or " ", script) != Kind.KANA:
        japanese += weights.PARTICLE_IN_JAPANESE
    elif breaks:
        japanese += weights.BREAK_IN_JAPANESE
    return Step(start + 1, weights.BREAK if char in words.breaks else chinese, japanese, mainland, breaks=breaks)


def _persons(run: str, start: int, words: Lexicon) -> list[Step]:
    """Return the steps of a family name with a given name behind it."""
    return [
        Step(end, weights.NEVER, weights.PERSON, after=_CLOSED)
        for middle in (start + 2, start + 3)
        if run[start:middle] in words.families
        for end in (middle + 2, middle + 3)
        if len(run[middle:end]) == end - middle and run[middle:end] in words.given
    ]


def _kana(run: str, start: int, script: str) -> Step:
    """Return the step of a word in kana; a hyphen and a dot within it belong to it."""
    end = start + 1
    while end < len(run) and (kind_of(run[end], script) == Kind.KANA or run[end] in "・･"):
        end += 1
    last = run[end - 1]
    after = _PARTICLE if last in _PARTICLES else _OPEN if "ぁ" <= last <= "ゖ" else _KATAKANA
    return Step(end, weights.NEVER, 0.0, after=after, ends_name=True)


def _patterns(run: str, start: int) -> list[Step]:
    steps = []
    if found := LAW_NUMBER.match(run, start):
        steps.append(Step(found.end(), weights.NEVER, weights.PATTERN, after=_CLOSED))
    if found := DAY.match(run, start):
        steps.append(Step(found.end(), weights.ERA_IN_CHINESE, weights.PATTERN, breaks=True, ends_name=True))
    steps += [
        Step(found.end(), weights.NEVER, weights.PATTERN, after=_CLOSED, ends_name=True)
        for pattern in (REPORT, PROVISION)
        if (found := pattern.match(run, start))
    ]
    if era := ERA_YEAR.match(run, start):
        chinese = weights.EDITION_IN_CHINESE if era["edition"] else weights.ERA_IN_CHINESE
        steps.append(Step(era.end(), chinese, weights.PATTERN if era["edition"] else chinese, breaks=True))
    return steps
