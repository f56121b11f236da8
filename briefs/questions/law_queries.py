"""What the records of laws say together: what happened, how one bears on another, where each stands."""

from briefs.engine.queries import Ask, query
from briefs.library.laws import all_events, in_order, relate_laws
from briefs.library.standing import Standing, standing_of
from briefs.model.law import MOVES, Event
from briefs.questions import derived_records, record_queries, waiting_queries


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


LAW_QUERIES = (law_events, law_relations, law_moves, standing)
