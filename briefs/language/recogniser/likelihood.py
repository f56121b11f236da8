"""How likely each character of a run is Japanese: all ways to read it, weighed by what they cost.

The forward–backward algorithm (Rabiner 1989, III.A) over the lattice whose cheapest way the page prints: a way that
costs one more is a third as likely. For what a person is asked (`checks.review_languages`); no page needs it.
"""

from collections import defaultdict
from math import exp, inf, log

import msgspec

from briefs.language.han import TRADITIONAL
from briefs.language.recogniser import weights
from briefs.language.recogniser.lattice import JAPANESE, LANGUAGE, may_be_mainland, moves
from briefs.language.recogniser.lexicon import lexicon
from briefs.language.recogniser.steps import State, steps_at


class _Edge(msgspec.Struct, frozen=True):
    """A step from one state to another."""

    start: int
    """Where it begins, in characters of the run."""
    origin: int
    """The state there."""
    end: int
    """Where it ends."""
    state: int
    """The state behind it."""
    weight: float
    """The logarithm of its weight: what it costs, negated."""


def japanese_likelihoods(run: str, script: str = TRADITIONAL, known: frozenset[str] = frozenset()) -> tuple[float, ...]:
    """Return for each character of a run how likely it is part of Japanese, from 0 to 1."""
    edges, before = _forward(run, script, known)
    behind: list[dict[int, float]] = [defaultdict(lambda: -inf) for _ in range(len(run) + 1)]
    behind[-1] = dict.fromkeys(before[-1], 0.0)
    total = -inf
    for weight in before[-1].values():
        total = _sum(total, weight)
    likelihoods = [0.0] * len(run)
    # The edges from a place come behind all that lead to it, so that backwards each end is known when it is asked for.
    for edge in reversed(edges):
        rest = edge.weight + behind[edge.end].get(edge.state, -inf)
        behind[edge.start][edge.origin] = _sum(behind[edge.start].get(edge.origin, -inf), rest)
        if LANGUAGE[edge.state] == JAPANESE:
            share = exp(before[edge.start][edge.origin] + rest - total)
            for at in range(edge.start, edge.end):
                likelihoods[at] += share
    return tuple(likelihoods)


def _forward(run: str, script: str, known: frozenset[str]) -> tuple[list[_Edge], list[dict[int, float]]]:
    """Return the edges that can be, by where they begin, and the weight of all ways to each state at each place."""
    words = lexicon()
    is_mixed = may_be_mainland(run, script)
    edges = []
    before: list[dict[int, float]] = [{} for _ in range(len(run) + 1)]
    before[0] = {State.EDGE: 0.0}
    for start in range(len(run)):
        for step in steps_at(run, start, script, known, words) if before[start] else ():
            for origin, weight in before[start].items():
                for state, cost, _ in moves({origin: 0.0}, step, is_mixed=is_mixed):
                    if cost < weights.NEVER:
                        edges.append(_Edge(start, origin, step.end, state, -cost))
                        before[step.end][state] = _sum(before[step.end].get(state, -inf), weight - cost)
    return edges, before


def _sum(one: float, other: float) -> float:
    """Return the logarithm of the sum of two weights that are given by theirs."""
    most = max(one, other)
    return most if most == -inf else most + log(exp(one - most) + exp(other - most))
