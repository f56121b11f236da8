"""Whether the ids of paragraphs are kept as they should be."""

from briefs.model.block import BlockMap
from briefs.model.brief import BriefId
from briefs.model.diagnostic import Code, Diagnostic


def is_unstored(stored: BlockMap | None, wanted: BlockMap) -> bool:
    """Return whether the map of a brief is not kept as it should be."""
    return stored != wanted


def check_stored(brief_id: BriefId, path: str) -> Diagnostic:
    """Return the fault of a brief whose ids are not kept as they should be; `briefs check` keeps them."""
    message = "the addresses of this brief's paragraphs are not kept"
    hint = "Run `briefs check` and commit the file paragraphs.json, so that their addresses stay."
    return Diagnostic(path, 0, 0, Code.PARAGRAPH_UNSTORED, message, hint)
