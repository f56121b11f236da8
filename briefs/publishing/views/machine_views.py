"""Views of feeds, sitemap, robots.txt, OpenSearch and redirects."""

import msgspec

from briefs.publishing.views.parts import Alternate


class RedirectView(msgspec.Struct, frozen=True):
    """An old or permanent address, which leads on."""

    lang: str
    title: str
    href: str
    canonical: str


class FeedEntry(msgspec.Struct, frozen=True):
    """A brief in a feed."""

    id: str
    url: str
    title: str
    summary: str
    published: str
    updated: str
    categories: tuple[str, ...]


class FeedView(msgspec.Struct, frozen=True):
    """An Atom feed. `updated` is the latest change of any entry, never the time of the build."""

    lang: str
    id: str
    title: str
    url: str
    page_url: str
    author: str
    updated: str
    entries: tuple[FeedEntry, ...]


class OpenSearchView(msgspec.Struct, frozen=True):
    """A description of the site's search for browsers (OpenSearch 1.1, draft 6); the addresses are absolute."""

    lang: str
    name: str
    description: str
    address: str
    page: str
    icon: str


class SitemapEntry(msgspec.Struct, frozen=True):
    """A page in the sitemap with all its versions."""

    url: str
    lastmod: str
    alternates: tuple[Alternate, ...]


class SitemapView(msgspec.Struct, frozen=True):
    """All pages that search engines shall know."""

    entries: tuple[SitemapEntry, ...]


class RobotsView(msgspec.Struct, frozen=True):
    """What robots may read: everything."""

    sitemap: str
