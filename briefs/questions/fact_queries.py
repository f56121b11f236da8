"""What the texts of a brief say of others, as facts: what they cite, of which laws they speak, which terms they use."""

from collections.abc import Iterator

from briefs.engine.queries import Ask, Fact, producer
from briefs.questions.citation_queries import CITING_FACTS, citing_facts
from briefs.questions.law_queries import LAW_FACTS, law_facts_of_brief
from briefs.questions.matrix_queries import TOUCHES, touching_facts
from briefs.questions.subject_queries import USING_FACTS, using_facts
from briefs.questions.text_queries import published


@producer(published, *CITING_FACTS, *LAW_FACTS, TOUCHES, *USING_FACTS)
def facts_of_texts(ask: Ask, name: str) -> Iterator[Fact]:
    """Yield what the texts of a brief say of sources, other briefs, laws and terms."""
    # One producer, as each of them would read all of the texts from the store: no other answer of a brief is as large.
    yield from citing_facts(ask, name)
    yield from law_facts_of_brief(ask, name)
    yield from touching_facts(ask, name)
    yield from using_facts(ask, name)
