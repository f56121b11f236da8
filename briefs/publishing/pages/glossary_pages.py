"""The glossary, in each language."""

from briefs.language.languages import EN, ZH_HANS, ZH_HANT, Lang
from briefs.language.script import simplified_all
from briefs.model import addresses
from briefs.publishing.components import metadata
from briefs.publishing.components.frames import Head, SiteContext, frame, in_all_languages
from briefs.publishing.components.term_cards import forms_of, with_tags
from briefs.publishing.views.glossary_views import GlossaryView, TermEntry
from briefs.publishing.views.parts import Anchor
from briefs.publishing.views.views import Page


def _simplified(site: SiteContext) -> dict[str, str]:
    """Return the Simplified form of each term: its own, or that of its script."""
    glossary = site.library.glossary
    quotes = site.library.settings.has_mainland_quotes
    scripts = simplified_all([term.zh_hant for term in glossary.values()], quotes=quotes)
    return {name: term.zh_hans or script for (name, term), script in zip(glossary.items(), scripts, strict=True)}


def glossary_page(site: SiteContext, lang: Lang) -> Page:
    """Plan the glossary in a language; only a site that has terms has it."""
    page = in_all_languages(site, lang, addresses.glossary)
    simplified = _simplified(site)
    titles = site.titles[lang]
    entries = []
    for name, term in site.library.glossary.items():
        using = site.term_uses[name]
        also = [form for form in (term.also.en if page.lang == EN else term.also.zh_hant) if form != term.zh_hant]
        entries.append(
            TermEntry(
                id=name,
                forms=tuple((lang, form) for lang, form in with_tags(forms_of(term, simplified[name]))),
                also=tuple(also) if page.lang != ZH_HANS else (),
                definition=term.definition.of(page.lang),
                note=term.note.of(page.lang),
                briefs=tuple(Anchor(page.href(addresses.brief(one, page.lang)), titles[one]) for one in using.ids),
                more=using.more,
                is_reviewed=bool(term.reviewed),
            )
        )
    if page.lang == EN:
        entries.sort(key=lambda entry: (entry.forms[key_of(EN)][1].lower(), entry.id))
    heading = page.words("glossary")
    url = site.absolute(page.address)
    said = [(one.id, one.forms[key_of(page.lang)][1], one.definition) for one in entries]
    json_ld = metadata.glossary_json_ld(heading, page.lang, url, said)
    crumbs = ((heading, page.address),)
    head = Head(heading, page.words("glossary_description"), crumbs, is_text=True, json_ld=json_ld)
    view = GlossaryView(frame(page, head), heading, tuple(entries))
    return Page(page.address, page.lang, "glossary.html", view, "", page.alternates(), listed=True)


def key_of(lang: Lang) -> int:
    """Return the place of a language among the forms of a term."""
    return (ZH_HANT, ZH_HANS, EN).index(lang)
