"""Paragraphs and selections as pages and checks see them: every look-up is a question."""

from collections.abc import Mapping
from functools import cached_property
from typing import TypeVar

from briefs.engine.queries import Ask
from briefs.language.languages import Lang
from briefs.library.alignment import Row
from briefs.library.selections import Part, Selection, YearIn
from briefs.model.block import BlockMap
from briefs.model.brief import BriefId
from briefs.questions import author_queries, subject_queries, text_queries
from briefs.questions.answers import Answers
from briefs.questions.asked_library import AskedLibrary

T = TypeVar("T")


class AskedParagraphs:
    """The ids of all blocks (`library.paragraphs.Paragraphs`)."""

    def __init__(self, ask: Ask, library: AskedLibrary | None = None) -> None:
        """Take how questions are asked, and the library where the asker has one."""
        self._ask, self._library = ask, library or AskedLibrary(ask)

    @cached_property
    def ids(self) -> Mapping[tuple[BriefId, Lang], tuple[str, ...]]:
        """Return the ids of the blocks of a brief in one language."""
        ask, library = self._ask, self._library
        return Answers(
            lambda key: ask(subject_queries.numbered_brief, key[0]).ids.get(key[1]) if key in library.fronts else None,
            lambda: library.fronts,
        )

    @cached_property
    def former(self) -> Mapping[tuple[BriefId, Lang], tuple[str, ...]]:
        """Return the ids that its blocks had before their authors named them."""
        ask, library = self._ask, self._library
        return Answers(
            lambda key: (
                ask(subject_queries.numbered_brief, key[0]).former.get(key[1]) if key in library.fronts else None
            ),
            lambda: library.fronts,
        )

    @cached_property
    def rows(self) -> Mapping[BriefId, tuple[Row, ...]]:
        """Return the languages of a brief side by side."""
        ask, library = self._ask, self._library
        return Answers(
            lambda name: ask(subject_queries.numbered_brief, name).rows if name in library.ids else None,
            lambda: (name for name in library.order if ask(subject_queries.numbered_brief, name).rows is not None),
        )

    @cached_property
    def maps(self) -> Mapping[BriefId, BlockMap]:
        """Return the map of a brief as it should be kept."""
        ask, library = self._ask, self._library
        return Answers(
            lambda name: ask(subject_queries.numbered_brief, name).map if name in library.ids else None,
            lambda: library.order,
        )

    @cached_property
    def stored(self) -> Mapping[BriefId, BlockMap]:
        """Return the map of a brief as it is kept."""
        ask, library = self._ask, self._library
        return Answers(lambda name: ask(text_queries.stored_ids, name).value, lambda: library.order)


class AskedSelections:
    """The briefs of each selection (`library.selections.Selections`)."""

    def __init__(self, ask: Ask) -> None:
        """Take how questions are asked."""
        self._ask = ask

    def ids(self, selection: Selection) -> tuple[BriefId, ...]:
        """Return the briefs of a selection, newest first."""
        return self._ask(subject_queries.selected, selection.topic, selection.jurisdiction)

    def count(self, selection: Selection) -> int:
        """Return how many briefs a selection has."""
        return self._ask(subject_queries.selected_count, selection.topic, selection.jurisdiction)

    def newest(self, selection: Selection) -> BriefId | None:
        """Return the newest brief of a selection, if it has any."""
        return self._ask(subject_queries.newest_selected, selection.topic, selection.jurisdiction)

    def topics_in(self, jurisdiction: str) -> tuple[str, ...]:
        """Return the topics that have briefs in a jurisdiction; nothing first, which stands for all of them."""
        return self._ask(subject_queries.topics_in, jurisdiction)

    def jurisdictions_on(self, topic: str) -> tuple[str, ...]:
        """Return the jurisdictions that have briefs on a topic; nothing first, which stands for all of them."""
        return self._ask(subject_queries.jurisdictions_on, topic)

    def years(self, selection: Selection) -> Mapping[str, YearIn]:
        """Return the years in a selection, newest first."""
        return self._ask(subject_queries.selected_years, selection.topic, selection.jurisdiction)

    def year_in(self, selection: Selection, year: str) -> YearIn | None:
        """Return a year in a selection, if it has any brief of it; who asks depends on no other year."""
        return self._ask(subject_queries.selected_year, selection.topic, selection.jurisdiction, year)

    def shown(self, selection: Selection) -> Selection:
        """Return the canonical selection: a pair equal to its topic shares the topic's page."""
        topic, jurisdiction = selection.topic, selection.jurisdiction
        is_same = topic and jurisdiction and self._ask(subject_queries.is_all_of_both, topic, jurisdiction)
        return Selection(topic=topic) if is_same else selection

    def last_changed(self) -> str:
        """Return the last day on which any brief changed."""
        return self._ask(subject_queries.last_changed)

    def changed_last(self, lang: Lang) -> tuple[BriefId, ...]:
        """Return the briefs in a language that changed last, as many as a feed has, newest first."""
        return self._ask(subject_queries.changed_last, lang)

    def part(self, selection: Selection, number: int) -> Part:
        """Return a part of the list of a selection."""
        return self._ask(subject_queries.selected_part, selection.topic, selection.jurisdiction, str(number))

    def part_of_year(self, year: str, number: int) -> Part:
        """Return a part of the list of a year."""
        return self._ask(subject_queries.part_of_year, year, str(number))

    def pages(self) -> tuple[Selection, ...]:
        """Return the selections that have a page of their own, in the order of the settings."""
        return tuple(Selection(*pair) for pair in self._ask(subject_queries.selection_pages))

    def all_years(self) -> tuple[str, ...]:
        """Return the years of all briefs, newest first."""
        return self._ask(subject_queries.all_years)

    def count_of_year(self, year: str) -> int:
        """Return how many briefs a year has."""
        return self._ask(subject_queries.count_of_year, year)

    def newest_of_year(self, year: str) -> BriefId | None:
        """Return the newest brief of a year, if it has any."""
        return self._ask(subject_queries.newest_of_year, year)

    def author_called(self, name: str) -> str:
        """Return the slug of the list of an author, by a name in any language."""
        return self._ask(author_queries.author_called, name)

    def name_of_author(self, slug: str, lang: Lang) -> str:
        """Return how an author is called in a language."""
        return self._ask(author_queries.name_of_author, slug, lang)

    def count_by(self, slug: str) -> int:
        """Return how many briefs an author has."""
        return self._ask(author_queries.count_by, slug)

    def part_by(self, slug: str, number: int) -> Part:
        """Return a part of the list of an author."""
        return self._ask(author_queries.part_by, slug, str(number))
