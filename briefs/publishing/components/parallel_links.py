"""Links to where a brief stands in two languages side by side."""

from briefs.model import addresses
from briefs.model.brief import BriefId
from briefs.publishing.components.frames import PageContext

COMPOSED = "?parallel"
"""Asks the page of a brief for both languages; `templates/assets/load.js` and `theme.js` know it too."""


def parallel_link(page: PageContext, brief_id: BriefId) -> str:
    """Return the link to where a brief stands in two languages; empty where it does nowhere."""
    site, outputs = page.site, page.site.library.settings.outputs
    if outputs.has_parallel_pages:
        return page.href(addresses.parallel(brief_id, page.lang)) if brief_id in site.paragraphs.rows else ""
    if outputs.composes_parallel and brief_id in site.paragraphs.rows:
        return page.href(addresses.brief(brief_id, page.lang)).removeprefix("./") + COMPOSED
    return ""
