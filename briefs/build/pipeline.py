"""What commands ask for: everything that is wrong, all files of the site, or the site put in place."""

from collections.abc import Collection, Iterable

from briefs.build.output import Written, alone, refuse_foreign, stamp
from briefs.build.placing import Staging, mark_of
from briefs.build.session import Session
from briefs.checks.consequences import without_unused
from briefs.checks.paragraph_checks import check_stored
from briefs.engine.evaluating import key_of
from briefs.library.citations import Citations
from briefs.library.library import Library
from briefs.library.paragraphs import Paragraphs
from briefs.messages.message import say
from briefs.messages.said_error import SaidError
from briefs.model.addresses import BRIEFS
from briefs.model.brief import BriefId
from briefs.model.diagnostic import Diagnostic, SeverityPolicy, nearest
from briefs.publishing.components.frames import SiteContext
from briefs.questions import derived_records, fault_queries, settings_query
from briefs.questions.asked_citations import AskedCitations
from briefs.questions.asked_facts import AskedParagraphs
from briefs.questions.asked_library import AskedLibrary
from briefs.questions.asked_site import site_of
from briefs.questions.data_queries import brief_data
from briefs.questions.file_outputs import media, redirects_of
from briefs.questions.listing import brief_folders
from briefs.questions.page_outputs import brief_in, parallel_in
from briefs.questions.search_queries import SEARCHED
from briefs.questions.world import CHOICES
from briefs.reading.records.conversion_rules import Rules

LOOK, ANSWER, PLACE = "look", "answer", "place"
"""The phases of the work, by which its costs are told."""


class UnknownBriefError(SaidError):
    """A brief that was asked for is not there; the message says which."""


class Checked:
    """The content, read and checked; `policy` weighs the diagnostics."""

    def __init__(self, session: Session, found: tuple[Diagnostic, ...], policy: SeverityPolicy) -> None:
        """Take what was found, and the session in which more can be asked."""
        self.session, self.policy = session, policy
        self.diagnostics = policy.visible(found)

    @property
    def errors(self) -> tuple[Diagnostic, ...]:
        """Return the diagnostics for which a build is refused."""
        return self.policy.errors(self.diagnostics)

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
        return Checked(self.session, found, self.policy)

    def unstored(self) -> dict[BriefId, str]:
        """Return the briefs, with a path of each, whose ids of paragraphs are not kept as they should be."""
        return {BriefId(name): path for name, path in self.session.engine.rows(fault_queries.UNSTORED)}

    def with_more(self, more: tuple[Diagnostic, ...]) -> "Checked":
        """Return the same with further diagnostics."""
        return Checked(self.session, (*self.diagnostics, *more), self.policy)


def check(session: Session) -> Checked:
    """Read what changed, and find everything that is wrong."""
    with session.phase(LOOK):
        session.engine.look()
    with session.phase(ANSWER):
        return found(session)


def found(session: Session) -> Checked:
    """Find everything that is wrong, once what changed was looked at."""
    engine, options = session.engine, session.options
    engine.settle(until=SEARCHED[0])
    wrong = [one for _, listed in engine.rows(fault_queries.WRONG) for one in listed]
    if options.strict:
        wrong += [check_stored(BriefId(name), path) for name, path in engine.rows(fault_queries.UNSTORED)]
    wrong = [*without_unused(wrong)]
    record = engine.ask(settings_query.settings_record).value
    policy = SeverityPolicy(record.checks if record else {}, options.strict)
    return Checked(session, tuple(wrong), policy)


def prepare(session: Session) -> None:
    """Finish what a build that was killed had begun to put in place, and look whether another may write there.

    Raises RefusedOutputError where it may not: the site's folder holds files that no build made.
    """
    staging = session.staging
    if staging is None:
        return
    if staging.site.parent.is_dir():
        with alone(staging.site.parent):
            staging.finish()
    if not session.is_known(staging.site):
        refuse_foreign(staging.site)


def publish(checked: Checked) -> dict[str, bytes]:
    """Make every file of the site, by path.

    Raises ValueError when the settings are at fault, and TemplateFaultError when a template is.
    """
    session, engine = checked.session, checked.session.engine
    if not checked.is_sound:
        raise ValueError("there is nothing to publish: the settings are at fault")
    if session.staging is None:
        # Workers have no way to hand over bytes but by files.
        engine.crew = None
    engine.settle()
    wanted, store = session.store.files.paths(), session.store
    lacking = {path for path in wanted if not session.has(path, store.files.digest(path))}
    lacking |= set(store.files.contested())
    engine.answer_again(sorted({giver for path in lacking if (giver := store.files.giver(path))}))
    return {path: session.taken(path) for path in wanted}


def place(checked: Checked, only: Collection[str] = ()) -> Written:
    """Make what the site's folder lacks, of all briefs or of some only, and put it in place.

    Raises RefusedOutputError where something stands in the way, OSError where the disk does not let it.
    """
    staging = checked.session.staging
    if staging is None or not checked.is_sound:
        raise ValueError("there is no site to place, or no folder for it")
    staging.site.parent.mkdir(parents=True, exist_ok=True)
    with alone(staging.site.parent):
        staging.open()
        try:
            return _place(checked.session, staging, frozenset(only))
        finally:
            staging.close()


def _place(session: Session, staging: Staging, only: frozenset[str]) -> Written:
    engine, store = session.engine, session.store
    with session.phase(PLACE):
        _notice_changes(session, staging)
    with session.phase(ANSWER):
        engine.settle(wanted=(lambda query, key: query in OF_BRIEFS and not only.isdisjoint(key[:2])) if only else None)
        lacking, removed = store.files.to_place()
        contested = set(store.files.contested())
        wanted = {giver[1:] for path, giver in lacking.items() if path in contested or not staging.holds(path)}
        engine.answer_again(sorted(wanted))
    with session.phase(PLACE):
        new = [path for path in lacking if store.files.placed_digest(path) is None]
        total = store.files.count_placed() + len(new) - len(removed)
        marks = [(path, digest, mark_of(f"{staging.folder}/{path}")) for path, (digest, _, _) in lacking.items()]
        if lacking or removed:
            staging.place(lacking, removed, new, store.files.paths, total)
            store.begin()
            store.files.set_placed(marks, removed)
            store.set_meta("placed", stamp(staging.site))
            store.commit()
    return Written(total, len(lacking))


def _notice_changes(session: Session, staging: Staging) -> None:
    """Look whether the site's folder still holds what was placed there; what it does not is placed again."""
    store, files = session.store, session.store.files
    store.begin()
    if not session.is_known(staging.site):
        # As after it was fetched from elsewhere, or the store was lost: its files may well be those that are made now.
        files.place_nothing()
        files.set_found(staging.found())
        store.set_meta("placed", "")
    elif session.options.verify:
        files.forget_placed([path for path, digest, _ in files.placed() if staging.digest(path) != digest])
    elif not files.has_placed_more(MOST_LOOKED_AT):
        files.forget_placed([path for path, _, mark in files.placed() if mark_of(f"{staging.site}/{path}") != mark])
    store.commit()


def awaited(checked: Checked, names: Iterable[str]) -> list[str]:
    """Return those of some briefs that are not out yet."""
    return [name for name in names if checked.library and name in checked.library.drafts]


MOST_LOOKED_AT = 10_000
"""Files of a site that are looked at one by one in each build (0.05 s); a larger site asks for `--verify`."""

OF_BRIEFS = frozenset(one.name for one in (brief_in, parallel_in, brief_data, redirects_of, media))
"""The outputs of single briefs; one of the first two parts of their keys is the brief's id."""


def explain(session: Session, path: str) -> list[str]:
    """Return why a file of the site was made last: what gives it, what that asked that had changed, down to a file."""
    giver = session.store.files.giver(path)
    if giver is None:
        return []
    return [said(*one) for one in (giver, *session.engine.explain(*giver))]


def said(query: str, key: str) -> str:
    """Write a question as it stands in the manual: the look-up of a fact with its relation."""
    if query == CHOICES.name:
        return "choices() of the command line"
    what = f"fact {query[1:]}" if query.startswith("=") else query
    return f"{what}({', '.join(key_of(key))})"
