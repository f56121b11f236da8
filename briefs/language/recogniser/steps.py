"""What may stand at a place of a run, and what reading it costs in each language: patterns, names, words, signs."""

import msgspec

from briefs.language.han import SIMPLIFIED, is_in
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
from briefs.language.recogniser.lexicon import Lexicon

LONGEST_WORD = 4
"""Characters of the words of the lists; names and endings may be longer."""
LONGEST_NAME = 18
_PARTICLES = frozenset("のにをはがとでもへやより")
_STRONG = frozenset("之於該係了惟乃亦皆仍尚矣乎焉哉爾爰")
"""Chinese particles and adverbs that Japanese names do not hold."""


class State:
    """A language with how easily it may be left; plain numbers, as the search asks for them a million times."""

    EDGE = 0
    """Chinese behind a word that leads to a name."""
    CHINESE = 1
    """Other Chinese."""
    OPEN = 2
    """Japanese within a name."""
    KATAKANA = 3
    """Japanese behind a word in katakana."""
    PARTICLE = 4
    """Japanese behind a particle, which wants a word behind it."""
    CLOSED = 5
    """Japanese behind the end of a name."""
    MAINLAND = 6
    """Simplified Chinese."""


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
    after: int = State.OPEN
    """The state behind it, in Japanese."""
    ends_name: bool = False
    """Whether it is the end of a name, so that it may follow another."""


def steps_at(run: str, start: int, script: str, known: frozenset[str], words: Lexicon) -> list[Step]:
    """Return what may stand at a place of a run: a pattern, names, words, and the character alone."""
    kind = kind_of(run[start], script)
    if kind == Kind.OTHER:
        end = start + 1
        while end < len(run) and kind_of(run[end], script) == Kind.OTHER:
            end += 1
        return [*_patterns(run, start), Step(end, 0.0, 0.0, 0.0, breaks=True, after=State.KATAKANA)]
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
            steps.append(Step(start + length, weights.NEVER, weights.NAME, after=State.CLOSED, ends_name=ends))
        elif ends:
            steps.append(Step(start + length, weights.NEVER, weights.ENDING, after=State.CLOSED, ends_name=True))
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
        return Step(start + 1, chinese, ending, mainland, breaks=breaks, after=State.CLOSED, ends_name=True)
    if char in _STRONG and kind_of(run[start + 1 : start + 2] or " ", script) != Kind.KANA:
        japanese += weights.PARTICLE_IN_JAPANESE
    elif breaks:
        japanese += weights.BREAK_IN_JAPANESE
    return Step(start + 1, weights.BREAK if char in words.breaks else chinese, japanese, mainland, breaks=breaks)


def _persons(run: str, start: int, words: Lexicon) -> list[Step]:
    """Return the steps of a family name with a given name behind it."""
    return [
        Step(end, weights.NEVER, weights.PERSON, after=State.CLOSED)
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
    after = State.PARTICLE if last in _PARTICLES else State.OPEN if "ぁ" <= last <= "ゖ" else State.KATAKANA
    return Step(end, weights.NEVER, 0.0, after=after, ends_name=True)


def _patterns(run: str, start: int) -> list[Step]:
    steps = []
    if found := LAW_NUMBER.match(run, start):
        steps.append(Step(found.end(), weights.NEVER, weights.PATTERN, after=State.CLOSED))
    if found := DAY.match(run, start):
        steps.append(Step(found.end(), weights.ERA_IN_CHINESE, weights.PATTERN, breaks=True, ends_name=True))
    steps += [
        Step(found.end(), weights.NEVER, weights.PATTERN, after=State.CLOSED, ends_name=True)
        for pattern in (REPORT, PROVISION)
        if (found := pattern.match(run, start))
    ]
    if era := ERA_YEAR.match(run, start):
        chinese = weights.EDITION_IN_CHINESE if era["edition"] else weights.ERA_IN_CHINESE
        steps.append(Step(era.end(), chinese, weights.PATTERN if era["edition"] else chinese, breaks=True))
    return steps
