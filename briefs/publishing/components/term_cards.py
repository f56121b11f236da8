"""What is said of the terms that a page marks, and the forms of a term."""

from collections.abc import Iterator

from briefs.language.languages import BY_CODE, EN, ZH_HANS, ZH_HANT, Lang
from briefs.model.brief import Brief
from briefs.model.term import Term
from briefs.publishing.components.frames import PageContext
from briefs.publishing.views.glossary_views import TermCard


def forms_of(term: Term, simplified: str) -> dict[str, str]:
    """Return the forms of a term by language."""
    return {ZH_HANT: term.zh_hant, ZH_HANS: simplified, EN: term.en, "ja": term.ja}


def with_tags(forms: dict[str, str]) -> Iterator[tuple[str, str]]:
    """Return the forms of a term, each with the tag of its language as it stands in HTML."""
    for lang, form in forms.items():
        yield (BY_CODE[Lang(lang)].tag if lang in BY_CODE else lang), form


def term_cards(page: PageContext, brief: Brief) -> tuple[TermCard, ...]:
    """Return what is said of the terms that a brief marks."""
    glossary = page.site.library.glossary
    cards = []
    for name in brief.explained:
        term = glossary.get(name)
        if term is None:
            continue
        own = (ZH_HANT, ZH_HANS) if page.lang != EN else (EN,)
        others = [(lang, form) for lang, form in forms_of(term, "").items() if form and lang not in own]
        forms = tuple(with_tags(dict(others)))
        cards.append(TermCard(f"term-{name}", forms, term.definition.of(page.lang)))
    return tuple(cards)
