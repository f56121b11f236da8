"""What the head of a brief's page tells: the laws that it is about, where they stand, what it was made from."""

from urllib.parse import urlsplit

from briefs.language import dates
from briefs.model import addresses
from briefs.model.addresses import Address
from briefs.model.front_matter import BriefFrontMatter
from briefs.publishing.components.frames import PageContext
from briefs.publishing.components.standing_parts import law_sign
from briefs.publishing.views.brief_views import BriefLaw, LawDay
from briefs.publishing.views.parts import Anchor
from briefs.resolving.official import address_of


def instruments(page: PageContext, front_matter: BriefFrontMatter) -> tuple[BriefLaw, ...]:
    """Return the laws that a brief is about, with their numbers and where they stand."""
    laws = [(name, page.site.library.instruments.get(name)) for name in front_matter.instruments]
    found = []
    for name, law in laws:
        if law:
            anchor = Anchor(page.href(addresses.law(name, page.lang)), law.names.of(page.lang))
            address = address_of(law, page.lang)
            official = Anchor(address, urlsplit(address).hostname or address) if address else None
            found.append(BriefLaw(anchor, law.numbered(page.lang), law_sign(page, name), official))
    return tuple(found)


def way(page: PageContext, front_matter: BriefFrontMatter) -> tuple[tuple[str, Address], ...]:
    """Return title and address of the lists on the way to a brief: its first jurisdiction and topic, or all briefs."""
    marks, topics = page.site.library.jurisdictions, page.site.library.topics
    places = [
        *(
            (marks[code].names, addresses.jurisdiction(code, page.lang))
            for code in front_matter.jurisdictions
            if code in marks
        ),
        *((topics[name].names, addresses.topic(name, page.lang)) for name in front_matter.topics if name in topics),
    ]
    return tuple((names.of(page.lang), address) for names, address in places) or (
        (page.words("all_briefs"), addresses.all_briefs(page.lang)),
    )


def law_day(page: PageContext, front_matter: BriefFrontMatter) -> LawDay | None:
    """Return the day whose law a brief states, where it is about any, and when somebody last looked."""
    if not (front_matter.instruments or front_matter.law_as_of):
        return None
    day, checked = front_matter.law_day, front_matter.status_reviewed
    written = dates.written(day, page.lang)
    return LawDay(day, written, page.words("law_checked", date=dates.written(checked, page.lang)) if checked else "")


def compiled_from(page: PageContext, front_matter: BriefFrontMatter) -> str:
    """Name the article that a brief was compiled from: title, publisher and date, as far as they are known."""
    source = front_matter.compiled_from
    title = page.words("cited_title", title=source.title) if source.title else ""
    date = dates.written(source.date, page.lang) if source.date else ""
    return page.words("comma").join(part for part in (source.publisher, title, date) if part)
