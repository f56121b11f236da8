"""What is wrong with the settings beyond their form: folders, profiles and styles that are not there."""

from collections.abc import Iterator

from briefs.checks.citation_checks import check_site_profiles
from briefs.engine.queries import Ask
from briefs.language.languages import AUTHORED
from briefs.library.library import Library
from briefs.messages.message import say
from briefs.model.diagnostic import Code, Diagnostic
from briefs.questions import cited_queries, listing, settings_query, template_queries
from briefs.questions.settings_query import setting_place
from briefs.questions.style_queries import unusable_styles
from briefs.questions.world import FOLDER, FONTS


def citing_faults(ask: Ask, library: Library) -> Iterator[Diagnostic]:
    """Return what is wrong with the profiles and styles that the settings choose."""
    styles = ask(template_queries.style_files)
    yield from check_site_profiles(library, lambda *keys: setting_place(ask, *keys), styles)
    for lang in AUTHORED:
        for fault in unusable_styles(ask, ask(cited_queries.site_profile, lang), library.profiles, lang):
            yield Diagnostic(*setting_place(ask, "citations", lang), Code.CITE_PROFILE, fault)


def missing_folders(ask: Ask) -> Iterator[Diagnostic]:
    """Return which folders the settings name that are not there, or have not what they are for."""
    folder = ask(listing.documents_folder)
    if folder and not ask(FOLDER, folder).entries:
        at, message = setting_place(ask, "documents"), say("no-folder", folder=folder)
        yield Diagnostic(*at, Code.FILE_UNREADABLE, message, say("make-documents-folder"))
    settings = ask(settings_query.settings_record).value
    folder = settings.outputs.cards if settings else ""
    if folder and not any(one.name.lower().endswith(FONTS) for one in ask(FOLDER, folder).entries):
        at, message = setting_place(ask, "outputs", "cards"), say("no-fonts", folder=folder)
        yield Diagnostic(*at, Code.FILE_UNREADABLE, message, say("put-fonts"))
