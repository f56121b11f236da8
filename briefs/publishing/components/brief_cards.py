"""What a list or a page shows of a brief beside its title: its jurisdictions, topics, date and description."""

from briefs.language import dates
from briefs.language.languages import BY_CODE
from briefs.model import addresses
from briefs.model.brief import BriefId
from briefs.model.front_matter import BriefMatter
from briefs.publishing.components.frames import Spot
from briefs.publishing.views.parts import Anchor, Card


def card(spot: Spot, brief_id: BriefId) -> Card:
    """Make the card of a brief for a list, in the page's language or, where it lacks that, the one it has."""
    library = spot.desk.library
    brief = library.briefs.get((brief_id, spot.lang)) or library.any_version(brief_id)
    matter = brief.matter
    foreign = brief.lang != spot.lang
    return Card(
        href=spot.to(addresses.brief(brief_id, spot.lang)),
        title=matter.title,
        description=matter.description,
        date=matter.date,
        written_date=dates.written(matter.date, spot.lang),
        marks=jurisdiction_marks(spot, matter),
        topics=topic_anchors(spot, matter),
        lang=BY_CODE[brief.lang].tag if foreign else "",
        language_name=BY_CODE[brief.lang].name if foreign else "",
    )


def jurisdiction_marks(spot: Spot, matter: BriefMatter) -> tuple[Anchor, ...]:
    """Give the two-letter marks of a brief's jurisdictions, each a link to what there is on it."""
    known = spot.desk.library.jurisdictions
    return tuple(
        Anchor(
            spot.to(addresses.jurisdiction(code, spot.lang)), known[code].mark, title=known[code].names.of(spot.lang)
        )
        for code in matter.jurisdictions
        if code in known
    )


def topic_anchors(spot: Spot, matter: BriefMatter) -> tuple[Anchor, ...]:
    """Give the links to a brief's topics."""
    known = spot.desk.library.topics
    return tuple(
        Anchor(spot.to(addresses.topic(name, spot.lang)), known[name].names.of(spot.lang))
        for name in matter.topics
        if name in known
    )
