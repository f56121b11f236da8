"""The notes of a draft: those that say one work become keys, with a record for each work that is not known yet."""

from collections.abc import Iterator, Mapping

import msgspec

from briefs.importing.drafts import Draft, plain, review
from briefs.importing.known_works import KnownWorks
from briefs.importing.new_records import Record
from briefs.importing.record_keys import key_of
from briefs.importing.reference import Reference
from briefs.importing.reprinting import Reprinting
from briefs.importing.source_signs import LOOKS_CITED, SHORT_FORM
from briefs.importing.typed_references import TITLE_GUESSED, readings
from briefs.language.keys import typed_key
from briefs.language.languages import Lang, is_chinese
from briefs.messages.message import Message, say
from briefs.model.source import Source, SourceKey

_PLACES = {"jp": "JP", "tw": "TW", "eu": "EU", "uk": "GB", "ca": "CA", "kr": "KR", "de": "DE", "fr": "FR", "gov": "US"}
"""Parts of a host's name (`www8.cao.go.jp`) by which the jurisdiction of a work is guessed."""


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
    draft: Draft,
    lang: Lang,
    sources: Mapping[SourceKey, Source],
    jurisdictions: frozenset[str],
    reprinting: Reprinting,
) -> Kept:
    """Turn notes into keys. `sources` and `jurisdictions` are those that the knowledge base has."""
    making = _Making(lang, sources, jurisdictions, reprinting)
    notes = {label: making.note(label, text) for label, text in draft.notes.items()}
    return Kept(msgspec.structs.replace(draft, notes=notes), tuple(making.records), making.known, tuple(making.unread))


class _Making:
    """Goes through the notes in their order."""

    def __init__(
        self,
        lang: Lang,
        sources: Mapping[SourceKey, Source],
        jurisdictions: frozenset[str],
        reprinting: Reprinting,
    ) -> None:
        self.lang, self.sources, self.jurisdictions, self.reprinting = lang, sources, jurisdictions, reprinting
        self.works = KnownWorks(sources)
        self.taken = {str(key).lower() for key in sources}
        self.records: list[Record] = []
        self.unread: list[str] = []
        self.known = 0

    def note(self, label: str, text: str) -> str:
        """Return a note with a key in the place of the work that it says, or as it was typed."""
        if SHORT_FORM.search(plain(text)) or "[^" in text:
            return text
        is_read = False
        doubts: tuple[Message, ...] = ()
        # What follows the first sentence may be the author's own words.
        for said, rest in _sentences(text):
            for reference in readings(said):
                is_read = True
                doubts = doubts or reference.doubts
                made = self._keyed(reference, said)
                if made:
                    return made + rest
        cited = LOOKS_CITED.search(plain(text))
        self.unread += [label] if cited or is_read else []
        if is_read:
            return " ".join([text, *(review(doubt) for doubt in (*doubts, say("import-not-as-typed")))])
        return f"{text} {review(say('import-no-record'))}" if cited else text

    def _keyed(self, reference: Reference, said: str) -> str:
        """Return the key of a work with its place; nothing where it would not print as it was typed."""
        known = self.works.find(reference)
        key = known or SourceKey(key_of(reference, self.taken))
        record = Record(key, reference, _jurisdiction(reference, self.jurisdictions))
        # A work that has a record, told by its address or number, is that work however the note words it.
        is_sure = key in self.sources and self.works.find_surely(reference) == key
        if not is_sure and not self.reprinting.is_as_typed(record, said, self.lang):
            return ""
        self.known += key in self.sources
        doubts = (
            review(say("import-of-key", key=key, doubt=doubt))
            for doubt in reference.doubts
            if not known or doubt != TITLE_GUESSED
        )
        keyed = " ".join([_keyed(key, reference, self.lang), *doubts])
        if known:
            return keyed
        self.taken.add(key.lower())
        self.records.append(record)
        self.works.add(reference, key)
        return keyed


def _sentences(text: str) -> Iterator[tuple[str, str]]:
    """Yield a note as a whole, and its first sentence with what follows."""
    yield text, ""
    first, stop, rest = text.partition("。")
    if stop and rest.strip():
        yield first + stop, rest


def _keyed(key: SourceKey, reference: Reference, lang: Lang) -> str:
    comma, stop = ("，", "。") if is_chinese(lang) else (", ", ".")
    signal = f"{reference.signal} " if reference.signal else ""
    return f"{signal}{typed_key(key)}" + (f"{comma}{reference.locator}" if reference.locator else "") + stop


def _host(reference: Reference) -> list[str]:
    return reference.fields.get("URL", "").partition("://")[2].partition("/")[0].lower().split(".")


def _jurisdiction(reference: Reference, known: frozenset[str]) -> str:
    code = reference.jurisdiction or next((_PLACES[part] for part in reversed(_host(reference)) if part in _PLACES), "")
    if not code and reference.language == "ja":
        code = "JP"
    return code if code in known else ""
