"""What templates see of single facts about a source or law."""

import msgspec


class Fact(msgspec.Struct, frozen=True):
    """One line about a source: what it is, the value with a link where there is one, and what is to say of it."""

    name: str
    value: str
    href: str = ""
    note: str = ""
