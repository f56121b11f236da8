"""The provisions of a law that briefs discuss, with the sentences that do."""

from collections import defaultdict
from collections.abc import Iterator

from briefs.language.languages import Lang
from briefs.language.provision_references import reference_to
from briefs.library.laws import Discussed, DiscussedAt
from briefs.model import addresses
from briefs.model.brief import BriefId, Provision
from briefs.publishing.components.citing_parts import citing_brief
from briefs.publishing.components.frames import PageContext
from briefs.publishing.views.citation_views import CitingBrief, CitingPassage
from briefs.publishing.views.law_views import ProvisionEntry
from briefs.publishing.views.parts import Anchor
from briefs.resolving.official import official_of


def provision_entries(page: PageContext, law: str) -> Iterator[ProvisionEntry]:
    """Return the provisions of a law that are discussed, in its order."""
    record = page.site.library.instruments.get(law)
    official = official_of(record) if record else None
    for one in page.site.laws.provisions.get(law, ()):
        cited = one.provision
        address = official.provision(reference_to(cited.unit, cited.number), page.lang) if official else ""
        yield ProvisionEntry(cited.anchor, label(page, cited), tuple(_briefs(page, one)), address)


def label(page: PageContext, provision: Provision) -> str:
    """Name a provision in the page's language: 第25條, Articles 3–9."""
    form = f"provision_{provision.unit}" + ("s" if provision.to else "")
    return page.words(form, number=provision.number, to=provision.to)


def _briefs(page: PageContext, discussed: Discussed) -> Iterator[CitingBrief]:
    """Return each brief once: in the page's language where it has that, else in the first that it has."""
    by_brief: dict[BriefId, dict[Lang, list[DiscussedAt]]] = defaultdict(lambda: defaultdict(list))
    for place in discussed.places:
        by_brief[place.brief][place.lang].append(place)
    for brief_id, versions in by_brief.items():
        lang = page.lang if page.lang in versions else next(iter(versions))
        yield citing_brief(page, brief_id, lang, tuple(_passage(page, place) for place in versions[lang]))


def _passage(context: PageContext, place: DiscussedAt) -> CitingPassage:
    page = context.href(addresses.brief(place.brief, place.lang))
    words = context.words("paragraph", number=place.anchor.removeprefix("p"))
    return CitingPassage(Anchor(f"{page}#{place.anchor}", words), "", (place.sentence,))
