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


class Meta(msgspec.Struct, frozen=True):
    """A `<meta>` element: `name` or, for Open Graph, `property`."""

    name: str
    content: str
    is_property: bool = False


class Card(msgspec.Struct, frozen=True):
    """A brief in a list; `lang` is the language of its words where it lacks the page's."""

    href: str
    title: str
    description: str
    date: str
    written_date: str
    marks: tuple[Anchor, ...]
    topics: tuple[Anchor, ...]
    lang: str
    language_name: str


class Preview(msgspec.Struct, frozen=True):
    """What is shown of a page to those who point at a link to it: a line of facts, its title, what it says."""

    href: str
    head: str
    title: str
    text: str = ""
    lang: str = ""


class Frame(msgspec.Struct, frozen=True):
    """What stands around every page: head, header and footer; `more` are links of the footer alone.

    `search` leads to the search page, `open_search` to what a browser learns it from, `index` to the folder of its
    index, `root` to the root of the site.
    """

    lang: str
    title: str
    description: str
    site_title: str
    publisher: str
    license: str
    home: str
    canonical: str
    alternates: tuple[Alternate, ...]
    switch: tuple[Anchor, ...]
    navigation: tuple[Anchor, ...]
    more: tuple[Anchor, ...]
    search: str
    open_search: str
    index: str
    root: str
    breadcrumbs: tuple[Anchor, ...]
    feeds: tuple[Anchor, ...]
    meta: tuple[Meta, ...]
    json_ld: str
    assets: dict[str, str]
    indexed: bool = True
