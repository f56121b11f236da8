"""Who cites what: the notes of every text with their sources, and the same seen from the sources and the briefs."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Literal, Protocol

import msgspec

from briefs.citing.cited_note import CitedNote
from briefs.citing.forms import Form, choose_forms
from briefs.citing.marked import to_plain
from briefs.citing.naming import called
from briefs.citing.profiles import Profile, default_profile
from briefs.citing.references import manner_for
from briefs.citing.works import find_works
from briefs.language.languages import AUTHORED, Lang
from briefs.language.locators import Locator
from briefs.library.library import Library
from briefs.library.selections import Part
from briefs.model.brief import Brief, BriefId
from briefs.model.note import TITLE
from briefs.model.source import Source, SourceKey

BY_STYLE = "csl"
"""The profile that leaves short forms to the style."""


class CitedText(msgspec.Struct, frozen=True):
    """The notes of one text."""

    notes: tuple[CitedNote, ...]
    """The notes in their order, each with what it cites."""
    forms: tuple[tuple[Form, ...], ...]
    """For each note the forms of its citations by key, in their order."""
    profile: Profile
    """The profile by which they are printed, in the text's own script."""


class Passage(msgspec.Struct, frozen=True):
    """A place that cites a source or links to a brief."""

    brief: BriefId
    """The brief in which it stands."""
    lang: Lang
    """The language of the text in which it stands."""
    note: int
    """The number of the note; 0 where the text itself links."""
    locator: Locator | None
    """The place within the source; None where none is named."""
    sentences: tuple[str, ...]
    """The sentences of the text that call the note or hold the link; empty where only the place is wanted."""


class Edge(msgspec.Struct, frozen=True):
    """An edge of the graph of citations, from a text of a brief; nodes are `brief:<id>` and `source:<key>`."""

    to: str
    """The node to which it leads."""
    type: Literal["cites", "links"]
    """Whether a note cites it, or the text or a note links to it."""
    lang: Lang
    """The language of the text."""
    note: int
    """The number of the note; 0 where the text itself links."""
    locator: str = ""
    """The place within what is cited, as it was typed."""


class Places(msgspec.Struct, frozen=True):
    """Where a source is cited."""

    passages: tuple[Passage, ...]
    """The passages of the newest briefs that cite it, without their sentences."""
    more: int
    """How many more briefs cite it."""


class CitingPart(msgspec.Struct, frozen=True):
    """A part of the list of briefs that cite a source."""

    part: Part
    """The briefs."""
    passages: tuple[Passage, ...]
    """The passages in which they do."""


class Citations(Protocol):
    """All citations of a site, seen from the texts and from what is cited."""

    @property
    def of_source(self) -> Mapping[SourceKey, tuple[Passage, ...]]:
        """Return the passages that cite a source, in the order of the library."""

    @property
    def of_brief(self) -> Mapping[BriefId, tuple[Passage, ...]]:
        """Return the passages that cite a brief or link to it, in the order of the library."""

    @property
    def cited_by(self) -> Mapping[SourceKey, tuple[BriefId, ...]]:
        """Return the briefs that cite a source in some language, each once, newest first."""

    @property
    def sources_of(self) -> Mapping[BriefId, tuple[SourceKey, ...]]:
        """Return the sources that a brief cites in any of its languages, in the order of its notes."""

    @property
    def linked_by(self) -> Mapping[BriefId, tuple[BriefId, ...]]:
        """Return the briefs that cite a brief or link to it, each once, newest first."""

    @property
    def links_of(self) -> Mapping[BriefId, tuple[BriefId, ...]]:
        """Return the briefs that a brief cites or links to."""

    def text(self, brief: Brief) -> CitedText:
        """Return the notes of a brief or page."""

    def places(self, key: SourceKey) -> Places:
        """Return where a source is cited, without the sentences."""

    def part_citing(self, key: SourceKey, number: int) -> CitingPart:
        """Return a part of the list of briefs that cite a source."""

    def count_citing(self, key: SourceKey) -> int:
        """Return how many briefs cite a source."""

    def is_cited_elsewhere(self, key: SourceKey, brief: BriefId) -> bool:
        """Return whether another brief than one cites a source."""

    def is_used(self, key: str) -> bool:
        """Return whether some note or chart of a brief or page has a source."""


def cite_text(
    brief: Brief,
    sources: Mapping[SourceKey, Source],
    source_at: Mapping[str, SourceKey],
    profile: Profile,
    profiles: Mapping[str, Profile],
) -> CitedText:
    """Return what the notes of a text cite, and in which form; `source_at` has keys by normal web address.

    `profiles` are all there are, for works that a profile cites as another does.
    """
    notes = find_works(brief.notes, brief.mentions, sources, source_at)
    keys = dict.fromkeys(SourceKey(work.key) for note in notes for work in note.works if work.key)
    issuers = {key: to_plain(called(sources[key], brief.lang, profile)) for key in keys}
    full = {key: to_plain(called(sources[key], brief.lang, profile, full=True)) for key in keys}
    shared = {name for name in issuers.values() if len({full[key] for key in keys if issuers[key] == name}) > 1}
    namesakes = {key for key in keys if issuers[key] in shared}
    issuers |= {key: full[key] for key in namesakes}
    own = {key: manner_for(sources[key], brief.lang, profile, profiles)[1] for key in keys}
    foreign = {key: other for key, other in own.items() if profile.foreign_forms and other is not profile}
    return CitedText(notes, choose_forms(notes, sources, profile, issuers, foreign, namesakes), profile)


def source_passages(brief: Brief, text: CitedText, titles: Mapping[str, str]) -> Iterator[tuple[SourceKey, Passage]]:
    """Return the passages of a text that cite sources; `titles` are those of the briefs that its sentences name."""
    for cited in text.notes:
        sentences = _filled((reference.sentence for reference in cited.note.references), titles)
        for one in cited.cited:
            if one.work.key:
                yield SourceKey(one.work.key), Passage(brief.id, brief.lang, cited.note.number, one.locator, sentences)


def linking_passages(brief: Brief, titles: Mapping[str, str]) -> Iterator[tuple[BriefId, Passage]]:
    """Return the passages of a text that link to other briefs."""
    notes = {note.number: note for note in brief.notes}
    # A sentence that links to a brief twice is one passage.
    for mention in dict.fromkeys(brief.mentions):
        note = notes.get(mention.note)
        said = tuple(reference.sentence for reference in note.references) if note else (mention.sentence,)
        yield BriefId(mention.brief), Passage(brief.id, brief.lang, mention.note, None, _filled(said, titles))


def _filled(sentences: Iterable[str], titles: Mapping[str, str]) -> tuple[str, ...]:
    """Return sentences with the titles of the briefs that they name, each once."""
    return tuple(
        dict.fromkeys(TITLE.sub(lambda hole: titles.get(hole[1], hole[1]), sentence) for sentence in sentences)
    )


def chosen_profile(library: Library, own: str, lang: Lang, *, by_style: bool = False) -> str:
    """Return the profile of a text: its own, else the site's, else the default; one that is missing is passed over.

    `by_style` says that the site chose a CSL style which has short forms of its own.
    """
    chosen = library.settings.citations.of(lang).profile or (BY_STYLE if by_style else "")
    for name in (own, chosen):
        if name in library.profiles and lang in library.profiles[name].languages:
            return name
    return default_profile(library.profiles, lang)


def node_of(key: str, brief: BriefId | None) -> str:
    """Return the node of a source in the graph of citations; `brief` is the brief that it is, if it is one."""
    return f"brief:{brief}" if brief else f"source:{key}"


def edges_of(cited: Mapping[str, Sequence[Passage]], linked: Mapping[BriefId, Iterable[Passage]]) -> Iterator[Edge]:
    """Return the edges of a brief's authored texts: `cited` has its passages by node, `linked` by brief.

    A passage that cites a brief is among both, and gives one edge.
    """
    citing = {passage for passages in cited.values() for passage in passages}
    for node, found in sorted(cited.items()):
        for one in found:
            if one.lang in AUTHORED:
                yield Edge(node, "cites", one.lang, one.note, one.locator.typed if one.locator else "")
    for brief, linking in sorted(linked.items()):
        for one in linking:
            if one.lang in AUTHORED and one not in citing:
                yield Edge(node_of(brief, brief), "links", one.lang, one.note)
