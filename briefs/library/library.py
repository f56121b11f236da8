"""The library: everything that a site holds, as pages and checks look it up.

Only a protocol: whoever implements it may have everything at hand, or ask for each piece when it is looked up.
"""

from collections.abc import Iterable, Mapping, Set
from typing import Protocol

import msgspec

from briefs.citing.profiles import Profile
from briefs.language.languages import AUTHORED, Lang
from briefs.library.authors import author_of
from briefs.model import addresses
from briefs.model.brief import Brief, BriefId
from briefs.model.front_matter import BriefFrontMatter, Jurisdiction, Topic
from briefs.model.law import Instrument
from briefs.model.settings import Settings
from briefs.model.source import Name, Source, SourceKey, Wording
from briefs.model.term import Term


class Subject(msgspec.Struct, frozen=True, array_like=True):
    """What a brief is about, as the first of its versions says."""

    date: str
    """The date of its newest version in a form that sorts: 2025-06-01T00:00:00Z for 2025-06."""
    changed: str
    """The date of its last change, as it is written."""
    topics: tuple[str, ...]
    """The keys of its topics, known or not."""
    instruments: tuple[str, ...]
    """The names of its laws, known or not, each once."""


class Library(Protocol):
    """Everything that a site holds. Briefs are listed newest first, equal dates by id."""

    @property
    def settings(self) -> Settings:
        """Return the settings of the site."""

    @property
    def topics(self) -> Mapping[str, Topic]:
        """Return the topics, in the order of their file."""

    @property
    def jurisdictions(self) -> Mapping[str, Jurisdiction]:
        """Return the jurisdictions, in the order of their file."""

    @property
    def instruments(self) -> Mapping[str, Instrument]:
        """Return the laws, by id."""

    @property
    def glossary(self) -> Mapping[str, Term]:
        """Return the terms, in the order of their file."""

    @property
    def has_laws(self) -> bool:
        """Return whether there is any law."""

    @property
    def has_terms(self) -> bool:
        """Return whether there is any term."""

    @property
    def shelves(self) -> Mapping[tuple[str, Lang], str]:
        """Return the part of a long glossary in which each term stands in a language; empty words in a short one."""

    @property
    def profiles(self) -> Mapping[str, Profile]:
        """Return the profiles of citation, by name."""

    @property
    def sources(self) -> Mapping[SourceKey, Source]:
        """Return the cited works that are sound: first the briefs themselves, then the records."""

    @property
    def unsound(self) -> Set[str]:
        """Return the keys of records that have faults and are not among the sources."""

    @property
    def briefs(self) -> Mapping[tuple[BriefId, Lang], Brief]:
        """Return the published briefs with their texts. Pages of others ask for `fronts` instead."""

    @property
    def fronts(self) -> Mapping[tuple[BriefId, Lang], BriefFrontMatter]:
        """Return the front matter of the published briefs."""

    @property
    def pages(self) -> Mapping[tuple[BriefId, Lang], Brief]:
        """Return the pages that are no briefs."""

    @property
    def aliases(self) -> Mapping[BriefId, tuple[str, ...]]:
        """Return the old addresses of the briefs that have any, newest first."""

    @property
    def drafts(self) -> Set[BriefId]:
        """Return the briefs that are not out yet."""

    @property
    def awaited(self) -> Set[str]:
        """Return the keys of sources that only such briefs cite."""

    @property
    def order(self) -> tuple[BriefId, ...]:
        """Return the published briefs, newest first."""

    @property
    def ids(self) -> Set[BriefId]:
        """Return the ids of the published briefs."""

    def languages_of(self, brief_id: BriefId) -> tuple[Lang, ...]:
        """Return the languages that a brief has, in the site's order."""

    def any_version(self, brief_id: BriefId) -> Brief:
        """Return a brief in the first language that it has."""

    def front(self, brief_id: BriefId, lang: Lang) -> tuple[Lang, BriefFrontMatter]:
        """Return the front matter of a brief for a page in some language, and the language that it is in."""

    def front_matter(self, brief_id: BriefId) -> BriefFrontMatter:
        """Return the front matter of a brief for the facts that its languages share."""

    def subject(self, brief_id: BriefId) -> Subject:
        """Return what a brief is about."""

    def brief_of(self, key: SourceKey) -> BriefId | None:
        """Return the brief that a source is, if it is one of this site."""

    def titles(self, lang: Lang) -> Mapping[str, str]:
        """Return the title of each brief for the pages of a language, in another where the brief lacks that."""

    def anchors(self, kind: str, name: str, lang: Lang) -> tuple[str, ...] | None:
        """Return the places of a text to which a link may lead; None where there is no such text."""

    def series_with(self, name: str, lang: Lang) -> tuple[tuple[str, str], ...]:
        """Return the series that a page is in, its index first: name and title of each; empty where it is in none."""

    def menu(self, lang: Lang, menu: str) -> list[tuple[str, str]]:
        """Return the pages to which a menu leads in a language: name and title."""


def last_changed(library: Library, briefs: Iterable[BriefId]) -> str:
    """Return the last day on which any of some briefs changed; nothing where there is none."""
    return max((library.subject(brief_id).changed for brief_id in briefs), default="")


def brief_source(brief_id: BriefId, versions: Mapping[Lang, Brief], settings: Settings) -> Source:
    """Return a brief as a source, so that notes can cite it by its id and readers know how to.

    It is a report of its authors; where it names none, the publisher of the site is the author.
    """
    authored = [versions[code] for code in AUTHORED if code in versions]
    first, rest = authored[0], authored[1:]
    title = Wording(first.front_matter.title, first.lang, {other.lang: other.front_matter.title for other in rest})
    publisher = Wording(settings.publisher.zh_hant, AUTHORED[0], {AUTHORED[1]: settings.publisher.en})
    url = settings.base_url + addresses.permanent(brief_id)
    authors = tuple(author_of(author, first.lang) for author in first.front_matter.authors)
    # Of two dates that differ, which is reported, the one of the first file counts.
    dated = versions[min(one.lang for one in authored)]
    return Source(
        key=SourceKey(brief_id),
        type="report",
        language=first.lang,
        texts={"title": title, "publisher": publisher, "URL": Wording(url)},
        names={"author": authors or (Name(literal=publisher),)},
        dates={"issued": dated.front_matter.date},
        brief=brief_id,
        path=first.path,
    )
