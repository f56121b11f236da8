"""Which work a note cites: by its address, its number, or its title with who wrote it and when."""

import re
from collections.abc import Mapping

import msgspec

from briefs.citing.spoken_names import titles_of
from briefs.citing.works import normal_address
from briefs.importing.author_names import names_in
from briefs.importing.reference import Reference
from briefs.model.source import Name, Source, SourceKey

_TOKEN = re.compile(r"\W+")


class _Work(msgspec.Struct, frozen=True):
    key: SourceKey
    authors: frozenset[str]
    year: str


class KnownWorks:
    """The works that have a record, and those that get one."""

    def __init__(self, sources: Mapping[SourceKey, Source]) -> None:
        """Begin with the records that there are."""
        self.surely: dict[str, SourceKey] = {}
        """By an address, or by the number of a judgment."""
        self.by_title: dict[str, list[_Work]] = {}
        for key, source in sources.items():
            if source.url:
                self.surely[f"address {normal_address(source.url)}"] = key
            if source.type == "legal_case":
                self.surely[f"case {_bare(source.title.text)}"] = key
            if source.type == "legal_case" and "ECLI" in source.texts:
                self.surely[f"case {_bare(source.texts['ECLI'].text)}"] = key
            authors = frozenset(_bare(said) for name in source.names.get("author", ()) for said in _forms(name))
            work = _Work(key, authors, source.dates.get("issued", "")[:4])
            for title in titles_of(source):
                self.by_title.setdefault(_bare(title), []).append(work)

    def find_surely(self, reference: Reference) -> SourceKey | None:
        """Return the key of the work at a note's address, or of the judgment with its number."""
        return next((self.surely[name] for name in _sure_names(reference) if name in self.surely), None)

    def find(self, reference: Reference) -> SourceKey | None:
        """Return the key of the work that a note cites, if it has one."""
        if found := self.find_surely(reference):
            return found
        if "URL" in reference.fields or not reference.title:
            return None
        author, year = _bare(names_in(reference.fields.get("author", ""))[0]), reference.fields.get("issued", "")[:4]
        for work in self.by_title.get(_bare(reference.title), []):
            is_author = not author or not work.authors or author in work.authors
            if is_author and (not year or not work.year or year == work.year):
                return work.key
        return None

    def add(self, reference: Reference, key: SourceKey) -> None:
        """Keep a new work."""
        self.surely |= dict.fromkeys(_sure_names(reference), key)
        authors = map(_bare, names_in(reference.fields.get("author", "")))
        work = _Work(key, frozenset(filter(None, authors)), reference.fields.get("issued", "")[:4])
        self.by_title.setdefault(_bare(reference.title), []).append(work)


def _sure_names(reference: Reference) -> list[str]:
    fields = reference.fields
    names = [f"address {normal_address(fields['URL'])}"] if "URL" in fields else []
    if reference.type == "legal_case":
        by_number = "authority" in fields and "number" in fields and reference.language != "en"
        names += [f"case {_bare(fields['authority'] + fields['number'])}"] if by_number else []
        names += [f"case {_bare(fields['ECLI'])}"] if "ECLI" in fields else []
        names += [f"case {_bare(reference.title)}"] if reference.title and "volume" in fields else []
    return names


def _forms(name: Name) -> list[str]:
    """Return a name as notes may have it, in each of its languages."""
    if name.literal:
        return [name.literal.text, *name.literal.others.values()]
    family, given = (part.text if part else "" for part in (name.family, name.given))
    return [f"{family}{given}", f"{given} {family}", family]


def _bare(words: str) -> str:
    return _TOKEN.sub("", words).lower()
