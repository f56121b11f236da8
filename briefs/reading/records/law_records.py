"""The records of laws: each checked like front matter, and by what it refers to."""

import re
from collections.abc import Collection, Iterator, Set

import msgspec

from briefs.messages.message import Message, say
from briefs.model.addresses import BRIEFS
from briefs.model.brief import File
from briefs.model.diagnostic import Code, Diagnostic, nearest
from briefs.model.front_matter import ID_PATTERN
from briefs.model.law import ENACTED, RELATIONS, Instrument
from briefs.model.source import SourceKey
from briefs.reading.files.schema_errors import read_record, read_tree
from briefs.reading.files.walk import Content

INSTRUMENTS = "instruments/"

Place = tuple[str | int, ...]


class LawRecord(msgspec.Struct, frozen=True):
    """The record of a law as it is written."""

    name: str
    """The id, which the file's name says: `eu-gdpr`."""
    path: str
    """The file as diagnostics show it."""
    law: Instrument | None = None
    """What the record says; None where it has faults."""
    faults: tuple[Diagnostic, ...] = ()
    """What is wrong with the record by itself; `law_faults` looks at what it refers to."""
    places: dict[str, tuple[int, int]] = {}
    """The line and column (from 1) of each key and item, by dotted path (`events.0.source`)."""

    def place(self, path: Place) -> tuple[int, int]:
        """Return the place of a key or item, or of the nearest thing that holds it."""
        while path and _dotted(path) not in self.places:
            path = path[:-1]
        return self.places.get(_dotted(path), (1, 1))


def _dotted(path: Place) -> str:
    return ".".join(map(str, path))


def law_name(path: str) -> str:
    """Return the id that a file's place below the folder of laws says."""
    return path[path.index(INSTRUMENTS) + len(INSTRUMENTS) :].removesuffix(".yaml")


def read_law(file: File) -> LawRecord:
    """Read the record of a law."""
    name = law_name(file.path)
    if not re.fullmatch(ID_PATTERN, name):
        message = say("not-an-id-of-law", name=name)
        hint = say("an-id-of-law")
        return LawRecord(name, file.path, None, (Diagnostic(file.path, 0, 0, Code.BRIEF_NAME, message, hint),))
    tree, faults = read_tree(file)
    if tree is None:
        return LawRecord(name, file.path, None, faults)
    law, found = read_record(tree, Instrument, file.path)
    places = {_dotted(where): at for where, at in tree.places.items()}
    return LawRecord(name, file.path, law, (*faults, *found), places)


def law_faults(
    record: LawRecord, jurisdictions: Collection[str], sources: Set[str], briefs: Set[str], laws: Collection[str]
) -> Iterator[Diagnostic]:
    """Return what in the record of a law refers to nothing, or contradicts its own events."""
    if record.law is None:
        return
    known = _Known(jurisdictions, sources, briefs, laws)
    for code, message, hint, place in known.faults(record.law):
        yield Diagnostic(record.path, *record.place(place), code, message, hint)


def read_laws(
    content: Content, jurisdictions: frozenset[str], sources: frozenset[SourceKey] | frozenset[str]
) -> tuple[dict[str, Instrument], tuple[Diagnostic, ...]]:
    """Read the records of laws; what is sound is there, and each fault is reported."""
    read = [read_law(file) for file in content.within(INSTRUMENTS).values()]
    laws = {record.name: record.law for record in read if record.law}
    briefs = frozenset(path.split("/")[1] for path in content.texts if path.startswith(f"{BRIEFS}/"))
    faults = [fault for record in read for fault in record.faults]
    for record in read:
        others = frozenset(laws) - {record.name}
        faults += law_faults(record, jurisdictions, frozenset(sources), briefs, others)
    return laws, tuple(faults)


class _Known:
    """What the record of a law may refer to."""

    def __init__(
        self, jurisdictions: Collection[str], sources: Set[str], briefs: Set[str], laws: Collection[str]
    ) -> None:
        self._jurisdictions, self._sources, self._briefs, self._laws = jurisdictions, sources, briefs, laws

    def faults(self, law: Instrument) -> Iterator[tuple[Code, Message, Message, Place]]:
        """Return what is wrong with a record: code, message, hint, and the place in the file."""
        # Where the list of jurisdictions is at fault, that is told.
        if self._jurisdictions and law.jurisdiction not in self._jurisdictions:
            hint = say("known", names=tuple(sorted(self._jurisdictions)))
            yield (
                Code.JURISDICTION_UNKNOWN,
                say("unknown-jurisdiction", name=law.jurisdiction),
                hint,
                ("jurisdiction",),
            )
        for relation in RELATIONS:
            for at, other in enumerate(law.related(relation)):
                if other not in self._laws:
                    yield (
                        Code.INSTRUMENT_UNKNOWN,
                        say("unknown-law", name=other),
                        _near(other, self._laws),
                        (relation, at),
                    )
        yield from self._events(law)
        if law.status and not law.checked:
            hint = say("add-checked")
            yield Code.LAW_STATUS, say("status-not-checked"), hint, ("status",)
        enacted = next((event for event in law.events if event.kind in ENACTED), None)
        if law.status == "proposed" and enacted:
            message = say("status-against-event", kind=say(f"event-{enacted.kind}"), date=enacted.date)
            yield Code.LAW_STATUS, message, say("look-up-status"), ("status",)

    def _events(self, law: Instrument) -> Iterator[tuple[Code, Message, Message, Place]]:
        for at, event in enumerate(law.events):
            if not (event.source or event.brief or event.url):
                hint = say("add-source-brief-or-url")
                yield Code.LAW_EVIDENCE, say("event-without-source"), hint, ("events", at)
            if event.source and event.source not in self._sources:
                near = _near(event.source, self._sources)
                yield Code.CITE_UNKNOWN, say("unknown-source", name=event.source), near, ("events", at, "source")
            if event.brief and event.brief not in self._briefs:
                near = _near(event.brief, self._briefs)
                yield Code.LINK_BRIEF, say("no-brief", brief=event.brief), near, ("events", at, "brief")


def _near(word: str, known: Collection[str]) -> Message:
    return nearest(word, sorted(known))
