"""The cards of briefs: which words stand on each, and whether there are fonts that have them all."""

from briefs.engine.queries import Ask, helper, query
from briefs.language import dates
from briefs.language.languages import LANGUAGES, Lang
from briefs.model.brief import BriefId
from briefs.publishing.rendering.card_drawing import CardFonts, CardWords
from briefs.questions import text_queries
from briefs.questions.asked_library import AskedLibrary
from briefs.questions.world import FILE, FOLDER, FONTS


@query
def font_files(ask: Ask) -> tuple[str, ...]:
    """List the font files of the site."""
    folder = AskedLibrary(ask).settings.outputs.cards
    entries = ask(FOLDER, folder).entries if folder else ()
    return tuple(f"{folder}/{one.name}" for one in entries if one.kind == "file" and one.name.lower().endswith(FONTS))


@helper
def card_fonts(ask: Ask, lang: str) -> CardFonts:
    """Return the fonts of a language: the one that is named after it, then the others."""
    files = sorted(ask(font_files), key=lambda path: (not path.rpartition("/")[2].startswith(f"{lang}."), path))
    return CardFonts([ask(FILE, path).data for path in files], Lang(lang))


@query
def card_words(ask: Ask, name: str, lang: str) -> CardWords:
    """Return what stands on the card of a brief."""
    library, code = AskedLibrary(ask), Lang(lang)
    front_matter = library.fronts[BriefId(name), code]
    places = [
        library.jurisdictions[one].names.of(code) for one in front_matter.jurisdictions if one in library.jurisdictions
    ]
    facts = " · ".join([*places, dates.written(front_matter.date, code)])
    return CardWords(library.settings.title.of(code), front_matter.title, facts)


@query
def lacking(ask: Ask, name: str, lang: str) -> str:
    """Return the characters on the card of a brief that no font has."""
    return ask(card_fonts, lang).lacking(ask(card_words, name, lang).text)


@query
def lacking_in_name(ask: Ask, lang: str) -> str:
    """Return the characters of the site's name in a language that no font has: then no brief has a card in it."""
    return ask(card_fonts, lang).lacking(AskedLibrary(ask).settings.title.of(Lang(lang)))


@query
def has_card(ask: Ask, name: str, lang: str) -> bool:
    """Return whether a brief has a card in a language: it has the language, and the fonts have every character."""
    if not ask(font_files) or (BriefId(name), Lang(lang)) not in AskedLibrary(ask).fronts:
        return False
    return not ask(lacking, name, lang)


@query
def carded_briefs(ask: Ask) -> tuple[tuple[str, str], ...]:
    """List the briefs with each language, of a site that has cards."""
    briefs = ask(text_queries.published) if ask(font_files) else ()
    return tuple((name, str(language.code)) for (name,) in briefs for language in LANGUAGES)


CARDS = (font_files, card_fonts, card_words, lacking, lacking_in_name, has_card, carded_briefs)
