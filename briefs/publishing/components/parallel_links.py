"""Links to the page on which a brief stands in two languages side by side."""

from briefs.model import addresses
from briefs.model.brief import BriefId
from briefs.publishing.components.frames import PageContext


def parallel_link(page: PageContext, brief_id: BriefId) -> str:
    """Return the link to the page of a brief with two languages; empty where there is none."""
    site = page.site
    has_page = site.library.settings.outputs.parallel and brief_id in site.paragraphs.rows
    return page.href(addresses.parallel(brief_id, page.lang)) if has_page else ""
