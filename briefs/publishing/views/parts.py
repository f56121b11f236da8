"""Parts that the views of several templates share."""

from typing import Annotated

import msgspec

Html = Annotated[str, msgspec.Meta(description="finished HTML")]
"""Text that is finished HTML: a template prints it with `| safe`. All other text is escaped as it is printed."""


class Anchor(msgspec.Struct, frozen=True):
    """A link, or text that may be one."""

    href: str
    """The address to which it leads, seen from the page; empty where the text is no link."""
    text: str
    """What it says."""
    lang: str = ""
    """The language tag of the text or the target; empty where that is the page's language or is not told."""
    title: str = ""
    """What else is to be said of the target, as its full name, number or mark; empty where there is nothing."""
    count: int = 0
    """How many things stand behind it; 0 where they are not counted."""
    current: bool = False
    """Whether it leads to the page on which it stands, or names what is chosen there."""
    id: str = ""
    """Its own place on the page, where what it leads to once stood; mostly empty, as nothing leads to it."""


class Alternate(msgspec.Struct, frozen=True):
    """A version of a page in another language, for search engines."""

    hreflang: str
    """The language tag of the version, or `x-default` for readers of other languages."""
    url: str
    """Its full web address."""


class Meta(msgspec.Struct, frozen=True):
    """A `<meta>` element of the head."""

    name: str
    """What is told, as `og:title` or `citation_author`."""
    content: str
    """What is said of it."""
    is_property: bool = False
    """Whether the name stands in the attribute `property`, as Open Graph wants it, and not in `name`."""
    also: str = ""
    """What the same words say as a property of Open Graph, beside the name; empty where nothing is."""


class LawSign(msgspec.Struct, frozen=True):
    """Where a law stands, as a shape and a word."""

    sign: str
    """The name of the sign, as `in-force`, for a class in the style sheet."""
    text: str
    """The same in words."""
    shape: str
    """The same as a shape, which needs no colour: ●, ◐, ○, ◔, ■, ✕ or ?."""
    dates: str = ""
    """Since when it stands so, and when that was checked; empty where neither is known."""
    coming: str = ""
    """What is still to come, with its day; empty where nothing is."""
    law: str = ""
    """The law in short, where its sign stands beside its bill; else empty, as the law itself stands there."""


class LawMove(msgspec.Struct, frozen=True):
    """What has happened to a law since the day whose law a brief states."""

    law: Anchor
    """The law, with its page."""
    event: str
    """The last thing that happened to it, in words that go on after its name."""
    sign: LawSign
    """Where it stands now."""


class Card(msgspec.Struct, frozen=True):
    """A brief in a list."""

    href: str
    """The link to the brief."""
    title: str
    """Its title."""
    description: str
    """Its description, one or two sentences."""
    date: str
    """The day on which it was published, as 2025-06-25."""
    written_date: str
    """The same day as it is written in the page's language."""
    marks: tuple[Anchor, ...]
    """The marks of its jurisdictions; `title` is the full name."""
    topics: tuple[Anchor, ...]
    """Its topics."""
    lang: str
    """The language tag of title and description; empty where that is the page's language."""
    language_name: str
    """The name of that language in itself; empty where it is the page's language."""
    moved: tuple[LawMove, ...] = ()
    """What has happened to its laws since the day whose law it states."""


class SearchBox(msgspec.Struct, frozen=True):
    """A field in which to search, as a form that needs no script."""

    action: str
    """The link to the search page, which is asked with `q`."""
    label: str
    """What the field is called."""
    button: str
    """What the button says."""
    examples: tuple[Anchor, ...] = ()
    """Searches as examples, each a link to what it finds."""


class ListPages(msgspec.Struct, frozen=True):
    """The pages of a long list, as each of them names them."""

    parts: tuple[Anchor, ...]
    """Those that are near, with the first and the last; empty where there is one."""
    newer: str
    """The link to the page of newer briefs; empty on the newest, and where the list is not by date."""
    older: str
    """The link to the page of older briefs; empty on the oldest, and where the list is not by date."""


class Frame(msgspec.Struct, frozen=True):
    """What stands around every page: head, header and footer."""

    lang: str
    """The language tag of the page."""
    has_mainland_quotes: bool
    """Whether the page's own words have the Mainland's quotation marks (`zh_quotes`), as only Simplified pages can."""
    title: str
    """The page's title with the site's, for `<title>`."""
    description: str
    """One sentence on the page."""
    site_title: str
    """The site's name."""
    publisher: str
    """Who publishes the site."""
    publisher_apart: bool
    """Whether the publisher is called otherwise than the site, so that both are worth saying."""
    license: str
    """The licence of the site's texts; empty where the settings name none."""
    home: str
    """The link to the home page in the page's language."""
    canonical: str
    """The full web address under which search engines shall know the page; empty on the 404 page."""
    alternates: tuple[Alternate, ...]
    """All versions of the page, this one too; empty where search engines shall not know it."""
    switch: tuple[Anchor, ...]
    """The links to this page in each language; `title` is the name of the language."""
    navigation: tuple[Anchor, ...]
    """The links of the header, which the footer repeats."""
    more: tuple[Anchor, ...]
    """Links that the footer alone has."""
    search: str
    """The link to the search page."""
    open_search: str
    """The link to the file from which a browser learns to search the site."""
    root: str
    """The link to the root of the site."""
    breadcrumbs: tuple[Anchor, ...]
    """The way from the home page to the page itself, the last; `title` is the full address. Empty on home page, root
    and 404."""
    feeds: tuple[Anchor, ...]
    """The feeds: first that of all briefs, then those of the page's own subjects."""
    meta: tuple[Meta, ...]
    """What the page says of itself to other programs; empty where search engines shall not know it."""
    json_ld: Html
    """The same as JSON-LD, finished for a `<script>`; empty where there is nothing to say."""
    markdown: str
    """The link to the page as Markdown; empty where there is none."""
    assets: dict[str, str]
    """The link to each style sheet, script and picture that is published, by its name: `assets['site.css']`."""
    indexed: bool = True
    """Whether search engines shall know the page."""
    is_shared: bool = False
    """Whether its description is that of links to it as well (`og:description`)."""
