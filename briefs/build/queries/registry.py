"""All queries of the program, lowest first. Each asks those before it, or itself with another key."""

from briefs.build.queries import citing, diagnosing, listing, outputs, printing, records, search, subjects, texts
from briefs.build.world import INPUTS
from briefs.engine.engine import Registry

REGISTRY = Registry(
    (
        *INPUTS,
        records.settings_record,
        *listing.LISTING,
        *records.SETTLED,
        *texts.TEXTS_READ,
        *citing.CITING,
        *subjects.SUBJECTS,
        *printing.PRINTING,
        *outputs.DOMAINS,
        *diagnosing.DIAGNOSING,
        *search.SEARCHED,
        *outputs.PAGES,
        *outputs.FILES,
        *search.SEARCH_FILES,
        *search.SEARCH_LAST,
        *outputs.LAST,
    )
)
