"""The sources that are the text of a law, as its page tells of them: they have no pages of their own."""

from collections.abc import Iterator

from briefs.library.selections import NEWEST
from briefs.model import addresses
from briefs.publishing.components.citing_parts import citing_briefs, source_html
from briefs.publishing.components.downloads import downloads
from briefs.publishing.components.frames import PageContext
from briefs.publishing.components.list_pages import list_pages
from briefs.publishing.components.source_facts import source_facts
from briefs.publishing.components.source_links import place_of
from briefs.publishing.views.law_views import LawText


def law_texts(page: PageContext, law: str) -> Iterator[LawText]:
    """Return the texts of a law, each with the newest briefs that cite it."""
    site = page.site
    for key in site.laws.texts.get(law, ()):
        source = site.library.sources[key]
        citing = site.citations.part_citing(key, NEWEST)
        yield LawText(
            id=place_of(source),
            html=source_html(page, key),
            facts=tuple(source_facts(page, source, is_on_law=True)),
            downloads=downloads(page, addresses.source_files(source.slug), "source"),
            cited_by=citing_briefs(page, citing.passages),
            count=site.citations.count_citing(key),
            # The older of a long list keep the addresses that the source had.
            pages=list_pages(page, addresses.source(source.slug, page.lang), citing.part, NEWEST),
        )
