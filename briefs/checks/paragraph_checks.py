"""Whether the ids of paragraphs are kept as they should be."""

from briefs.library.library import Library
from briefs.library.paragraphs import Paragraphs, unstored
from briefs.model.diagnostic import Code, Diagnostic


def check_paragraphs(library: Library, paragraphs: Paragraphs, *, strict: bool) -> tuple[Diagnostic, ...]:
    """Report, where it is asked for, briefs whose ids are not kept as they should be; `briefs check` keeps them."""
    faults = []
    for name in unstored(library, paragraphs) if strict else ():
        brief = library.any_version(name)
        hint = "Run `briefs check` and commit the file paragraphs.json, so that their addresses stay."
        message = "the addresses of this brief's paragraphs are not kept"
        faults.append(Diagnostic(brief.path, 0, 0, Code.PARAGRAPH_UNSTORED, message, hint))
    return tuple(faults)
