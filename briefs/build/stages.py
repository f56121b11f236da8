"""What is being done, in words for authors: each stage counts things of one kind, and never goes back."""

from briefs.engine.engine import Told
from briefs.engine.queries import Output
from briefs.questions.registry import REGISTRY

_STAGES = {
    "source_facts": "stage-reading-sources",
    "law_facts": "stage-reading-laws",
    "brief_facts": "stage-reading-briefs",
    "page_facts": "stage-reading-pages",
    "facts_of_texts": "stage-gathering",
    "page_citing_facts": "stage-gathering-pages",
    "law_facts_of_page": "stage-gathering-laws",
    "graphed_facts": "stage-relating",
    "listing_facts": "stage-listing",
    "brief_faults": "stage-checking-briefs",
    "page_faults": "stage-checking-pages",
    "site_faults": "stage-checking-site",
    "source_faults": "stage-checking-sources",
    "law_record_faults": "stage-checking-laws",
    "card_faults": "stage-checking-cards",
    "language_faults": "stage-checking-site",
    "indexed_block": "stage-indexing",
    "brief_previews": "stage-previews",
    "law_previews": "stage-previews-laws",
    "redirect_list": "stage-finishing",
    "sitemap": "stage-finishing",
    "term_files": "stage-finishing",
    "long_term_files": "stage-finishing",
    "text_files": "stage-finishing",
    "search_start": "stage-finishing",
}
"""The stage of each query that is asked for all of a kind; all other outputs are pages."""
_OUTPUTS = frozenset(query.name for query in REGISTRY.queries if isinstance(query, Output))


def stage_of(query: str) -> str:
    """Return the key of the words for what a query does."""
    rest = "stage-pages" if query in _OUTPUTS else "stage-again"
    return _STAGES.get(query, rest)


def by_stage(told: Told) -> Told:
    """Return who takes the names of queries, and tells how far their stage is.

    A stage that comes again, as pages that the site's folder turns out to lack, goes on from what was done in it.
    """
    finished: dict[str, int] = {}

    def tell(query: str, done: int, total: int) -> None:
        stage = stage_of(query)
        before = finished.get(stage, 0)
        told(stage, before + done, before + total)
        if done == total:
            finished[stage] = before + total

    return tell
