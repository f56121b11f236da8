"""A key and its value that are one text to YAML: the colon between them is full-width, or no space stands behind it."""

import re
from typing import Any, NamedTuple

from briefs.messages.message import Message, say

_STUCK = re.compile(r"(?P<key>[^\s:：]+)(?P<between>\s*[:：](?!//)|\s+)(?P<value>.*)", re.DOTALL)
_NEXT = re.compile(r"\s+(?=[^\s:：]+\s*[:：])")
"""Where the next line began: to YAML the lines of a text are one."""


class StuckPair(NamedTuple):
    """What is said of a text that stands where `key: value` lines are asked for."""

    at: int
    """The characters before what is wrong."""
    message: Message
    pair: str
    """The key and its value as they are written."""


def stuck_pair(text: str, own: dict[str, Any]) -> StuckPair | None:
    """Return what keeps a text from being a key of a mapping with its value; `own` is the mapping's schema."""
    found = _STUCK.match(text)
    if found is None:
        return None
    key, between = found["key"], found["between"].strip()
    names = own.get("properties") or own.get("propertyNames", {}).get("enum")
    if not (key in names if names else between and own.get("additionalProperties")):
        return None
    message = {"：": "colon-is-full-width", ":": "no-space-after-colon"}.get(between, "colon-is-missing")
    value = _NEXT.split(found["value"].strip(), maxsplit=1)[0]
    return StuckPair(found.end("key"), say(message), f"{key}: {value}"[:60].rstrip())
