"""Sentences: where one ends in Chinese, Japanese and English, as far as marks tell."""

from bisect import bisect_left

from briefs.patterns import lazy_pattern

# A stop behind these ends no sentence: No. 53, Art. 3, cf. Smith, J. Smith.
_ABBREVIATION = lazy_pattern(
    r"(?:\b(?:No|Nos|nos|Art|Arts|art|arts|secs|paras|nn|Mr|Ms|Mrs|Dr|Prof|St|v|vs|cf|Cf|e\.g|i\.e|Id|id|ch|sec|para|p|pp|vol|Vol|ed|eds|Inc|Ltd|Co|Corp"
    r"|Jan|Feb|Mar|Apr|Aug|Sept|Oct|Nov|Dec|Rev|Stat|Reg|Fed|Cong|Sess)|\b[A-Z])\.$"
)
_LONGEST = 8
"""Characters before a stop in which an abbreviation stands, and what must not stand before it."""
# 。」, or a stop in English with a space and then a capital or figure; a line break always.
# It begins with all that may stand first, as a text is passed over by one class of characters in a third of the time.
_STOP = lazy_pattern(
    r"[。！？.!?\n](?:(?<=[。！？])[。！？]*[」』）〕】”’]*"
    r"|(?<=[.!?])[.!?]*[”’\"')\]]*(?=\s+[\"“‘(\[]?[A-Z0-9À-Þ])|(?<=\n))"
)


def sentence_ends(text: str) -> list[int]:
    """Return the places behind the last character of each sentence, the end of the text among them."""
    ends = []
    for match in _STOP.finditer(text):
        if match[0][0] == "." and _ABBREVIATION.search(text, max(0, match.start() - _LONGEST), match.start() + 1):
            continue
        ends.append(match.end())
    return ends if ends and ends[-1] == len(text) else [*ends, len(text)]


def sentence_at(text: str, ends: list[int], place: int) -> str:
    """Return the sentence to which a mark at a place belongs: the one that stands before it, or goes on around it."""
    start, end = sentence_range(ends, place)
    return text[start:end].strip()


def sentence_range(ends: list[int], place: int) -> tuple[int, int]:
    """Return where that sentence begins, with the space before it, and where it ends."""
    index = min(bisect_left(ends, place), len(ends) - 1)
    return (ends[index - 1] if index else 0), ends[index]
