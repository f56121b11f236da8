"""The pages of sources and the table of authorities, in each language."""

from functools import partial

from briefs.citing.marked import to_plain
from briefs.language.languages import BY_CODE, Lang
from briefs.library.authorities import kind_of
from briefs.library.library import last_changed
from briefs.library.selections import NEWEST
from briefs.model import addresses
from briefs.model.source import Source, SourceKey
from briefs.publishing.components.citing_parts import citing_briefs, source_html
from briefs.publishing.components.downloads import downloads
from briefs.publishing.components.frames import Head, SiteContext, frame, in_all_languages
from briefs.publishing.components.list_pages import list_pages
from briefs.publishing.components.note_parts import plain_source
from briefs.publishing.components.source_facts import source_facts
from briefs.publishing.components.source_links import is_law, source_link
from briefs.publishing.components.work_metadata import work_tags
from briefs.publishing.views.machine_views import RedirectView
from briefs.publishing.views.views import Page, SourceView


def source_page(site: SiteContext, key: SourceKey, number: int, lang: Lang) -> Page:
    """Plan the page of a source in a language, or a further part of the list of briefs that cite it.

    Briefs are sources too, but have pages of their own. What is the text of a law stands on the page of that, to which
    its address leads.
    """
    source = site.library.sources[key]
    if number == NEWEST and is_law(site, source):
        return _redirect(site, source, lang)
    first = partial(addresses.source, source.slug)
    page = in_all_languages(site, lang, lambda code: addresses.part(first(code), number))
    full = to_plain(plain_source(site, key, page.lang))
    crumbs = [(page.words("authorities"), addresses.authorities(page.lang)), (source.title.text, first(lang))]
    title = source.title.text
    if number != NEWEST:
        title = page.words("part_of", title=title, number=number)
        crumbs.append((page.words("part", number=number), page.address))
    citing = site.citations.part_citing(key, number)
    view = SourceView(
        frame=frame(page, Head(title, full, tuple(crumbs), meta=work_tags(source, lang))),
        title=source.title.text,
        title_lang=_tag(source.title.lang),
        other_titles=tuple((text, _tag(lang)) for lang, text in source.title.others.items()),
        kind=page.words(f"kind_{kind_of(source)}"),
        html=source_html(page, key),
        facts=tuple(source_facts(page, source)),
        cited_by=citing_briefs(page, citing.passages),
        count=site.citations.count_citing(key) if number == NEWEST else None,
        pages=list_pages(page, first(lang), citing.part, number),
        downloads=downloads(page, addresses.source_files(source.slug), "source"),
    )
    changed = last_changed(site.library, citing.part.ids)
    return Page(page.address, page.lang, "source.html", view, changed, page.alternates(), listed=bool(changed))


def _redirect(site: SiteContext, source: Source, lang: Lang) -> Page:
    """Plan the address of a source that is the text of a law; it leads to its place on the page of that."""
    address, law = addresses.source(source.slug, lang), site.library.instruments[source.instrument]
    href, target = source_link(site, source, address, lang), site.absolute(addresses.law(source.instrument, lang))
    view = RedirectView(BY_CODE[lang].tag, law.names.of(lang), href, target)
    return Page(address, lang, "redirect.html", view)


def _tag(lang: str) -> str:
    return BY_CODE[Lang(lang)].tag if lang in BY_CODE else lang
