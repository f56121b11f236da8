"""The pages of briefs: each in each language, a page that says so where it lacks one, and its permanent address."""

from collections.abc import Iterator

from briefs.language import dates
from briefs.language.han import reading_minutes
from briefs.language.languages import AUTHORED, BY_CODE, LANGUAGES, Lang
from briefs.library.laws import moved_on
from briefs.library.library import Library
from briefs.library.translations import Drift
from briefs.model import addresses
from briefs.model.addresses import Address
from briefs.model.brief import Brief, BriefId
from briefs.model.front_matter import BriefMatter
from briefs.publishing.components.body import filled
from briefs.publishing.components.brief_cards import jurisdiction_marks, topic_anchors
from briefs.publishing.components.cite_this import cite_this
from briefs.publishing.components.citing_parts import citing_briefs, related_briefs, sources_cited
from briefs.publishing.components.contents import contents
from briefs.publishing.components.downloads import downloads
from briefs.publishing.components.frames import Desk, Head, Spot, brief_spot, frame
from briefs.publishing.components.note_parts import note_views, printed_notes
from briefs.publishing.components.previews import previews
from briefs.publishing.components.term_cards import term_cards
from briefs.publishing.views.machine_views import RedirectView
from briefs.publishing.views.parts import Anchor
from briefs.publishing.views.views import BriefView, MissingView, Page


def brief_pages(desk: Desk) -> Iterator[Page]:
    """Plan the pages of all briefs."""
    for brief_id in desk.library.order:
        for language in LANGUAGES:
            spot = brief_spot(desk, brief_id, language.code)
            brief = desk.library.briefs.get((brief_id, language.code))
            yield _brief_page(spot, brief) if brief else _missing_page(spot, brief_id)


def redirect_pages(desk: Desk) -> Iterator[Page]:
    """Plan the permanent address of each brief and its old ones; they lead to it in the site's default language."""
    for brief_id in desk.library.order:
        yield from _redirects(desk, brief_id)


def _brief_page(spot: Spot, brief: Brief) -> Page:
    desk, lang, matter = spot.desk, spot.lang, brief.matter
    library = desk.library
    feeds = tuple(
        (library.topics[name].names.of(lang), addresses.feed(addresses.topic(name, lang)))
        for name in matter.topics
        if name in library.topics
    )
    crumbs = ((spot.words("all_briefs"), addresses.all_briefs(lang)), (matter.title, spot.address))
    source = matter.compiled_from
    updated = matter.last_changed if matter.last_changed != matter.date else ""
    view = BriefView(
        frame=frame(spot, Head(matter.title, matter.description, crumbs, feeds, brief)),
        title=matter.title,
        other_title=_other_title(spot, brief),
        description=matter.description,
        marks=jurisdiction_marks(spot, matter),
        topics=topic_anchors(spot, matter),
        instruments=_instruments(spot, matter),
        date=matter.date,
        written_date=dates.written(matter.date, lang),
        updated=updated,
        written_updated=dates.written(updated, lang) if updated else "",
        minutes=reading_minutes(brief.text),
        authors=matter.authors,
        keywords=matter.keywords,
        html=filled(desk, brief),
        toc=contents(brief.headings),
        notes=note_views(spot, brief, printed_notes(desk, brief)),
        terms=term_cards(spot, brief),
        previews=previews(spot, brief),
        defined=tuple((one.word, one.full) for one in brief.defined),
        sources=sources_cited(spot, brief),
        source_downloads=downloads(spot, addresses.brief_files(brief.id), "sources"),
        cited_by=citing_briefs(spot, desk.citations.of_brief.get(brief.id, ())),
        related=related_briefs(spot, desk.related[brief.id]),
        cite=cite_this(spot, brief.id),
        compiled_from=_compiled_from(spot, matter),
        compiled_from_note=source.note,
        compiled_from_url=source.url,
        funding=matter.funding,
        license=matter.license or library.settings.license,
        corrections=tuple((c.date, dates.written(c.date, lang), c.text) for c in matter.corrections),
        authored=_authored(spot, brief),
        overruled=sum(count for _, count in brief.overruled),
        parallel=spot.to(addresses.parallel(brief.id, lang)) if brief.id in desk.paragraphs.rows else "",
        status=matter.translation_status,
        drift=_drifted(spot, brief),
        drift_date=_drift_date(spot, brief),
        moved=_moved(spot, matter),
        permanent=desk.absolute(addresses.permanent(brief.id)),
    )
    return Page(spot.address, lang, "brief.html", view, matter.last_changed, spot.alternates(), listed=True)


def _missing_page(spot: Spot, brief_id: BriefId) -> Page:
    library = spot.desk.library
    first = library.any_version(brief_id)
    title = first.matter.title
    description = spot.words("missing_language", language=BY_CODE[spot.lang].name)
    crumbs = ((spot.words("all_briefs"), addresses.all_briefs(spot.lang)), (title, spot.address))
    versions = tuple(
        Anchor(
            spot.to(spot.across[lang]),
            library.briefs[brief_id, lang].matter.title,
            BY_CODE[lang].tag,
            BY_CODE[lang].name,
        )
        for lang in library.languages_of(brief_id)
    )
    head = Head(title, description, crumbs, canonical=addresses.brief(brief_id, first.lang))
    view = MissingView(frame(spot, head), title, BY_CODE[first.lang].tag, versions)
    return Page(spot.address, spot.lang, "missing.html", view)


def _redirects(desk: Desk, brief_id: BriefId) -> Iterator[Page]:
    library = desk.library
    lang = _first_language(library, brief_id)
    for address, target in redirects(library, brief_id):
        title = library.briefs[brief_id, lang].matter.title
        view = RedirectView(BY_CODE[lang].tag, title, addresses.relative(address, target), desk.absolute(target))
        yield Page(address, lang, "redirect.html", view)


def redirects(library: Library, brief_id: BriefId) -> tuple[tuple[Address, Address], ...]:
    """Give the permanent address of a brief and its old ones, each with the address to which it leads."""
    target = addresses.brief(brief_id, _first_language(library, brief_id))
    old = [address for alias in library.matter(brief_id).aliases if (address := addresses.old(alias))]
    return tuple((address, target) for address in (addresses.permanent(brief_id), *old))


def _first_language(library: Library, brief_id: BriefId) -> Lang:
    default = library.settings.default_language
    return default if (brief_id, default) in library.briefs else library.any_version(brief_id).lang


def _other_title(spot: Spot, brief: Brief) -> Anchor | None:
    """Give the title in the other authored language, with a link to it."""
    family = (spot.lang, BY_CODE[spot.lang].derived_from)
    for lang in AUTHORED:
        other = spot.desk.library.briefs.get((brief.id, lang))
        if lang not in family and other:
            return Anchor(spot.to(spot.across[lang]), other.matter.title, BY_CODE[lang].tag)
    return None


def _drift_of(spot: Spot, brief: Brief) -> Drift | None:
    """Give what has changed since a page was translated, where it is a translation."""
    found = spot.desk.drift.get(brief.id)
    authored = BY_CODE[brief.lang].derived_from or brief.lang
    return found if found and found.changes and found.record.translation == authored else None


def _drifted(spot: Spot, brief: Brief) -> tuple[Anchor, ...]:
    """Give the links to the paragraphs that changed since they were translated, on the page with both languages."""
    found = _drift_of(spot, brief)
    page = spot.to(addresses.parallel(brief.id, spot.lang))
    changes = [change for change in found.changes if change.kind != "removed"] if found else []
    return tuple(Anchor(f"{page}#{change.id}", spot.words("paragraph", number=change.id[1:])) for change in changes)


def _drift_date(spot: Spot, brief: Brief) -> str:
    """Give the day on which a translation was last noted as right, where its source has changed since."""
    found = _drift_of(spot, brief)
    return dates.written(found.record.date, spot.lang) if found else ""


def _authored(spot: Spot, brief: Brief) -> Anchor | None:
    """Give the link to the page from which this one was converted, where it was."""
    source = BY_CODE[brief.lang].derived_from
    if source is None:
        return None
    return Anchor(spot.to(spot.across[source]), BY_CODE[source].name, BY_CODE[source].tag)


def _instruments(spot: Spot, matter: BriefMatter) -> tuple[Anchor, ...]:
    """Give the laws that a brief is about, with their numbers and where they stand."""
    laws = [(name, spot.desk.library.instruments.get(name)) for name in matter.instruments]
    found = []
    for name, law in laws:
        if law:
            facts = [law.numbered(spot.lang), spot.words(f"status_{law.status}") if law.status else ""]
            said = " · ".join(fact for fact in facts if fact)
            found.append(Anchor(spot.to(addresses.law(name, spot.lang)), law.names.of(spot.lang), title=said))
    return tuple(found)


def _moved(spot: Spot, matter: BriefMatter) -> tuple[tuple[Anchor, str], ...]:
    """Give the laws to which something has happened since the brief was written, and say what."""
    return tuple(
        (
            Anchor(spot.to(addresses.law(name, spot.lang)), spot.desk.library.instruments[name].names.of(spot.lang)),
            spot.words(f"moved_{event.kind}", date=dates.written(event.date, spot.lang)),
        )
        for name, event in moved_on(spot.desk.library, matter)
    )


def _compiled_from(spot: Spot, matter: BriefMatter) -> str:
    """Name the article that a brief was compiled from: title, publisher and date, as far as they are known."""
    source = matter.compiled_from
    title = spot.words("cited_title", title=source.title) if source.title else ""
    date = dates.written(source.date, spot.lang) if source.date else ""
    return spot.words("comma").join(part for part in (source.publisher, title, date) if part)
