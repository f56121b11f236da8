"""The library as queries and pages see it: every look-up is a question."""

from collections.abc import Mapping, Set
from functools import cached_property

from briefs.citing.profiles import Profile
from briefs.citing.works import normal_address
from briefs.engine.queries import Ask
from briefs.language.languages import LANGUAGES, Lang
from briefs.library.library import Subject
from briefs.model.addresses import BRIEFS, PAGES
from briefs.model.brief import Brief, BriefId
from briefs.model.front_matter import BriefFrontMatter, Jurisdiction, Topic
from briefs.model.law import Instrument
from briefs.model.settings import Settings
from briefs.model.source import Source, SourceKey
from briefs.model.term import Term
from briefs.questions import derived_records, glossary_queries, record_queries, template_queries, text_queries
from briefs.questions.answers import Answers, Members
from briefs.questions.library_lookups import (
    Fronts,
    languages_in,
    source_at,
    source_keys_of,
    source_of,
    text_of,
    versions_of,
)
from briefs.questions.listing import page_folders


class AskedLibrary:
    """Everything that a site holds, asked for piece by piece (`library.Library` says what each is).

    Nothing that it keeps leads back to it: there is one for each question, and Python would have to look for them all.
    """

    def __init__(self, ask: Ask) -> None:
        """Take how questions are asked."""
        self._ask = ask
        self._fronts = Fronts(ask)

    @cached_property
    def settings(self) -> Settings:
        """Return the settings."""
        return self._ask(derived_records.settings)

    @cached_property
    def topics(self) -> dict[str, Topic]:
        """Return the topics, in their order."""
        return self._ask(derived_records.topics)

    @cached_property
    def jurisdictions(self) -> dict[str, Jurisdiction]:
        """Return the jurisdictions, in their order."""
        return self._ask(derived_records.jurisdictions)

    @cached_property
    def glossary(self) -> Mapping[str, Term]:
        """Return the terms."""
        ask = self._ask
        return Answers(lambda name: ask(derived_records.term, name), lambda: ask(derived_records.glossary))

    @cached_property
    def instruments(self) -> Mapping[str, Instrument]:
        """Return the laws."""
        ask = self._ask
        return Answers(lambda name: ask(derived_records.law, name), lambda: ask(record_queries.law_ids))

    @property
    def has_laws(self) -> bool:
        """Return whether there is any law."""
        return self._ask(record_queries.has_laws)

    @property
    def has_terms(self) -> bool:
        """Return whether there is any term."""
        return self._ask(record_queries.has_terms)

    @cached_property
    def shelves(self) -> Mapping[tuple[str, Lang], str]:
        """Return the part of a long glossary in which a term stands in a language."""
        ask = self._ask
        return Answers(
            # A short one has no parts, and a question for each term would only be kept.
            lambda key: ask(glossary_queries.term_shelf, *key) if ask(glossary_queries.is_long_glossary) else "",
            lambda: ((name, language.code) for name in ask(derived_records.glossary) for language in LANGUAGES),
        )

    @property
    def profiles(self) -> dict[str, Profile]:
        """Return the profiles of citation."""
        return self._ask(template_queries.profiles)

    @cached_property
    def sources(self) -> Mapping[SourceKey, Source]:
        """Return the cited works: the briefs themselves, then the records."""
        ask = self._ask
        return Answers(lambda key: source_of(ask, key), lambda: source_keys_of(ask))

    @property
    def by_id(self) -> list[BriefId]:
        """Return the briefs in the order of their ids."""
        return sorted(self.order)

    @cached_property
    def source_at(self) -> Mapping[str, SourceKey]:
        """Return the keys of sources by their normal web addresses; of several the last in the order of keys."""
        ask, sources = self._ask, self.sources
        return Answers(
            lambda address: source_at(ask, sources, address),
            lambda: (normal_address(source.url) for source in sources.values() if source.url),
        )

    @cached_property
    def known_sources(self) -> Set[str]:
        """Return the keys of all records of sources, sound or not."""
        ask, sources, unsound = self._ask, self.sources, self.unsound
        return Members(
            lambda key: SourceKey(key) in sources or key in unsound, lambda: [*ask(record_queries.source_keys)]
        )

    @cached_property
    def unsound(self) -> Set[str]:
        """Return the keys of records that have faults."""
        ask = self._ask
        return Members(lambda key: bool(ask.rows(record_queries.UNSOUND, key)), tuple)

    @cached_property
    def briefs(self) -> Mapping[tuple[BriefId, Lang], Brief]:
        """Return the published briefs. To ask for one is to depend on its whole text; pages of others ask `fronts`."""
        ask, fronts = self._ask, self._fronts
        return Answers(lambda key: text_of(ask, fronts, BRIEFS, *key), lambda: versions_of(ask, fronts))

    @cached_property
    def pages(self) -> Mapping[tuple[BriefId, Lang], Brief]:
        """Return the pages that are no briefs."""
        ask, fronts = self._ask, self._fronts
        return Answers(
            lambda key: text_of(ask, fronts, PAGES, *key),
            lambda: sorted((BriefId(name), lang) for (name,) in ask(page_folders) for lang in fronts(PAGES, name)),
        )

    @cached_property
    def fronts(self) -> Mapping[tuple[BriefId, Lang], BriefFrontMatter]:
        """Return the front matter of the published briefs."""
        ask, fronts = self._ask, self._fronts
        return Answers(lambda key: fronts(BRIEFS, key[0]).get(key[1]), lambda: versions_of(ask, fronts))

    @property
    def aliases(self) -> dict[BriefId, tuple[str, ...]]:
        """Return the old addresses of the briefs that have any, newest first."""
        rows = dict(self._ask.rows(text_queries.ALIASES))
        order = text_queries.newest_first((name, date) for name, (date, _) in rows.items())
        return {name: rows[name][1] for name in order}

    @cached_property
    def drafts(self) -> Set[BriefId]:
        """Return the briefs that are not out yet."""
        ask = self._ask
        return Members(lambda name: bool(ask.rows(text_queries.DRAFT, name)), tuple)

    @cached_property
    def awaited(self) -> Set[str]:
        """Return the keys of sources that briefs cite which are not out yet."""
        ask = self._ask
        return Members(lambda key: bool(ask.rows(text_queries.AWAITED, key)), tuple)

    @property
    def order(self) -> tuple[BriefId, ...]:
        """Return the published briefs, newest first."""
        return self._ask(text_queries.order)

    @cached_property
    def ids(self) -> Set[BriefId]:
        """Return the ids of the published briefs."""
        ask, fronts = self._ask, self._fronts
        return Members(lambda name: bool(fronts(BRIEFS, name)), lambda: ask(text_queries.order))

    def languages_of(self, brief_id: BriefId) -> tuple[Lang, ...]:
        """Return the languages that a brief has, in the site's order."""
        return languages_in(self._fronts(BRIEFS, brief_id))

    def any_version(self, brief_id: BriefId) -> Brief:
        """Return a brief in the first language that it has."""
        return self.briefs[brief_id, self.languages_of(brief_id)[0]]

    def front(self, brief_id: BriefId, lang: Lang) -> tuple[Lang, BriefFrontMatter]:
        """Return the front matter of a brief for a page in some language, and the language that it is in."""
        has = self._fronts(BRIEFS, brief_id)
        code = lang if lang in has else self.languages_of(brief_id)[0]
        return code, has[code]

    def front_matter(self, brief_id: BriefId) -> BriefFrontMatter:
        """Return the front matter of a brief for the facts that its languages share."""
        return self.front(brief_id, LANGUAGES[0].code)[1]

    def subject(self, brief_id: BriefId) -> Subject:
        """Return what a brief is about."""
        ((_, subject),) = self._ask.rows(text_queries.SUBJECT, brief_id)
        return subject

    def brief_of(self, key: SourceKey) -> BriefId | None:
        """Return the brief that a source is, if it is one of this site."""
        name = BriefId(self.sources[key].brief)
        return name if name in self.ids else None

    def titles(self, lang: Lang) -> Mapping[str, str]:
        """Return the title of each brief for the pages of a language, in another where the brief lacks that."""
        ask = self._ask

        def title(name: str) -> str | None:
            rows = ask.rows(text_queries.TITLES, name)
            if not rows:
                return None
            has = rows[0][1]
            return has.get(lang) or next(has[one.code] for one in LANGUAGES if one.code in has)

        return Answers(title, lambda: ask(text_queries.order))

    def anchors(self, kind: str, name: str, lang: Lang) -> tuple[str, ...] | None:
        """Return the places of a text to which a link may lead; None where there is no such text."""
        rows = self._ask.rows(text_queries.ANCHORS, f"{kind}/{name}/{lang}")
        return rows[0][1] if rows else None

    def series_with(self, name: str, lang: Lang) -> tuple[tuple[str, str], ...]:
        """Return the series that a page is in, its index first: name and title of each."""
        rows = self._ask.rows(text_queries.SERIES)
        found = [(index, *names) for index, (of, names) in rows if of == lang and name in (index, *names)]
        titles = {name: one.title for name, one in self._ask.rows(text_queries.MENU) if one.lang == lang}
        return tuple((one, titles[one]) for one in found[0] if one in titles) if found else ()

    def menu(self, lang: Lang, menu: str) -> list[tuple[str, str]]:
        """Return the pages to which a menu leads in a language: name and title."""
        rows = self._ask.rows(text_queries.MENU)
        return [(name, one.title) for name, one in rows if one.lang == lang and one.menu == menu]
