"""What is wrong with laws: provisions of no known law, and briefs whose law has changed."""

from collections.abc import Iterator

from briefs.language.languages import EN
from briefs.library.laws import moved_on
from briefs.library.library import Library
from briefs.model.brief import Brief
from briefs.model.diagnostic import Code, Diagnostic, nearest


def check_provisions(brief: Brief, library: Library) -> Iterator[Diagnostic]:
    """Report provisions of no known law, and those without a number, in a brief as its author wrote it."""
    for one in brief.provisions:
        at = (brief.blocks[one.block].line, 1)
        if one.law not in library.instruments:
            hint = nearest(one.law, list(library.instruments))
            yield Diagnostic(brief.path, *at, Code.LAW_PROVISION, f"there is no law {one.law}", hint)
        elif not one.number:
            hint = f"Write {{law={one.law} art=25}}, or sec=3."
            yield Diagnostic(brief.path, *at, Code.LAW_PROVISION, f"no provision of {one.law} is named", hint)


def check_moved(brief: Brief, library: Library) -> Iterator[Diagnostic]:
    """Report the laws of a brief, in a language of its authors, that have moved on since it was written."""
    for name, event in moved_on(library, brief.front_matter):
        at = brief.place("status_reviewed", f"instruments.{brief.front_matter.instruments.index(name)}", "instruments")
        law = library.instruments[name].names.of(EN)
        message = f"{law} has moved on since this was written: {event.kind}, {event.date}"
        hint = "Say so in the text, then add `status_reviewed:` with the day; until then the page carries a notice."
        yield Diagnostic(brief.path, *at, Code.LAW_MOVED, message, hint)
