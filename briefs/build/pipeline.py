"""What commands ask for: everything that is wrong, all files of the site, or the site put in place."""

from collections.abc import Collection, Iterable

from briefs.build.checked import Checked
from briefs.build.output import Written, alone, listed, refuse_foreign, stamp
from briefs.build.placing import Staging, mark_of
from briefs.build.session import Session
from briefs.engine.answer import DamagedStoreError
from briefs.engine.evaluating import key_of
from briefs.model.diagnostic import SeverityPolicy
from briefs.questions import settings_query
from briefs.questions.data_queries import brief_data
from briefs.questions.file_outputs import media, redirects_of
from briefs.questions.page_outputs import brief_in, parallel_in
from briefs.questions.searched_queries import SEARCHED
from briefs.questions.world import CHOICES

LOOK, ANSWER, PLACE = "look", "answer", "place"
"""The phases of the work, by which its costs are told."""
_DISAGREED = "the store and the site do not agree on what is placed"


def check(session: Session) -> Checked:
    """Read what changed, and find everything that is wrong."""
    with session.phase(LOOK):
        session.engine.look()
    with session.phase(ANSWER):
        return found(session)


def found(session: Session) -> Checked:
    """Find everything that is wrong, once what changed was looked at."""
    session.engine.settle(until=SEARCHED[0])
    record = session.engine.ask(settings_query.settings_record).value
    return Checked(session, SeverityPolicy(record.checks if record else {}, session.options.strict))


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
        if (new or removed) and session.is_known(staging.site):
            _refuse_other_list(staging, store.files.count_placed(), new, removed)
        total = store.files.count_placed() + len(new) - len(removed)
        marks = [(path, digest, mark_of(f"{staging.folder}/{path}")) for path, (digest, _, _) in lacking.items()]
        if lacking or removed:
            staging.place(lacking, removed, new, store.files.paths, total)
        # A site of which nothing was known, and that turned out to be right, is known from now on too.
        if lacking or removed or not session.is_known(staging.site):
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
    elif session.options.verify or not files.has_placed_more(MOST_LOOKED_AT):
        placed = list(files.placed())
        if {path for path, _, _ in placed} != set(listed(staging.site)) or files.contradicts():
            raise DamagedStoreError(_DISAGREED)
        if session.options.verify:
            files.forget_placed([path for path, digest, _ in placed if staging.digest(path) != digest])
        else:
            files.forget_placed([path for path, _, mark in placed if mark_of(f"{staging.site}/{path}") != mark])
    store.commit()


def _refuse_other_list(staging: Staging, count: int, new: Collection[str], removed: Collection[str]) -> None:
    """Raise DamagedStoreError where files come that the site's own list has, go that it has not, or are not as many.

    What the store has lost would be taken for somebody's own, or stay for ever. A store that is begun anew learns from
    that list what is placed; a file that is not in it stays protected.
    """
    ours = frozenset(listed(staging.site))
    if len(ours) != count or not ours.isdisjoint(new) or not ours.issuperset(removed):
        raise DamagedStoreError(_DISAGREED)


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
