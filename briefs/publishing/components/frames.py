"""The frame of each page: head, navigation, and the same page in the other languages."""

from collections.abc import Callable, Iterable, Mapping

import msgspec

from briefs.citing.printing import PrintedNote
from briefs.citing.profiles import Profile
from briefs.citing.references import References
from briefs.language.languages import BY_CODE, DERIVED, LANGUAGES, Lang
from briefs.language.words import Words
from briefs.library.authorities import Authorities
from briefs.library.citations import Citations
from briefs.library.coverage import Coverage
from briefs.library.laws import Laws
from briefs.library.library import Library
from briefs.library.overview import Overview
from briefs.library.paragraphs import Paragraphs
from briefs.library.related import Related
from briefs.library.selections import Newest, Selections
from briefs.library.translations import Drift
from briefs.model import addresses
from briefs.model.addresses import Address
from briefs.model.brief import Brief, BriefId
from briefs.model.chart import Chart, Drawing
from briefs.model.picture import Picture
from briefs.model.source import Source, SourceKey
from briefs.publishing.components import brief_metadata, metadata, share_images
from briefs.publishing.views.parts import Alternate, Anchor, Frame, Meta


class SiteContext(msgspec.Struct, frozen=True):
    """What planning a page looks things up in; each may have everything at hand, or ask for what is looked up."""

    library: Library
    """Everything that the site holds."""
    citations: Citations
    """Who cites what."""
    authorities: Authorities
    """The sources, as the table of authorities has them."""
    paragraphs: Paragraphs
    """The ids of the blocks of all briefs."""
    references: References
    """The full forms of the sources."""
    cites: Mapping[BriefId, tuple[str, ...]]
    """How each brief is cited itself, in marked text, in the order of `cite_this.own_citations`."""
    related: Mapping[BriefId, tuple[Related, ...]]
    """The briefs that belong to each brief, the nearest first."""
    drift: Mapping[BriefId, Drift]
    """What has changed in each brief since it was translated; only of those with a record of that."""
    laws: Laws
    """What the records of laws, the briefs and the sources say together."""
    selections: Selections
    """The briefs of each topic, jurisdiction and year."""
    drawings: Mapping[Chart, Drawing]
    """Each chart as SVG."""
    pictures: Mapping[str, Picture]
    """The pictures by their content path (`briefs/x/map.svg`)."""
    cards: Mapping[tuple[BriefId, Lang], bool]
    """Whether a brief has a card in a language: a picture of its title for those who show links."""
    titles: Mapping[Lang, Mapping[str, str]]
    """For the pages of each language the title of each brief, in another language where it lacks that."""
    profiles: Mapping[Lang, Profile]
    """The profile by which the site's own pages cite in each language, in its script."""
    words: Mapping[Lang, Words]
    """The interface words of each language."""
    assets: Callable[[], Mapping[str, Address]]
    """Returns the addresses of style sheets, scripts and pictures by their names (`site.css`)."""
    notes: Mapping[tuple[str, BriefId, Lang], tuple[PrintedNote, ...]]
    """The notes of briefs and pages as `note_parts.print_text` prints them, by kind, id and language."""
    term_uses: Mapping[str, Newest]
    """The newest briefs that use a term, by its id."""
    coverage: Callable[[], Coverage]
    """Returns what is translated, archived and reviewed, and what is not."""
    overview: Callable[[Lang], Overview]
    """Returns what the home page of a language says of the site."""

    def absolute(self, address: Address) -> str:
        """Return the full web address of a page."""
        return metadata.absolute(self.library, address)


class PageContext(msgspec.Struct, frozen=True):
    """A page that is being planned."""

    site: SiteContext
    """The site that it is of."""
    lang: Lang
    """The language of its interface words, and of all of it that says nothing else."""
    across: dict[Lang, Address]
    """Its address in each language; that of a page in its place where it has none."""
    real: tuple[Lang, ...]
    """The languages in which it exists and is no stand-in; empty where search engines shall not know it."""
    anywhere: bool = False
    """Whether the page is served at any address (404): its links then begin at the root of the host."""
    at: Address | None = None
    """Where it stands if not where it stands in its language: the root shows the home page of one."""

    @property
    def address(self) -> Address:
        """Return the page's own address."""
        return self.across[self.lang] if self.at is None else self.at

    @property
    def words(self) -> Words:
        """Return the interface words of the page's language."""
        return self.site.words[self.lang]

    def href(self, target: Address) -> str:
        """Return the link from this page to another."""
        if self.anywhere:
            return self.site.library.settings.base_path + addresses.quoted(target)
        return addresses.relative(self.address, target)

    def alternates(self) -> tuple[Alternate, ...]:
        """Return all versions that really exist, this one too, and the one for readers of other languages."""
        if len(self.real) == 0:
            return ()
        versions = [(BY_CODE[lang].hreflang, self.across[lang]) for lang in self.real]
        default = self.site.library.settings.default_language
        fallback = self.across[default if default in self.real else self.real[0]]
        return tuple(
            Alternate(hreflang, self.site.absolute(address))
            for hreflang, address in [*versions, ("x-default", fallback)]
        )


def in_all_languages(site: SiteContext, lang: Lang, address_in: Callable[[Lang], Address]) -> PageContext:
    """Return the context of a page that exists in every language."""
    across = {language.code: address_in(language.code) for language in LANGUAGES}
    return PageContext(site, lang, across, tuple(across))


class Head(msgspec.Struct, frozen=True):
    """What a page says of itself to the frame."""

    title: str
    """Its title, to which the site's is added."""
    description: str
    """One sentence on it."""
    crumbs: tuple[tuple[str, Address], ...] = ()
    """Title and address of each page on the way from the home page; the last is the page itself."""
    feeds: tuple[tuple[str, Address], ...] = ()
    """Title and address of the feeds of its own subjects."""
    brief: Brief | None = None
    """The brief whose page it is; None for other pages."""
    canonical: Address | None = None
    """The address under which search engines shall know it; None where that is its own."""
    is_text: bool = False
    """Whether it holds a text of its own, and so has a Markdown version; lists of others have data files."""
    json_ld: str = ""
    """What a page that is neither a brief nor a home page says of itself to machines; else empty."""
    meta: tuple[Meta, ...] = ()
    """What a page that is no brief says to reference managers; else empty."""


def frame(page: PageContext, head: Head) -> Frame:
    """Make the frame of a page."""
    site, lang, settings = page.site, page.lang, page.site.library.settings
    site_title, root = settings.title.of(lang), page.href(Address(""))
    canonical = site.absolute(head.canonical if head.canonical is not None else page.address)
    crumbs = tuple(
        Anchor(page.href(address), text, title=site.absolute(address))
        for text, address in ((site_title, addresses.home(lang)), *head.crumbs)
    )
    work = brief_metadata.described(site.library, head.brief, _sources(site, head.brief)) if head.brief else None
    if work:
        json_ld = brief_metadata.brief_json_ld(site.library, work, crumbs)
    else:
        home = page.across[lang] == addresses.home(lang)
        json_ld = metadata.site_json_ld(site.library, lang, canonical) if home else head.json_ld
    indexed = lang in page.real and not page.anywhere
    feeds = ((site_title, addresses.feed(addresses.home(lang))), *head.feeds)
    assets = {name: root + addresses.quoted(address) for name, address in site.assets().items()}
    return Frame(
        lang=BY_CODE[lang].tag,
        has_mainland_quotes=lang in DERIVED.values() and settings.has_mainland_quotes,
        title=head.title if head.title == site_title else f"{head.title} · {site_title}",
        description=head.description,
        site_title=site_title,
        publisher=settings.publisher.of(lang),
        publisher_apart=not settings.is_named_as_publisher(lang),
        license=settings.license,
        home=page.href(addresses.home(lang)),
        canonical="" if page.anywhere else canonical,
        alternates=page.alternates() if indexed else (),
        switch=_switch(page),
        # One page for all languages has no links in one of them.
        navigation=() if page.anywhere else _navigation(page),
        more=() if page.anywhere else _more(page),
        search=page.href(addresses.search(lang)),
        open_search=page.href(addresses.open_search(lang)),
        root=root,
        breadcrumbs=crumbs if head.crumbs else (),
        feeds=tuple(Anchor(page.href(address), title) for title, address in feeds),
        meta=_meta(page, head, canonical, work) if indexed else (),
        json_ld=json_ld if indexed else "",
        markdown="index.md" if head.is_text and settings.outputs.has_markdown(lang) else "",
        assets=assets,
        indexed=indexed,
        is_shared=indexed and not head.meta,
    )


def _sources(site: SiteContext, brief: Brief) -> tuple[Source, ...]:
    """Return the sources that one version of a brief cites."""
    notes = site.citations.text(brief).notes
    keys = dict.fromkeys(SourceKey(work.key) for note in notes for work in note.works if work.key)
    return tuple(site.library.sources[key] for key in keys)


def _meta(page: PageContext, head: Head, canonical: str, work: brief_metadata.Described | None) -> tuple[Meta, ...]:
    library, brief = page.site.library, head.brief
    own = brief_metadata.highwire(library, work) if work else head.meta
    words = (head.title, head.description, page.lang, canonical)
    image = share_images.share_image(library, page.site.pictures, page.site.cards, brief) if brief else None
    tags = metadata.open_graph(library, brief, *words, is_of_a_work=bool(head.meta))
    said = {(one.also, one.content) for one in own}
    tags = tuple(one for one in tags if (one.name, one.content) not in said)
    return (*tags, *share_images.image_tags(image), *own)


def _switch(page: PageContext) -> tuple[Anchor, ...]:
    """Return the links to this page in each language, in short; the current one leads to itself."""
    return tuple(
        Anchor(page.href(page.across[one.code]), one.short, one.tag, title=one.name, current=one.code == page.lang)
        for one in LANGUAGES
    )


def _navigation(page: PageContext) -> tuple[Anchor, ...]:
    places: Iterable[tuple[Address, str]] = [
        (addresses.all_briefs(page.lang), page.words("all_briefs")),
        *([(addresses.laws(page.lang), page.words("laws_short"))] if page.site.library.has_laws else []),
        (addresses.authorities(page.lang), page.words("authorities_short")),
        *_pages(page, "header"),
    ]
    return tuple(Anchor(page.href(address), text, current=address == page.address) for address, text in places)


def _pages(page: PageContext, menu: str) -> list[tuple[Address, str]]:
    """Return the pages of text that a menu leads to."""
    return [(addresses.page(name, page.lang), title) for name, title in page.site.library.menu(page.lang, menu)]


def _more(page: PageContext) -> tuple[Anchor, ...]:
    terms = [(addresses.glossary(page.lang), page.words("glossary"))] if page.site.library.has_terms else []
    lists = [(addresses.index(kind, page.lang), page.words(kind)) for kind in addresses.INDEXES]
    places = [*lists, *terms, *_pages(page, "footer")]
    return tuple(Anchor(page.href(address), text) for address, text in places)
