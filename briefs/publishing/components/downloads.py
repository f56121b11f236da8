"""Links to the files in which references are handed on."""

from briefs.model import addresses
from briefs.model.brief import BriefId
from briefs.publishing.components.brief_metadata import document_address
from briefs.publishing.components.frames import PageContext
from briefs.publishing.views.parts import Anchor

DOWNLOADS = (
    ("bib", "BibLaTeX", "application/x-bibtex"),
    ("ris", "RIS", "application/x-research-info-systems"),
    ("json", "CSL-JSON", "application/vnd.citationstyles.csl+json"),
)
"""The suffix of each kind of file, what readers know the format by, and its media type."""


_DOCUMENTS = {
    "docx": ("Word", "application/vnd.openxmlformats-officedocument.wordprocessingml.document"),
    "epub": ("EPUB", "application/epub+zip"),
    "pdf": ("PDF", "application/pdf"),
}


def documents(page: PageContext, brief_id: BriefId) -> tuple[Anchor, ...]:
    """Return the links to a brief as files of its own, in the order of the settings; media types as titles."""
    return tuple(
        Anchor(page.href(document_address(brief_id, page.lang, kind)), _DOCUMENTS[kind][0], title=_DOCUMENTS[kind][1])
        for kind in dict.fromkeys(page.site.library.settings.outputs.documents)
    )


def downloads(page: PageContext, folder: str, name: str) -> tuple[Anchor, ...]:
    """Return the links to the files in which references are handed on, their media types as titles.

    There are none on a site that does without.
    The table of authorities has its own, in the root of the site, whatever the site does with those of single works.
    """
    if folder and not page.site.library.settings.outputs.references:
        return ()
    return tuple(
        Anchor(page.href(addresses.data(folder, f"{name}.{suffix}")), label, title=media_type)
        for suffix, label, media_type in DOWNLOADS
    )
