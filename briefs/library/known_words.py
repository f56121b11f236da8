"""Texts known again after an edit, by their words and by what they are called: notes, and the headings of sections."""

from collections.abc import Sequence

from briefs.library.likeness import likeness, pairs_of

_ALIKE = 0.5
"""How much of its words a text keeps at least to be known again under another name."""
_SAME_NAME = 0.2
"""What an equal name counts beside the words; names that are numbers change whenever something is put in."""

Named = tuple[str, str]
"""What a text is called, a label or id, and its words."""


def known_words(then: Sequence[Named], now: Sequence[Named]) -> dict[int, int]:
    """Return for each text that is known the place that it had: by its words, else alike, else by its name."""
    if [words for _, words in then] == [words for _, words in now]:
        return {at: at for at in range(len(now))}
    partners: dict[int, int] = {}
    lost: dict[str, list[int]] = {}
    for old, (_, words) in enumerate(then):
        lost.setdefault(words, []).append(old)
    for at, (name, words) in enumerate(now):
        if olds := lost.get(words):
            partners[at] = olds.pop(next((n for n, old in enumerate(olds) if then[old][0] == name), 0))
    left = [old for olds in lost.values() for old in olds]
    new = [at for at in range(len(now)) if at not in partners]
    before, after = {old: pairs_of(then[old][1]) for old in left}, {at: pairs_of(now[at][1]) for at in new}

    def has_same_name(old: int, at: int) -> bool:
        # Notes that stand where they are called have no name.
        return then[old][0] == now[at][0] != ""

    def weight(old: int, at: int) -> float:
        return likeness(before[old], after[at]) + _SAME_NAME * has_same_name(old, at)

    weighed = sorted((-weight(old, at), abs(old - at), old, at) for old in left for at in new)
    free = set(left)
    for is_alike in (True, False):
        # Alike first; then what has its name still, whatever it says now.
        for less, _, old, at in weighed:
            fits = -less >= _ALIKE if is_alike else has_same_name(old, at)
            if fits and old in free and at not in partners:
                partners[at] = old
                free.discard(old)
    return partners
