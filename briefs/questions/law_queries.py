"""What the records of laws say together: what happened, how one bears on another, where each stands."""

from briefs.engine.queries import Ask, query
from briefs.library.laws import all_events, relate_laws
from briefs.library.standing import Standing, standing_of
from briefs.model.law import Event
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


LAW_QUERIES = (law_events, law_relations, standing)
