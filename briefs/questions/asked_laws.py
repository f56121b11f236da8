"""Laws as pages and checks see them together: every look-up is a question."""

from collections.abc import Mapping
from functools import cached_property

from briefs.engine.queries import Ask
from briefs.language.languages import Lang
from briefs.library.law_lists import LawsPart
from briefs.library.laws import Discussed, Mentions
from briefs.library.selections import Part
from briefs.library.standing import Standing
from briefs.model.brief import BriefId
from briefs.model.law import Event
from briefs.model.source import SourceKey
from briefs.questions import law_queries, record_queries, subject_queries, text_queries, waiting_queries
from briefs.questions.answers import Answers
from briefs.questions.asked_library import AskedLibrary


class AskedLaws:
    """What is known of the laws together (`library.laws.Laws`)."""

    def __init__(self, ask: Ask, library: AskedLibrary | None = None) -> None:
        """Take how questions are asked, and the library where the asker has one."""
        self._ask, self._library = ask, library or AskedLibrary(ask)

    @cached_property
    def briefs(self) -> Mapping[str, tuple[BriefId, ...]]:
        """Return the briefs on each law."""
        ask, library = self._ask, self._library
        return Answers(
            lambda name: (
                text_queries.newest_first(ask.rows(text_queries.ON_LAW, name)) or None
                if name in library.instruments
                else None
            ),
            lambda: (name for name in library.instruments if ask.rows(text_queries.ON_LAW, name)),
        )

    def part(self, name: str, number: int) -> Part:
        """Return a part of the list of briefs on a law."""
        return self._ask(subject_queries.part_on_law, name, str(number))

    def count(self, name: str) -> int:
        """Return how many briefs are on a law."""
        return self._ask(subject_queries.count_on_law, name)

    def of(self, jurisdiction: str) -> tuple[str, ...]:
        """Return the laws of a jurisdiction, by id."""
        return self._ask(law_queries.laws_of, jurisdiction)

    def count_of(self, jurisdiction: str) -> int:
        """Return how many laws a jurisdiction has."""
        return self._ask(law_queries.count_of, jurisdiction)

    def on(self, topic: str) -> tuple[str, ...]:
        """Return the laws that briefs on a topic are about or discuss provisions of, by id."""
        return self._ask(law_queries.laws_on, topic)

    def speaking_of(self, name: str) -> tuple[BriefId, ...]:
        """Return the briefs that are about a law or discuss a provision of it, newest first."""
        return self._ask(law_queries.speaking_of, name)

    def has_feed(self, name: str) -> bool:
        """Return whether a law has a feed."""
        return self._ask(law_queries.has_feed, name)

    def is_recorded(self, name: str) -> bool:
        """Return whether there is a sound record of a law."""
        return self._ask(law_queries.is_recorded, name)

    def has_history(self, name: str) -> bool:
        """Return whether anything is known to have happened to a law."""
        return self._ask(law_queries.has_history, name)

    def has_page(self, name: str) -> bool:
        """Return whether a law has a page of its own."""
        return self._ask(law_queries.has_page, name)

    def listed(self, number: int, lang: Lang) -> LawsPart:
        """Return a part of the list of laws in a language."""
        return self._ask(law_queries.part_of_laws, str(number), lang)

    def listed_on(self, name: str, lang: Lang) -> int:
        """Return the number of the part of the list in which a law stands."""
        return self._ask(law_queries.part_with_law, name, lang)

    def begin_on(self, jurisdiction: str, lang: Lang) -> int:
        """Return the number of the part of the list in which the laws of a jurisdiction begin."""
        return self._ask(law_queries.part_with_laws_of, jurisdiction, lang)

    def is_past(self, date: str) -> bool:
        """Return whether a date has come on the day of the build."""
        return self._ask(waiting_queries.is_out, date)

    @cached_property
    def texts(self) -> Mapping[str, tuple[SourceKey, ...]]:
        """Return the sources that are the text of a law."""
        ask, library = self._ask, self._library

        def texts(name: str) -> tuple[SourceKey, ...] | None:
            keys = sorted(SourceKey(key) for _, key in ask.rows(record_queries.TEXT_OF, name))
            return tuple(key for key in keys if key in library.sources) or None

        return Answers(texts, lambda: library.instruments)

    @property
    def related(self) -> Mapping[str, Mapping[str, tuple[str, ...]]]:
        """Return how laws bear on one another."""
        return self._ask(law_queries.law_relations)

    @cached_property
    def standings(self) -> Mapping[str, Standing]:
        """Return where each law stands."""
        ask, library = self._ask, self._library
        return Answers(lambda name: ask(law_queries.standing, name), lambda: library.instruments)

    @cached_property
    def moves(self) -> Mapping[str, tuple[Event, ...]]:
        """Return what has changed each law."""
        ask, library = self._ask, self._library
        return Answers(lambda name: ask(law_queries.law_moves, name), lambda: library.instruments)

    @property
    def events(self) -> tuple[tuple[str, Event], ...]:
        """Return all that happened, oldest first."""
        return self._ask(law_queries.law_events)

    @cached_property
    def provisions(self) -> Mapping[str, tuple[Discussed, ...]]:
        """Return what is discussed of each law."""
        ask, library = self._ask, self._library
        return Answers(lambda law: ask(law_queries.discussed, law) or None, lambda: library.instruments)

    @cached_property
    def mentions(self) -> Mapping[str, Mentions]:
        """Return where briefs that are not about a law name it."""
        ask, library = self._ask, self._library
        return Answers(lambda law: ask(law_queries.mentions, law), lambda: library.instruments)
