"""The frame of each page: head, navigation, and the same page in the other languages."""

from collections.abc import Callable, Iterable

import msgspec

from briefs.citing.printing import PrintedNote
from briefs.citing.profiles import Profile
from briefs.citing.references import References
from briefs.language.languages import BY_CODE, LANGUAGES, Lang
from briefs.language.words import Words
from briefs.library.citations import Citations
from briefs.library.laws import Laws
from briefs.library.library import Library
from briefs.library.paragraphs import Paragraphs
from briefs.library.related import Related
from briefs.library.translations import Drift
from briefs.model import addresses
from briefs.model.addresses import Address
from briefs.model.brief import Brief, BriefId
from briefs.model.chart import Chart, Drawing
from briefs.model.picture import Picture
from briefs.model.source import Source, SourceKey
from briefs.publishing.components import metadata
from briefs.publishing.views.parts import Alternate, Anchor, Frame, Meta


class Desk(msgspec.Struct, frozen=True):
    """What planning a page needs at hand: the library and its citations, the interface words, where the assets are.

    `cites` has the citations of each brief itself, in marked text, in the order of `cite_this.cite_orders`; `titles`
    and `profiles` have, for the pages of each language, the titles of all briefs and the profile by which they cite;
    `notes` the notes of briefs and pages as they are printed, which more than one page shows.
    """

    library: Library
    citations: Citations
    paragraphs: Paragraphs
    references: References
    cites: dict[BriefId, tuple[str, ...]]
    related: dict[BriefId, tuple[Related, ...]]
    drift: dict[BriefId, Drift]
    laws: Laws
    drawings: dict[Chart, Drawing]
    pictures: dict[str, Picture]
    titles: dict[Lang, dict[str, str]]
    profiles: dict[Lang, Profile]
    words: dict[Lang, Words]
    assets: dict[str, Address]
    notes: dict[tuple[str, BriefId, Lang], tuple[PrintedNote, ...]] = {}

    def absolute(self, address: Address) -> str:
        """Give the full web address of a page."""
        return metadata.absolute(self.library, address)


class Spot(msgspec.Struct, frozen=True):
    """A page that is being planned.

    `across` gives its address in each language, `real` the languages in which it exists and is no stand-in.
    """

    desk: Desk
    lang: Lang
    across: dict[Lang, Address]
    real: tuple[Lang, ...]
    anywhere: bool = False
    """Whether the page is served at any address (404): its links then begin at the root of the host."""

    @property
    def address(self) -> Address:
        """Give the page's own address."""
        return self.across[self.lang]

    @property
    def words(self) -> Words:
        """Give the interface words of the page's language."""
        return self.desk.words[self.lang]

    def to(self, target: Address) -> str:
        """Give the link from this page to another."""
        if self.anywhere:
            return self.desk.library.settings.base_path + addresses.relative(Address(""), target).removeprefix("./")
        return addresses.relative(self.address, target)

    def alternates(self) -> tuple[Alternate, ...]:
        """Give all versions that really exist, this one too, and the one for readers of other languages."""
        if len(self.real) == 0:
            return ()
        versions = [(BY_CODE[lang].hreflang, self.across[lang]) for lang in self.real]
        default = self.desk.library.settings.default_language
        fallback = self.across[default if default in self.real else self.real[0]]
        return tuple(
            Alternate(hreflang, self.desk.absolute(address))
            for hreflang, address in [*versions, ("x-default", fallback)]
        )


def everywhere(desk: Desk, lang: Lang, address_in: Callable[[Lang], Address]) -> Spot:
    """Give the spot of a page that exists in every language."""
    across = {language.code: address_in(language.code) for language in LANGUAGES}
    return Spot(desk, lang, across, tuple(across))


class Head(msgspec.Struct, frozen=True):
    """What a page says of itself to the frame. `crumbs` lead to it from the home page; the last is the page itself.

    `json_ld` is what a page that is neither a brief nor a home page says of itself to machines.
    """

    title: str
    description: str
    crumbs: tuple[tuple[str, Address], ...] = ()
    feeds: tuple[tuple[str, Address], ...] = ()
    brief: Brief | None = None
    canonical: Address | None = None
    json_ld: str = ""


def frame(spot: Spot, head: Head) -> Frame:
    """Make the frame of a page."""
    desk, lang = spot.desk, spot.lang
    settings = desk.library.settings
    site_title = settings.title.of(lang)
    canonical = desk.absolute(head.canonical if head.canonical is not None else spot.address)
    crumbs = tuple(
        Anchor(spot.to(address), text, title=desk.absolute(address))
        for text, address in ((site_title, addresses.home(lang)), *head.crumbs)
    )
    if head.brief:
        json_ld = metadata.brief_json_ld(desk.library, head.brief, crumbs, _sources(desk, head.brief))
    else:
        home = spot.address == addresses.home(lang)
        json_ld = metadata.site_json_ld(desk.library, lang, canonical) if home else head.json_ld
    indexed = lang in spot.real and not spot.anywhere
    return Frame(
        lang=BY_CODE[lang].tag,
        title=head.title if head.title == site_title else f"{head.title} · {site_title}",
        description=head.description,
        site_title=site_title,
        publisher=settings.publisher.of(lang),
        license=settings.license,
        home=spot.to(addresses.home(lang)),
        canonical="" if spot.anywhere else canonical,
        alternates=spot.alternates() if indexed else (),
        switch=_switch(spot),
        navigation=_navigation(spot),
        more=_more(spot),
        search=spot.to(addresses.search(lang)),
        open_search=spot.to(addresses.open_search(lang)),
        index=spot.to(Address("search/")),
        root=spot.to(Address("")),
        breadcrumbs=crumbs if head.crumbs else (),
        feeds=tuple(Anchor(spot.to(address), title) for title, address in (*_site_feed(spot), *head.feeds)),
        meta=_meta(spot, head, canonical) if indexed else (),
        json_ld=json_ld if indexed else "",
        assets={name: spot.to(address) for name, address in desk.assets.items()},
        indexed=indexed,
    )


def _sources(desk: Desk, brief: Brief) -> tuple[Source, ...]:
    """Give the sources that one version of a brief cites."""
    notes = desk.citations.text(brief).notes
    keys = dict.fromkeys(SourceKey(work.key) for note in notes for work in note.works if work.key)
    return tuple(desk.library.sources[key] for key in keys)


def _meta(spot: Spot, head: Head, canonical: str) -> tuple[Meta, ...]:
    library = spot.desk.library
    tags = metadata.open_graph(library, head.brief, head.title, head.description, spot.lang, canonical)
    return (*tags, *(metadata.highwire(library, head.brief, _sources(spot.desk, head.brief)) if head.brief else ()))


def _switch(spot: Spot) -> tuple[Anchor, ...]:
    """Give the links to this page in each language, in short; the current one leads to itself."""
    return tuple(
        Anchor(
            spot.to(spot.across[language.code]),
            language.short,
            lang=language.tag,
            title=language.name,
            current=language.code == spot.lang,
        )
        for language in LANGUAGES
    )


def _navigation(spot: Spot) -> tuple[Anchor, ...]:
    places: Iterable[tuple[Address, str]] = [
        (addresses.all_briefs(spot.lang), spot.words("all_briefs")),
        *([(addresses.laws(spot.lang), spot.words("laws_short"))] if spot.desk.library.instruments else []),
        (addresses.authorities(spot.lang), spot.words("authorities_short")),
        *_pages(spot, "header"),
    ]
    return tuple(Anchor(spot.to(address), text, current=address == spot.address) for address, text in places)


def _pages(spot: Spot, menu: str) -> list[tuple[Address, str]]:
    """Give the pages of text that a menu leads to."""
    pages = [page for (_, lang), page in spot.desk.library.pages.items() if lang == spot.lang and page.menu == menu]
    return [(addresses.page(page.id, spot.lang), page.matter.title) for page in pages]


def _more(spot: Spot) -> tuple[Anchor, ...]:
    library = spot.desk.library
    terms = [(addresses.glossary(spot.lang), spot.words("glossary"))] if library.glossary else []
    places = [*terms, (addresses.coverage(spot.lang), spot.words("coverage")), *_pages(spot, "footer")]
    return tuple(Anchor(spot.to(address), text) for address, text in places)


def _site_feed(spot: Spot) -> tuple[tuple[str, Address], ...]:
    title = spot.desk.library.settings.title.of(spot.lang)
    return ((title, addresses.feed(addresses.home(spot.lang))),)


def brief_spot(desk: Desk, brief_id: BriefId, lang: Lang) -> Spot:
    """Give the spot of a brief in a language, which may be one that it lacks."""
    across = {language.code: addresses.brief(brief_id, language.code) for language in LANGUAGES}
    return Spot(desk, lang, across, desk.library.languages_of(brief_id))
