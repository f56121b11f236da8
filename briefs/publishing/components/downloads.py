"""Links to the files in which references are handed on."""

from briefs.model import addresses
from briefs.publishing.components.frames import PageContext
from briefs.publishing.views.parts import Anchor

DOWNLOADS = (("bib", "BibLaTeX"), ("ris", "RIS"), ("json", "CSL-JSON"))
"""The suffix of each kind of file, and what readers know the format by."""


def downloads(page: PageContext, folder: str, name: str) -> tuple[Anchor, ...]:
    """Return the links to the files in which references are handed on."""
    return tuple(Anchor(page.href(addresses.data(folder, f"{name}.{suffix}")), label) for suffix, label in DOWNLOADS)
