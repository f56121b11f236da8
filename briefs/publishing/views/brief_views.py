"""What the templates of a brief see."""

import msgspec

from briefs.publishing.views.citation_views import CitedSource, CiteThis, CitingBrief, NoteView, RelatedBrief
from briefs.publishing.views.glossary_views import TermCard
from briefs.publishing.views.parts import Anchor, Frame, Html, LawMove, LawSign


class TocEntry(msgspec.Struct, frozen=True):
    """A heading in the page's contents."""

    id: str
    """The place of the heading on the page."""
    text: str
    """What it says."""
    level: int
    """Its level, 2 to 4."""


class BriefLaw(msgspec.Struct, frozen=True):
    """A law that a brief is about."""

    law: Anchor
    """The law."""
    number: str
    """Its number; empty where it has none."""
    sign: LawSign
    """Where it stands."""
    official: Anchor | None
    """Its official text on the web; the text is the host that has it. Nothing where none is known."""


class LawDay(msgspec.Struct, frozen=True):
    """The day whose law a text states, which is what its reader asks for."""

    date: str
    """The day, as 2025-06-25, 2025-06 or 2025."""
    written: str
    """The same as it is written in the page's language."""
    checked: str
    """When somebody last held the text against where its laws stand, in words; empty where nobody did."""


class KeyPoint(msgspec.Struct, frozen=True):
    """A point of the headnote."""

    id: str
    """Its place on the page, `headnote-1`."""
    html: Html
    """What it says, with links."""


class KeyDate(msgspec.Struct, frozen=True):
    """A day that whom a brief concerns should know."""

    date: str
    """The day as 2025-06-25, also a month or a year."""
    written: str
    """The same as it is written in the page's language."""
    what: str
    """What happens then."""


class Headnote(msgspec.Struct, frozen=True):
    """What a brief holds, in short."""

    points: tuple[KeyPoint, ...]
    """Its points."""
    affects: tuple[str, ...]
    """Whom the brief concerns."""
    dates: tuple[KeyDate, ...]
    """The days to know, oldest first."""


class ComposedView(msgspec.Struct, frozen=True):
    """What a browser must know, beside the pages of a brief in both languages, to lay these side by side."""

    rows: str
    """The blocks of each row, as `p1 s2=s3 p4= =p5`; empty where they follow from the ids of both pages."""
    changed: str
    """The ids of what has changed since it was translated, with a space between; mostly empty."""


class BriefView(msgspec.Struct, frozen=True):
    """The page of a brief."""

    frame: Frame
    """What stands around the page."""
    title: str
    """Its title."""
    other_title: Anchor | None
    """Its title in the other authored language; nothing where it lacks that."""
    description: str
    """Its description, one or two sentences."""
    headnote: Headnote | None
    """Its points, whom it concerns and the days to know; nothing where it says none of these."""
    marks: tuple[Anchor, ...]
    """The marks of its jurisdictions; `title` is the full name."""
    topics: tuple[Anchor, ...]
    """Its topics."""
    instruments: tuple[BriefLaw, ...]
    """The laws that it is about, with their numbers and where they stand."""
    date: str
    """The day on which it was published, as 2025-06-25."""
    written_date: str
    """The same day as it is written in the page's language."""
    law_day: LawDay | None
    """The day whose law it states; nothing where it is about no law."""
    minutes: int
    """How many minutes it takes to read."""
    authors: tuple[str, ...]
    """Its authors; empty where none is named."""
    author_links: tuple[Anchor, ...]
    """The same with the lists of their briefs."""
    keywords: tuple[str, ...]
    """Its keywords."""
    html: Html
    """Its text, with charts, pictures and marked terms."""
    toc: tuple[TocEntry, ...]
    """The headings of its contents."""
    notes: tuple[NoteView, ...]
    """Its notes."""
    terms: tuple[TermCard, ...]
    """The terms of the glossary that its text marks."""
    defined: tuple[tuple[str, str], ...]
    """Pairs of a short name that the text defines and what it stands for; the text leads to `def-1`, `def-2` and on."""
    sources: tuple[CitedSource, ...]
    """The sources that it cites, in the order of its notes."""
    source_downloads: tuple[Anchor, ...]
    """The same as files for reference managers; the text is the format."""
    cited_by: tuple[CitingBrief, ...]
    """The briefs that cite it."""
    related: tuple[RelatedBrief, ...]
    """Related briefs, the nearest first."""
    cite: CiteThis
    """How to cite it."""
    documents: tuple[Anchor, ...]
    """The brief as files to take along: Word, EPUB, PDF; empty where the site has none."""
    compiled_from: str
    """The article that it was compiled from: publisher, title, date; empty where there is none."""
    compiled_from_note: str
    """What is to be said of that article; empty where there is nothing."""
    compiled_from_url: str
    """The web address of that article; empty where none is known."""
    funding: str
    """Who paid for it; empty where that is not told."""
    license: str
    """The licence of its text; empty where none is named."""
    corrections: tuple[tuple[str, str, str], ...]
    """For each correction its day as 2025-06-25, the day as it is written, and what was corrected."""
    authored: Anchor | None
    """The version from which this one was converted; nothing where it was written."""
    overruled: int
    """How often the glossary or a rule had its way over that conversion."""
    parallel: str
    """The link to both languages side by side; empty where it has one."""
    composed: ComposedView | None
    """What a browser must know to lay both languages side by side; nothing where the site has pages for that."""
    status: str
    """The state of the translation, `tentative` or `final`; empty where that is not told."""
    drift: tuple[Anchor, ...]
    """The paragraphs that changed in the other language since they were translated."""
    drift_date: str
    """The day on which the translation was last noted as right; empty where nothing has changed since."""
    moved: tuple[LawMove, ...]
    """What has happened to its laws since the day whose law it states."""
    permanent: str
    """Its permanent web address, in full."""
    embeds: tuple[Anchor, ...]
    """The full web addresses of what other sites show of it and of its charts (oEmbed), with what each is called."""


class MissingView(msgspec.Struct, frozen=True):
    """The page of a brief in a language that the brief lacks."""

    frame: Frame
    """What stands around the page; its description says what is missing."""
    title: str
    """The title of the brief, in a language that it has."""
    title_lang: str
    """The language tag of the title."""
    versions: tuple[Anchor, ...]
    """The versions that exist; `title` is the name of the language."""
