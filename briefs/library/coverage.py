"""What a site lacks: languages of briefs, translations that are up to date, archived sources, reviewed terms."""

from collections.abc import Mapping

import msgspec

from briefs.language.languages import AUTHORED, ZH_HANS, Lang
from briefs.library.library import Library
from briefs.library.translations import Drift
from briefs.model.brief import BriefId
from briefs.model.source import SourceKey


class BriefCoverage(msgspec.Struct, frozen=True):
    """A brief: the languages that it has and lacks (authored ones), the state of its translation.

    `recorded` is the day on which the translation was last noted as right, `drifted` the number of paragraphs that have
    changed since, `overruled` how many words the rules changed in the derived version.
    """

    brief: BriefId
    languages: tuple[Lang, ...]
    missing: tuple[Lang, ...]
    status: str
    recorded: str
    drifted: int
    overruled: int


class Coverage(msgspec.Struct, frozen=True):
    """The whole site. `on_the_web` counts the sources that have an address, `terms` the entries of the glossary."""

    briefs: tuple[BriefCoverage, ...]
    on_the_web: int
    unarchived: tuple[SourceKey, ...]
    terms: int
    unreviewed: tuple[str, ...]


def cover(library: Library, drift: Mapping[BriefId, Drift]) -> Coverage:
    """Gather what is there and what is not."""
    web = [(key, source) for key, source in sorted(library.sources.items()) if source.url and not source.brief]
    return Coverage(
        briefs=tuple(_brief(library, drift, name) for name in library.order),
        on_the_web=len(web),
        unarchived=tuple(key for key, source in web if not source.archive_url),
        terms=len(library.glossary),
        unreviewed=tuple(name for name, term in library.glossary.items() if not term.reviewed),
    )


def _brief(library: Library, drift: Mapping[BriefId, Drift], name: BriefId) -> BriefCoverage:
    has = library.languages_of(name)
    found = drift.get(name)
    states = {library.briefs[name, lang].front_matter.translation_status for lang in has}
    derived = library.briefs.get((name, ZH_HANS))
    return BriefCoverage(
        brief=name,
        languages=has,
        missing=tuple(lang for lang in AUTHORED if lang not in has),
        status=next((state for state in ("tentative", "final") if state in states), ""),
        recorded=found.record.date if found else "",
        drifted=len(found.changes) if found else 0,
        overruled=sum(count for _, count in derived.overruled) if derived else 0,
    )
