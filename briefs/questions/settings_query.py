"""The settings as they are written: asked by much that comes before all other records."""

from briefs.engine.queries import Ask, query
from briefs.model.settings import Settings
from briefs.questions.file_queries import place_of, text_file
from briefs.reading.files.schema_errors import read_tree
from briefs.reading.records.catalogue import SETTINGS, Read, read_one


@query
def settings_record(ask: Ask) -> Read[Settings | None]:
    """Read the settings as they are written."""
    path = place_of(ask, SETTINGS)
    return read_one(text_file(ask, path)[0], Settings, path)


def settings_place(ask: Ask, *keys: str) -> tuple[str, int, int]:
    """Return the file, line and column of a key of the settings, of one within another by both."""
    path = place_of(ask, SETTINGS)
    text, _ = text_file(ask, path)
    tree = read_tree(text)[0] if text else None
    return (path, *(tree.place(keys) if tree else (0, 0)))
