"""What a note cites, whatever the way: by key, by address, by the name of a brief, by a short form that was typed.

Typed short forms are bound in the order of the notes; unsure ones stay unbound, and are said (docs/guide-citing/en.md).
"""

import re
from collections.abc import Mapping, Sequence

from briefs.citing.antecedents import antecedent
from briefs.citing.cited_note import Citation, CitationProblem, CitedNote, Work
from briefs.language.locators import Locator, read_locator
from briefs.model.note import MARKS, KeyedCitation, Mention, Note, TypedCitation
from briefs.model.source import Source, SourceKey
from briefs.patterns import lazy_pattern
from briefs.placeholders import Placeholder

_LOOKS_CITED = lazy_pattern(
    r"[〈《]|https?://|<(?:em|i)>|第[0-9０-９一二三四五六七八九十百]+[号號]|\b(?:No\.|v\.)\s"
    r"|[頁页]\s?\d|\d\s?[頁页]|[(（]\d{4}[)）]|[自初再\d]版"
)
"""What a note without keys holds when it cites something; a note that holds nothing of the kind is prose."""
# Stricter, beside a key or short form: a title with a year, page or address behind it, or an address.
_SURELY_CITED = lazy_pattern(r"[〈《][^〉》]+[〉》].*(?:\d{4}|[頁页]|https?:)|https?://")


def normal_address(url: str) -> str:
    """Return the form of an address by which two are compared: no scheme, no `www.`, no fragment, no last slash."""
    bare = re.sub(r"^https?://(www\.)?", "", url.strip()).partition("#")[0].rstrip("/")
    host, slash, path = bare.partition("/")
    return host.lower() + slash + path


def find_works(
    notes: Sequence[Note],
    mentions: Sequence[Mention],
    sources: Mapping[SourceKey, Source],
    urls: Mapping[str, SourceKey],
) -> tuple[CitedNote, ...]:
    """Return the notes of one text with what each cites; `urls` has the keys of sources by normal address."""
    done: list[CitedNote] = []
    # Each address is looked up once, however often the notes have it.
    typed = dict.fromkeys(url for note in notes for url in note.addresses)
    keys = {url: urls.get(normal_address(url), SourceKey("")) for url in typed}
    for note in notes:
        briefs = [mention.brief for mention in mentions if mention.note == note.number]
        reading = _Reading(note, done, sources, keys, len(notes))
        reading.go()
        named = [Citation(Work(brief=name), None, "link") for name in dict.fromkeys(briefs)]
        cited = [*reading.cited, *named]
        if not cited and not note.typed and _looks_cited(note.html):
            cited = [Citation(Work(note=note.number), place_in(note.text), "words")]
        works = tuple(dict.fromkeys(one.work for one in cited))
        done.append(CitedNote(note, tuple(cited), tuple(reading.antecedents), tuple(reading.problems), works))
    return tuple(done)


class _Reading:
    """Goes through one note from its first word to its last, as what stands before decides what a short form means."""

    def __init__(
        self,
        note: Note,
        done: Sequence[CitedNote],
        sources: Mapping[SourceKey, Source],
        keys: Mapping[str, SourceKey],
        last: int,
    ) -> None:
        """Take a note with those before it; `keys` are the sources at its addresses, empty where there is none."""
        self.note, self.done, self.sources, self.keys, self.last = note, done, sources, keys, last
        self.cited: list[Citation] = []
        self.antecedents: list[Citation | None] = []
        self.problems: list[CitationProblem] = []

    def go(self) -> None:
        insertions = iter(self.note.insertions)
        pieces = MARKS.split(self.note.text)
        self.words(pieces[0])
        depth = _depth(pieces[0])
        for mark, piece in zip(MARKS.findall(self.note.text), pieces[1:], strict=True):
            insertion = next(insertions) if mark != Placeholder.TYPED_CLOSE else None
            if isinstance(insertion, KeyedCitation) and insertion.key in self.sources:
                self.cited.append(Citation(Work(key=insertion.key), insertion.locator, "key", inside=depth > 0))
            elif isinstance(insertion, TypedCitation):
                cited, problem = antecedent(insertion, self.note, self.done, self.cited, self.sources, self.last)
                self.antecedents.append(cited)
                self.cited += [cited] if cited else []
                self.problems += [problem] if problem else []
            if mark != Placeholder.TYPED_OPEN:
                self.words(piece)
            depth += _depth(piece)
        # Addresses behind the words of a link stand nowhere in the text.
        said = {one.work.key for one in self.cited}
        hidden = dict.fromkeys(self.keys[url] for url in self.note.addresses)
        self.cited += [Citation(Work(key=key), None, "address") for key in hidden if key and key not in said]

    def words(self, piece: str) -> None:
        """Take in what was typed out between insertions: works by their addresses, or a work in words beside a key."""
        keys = dict.fromkeys(key for url in self.note.addresses if url in piece and (key := self.keys[url]))
        place = place_in(self.note.text) if len(keys) == 1 and not self.note.keyed else None
        self.cited += [Citation(Work(key=key), place, "address") for key in keys]
        if not keys and self.note.insertions and _SURELY_CITED.search(piece):
            self.cited.append(Citation(Work(note=self.note.number), None, "words"))


def _looks_cited(html: str) -> bool:
    # Most notes hold one of these, which is found in a tenth of the time of the pattern.
    return "https://" in html or "〈" in html or "《" in html or _LOOKS_CITED.search(html) is not None


def _depth(text: str) -> int:
    return sum(text.count(mark) for mark in "(（") - sum(text.count(mark) for mark in ")）")


def place_in(text: str) -> Locator | None:
    """Return the first place within a source that stands between commas in a note that was typed out."""
    for comma in re.finditer(r"[，,]\s*", text):
        found = read_locator(text, comma.end())
        if found and re.match(r"\s*[，,.。（(]", text[found[1] :]):
            return found[0]
    return None
