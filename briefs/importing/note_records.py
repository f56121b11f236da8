"""The notes of a draft: those that say one work become keys, with a record for each work that is not known yet."""

import re
from collections.abc import Mapping

import msgspec

from briefs.citing.antecedents import titles_of
from briefs.citing.works import normal_address
from briefs.importing.drafts import Draft, plain, review
from briefs.importing.typed_references import Reference, read_reference
from briefs.language.keys import typed_key
from briefs.language.languages import Lang, is_chinese
from briefs.messages.message import Message, say
from briefs.model.source import Source, SourceKey

_LOOKS_CITED = re.compile(r"https?://|[〈《][^〉》]{4,}[〉》]")
"""By these a note seems to cite: a web address, or a title in title marks."""
_SHORT_FORM = re.compile(r"[同前]+揭?[註注]|同上|前掲注|\b[Ii]d\.|[Ii]bid|[Ss]upra")
"""Short forms, which name a work that another note says: 同前註, 前揭註3, 同上, 前掲注, Id., ibid., supra."""
_HOST_NOISE = frozenset({"www", "assets", "cdn", "static", "media", "m", "docs"})
"""Parts of a host's name that do not say who publishes there."""
_PLACES = {"jp": "JP", "tw": "TW", "eu": "EU", "uk": "GB", "ca": "CA", "kr": "KR", "de": "DE", "fr": "FR", "gov": "US"}
"""Parts of a host's name (`www8.cao.go.jp`) by which the jurisdiction of a work is guessed."""


class Record(msgspec.Struct, frozen=True):
    """A new record of a work."""

    key: SourceKey
    """Made of the publisher's host and the year (`cao-2025`), or of the brief and the note (`a-n1`); it is new."""
    reference: Reference
    """What the note says of the work; the file of the record is written from it."""
    jurisdiction: str = ""
    """A key of jurisdictions.yaml, guessed by host or language; empty where it is not known."""


class Kept(msgspec.Struct, frozen=True):
    """What became of a draft's notes."""

    draft: Draft
    """The draft with keys in its notes, in the place of the works that they said."""
    records: tuple[Record, ...] = ()
    """The new records, in the order of the notes."""
    known: int = 0
    """How many notes cite works that had a record before."""
    unread: tuple[str, ...] = ()
    """Labels of notes that seem to cite (by an address or a title in marks) and of which no record was made."""


def with_records(
    draft: Draft, brief_id: str, lang: Lang, sources: Mapping[SourceKey, Source], jurisdictions: frozenset[str]
) -> Kept:
    """Turn notes into keys. `sources` and `jurisdictions` are those that the knowledge base has."""
    by_work = {name: key for key, source in sources.items() for name in _names_of(source)}
    taken = {str(key).lower() for key in sources}
    records: list[Record] = []
    notes: dict[str, str] = {}
    unread: list[str] = []
    known = 0
    for label, text in draft.notes.items():
        reference = None if _SHORT_FORM.search(plain(text)) or "[^" in text else read_reference(text)
        if reference is None:
            cited = _LOOKS_CITED.search(plain(text))
            unread += [label] if cited else []
            notes[label] = f"{text} {review(say('import-no-record'))}" if cited else text
            continue
        key = next((by_work[name] for name in _names(reference) if name in by_work), None)
        known += key in sources
        doubts: tuple[Message, ...] = ()
        if key is None:
            key = SourceKey(_key(reference, f"{brief_id}-n{label}", taken))
            taken.add(key.lower())
            records.append(Record(key, reference, _jurisdiction(reference, jurisdictions)))
            by_work |= dict.fromkeys(_names(reference), key)
            doubts = reference.doubts
        notes[label] = _keyed(key, reference, lang) + "".join(
            f" {review(say('import-of-key', key=key, doubt=doubt))}" for doubt in doubts
        )
    return Kept(msgspec.structs.replace(draft, notes=notes), tuple(records), known, tuple(unread))


def _keyed(key: SourceKey, reference: Reference, lang: Lang) -> str:
    comma, stop = ("，", "。") if is_chinese(lang) else (", ", ".")
    signal = f"{reference.signal} " if reference.signal else ""
    return f"{signal}{typed_key(key)}" + (f"{comma}{reference.locator}" if reference.locator else "") + stop


def _names(reference: Reference) -> list[str]:
    """Return the names by which two notes are known to cite one work: its address, or its title where it has none."""
    if url := reference.fields.get("URL"):
        return [f"address {normal_address(url)}"]
    return [f"title {_bare(reference.title)}"]


def _names_of(source: Source) -> list[str]:
    named = [f"address {normal_address(source.url)}"] if source.url else []
    return [*named, *(f"title {_bare(title)}" for title in titles_of(source))]


def _bare(title: str) -> str:
    return re.sub(r"\s+", "", title).lower()


def _host(reference: Reference) -> list[str]:
    return reference.fields.get("URL", "").partition("://")[2].partition("/")[0].lower().split(".")


def _key(reference: Reference, otherwise: str, taken: set[str]) -> str:
    """Make a key of who publishes a work and when: cao-2025."""
    label = next(
        (
            part
            for part in _host(reference)
            if part and not part.isdigit() and part.rstrip("0123456789") not in _HOST_NOISE
        ),
        "",
    )
    year = (reference.fields.get("issued") or reference.fields.get("accessed") or "")[:4]
    stem = re.sub(r"[^a-z0-9-]", "", label).strip("-")
    first = "-".join(part for part in (stem, year) if part) if stem else otherwise
    return next(key for n in range(1, 10_000) if (key := first if n == 1 else f"{first}-{n}") not in taken)


def _jurisdiction(reference: Reference, known: frozenset[str]) -> str:
    code = next((_PLACES[part] for part in reversed(_host(reference)) if part in _PLACES), "")
    if not code and reference.language == "ja":
        code = "JP"
    return code if code in known else ""
