"""All queries of the program, lowest first. Each asks those before it, or itself with another key."""

from briefs.engine.engine import Registry
from briefs.questions import (
    citation_queries,
    data_queries,
    derived_records,
    domains,
    fault_queries,
    file_outputs,
    file_queries,
    law_queries,
    list_outputs,
    listing,
    page_outputs,
    printing_queries,
    record_queries,
    related_queries,
    rendering_queries,
    search_queries,
    settings_query,
    source_fault_queries,
    style_queries,
    subject_queries,
    template_queries,
    text_queries,
    waiting_queries,
)
from briefs.questions.world import INPUTS

REGISTRY = Registry(
    (
        *INPUTS,
        *file_queries.CONTENT_FILES,
        settings_query.settings_record,
        *listing.LISTING,
        *template_queries.TEMPLATE_PARTS,
        *style_queries.STYLE_QUERIES,
        *record_queries.RECORDS,
        *derived_records.DERIVED_RECORDS,
        *waiting_queries.WAITING,
        *text_queries.TEXTS_READ,
        *citation_queries.CITING,
        *subject_queries.SUBJECTS,
        *law_queries.LAW_QUERIES,
        *related_queries.RELATED,
        *printing_queries.PRINTING,
        *domains.DOMAINS,
        *rendering_queries.RENDERING,
        *page_outputs.MAP,
        *data_queries.ENTRIES,
        *fault_queries.DIAGNOSING,
        *source_fault_queries.SOURCE_FAULTS,
        # What comes from here on is asked for a whole site only: a check and a preview do without.
        *search_queries.SEARCHED,
        *page_outputs.PAGES,
        *list_outputs.LISTS,
        *data_queries.DATA_FILES,
        *file_outputs.FILES,
        *search_queries.SEARCH_FILES,
        *search_queries.SEARCH_LAST,
        *file_outputs.LAST,
    )
)
