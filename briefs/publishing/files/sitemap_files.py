"""The sitemap, by the protocol of sitemaps.org: the pages that search engines shall know, with their versions.

Each page writes its own entry, so that the sitemap of a large site costs no more than putting entries together.
"""

from collections.abc import Iterator, Sequence

from markupsafe import escape

from briefs.model.addresses import Address
from briefs.publishing.components.frames import SiteContext
from briefs.publishing.views.views import Page

MOST_IN_A_FILE = 50_000
"""Pages in one file, by the protocol; more need several files and a list of these."""
_HEAD = '<?xml version="1.0" encoding="utf-8"?>\n'
_NAMESPACE = "http://www.sitemaps.org/schemas/sitemap/0.9"
_VERSIONS = "http://www.w3.org/1999/xhtml"


def sitemap_entry(site: SiteContext, page: Page) -> str:
    """Write the entry of a page; nothing where the page does not say of itself that it is listed."""
    if not page.listed:
        return ""
    lines = [f"<loc>{escape(site.absolute(page.address))}</loc>"]
    if page.lastmod:
        lines.append(f"<lastmod>{escape(page.lastmod)}</lastmod>")
    lines += [
        f'<xhtml:link rel="alternate" hreflang="{escape(one.hreflang)}" href="{escape(one.url)}"/>'
        for one in page.alternates
    ]
    return "\n".join(("<url>", *lines, "</url>\n"))


def sitemap_files(site: SiteContext, entries: Sequence[str]) -> Iterator[tuple[Address, bytes]]:
    """Return the sitemap; entries may come in any order. Where they are too many for one file, it lists several."""
    listed = sorted(entries, key=lambda entry: entry.partition("</loc>")[0])
    files = [listed[at : at + MOST_IN_A_FILE] for at in range(0, len(listed) or 1, MOST_IN_A_FILE)]
    whole = Address("sitemap.xml")
    if len(files) == 1:
        yield whole, _entries(files[0])
        return
    parts = {Address(f"sitemap-{number}.xml"): found for number, found in enumerate(files, start=1)}
    names = "".join(f"<sitemap>\n<loc>{escape(site.absolute(part))}</loc>\n</sitemap>\n" for part in parts)
    yield whole, f'{_HEAD}<sitemapindex xmlns="{_NAMESPACE}">\n{names}</sitemapindex>\n'.encode()
    for part, found in parts.items():
        yield part, _entries(found)


def _entries(entries: Sequence[str]) -> bytes:
    opening = f'<urlset xmlns="{_NAMESPACE}" xmlns:xhtml="{_VERSIONS}">\n'
    return "".join((_HEAD, opening, *entries, "</urlset>\n")).encode()
