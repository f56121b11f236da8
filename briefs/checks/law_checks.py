"""What is wrong with laws: provisions of no known law, briefs whose law has changed, laws that nobody has looked up."""

from collections.abc import Callable, Iterator, Mapping

from briefs.language import dates
from briefs.language.languages import EN, ZH_HANT
from briefs.library.laws import Laws, moved_on
from briefs.library.library import Library
from briefs.library.standing import OVER, Standing
from briefs.messages.message import say
from briefs.model.brief import Brief
from briefs.model.diagnostic import Code, Diagnostic, nearest
from briefs.model.front_matter import Names
from briefs.model.law import Kind
from briefs.reading.records.law_records import LawRecord


def check_provisions(brief: Brief, library: Library) -> Iterator[Diagnostic]:
    """Report provisions of no known law, and those without a number, in a brief as its author wrote it."""
    found = [((brief.blocks[one.block].line, 1), one) for one in brief.provisions]
    for number, point in enumerate(brief.headnote):
        found += [(brief.place(f"points.{number}"), one) for one in point.provisions]
    for at, one in found:
        if one.law not in library.instruments:
            hint = nearest(one.law, list(library.instruments))
            yield Diagnostic(brief.path, *at, Code.LAW_PROVISION, say("no-law", law=one.law), hint)
        elif not one.number:
            hint = say("write-law-reference", law=one.law)
            yield Diagnostic(brief.path, *at, Code.LAW_PROVISION, say("no-provision-named", law=one.law), hint)

    for law, *place in brief.unknown_laws:
        if law not in library.instruments:
            hint = nearest(law, [*library.instruments, *_names(library)])
            at = (place[0], place[1])
            yield Diagnostic(brief.path, *at, Code.LAW_PROVISION, say("no-law", law=law), hint or say("name-known-law"))


def _names(library: Library) -> Iterator[str]:
    """Yield the names by which a law can be said."""
    for law in library.instruments.values():
        groups = [names for names in (law.names, law.short) if isinstance(names, Names)]
        yield from (name for names in groups for name in (names.zh_hant, names.en, names.ja) if name)


def check_moved(brief: Brief, library: Library, laws: Laws) -> Iterator[Diagnostic]:
    """Report the laws of a brief, in a language of its authors, that have moved on since it was written."""
    for name, event in moved_on(laws, brief.front_matter):
        at = brief.place("status_reviewed", f"instruments.{brief.front_matter.instruments.index(name)}", "instruments")
        names = library.instruments[name].names
        law = say("in-each-language", en=names.of(EN), zh=names.of(ZH_HANT))
        message = say("law-moved-on", law=law, kind=say(f"event-{event.kind}"), date=event.date)
        hint = say("say-so-and-set-status-reviewed")
        yield Diagnostic(brief.path, *at, Code.LAW_MOVED, message, hint)


def check_standing(
    record: LawRecord, standing: Standing, recheck: Mapping[Kind, int], is_out: Callable[[str], bool]
) -> Iterator[Diagnostic]:
    """Report a law of which nothing says where it stands, or of which that was looked up too long ago.

    `recheck` gives the days after which the laws of a kind are to be looked up again, `is_out` whether a day has come.
    """
    law = record.law
    if law is None:
        return
    if standing.sign == "unchecked":
        at, hint = record.place(("names",)), say("add-status-or-events")
        yield Diagnostic(record.path, *at, Code.LAW_UNKNOWN, say("standing-unknown"), hint)
    days = recheck.get(law.kind)
    if days and law.checked and standing.sign not in OVER and is_out(dates.days_after(law.checked, days)):
        at, message = record.place(("checked",)), say("checked-long-ago", date=law.checked, days=days)
        yield Diagnostic(record.path, *at, Code.LAW_RECHECK, message, say("look-up-and-set-checked"))
