"""The lists of briefs: all, by topic, jurisdiction, year and author.

Each leads on to narrower ones, and long ones have parts.

What narrows a list is a plain link to a page, or to the year's place in this one, so that it needs no script. What
counts the whole list stands on its newest part, so that a new brief changes no other.
"""

from collections.abc import Iterator
from functools import partial

import msgspec

from briefs.language import dates
from briefs.language.languages import Lang
from briefs.library.library import Library, last_changed
from briefs.library.selections import NEWEST, Part, Selection, Selections, YearIn
from briefs.model import addresses
from briefs.model.addresses import Address
from briefs.publishing.components.brief_cards import card
from briefs.publishing.components.frames import Head, PageContext, SiteContext, frame, in_all_languages
from briefs.publishing.components.law_anchors import laws_of
from briefs.publishing.components.laws_of_lists import calendar_of, has_feed, listed_laws
from briefs.publishing.components.list_pages import list_pages
from briefs.publishing.views.list_views import Facet, ListView
from briefs.publishing.views.parts import Anchor, Card
from briefs.publishing.views.views import Page


def list_page(site: SiteContext, selection: Selection, number: int, lang: Lang) -> Page:
    """Plan a part of the list of a selection in a language."""
    first = in_all_languages(site, lang, partial(address_of, selection))
    return _BriefList(first, selection, "", number, site.selections.part(selection, number)).planned()


def year_page(site: SiteContext, year: str, number: int, lang: Lang) -> Page:
    """Plan a part of the list of a year in a language."""
    first = in_all_languages(site, lang, partial(addresses.year, year))
    return _BriefList(first, Selection(), year, number, site.selections.part_of_year(year, number)).planned()


def author_page(site: SiteContext, author: str, number: int, lang: Lang) -> Page:
    """Plan a part of the list of an author in a language."""
    first = in_all_languages(site, lang, partial(addresses.author, author))
    return _BriefList(first, Selection(), "", number, site.selections.part_by(author, number), author).planned()


def address_of(selection: Selection, lang: Lang) -> Address:
    """Return the address of a list."""
    if selection.topic and selection.jurisdiction:
        return addresses.topic_in(selection.topic, selection.jurisdiction, lang)
    if selection.topic:
        return addresses.topic(selection.topic, lang)
    if selection.jurisdiction:
        return addresses.jurisdiction(selection.jurisdiction, lang)
    return addresses.all_briefs(lang)


class _BriefList(msgspec.Struct, frozen=True):
    """A part of a list in one language: what it holds, and where it leads."""

    first: PageContext
    """The context of the list's own page, which is its newest part."""
    selection: Selection
    """Which briefs it lists; all, where it is of a year."""
    year: str
    """Its year; empty where it is of none."""
    number: int
    """The number of the part."""
    part: Part
    """The part."""
    author: str = ""
    """The slug of its author; empty where it is of none."""

    @property
    def library(self) -> Library:
        return self.first.site.library

    @property
    def selections(self) -> Selections:
        return self.first.site.selections

    def planned(self) -> Page:
        """Plan the page."""
        site, lang, part = self.first.site, self.first.lang, self.part
        page = in_all_languages(site, lang, lambda code: addresses.part(self.first.across[code], self.number))
        is_newest = self.number == NEWEST
        facets = tuple(facet for facet in self._facets(page) if len(facet.values) > 1) if is_newest else ()
        view = ListView(
            frame=frame(page, self._head(page)),
            heading=self._heading(),
            kind=self._kind(),
            about=self._about() if is_newest else "",
            total=self._total() if is_newest else None,
            laws=self._laws(page) if is_newest else None,
            calendar=calendar_of(page, self.first.address, self.selection) if is_newest else "",
            listed_laws=listed_laws(page, self.selection) if is_newest else (),
            groups=self._groups(page),
            facets=facets,
            narrow="" if self.author or (is_newest and not facets) else self._narrow(page),
            pages=list_pages(page, self.first.address, part, self.number),
        )
        changed = last_changed(self.library, part.ids)
        return Page(page.address, page.lang, "list.html", view, changed, page.alternates(), listed=True)

    def _narrow(self, page: PageContext) -> str:
        return f"{'' if self.number == NEWEST else page.href(self.first.address)}#facets"

    def _total(self) -> int:
        selections = self.selections
        if self.author:
            return selections.count_by(self.author)
        return selections.count_of_year(self.year) if self.year else selections.count(self.selection)

    def _head(self, page: PageContext) -> Head:
        words, heading = page.words, self._heading()
        start = self.first.address
        every = (words("all_briefs"), addresses.all_briefs(page.lang))
        of_topic = self.selection.topic and self.selection.jurisdiction
        crumbs = [self._index(every)] if start != every[1] else []
        if of_topic:
            wider = Selection(topic=self.selection.topic)
            crumbs.append((self._topic(wider.topic), address_of(wider, page.lang)))
        crumbs.append((self._place(self.selection.jurisdiction) if of_topic else heading, start))
        title = heading
        if self.number != NEWEST:
            title = words("part_of", title=heading, number=self.number)
            crumbs.append((words("part", number=self.number), page.address))
        is_all = start == every[1]
        about = words("all_briefs_description") if is_all else words("briefs_on", subject=heading)
        about = words("briefs_by", author=heading) if self.author else about
        feeds = ((heading, addresses.feed(start)),) if has_feed(self.selection) else ()
        return Head(title, about, tuple(crumbs), feeds)

    def _index(self, every: tuple[str, Address]) -> tuple[str, Address]:
        """Return the page on which the list stands among others of its kind."""
        words, lang = self.first.words, self.first.lang
        by = {"years": self.year, "topics": self.selection.topic, "jurisdictions": self.selection.jurisdiction}
        return next(((words(kind), addresses.index(kind, lang)) for kind, own in by.items() if own), every)

    def _heading(self) -> str:
        names = [self._topic(self.selection.topic), self._place(self.selection.jurisdiction)]
        if self.author:
            return self.selections.name_of_author(self.author, self.first.lang)
        if self.year:
            return self.first.words("year", year=self.year)
        return "\u00a0· ".join(name for name in names if name) or self.first.words("all_briefs")

    def _kind(self) -> str:
        words = self.first.words
        if self.author:
            return words("author")
        if self.year:
            return words("year_kind")
        parts = ["topic"] * bool(self.selection.topic) + ["jurisdiction"] * bool(self.selection.jurisdiction)
        return " · ".join(words(part) for part in parts)

    def _about(self) -> str:
        """Return the sentence that says what belongs to the topic."""
        said = self.library.topics[self.selection.topic].description if self.selection.topic else ""
        return said.of(self.first.lang) if said and not self.selection.jurisdiction else ""

    def _topic(self, name: str) -> str:
        return self.library.topics[name].names.of(self.first.lang) if name else ""

    def _place(self, code: str) -> str:
        return self.library.jurisdictions[code].names.of(self.first.lang) if code else ""

    def _laws(self, page: PageContext) -> Anchor | None:
        code = self.selection.jurisdiction
        return laws_of(page, code) if code and not self.selection.topic else None

    def _groups(self, page: PageContext) -> tuple[tuple[str, tuple[Card, ...]], ...]:
        groups: dict[str, list[Card]] = {}
        for brief_id in self.part.ids:
            year = dates.year(self.library.subject(brief_id).date)
            groups.setdefault(year, []).append(card(page, brief_id))
        return tuple((year, tuple(cards)) for year, cards in groups.items())

    def _facets(self, page: PageContext) -> Iterator[Facet]:
        if self.author:  # few have so many that these would narrow anything
            return
        words, chosen = page.words, self.selection
        topics = {name: Selection(name, chosen.jurisdiction) for name in self.selections.topics_in(chosen.jurisdiction)}
        yield Facet(words("topics"), self._values(page, topics, words("all_topics")))
        places = {code: Selection(chosen.topic, code) for code in self.selections.jurisdictions_on(chosen.topic)}
        yield Facet(words("jurisdictions"), self._values(page, places, words("all_jurisdictions"), places=True))
        yield Facet(words("years"), tuple(self._years(page)))

    def _values(
        self, page: PageContext, values: dict[str, Selection], everything: str, *, places: bool = False
    ) -> tuple[Anchor, ...]:
        """Return the values of a facet that hold anything; those that narrow this list with how many they hold."""
        found = []
        chosen = self.selection.jurisdiction if places else self.selection.topic
        for name, selection in values.items():
            place = self.selections.year_in(selection, self.year) if self.year else None
            if self.year and not place:
                continue
            # Where one is chosen, the others lead to lists of their own.
            count = place.count if place else 0 if chosen else self.selections.count(selection)
            href = ""
            if place:  # from a year, a value leads to that year's place in its own list
                href = self._to_part(page, selection, self.year, place) if name else page.href(self.first.address)
            elif not (name and not chosen and count == self._total()) or self.selection == Selection():
                # What all briefs on a topic have in common narrows it by nothing, and is no link.
                href = page.href(address_of(self.selections.shown(selection), page.lang))
            label = (self._place(name) if places else self._topic(name)) if name else everything
            mark = self.library.jurisdictions[name].mark if name and places else ""
            found.append(Anchor(href, label, title=mark, count=count, current=name == chosen))
        return tuple(found)

    def _years(self, page: PageContext) -> Iterator[Anchor]:
        """Return the years: of all briefs each has a page, of others its place in their list."""
        words = page.words
        if self.selection == Selection():
            total = 0 if self.year else self._total()
            href = page.href(addresses.all_briefs(page.lang))
            yield Anchor(href, words("all_years"), count=total, current=not self.year)
            for year in self.selections.all_years():
                href = page.href(addresses.year(year, page.lang))
                count = 0 if self.year else self.selections.count_of_year(year)
                yield Anchor(href, words("year", year=year), count=count, current=year == self.year)
            return
        for year, place in self.selections.years(self.selection).items():
            href = self._to_part(page, self.selection, year, place)
            yield Anchor(href, words("year", year=year), count=place.count)

    def _to_part(self, page: PageContext, selection: Selection, year: str, place: YearIn) -> str:
        """Return the link to the place of a year in a list."""
        address = addresses.part(address_of(selection, page.lang), place.part)
        here = "" if address == page.address else page.href(address)
        return f"{here}#y{year}"
