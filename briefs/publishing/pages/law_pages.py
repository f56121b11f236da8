"""The pages of laws: each by itself, all by jurisdiction, and everything that happened to them."""

from collections import defaultdict
from collections.abc import Iterator

from briefs.language import dates
from briefs.language.languages import BY_CODE, EN, LANGUAGES, ZH_HANT, Lang
from briefs.library.laws import in_order
from briefs.library.library import last_changed
from briefs.model import addresses
from briefs.model.front_matter import Names
from briefs.model.law import Event, Instrument
from briefs.model.source import SourceKey
from briefs.publishing.components import metadata
from briefs.publishing.components.brief_cards import card
from briefs.publishing.components.citing_parts import source_anchor, source_html
from briefs.publishing.components.frames import Desk, Head, Spot, everywhere, frame
from briefs.publishing.components.law_anchors import event_words, law_anchor, law_event
from briefs.publishing.components.provision_parts import provision_entries
from briefs.publishing.components.timeline import Axis, line
from briefs.publishing.views.citation_views import CitedSource
from briefs.publishing.views.fact_views import Fact
from briefs.publishing.views.law_views import Lane, LawEntry, LawEvent, LawsView, LawView, TimelineView
from briefs.publishing.views.parts import Anchor
from briefs.publishing.views.views import Page

RELATIONS = ("amends", "amended", "implements", "implemented", "succeeds", "succeeded")


def law_pages(desk: Desk) -> Iterator[Page]:
    """Plan the page of each law, the list of laws and the timeline in each language; nothing where there is no law."""
    if not desk.library.instruments:
        return
    for language in LANGUAGES:
        yield _list(everywhere(desk, language.code, addresses.laws))
        yield _timeline(everywhere(desk, language.code, addresses.timeline))
        for name in desk.library.instruments:
            yield _law(everywhere(desk, language.code, lambda lang, name=name: addresses.law(name, lang)), name)  # type: ignore[misc]


def _law(spot: Spot, name: str) -> Page:
    desk, words = spot.desk, spot.words
    law = desk.library.instruments[name]
    title = law.names.of(spot.lang)
    kind = words(f"law_kind_{law.kind}")
    crumbs = ((words("laws_list"), addresses.laws(spot.lang)), (title, spot.address))
    about = words("law_description", law=title)
    json_ld = metadata.law_json_ld(law, spot.lang, desk.absolute(spot.address))
    events = in_order(law.events)
    briefs = desk.laws.briefs.get(name, ())
    feeds = ((title, addresses.feed(spot.address)),) if briefs else ()
    view = LawView(
        frame=frame(spot, Head(title, about, crumbs, feeds, json_ld=json_ld)),
        title=title,
        names=tuple(_names(law, spot.lang)),
        kind=kind,
        facts=tuple(_facts(spot, law)),
        line=line(Axis([event.date for event in events]), _dots(spot, events)) if events else None,
        events=tuple(law_event(spot, event, f"event-{at}") for at, event in enumerate(events, start=1)),
        related=tuple(
            (words(f"law_{relation}"), tuple(law_anchor(spot, other) for other in others))
            for relation in RELATIONS
            if (others := desk.laws.related.get(name, {}).get(relation, ()))
        ),
        provisions=tuple(provision_entries(spot, name)),
        briefs=tuple(card(spot, brief_id) for brief_id in briefs),
        sources=tuple(_source(spot, key) for key in desk.laws.texts.get(name, ())),
    )
    changed = last_changed(desk.library, briefs)
    return Page(spot.address, spot.lang, "law.html", view, changed, spot.alternates(), listed=True)


def _names(law: Instrument, lang: Lang) -> Iterator[tuple[str, str]]:
    """Give the names that are not in the page's own language, with theirs."""
    names = law.names
    # The derived script is shown to those who read it only; others find the law by the name that was authored.
    for code, form in ((ZH_HANT, names.zh_hant), (EN, names.en), ("ja", names.ja)):
        if form and code != lang and form != names.of(lang):
            yield BY_CODE[Lang(code)].tag if code in BY_CODE else code, form


def _facts(spot: Spot, law: Instrument) -> Iterator[Fact]:
    words, places = spot.words, spot.desk.library.jurisdictions
    if law.jurisdiction in places:
        href = spot.to(addresses.jurisdiction(law.jurisdiction, spot.lang))
        yield Fact(words("jurisdiction"), places[law.jurisdiction].names.of(spot.lang), href)
    if isinstance(law.short, Names):
        yield Fact(words("law_short"), law.short.of(spot.lang))
    if law.number:
        yield Fact(words("law_number"), law.numbered(spot.lang))
    if law.status:
        checked = words("law_checked", date=dates.written(law.checked, spot.lang)) if law.checked else ""
        yield Fact(words("law_status"), words(f"status_{law.status}"), "", checked)
    for name, value, address in law.identifiers.addresses():
        yield Fact(name, value, address)
    if law.url and law.url not in {address for _, _, address in law.identifiers.addresses()}:
        yield Fact(words("law_address"), law.url, law.url)


def _dots(spot: Spot, events: tuple[Event, ...], page: str = "") -> list[tuple[str, str, str]]:
    return [
        (event.date, f"{page}#event-{at}", f"{dates.written(event.date, spot.lang)} {event_words(spot, event)}")
        for at, event in enumerate(events, start=1)
    ]


def _source(spot: Spot, key: SourceKey) -> CitedSource:
    by = spot.desk.citations.cited_by.get(key, ())
    return CitedSource(source_anchor(spot, key).href, source_html(spot, key), "", count=len(by))


def _list(spot: Spot) -> Page:
    desk, words = spot.desk, spot.words
    groups: dict[str, list[LawEntry]] = defaultdict(list)
    for name, law in desk.library.instruments.items():
        status = words(f"status_{law.status}") if law.status else ""
        count = len(desk.laws.briefs.get(name, ()))
        number, kind = law.numbered(spot.lang), words(f"law_kind_{law.kind}")
        entry = LawEntry(law_anchor(spot, name), kind, number, status, law.status, count)
        groups[law.jurisdiction].append(entry)
    heading = words("laws_list")
    crumbs = ((heading, spot.address),)
    view = LawsView(
        frame=frame(spot, Head(heading, words("laws_description"), crumbs)),
        heading=heading,
        total=len(desk.library.instruments),
        timeline=spot.to(addresses.timeline(spot.lang)) if desk.laws.events else "",
        groups=tuple(
            (code.lower(), place.names.of(spot.lang), tuple(sorted(groups[code], key=lambda one: one.law.text)))
            for code, place in desk.library.jurisdictions.items()
            if code in groups
        ),
    )
    return _page(spot, "laws.html", view)


def _timeline(spot: Spot) -> Page:
    desk, words = spot.desk, spot.words
    axis = Axis([event.date for _, event in desk.laws.events] or ["2000"])
    first: dict[str, None] = dict.fromkeys(name for name, _ in desk.laws.events)
    lanes = []
    for name in first:
        page = spot.to(addresses.law(name, spot.lang))
        events = in_order(desk.library.instruments[name].events)
        lanes.append(Lane(law_anchor(spot, name), line(axis, _dots(spot, events, page))))
    years: dict[str, list[tuple[Anchor, LawEvent]]] = defaultdict(list)
    for name, event in reversed(desk.laws.events):
        years[dates.year(event.date)].append((law_anchor(spot, name), law_event(spot, event)))
    heading = words("timeline")
    crumbs = ((words("laws_list"), addresses.laws(spot.lang)), (heading, spot.address))
    view = TimelineView(
        frame=frame(spot, Head(heading, words("timeline_description"), crumbs)),
        heading=heading,
        ticks=axis.ticks(),
        lanes=tuple(lanes),
        years=tuple((year, tuple(events)) for year, events in years.items()),
    )
    return _page(spot, "timeline.html", view)


def _page(spot: Spot, template: str, view: LawsView | TimelineView) -> Page:
    changed = last_changed(spot.desk.library, spot.desk.library.order)
    return Page(spot.address, spot.lang, template, view, changed, spot.alternates(), listed=True)
