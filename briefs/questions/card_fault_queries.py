"""Cards that can't be drawn, as facts of the brief that has none: which characters no font of the site has."""

from collections.abc import Iterator

from briefs.engine.queries import Ask, Fact, producer
from briefs.language.languages import LANGUAGES, Lang
from briefs.messages.message import Message, say
from briefs.model.addresses import BRIEFS
from briefs.model.brief import BriefId
from briefs.model.diagnostic import Code, Diagnostic
from briefs.questions import card_queries, text_queries
from briefs.questions.asked_library import AskedLibrary
from briefs.questions.card_queries import carded_briefs
from briefs.questions.domains import once
from briefs.questions.fault_queries import wrong
from briefs.questions.settings_query import settings_place
from briefs.questions.tally_queries import WRONG

_MOST_NAMED = 10
"""Characters that a message names; a font for another language may lack hundreds."""


@producer(carded_briefs, WRONG)
def card_faults(ask: Ask, name: str, lang: str) -> Iterator[Fact]:
    """Yield what no font has of the card of a brief; nothing where fonts lack the language as a whole."""
    front_matter = AskedLibrary(ask).fronts.get((BriefId(name), Lang(lang)))
    if front_matter is None or front_matter.image or ask(card_queries.lacking_in_name, lang):
        return
    if chars := ask(card_queries.lacking, name, lang):
        brief = text_queries.versions(ask, BRIEFS, name)[Lang(lang)]
        message = say("no-font-has", chars=_named(chars), lang=lang)
        at = brief.place("title")
        yield from wrong(ask, [Diagnostic(brief.path, *at, Code.CARD_CHARACTER, message, _hint(ask))])


@producer(once, WRONG)
def language_faults(ask: Ask) -> Iterator[Fact]:
    """Yield the languages in which no brief has a card, as no font has the characters of the site's name."""
    fronts, found = AskedLibrary(ask).fronts if ask(carded_briefs) else {}, []
    for code in (language.code for language in LANGUAGES):
        if not any((BriefId(name), code) in fronts for name, lang in ask(carded_briefs) if lang == code):
            continue
        if chars := ask(card_queries.lacking_in_name, code):
            message = say("no-font-for-language", chars=_named(chars), lang=code)
            found.append(Diagnostic(*settings_place(ask, "title", code), Code.CARD_CHARACTER, message, _hint(ask)))
    yield from wrong(ask, found)


def _named(chars: str) -> str:
    return chars if len(chars) <= _MOST_NAMED else f"{chars[:_MOST_NAMED]}…"


def _hint(ask: Ask) -> Message:
    return say("add-font-with-characters", folder=AskedLibrary(ask).settings.outputs.cards)


CARD_FAULTS = (card_faults, language_faults)
