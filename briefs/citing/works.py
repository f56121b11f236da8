"""What a note cites, whatever the way: by key, by address, by the name of a brief, by a short form that was typed.

Typed short forms are bound in the order of the notes; unsure ones stay unbound, and are said (docs/guide-citing/en.md).
"""

import re
from collections.abc import Mapping, Sequence

import msgspec

from briefs.language.locators import Locator, read_locator
from briefs.model.diagnostic import Code
from briefs.model.note import MARKS, KeyedCitation, Mention, Note, TypedCitation
from briefs.model.source import OTHERS, Source, SourceKey
from briefs.placeholders import Placeholder

_LOOKS_CITED = re.compile(
    r"[〈《]|https?://|<(?:em|i)>|第[0-9０-９一二三四五六七八九十百]+[号號]|\b(?:No\.|v\.)\s"
    r"|[頁页]\s?\d|\d\s?[頁页]|[(（]\d{4}[)）]|[自初再\d]版"
)
"""What a note without keys holds when it cites something; a note that holds nothing of the kind is prose."""
# Stricter, beside a key or short form: a title with a year, page or address behind it, or an address.
_SURELY_CITED = re.compile(r"[〈《][^〉》]+[〉》].*(?:\d{4}|[頁页]|https?:)|https?://")
_HERE = re.compile(r"[Ii]d\.|[Ii]bid|同上$")
"""Short forms that may mean a source in their own note; 同前註 always means the note before."""


class Work(msgspec.Struct, frozen=True):
    """A cited work: one of the three is given."""

    key: str = ""
    """The key of a source."""
    brief: str = ""
    """The id of a brief that is linked to."""
    note: int = 0
    """The number of the note whose own words describe a work without a record, from 1."""


class Citation(msgspec.Struct, frozen=True):
    """One citation in a note."""

    work: Work
    """What is cited; equal for two citations of one work."""
    locator: Locator | None
    """The place within it, or None."""
    by: str
    """How it was made: `key`, `typed` (a short form), `address`, `link` (to a brief) or `words`."""
    named: int = 0
    """The number of the note that a typed short form names; 0 for all other citations."""
    inside: bool = False
    """Whether a key stands within a parenthesis, as in (quoting …): then it is not one of the note's own."""


class CitationProblem(msgspec.Struct, frozen=True):
    """What is wrong with a typed short form; its fields are those of a `Diagnostic`."""

    code: Code
    message: str
    hint: str
    line: int
    column: int


class CitedNote(msgspec.Struct, frozen=True):
    """A note with what it cites."""

    note: Note
    """The note as it was read."""
    cited: tuple[Citation, ...]
    """Its citations: those in its words in order, then those behind words of links, then linked briefs."""
    antecedents: tuple[Citation | None, ...]
    """For each typed short form, in order, what it stands for; None where that is uncertain."""
    problems: tuple[CitationProblem, ...]
    """What is wrong with its typed short forms."""
    works: tuple[Work, ...]
    """The works cited, each once."""

    @property
    def own_works(self) -> tuple[Work, ...]:
        """Return the works that the note cites itself, not within a parenthesis."""
        return tuple(dict.fromkeys(cited.work for cited in self.cited if not cited.inside))


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
    for note in notes:
        briefs = [mention.brief for mention in mentions if mention.note == note.number]
        reading = _Reading(note, done, sources, urls, len(notes))
        reading.go()
        named = [Citation(Work(brief=name), None, "link") for name in dict.fromkeys(briefs)]
        cited = [*reading.cited, *named]
        if not cited and not note.typed and _LOOKS_CITED.search(note.html):
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
        urls: Mapping[str, SourceKey],
        last: int,
    ) -> None:
        self.note, self.done, self.sources, self.urls, self.last = note, done, sources, urls, last
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
                cited, problem = _antecedent(insertion, self.note, self.done, self.cited, self.sources, self.last)
                self.antecedents.append(cited)
                self.cited += [cited] if cited else []
                self.problems += [problem] if problem else []
            if mark != Placeholder.TYPED_OPEN:
                self.words(piece)
            depth += _depth(piece)
        # Addresses behind the words of a link stand nowhere in the text.
        said = {one.work.key for one in self.cited}
        hidden = dict.fromkeys(self.urls.get(normal_address(url), "") for url in self.note.addresses)
        self.cited += [Citation(Work(key=key), None, "address") for key in hidden if key and key not in said]

    def words(self, piece: str) -> None:
        """Take in what was typed out between insertions: works by their addresses, or a work in words beside a key."""
        found = [normal_address(url) for url in self.note.addresses if url in piece]
        keys = dict.fromkeys(self.urls[url] for url in found if url in self.urls)
        place = place_in(self.note.text) if len(keys) == 1 and not self.note.keyed else None
        self.cited += [Citation(Work(key=key), place, "address") for key in keys]
        if not keys and self.note.insertions and _SURELY_CITED.search(piece):
            self.cited.append(Citation(Work(note=self.note.number), None, "words"))


def _depth(text: str) -> int:
    return sum(text.count(mark) for mark in "(（") - sum(text.count(mark) for mark in ")）")


def place_in(text: str) -> Locator | None:
    """Return the first place within a source that stands between commas in a note that was typed out."""
    for comma in re.finditer(r"[，,]\s*", text):
        found = read_locator(text, comma.end())
        if found and re.match(r"\s*[，,.。（(]", text[found[1] :]):
            return found[0]
    return None


def _antecedent(
    typed: TypedCitation,
    note: Note,
    done: Sequence[CitedNote],
    direct: Sequence[Citation],
    sources: Mapping[SourceKey, Source],
    last: int,
) -> tuple[Citation | None, CitationProblem | None]:
    def problem(code: Code, message: str, hint: str = "") -> tuple[None, CitationProblem]:
        return None, CitationProblem(code, message, hint, typed.line, typed.column)

    number, here = typed.number, note.number
    says = f"note {here} says {typed.words}"
    if number == 0 and direct and _HERE.match(typed.words):
        return Citation(direct[-1].work, typed.locator, "typed", here), None
    if number > last:
        return problem(Code.CITE_PAST_END, f"{says}, but the last note is {last}", "Cite by key: @…")
    if number >= here:
        which = "itself" if number == here else "a later one"
        return problem(Code.CITE_FORWARD, f"{says}, which is {which}", "A short form names a note before its own.")
    if number < 0:
        return problem(Code.CITE_AMBIGUOUS, f"{says} without a number", "Give the note's number, or cite by key: @…")
    if number == 0 and here == 1:
        return problem(Code.CITE_NO_ANTECEDENT, f"{says}, but no note stands before it", "Cite the source in full.")
    target = done[(number or here - 1) - 1]
    named = target.note.number
    works = target.works
    called = _called(works, typed.before, sources)
    if not works:
        hint = "Name the note that cites the source, or cite by key: @…"
        return problem(Code.CITE_NO_ANTECEDENT, f"{says}, but note {named} cites no source", hint)
    if len(works) == 1 or len(called) == 1:
        work = called[0] if len(called) == 1 else works[0]
        if not called and (other := _called_elsewhere(typed.before, done, sources)):
            hint = f"Note {other} cites it."
            return problem(Code.CITE_NUMBER, f"{says}, but note {named} does not cite {_spoken(typed.before)}", hint)
        return Citation(work, typed.locator, "typed", named), None
    hint = "Cite by key: @…, or name the author before the words."
    return problem(Code.CITE_AMBIGUOUS, f"{says}, but note {named} cites {len(works)} sources", hint)


def _called(works: Sequence[Work], before: str, sources: Mapping[SourceKey, Source]) -> list[Work]:
    """Return the works that the words before a short form name: by issuer, and by title where that is not enough."""
    called = [work for work in works if _is_called(work, before, sources)]
    said = _spoken(before)
    titled = [work for work in called if any(title in said for title in titles_of(sources[SourceKey(work.key)]))]
    return titled if len(called) > 1 and len(titled) == 1 else called


def _is_called(work: Work, before: str, sources: Mapping[SourceKey, Source]) -> bool:
    """Return whether the words before a short form end in the name of a work's author, issuer or its title."""
    source = sources.get(SourceKey(work.key))
    return source is not None and any(name and name in _spoken(before) for name in names_of(source))


def _spoken(before: str) -> str:
    """Return the words that stand before a short form in its own part of the note."""
    return re.split(r"[；;。]|\. ", before)[-1].strip(" ，,")


def _called_elsewhere(before: str, done: Sequence[CitedNote], sources: Mapping[SourceKey, Source]) -> int:
    for cited in done:
        if any(_is_called(work, before, sources) for work in cited.works):
            return cited.note.number
    return 0


def names_of(source: Source) -> tuple[str, ...]:
    """Return every name by which a source may be called: of its authors, its publisher, and its short title."""
    wordings = [source.texts[key] for key in ("publisher", "title-short", "authority") if key in source.texts]
    for name in source.names.get("author", ()):
        wordings += [part for part in (name.literal, name.family) if part and name != OTHERS]
    return tuple(form for wording in wordings for form in wording.forms)


def titles_of(source: Source) -> tuple[str, ...]:
    """Return every title of a source, short and long, in all languages."""
    return tuple(form for key in ("title", "title-short") if key in source.texts for form in source.texts[key].forms)
