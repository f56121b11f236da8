"""The provisions of a law that briefs discuss, and the briefs that name it, with the sentences that do."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator

from briefs.language.languages import Lang
from briefs.language.provision_references import ARTICLE, SECTION, reference_to
from briefs.language.words import Words
from briefs.library.laws import DiscussedAt, NamedAt
from briefs.model import addresses
from briefs.model.brief import BriefId, Provision
from briefs.model.law import CHANGED, Event
from briefs.publishing.components.citing_parts import citing_brief
from briefs.publishing.components.frames import PageContext
from briefs.publishing.views.citation_views import CitingBrief, CitingPassage
from briefs.publishing.views.law_views import ProvisionEntry
from briefs.publishing.views.parts import Anchor
from briefs.resolving.official import official_of

_UNITS = {"art": ARTICLE, "sec": SECTION}


def provision_entries(page: PageContext, law: str) -> Iterator[ProvisionEntry]:
    """Return the provisions of a law that are discussed, in its order."""
    record = page.site.library.instruments.get(law)
    official = official_of(record) if record else None
    for one in page.site.laws.provisions.get(law, ()):
        cited = one.provision
        address = official.provision(reference_to(cited.unit, cited.number), page.lang) if official else ""
        yield ProvisionEntry(cited.anchor, label(page, cited), tuple(_briefs(page, one.places)), address)


def mentioning_briefs(page: PageContext, law: str) -> tuple[CitingBrief, ...]:
    """Return the briefs that are not about a law and name it, with the sentences that first do."""
    return tuple(_briefs(page, page.site.laws.mentions[law].places))


def changed_by(page: PageContext, law: str, event: Event) -> tuple[Anchor, ...]:
    """Return the provisions that an event changed: to what briefs say of each, else to its official text."""
    record, discussed = page.site.library.instruments[law], page.site.laws.provisions.get(law, ())
    anchors, official = {one.provision.anchor for one in discussed}, official_of(record)
    found = []
    for name in event.changed:
        kind, number, to = re.findall(CHANGED, name)[0]
        provision = Provision(law, _UNITS[kind], number, to, 0, 0)
        address = official.provision(reference_to(provision.unit, number), page.lang) if official else ""
        href = f"#{provision.anchor}" if provision.anchor in anchors else address
        found.append(Anchor(href, label(page, provision)))
    return tuple(found)


def label(page: PageContext, provision: Provision) -> str:
    """Name a provision in the page's language: 第25條, Articles 3–9."""
    form = f"provision_{provision.unit}" + ("s" if provision.to else "")
    return page.words(form, number=provision.number, to=provision.to)


def _briefs(page: PageContext, places: Iterable[DiscussedAt | NamedAt]) -> Iterator[CitingBrief]:
    """Return each brief once: in the page's language where it has that, else in the first that it has."""
    by_brief: dict[BriefId, dict[Lang, list[DiscussedAt | NamedAt]]] = defaultdict(lambda: defaultdict(list))
    for place in places:
        by_brief[place.brief][place.lang].append(place)
    for brief_id, versions in by_brief.items():
        lang = page.lang if page.lang in versions else next(iter(versions))
        yield citing_brief(page, brief_id, lang, tuple(_passage(page, place) for place in versions[lang]))


def place_name(words: Words, anchor: str) -> str:
    """Name a place of a brief by its id: a paragraph (p9, p-funding), or a point of its headnote (headnote-2)."""
    point = anchor.removeprefix("headnote-")
    if point != anchor:
        return words("key_point", number=point)
    return words("paragraph", number=anchor.removeprefix("p").removeprefix("-"))


def _passage(context: PageContext, place: DiscussedAt | NamedAt) -> CitingPassage:
    page = context.href(addresses.brief(place.brief, place.lang))
    words = place_name(context.words, place.anchor)
    return CitingPassage(Anchor(f"{page}#{place.anchor}", words), "", (place.sentence,))
