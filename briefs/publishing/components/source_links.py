"""Where a source is told of: on a page of its own, on that of the law of which it is the text, or it is a brief."""

from briefs.language.languages import Lang
from briefs.model import addresses
from briefs.model.addresses import Address
from briefs.model.source import Source, SourceKey
from briefs.publishing.components.frames import PageContext, SiteContext


def is_law(site: SiteContext, source: Source) -> bool:
    """Return whether a source is the text of a recorded law, on whose page it stands."""
    return bool(source.instrument) and site.laws.is_recorded(source.instrument)


def place_of(source: Source) -> str:
    """Return the place of a source on the page of its law."""
    return f"source-{source.slug}"


def source_address(site: SiteContext, source: Source, lang: Lang) -> str:
    """Return the address at which a source that is no brief is told of, with its place there."""
    if is_law(site, source):
        return f"{addresses.law(source.instrument, lang)}#{place_of(source)}"
    return addresses.source(source.slug, lang)


def source_link(site: SiteContext, source: Source, origin: Address, lang: Lang) -> str:
    """Return the link from a page to where a source that is no brief is told of."""
    page, mark, place = source_address(site, source, lang).partition("#")
    return f"{addresses.relative(origin, Address(page))}{mark}{place}"


def source_href(page: PageContext, key: SourceKey) -> str:
    """Return the link to where a source is told of; to the brief that it is where it is one."""
    brief_id = page.site.library.brief_of(key)
    if brief_id:
        return page.href(addresses.brief(brief_id, page.lang))
    return source_link(page.site, page.site.library.sources[key], page.address, page.lang)


def citing_href(page: PageContext, key: SourceKey) -> str:
    """Return the link to where the briefs that cite a source are listed."""
    href = source_href(page, key)
    # The text of a law lists them in its own place on the page of the law.
    return href if "#" in href else f"{href}#cited-by"
