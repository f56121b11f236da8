"""The records of laws: each checked like front matter, and by what it refers to."""

import re
from collections.abc import Iterator

from briefs.model.addresses import BRIEFS
from briefs.model.diagnostic import Code, Diagnostic, nearest
from briefs.model.front_matter import ID_PATTERN
from briefs.model.law import ENACTED, RELATIONS, Instrument
from briefs.model.source import SourceKey
from briefs.reading.files.schema_errors import read_record, read_tree
from briefs.reading.files.walk import Content
from briefs.reading.files.yaml_text import Tree

INSTRUMENTS = "instruments/"

Place = tuple[str | int, ...]


def read_laws(
    content: Content, jurisdictions: frozenset[str], sources: frozenset[SourceKey] | frozenset[str]
) -> tuple[dict[str, Instrument], tuple[Diagnostic, ...]]:
    """Read the records of laws; what is sound is there, and each fault is reported."""
    faults: list[Diagnostic] = []
    read: dict[str, tuple[Instrument, Tree]] = {}
    for path in content.within(INSTRUMENTS):
        file = content.texts[path]
        name = path[len(INSTRUMENTS) :].removesuffix(".yaml")
        if not re.fullmatch(ID_PATTERN, name):
            message = f"{name} can't be the id of a law"
            hint = "Lower-case letters, digits and hyphens, ending in .yaml: instruments/eu-gdpr.yaml"
            faults.append(Diagnostic(file.path, 0, 0, Code.BRIEF_NAME, message, hint))
            continue
        tree, found = read_tree(file)
        faults += found
        if tree is not None:
            record, found = read_record(tree, Instrument, file.path)
            faults += found
            if record is not None:
                read[name] = record, tree
    briefs = frozenset(path.split("/")[1] for path in content.texts if path.startswith(f"{BRIEFS}/"))
    for name, (law, tree) in read.items():
        known = _Known(jurisdictions, frozenset(sources), briefs, frozenset(read) - {name})
        path = content.texts[f"{INSTRUMENTS}{name}.yaml"].path
        for code, message, hint, place in known.faults(law):
            faults.append(Diagnostic(path, *tree.place(place), code, message, hint))
    return {name: law for name, (law, _) in read.items()}, tuple(faults)


class _Known:
    """What the record of a law may refer to."""

    def __init__(
        self, jurisdictions: frozenset[str], sources: frozenset[str], briefs: frozenset[str], laws: frozenset[str]
    ) -> None:
        self._jurisdictions, self._sources, self._briefs, self._laws = jurisdictions, sources, briefs, laws

    def faults(self, law: Instrument) -> Iterator[tuple[Code, str, str, Place]]:
        """Return what is wrong with a record: code, message, hint, and the place in the file."""
        if law.jurisdiction not in self._jurisdictions:
            hint = f"Known: {', '.join(sorted(self._jurisdictions))}."
            yield Code.JURISDICTION_UNKNOWN, f"unknown jurisdiction {law.jurisdiction}", hint, ("jurisdiction",)
        for relation in RELATIONS:
            for at, other in enumerate(law.related(relation)):
                if other not in self._laws:
                    yield Code.INSTRUMENT_UNKNOWN, f"unknown law {other}", _near(other, self._laws), (relation, at)
        yield from self._events(law)
        if law.status and not law.checked:
            hint = "Add `checked:` with the day on which you looked it up."
            yield Code.LAW_STATUS, "the status says no day on which it was checked", hint, ("status",)
        enacted = next((event for event in law.events if event.kind in ENACTED), None)
        if law.status == "proposed" and enacted:
            message = f"the status is proposed, but an event says otherwise: {enacted.kind}, {enacted.date}"
            yield Code.LAW_STATUS, message, "Look up the status again.", ("status",)

    def _events(self, law: Instrument) -> Iterator[tuple[Code, str, str, Place]]:
        for at, event in enumerate(law.events):
            if not (event.source or event.brief or event.url):
                hint = "Add `source:` (a key), `brief:` (an id) or `url:`."
                yield Code.LAW_EVIDENCE, "nothing is named that says so", hint, ("events", at)
            if event.source and event.source not in self._sources:
                near = _near(event.source, self._sources)
                yield Code.CITE_UNKNOWN, f"unknown source {event.source}", near, ("events", at, "source")
            if event.brief and event.brief not in self._briefs:
                near = _near(event.brief, self._briefs)
                yield Code.LINK_BRIEF, f"there is no brief {event.brief}", near, ("events", at, "brief")


def _near(word: str, known: frozenset[str]) -> str:
    return nearest(word, sorted(known))
