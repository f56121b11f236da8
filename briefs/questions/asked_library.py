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
from briefs.model.source import Source, SourceKey, slug_of
from briefs.model.term import Term
from briefs.questions import derived_records, record_queries, template_queries, text_queries
from briefs.questions.answers import Answers, Members
from briefs.questions.listing import page_folders


class AskedLibrary:
    """Everything that a site holds, asked for piece by piece (`library.Library` says what each is)."""

    def __init__(self, ask: Ask) -> None:
        """Take how questions are asked."""
        self._ask = ask
        self._held: dict[tuple[str, str], dict[Lang, BriefFrontMatter]] = {}

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

    @property
    def shelves(self) -> Mapping[str, int]:
        """Return the parts of a long glossary."""
        return self._ask(record_queries.shelves)

    @property
    def profiles(self) -> dict[str, Profile]:
        """Return the profiles of citation."""
        return self._ask(template_queries.profiles)

    @cached_property
    def sources(self) -> Mapping[SourceKey, Source]:
        """Return the cited works: the briefs themselves, then the records."""
        return Answers(self._source, self._source_keys)

    def _source(self, key: SourceKey) -> Source | None:
        claims = self._ask.rows(record_queries.SOURCE, slug_of(key))
        if claims and claims[0][1].key == key:
            return claims[0][1]
        own = self._ask.rows(text_queries.OWN_SOURCE, key)
        return own[0][1] if own else None

    def _source_keys(self) -> list[SourceKey]:
        own = [SourceKey(name) for name in self.by_id]
        taken = set(own)
        return [*own, *(SourceKey(key) for key in self._ask(record_queries.source_keys) if key not in taken)]

    @property
    def by_id(self) -> list[BriefId]:
        """Return the briefs in the order of their ids."""
        return sorted(self.order)

    @cached_property
    def source_at(self) -> Mapping[str, SourceKey]:
        """Return the keys of sources by their normal web addresses; of several the last in the order of keys."""
        return Answers(self._source_at, lambda: (normal_address(s.url) for s in self.sources.values() if s.url))

    def _source_at(self, address: str) -> SourceKey | None:
        keys = sorted(key for _, key in self._ask.rows(record_queries.SOURCE_AT, address))
        own = [name for _, name in self._ask.rows(text_queries.OWN_ADDRESS, address)]
        found = [key for key in keys if SourceKey(key) in self.sources] or own
        return SourceKey(found[-1]) if found else None

    @cached_property
    def known_sources(self) -> Set[str]:
        """Return the keys of all records of sources, sound or not."""
        return Members(
            lambda key: SourceKey(key) in self.sources or key in self.unsound,
            lambda: [*self._ask(record_queries.source_keys)],
        )

    @cached_property
    def unsound(self) -> Set[str]:
        """Return the keys of records that have faults."""
        return Members(lambda key: bool(self._ask.rows(record_queries.UNSOUND, key)), tuple)

    @cached_property
    def briefs(self) -> Mapping[tuple[BriefId, Lang], Brief]:
        """Return the published briefs. To ask for one is to depend on its whole text; pages of others ask `fronts`."""
        return Answers(
            lambda key: self._text(BRIEFS, *key),
            lambda: sorted((name, lang) for name in self.order for lang in self.languages_of(name)),
        )

    @cached_property
    def pages(self) -> Mapping[tuple[BriefId, Lang], Brief]:
        """Return the pages that are no briefs."""
        ask = self._ask

        def keys() -> list[tuple[BriefId, Lang]]:
            return sorted((BriefId(name), lang) for (name,) in ask(page_folders) for lang in self._fronts(PAGES, name))

        return Answers(lambda key: self._text(PAGES, *key), keys)

    def _text(self, kind: str, name: str, lang: Lang) -> Brief | None:
        if lang not in self._fronts(kind, name):
            return None
        return text_queries.versions(self._ask, kind, name).get(lang)

    def _fronts(self, kind: str, name: str) -> dict[Lang, BriefFrontMatter]:
        """Return the front matter of a brief or page; whoever asks for it asks a dozen times more."""
        found = self._held.get((kind, name))
        if found is None:
            # A list goes through all. There are too many libraries in a build to make a cache of `functools` for each.
            if len(self._held) == 32:
                self._held.clear()
            rows = self._ask.rows(text_queries.FRONT, f"{kind}/{name}")
            found = self._held[kind, name] = rows[0][1] if rows else {}
        return found

    @cached_property
    def fronts(self) -> Mapping[tuple[BriefId, Lang], BriefFrontMatter]:
        """Return the front matter of the published briefs."""
        return Answers(
            lambda key: self._fronts(BRIEFS, key[0]).get(key[1]),
            lambda: sorted((name, lang) for name in self.order for lang in self.languages_of(name)),
        )

    @property
    def aliases(self) -> dict[BriefId, tuple[str, ...]]:
        """Return the old addresses of the briefs that have any, newest first."""
        rows = dict(self._ask.rows(text_queries.ALIASES))
        order = text_queries.newest_first((name, date) for name, (date, _) in rows.items())
        return {name: rows[name][1] for name in order}

    @cached_property
    def drafts(self) -> Set[BriefId]:
        """Return the briefs that are not out yet."""
        return Members(lambda name: bool(self._ask.rows(text_queries.DRAFT, name)), tuple)

    @cached_property
    def awaited(self) -> Set[str]:
        """Return the keys of sources that briefs cite which are not out yet."""
        return Members(lambda key: bool(self._ask.rows(text_queries.AWAITED, key)), tuple)

    @property
    def order(self) -> tuple[BriefId, ...]:
        """Return the published briefs, newest first."""
        return self._ask(text_queries.order)

    @cached_property
    def ids(self) -> Set[BriefId]:
        """Return the ids of the published briefs."""
        return Members(lambda name: bool(self._fronts(BRIEFS, name)), lambda: self.order)

    def languages_of(self, brief_id: BriefId) -> tuple[Lang, ...]:
        """Return the languages that a brief has, in the site's order."""
        has = self._fronts(BRIEFS, brief_id)
        return tuple(language.code for language in LANGUAGES if language.code in has)

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

        return Answers(title, lambda: self.order)

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
