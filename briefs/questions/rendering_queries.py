"""Pages → files, each with its Markdown and its line in the sitemap."""

from collections.abc import Iterable

from briefs.engine.queries import Ask, Fact, Made, Relation, helper
from briefs.model import addresses
from briefs.model.addresses import Address
from briefs.publishing.components.frames import SiteContext
from briefs.publishing.files.markdown_export import exported_page, to_markdown
from briefs.publishing.files.sitemap_files import sitemap_entry
from briefs.publishing.rendering.templates import TemplateRenderer
from briefs.publishing.views.views import Page
from briefs.questions.world import TEMPLATES

MAPPED: Relation[str] = Relation("mapped", str)
"""The entries of the sitemap, of the pages that search engines shall know."""

REDIRECTS: Relation[str] = Relation("redirects", str)
"""Lines of the list of addresses that lead elsewhere: those of briefs, and under `law` those of texts of laws."""


@helper
def renderer(ask: Ask) -> TemplateRenderer:
    """Return who renders pages."""
    return TemplateRenderer(ask(TEMPLATES))


def rendered(ask: Ask, site: SiteContext, *pages: Page) -> Made:
    """Render pages, each with its Markdown where it has a text, and say what the sitemap lists."""
    files: dict[str, bytes] = {}
    facts: list[Fact] = []
    for page in pages:
        data = ask(renderer).render(page)
        files[addresses.file_of(page.address)] = data
        if exported := exported_page(site, page, data):
            address, main = exported
            files[address] = to_markdown(main)
        if entry := sitemap_entry(site, page):
            facts.append(MAPPED.row("", entry))
    return Made(files, tuple(facts))


def written(files: Iterable[tuple[Address, bytes]]) -> Made:
    """Give files that are not rendered."""
    return Made(dict(files))


RENDERING = (renderer,)
