"""Each text as it was read, and what of the records stands in it."""

import msgspec

from briefs.engine.queries import Ask, query
from briefs.language.languages import BY_CODE, Lang
from briefs.model.addresses import BRIEFS
from briefs.model.brief import Reading, UnresolvedReference
from briefs.questions.derived_records import law_book, rules
from briefs.questions.file_queries import text_file
from briefs.questions.glossary_queries import term_book
from briefs.questions.listing import home_of
from briefs.questions.record_queries import doubtful_sources
from briefs.questions.settings_query import settings_record
from briefs.questions.template_queries import interface_words
from briefs.reading.markdown.job import Job, RulesInText
from briefs.reading.markdown.jobs import Books, rules_for


@query
def rules_in(ask: Ask, kind: str, name: str, lang: str) -> RulesInText:
    """Return what of the records stands in a text, so that a new record reads again only the texts that hold it."""
    file, _ = text_file(ask, ask(home_of, kind, name, f"{lang}.md"))
    if file is None:
        return RulesInText()
    found = rules_for(file, ask(rules), Books(ask(term_book, lang), ask(law_book, lang)), Lang(lang))
    found = msgspec.structs.replace(found, keys=doubtful_sources(ask, file.data.decode("utf-8", "replace")))
    # Pages of laws list what briefs say of a provision; a page that is none has no place there.
    return found if kind == BRIEFS else msgspec.structs.replace(found, laws=())


@query
def reading(ask: Ask, kind: str, name: str, lang: str) -> Reading:
    """Read a text: the brief or page that it is, in its own language and in the one derived from it."""
    return _read(ask, kind, name, lang)


@query
def doubts(ask: Ask, kind: str, name: str, lang: str) -> tuple[UnresolvedReference, ...]:
    """Return the references of a text that could be any law's; only a review asks, for which it is read once more."""
    return _read(ask, kind, name, lang, tells_doubts=True).doubts


def _read(ask: Ask, kind: str, name: str, lang: str, *, tells_doubts: bool = False) -> Reading:
    # Where no text is new, no parser is needed.
    from briefs.reading.markdown.read_brief import read_brief

    file, faults = text_file(ask, ask(home_of, kind, name, f"{lang}.md"))
    if file is None:
        return Reading((), faults)
    record = ask(settings_record).value
    words = {code: ask(interface_words, code) for code, one in BY_CODE.items() if lang in (code, one.derived_from)}
    allow_html = bool(record and record.allow_html)
    found = ask(rules_in, kind, name, lang)
    return read_brief(Job(kind, name, Lang(lang), file, words, allow_html, found, tells_doubts))


READ = (rules_in, reading, doubts)
