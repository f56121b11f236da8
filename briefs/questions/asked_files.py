"""The files of the content, as checks of links ask for them."""

from briefs.engine.queries import Ask
from briefs.language.languages import AUTHORED
from briefs.model.addresses import BRIEFS, PAGES
from briefs.questions import (
    listing,
)
from briefs.questions.file_queries import entries_of, files_below, place_of
from briefs.questions.world import CONTENT_NAME


class AskedFiles:
    """The files of the content, as checks of links ask for them (`checks.site_checks.ContentFiles`)."""

    def __init__(self, ask: Ask) -> None:
        """Take how questions are asked."""
        self._ask = ask

    def has_media(self, path: str) -> bool:
        """Return whether there is a file that is published, by its content path."""
        kind, _, rest = path.partition("/")
        if kind in (BRIEFS, PAGES):
            return path in self._ask(listing.media_of, kind, rest.partition("/")[0])
        return place_of(self._ask, path) in self._ask(files_below, self._ask(CONTENT_NAME)).files

    def media_in(self, folder: str) -> list[str]:
        """Return the names of the files in a folder that are published."""
        kind, _, rest = folder.partition("/")
        name = rest.partition("/")[0]
        start = f"{folder}/"
        if kind not in (BRIEFS, PAGES) or not name:
            return []
        found = (path.removeprefix(start) for path in self._ask(listing.media_of, kind, name) if path.startswith(start))
        return sorted(path for path in found if "/" not in path)

    def has_text(self, path: str) -> bool:
        """Return whether there is a text, sound or not, by its content path."""
        kind, _, rest = path.partition("/")
        name, _, file = rest.partition("/")
        return bool(file) and kind in (BRIEFS, PAGES) and bool(self._ask(listing.home_of, kind, name, file))

    def has_record(self, path: str) -> bool:
        """Return whether there is a file of records, sound or not, by its content path."""
        folder, _, name = path.rpartition("/")
        place = place_of(self._ask, folder) if folder else self._ask(CONTENT_NAME)
        return any(entry.name == name for entry in entries_of(self._ask, place))

    def texts_in(self, folder: str) -> list[str]:
        """Return the names of the texts below a folder, sound or not."""
        kind, _, name = folder.partition("/")
        below = self._ask(files_below, place_of(self._ask, folder)).files
        own = {path.rpartition("/")[2] for path in below if path.endswith(".md")}
        beside = {f"{lang}.md" for lang in AUTHORED if self.has_text(f"{kind}/{name}/{lang}.md")}
        return sorted(own | beside)
