"""The page of everything that happened to the laws: what is to come, then the newest first, by month."""

from collections import defaultdict

from briefs.language import dates
from briefs.language.languages import Lang
from briefs.model import addresses
from briefs.model.law import Event
from briefs.publishing.components.frames import Head, PageContext, SiteContext, frame, in_all_languages
from briefs.publishing.components.law_anchors import law_anchor
from briefs.publishing.components.law_events import law_event
from briefs.publishing.components.standing_parts import law_sign
from briefs.publishing.views.law_views import TimelineEvent, TimelineMonth, TimelineView
from briefs.publishing.views.views import Page

MOST_PAST = 500
"""Past events that are told: what is older stands on the page of its law, and in the calendar."""


def timeline_page(site: SiteContext, lang: Lang) -> Page:
    """Plan the timeline in a language; only a site that has laws has it."""
    page = in_all_languages(site, lang, addresses.timeline)
    coming = [(name, event) for name, event in site.laws.events if not site.laws.is_past(event.date)]
    past = [(name, event) for name, event in site.laws.events if site.laws.is_past(event.date)]
    months: dict[str, list[TimelineEvent]] = defaultdict(list)
    for name, event in reversed(past[-MOST_PAST:]):
        months[event.date[:7]].append(_event(page, name, event))
    heading = page.words("timeline")
    crumbs = ((page.words("laws_list"), addresses.laws(lang)), (heading, page.address))
    feeds = ((heading, addresses.feed(page.address)),) if site.laws.events else ()
    view = TimelineView(
        frame=frame(page, Head(heading, page.words("timeline_description"), crumbs, feeds)),
        heading=heading,
        calendar=page.href(addresses.calendar(page.address)) if site.laws.events else "",
        coming=tuple(_event(page, name, event) for name, event in coming),
        months=tuple(TimelineMonth(date, dates.written(date, lang), tuple(found)) for date, found in months.items()),
        left_out=max(0, len(past) - MOST_PAST),
    )
    changed = site.selections.last_changed()
    return Page(page.address, page.lang, "timeline.html", view, changed, page.alternates(), listed=True)


def _event(page: PageContext, name: str, event: Event) -> TimelineEvent:
    code = page.site.library.instruments[name].jurisdiction
    place = page.site.library.jurisdictions.get(code)
    mark, called = (place.mark, place.names.of(page.lang)) if place else (code, code)
    return TimelineEvent(law_anchor(page, name), mark, called, law_sign(page, name), law_event(page, event))
