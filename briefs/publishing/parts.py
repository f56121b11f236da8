"""Parts that the views of several templates share."""

import msgspec


class Anchor(msgspec.Struct, frozen=True):
    """A link: where it leads, what it says and in which language, and how many things stand behind it."""

    href: str
    text: str
    lang: str = ""
    title: str = ""
    count: int = 0
    current: bool = False


class Alternate(msgspec.Struct, frozen=True):
    """A version of a page in another language, for search engines and feeds."""

    hreflang: str
    url: str
