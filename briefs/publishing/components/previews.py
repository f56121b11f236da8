"""What a brief's page shows of the briefs and laws that it links to, before anybody goes there."""

from collections.abc import Iterator

from briefs.language.languages import EN
from briefs.model import addresses
from briefs.model.brief import Brief, BriefId
from briefs.publishing.components.brief_cards import card
from briefs.publishing.components.frames import PageContext
from briefs.publishing.components.standing_parts import law_sign
from briefs.publishing.views.parts import Preview


def previews(page: PageContext, brief: Brief) -> tuple[Preview, ...]:
    """Return a preview of each brief and each law to which the page of a brief links."""
    library = page.site.library
    linked = [BriefId(mention.brief) for mention in brief.mentions]
    linked += [BriefId(library.sources[key].brief) for key in page.site.citations.sources_of[brief.id]]
    linked += [one.brief for one in page.site.related[brief.id]]
    laws = [*brief.front_matter.instruments, *(one.law for one in brief.provisions), *brief.laws]
    laws += [one.law for point in brief.headnote for one in point.provisions]
    return (
        *(_of_brief(page, name) for name in dict.fromkeys(linked) if name in library.ids and name != brief.id),
        *(preview for name in dict.fromkeys(laws) for preview in _of_law(page, name)),
    )


def _of_brief(page: PageContext, name: BriefId) -> Preview:
    one = card(page, name)
    head = " · ".join([*(mark.text for mark in one.marks), one.written_date])
    _, front_matter = page.site.library.front(name, page.lang)
    points = front_matter.points
    return Preview(one.href, head, one.title, "" if points else one.description, one.lang, points)


def _of_law(page: PageContext, name: str) -> Iterator[Preview]:
    law = page.site.library.instruments.get(name)
    if law is None:
        return
    words = page.words
    sign = law_sign(page, name)
    facts = (words(f"law_kind_{law.kind}"), law.numbered(page.lang), sign.text, sign.dates)
    head = " · ".join(part for part in facts if part)
    own = law.names.of(page.lang)
    # Who reads the derived script is not shown the other.
    names = [law.names.zh_hant if page.lang == EN else law.names.en, law.names.ja]
    others = " · ".join(other for other in names if other and other != own)
    yield Preview(page.href(addresses.law(name, page.lang)), head, own, others)
