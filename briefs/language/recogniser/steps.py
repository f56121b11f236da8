"""What may stand at a place of a run, and what reading it costs in each language: patterns, names, words, signs."""

import msgspec
from msgspec.structs import replace

from briefs.language.han import SIMPLIFIED, is_in
from briefs.language.recogniser import legal_numbers as numbers
from briefs.language.recogniser import weights
from briefs.language.recogniser.characters import CHINESE_ALONE, Kind, kind_of
from briefs.language.recogniser.lexicon import Lexicon
from briefs.language.recogniser.no_names import goes_on, is_name

LONGEST_WORD = 4
"""Characters of the words of the lists; names and endings may be longer."""
LONGEST_NAME = 18
LONGEST_REPORTER = 5
_PARTICLES = frozenset("のにをはがとでもへやより")
_CLOSING = ("ものとする", "である", "ました", "ません", "べきである", "ではない", "てはならない")
"""Kana with which a Japanese sentence ends: the clause around it may go on in Chinese."""
_INDEPENDENT = ("もの", "こと", "いわゆる", "みだり", "あらかじめ", "ただし", "しかし", "すべて", "こども", "ふるさと")
"""Words in hiragana that stand by themselves and end no word in Han."""
_STRONG = frozenset("之於該係了惟乃亦皆仍尚矣乎焉哉爾爰")
"""Chinese particles and adverbs that Japanese names do not hold."""
_SOFT = frozenset("間等中內外上下前後者不無有自的性化人")
"""Characters beside which a name may end in Chinese, and of which Japanese makes compounds: 社会通念上."""
_NO_OBJECT = frozenset(("", *"之的後前時與及和等"))
"""What stands behind a verb that has no object there; nothing is the end of the run."""
_COURTS = ("裁判所", "高裁", "地裁", "家裁", "最高裁", "法廷", "支部")
"""What the name of a court ends with, whose 決定 of a day is a decision and no verb."""
_JOINING = frozenset("令案号条項頁版氏訳編")
"""Endings that follow another one at once: 省令, 法案."""


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
    wants_before: bool = False
    """Whether Japanese has a word before it: an ending in hiragana behind Han."""


def steps_at(run: str, start: int, script: str, known: frozenset[str], words: Lexicon) -> list[Step]:
    """Return what may stand at a place of a run: a pattern, names, words, and the character alone."""
    kind = kind_of(run[start], script)
    if kind == Kind.OTHER:
        end = start + 1
        while end < len(run) and kind_of(run[end], script) == Kind.OTHER and run[end] not in "・･":
            end += 1
        if run[start] in "・･":
            return [
                Step(start + 1, weights.DOT_IN_CHINESE, 0.0, 0.0, breaks=True, after=State.KATAKANA, ends_name=True)
            ]
        return [*_patterns(run, start, words), Step(end, 0.0, 0.0, 0.0, breaks=True, after=State.KATAKANA)]
    if kind == Kind.KANA:
        return [_kana(run, start, script), *_names(run, start, script, known, words)]
    plain = [_character(run, start, kind, script, words), *_words(run, start, words)]
    return [
        *_patterns(run, start, words),
        *(_without_halves(step, run, start, script, words) for step in plain),
        *_persons(run, start, words),
        *_names(run, start, script, known, words),
    ]


def _without_halves(step: Step, run: str, start: int, script: str, words: Lexicon) -> Step:
    """Make a step dear in Japanese that cuts a Chinese word: 法 before 學, 議院 behind 眾."""
    if _is_joined(run, start, script, words) or _is_joined(run, step.end, script, words):
        return replace(step, japanese=step.japanese + weights.HALF_A_WORD)
    return step


def _is_joined(run: str, at: int, script: str, words: Lexicon) -> bool:
    """Return whether a Chinese word with a character of Chinese alone beside the place stands across it."""
    if not 0 < at < len(run):
        return False
    if kind_of(run[at - 1], script) not in CHINESE_ALONE and kind_of(run[at], script) not in CHINESE_ALONE:
        return False
    return any(
        run[at - 1 : at + more] in words.chinese or run[max(0, at - more) : at + 1] in words.chinese for more in (1, 2)
    )


def _names(run: str, start: int, script: str, known: frozenset[str], words: Lexicon) -> list[Step]:
    """Return the names at a place, and what names end with."""
    steps = []
    for length in range(2, min(LONGEST_NAME, len(run) - start) + 1):
        word = run[start : start + length]
        ends = word in words.endings and not goes_on(run, word, start + length, words)
        if word in known or (word in words.names and is_name(run, word, start, script, words)):
            steps.append(Step(start + length, weights.NEVER, weights.NAME, after=State.CLOSED, ends_name=ends))
        elif ends:
            steps.append(Step(start + length, weights.NEVER, weights.ENDING, after=State.CLOSED, ends_name=True))
        elif word in words.new_families:
            # A given name may follow: 宮沢俊義.
            steps.append(Step(start + length, weights.NEVER, weights.NAME, after=State.OPEN))
    return steps


def _words(run: str, start: int, words: Lexicon) -> list[Step]:
    ends = range(start + 2, min(start + LONGEST_WORD, len(run)) + 1)
    found = (_word(run, start, end, words) for end in ends)
    return [step for step in found if step]


def _word(run: str, start: int, end: int, words: Lexicon) -> Step | None:
    """Return the step of a word of one language or both."""
    word = run[start:end]
    cost = weights.WORD + weights.WORD_CHARACTER * len(word)
    is_act = word in words.acts
    # Without an object it is a noun: インボイス制度導入.
    breaks = word in words.breaks and not (is_act and run[end : end + 1] in _NO_OBJECT)
    is_chinese, is_japanese = breaks or word in words.chinese, word in words.japanese
    if not is_chinese and not is_japanese:
        return None
    # The lists are of Traditional words; the shared ones among them are Simplified words too.
    mainland = cost if all(is_in(char, SIMPLIFIED) for char in word) else weights.NEVER
    chinese = (weights.BREAK if breaks else cost) if is_chinese else weights.NEVER
    inside = weights.SOFT_BREAK_IN_JAPANESE if is_act else weights.BREAK_IN_JAPANESE
    japanese = cost + (inside if breaks else 0.0) if is_japanese else weights.NEVER
    return Step(end, chinese, japanese, mainland, breaks=breaks)


def _character(run: str, start: int, kind: Kind, script: str, words: Lexicon) -> Step:
    char = run[start]
    chinese, japanese, mainland = weights.CHARACTERS[kind]
    is_inflected = "ぁ" <= run[start + 1 : start + 2] <= "ゖ"
    breaks = char in words.breaks or kind in CHINESE_ALONE
    if char in words.endings:
        ending = japanese - weights.CHARACTERS[kind][1] + weights.ENDING
        joins = char in _JOINING
        return Step(start + 1, chinese, ending, mainland, breaks=breaks, after=State.CLOSED, ends_name=joins)
    # 係る, 及び: what has an ending in hiragana is a Japanese word, whatever the character is in Chinese.
    if not is_inflected:
        japanese += _as_break(char, breaks=breaks)
    if char in words.breaks:
        chinese = weights.SOFT_BREAK if char in _SOFT else weights.BREAK
    return Step(start + 1, chinese, japanese, mainland, breaks=breaks)


def _as_break(char: str, *, breaks: bool) -> float:
    if char in _STRONG:
        return weights.PARTICLE_IN_JAPANESE
    if char in _SOFT:
        return weights.SOFT_BREAK_IN_JAPANESE
    return weights.BREAK_IN_JAPANESE if breaks else 0.0


def _persons(run: str, start: int, words: Lexicon) -> list[Step]:
    """Return the steps of a family name with a given name behind it."""
    return [
        Step(end, weights.NEVER, weights.PERSON, after=State.CLOSED)
        for middle in (start + 2, start + 3)
        if run[start:middle] in words.families
        for end in (middle + 2, middle + 3)
        if len(run[middle:end]) == end - middle and run[middle:end] in words.given
    ] + [
        Step(middle + 1, weights.NEVER, weights.PERSON, after=State.CLOSED)
        for middle in (start + 2, start + 3)
        if run[start:middle] in words.families and run.startswith(words.styles, middle + 1)
    ]


def _kana(run: str, start: int, script: str) -> Step:
    """Return the step of a word in kana; a hyphen and a dot within it belong to it."""
    end = start + 1
    while end < len(run) and (kind_of(run[end], script) == Kind.KANA or run[end] in "・･"):
        end += 1
    last = run[end - 1]
    if run[start:end].endswith(_CLOSING):
        after = State.KATAKANA
    else:
        after = State.PARTICLE if last in _PARTICLES else State.OPEN if "ぁ" <= last <= "ゖ" else State.KATAKANA
    is_ending = "ぁ" <= run[start] <= "ゖ" and not run.startswith(_INDEPENDENT, start)
    wants_before = is_ending and start > 0 and kind_of(run[start - 1], script) != Kind.OTHER
    return Step(end, weights.NEVER, 0.0, after=after, ends_name=True, wants_before=wants_before)


def _patterns(run: str, start: int, words: Lexicon) -> list[Step]:
    steps = []
    if found := numbers.LAW_NUMBER.match(run, start):
        steps.append(Step(found.end(), weights.NEVER, weights.PATTERN, after=State.CLOSED))
    is_behind_ministry = start > 0 and run[start - 1] in "省庁府"
    if (
        is_behind_ministry
        and (found := numbers.BUREAU.match(run, start))
        and not any(found[0][at : at + 2] in words.parting for at in range(len(found[0])))
    ):
        steps.append(Step(found.end(), weights.NEVER, weights.NAME, after=State.CLOSED, ends_name=True))
    if found := numbers.DAY.match(run, start):
        steps.append(Step(found.end(), weights.ERA_IN_CHINESE, weights.PATTERN, breaks=True, ends_name=True))
        if run.startswith("決定", found.end()) and run.endswith(_COURTS, 0, start):
            steps.append(Step(found.end() + 2, weights.NEVER, 0.0, after=State.CLOSED, ends_name=True))
    steps += [
        Step(found.end(), weights.NEVER, weights.PATTERN, after=State.CLOSED, ends_name=True)
        for pattern in (numbers.REPORT, numbers.PROVISION)
        if (found := pattern.match(run, start))
    ]
    steps += [
        Step(found.end(), weights.NEVER, weights.PATTERN, after=State.CLOSED, ends_name=True)
        for end in range(start + 2, min(start + LONGEST_REPORTER, len(run)) + 1)
        if run[start:end] in words.reporters and (found := numbers.REPORT.match(run, end))
    ]
    if era := numbers.ERA_YEAR.match(run, start):
        chinese = weights.EDITION_IN_CHINESE if era["edition"] else weights.ERA_IN_CHINESE
        steps.append(Step(era.end(), chinese, weights.PATTERN if era["edition"] else chinese, breaks=True))
    return steps
