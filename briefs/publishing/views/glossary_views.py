"""What templates see of terms, and of what is translated."""

import msgspec

from briefs.publishing.views.parts import Anchor, Frame


class TermEntry(msgspec.Struct, frozen=True):
    """A term in the glossary."""

    id: str
    """Its id, which is its place on the page."""
    forms: tuple[tuple[str, str], ...]
    """Pairs of a language tag and the form in that language, empty where it is not known; the page's language first."""
    also: tuple[str, ...]
    """Other forms in the page's language."""
    definition: str
    """What it means; empty where that is not told."""
    note: str
    """What is to be said of the term; empty where there is nothing."""
    briefs: tuple[Anchor, ...]
    """The newest briefs that use it."""
    more: int
    """How many more use it."""
    is_reviewed: bool
    """Whether somebody has reviewed it."""


class TermGroup(msgspec.Struct, frozen=True):
    """The terms under one letter."""

    id: str
    """Its place on the page."""
    letter: str
    """The letter, or the number of strokes in words."""
    entries: tuple[TermEntry, ...]
    """The terms, in the order of the page's language."""


class IndexGroup(msgspec.Struct, frozen=True):
    """The terms of a part in the index of a long glossary."""

    id: str
    """Its place on the page."""
    letter: Anchor
    """The part: its letter, or the number of strokes in words, and how many terms it has."""
    terms: tuple[Anchor, ...]
    """The terms by their names in the page's language and in its order; `id` is that of each."""


class TermCard(msgspec.Struct, frozen=True):
    """What a page says of a term that its text marks."""

    id: str
    """The id by which the marked word names it; the element that holds it must have it."""
    forms: tuple[tuple[str, str], ...]
    """Pairs of a language tag and the form in that language, for the languages that the page is not in."""
    definition: str
    """What it means; empty where that is not told."""


class CoverageRow(msgspec.Struct, frozen=True):
    """A brief on the coverage page."""

    brief: Anchor
    """The brief."""
    versions: tuple[Anchor | None, ...]
    """Its version in each language of the site, in their order; nothing where it lacks that."""
    status: str
    """The state of its translation in words; empty where it has none."""
    recorded: str
    """The day on which the translation was last noted as right; empty where it never was."""
    drifted: int
    """How many paragraphs have changed since."""
    parallel: str
    """The link to both languages side by side; empty where nothing has changed."""
    overruled: int
    """How often the glossary or a rule had its way over the conversion of script."""


class GlossaryView(msgspec.Struct, frozen=True):
    """The glossary."""

    frame: Frame
    """What stands around the page."""
    heading: str
    """The heading of the page."""
    total: int
    """How many terms there are: in all, or on this part of a long glossary."""
    columns: tuple[str, ...]
    """The names of the languages, in the order in which each term has its forms."""
    letters: tuple[Anchor, ...]
    """The letters, or numbers of strokes, with how many terms each has; of a long glossary links to a page for each."""
    groups: tuple[TermGroup, ...]
    """The terms on this page by letter; none on the first page of a long glossary."""
    downloads: tuple[Anchor, ...]
    """The glossary as files; the text is the format."""
    index: tuple[IndexGroup, ...] = ()
    """On the first page of a long glossary all of its terms by name; else none."""
    is_part: bool = False
    """Whether the page has the terms of a letter only."""


class CoverageView(msgspec.Struct, frozen=True):
    """What is translated and what is not."""

    frame: Frame
    """What stands around the page."""
    heading: str
    """The heading of the page."""
    rows: tuple[CoverageRow, ...]
    """The briefs, the newest first; of a site of more than 200 those of which there is something to do."""
    languages: tuple[tuple[str, str], ...]
    """Pairs of a language tag and the language's own name."""
    totals: tuple[tuple[str, str], ...]
    """Pairs of a label and a figure for the whole site."""
    unarchived: tuple[Anchor, ...]
    """The sources on the web of which no archived copy is known."""
    unreviewed: tuple[Anchor, ...]
    """The terms that nobody has reviewed."""
    left_out: int
    """How many more briefs there are of which there is something to do."""
    unarchived_left_out: int
    """How many more sources there are of which no archived copy is known."""
    data: str
    """The link to the same as JSON, with everything that is left out here."""
    has_status: bool = True
    """Whether any row tells the state of a translation; a column in which no brief has anything is left out."""
    has_recorded: bool = True
    """Whether any row has a day on which its translation was noted as right."""
    has_overruled: bool = True
    """Whether any row has a wording that was given by rules."""
