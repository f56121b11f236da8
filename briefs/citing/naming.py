"""What a short form calls a source: by its authors, its issuer or its title, in the words of the page."""

from briefs.citing import marked
from briefs.citing.canonical import short_case_name
from briefs.citing.items import short_name
from briefs.citing.profiles import Profile
from briefs.language.languages import Lang, is_chinese
from briefs.model.source import LEGAL, Source


def called(source: Source, lang: Lang, profile: Profile) -> str:
    """Return the name by which a short form calls a source, marked: its authors, else its publisher, else its title.

    A case is called by its name, which is italic but in Chinese; a statute by its title.
    """
    if source.type in LEGAL:
        name = titled(source, lang)
        return name if is_chinese(lang) or source.type != "legal_case" else marked.wrapped(name, marked.ITALIC)
    authors = source.names.get("author") or source.names.get("editor") or ()
    if authors:
        return profile.names([short_name(name, lang, family_only=profile.names_by == "family") for name in authors])
    for key in ("publisher", "container-title", "authority"):
        if key in source.texts:
            return marked.said(source.texts[key], lang)
    return titled(source, lang)


def titled(source: Source, lang: Lang) -> str:
    """Return the short title of a source in the words of a page, else its title, marked."""
    if "title-short" in source.texts:
        return marked.said(source.texts["title-short"], lang)
    if source.brief:
        return marked.said(source.title, lang)
    if source.type == "legal_case":
        return marked.in_language(short_case_name(marked.clean(source.title.text)), source.title.lang)
    text = marked.clean(source.title.text)
    return marked.in_language(text, marked.title_language(text, source.title.lang))
