"""What each template sees: one frozen view for a template, holding everything that its page depends on."""

import msgspec

from briefs.model.addresses import Address
from briefs.publishing.views.brief_views import BriefView, MissingView, TocEntry
from briefs.publishing.views.citation_views import CitedSource, CitingBrief, NoteView
from briefs.publishing.views.fact_views import Fact
from briefs.publishing.views.glossary_views import CoverageView, GlossaryView
from briefs.publishing.views.law_views import LawsView, LawView, TimelineView
from briefs.publishing.views.list_views import HomeView, IndexView, ListView
from briefs.publishing.views.machine_views import FeedView, OpenSearchView, RedirectView, RobotsView
from briefs.publishing.views.map_views import MapView
from briefs.publishing.views.parallel_views import ParallelView
from briefs.publishing.views.parts import Alternate, Anchor, Frame, Html, ListPages, SearchBox


class PageView(msgspec.Struct, frozen=True):
    """A page of text that is no brief, as those of `pages/` and of the manual."""

    frame: Frame
    """What stands around the page."""
    title: str
    """Its title."""
    html: Html
    """Its text."""
    toc: tuple[TocEntry, ...]
    """The headings of its contents."""
    notes: tuple[NoteView, ...]
    """Its notes."""
    before: Anchor | None = None
    """The page before it in its series; nothing where it is the first or in none."""
    after: Anchor | None = None
    """The page after it in its series; nothing where it is the last or in none."""


class SourceView(msgspec.Struct, frozen=True):
    """The page of a source."""

    frame: Frame
    """What stands around the page."""
    title: str
    """The title of the source."""
    title_lang: str
    """The language tag of the title; empty where that is not told."""
    other_titles: tuple[tuple[str, str], ...]
    """Pairs of a title in another language and its language tag."""
    kind: str
    """The kind of the source in words."""
    html: Html
    """The source in full."""
    facts: tuple[Fact, ...]
    """What is known of it: key, jurisdiction, law, days, addresses."""
    cited_by: tuple[CitingBrief, ...]
    """The briefs that cite it, on this page."""
    count: int | None
    """How many briefs cite it; told on its newest page alone."""
    pages: ListPages
    """The pages of the list of briefs that cite it."""
    downloads: tuple[Anchor, ...]
    """The source as files for reference managers; the text is the format."""


class AuthoritiesView(msgspec.Struct, frozen=True):
    """The table of authorities: all sources by kind and jurisdiction; of a long one its contents, or one group."""

    frame: Frame
    """What stands around the page."""
    heading: str
    """The heading of the page."""
    total: int
    """How many sources there are."""
    map: str
    """The link to the table of briefs by laws; empty where there is none."""
    contents: tuple[tuple[str, tuple[Anchor, ...]], ...]
    """Pairs of a kind in words and links to its jurisdictions, with counts; empty where one page has all sources."""
    groups: tuple[tuple[str, tuple[tuple[str, tuple[CitedSource, ...]], ...]], ...]
    """Pairs of a kind and pairs of a jurisdiction, in words, and its sources; no words on the page of one group."""
    downloads: tuple[Anchor, ...]
    """All sources as files for reference managers; the text is the format."""
    pages: ListPages
    """The pages of the group that this one is of, where the table has a page for each group."""


class FacetValue(msgspec.Struct, frozen=True):
    """A value by which search results can be narrowed."""

    value: str
    """The value as the search index has it."""
    label: str
    """The value in words."""
    lang: str = ""
    """The language tag of the label; empty where that is the page's language."""


class BriefsOnTopic(msgspec.Struct, frozen=True):
    """The briefs on a topic, for readers without a script."""

    topic: str
    """The name of the topic."""
    briefs: tuple[Anchor, ...]
    """Its newest briefs; all of them, where they are fewer than 60."""
    every: Anchor | None
    """The link to the list of all of them, whose text says how many there are; nothing where these are all."""


class SearchView(msgspec.Struct, frozen=True):
    """The search page; without a script it lists all briefs by topic."""

    frame: Frame
    """What stands around the page."""
    heading: str
    """The heading of the page."""
    facets: tuple[tuple[str, str, tuple[FacetValue, ...]], ...]
    """For each facet its name in the index, its name in words, and its values."""
    topics: tuple[BriefsOnTopic, ...]
    """The topics that have briefs."""


class NotFoundPart(msgspec.Struct, frozen=True):
    """What the 404 page says in one language."""

    lang: str
    """The language tag."""
    folder: str
    """The folder of the language, with which its addresses begin."""
    site: str
    """The site's name."""
    heading: str
    """The heading."""
    text: str
    """What is said below it."""
    near: str
    """What stands before the pages that are nearest to the address, which a script finds."""
    search: SearchBox
    """The field in which to search."""
    home: Anchor
    """The link to the home page."""
    briefs: Anchor
    """The link to the list of all briefs."""


class NotFoundView(msgspec.Struct, frozen=True):
    """The page for addresses that don't exist; as it is served at any address, its links begin with a slash."""

    frame: Frame
    """What stands around the page."""
    parts: tuple[NotFoundPart, ...]
    """The same in each language, the first being the site's default."""


View = (
    BriefView | MissingView | ListView | IndexView | HomeView | PageView | SourceView | AuthoritiesView | MapView
    | ParallelView
    | GlossaryView | CoverageView | SearchView | LawView | LawsView | TimelineView | NotFoundView
    | RedirectView | FeedView | OpenSearchView | RobotsView
)  # fmt: skip

TEMPLATES: dict[str, type[View]] = {
    "home.html": HomeView,
    "brief.html": BriefView,
    "missing.html": MissingView,
    "parallel.html": ParallelView,
    "list.html": ListView,
    "index.html": IndexView,
    "law.html": LawView,
    "laws.html": LawsView,
    "timeline.html": TimelineView,
    "source.html": SourceView,
    "authorities.html": AuthoritiesView,
    "map.html": MapView,
    "glossary.html": GlossaryView,
    "coverage.html": CoverageView,
    "search.html": SearchView,
    "page.html": PageView,
    "404.html": NotFoundView,
    "redirect.html": RedirectView,
    "feed.xml": FeedView,
    "opensearch.xml": OpenSearchView,
    "robots.txt": RobotsView,
}
"""The view that each template of a page or file is given; the page `guide-templates` of the manual is made from it."""


class Page(msgspec.Struct, frozen=True):
    """One file of the site before it is rendered."""

    address: Address
    """Where it stands."""
    lang: str
    """The language whose interface words it has."""
    template: str
    """Its template, as `TEMPLATES` names it."""
    view: View
    """All that the template sees."""
    lastmod: str = ""
    """The day on which it last changed, as the sitemap says; empty where that is not known."""
    alternates: tuple[Alternate, ...] = ()
    """All its versions, as the sitemap says."""
    listed: bool = False
    """Whether the sitemap lists it."""
