"""What the records of laws and the texts say together: what happened, where each law stands, who speaks of it."""

from collections.abc import Iterable, Iterator

from briefs.engine.queries import Ask, Fact, Relation, producer, query
from briefs.language.languages import LANGUAGES, Lang
from briefs.library.citations import source_passages
from briefs.library.cited_provisions import cited_provisions
from briefs.library.law_lists import (
    LawsOfPlace,
    LawsPart,
    behind,
    in_list_order,
    part_of_list,
    part_with,
    parts_of,
    places_in,
)
from briefs.library.laws import (
    Discussed,
    DiscussedAt,
    Mentions,
    NamedAt,
    all_events,
    in_order,
    relate_laws,
)
from briefs.library.spoken_laws import discussed_in, gather_discussed, named_in
from briefs.library.standing import Standing, standing_of
from briefs.model.addresses import BRIEFS, PAGES
from briefs.model.brief import BriefId
from briefs.model.law import MOVES, Event
from briefs.questions import derived_records, record_queries, subject_queries, text_queries, waiting_queries
from briefs.questions.asked_library import AskedLibrary
from briefs.questions.cited_queries import cited_text
from briefs.questions.listing import page_folders
from briefs.questions.text_queries import newest_first, versions

DISCUSSES: Relation[tuple[str, tuple[DiscussedAt, ...]]] = Relation("discusses", tuple[str, tuple[DiscussedAt, ...]])
"""By law: the date of each brief that discusses provisions of it, and the places."""
NAMES: Relation[tuple[str, tuple[NamedAt, ...]]] = Relation("names", tuple[str, tuple[NamedAt, ...]])
"""By law: the date of each brief that names it, and where each of its texts first does."""
LAW_ON: Relation[tuple[str, ...]] = Relation("law-on", tuple[str, ...])
"""By topic: the laws that each brief on it is about or discusses a provision of."""
LEADS_TO: Relation[str] = Relation("leads-to", str)
"""By law: the date of each brief that has a link to it; empty for a page that is no brief."""

MOST_MENTIONS = 30
"""Briefs whose mention of a law its page quotes: who looks for more searches for its name."""


@query
def law_events(ask: Ask) -> tuple[tuple[str, Event], ...]:
    """Return everything that happened to laws, oldest first."""
    return all_events(
        {name: found for name in ask(record_queries.law_ids) if (found := ask(derived_records.law, name))}
    )


@query
def law_relations(ask: Ask) -> dict[str, dict[str, tuple[str, ...]]]:
    """Return how laws bear on one another."""
    return relate_laws(
        {name: found for name in ask(record_queries.law_ids) if (found := ask(derived_records.law, name))}
    )


@query
def standing(ask: Ask, name: str) -> Standing:
    """Return where a law stands on the day of the build; only the days of its own events are asked for."""
    record = ask(derived_records.law, name)
    if record is None:
        return Standing("unchecked")
    is_replaced = any(
        standing_of(other, lambda date: ask(waiting_queries.is_out, date)).sign in ("in-force", "partly", "current")
        for later in ask(law_relations).get(name, {}).get("succeeded", ())
        if (other := ask(derived_records.law, later)) is not None
    )
    return standing_of(record, lambda date: ask(waiting_queries.is_out, date), is_replaced=is_replaced)


@query
def law_moves(ask: Ask, name: str) -> tuple[Event, ...]:
    """Return what has changed a law until the day of the build, oldest first; what is to come changes nothing yet."""
    record = ask(derived_records.law, name)
    events = in_order(record.events) if record else ()
    return tuple(event for event in events if event.kind in MOVES and ask(waiting_queries.is_out, event.date))


@query
def laws_of(ask: Ask, jurisdiction: str) -> tuple[str, ...]:
    """Return the laws of a jurisdiction, by id."""
    return tuple(sorted({name for _, name in ask.rows(record_queries.LAW_OF, jurisdiction)}))


@query
def count_of(ask: Ask, jurisdiction: str) -> int:
    """Return how many laws a jurisdiction has."""
    return len(ask(laws_of, jurisdiction))


@query
def law_order(ask: Ask, lang: str) -> tuple[str, ...]:
    """Return all laws in the order of their list in a language."""
    laws = {name: found for name in ask(record_queries.law_ids) if (found := ask(derived_records.law, name))}
    return in_list_order(laws, list(ask(derived_records.jurisdictions)), Lang(lang))


@query
def places_of_laws(ask: Ask, lang: str) -> tuple[LawsOfPlace, ...]:
    """Return the jurisdictions of the list of laws in a language, with where their laws begin."""
    order = ask(law_order, lang)
    return places_in(order, {name: found.jurisdiction for name in order if (found := ask(derived_records.law, name))})


@query
def part_of_laws(ask: Ask, number: str, lang: str) -> LawsPart:
    """Return a part of the list of laws in a language."""
    order = ask(law_order, lang)
    others = {name: found for name in behind(order, int(number)) if (found := ask(derived_records.law, name))}
    names = [(name, found.names.of(Lang(lang))) for name, found in others.items()]
    return part_of_list(order, ask(places_of_laws, lang), int(number), names)


@query
def part_with_law(ask: Ask, name: str, lang: str) -> int:
    """Return the number of the part of the list in which a law stands."""
    return part_with(ask(law_order, lang).index(name))


@query
def part_with_laws_of(ask: Ask, jurisdiction: str, lang: str) -> int:
    """Return the number of the part of the list in which the laws of a jurisdiction begin."""
    return next((one.part for one in ask(places_of_laws, lang) if one.code == jurisdiction), 1)


@query
def law_list_parts(ask: Ask) -> tuple[tuple[str, ...], ...]:
    """List the parts of the list of laws with each language; none where there is no law."""
    count = len(ask(record_queries.law_ids))
    numbers = range(1, parts_of(count) + 1) if count else ()
    return tuple((str(number), language.code) for number in numbers for language in LANGUAGES)


def law_facts_of_brief(ask: Ask, name: str) -> Iterator[Fact]:
    """Yield which laws and provisions a brief speaks of."""
    library = AskedLibrary(ask)
    found, subject = versions(ask, BRIEFS, name), library.subject(BriefId(name))
    ids = ask(subject_queries.numbered_brief, name).ids
    by_law: dict[str, list[DiscussedAt]] = {}
    for lang, brief in found.items():
        cited = source_passages(brief, cited_text(ask, brief), library.titles(lang))
        told = {(one.law, one.anchor) for one in brief.provisions}
        for law, place in (*discussed_in(brief, ids[lang]), *cited_provisions(cited, library.sources, told)):
            by_law.setdefault(law, []).append(place)
    for law, places in sorted(by_law.items()):
        yield DISCUSSES.row(law, (subject.date, tuple(places)))
    by_name: dict[str, list[NamedAt]] = {}
    for lang, brief in found.items():
        for law, at in named_in(brief, ids[lang]):
            by_name.setdefault(law, []).append(at)
    for law, named in sorted(by_name.items()):
        yield NAMES.row(law, (subject.date, tuple(named)))
    speaking = (law for law, places in by_law.items() if _speak(places))
    laws = tuple(sorted({*subject.instruments, *speaking}))
    for topic in dict.fromkeys(subject.topics):
        yield LAW_ON.row(topic, laws)
    for law in sorted({law for brief in found.values() for law in brief.laws}):
        yield LEADS_TO.row(law, subject.date)


def _speak(places: Iterable[DiscussedAt]) -> bool:
    """Return whether a brief itself speaks of a law, and does not only cite it in notes."""
    return any(not place.is_in_note for place in places)


@producer(page_folders, LEADS_TO)
def law_facts_of_page(ask: Ask, name: str) -> Iterator[Fact]:
    """Yield to which laws a page that is no brief leads; an author said it outright."""
    for law in sorted({law for page in versions(ask, PAGES, name).values() for law in page.laws}):
        yield LEADS_TO.row(law, "")


@query
def discussed(ask: Ask, law: str) -> tuple[Discussed, ...]:
    """Return the provisions of a law that briefs discuss, in its order."""
    rows = {name: (date, places) for name, (date, places) in ask.rows(DISCUSSES, law)}
    order = newest_first((name, date) for name, (date, _) in rows.items())
    return gather_discussed(place for name in order for place in rows[name][1])


@query
def mentions(ask: Ask, law: str) -> Mentions:
    """Return where briefs that are not about a law name it, the newest first."""
    about = {name for name, _ in ask.rows(text_queries.ON_LAW, law)}
    rows = {name: (date, places) for name, (date, places) in ask.rows(NAMES, law) if name not in about}
    order = newest_first((name, date) for name, (date, _) in rows.items())
    places = (place for name in order[:MOST_MENTIONS] for place in rows[name][1])
    return Mentions(tuple(places), max(0, len(order) - MOST_MENTIONS))


@query
def laws_on(ask: Ask, topic: str) -> tuple[str, ...]:
    """Return the laws that briefs on a topic are about or discuss provisions of, by id."""
    named = {law for _, laws in ask.rows(LAW_ON, topic) for law in laws}
    return tuple(sorted(law for law in named if ask(derived_records.law, law)))


@query
def speaking_of(ask: Ask, law: str) -> tuple[BriefId, ...]:
    """Return the briefs that are about a law or discuss a provision of it, newest first."""
    discussing = ((name, date) for name, (date, places) in ask.rows(DISCUSSES, law) if _speak(places))
    return newest_first({*ask.rows(text_queries.ON_LAW, law), *discussing})


@query
def has_page(ask: Ask, name: str) -> bool:
    """Return whether a law has a page of its own: one of which nothing is to be told is a row in the list."""
    speaking = (text_queries.ON_LAW, LEADS_TO, record_queries.TEXT_OF)
    stands = ask(standing, name)
    is_known = stands.sign != "unchecked" or stands.coming is not None
    return is_known or any(ask.rows(relation, name) for relation in speaking)


@query
def is_recorded(ask: Ask, name: str) -> bool:
    """Return whether there is a sound record of a law."""
    return name in ask(record_queries.law_ids)


@query
def has_history(ask: Ask, name: str) -> bool:
    """Return whether anything is known to have happened to a law."""
    record = ask(derived_records.law, name)
    return record is not None and bool(record.events)


@query
def has_feed(ask: Ask, name: str) -> bool:
    """Return whether a law has a feed: a page, and something that happened to it or some brief that speaks of it."""
    return ask(has_page, name) and (ask(has_history, name) or bool(ask(speaking_of, name)))


LAW_FACTS = (DISCUSSES, NAMES, LAW_ON, LEADS_TO)
LAW_QUERIES = (
    *(laws_of, count_of, law_events, law_relations, law_moves, standing),
    *(law_facts_of_page, discussed),
    *(mentions, laws_on, speaking_of, has_page, is_recorded, has_history, has_feed),
    *(law_order, places_of_laws, part_of_laws, part_with_law, part_with_laws_of, law_list_parts),
)
