"""What a short form means that was typed: 前揭註3, *supra* note 3, *Id.*; what is unsure stays unbound, and is said."""

import re
from collections.abc import Mapping, Sequence

from briefs.citing.cited_note import Citation, CitationProblem, CitedNote
from briefs.citing.spoken_names import called, calls, somebody_else, spoken
from briefs.messages.message import NOTHING, Message, say
from briefs.model.diagnostic import Code
from briefs.model.note import Note, TypedCitation
from briefs.model.source import Source, SourceKey

_HERE = re.compile(r"[Ii]d\.|[Ii]bid|同上$")
"""Short forms that may mean a source in their own note; 同前註 always means the note before."""


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
    if not works:
        hint = say("name-note-or-cite-by-key")
        return problem(Code.CITE_NO_ANTECEDENT, say("short-form-to-note-without-source", says=says, named=named), hint)
    meant = called(works, typed.before, sources)
    if not meant and (other := _called_elsewhere(typed.before, done, sources)):
        message = say("short-form-to-other-source", says=says, named=named, spoken=spoken(typed.before))
        return problem(Code.CITE_NUMBER, message, say("other-note-cites-it", other=other))
    if not meant and (person := somebody_else(works, typed.before, sources)):
        message = say("short-form-to-other-source", says=says, named=named, spoken=person)
        return problem(Code.CITE_AMBIGUOUS, message, say("name-note-or-cite-by-key"))
    if len(works) == 1 or len(meant) == 1:
        return Citation(meant[0] if len(meant) == 1 else works[0], typed.locator, "typed", named), None
    hint = say("cite-by-key-or-name-author")
    return problem(Code.CITE_AMBIGUOUS, say("short-form-to-several", says=says, named=named, count=len(works)), hint)


def _called_elsewhere(before: str, done: Sequence[CitedNote], sources: Mapping[SourceKey, Source]) -> int:
    """Return the number of the first note that cites what words call; 0 where there is none."""
    for cited in done:
        if any(calls(work, before, sources) for work in cited.works):
            return cited.note.number
    return 0
