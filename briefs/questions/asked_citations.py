"""Citations and the table of authorities as pages and checks see them: every look-up is a question."""

from collections.abc import Mapping
from functools import cached_property
from typing import TypeVar

from briefs.citing.references import References
from briefs.engine.queries import Ask
from briefs.library.authorities import Group
from briefs.library.citations import CitedText, CitingPart, Passage, Places
from briefs.model.brief import Brief, BriefId
from briefs.model.source import SourceKey
from briefs.questions import citation_queries, derived_records, record_queries, template_queries, text_queries
from briefs.questions.answers import Answers
from briefs.questions.asked_library import AskedLibrary
from briefs.questions.cited_queries import cited_text

T = TypeVar("T")


class AskedCitations:
    """All citations of a site (`library.citations.Citations` says what each is)."""

    def __init__(self, ask: Ask, library: AskedLibrary | None = None) -> None:
        """Take how questions are asked, and the library where the asker has one."""
        self._ask, self._library = ask, library or AskedLibrary(ask)

    def text(self, brief: Brief) -> CitedText:
        """Return the notes of a brief or page."""
        return cited_text(self._ask, brief)

    @cached_property
    def of_source(self) -> Mapping[SourceKey, tuple[Passage, ...]]:
        """Return the passages that cite a source."""
        ask, library = self._ask, self._library
        return Answers(lambda key: _passages(ask.rows(citation_queries.CITES, key)), lambda: library.sources)

    @cached_property
    def of_brief(self) -> Mapping[BriefId, tuple[Passage, ...]]:
        """Return the passages that cite a brief or link to it."""
        ask, library = self._ask, self._library
        return Answers(lambda name: _passages(ask.rows(citation_queries.LINKS, name)), lambda: library.by_id)

    @cached_property
    def cited_by(self) -> Mapping[SourceKey, tuple[BriefId, ...]]:
        """Return the briefs that cite a source."""
        ask, library = self._ask, self._library
        return Answers(
            lambda key: text_queries.newest_first(ask.rows(citation_queries.CITED_BY, key)) or None,
            lambda: library.sources,
        )

    @cached_property
    def linked_by(self) -> Mapping[BriefId, tuple[BriefId, ...]]:
        """Return the briefs that cite a brief or link to it."""
        ask, library = self._ask, self._library
        return Answers(
            lambda name: text_queries.newest_first(ask.rows(citation_queries.LINKED_BY, name)) or None,
            lambda: library.by_id,
        )

    @cached_property
    def sources_of(self) -> Mapping[BriefId, tuple[SourceKey, ...]]:
        """Return the sources that a brief cites."""
        ask, library = self._ask, self._library
        return Answers(lambda name: _only(ask.rows(citation_queries.SOURCES_OF, name)), lambda: library.order)

    @cached_property
    def links_of(self) -> Mapping[BriefId, tuple[BriefId, ...]]:
        """Return the briefs that a brief cites or links to."""
        ask, library = self._ask, self._library
        return Answers(lambda name: _only(ask.rows(citation_queries.LINKS_OF, name)), lambda: library.order)

    def places(self, key: SourceKey) -> Places:
        """Return where a source is cited, without the sentences."""
        return self._ask(citation_queries.newest_places, key)

    def part_citing(self, key: SourceKey, number: int) -> CitingPart:
        """Return a part of the list of briefs that cite a source."""
        return self._ask(citation_queries.citing_part, key, str(number))

    def count_citing(self, key: SourceKey) -> int:
        """Return how many briefs cite a source."""
        return self._ask(citation_queries.count_citing, key)

    def is_cited_elsewhere(self, key: SourceKey, brief: BriefId) -> bool:
        """Return whether another brief than one cites a source."""
        return any(name != brief for name in self._ask(citation_queries.first_citing, key))

    def is_used(self, key: str) -> bool:
        """Return whether some note or chart of a brief or page has a source, or a law."""
        return bool(self._ask.rows(record_queries.USED, key))


def _passages(rows: tuple[tuple[str, citation_queries.Citing], ...]) -> tuple[Passage, ...] | None:
    by_name = dict(rows)
    order = text_queries.newest_first((name, one.date) for name, one in rows)
    return tuple(passage for name in order for passage in by_name[name].passages) or None


def _only(rows: tuple[tuple[str, T], ...]) -> T | None:
    return rows[0][1] if rows else None


class AskedAuthorities:
    """The sources, as the table of authorities has them (`library.authorities.Authorities`)."""

    def __init__(self, ask: Ask) -> None:
        """Take how questions are asked."""
        self._ask = ask

    def groups(self) -> tuple[Group, ...]:
        """Return the groups that have sources."""
        return self._ask(citation_queries.authority_groups)

    def keys(self, kind: str, jurisdiction: str) -> tuple[SourceKey, ...]:
        """Return the sources of a group."""
        return self._ask(citation_queries.authorities).get(f"{kind}|{jurisdiction}", ())

    def part(self, kind: str, jurisdiction: str, number: int) -> tuple[SourceKey, ...]:
        """Return the sources on a page of a group."""
        return self._ask(citation_queries.authority_part, kind, jurisdiction, str(number))


def references_of(ask: Ask, library: AskedLibrary) -> References:
    """Return the sources of a library with what words them."""
    quotes = ask(derived_records.mainland_quotes)
    return References(library.sources, library.profiles, ask(template_queries.styles), quotes)
