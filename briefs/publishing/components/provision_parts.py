"""The provisions of a law that briefs discuss, with the sentences that do."""

from collections import defaultdict
from collections.abc import Iterator

from briefs.language.languages import Lang
from briefs.language.sentences import sentence_at, sentence_ends
from briefs.library.laws import Discussed
from briefs.model import addresses
from briefs.model.brief import Brief, BriefId, Provision
from briefs.publishing.components.citing_parts import citing_brief
from briefs.publishing.components.frames import PageContext
from briefs.publishing.views.citation_views import CitingBrief, CitingPassage
from briefs.publishing.views.law_views import ProvisionEntry
from briefs.publishing.views.parts import Anchor


def provision_entries(page: PageContext, law: str) -> Iterator[ProvisionEntry]:
    """Return the provisions of a law that are discussed, in its order."""
    for one in page.site.laws.provisions.get(law, ()):
        yield ProvisionEntry(one.provision.anchor, label(page, one.provision), tuple(_briefs(page, one)))


def label(page: PageContext, provision: Provision) -> str:
    """Name a provision in the page's language: 第25條, Articles 3–9."""
    form = f"provision_{provision.unit}" + ("s" if provision.to else "")
    return page.words(form, number=provision.number, to=provision.to)


def _briefs(page: PageContext, discussed: Discussed) -> Iterator[CitingBrief]:
    """Return each brief once: in the page's language where it has that, else in the first that it has."""
    library = page.site.library
    by_brief: dict[BriefId, dict[Lang, list[Provision]]] = defaultdict(lambda: defaultdict(list))
    for (brief_id, lang), place in discussed.places:
        by_brief[brief_id][lang].append(place)
    for brief_id, versions in by_brief.items():
        lang = page.lang if page.lang in versions else next(iter(versions))
        brief = library.briefs[brief_id, lang]
        yield citing_brief(page, brief, tuple(_passages(page, brief, versions[lang])))


def _passages(context: PageContext, brief: Brief, places: list[Provision]) -> Iterator[CitingPassage]:
    page = context.href(addresses.brief(brief.id, brief.lang))
    ids = context.site.paragraphs.ids[brief.key]
    for place in places:
        words = brief.blocks[place.block].words
        # Places are those of the words as they were written; what was converted may differ by a little.
        sentence = sentence_at(words, sentence_ends(words), min(place.start + 1, len(words)))
        anchor = ids[place.block]
        number = anchor.removeprefix("p")
        yield CitingPassage(Anchor(f"{page}#{anchor}", context.words("paragraph", number=number)), "", (sentence,))
