"""What a list or a page shows of a brief beside its title: its jurisdictions, topics, date and description."""

from briefs.language import dates
from briefs.language.languages import BY_CODE
from briefs.model import addresses
from briefs.model.brief import BriefId
from briefs.model.front_matter import BriefFrontMatter
from briefs.publishing.components.frames import PageContext
from briefs.publishing.components.standing_parts import law_moves
from briefs.publishing.views.parts import Anchor, Card


def card(page: PageContext, brief_id: BriefId) -> Card:
    """Make the card of a brief for a list, in the page's language or, where it lacks that, the one it has."""
    lang, front_matter = page.site.library.front(brief_id, page.lang)
    foreign = lang != page.lang
    return Card(
        href=page.href(addresses.brief(brief_id, page.lang)),
        title=front_matter.title,
        description=front_matter.description,
        date=front_matter.date,
        written_date=dates.written(front_matter.date, page.lang),
        marks=jurisdiction_marks(page, front_matter),
        topics=topic_anchors(page, front_matter),
        lang=BY_CODE[lang].tag if foreign else "",
        language_name=BY_CODE[lang].name if foreign else "",
        moved=law_moves(page, front_matter),
    )


def jurisdiction_marks(page: PageContext, front_matter: BriefFrontMatter) -> tuple[Anchor, ...]:
    """Return the two-letter marks of a brief's jurisdictions, each a link to what there is on it."""
    known = page.site.library.jurisdictions
    return tuple(
        Anchor(
            page.href(addresses.jurisdiction(code, page.lang)), known[code].mark, title=known[code].names.of(page.lang)
        )
        for code in front_matter.jurisdictions
        if code in known
    )


def topic_anchors(page: PageContext, front_matter: BriefFrontMatter) -> tuple[Anchor, ...]:
    """Return the links to a brief's topics."""
    known = page.site.library.topics
    return tuple(
        Anchor(page.href(addresses.topic(name, page.lang)), known[name].names.of(page.lang))
        for name in front_matter.topics
        if name in known
    )
