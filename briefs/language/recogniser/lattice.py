"""The cheapest way to read a run of characters in up to three languages: a Viterbi search over words.

A state is a language with how easily it may be left at that point: a name that is complete is left for little, a
Japanese particle (の) for much. See `weights` for what each step costs.
"""

from collections.abc import Sequence

from briefs.language.han import TRADITIONAL
from briefs.language.recogniser import weights
from briefs.language.recogniser.characters import Kind, kind_of
from briefs.language.recogniser.lexicon import lexicon
from briefs.language.recogniser.steps import State, Step, steps_at

CHINESE, JAPANESE, MAINLAND = "", "ja", "zh-Hans"
LANGUAGE = (CHINESE, CHINESE, JAPANESE, JAPANESE, JAPANESE, JAPANESE, MAINLAND)
"""The language of each state."""
_LEAVE = {
    State.OPEN: weights.LEAVE_OPEN,
    State.KATAKANA: weights.LEAVE_KATAKANA,
    State.PARTICLE: weights.LEAVE_PARTICLE,
    State.CLOSED: weights.LEAVE_AT_EDGE,
}


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
    is_mixed = may_be_mainland(run, script)
    best: list[dict[int, float]] = [{} for _ in range(len(run) + 1)]
    back: list[dict[int, tuple[int, int]]] = [{} for _ in range(len(run) + 1)]
    best[0] = {State.EDGE: 0.0}
    for start in range(len(run)):
        here = best[start]
        if not here:
            continue
        for step in steps_at(run, start, script, known, words):
            for state, cost, origin in moves(here, step, is_mixed=is_mixed):
                if cost < best[step.end].get(state, 1e9):
                    best[step.end][state] = cost
                    back[step.end][state] = (start, origin)
    state = min(best[-1], key=best[-1].__getitem__)
    at, way = len(run), []
    while at:
        start, origin = back[at][state]
        way.append((start, at, LANGUAGE[state]))
        at, state = start, origin
    return way[::-1]


def may_be_mainland(run: str, script: str) -> bool:
    """Return whether Simplified Chinese is a way to read a run at all; shared characters alone say nothing for it."""
    return any(kind_of(char, script) == Kind.MAINLAND for char in run)


def moves(here: dict[int, float], step: Step, *, is_mixed: bool) -> Sequence[tuple[int, float, int]]:
    """Return the states that a step may lead to, with their costs and the states that they come from."""
    moves = [
        (State.EDGE if step.breaks else State.CHINESE, *_to_chinese(here, step)),
        (step.after, *_to_japanese(here, step)),
    ]
    return [*moves, (State.MAINLAND, *_to_mainland(here, step))] if is_mixed else moves


def _to_chinese(here: dict[int, float], step: Step) -> tuple[float, int]:
    found = (1e9, 0)
    for state, cost in here.items():
        leave = weights.PASS_MAINLAND_AT_EDGE if state == State.MAINLAND else _LEAVE.get(state, 0.0)
        if step.breaks and state in (State.OPEN, State.KATAKANA):
            leave = weights.LEAVE_AT_EDGE
        found = min(found, (cost + leave, state))
    return found[0] + step.chinese, found[1]


def _to_japanese(here: dict[int, float], step: Step) -> tuple[float, int]:
    found = (1e9, 0)
    for state, cost in here.items():
        if state == State.EDGE:
            enter = weights.ENTER if step.wants_before else weights.ENTER_AT_EDGE
        elif state == State.CHINESE:
            enter = weights.ENTER_KATAKANA if step.after == State.KATAKANA else weights.ENTER
        elif state == State.MAINLAND:
            enter = weights.PASS_MAINLAND
        else:
            enter = weights.GO_ON if state == State.CLOSED and not step.ends_name else 0.0
        found = min(found, (cost + enter, state))
    return found[0] + step.japanese, found[1]


def _to_mainland(here: dict[int, float], step: Step) -> tuple[float, int]:
    found = (1e9, 0)
    for state, cost in here.items():
        enter = 0.0 if state == State.MAINLAND else weights.PASS_MAINLAND
        if state in (State.EDGE, State.CLOSED):
            enter = weights.PASS_MAINLAND_AT_EDGE
        found = min(found, (cost + enter, state))
    return found[0] + step.mainland, found[1]
