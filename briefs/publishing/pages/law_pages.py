"""The page of a law, and the further parts of the list of briefs on it."""

from collections.abc import Iterator
from functools import partial

import msgspec

from briefs.language.languages import BY_CODE, EN, ZH_HANT, Lang
from briefs.library.laws import in_order
from briefs.library.library import last_changed
from briefs.library.selections import NEWEST
from briefs.model import addresses
from briefs.model.front_matter import Names
from briefs.model.law import Instrument
from briefs.publishing.components import metadata
from briefs.publishing.components.brief_cards import card
from briefs.publishing.components.frames import Head, PageContext, SiteContext, frame, in_all_languages
from briefs.publishing.components.law_anchors import law_anchor
from briefs.publishing.components.law_events import law_event
from briefs.publishing.components.law_texts import law_texts
from briefs.publishing.components.list_pages import list_pages
from briefs.publishing.components.provision_parts import changed_by, mentioning_briefs, provision_entries
from briefs.publishing.components.standing_parts import law_sign
from briefs.publishing.components.work_metadata import work_tags
from briefs.publishing.views.fact_views import Fact
from briefs.publishing.views.law_views import LawView
from briefs.publishing.views.parts import Meta
from briefs.publishing.views.views import Page
from briefs.resolving.official import address_of

RELATIONS = ("amends", "amended", "implements", "implemented", "succeeds", "succeeded")


def law_page(site: SiteContext, name: str, number: int, lang: Lang) -> Page:
    """Plan the page of a law in a language, or a further part of the list of briefs on it.

    What else is told of the law stands on its own page, which is the newest part.
    """
    first = partial(addresses.law, name)
    page = in_all_languages(site, lang, lambda code: addresses.part(first(code), number))
    words, law, part = page.words, site.library.instruments[name], site.laws.part(name, number)
    is_whole = number == NEWEST
    title = law.names.of(page.lang)
    crumbs = [(words("laws_list"), addresses.laws(page.lang)), (title, first(lang))]
    if not is_whole:
        crumbs.append((words("part", number=number), page.address))
    head = Head(
        title if is_whole else words("part_of", title=title, number=number),
        words("law_description", law=title),
        tuple(crumbs),
        ((title, addresses.feed(first(lang))),) if site.laws.has_feed(name) else (),
        is_text=True,
        json_ld=metadata.law_json_ld(law, site.laws.standings[name].sign, page.lang, site.absolute(page.address))
        if is_whole
        else "",
        meta=_work(page, name) if is_whole else (),
    )
    view = LawView(
        frame=frame(page, head),
        title=title,
        names=tuple(_names(law, page.lang)),
        kind=words(f"law_kind_{law.kind}"),
        sign=law_sign(page, name),
        official=address_of(law, lang),
        briefs=tuple(card(page, brief_id) for brief_id in part.ids),
        pages=list_pages(page, first(lang), part, number),
    )
    changed = last_changed(site.library, part.ids)
    view = _with_facts(page, name, view) if is_whole else view
    return Page(page.address, page.lang, "law.html", view, changed, page.alternates(), listed=True)


def _with_facts(page: PageContext, name: str, view: LawView) -> LawView:
    """Return the page of a law with all that is told of it beside the briefs."""
    site, words = page.site, page.words
    law = site.library.instruments[name]
    events = in_order(law.events)
    return msgspec.structs.replace(
        view,
        count=site.laws.count(name),
        facts=tuple(_facts(page, law)),
        feed=page.href(addresses.feed(page.address)) if site.laws.has_feed(name) else "",
        calendar=page.href(addresses.calendar(page.address)) if events else "",
        events=tuple(
            msgspec.structs.replace(law_event(page, event, f"event-{at}"), changed=changed_by(page, name, event))
            for at, event in enumerate(events, start=1)
        ),
        related=tuple(
            (words(f"law_{relation}"), tuple(law_anchor(page, other) for other in others))
            for relation in RELATIONS
            if (others := site.laws.related.get(name, {}).get(relation, ()))
        ),
        provisions=tuple(provision_entries(page, name)),
        mentions=mentioning_briefs(page, name),
        more_mentions=site.laws.mentions[name].more,
        texts=tuple(law_texts(page, name)),
    )


def _work(page: PageContext, name: str) -> tuple[Meta, ...]:
    """Return what reference managers are told: the first text of the law whose date is known."""
    # The page has dates of events, of which Zotero would take one for that of a work without.
    sources = (page.site.library.sources[key] for key in page.site.laws.texts.get(name, ()))
    dated = next((source for source in sources if "issued" in source.dates), None)
    return work_tags(dated, page.lang) if dated else ()


def _names(law: Instrument, lang: Lang) -> Iterator[tuple[str, str]]:
    """Return the names that are not in the page's own language, with theirs."""
    names = law.names
    # The derived script is shown to those who read it only; others find the law by the name that was authored.
    for code, form in ((ZH_HANT, names.zh_hant), (EN, names.en), ("ja", names.ja)):
        if form and code != lang and form != names.of(lang):
            yield BY_CODE[Lang(code)].tag if code in BY_CODE else code, form


def _facts(page: PageContext, law: Instrument) -> Iterator[Fact]:
    words, places = page.words, page.site.library.jurisdictions
    if law.jurisdiction in places:
        href = page.href(addresses.jurisdiction(law.jurisdiction, page.lang))
        yield Fact(words("jurisdiction"), places[law.jurisdiction].names.of(page.lang), href)
    if isinstance(law.short, Names):
        yield Fact(words("law_short"), law.short.of(page.lang))
    if law.number:
        yield Fact(words("law_number"), law.numbered(page.lang))
    for name, value, address in law.identifiers.addresses():
        yield Fact(name, value, address)
    if law.url and law.url not in {address for _, _, address in law.identifiers.addresses()}:
        yield Fact(words("law_address"), law.url, law.url)
