"""The keys that a file of records seems to have, where it can't be read."""

import re

from briefs.language.keys import LONGEST_KEY, normal_key
from briefs.messages.message import Message, say
from briefs.model.brief import File
from briefs.patterns import lazy_pattern

_KEYS = (
    lazy_pattern(
        r"""^[ \t]*(?:-[ \t]+)?["']?(?:id|citation-key)["']?[ \t]*[:：][ \t]*["']?([^\s"',#{}]{1,200})""", re.MULTILINE
    ),
    lazy_pattern(r"""(?<=[{,])\s*["'“”](?:id|citation-key)["'“”]\s*:\s*["'“]([^"'“”\s]{1,200})"""),
    lazy_pattern(r"^[@＠]\w+\s*[{(｛]\s*([^\s,，{}=]{1,200})", re.MULTILINE),
    lazy_pattern(r"^([^\s:：#@\[{\"'-][^\s:：]{0,200})[:：]?[ \t]*$", re.MULTILINE),
)
"""`id:` in YAML and JSON, an entry of BibTeX, a line of a key alone."""
_STEM = lazy_pattern(r"([^/]+)\.[^./]+$")


def keys_typed(file: File) -> tuple[str, ...]:
    """Return the keys that seem to stand in a file, that of its name among them, each once."""
    text = file.data.decode("utf-8", "replace")
    found = [match[1] for pattern in _KEYS for match in pattern.finditer(text)]
    stem = _STEM.search(file.path)
    return tuple(dict.fromkeys(normal_key(key) for key in (*found, *([stem[1]] if stem else []))))


def key_fault(key: str) -> tuple[Message, Message]:
    """Return what is wrong with a key that can't be one, and what to do."""
    if not key:
        return say("record-no-key"), say("add-line-id")
    is_long = len(key) > LONGEST_KEY
    return say("not-a-key", key=key), say("key-shorter", n=LONGEST_KEY) if is_long else say("key-looks-like")
