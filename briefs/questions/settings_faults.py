"""What is wrong with what the settings name: folders beside the content, profiles and styles."""

from collections.abc import Iterator
from functools import partial

from briefs.checks.citation_checks import check_site_profiles
from briefs.engine.queries import Ask
from briefs.language.languages import AUTHORED
from briefs.messages.message import say
from briefs.model.diagnostic import Code, Diagnostic
from briefs.questions import cited_queries, template_queries
from briefs.questions.asked_library import AskedLibrary
from briefs.questions.settings_query import settings_place, settings_record
from briefs.questions.style_queries import unusable_styles
from briefs.questions.world import FOLDER, FONTS


def missing_folders(ask: Ask) -> Iterator[Diagnostic]:
    """Report the folders of documents and of fonts that are not there, and one of fonts that has none."""
    settings = ask(settings_record).value
    if settings is None:
        return
    if settings.documents and ask(FOLDER, settings.documents).is_missing:
        at, message = settings_place(ask, "documents"), say("no-folder", folder=settings.documents)
        yield Diagnostic(*at, Code.FILE_UNREADABLE, message, say("make-documents-folder"))
    fonts = settings.outputs.cards
    if fonts and not any(one.name.lower().endswith(FONTS) for one in ask(FOLDER, fonts).entries):
        message, hint = say("no-fonts", folder=fonts), say("put-fonts")
        if ask(FOLDER, fonts).is_missing:
            message, hint = say("no-folder", folder=fonts), say("make-fonts-folder")
        yield Diagnostic(*settings_place(ask, "outputs", "cards"), Code.FILE_UNREADABLE, message, hint)


def unusable_profiles(ask: Ask, library: AskedLibrary) -> Iterator[Diagnostic]:
    """Report the profiles and styles for the whole site that there are not, or by which nothing can be cited."""
    yield from check_site_profiles(library, partial(settings_place, ask), ask(template_queries.style_files))
    for lang in AUTHORED:
        for fault in unusable_styles(ask, ask(cited_queries.site_profile, lang), library.profiles, lang):
            yield Diagnostic(*settings_place(ask, "citations", lang), Code.CITE_PROFILE, fault)
