"""Two rows of things laid side by side in order, so that what is paired weighs most (Needleman and Wunsch)."""

from collections.abc import Sequence

from briefs.language.han import han_in

HAN_TO_LATIN = 4.3
"""Latin characters that say what one Han character says: the median over the paragraphs of this site's briefs."""
MOST = 40_000
"""Pairs to weigh at most; where there are more, things are paired by their place."""
NEVER = -1000.0
"""The weight of a pair that is never made, as leaving both alone weighs 0."""


def latin_length(text: str) -> float:
    """Return the length of a text in Latin characters."""
    han = han_in(text)
    return han * HAN_TO_LATIN + (len(text) - han)


def best_pairs(weights: Sequence[Sequence[float]]) -> list[tuple[int | None, int | None]]:
    """Return the pairing in order that weighs most, by the weight of each two; one left alone weighs nothing."""
    rows, columns = len(weights), len(weights[0]) if weights else 0
    best = [[0.0] * (columns + 1) for _ in range(rows + 1)]
    for i in range(1, rows + 1):
        for j in range(1, columns + 1):
            best[i][j] = max(best[i - 1][j - 1] + weights[i - 1][j - 1], best[i - 1][j], best[i][j - 1])
    pairs: list[tuple[int | None, int | None]] = []
    i, j = rows, columns
    while i or j:
        if i and j and best[i][j] == best[i - 1][j - 1] + weights[i - 1][j - 1]:
            i, j = i - 1, j - 1
            pairs.append((i, j))
        elif j and best[i][j] == best[i][j - 1]:
            j -= 1
            pairs.append((None, j))
        else:
            i -= 1
            pairs.append((i, None))
    return pairs[::-1]
