"""How much a fault matters: which codes refuse a build, and which do not."""

from enum import StrEnum

from briefs.model.codes import Code


class Severity(StrEnum):
    """How much a fault matters: an error refuses the build, a warning does not."""

    ERROR = "error"
    WARNING = "warning"
    OFF = "off"


WARNINGS = frozenset(
    {
        Code.FILE_UNEXPECTED,
        Code.TEXT_LANGUAGE,
        Code.TEXT_REVIEW,
        Code.YAML_COMMENT,
        Code.YAML_QUOTES,
        Code.TEXT_FULL_WIDTH,
        Code.TEXT_FOREIGN,
        Code.TEXT_INVISIBLE,
        Code.HEADING_MARK,
        Code.LIST_COMMA,
        Code.CAPTION_MARK,
        Code.HEADING_EMPTY,
        Code.HEADING_NUMBER,
        Code.LINK_NUMBER,
        Code.LIST_MARK,
        Code.LIST_TWICE,
        Code.TABLE_MARK,
        Code.NOTE_TYPED,
        Code.NOTE_HEADING,
        Code.FILE_NAME_SYSTEM,
        Code.BRIEF_EMPTY,
        Code.BRIEF_LANGUAGE,
        Code.BRIEF_DISAGREES,
        Code.BRIEF_LATER,
        Code.NOTE_UNUSED,
        Code.HEADING_SKIPPED,
        Code.HEADING_LEVEL_ONE,
        Code.HTML_SHOWN,
        Code.LINK_DEAD,
        Code.LINK_MOVED,
        Code.CAPTION_ALONE,
        Code.CARD_CHARACTER,
        Code.SOURCE_DUPLICATE_ADDRESS,
        Code.SOURCE_FIELD,
        Code.SOURCE_LATEX,
        Code.SOURCE_PARENT,
        Code.SOURCE_VALUE,
        Code.SOURCE_INCOMPLETE,
        Code.SOURCE_UNPRINTED,
        Code.SOURCE_UNUSED,
        Code.SOURCE_VISIT,
        Code.CITE_BY_HAND,
        Code.CITE_OUTSIDE_NOTE,
        Code.CITE_AMBIGUOUS,
        Code.CITE_REPEATED,
        Code.CITE_VISITS,
        Code.CITE_PARITY,
        Code.HEADNOTE_FORM,
        Code.PARITY_BLOCK,
        Code.PARITY_HEADNOTE,
        Code.PARITY_NUMBER,
        Code.TRANSLATION_DRIFT,
        Code.PARAGRAPH_UNSTORED,
        Code.LAW_UNKNOWN,
        Code.LAW_RECHECK,
        Code.LAW_MOVED,
        Code.TERM_AVOID,
        Code.TERM_CLASH,
        Code.TERM_TWO_WAYS,
        Code.TERM_UNUSED,
        Code.TERM_REDEFINED,
        Code.TERM_EARLY,
        Code.NOTE_STOP,
        Code.NOTE_MARK,
        Code.DATE_ERA,
    }
)
"""The codes that do not refuse a build; all others are errors. Site settings may move any code (`checks:`)."""
UNREADABLE = frozenset(
    code
    for code in Code
    if code.value.startswith(("file.", "front-matter.", "yaml.", "field."))
    and code not in (Code.FILE_UNEXPECTED, Code.YAML_COMMENT, Code.YAML_QUOTES)
)
"""The codes of what keeps a file from being read at all, so that what it says is not known."""
