"""Briefs → Library: all briefs together, in the orders in which pages show them."""

from collections import defaultdict
from collections.abc import Callable, Iterable

import msgspec

from briefs.citing.profiles import Profile
from briefs.language import dates
from briefs.language.languages import AUTHORED, LANGUAGES, Lang
from briefs.model import addresses
from briefs.model.addresses import BRIEFS
from briefs.model.brief import Brief, BriefId, Reading
from briefs.model.front_matter import BriefFrontMatter, Jurisdiction, Topic
from briefs.model.law import Instrument
from briefs.model.settings import Settings
from briefs.model.source import Name, Source, SourceKey, Wording
from briefs.model.term import Term
from briefs.reading.files.side_files import SideFiles
from briefs.reading.records.catalogue import Catalogue


class Library(msgspec.Struct, frozen=True):
    """Everything that a site holds. Briefs are listed newest first, equal dates by id.

    `drafts` are briefs that are not out yet, `awaited` the keys of sources that they cite; `unsound` are the keys of
    records that have faults and are not among the sources.
    """

    settings: Settings
    topics: dict[str, Topic]
    jurisdictions: dict[str, Jurisdiction]
    instruments: dict[str, Instrument]
    sources: dict[SourceKey, Source]
    unsound: frozenset[str]
    profiles: dict[str, Profile]
    briefs: dict[tuple[BriefId, Lang], Brief]
    pages: dict[tuple[BriefId, Lang], Brief]
    drafts: frozenset[BriefId]
    awaited: frozenset[str]
    order: tuple[BriefId, ...]
    ids: frozenset[BriefId]
    glossary: dict[str, Term]
    side: SideFiles

    def languages_of(self, brief_id: BriefId) -> tuple[Lang, ...]:
        """Return the languages that a brief has, in the site's order."""
        return tuple(language.code for language in LANGUAGES if (brief_id, language.code) in self.briefs)

    def any_version(self, brief_id: BriefId) -> Brief:
        """Return a brief in the first language that it has."""
        return self.briefs[brief_id, self.languages_of(brief_id)[0]]

    def brief_of(self, key: SourceKey) -> BriefId | None:
        """Return the brief that a source is, if it is one of this site."""
        name = BriefId(self.sources[key].brief)
        return name if name in self.ids else None

    def titles(self, lang: Lang) -> dict[str, str]:
        """Return the title of each brief for the pages of a language, in another where the brief lacks that."""
        return {
            name: (self.briefs.get((name, lang)) or self.any_version(name)).front_matter.title for name in self.order
        }

    def front_matter(self, brief_id: BriefId) -> BriefFrontMatter:
        """Return the front matter of a brief for the facts that its languages share."""
        return self.any_version(brief_id).front_matter


def last_changed(library: Library, briefs: Iterable[BriefId]) -> str:
    """Return the last day on which any of some briefs changed; nothing where there is none."""
    return max((library.front_matter(brief_id).last_changed for brief_id in briefs), default="")


def build_library(
    catalogue: Catalogue,
    settings: Settings,
    profiles: dict[str, Profile],
    readings: Iterable[Reading],
    side: SideFiles,
    *,
    today: str = "",
    drafts: bool = False,
) -> Library:
    """Gather what was read; each brief can be cited like a source.

    Drafts, and briefs of a date after `today`, are left out unless drafts are asked for.
    """
    every = [brief for reading in readings for brief in reading.briefs]
    left_out = frozenset(brief.id for brief in every if not drafts and _is_not_out(brief.front_matter, today))
    waiting = [brief for brief in every if brief.id in left_out]
    awaited = {hole.key for brief in waiting for note in brief.notes for hole in note.keyed}
    awaited |= {key for brief in waiting for key, _, _ in brief.chart_sources}
    briefs = {brief.key: brief for brief in every if brief.kind == BRIEFS and brief.id not in left_out}
    pages = {brief.key: brief for brief in every if brief.kind != BRIEFS}
    newest: dict[BriefId, str] = defaultdict(str)
    for brief in briefs.values():
        newest[brief.id] = max(newest[brief.id], _sortable(brief.front_matter.date))
    return Library(
        settings=settings,
        topics=catalogue.topics,
        jurisdictions=catalogue.jurisdictions,
        instruments=catalogue.instruments,
        sources=brief_sources(briefs, settings) | catalogue.sources,
        unsound=catalogue.unsound,
        profiles=profiles,
        briefs=dict(sorted(briefs.items())),
        pages=dict(sorted(pages.items())),
        drafts=left_out,
        awaited=frozenset(awaited),
        ids=frozenset(newest),
        glossary=catalogue.glossary,
        side=side,
        order=tuple(sorted(sorted(newest), key=lambda brief_id: newest[brief_id], reverse=True)),
    )


def _is_not_out(front_matter: BriefFrontMatter, today: str) -> bool:
    known = min(len(front_matter.date), len(today))
    return front_matter.draft or front_matter.date[:known] > today[:known]


def brief_sources(briefs: dict[tuple[BriefId, Lang], Brief], settings: Settings) -> dict[SourceKey, Source]:
    """Return each brief as a source, by its id, so that notes can cite it and readers know how to."""
    found: dict[SourceKey, Source] = {}
    publisher = Wording(settings.publisher.zh_hant, AUTHORED[0], {AUTHORED[1]: settings.publisher.en})
    for (brief_id, lang), brief in sorted(briefs.items()):
        key = SourceKey(brief_id)
        if lang not in AUTHORED or key in found:
            continue
        versions = [briefs[brief_id, code] for code in AUTHORED if (brief_id, code) in briefs]
        first, rest = versions[0], versions[1:]
        title = Wording(first.front_matter.title, first.lang, {other.lang: other.front_matter.title for other in rest})
        url = settings.base_url + addresses.permanent(brief_id)
        found[key] = Source(
            key=key,
            type="webpage",
            language=first.lang,
            texts={"title": title, "publisher": publisher, "URL": Wording(url)},
            names={"author": tuple(Name(literal=Wording(author)) for author in first.front_matter.authors)}
            if first.front_matter.authors
            else {},
            dates={"issued": brief.front_matter.date},
            brief=brief_id,
            path=first.path,
        )
    return found


def _sortable(date: str) -> str:
    """Return a form of a date that sorts: one that is known to the year only stands at the year's beginning."""
    return dates.timestamp(date)


def by_law(library: Library) -> dict[str, tuple[BriefId, ...]]:
    """Return the briefs on each law that any is about, newest first."""
    return {name: ids for name, ids in _grouped(library, tuple(library.instruments), _laws).items() if ids}


def _laws(front_matter: BriefFrontMatter) -> tuple[str, ...]:
    return front_matter.instruments


def by_topic(library: Library) -> dict[str, tuple[BriefId, ...]]:
    """Return the briefs of each topic; topics without briefs have none, in the order of `topics.yaml`."""
    return _grouped(library, tuple(library.topics), lambda front_matter: front_matter.topics)


def by_jurisdiction(library: Library) -> dict[str, tuple[BriefId, ...]]:
    """Return the briefs of each jurisdiction, in the order of `jurisdictions.yaml`."""
    return _grouped(library, tuple(library.jurisdictions), lambda front_matter: front_matter.jurisdictions)


def by_year(library: Library) -> dict[str, tuple[BriefId, ...]]:
    """Return the briefs of each year, newest year first."""
    years = sorted({dates.year(library.front_matter(brief_id).date) for brief_id in library.order}, reverse=True)
    return _grouped(library, tuple(years), lambda front_matter: (dates.year(front_matter.date),))


def _grouped(
    library: Library, keys: tuple[str, ...], keys_of: Callable[[BriefFrontMatter], tuple[str, ...]]
) -> dict[str, tuple[BriefId, ...]]:
    groups: dict[str, list[BriefId]] = {key: [] for key in keys}
    for brief_id in library.order:
        for key in dict.fromkeys(keys_of(library.front_matter(brief_id))):
            if key in groups:
                groups[key].append(brief_id)
    return {key: tuple(ids) for key, ids in groups.items()}
