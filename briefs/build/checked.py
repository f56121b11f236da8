"""The content, read and checked: what is wrong with it, and what else can be asked of it."""

from collections.abc import Collection
from functools import cached_property

from briefs.build.session import Session
from briefs.checks.consequences import without_unused
from briefs.checks.paragraph_checks import check_stored
from briefs.checks.tally import Tally, joined, tallied
from briefs.library.citations import Citations
from briefs.library.library import Library
from briefs.library.paragraphs import Paragraphs
from briefs.messages.message import say
from briefs.messages.said_error import SaidError
from briefs.model.addresses import BRIEFS
from briefs.model.brief import BriefId
from briefs.model.diagnostic import Code, Diagnostic, SeverityPolicy, nearest
from briefs.model.severity import Severity
from briefs.publishing.components.frames import SiteContext
from briefs.questions import derived_records, fault_queries, settings_query
from briefs.questions.asked_citations import AskedCitations
from briefs.questions.asked_facts import AskedParagraphs
from briefs.questions.asked_library import AskedLibrary
from briefs.questions.asked_site import site_of
from briefs.questions.listing import brief_folders
from briefs.questions.tally_queries import PARTS, found_in, tally_of_all
from briefs.reading.records.conversion_rules import Rules


class UnknownBriefError(SaidError):
    """A brief that was asked for is not there; the message says which."""


class Checked:
    """The content, read and checked; `policy` weighs the diagnostics."""

    def __init__(self, session: Session, policy: SeverityPolicy, own: tuple[Diagnostic, ...] | None = None) -> None:
        """Take the session in which what is wrong can be asked, or other diagnostics in its place (`own`)."""
        self.session, self.policy, self._own = session, policy, own

    @cached_property
    def tally(self) -> Tally:
        """Return how much is wrong, kind by kind."""
        if self._own is not None:
            return tallied(self._own)
        tally = joined((self.session.engine.ask(tally_of_all), tallied(self.policy.visible(self._unkept()))))
        if tally.hides_citations:
            return tally.without(Code.SOURCE_UNUSED)
        # Which of them are meant somewhere, only all together say. Such slips are few and soon mended.
        return tallied(self.diagnostics) if tally.means_keys and tally.has(Code.SOURCE_UNUSED) else tally

    @cached_property
    def diagnostics(self) -> tuple[Diagnostic, ...]:
        """Return everything that is wrong, in the order of the files: a report does with the tally of them."""
        if self._own is not None:
            return self.policy.visible(self._own)
        wrong = without_unused([one for part in PARTS for one in found_in(self.session.engine.rows, part)])
        return self.policy.visible((*wrong, *self._unkept()))

    @property
    def errors(self) -> tuple[Diagnostic, ...]:
        """Return the diagnostics for which a build is refused."""
        return self.policy.errors(self.diagnostics)

    @property
    def error_count(self) -> int:
        """Return how many diagnostics refuse a build."""
        return self.tally.count(self.policy, Severity.ERROR)

    @property
    def warning_count(self) -> int:
        """Return how many other diagnostics there are."""
        return self.tally.count(self.policy, Severity.WARNING)

    @property
    def is_sound(self) -> bool:
        """Return whether the settings can be read, without which there is no site."""
        return self.session.engine.ask(settings_query.settings_record).value is not None

    @property
    def site(self) -> SiteContext:
        """Return the site, whose every look-up is a question."""
        return site_of(self.session.engine.asking)

    @property
    def library(self) -> Library | None:
        """Return the library, where the settings are sound."""
        return AskedLibrary(self.session.engine.asking) if self.is_sound else None

    @property
    def citations(self) -> Citations:
        """Return who cites what."""
        return AskedCitations(self.session.engine.asking)

    @property
    def paragraphs(self) -> Paragraphs:
        """Return the ids of paragraphs."""
        return AskedParagraphs(self.session.engine.asking)

    @property
    def rules(self) -> Rules:
        """Return the rules of conversion."""
        return self.session.engine.ask(derived_records.rules)

    @property
    def count(self) -> int:
        """Return how many briefs are published."""
        return len(self.library.order) if self.library else 0

    def of_briefs(self, names: Collection[str]) -> "Checked":
        """Return the same of some briefs only; raises UnknownBriefError for one that has no folder."""
        if not names:
            return self
        # One that has errors or is not out yet is asked for as well, and most of all.
        known = [name for (name,) in self.session.engine.ask(brief_folders)]
        if missing := next((name for name in names if name not in known), ""):
            raise UnknownBriefError(say("no-brief-of-id", id=missing, hint=nearest(missing, known)))
        content = self.session.world.content
        own = tuple(f"{content}/{BRIEFS}/{name}/" for name in names)
        settings = f"{content}/site.yaml"
        found = tuple(one for one in self.diagnostics if one.path.startswith(own) or one.path == settings)
        return Checked(self.session, self.policy, found)

    def unstored(self) -> dict[BriefId, str]:
        """Return the briefs, with a path of each, whose ids of paragraphs are not kept as they should be."""
        return {BriefId(name): path for name, path in self.session.engine.rows(fault_queries.UNSTORED)}

    def with_more(self, more: tuple[Diagnostic, ...]) -> "Checked":
        """Return the same with further diagnostics."""
        return Checked(self.session, self.policy, self.policy.visible((*self.diagnostics, *more)))

    def _unkept(self) -> tuple[Diagnostic, ...]:
        """Return the briefs whose ids of paragraphs are not kept, which is wrong where nothing can keep them."""
        if not self.session.options.strict:
            return ()
        return tuple(check_stored(name, path) for name, path in self.unstored().items())
