"""A message as a value: a key with what it speaks of. Its words stand in `en.yaml` and `zh-Hant.yaml`.

Rules make messages and know no language; whoever prints one says in which (`entries.render`).
"""

import msgspec


class Message(msgspec.Struct, frozen=True):
    """Something to be said, in no language yet."""

    key: str
    """The entry in the files of words: `no-law`."""
    values: "dict[str, str | int | Message | tuple[str | Message, ...]]" = {}
    """What the entry names in braces: words as they are, numbers, other messages, or several of them in a list."""

    def __hash__(self) -> int:
        """Return a digest; the values are a mapping and have none of their own."""
        return hash((self.key, tuple(self.values.items())))

    def __lt__(self, other: "Message") -> bool:
        """Return which of two comes first; of faults at one place alone this is asked, so no text is made of others."""
        return repr(self) < repr(other)

    def __bool__(self) -> bool:
        """Return whether there is anything to say."""
        return bool(self.key)


Value = str | int | Message | tuple[str | Message, ...]
"""What a message may speak of."""
NOTHING = Message("")
"""Stands where nothing is to be said: a fault about which nothing can be advised."""


def say(key: str, /, **values: Value) -> Message:
    """Return a message by the key of its words, with what they name in braces."""
    return Message(key, values)
