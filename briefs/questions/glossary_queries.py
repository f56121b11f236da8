"""The glossary as its pages and files have it."""

from briefs.checks.term_checks import Avoided, words_to_avoid
from briefs.engine.queries import Ask, query
from briefs.language.languages import LANGUAGES, Lang
from briefs.language.script import simplified_all
from briefs.questions import derived_records, record_queries


@query
def simplified_terms(ask: Ask) -> dict[str, str]:
    """Return the Simplified form of each term: its own, or that of its script."""
    terms = ask(derived_records.glossary)
    converted = simplified_all([term.zh_hant for term in terms.values()], quotes=ask(derived_records.mainland_quotes))
    return {name: term.zh_hans or script for (name, term), script in zip(terms.items(), converted, strict=True)}


@query
def glossary_parts(ask: Ask) -> tuple[tuple[str, str], ...]:
    """List the parts of the glossary with each language; a short one has a part without a letter, a long one too."""
    letters = ("", *ask(record_queries.shelves)) if ask(record_queries.has_terms) else ()
    return tuple((letter, str(language.code)) for letter in letters for language in LANGUAGES)


@query
def avoided(ask: Ask, lang: str) -> Avoided:
    """Return the words that texts of a language should not use."""
    return words_to_avoid(ask(derived_records.glossary), Lang(lang))


GLOSSARY_QUERIES = (simplified_terms, glossary_parts, avoided)
