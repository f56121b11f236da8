"""In what the languages of a brief cite differently: sources, their order, and the places within them."""

from collections.abc import Iterator

from briefs.citing.cited_note import Citation, CitedNote
from briefs.language.languages import AUTHORED
from briefs.language.same_places import is_same_place, numbers_in
from briefs.library.citations import Citations
from briefs.library.library import Library
from briefs.messages.message import Message, say
from briefs.model.brief import Brief, BriefId
from briefs.model.diagnostic import Code, Diagnostic

_IN_WORDS = "…"
"""Stands for what is cited in words only."""
_HINT = say("cite-alike-or-say-parity")


def check_citation_parity(brief_id: BriefId, library: Library, citations: Citations) -> Iterator[Diagnostic]:
    """Check that the languages of a brief cite alike, but where the brief says why they differ (`parity`)."""
    langs = [lang for lang in library.languages_of(brief_id) if lang in AUTHORED]
    if len(langs) == 2 and not any(library.fronts[brief_id, lang].parity for lang in langs):
        first, second = (library.briefs[brief_id, lang] for lang in langs)
        yield from _compared(first, second, citations, library)


def _compared(first: Brief, second: Brief, citations: Citations, library: Library) -> Iterator[Diagnostic]:
    """Name the first note in which two versions of a brief cite other sources, and each that names another place."""
    ours, theirs = citations.text(first).notes, citations.text(second).notes
    for one, other in zip(ours, theirs, strict=False):
        unknown = any(insertion.key not in library.sources for insertion in (*one.note.keyed, *other.note.keyed))
        # What can't be resolved is told by itself.
        if unknown or one.problems or other.problems:
            continue
        if not _agree(_cites(one), _cites(other)):
            message = say(
                "notes-cite-other-works",
                number=other.note.number,
                works=_listed(other),
                lang=first.lang,
                counterpart=one.note.number,
                others=_listed(one),
            )
            yield Diagnostic(second.path, other.note.line, 1, Code.CITE_PARITY, message, _HINT)
            return
        for cited, there in zip(one.cited, other.cited, strict=True):
            if not _is_one_place(cited, one, there, other):
                message = say(
                    "notes-cite-other-places",
                    number=other.note.number,
                    placed=_placed(there),
                    lang=first.lang,
                    counterpart=one.note.number,
                    other=_placed(cited),
                )
                yield Diagnostic(second.path, other.note.line, 1, Code.CITE_PARITY, message, _HINT)
    if len(ours) != len(theirs):
        message = say(
            "numbers-of-notes-differ",
            lang=second.lang,
            notes=say("count-note", n=len(theirs)),
            other=first.lang,
            others=say("count-note", n=len(ours)),
        )
        longer, brief = (ours, first) if len(ours) > len(theirs) else (theirs, second)
        line = longer[min(len(ours), len(theirs))].note.line
        yield Diagnostic(brief.path, line, 1, Code.CITE_PARITY, message, _HINT)


def _is_one_place(cited: Citation, note: CitedNote, other: Citation, other_note: CitedNote) -> bool:
    """Return whether two citations name one place, as far as can be told."""
    ours, theirs = cited.locator, other.locator
    if ours and theirs:
        return ours == theirs or is_same_place(ours, theirs)
    if {cited.by, other.by} & {"words", "address", "link"}:
        # In what was typed out a place is seen only where it stands between commas.
        return True
    # A place that was typed without a comma before it is none to the program, but its figures are there.
    return (not ours or _has_figures(ours.typed, other_note)) and (not theirs or _has_figures(theirs.typed, note))


def _has_figures(place: str, note: CitedNote) -> bool:
    """Return whether the words of a note have the figures of a place."""
    return set(numbers_in(place)) <= set(numbers_in(note.note.text))


def _placed(cited: Citation) -> Message:
    """Return what is cited with its place, for messages."""
    name = cited.work.key or cited.work.brief or say("a-source")
    return (
        say("at-place", name=name, place=cited.locator.typed.removeprefix("at "))
        if cited.locator
        else say("without-place", name=name)
    )


def _agree(ours: tuple[str, ...], theirs: tuple[str, ...]) -> bool:
    """Return whether two notes cite alike, as far as can be told."""
    pairs = zip(ours, theirs, strict=False)
    return len(ours) == len(theirs) and all(one == other or _IN_WORDS in (one, other) for one, other in pairs)


def _cites(cited: CitedNote) -> tuple[str, ...]:
    """Return what a note cites in the order of the text; what is cited in words only can't be compared."""
    return tuple(one.work.key or one.work.brief or _IN_WORDS for one in cited.cited)


def _listed(cited: CitedNote) -> Message | tuple[str | Message, ...]:
    return tuple(say("in-words") if one == _IN_WORDS else one for one in _cites(cited)) or say("nothing")
