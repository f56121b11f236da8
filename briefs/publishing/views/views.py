"""What each template sees: one frozen view for a template, holding everything that its page depends on."""

import msgspec

from briefs.model.addresses import Address
from briefs.publishing.views.citation_views import CitedSource, CiteThis, CitingBrief, NoteView, RelatedBrief
from briefs.publishing.views.fact_views import Fact
from briefs.publishing.views.glossary_views import CoverageView, GlossaryView, TermCard
from briefs.publishing.views.law_views import LawsView, LawView, TimelineView
from briefs.publishing.views.list_views import HomeView, ListView
from briefs.publishing.views.machine_views import FeedView, OpenSearchView, RedirectView, RobotsView, SitemapView
from briefs.publishing.views.map_views import MapEdge, MapEntry, MapNode
from briefs.publishing.views.parallel_views import ParallelView
from briefs.publishing.views.parts import Alternate, Anchor, Frame, Preview


class TocEntry(msgspec.Struct, frozen=True):
    """A heading in the page's contents."""

    id: str
    text: str
    level: int


class BriefView(msgspec.Struct, frozen=True):
    """A brief."""

    frame: Frame
    title: str
    other_title: Anchor | None
    description: str
    marks: tuple[Anchor, ...]
    topics: tuple[Anchor, ...]
    instruments: tuple[Anchor, ...]
    date: str
    written_date: str
    updated: str
    written_updated: str
    minutes: int
    authors: tuple[str, ...]
    keywords: tuple[str, ...]
    html: str
    toc: tuple[TocEntry, ...]
    notes: tuple[NoteView, ...]
    terms: tuple[TermCard, ...]
    previews: tuple[Preview, ...]
    defined: tuple[tuple[str, str], ...]
    sources: tuple[CitedSource, ...]
    source_downloads: tuple[Anchor, ...]
    cited_by: tuple[CitingBrief, ...]
    related: tuple[RelatedBrief, ...]
    cite: CiteThis
    compiled_from: str
    compiled_from_note: str
    compiled_from_url: str
    funding: str
    license: str
    corrections: tuple[tuple[str, str, str], ...]
    authored: Anchor | None
    overruled: int
    parallel: str
    status: str
    drift: tuple[Anchor, ...]
    drift_date: str
    moved: tuple[tuple[Anchor, str], ...]
    permanent: str


class MissingView(msgspec.Struct, frozen=True):
    """A brief that the page's language lacks, with the versions that exist."""

    frame: Frame
    title: str
    title_lang: str
    versions: tuple[Anchor, ...]


class PageView(msgspec.Struct, frozen=True):
    """A page that is no brief."""

    frame: Frame
    title: str
    html: str
    toc: tuple[TocEntry, ...]
    notes: tuple[NoteView, ...]


class SourceView(msgspec.Struct, frozen=True):
    """A source: itself in full, what is known of it, and who cites it where."""

    frame: Frame
    title: str
    title_lang: str
    other_titles: tuple[tuple[str, str], ...]
    kind: str
    html: str
    facts: tuple[Fact, ...]
    cited_by: tuple[CitingBrief, ...]
    downloads: tuple[Anchor, ...]


class AuthoritiesView(msgspec.Struct, frozen=True):
    """The table of authorities: groups by kind, in each groups by jurisdiction; counts by both."""

    frame: Frame
    heading: str
    total: int
    map: str
    groups: tuple[tuple[str, tuple[tuple[str, tuple[CitedSource, ...]], ...]], ...]
    downloads: tuple[Anchor, ...]


class MapView(msgspec.Struct, frozen=True):
    """The citation map: a drawing of who cites what, and the same as a list."""

    frame: Frame
    heading: str
    width: int
    height: int
    nodes: tuple[MapNode, ...]
    edges: tuple[MapEdge, ...]
    entries: tuple[MapEntry, ...]
    left_out: int


class FacetValue(msgspec.Struct, frozen=True):
    """A value of a facet with its label; `lang` is the language of the label where that is not the page's."""

    value: str
    label: str
    lang: str = ""


class SearchView(msgspec.Struct, frozen=True):
    """The search page: facets (name, label, values), and all briefs by topic."""

    frame: Frame
    heading: str
    facets: tuple[tuple[str, str, tuple[FacetValue, ...]], ...]
    topics: tuple[tuple[str, tuple[Anchor, ...]], ...]


class NotFoundPart(msgspec.Struct, frozen=True):
    """What the 404 page says in one language."""

    lang: str
    heading: str
    text: str
    home: Anchor
    briefs: Anchor


class NotFoundView(msgspec.Struct, frozen=True):
    """The page for addresses that don't exist, in all languages."""

    frame: Frame
    parts: tuple[NotFoundPart, ...]


class RootView(msgspec.Struct, frozen=True):
    """The site's root: a choice of languages."""

    frame: Frame
    choices: tuple[tuple[Anchor, str], ...]


View = (
    BriefView
    | MissingView
    | ListView
    | HomeView
    | PageView
    | SourceView
    | AuthoritiesView
    | MapView
    | ParallelView
    | GlossaryView
    | CoverageView
    | SearchView
    | LawView
    | LawsView
    | TimelineView
    | NotFoundView
    | RootView
    | RedirectView
    | FeedView
    | SitemapView
    | OpenSearchView
    | RobotsView
)


class Page(msgspec.Struct, frozen=True):
    """One file of the site before it is rendered: where it stands, its template, and all that the template sees.

    `lang` chooses the interface words; `lastmod` and `alternates` are what the sitemap says, which leaves out pages
    whose `lastmod` is empty and whose view is not indexed.
    """

    address: Address
    lang: str
    template: str
    view: View
    lastmod: str = ""
    alternates: tuple[Alternate, ...] = ()
    listed: bool = False
