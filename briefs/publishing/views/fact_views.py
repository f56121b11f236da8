"""What templates see of single facts about a source or law."""

import msgspec


class Fact(msgspec.Struct, frozen=True):
    """One fact about a source or law."""

    name: str
    """What it is, in words."""
    value: str
    """What is the case."""
    href: str = ""
    """The link that the value has; empty where it has none."""
    note: str = ""
    """What is to be said of the value, as the day on which it was checked; empty where there is nothing."""
