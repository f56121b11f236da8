"""Views of feeds, sitemap, robots.txt, OpenSearch and redirects."""

import msgspec


class RedirectView(msgspec.Struct, frozen=True):
    """An address that leads on: an old or permanent one of a brief, or that of a source which is a law."""

    lang: str
    """The language tag of the page."""
    title: str
    """The title of the page to which it leads."""
    href: str
    """The link to it."""
    canonical: str
    """Its full web address."""


class FeedEntry(msgspec.Struct, frozen=True):
    """A brief in a feed, or something that happened to a law."""

    id: str
    """A name of the entry that never changes."""
    url: str
    """The full web address of the brief, or of the event on the page of its law."""
    title: str
    """Its title."""
    summary: str
    """Its description; of an event its day."""
    published: str
    """When it was published or happened, as 2025-06-25T00:00:00Z."""
    updated: str
    """When it last changed, in the same form."""
    categories: tuple[str, ...]
    """The names of its topics."""
    points: tuple[str, ...] = ()
    """What a brief holds; empty where it does not say that in points."""


class FeedView(msgspec.Struct, frozen=True):
    """An Atom feed."""

    lang: str
    """The language tag of the feed."""
    id: str
    """A name of the feed that never changes."""
    title: str
    """Its title."""
    url: str
    """Its own full web address."""
    page_url: str
    """The full web address of the page that shows the same."""
    author: str
    """Who publishes the site."""
    updated: str
    """The latest change of any entry, never the time of the build."""
    entries: tuple[FeedEntry, ...]
    """What changed or happened last, at most fifty."""


class OpenSearchView(msgspec.Struct, frozen=True):
    """The file from which a browser learns to search the site (OpenSearch 1.1, draft 6)."""

    lang: str
    """The language tag."""
    name: str
    """The site's name, at most sixteen characters."""
    description: str
    """The site's name in full."""
    address: str
    """The full web address of the file itself."""
    page: str
    """The full web address of the search page."""
    icon: str
    """The full web address of the site's icon."""


class RobotsView(msgspec.Struct, frozen=True):
    """What robots may read."""

    sitemap: str
    """The full web address of the sitemap."""
