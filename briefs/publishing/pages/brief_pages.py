"""The pages of a brief: one in each language, which says so where the brief lacks it, and its permanent address."""

from collections.abc import Iterator

from briefs.language import dates
from briefs.language.han import reading_minutes
from briefs.language.languages import AUTHORED, BY_CODE, Lang
from briefs.library.library import Library
from briefs.library.translations import Change, Drift
from briefs.model import addresses
from briefs.model.addresses import Address
from briefs.model.brief import Brief, BriefId
from briefs.publishing.components.body import filled
from briefs.publishing.components.brief_cards import jurisdiction_marks, topic_anchors
from briefs.publishing.components.brief_facts import compiled_from, instruments, law_day, way
from briefs.publishing.components.cite_this import cite_this
from briefs.publishing.components.citing_parts import citing_briefs, related_briefs, sources_cited
from briefs.publishing.components.contents import contents
from briefs.publishing.components.downloads import documents, downloads
from briefs.publishing.components.embeds import embeds
from briefs.publishing.components.frames import Head, PageContext, SiteContext, frame
from briefs.publishing.components.headnote_parts import headnote
from briefs.publishing.components.note_parts import note_views, printed_notes
from briefs.publishing.components.parallel_links import parallel_link
from briefs.publishing.components.parallel_rows import composed
from briefs.publishing.components.provision_parts import place_name
from briefs.publishing.components.standing_parts import law_moves
from briefs.publishing.components.term_cards import term_cards
from briefs.publishing.views.brief_views import BriefView, MissingView
from briefs.publishing.views.machine_views import RedirectView
from briefs.publishing.views.parts import Anchor
from briefs.publishing.views.views import Page


def brief_page(site: SiteContext, brief_id: BriefId, lang: Lang) -> Page:
    """Plan the page of a brief in a language; where the brief lacks that, the page says so."""
    across = {code: addresses.brief(brief_id, code) for code in BY_CODE}
    page = PageContext(site, lang, across, site.library.languages_of(brief_id))
    if lang not in page.real:
        return _missing_page(page, brief_id)
    return _brief_page(page, site.library.briefs[brief_id, lang])


def redirect_pages(site: SiteContext, brief_id: BriefId) -> Iterator[Page]:
    """Plan the permanent address of a brief and its old ones; they lead to it in the site's default language."""
    library = site.library
    lang = _first_language(library, brief_id)
    title = library.fronts[brief_id, lang].title
    for address, target in redirects(library, brief_id):
        view = RedirectView(BY_CODE[lang].tag, title, addresses.relative(address, target), site.absolute(target))
        yield Page(address, lang, "redirect.html", view)


def _brief_page(page: PageContext, brief: Brief) -> Page:
    site, lang, front_matter = page.site, page.lang, brief.front_matter
    library = site.library
    feeds = tuple(
        (library.topics[name].names.of(lang), addresses.feed(addresses.topic(name, lang)))
        for name in front_matter.topics
        if name in library.topics
    )
    crumbs = (*way(page, front_matter), (front_matter.title, page.address))
    source = front_matter.compiled_from
    # Who cites it stands among those, with the sentence, and is not related once more.
    citing = {passage.brief for passage in site.citations.of_brief.get(brief.id, ())}
    view = BriefView(
        frame=frame(page, Head(front_matter.title, front_matter.description, crumbs, feeds, brief, is_text=True)),
        title=front_matter.title,
        other_title=_other_title(page, brief),
        description=front_matter.description,
        headnote=headnote(brief),
        marks=jurisdiction_marks(page, front_matter),
        topics=topic_anchors(page, front_matter),
        instruments=instruments(page, front_matter),
        date=front_matter.date,
        written_date=dates.written(front_matter.date, lang),
        law_day=law_day(page, front_matter),
        minutes=reading_minutes(brief.text),
        authors=front_matter.authors,
        author_links=tuple(_author(page, name) for name in front_matter.authors),
        keywords=front_matter.keywords,
        html=filled(site, brief),
        toc=contents(brief.headings),
        notes=note_views(page, brief, printed_notes(site, brief)),
        terms=term_cards(page, brief),
        defined=tuple((one.word, one.full) for one in brief.defined),
        sources=sources_cited(page, brief),
        source_downloads=downloads(page, addresses.brief_files(brief.id), "sources"),
        cited_by=citing_briefs(page, site.citations.of_brief.get(brief.id, ())),
        related=related_briefs(page, tuple(one for one in site.related[brief.id] if one.brief not in citing)),
        cite=cite_this(page, brief.id),
        documents=documents(page, brief.id),
        compiled_from=compiled_from(page, front_matter),
        compiled_from_note=source.note,
        compiled_from_url=source.url,
        funding=front_matter.funding,
        license=front_matter.license or library.settings.license,
        corrections=tuple((c.date, dates.written(c.date, lang), c.text) for c in front_matter.corrections),
        authored=_authored(page, brief),
        overruled=sum(count for _, count in brief.overruled),
        parallel=parallel_link(page, brief.id),
        composed=composed(site, brief),
        status=front_matter.translation_status,
        drift=_drifted(page, brief),
        drift_date=_drift_date(page, brief),
        moved=law_moves(page, front_matter),
        permanent=site.absolute(addresses.permanent(brief.id)),
        embeds=tuple(Anchor(site.absolute(one.address), one.title) for one in embeds(site, brief)),
    )
    return Page(page.address, lang, "brief.html", view, front_matter.last_changed, page.alternates(), listed=True)


def _missing_page(page: PageContext, brief_id: BriefId) -> Page:
    library = page.site.library
    first, front_matter = library.front(brief_id, page.lang)
    title = front_matter.title
    description = page.words("missing_language", language=BY_CODE[page.lang].name)
    crumbs = ((page.words("all_briefs"), addresses.all_briefs(page.lang)), (title, page.address))
    versions = tuple(
        Anchor(
            page.href(page.across[lang]),
            library.fronts[brief_id, lang].title,
            BY_CODE[lang].tag,
            BY_CODE[lang].name,
        )
        for lang in library.languages_of(brief_id)
    )
    head = Head(title, description, crumbs, canonical=addresses.brief(brief_id, first))
    view = MissingView(frame(page, head), title, BY_CODE[first].tag, versions)
    return Page(page.address, page.lang, "missing.html", view)


def redirects(library: Library, brief_id: BriefId) -> tuple[tuple[Address, Address], ...]:
    """Return the permanent address of a brief and its old ones, each with the address to which it leads."""
    target = addresses.brief(brief_id, _first_language(library, brief_id))
    old = [address for alias in library.front_matter(brief_id).aliases if (address := addresses.old(alias))]
    return tuple((address, target) for address in (addresses.permanent(brief_id), *old))


def _first_language(library: Library, brief_id: BriefId) -> Lang:
    return library.front(brief_id, library.settings.default_language)[0]


def _other_title(page: PageContext, brief: Brief) -> Anchor | None:
    """Return the title in the other authored language, with a link to it."""
    family = (page.lang, BY_CODE[page.lang].derived_from)
    for lang in AUTHORED:
        other = page.site.library.fronts.get((brief.id, lang))
        if lang not in family and other:
            return Anchor(page.href(page.across[lang]), other.title, BY_CODE[lang].tag)
    return None


def _drift_of(page: PageContext, brief: Brief) -> Drift | None:
    """Return what has changed since a page was translated, where it is a translation."""
    found = page.site.drift.get(brief.id)
    authored = BY_CODE[brief.lang].derived_from or brief.lang
    return found if found and found.changes and found.record.translation == authored else None


def _drifted(context: PageContext, brief: Brief) -> tuple[Anchor, ...]:
    """Return the links to what changed since it was translated, where both languages stand: paragraphs, notes."""
    found = _drift_of(context, brief)
    # Where they stand nowhere, to the paragraph as it stands here.
    page = parallel_link(context, brief.id)
    changes = [change for change in found.changes if change.kind != "removed"] if found else []
    return tuple(Anchor(f"{page}#{change.id}", _changed(context, change)) for change in changes)


def _changed(page: PageContext, change: Change) -> str:
    """Return what a paragraph or note that changed is called."""
    if change.note:
        return page.words("note_label", number=change.note)
    return place_name(page.words, change.id)


def _drift_date(page: PageContext, brief: Brief) -> str:
    """Return the day on which a translation was last noted as right, where its source has changed since."""
    found = _drift_of(page, brief)
    return dates.written(found.record.date, page.lang) if found else ""


def _authored(page: PageContext, brief: Brief) -> Anchor | None:
    """Return the link to the page from which this one was converted, where it was."""
    source = BY_CODE[brief.lang].derived_from
    if source is None:
        return None
    return Anchor(page.href(page.across[source]), BY_CODE[source].name, BY_CODE[source].tag)


def _author(page: PageContext, name: str) -> Anchor:
    slug = page.site.selections.author_called(name)
    return Anchor(page.href(addresses.author(slug, page.lang)), name)
