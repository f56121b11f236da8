"""The contents of a page: its headings, as far down as they are shown."""

from briefs.model.brief import Heading
from briefs.publishing.views.brief_views import TocEntry

DEEPEST_IN_CONTENTS = 4
"""The lowest level of heading that the contents list; a text has levels 2 to 6."""


def contents(headings: tuple[Heading, ...]) -> tuple[TocEntry, ...]:
    """Return the headings that stand in a page's contents."""
    return tuple(TocEntry(h.id, h.text, h.level) for h in headings if h.level <= DEEPEST_IN_CONTENTS)
