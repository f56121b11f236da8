"""What belongs together."""

from briefs.engine.queries import Ask, query
from briefs.library.related import Related, related_to
from briefs.model.brief import BriefId
from briefs.questions import derived_records
from briefs.questions.answers import Answers
from briefs.questions.asked_facts import AskedCitations, AskedLaws
from briefs.questions.asked_library import AskedLibrary
from briefs.questions.subject_queries import newest_on


@query
def related(ask: Ask, name: str) -> tuple[Related, ...]:
    """Return the briefs that belong to a brief."""
    newest = Answers(lambda topic: ask(newest_on, topic) or None, lambda: ask(derived_records.topics))
    return related_to(BriefId(name), AskedLibrary(ask), AskedCitations(ask), AskedLaws(ask), newest)


RELATED = (related,)
