"""What a site lacks: languages of briefs, translations that are up to date, archived sources, reviewed terms."""

from collections.abc import Iterable, Mapping

import msgspec

from briefs.language.languages import AUTHORED, ZH_HANS, Lang
from briefs.library.translations import Drift
from briefs.model.brief import Brief, BriefId
from briefs.model.source import SourceKey
from briefs.model.term import Term


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

    @property
    def is_lacking(self) -> bool:
        """Return whether there is something to do: a language is lacking, or a translation is not up to date."""
        return bool(self.missing or self.drifted or self.status == "tentative")


class Coverage(msgspec.Struct, frozen=True):
    """The whole site. `on_the_web` counts the sources that have an address, `terms` the entries of the glossary."""

    briefs: tuple[BriefCoverage, ...]
    on_the_web: int
    unarchived: tuple[SourceKey, ...]
    terms: int
    unreviewed: tuple[str, ...]


def cover(briefs: Iterable[BriefCoverage], archived: Mapping[SourceKey, bool], terms: Mapping[str, Term]) -> Coverage:
    """Gather what is there and what is not.

    `briefs` are given in the order of the library; `archived` says of each source on the web whether a copy is known.
    """
    return Coverage(
        briefs=tuple(briefs),
        on_the_web=len(archived),
        unarchived=tuple(key for key, is_archived in sorted(archived.items()) if not is_archived),
        terms=len(terms),
        unreviewed=tuple(name for name, term in terms.items() if not term.reviewed),
    )


def cover_brief(name: BriefId, versions: Mapping[Lang, Brief], drift: Drift | None) -> BriefCoverage:
    """Return the state of the languages of a brief; `versions` are in the site's order."""
    states = {one.front_matter.translation_status for one in versions.values()}
    derived = versions.get(ZH_HANS)
    return BriefCoverage(
        brief=name,
        languages=tuple(versions),
        missing=tuple(lang for lang in AUTHORED if lang not in versions),
        status=next((state for state in ("tentative", "final") if state in states), ""),
        recorded=drift.record.date if drift else "",
        drifted=len(drift.changes) if drift else 0,
        overruled=sum(count for _, count in derived.overruled) if derived else 0,
    )
