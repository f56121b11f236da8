"""The site as page functions see it: every look-up of every mapping is a question."""

from functools import lru_cache
from typing import TypeVar

import msgspec

from briefs.engine.queries import Ask
from briefs.language.languages import LANGUAGES
from briefs.model.chart import Chart
from briefs.publishing.components.frames import SiteContext
from briefs.questions import (
    card_queries,
    cited_queries,
    overview_query,
    printing_queries,
    related_queries,
    subject_queries,
    template_queries,
)
from briefs.questions.answers import Answers
from briefs.questions.asked_citations import AskedAuthorities, AskedCitations, references_of
from briefs.questions.asked_facts import AskedParagraphs, AskedSelections
from briefs.questions.asked_laws import AskedLaws
from briefs.questions.asked_library import AskedLibrary

T = TypeVar("T")
_LANGUAGES = tuple(language.code for language in LANGUAGES)


def site_of(ask: Ask) -> SiteContext:
    """Return the site; nothing of it is looked up yet."""
    library = AskedLibrary(ask)
    return SiteContext(
        library=library,
        citations=AskedCitations(ask, library),
        authorities=AskedAuthorities(ask),
        paragraphs=AskedParagraphs(ask, library),
        references=references_of(ask, library),
        cites=Answers(lambda name: ask(printing_queries.own_citations, name), lambda: library.order),
        related=Answers(lambda name: ask(related_queries.related, name), lambda: library.order),
        drift=Answers(lambda name: ask(subject_queries.drift, name), lambda: library.order),
        laws=AskedLaws(ask, library),
        selections=AskedSelections(ask),
        drawings=Answers(lambda chart: ask(printing_queries.drawing, _written(chart)), tuple),
        pictures=Answers(lambda path: ask(printing_queries.picture, path), tuple),
        # A site without fonts has no cards, and keeps no answer that says so of each brief.
        cards=Answers(
            lambda key: bool(ask(card_queries.font_files)) and ask(card_queries.has_card, *key),
            tuple,
        ),
        titles=Answers(library.titles, lambda: _LANGUAGES),
        profiles=Answers(lambda lang: ask(cited_queries.site_profile, lang), lambda: _LANGUAGES),
        # A page says some twenty words, and asks for the language of all of them once.
        words=Answers(
            lru_cache(maxsize=4)(lambda lang: ask(template_queries.interface_words, lang)), lambda: _LANGUAGES
        ),
        assets=lambda: ask(template_queries.assets),
        notes=Answers(lambda key: ask(printing_queries.printed_text, *key), tuple),
        term_uses=Answers(lambda name: ask(subject_queries.term_use, name), lambda: library.glossary),
        coverage=lambda: ask(subject_queries.coverage),
        overview=lambda lang: ask(overview_query.overview, lang),
    )


def _written(chart: Chart) -> str:
    return msgspec.json.encode(chart).decode()
