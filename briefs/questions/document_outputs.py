"""Briefs as files that readers take along: Word, EPUB, PDF. They take Pandoc or WeasyPrint, and longer than a page."""

from briefs.engine.queries import Ask, Made, output, query
from briefs.language.languages import Lang
from briefs.model.addresses import BRIEFS
from briefs.model.brief import BriefId
from briefs.publishing.components.brief_metadata import document_address
from briefs.questions import listing, text_queries
from briefs.questions.asked_library import AskedLibrary
from briefs.questions.asked_site import site_of
from briefs.questions.rendering_queries import written
from briefs.questions.world import FILE


@query
def documented_briefs(ask: Ask) -> tuple[tuple[str, str, str], ...]:
    """List the briefs with each of their languages and each kind of file that their pages offer."""
    library = AskedLibrary(ask)
    kinds = tuple(dict.fromkeys(library.settings.outputs.documents))
    if not kinds:
        return ()
    versions = [(name, lang) for (name,) in ask(text_queries.published) for lang in library.languages_of(BriefId(name))]
    return tuple((name, str(lang), kind) for name, lang in versions for kind in kinds)


@output(documented_briefs)
def document_in(ask: Ask, name: str, lang: str, kind: str) -> Made:
    """Make a brief in a language as a file of its own; it is made again when what it says has changed."""
    # A room of thirty modules, which few sites want and no run that finds nothing new.
    from briefs.exporting.manuscript_files import pictures_of, write_book, write_pdf, write_word
    from briefs.exporting.manuscripts import manuscript
    from briefs.exporting.volumes import alone

    site, key = site_of(ask), (BriefId(name), Lang(lang))
    brief = site.library.briefs.get(key)
    if brief is None:
        return Made({})
    write = {"docx": write_word, "epub": write_book, "pdf": write_pdf}
    places = ask(listing.media_of, BRIEFS, name)
    volume = alone(manuscript(site, brief))
    pictures = pictures_of(volume, lambda path: ask(FILE, places[path]).data if path in places else None)
    return written([(document_address(*key, kind), write[kind](volume, pictures))])


DOCUMENTS = (documented_briefs, document_in)
