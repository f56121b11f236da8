"""Where a Chinese heading may be broken: at marks and at small words, and within the name of a law only if it must be.

Browsers break Chinese between any two characters: 研究／開發, in the middle of a name.
"""

from collections.abc import Iterator

from briefs.patterns import lazy_pattern

_OPEN, _CLOSE = "《〈「『（(", "》〉」』）)"
_PLACES = lazy_pattern(
    rf"(?<=[：；、，。！？之的{_CLOSE}])(?![：；、，。！？{_CLOSE}])"
    rf"|(?<![{_OPEN}])(?=[{_OPEN}])"
    # Small words, and not the ends of others: 普及, 以及, 參與.
    r"|(?<![普以涉觸触波])(?=及)|(?<![參参給给])(?=[與与暨])(?![與与][會会])"
)


def pieces(text: str, depth: int = 0) -> Iterator[tuple[str, bool]]:
    """Yield the parts of a heading between which it may be broken, each with whether it ends within a name.

    `depth` tells how many names are open at its beginning, as a heading may be given in parts.
    """
    start = 0
    for match in _PLACES.finditer(text):
        at = match.start()
        if start < at < len(text):
            yield text[start:at], in_names(text[:at], depth) > 0
            start = at
    yield text[start:], False


def in_names(text: str, depth: int = 0) -> int:
    """Return how many names (《…》) are open at the end of a text."""
    for char in text:
        depth += (char in "《〈") - (char in "》〉" and depth > 0)
    return depth
