"""What belongs together."""

from briefs.engine.queries import Ask, query
from briefs.library.related import Related, related_to
from briefs.model.brief import BriefId
from briefs.questions.asked_citations import AskedCitations
from briefs.questions.asked_laws import AskedLaws
from briefs.questions.asked_library import AskedLibrary
from briefs.questions.subject_queries import near_on


@query
def related(ask: Ask, name: str) -> tuple[Related, ...]:
    """Return the briefs that belong to a brief."""
    library = AskedLibrary(ask)
    citations, laws = AskedCitations(ask, library), AskedLaws(ask, library)
    return related_to(BriefId(name), library, citations, laws, lambda topic: ask(near_on, topic, name))


RELATED = (related,)
