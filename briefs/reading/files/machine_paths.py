"""Paths as machines write them, where a path of the content is wanted: what to write instead."""

import re

from briefs.messages.message import NOTHING, Message, say

_OF_MACHINE = re.compile(r"file:|[a-z]:[\\/]|\\", re.IGNORECASE)
"""How a path of one machine begins: `C:\\Users`, `c:/Users`, `\\\\server`, `file:///C:/`."""


def on_a_machine(path: str) -> Message:
    """Return what to do about a path that only the author's machine knows; nothing for another."""
    if not _OF_MACHINE.match(path):
        return NOTHING
    return say("beside-and-write", instead=path.replace("\\", "/").rpartition("/")[2])


def with_slashes(path: str) -> Message:
    """Return how a path is written that has the backslashes of Windows; nothing for one without."""
    return say("write-slashes", instead=path.replace("\\", "/")) if "\\" in path else NOTHING
