"""What an entry of BibLaTeX has from others: the book of a chapter (`crossref`), shared fields (`xdata`), `@set`.

As Biber inherits (BibLaTeX manual, appendix B): the title of a book is the book title of its chapters, and so on.
"""

from collections.abc import Mapping, Sequence

import msgspec

from briefs.messages.message import say
from briefs.model.diagnostic import Code, Diagnostic, nearest
from briefs.reading.files.yaml_text import Place
from briefs.reading.records.bibtex_entries import Entry

_OWN = frozenset(
    """ids crossref xref xdata entryset entrysubtype execute label options presort related relatedoptions relatedstring
    relatedtype shorthand shorthandintro sortkey shorttitle sorttitle indextitle indexsorttitle""".split()  # noqa: SIM905
)
"""Fields that no entry has from another."""
_BOOK_PARTS = ("inbook", "bookinbook", "suppbook")
_PARTS = (*_BOOK_PARTS, "incollection", "suppcollection", "inreference", "inproceedings", "conference")
_WHOLES = ("mvbook", "mvcollection", "mvreference", "mvproceedings")
_TITLES = {"title": "title", "subtitle": "subtitle", "titleaddon": "titleaddon"}


def with_inherited(entries: Sequence[Entry], path: str) -> tuple[list[Entry], list[Diagnostic]]:
    """Return the entries that are works, each with what it has from others; report others that are not there."""
    by_key: dict[str, Entry] = {}
    for entry in entries:
        by_key.setdefault(entry.key, entry)
    faults: list[Diagnostic] = []
    works = []
    whole: dict[str, Entry] = {}
    for entry in entries:
        if entry.kind != "xdata":
            works.append(_whole(entry, by_key, whole, ()))
            faults += [_missing(name, field, by_key, path, entry.places[field]) for field, name in _lost(entry, by_key)]
    return works, faults


_DEEPEST = 50
"""Parents above one another; a chapter in a volume in a set has three. A chain of a thousand ended the program."""


def _names(entry: Entry, field: str) -> list[str]:
    return list(dict.fromkeys(name for part in entry.fields.get(field, "").split(",") if (name := part.strip())))


def _lost(entry: Entry, by_key: Mapping[str, Entry]) -> list[tuple[str, str]]:
    fields = ("crossref", "xref", "xdata", "entryset")
    return [(field, name) for field in fields for name in _names(entry, field) if name not in by_key]


def _missing(name: str, field: str, by_key: Mapping[str, Entry], path: str, place: Place) -> Diagnostic:
    message = say("no-parent-entry", name=name, field=field)
    return Diagnostic(path, *place, Code.SOURCE_PARENT, message, nearest(name, tuple(by_key)))


def _whole(entry: Entry, by_key: Mapping[str, Entry], whole: dict[str, Entry], below: tuple[str, ...]) -> Entry:
    """Return an entry with what it has from others, which may have it from others again; none has it from itself.

    `whole` holds the parents that are known already: each is worked out once, however many name it.
    """
    line = (*below, entry.key)
    if len(line) > _DEEPEST:
        return entry
    for field in ("xdata", "crossref", "entryset"):
        names = [name for name in _names(entry, field) if name in by_key]
        # Of a set the first member says what it is.
        for name in names[:1] if field == "entryset" else names:
            if name not in whole and name not in line:
                whole[name] = _whole(by_key[name], by_key, whole, line)
            # In a circle a parent gives what is its own.
            entry = _inheriting(entry, by_key[name] if name in line else whole[name], field)
    return entry


def _inheriting(entry: Entry, parent: Entry, field: str) -> Entry:
    renamed = _renamed(parent.kind, entry.kind) if field == "crossref" else {}
    fields, places = dict(entry.fields), dict(entry.places)
    for name, value in parent.fields.items():
        own = renamed.get(name, name)
        if own and own not in fields and name not in (_OWN if field == "crossref" else ()):
            fields[own], places[own] = value, entry.places[field]
    if field == "crossref" and entry.kind in _BOOK_PARTS and "author" in parent.fields:
        fields.setdefault("bookauthor", parent.fields["author"])
        places.setdefault("bookauthor", entry.places[field])
    if "date" in entry.fields or "year" in entry.fields:
        # The date of a work is one, whichever of the fields its program writes.
        fields = {name: value for name, value in fields.items() if name in entry.fields or name not in _DATES}
    kind = parent.kind if entry.kind == "set" else entry.kind
    return msgspec.structs.replace(entry, kind=kind, fields=fields, places=places)


_DATES = ("date", "year", "month", "day")


def _renamed(parent: str, child: str) -> dict[str, str]:
    """Return the fields of a parent that a child has under another name; under none where it has no such field."""
    if parent in _WHOLES:
        return {name: f"main{own}" for name, own in _TITLES.items()}
    if parent == "periodical":
        return {"title": "journaltitle", "subtitle": "journalsubtitle", "titleaddon": ""}
    if child in _PARTS:
        return {name: f"book{own}" for name, own in _TITLES.items()}
    return {}
