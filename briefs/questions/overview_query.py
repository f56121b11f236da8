"""What the home page says of the whole site, asked for as small facts: an edit of one text mostly changes none."""

from briefs.engine.queries import Ask, query
from briefs.language.languages import AUTHORED, Lang
from briefs.library.overview import Moves, Overview, changed_lately, examples, moves_of, oldest_check
from briefs.model.brief import BriefId
from briefs.model.term import Term
from briefs.questions import (
    citation_queries,
    derived_records,
    law_queries,
    record_queries,
    subject_queries,
    text_queries,
    waiting_queries,
)


@query
def moves(ask: Ask) -> Moves:
    """Return what happened to the laws last, and what comes next."""
    return moves_of(ask(law_queries.law_events), lambda date: ask(waiting_queries.is_out, date))


@query
def used_terms(ask: Ask) -> tuple[Term, ...]:
    """Return the terms that briefs use: first those with a definition, then those that most use."""
    uses = {name: ask(subject_queries.term_use, name) for name in ask(derived_records.glossary)}
    counts = {name: len(use.ids) + use.more for name, use in uses.items()}
    found = [(name, term) for name in counts if counts[name] and (term := ask(derived_records.term, name))]
    return tuple(term for _, term in sorted(found, key=lambda one: (not one[1].definition.en, -counts[one[0]])))


@query
def discussed_laws(ask: Ask) -> tuple[str, ...]:
    """Return the laws that briefs are about, those of most briefs first."""
    counts = {name: ask(subject_queries.count_on_law, name) for name in ask(record_queries.law_ids)}
    return tuple(sorted((name for name in counts if counts[name]), key=lambda one: -counts[one]))


@query
def example_searches(ask: Ask, lang: str) -> tuple[str, ...]:
    """Return searches as examples for a language."""
    names = ask(discussed_laws)
    laws = [law for name in names if (law := ask(derived_records.law, name))]
    # Laws are asked for their provisions one by one, until one is found that a text of the language names.
    provisions = (ask(law_queries.discussed, name) for name in names)
    # A short name is what a reader would type.
    called = [(law.short or law.names).of(Lang(lang)) for law in sorted(laws, key=lambda one: not one.short)]
    return examples(Lang(lang), provisions, ask(used_terms), called)


@query
def both_languages(ask: Ask) -> int:
    """Return how many briefs stand in every language in which authors write."""
    return sum(set(AUTHORED) <= set(has) for _, (_, has) in ask.rows(text_queries.CHANGED))


@query
def lately_changed(ask: Ask) -> tuple[tuple[BriefId, str], ...]:
    """Return the briefs that changed last after they came out, with the day."""
    days = dict(ask.rows(text_queries.LISTED))
    return changed_lately((BriefId(name), days[name], day) for name, (day, _) in ask.rows(text_queries.CHANGED))


@query
def overview(ask: Ask, lang: str) -> Overview:
    """Return what the home page of a language says of the site."""
    names = ask(record_queries.law_ids)
    checked, oldest = oldest_check(ask(law_queries.standing, name) for name in names)
    return Overview(
        both=ask(both_languages),
        laws=len(names),
        checked=checked,
        oldest_check=oldest,
        sources=len(ask(citation_queries.shown_sources)),
        changed=ask(lately_changed),
        moves=ask(moves),
        examples=ask(example_searches, lang),
    )


OVERVIEW = (moves, used_terms, discussed_laws, example_searches, both_languages, lately_changed, overview)
