"""Which brief deals with which law."""

from collections.abc import Iterator

from briefs.engine.queries import Ask, Fact, Relation, query
from briefs.library.matrix import Matrix, Touch, matrix, touches_of
from briefs.model.addresses import BRIEFS
from briefs.model.brief import Brief, BriefId
from briefs.model.source import SourceKey
from briefs.questions import record_queries, subject_queries, text_queries
from briefs.questions.asked_library import AskedLibrary
from briefs.questions.cited_queries import cited_text

TOUCHES: Relation[tuple[Touch, ...]] = Relation("touches", tuple[Touch, ...])
"""How each brief deals with laws; a brief that deals with none has no row."""


def touching_facts(ask: Ask, name: str) -> Iterator[Fact]:
    """Yield how a brief deals with laws."""
    library = AskedLibrary(ask)
    found = text_queries.versions(ask, BRIEFS, name)
    cited = {lang: tuple(_cited(ask, library, brief)) for lang, brief in found.items()}
    subjects = library.subject(BriefId(name)).instruments
    touches = tuple(touches_of(subjects, found, ask(subject_queries.numbered_brief, name).ids, cited))
    if touches:
        yield TOUCHES.row("", touches)


def _cited(ask: Ask, library: AskedLibrary, brief: Brief) -> Iterator[tuple[int, str]]:
    """Return the number of each note with the laws whose texts it cites."""
    for note in cited_text(ask, brief).notes:
        for work in note.works:
            if work.key and (law := library.sources[SourceKey(work.key)].instrument):
                yield note.note.number, law


@query
def brief_matrix(ask: Ask) -> Matrix:
    """Return the table of briefs by laws."""
    rows = dict(ask.rows(TOUCHES))
    order = [name for name in ask(text_queries.order) if name in rows]
    return matrix({name: rows[name] for name in order}, ask(record_queries.law_ids))


MATRIX = (brief_matrix,)
