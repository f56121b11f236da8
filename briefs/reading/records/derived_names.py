"""The Simplified form of what the records say in Chinese, where they give none themselves."""

from collections.abc import Sequence
from typing import TypeVar

import msgspec

from briefs.language.script import simplified_all
from briefs.model.front_matter import Names
from briefs.model.law import Instrument
from briefs.model.term import Prose
from briefs.reading.records.conversion_rules import Rules

R = TypeVar("R", bound=msgspec.Struct)


def with_simplified_names(record: R, rules: Rules) -> R:
    """Return a record with every name and piece of prose in Simplified Chinese too."""
    return _derived([record], rules)[0]


def law_with_simplified(law: Instrument, rules: Rules) -> Instrument:
    """Return a law with its names by script alone, and what is said of its events by rules."""
    return _with_notes(_derived([law], rules.by_script), rules)[0]


def _with_notes(laws: Sequence[Instrument], rules: Rules) -> list[Instrument]:
    """Derive what is said of events, which is prose like any other."""
    notes = [event for law in laws for event in law.events if event.note]
    derived = iter(_derived(notes, rules))
    return [
        msgspec.structs.replace(law, events=tuple(next(derived) if event.note else event for event in law.events))
        for law in laws
    ]


def _derived(records: Sequence[R], rules: Rules) -> list[R]:
    """Return records with every name and piece of prose in Simplified Chinese too, in one call."""
    texts = [value for record in records for value in _texts(record).values() if not value.zh_hans]
    plain = [text.zh_hant for text in texts]
    used = rules.general.within("\n".join(plain))
    derived = dict(zip(texts, simplified_all(plain, used, quotes=rules.quotes), strict=True))
    return [
        msgspec.structs.replace(
            record,
            **{
                key: msgspec.structs.replace(value, zh_hans=derived.get(value, value.zh_hans))
                for key, value in _texts(record).items()
            },
        )
        for record in records
    ]


def _texts(record: msgspec.Struct) -> dict[str, Names | Prose]:
    values = {key: getattr(record, key) for key in record.__struct_fields__}
    return {key: value for key, value in values.items() if isinstance(value, Names | Prose)}
