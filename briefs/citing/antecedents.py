"""What a short form means that was typed: 前揭註3, *supra* note 3, *Id.*; what is unsure stays unbound, and is said."""

import re
from collections.abc import Mapping, Sequence

from briefs.citing.cited_note import Citation, CitationProblem, CitedNote, Work
from briefs.messages.message import NOTHING, Message, say
from briefs.model.diagnostic import Code
from briefs.model.note import Note, TypedCitation
from briefs.model.source import OTHERS, Source, SourceKey

_HERE = re.compile(r"[Ii]d\.|[Ii]bid|同上$")
"""Short forms that may mean a source in their own note; 同前註 always means the note before."""


_COUNTRY = re.compile(r"(?<=\S)\s*[（(][^（）()]{1,30}[)）]$")
"""What is put behind the name of a body to tell it from another: Cabinet Office (Japan)."""


def antecedent(
    typed: TypedCitation,
    note: Note,
    done: Sequence[CitedNote],
    direct: Sequence[Citation],
    sources: Mapping[SourceKey, Source],
    last: int,
) -> tuple[Citation | None, CitationProblem | None]:
    """Return what a typed short form stands for, or what is wrong with it.

    `done` are the notes before, `direct` what its own note cites before it, `last` the number of the last note.
    """

    def problem(code: Code, message: Message, hint: Message = NOTHING) -> tuple[None, CitationProblem]:
        return None, CitationProblem(code, message, hint, typed.line, typed.column)

    number, here = typed.number, note.number
    says = say("note-says", here=here, words=typed.words)
    if number == 0 and direct and _HERE.match(typed.words):
        return Citation(direct[-1].work, typed.locator, "typed", here), None
    if number > last:
        return problem(
            Code.CITE_PAST_END, say("short-form-past-last-note", says=says, last=last), say("cite-by-key-sign")
        )
    if number >= here:
        which = say("the-note-itself" if number == here else "a-later-one")
        return problem(
            Code.CITE_FORWARD, say("short-form-which-is", says=says, which=which), say("short-form-names-earlier")
        )
    if number < 0:
        return problem(
            Code.CITE_AMBIGUOUS, say("short-form-without-number", says=says), say("give-number-or-cite-by-key")
        )
    if number == 0 and here == 1:
        return problem(Code.CITE_NO_ANTECEDENT, say("short-form-first", says=says), say("cite-in-full"))
    target = done[(number or here - 1) - 1]
    named = target.note.number
    works = target.works
    called = _called(works, typed.before, sources)
    if not works:
        hint = say("name-note-or-cite-by-key")
        return problem(Code.CITE_NO_ANTECEDENT, say("short-form-to-note-without-source", says=says, named=named), hint)
    if len(works) == 1 or len(called) == 1:
        work = called[0] if len(called) == 1 else works[0]
        if not called and (other := _called_elsewhere(typed.before, done, sources)):
            hint = say("other-note-cites-it", other=other)
            return problem(
                Code.CITE_NUMBER,
                say("short-form-to-other-source", says=says, named=named, spoken=_spoken(typed.before)),
                hint,
            )
        return Citation(work, typed.locator, "typed", named), None
    hint = say("cite-by-key-or-name-author")
    return problem(Code.CITE_AMBIGUOUS, say("short-form-to-several", says=says, named=named, count=len(works)), hint)


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
    forms = [form for wording in wordings for form in wording.forms]
    # Cabinet Office (Japan) is the Cabinet Office in a text that is about Japan.
    return tuple(dict.fromkeys([*forms, *(_COUNTRY.sub("", form) for form in forms)]))


def titles_of(source: Source) -> tuple[str, ...]:
    """Return every title of a source, short and long, in all languages."""
    return tuple(form for key in ("title", "title-short") if key in source.texts for form in source.texts[key].forms)
