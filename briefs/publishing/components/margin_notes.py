"""The form of a note that stands in the margin: who, what, where, when, and whose page; the full one is at the end."""

import re
from urllib.parse import urlsplit

from briefs.citing import marked, rich_text
from briefs.citing.cited_note import CitedNote
from briefs.citing.forms import Form
from briefs.citing.naming import called
from briefs.citing.profiles import FULL, Profile
from briefs.citing.short_forms import place_of
from briefs.language.languages import BY_CODE, DERIVED, Lang
from briefs.language.locators import Locator
from briefs.language.script import simplified_all
from briefs.library.citations import CitedText
from briefs.model.note import MARKS, KeyedCitation
from briefs.model.source import Source, SourceKey
from briefs.publishing.components.frames import PageContext, SiteContext
from briefs.publishing.views.citation_views import MarginNote
from briefs.publishing.views.parts import Anchor

_YEAR = re.compile(r"\d{4}")
_STOPS = " .。\n"


def margin_note(
    page: PageContext, text: CitedText, cited: CitedNote, forms: tuple[Form, ...], href: str
) -> MarginNote | None:
    """Return the margin form of a note; None where it is more than one citation in full, and stands as it is.

    `href` is the link to the page of the source.
    """
    note = cited.note
    match note.insertions:
        case (KeyedCitation() as citation,) if forms and forms[0].form == FULL:
            pass
        case _:
            return None
    key = SourceKey(citation.key)
    if MARKS.sub("", note.text).strip(_STOPS) or key not in page.site.library.sources:
        return None
    return short_citation(page.site, key, page.lang, text.profile, href, citation.locator)


def short_citation(
    site: SiteContext, key: SourceKey, lang: Lang, profile: Profile, href: str, locator: Locator | None = None
) -> MarginNote:
    """Return a source in short: who, what, where, when, and whose page; `href` is the link to its page on the site."""
    work = site.references.work(key, lang, profile)
    source = work.canonical.source
    title, own_lang = _title(source, lang)
    names = work.in_script(called(source, lang, profile, manner=work.lang))
    if lang in DERIVED.values():
        # What is cited in a foreign manner has the names of the authored script.
        (names,) = marked.simplify((names,))
    author = marked.to_plain(names)
    is_title = author in (title, marked.to_plain(work.in_script(source.title.text)), source.title.text)
    year = _YEAR.match(source.dates.get("issued", ""))
    return MarginNote(
        # Names and places say their language; the page's own words are in its script.
        author="" if is_title else marked.to_html(names, lang, breaks=False),
        title=Anchor(href, title, _tag(own_lang, lang), title=source.title.text if source.title.text != title else ""),
        place=marked.to_html(work.in_script(place_of(work, profile, locator)), lang, breaks=False),
        year=year[0] if year else "",
        link=Anchor(source.url, _host(source.url)) if source.url else None,
    )


def _title(source: Source, lang: Lang) -> tuple[str, str]:
    """Return the title of a source, the short one first, in a page's language where it has that; and its language."""
    authored = BY_CODE[lang].derived_from or lang
    for wording in (source.texts.get("title-short", source.title), source.title):
        text, own = wording.of(lang)
        # A wording without a language is in that of the work.
        own = own or source.language
        text = marked.to_plain(rich_text.marked(text))
        if own in (lang, authored):
            return (simplified_all([text])[0] if lang in DERIVED.values() and own == authored else text), lang
    text, own = source.title.of(lang)
    return marked.to_plain(rich_text.marked(text)), own or source.language


def _tag(lang: str, page: Lang) -> str:
    if lang in (page, ""):
        return ""
    return BY_CODE[Lang(lang)].tag if lang in BY_CODE else lang


def _host(url: str) -> str:
    return (urlsplit(url).hostname or url).removeprefix("www.")
