"""The settings as they are written: asked by much that comes before all other records."""

from briefs.engine.queries import Ask, query
from briefs.model.settings import Settings
from briefs.questions.file_queries import place_of, text_file
from briefs.reading.records.catalogue import SETTINGS, Read, read_one


@query
def settings_record(ask: Ask) -> Read[Settings | None]:
    """Read the settings as they are written."""
    path = place_of(ask, SETTINGS)
    return read_one(text_file(ask, path)[0], Settings, path)
