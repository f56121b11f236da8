"""Whether the ids of paragraphs are kept as they should be."""

from briefs.messages.message import say
from briefs.model.block import BlockMap
from briefs.model.brief import BriefId
from briefs.model.diagnostic import Code, Diagnostic


def is_unstored(stored: BlockMap | None, wanted: BlockMap) -> bool:
    """Return whether the map of a brief is not kept as it should be."""
    if stored is None or stored.is_merged:
        return True
    return any(stored.blocks(lang) != wanted.blocks(lang) for lang in {*stored.languages, *wanted.languages})


def check_stored(brief_id: BriefId, path: str) -> Diagnostic:
    """Return the fault of a brief whose ids are not kept as they should be; `briefs check` keeps them."""
    message = say("paragraph-addresses-not-kept")
    hint = say("commit-paragraphs")
    return Diagnostic(path, 0, 0, Code.PARAGRAPH_UNSTORED, message, hint)
