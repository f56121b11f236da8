"""The briefs of a topic or a year, as a volume."""

import msgspec

from briefs.exporting.manuscripts import manuscript
from briefs.exporting.volumes import Volume, gathered
from briefs.language.languages import Lang
from briefs.model import addresses
from briefs.model.brief import Brief
from briefs.publishing.components.frames import SiteContext


class Wanted(msgspec.Struct, frozen=True):
    """What a volume is to hold; both together hold what is of both."""

    topic: str = ""
    """The id of a topic; empty for all."""
    year: str = ""
    """A year; empty for all."""
    tables: frozenset[str] = frozenset()
    """The tables at the end of each brief, of a file without a volume too."""

    @property
    def is_volume(self) -> bool:
        """Return whether a volume is wanted at all."""
        return bool(self.topic or self.year)

    @property
    def name(self) -> str:
        """Return the name of the file: `ai-2025`."""
        return "-".join(filter(None, (self.topic, self.year)))

    def briefs(self, site: SiteContext, lang: Lang) -> tuple[Brief, ...]:
        """Return the briefs in a language, the oldest first."""
        known = site.library.briefs
        ordered = (known[name, lang] for name in reversed(site.library.order) if (name, lang) in known)
        return tuple(brief for brief in ordered if self._has(brief))

    def _has(self, brief: Brief) -> bool:
        front_matter = brief.front_matter
        return (not self.topic or self.topic in front_matter.topics) and (
            not self.year or front_matter.date[:4] == self.year
        )

    def volume(self, site: SiteContext, briefs: tuple[Brief, ...]) -> Volume:
        """Return some briefs of one language as a volume."""
        lang = briefs[0].lang
        settings, words = site.library.settings, site.words[lang]
        topic = site.library.topics[self.topic].names.of(lang) if self.topic else ""
        year = words("year", year=self.year) if self.year else ""
        title = " · ".join(filter(None, (settings.title.of(lang), topic, year)))
        address = addresses.topic(self.topic, lang) if self.topic else addresses.all_briefs(lang)
        # The part behind # is no place of a page: it tells the volumes of one page apart.
        identifier = site.absolute(address) + (f"#{self.year}" if self.year else "")
        made = [manuscript(site, brief, self.tables) for brief in briefs]
        return gathered(title, settings.publisher.of(lang), identifier, words("contents"), made)
