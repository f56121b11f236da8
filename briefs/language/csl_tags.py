"""Rich text as CSL-JSON has it in titles: `A <i>v.</i> B`, `H<sub>2</sub>O`, `<span class="nocase">de</span>`.

A tag counts when it is one of CSL's and closed in its turn; whatever else looks like one is text.
"""

from collections.abc import Mapping

from briefs.patterns import lazy_pattern

KINDS = ("i", "b", "sup", "sub", "caps", "nocase")
"""What text may be: italic, bold, raised, lowered, small capitals, and not to be changed in its capitals."""
_TAG = lazy_pattern(
    r"<(?P<open>i|b|sup|sub|sc)>|</(?P<close>i|b|sup|sub|sc|span)>"
    r"|<span\s+(?P<nocase>class=[\"']nocase[\"'])\s*>"
    r"|<span\s+(?P<caps>style=[\"']\s*font-variant\s*:\s*small-caps\s*;?\s*[\"'])\s*>"
)
CAPS_OPEN, CAPS_CLOSE = '<span style="font-variant:small-caps;">', "</span>"
"""How CSL-JSON has small capitals."""


def replaced(text: str, marks: Mapping[str, tuple[str, str]]) -> str:
    """Put marks by kind in the place of the tags of a text; a kind without marks falls away."""
    # Nearly no title has any.
    if "<" not in text:
        return text
    made: list[str] = []
    waiting: list[tuple[str, str, int]] = []
    at = 0
    for match in _TAG.finditer(text):
        made.append(text[at : match.start()])
        at = match.end()
        made.append(match[0])
        if not match["close"]:
            name = match["open"] or "span"
            kind = "nocase" if match["nocase"] else "caps" if match["caps"] or name == "sc" else name
            waiting.append((name, kind, len(made) - 1))
        elif any(name == match["close"] for name, _, _ in waiting):
            # What was opened after it and never closed is text.
            while waiting[-1][0] != match["close"]:
                waiting.pop()
            _, kind, opening = waiting.pop()
            made[opening], made[-1] = marks.get(kind, ("", ""))
    return "".join((*made, text[at:]))


def plain(text: str) -> str:
    """Return a text without its tags."""
    return replaced(text, {})
