"""What a site lacks: languages of briefs, translations that are up to date, archived sources, reviewed terms."""

from collections.abc import Iterable, Mapping

import msgspec

from briefs.language.languages import AUTHORED, ZH_HANS, Lang
from briefs.library.translations import Drift
from briefs.model.brief import Brief, BriefId
from briefs.model.source import SourceKey
from briefs.model.term import Term


class BriefCoverage(msgspec.Struct, frozen=True):
    """A brief: the languages that it has and lacks, the state of its translation."""

    brief: BriefId
    """The id of the brief."""
    languages: tuple[Lang, ...]
    """The languages that it has, derived ones too, in the site's order."""
    missing: tuple[Lang, ...]
    """The authored languages that it lacks."""
    status: str
    """`tentative` where one of its versions says so, else `final` where one does; empty where none says either."""
    recorded: str
    """The day on which the translation was last noted as right, as 2025-06-25; empty where it never was."""
    drifted: int
    """How many paragraphs of the source have changed since that day."""
    overruled: int
    """How often the rules changed a wording in the derived version; 0 where it has none."""

    @property
    def is_lacking(self) -> bool:
        """Return whether there is something to do: a language is lacking, or a translation is not up to date."""
        return bool(self.missing or self.drifted or self.status == "tentative")


class Coverage(msgspec.Struct, frozen=True):
    """The whole site."""

    briefs: tuple[BriefCoverage, ...]
    """All briefs, newest first."""
    on_the_web: int
    """How many sources have a web address."""
    unarchived: tuple[SourceKey, ...]
    """The keys of those of which no archived copy is known, in their order."""
    terms: int
    """How many entries the glossary has."""
    unreviewed: tuple[str, ...]
    """The ids of those that nobody has reviewed, in the order of their file."""


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
