"""The glossary as its pages and files have it, and as texts look for its terms."""

from typing import TYPE_CHECKING

from briefs.checks.term_checks import Avoided, words_to_avoid
from briefs.engine.queries import Ask, helper, query
from briefs.language.languages import EN, LANGUAGES, ZH_HANS, Lang
from briefs.language.script import simplified_all
from briefs.library.glossary_parts import GlossaryPart, parts_of
from briefs.model.term import MOST_ON_A_PAGE
from briefs.questions import derived_records, record_queries

if TYPE_CHECKING:
    from briefs.reading.markdown.mark_terms import TermBook


@query
def simplified_terms(ask: Ask) -> dict[str, str]:
    """Return the Simplified form of each term: its own, or that of its script."""
    terms = ask(derived_records.glossary)
    converted = simplified_all([term.zh_hant for term in terms.values()], quotes=ask(derived_records.mainland_quotes))
    return {name: term.zh_hans or script for (name, term), script in zip(terms.items(), converted, strict=True)}


@query
def is_long_glossary(ask: Ask) -> bool:
    """Return whether the glossary has more terms than one page."""
    return len(ask(record_queries.term_records).value) > MOST_ON_A_PAGE


@query
def glossary_index(ask: Ask, lang: str) -> tuple[GlossaryPart, ...]:
    """Return the parts of a long glossary in a language with the words on each; none of a short one."""
    if not ask(is_long_glossary):
        return ()
    if lang == ZH_HANS:
        return parts_of(ask(simplified_terms), ZH_HANS)
    terms = ask(record_queries.term_records).value
    return parts_of({name: term.en if lang == EN else term.zh_hant for name, term in terms.items()}, Lang(lang))


@query
def glossary_part_names(ask: Ask, lang: str) -> tuple[tuple[str, str, int], ...]:
    """Return the name, letter and number of each part: a new term changes its own part and the contents alone."""
    return tuple((part.name, part.letter, part.number) for part in ask(glossary_index, lang))


@query
def glossary_shelves(ask: Ask, lang: str) -> dict[str, str]:
    """Return the part of a long glossary in which each term stands in a language."""
    return {name: part.name for part in ask(glossary_index, lang) for name, _ in part.terms}


@query
def term_shelf(ask: Ask, name: str, lang: str) -> str:
    """Return the part of a long glossary in which one term stands in a language."""
    return ask(glossary_shelves, lang).get(name, "")


@query
def simplified_on_page(ask: Ask, part: str, lang: str) -> dict[str, str]:
    """Return the Simplified form of each term on a page: the first page of a long glossary has none in full."""
    simplified = ask(simplified_terms)
    if not ask(is_long_glossary):
        return {} if part else simplified
    return {name: simplified[name] for one in ask(glossary_index, lang) if one.name == part for name, _ in one.terms}


@query
def glossary_parts(ask: Ask) -> tuple[tuple[str, str], ...]:
    """List the pages of the glossary with each language: the first has no name, and a short one has no other."""
    if not ask(record_queries.has_terms):
        return ()
    codes = [str(language.code) for language in LANGUAGES]
    return tuple((name, code) for code in codes for name in ("", *(part[0] for part in ask(glossary_part_names, code))))


@query
def avoided(ask: Ask, lang: str) -> Avoided:
    """Return the words that texts of a language should not use."""
    return words_to_avoid(ask(derived_records.glossary), Lang(lang))


@helper
def term_book(ask: Ask, lang: str) -> "TermBook":
    """Return the terms, ready to be looked for in texts of a language."""
    from briefs.reading.markdown.mark_terms import TermBook

    codes = [one.code for one in LANGUAGES if lang in (one.code, one.derived_from)] if ask(is_long_glossary) else []
    return TermBook(ask(derived_records.glossary), Lang(lang), {code: ask(glossary_shelves, code) for code in codes})


GLOSSARY_QUERIES = (
    *(simplified_terms, is_long_glossary, glossary_index, glossary_part_names, glossary_shelves, term_shelf),
    *(simplified_on_page, glossary_parts, avoided, term_book),
)
