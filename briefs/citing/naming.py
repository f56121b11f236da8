"""What a short form calls a source: by its authors, its issuer or its title, in the words of the page."""

from briefs.citing import marked, rich_text
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
        # A text in another script than the page's is marked as such; its tags are too.
        wording = source.texts["title-short"]
        return marked.said(wording, lang, rich_text.marked)
    if source.brief:
        return marked.said(source.title, lang)
    title = source.texts["title"]
    return marked.in_language(rich_text.marked(title.text), marked.title_language(title.text, title.lang))
