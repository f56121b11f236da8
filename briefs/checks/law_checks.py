"""What is wrong with laws: provisions of no known law, and briefs whose law has changed."""

from collections.abc import Iterator

from briefs.language.languages import AUTHORED, EN
from briefs.library.laws import moved_on
from briefs.library.library import Library
from briefs.model.diagnostic import Code, Diagnostic, nearest


def check_laws(library: Library) -> Iterator[Diagnostic]:
    """Report provisions of no known law, and briefs whose law has moved on since they were written."""
    for (_, lang), brief in library.briefs.items():
        if lang not in AUTHORED:
            continue
        for one in brief.provisions:
            at = (brief.blocks[one.block].line, 1)
            if one.law not in library.instruments:
                hint = nearest(one.law, list(library.instruments))
                yield Diagnostic(brief.path, *at, Code.LAW_PROVISION, f"there is no law {one.law}", hint)
            elif not one.number:
                hint = f"Write {{law={one.law} art=25}}, or sec=3."
                yield Diagnostic(brief.path, *at, Code.LAW_PROVISION, f"no provision of {one.law} is named", hint)
        for name, event in moved_on(library, brief.front_matter):
            at = brief.place(
                "status_reviewed", f"instruments.{brief.front_matter.instruments.index(name)}", "instruments"
            )
            law = library.instruments[name].names.of(EN)
            message = f"{law} has moved on since this was written: {event.kind}, {event.date}"
            hint = "Say so in the text, then add `status_reviewed:` with the day; until then the page carries a notice."
            yield Diagnostic(brief.path, *at, Code.LAW_MOVED, message, hint)
