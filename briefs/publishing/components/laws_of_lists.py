"""The laws that belong to a list of briefs: those of its jurisdiction, or those that its briefs discuss."""

from briefs.library.selections import Selection
from briefs.model import addresses
from briefs.model.addresses import Address
from briefs.publishing.components.frames import PageContext
from briefs.publishing.components.law_anchors import law_anchor
from briefs.publishing.components.standing_parts import law_sign
from briefs.publishing.views.list_views import ListedLaw

MOST_LISTED = 30
"""Laws that a list of briefs names; all of a jurisdiction stand in the list of laws."""


def has_feed(selection: Selection) -> bool:
    """Return whether a list has a feed, and laws: that of a topic or of a jurisdiction."""
    return bool(selection.topic) != bool(selection.jurisdiction)


def _names(page: PageContext, selection: Selection) -> tuple[str, ...]:
    if not has_feed(selection):
        return ()
    laws = page.site.laws
    return laws.on(selection.topic) if selection.topic else laws.of(selection.jurisdiction)


def listed_laws(page: PageContext, selection: Selection) -> tuple[ListedLaw, ...]:
    """Return the laws of a list of briefs, by name, with where each stands."""
    found = [ListedLaw(law_anchor(page, name), law_sign(page, name)) for name in _names(page, selection)[:MOST_LISTED]]
    return tuple(sorted(found, key=lambda one: one.law.text))


def calendar_of(page: PageContext, first: Address, selection: Selection) -> str:
    """Return the link to the calendar of these laws, which belongs to the first page of the list; or nothing."""
    has_any = any(page.site.laws.has_history(name) for name in _names(page, selection))
    return page.href(addresses.calendar(first)) if has_any else ""
