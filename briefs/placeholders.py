"""Placeholders: characters that stand in a text for what a later stage puts there, each handed out once.

They are Unicode's 66 noncharacters, which are reserved for the inside of a program (Unicode Standard, 23.7). Files and
records that hold one are refused (`reading/files/decode.py`), so none can come from an author. All are members of one
enumeration, in the order of the code points: two stages can't share one.
"""

from enum import StrEnum, auto

from briefs.patterns import lazy_pattern

_IN_BLOCK = [chr(code) for code in range(0xFDD0, 0xFDF0)]
_AT_PLANE_ENDS = [chr(plane << 16 | low) for plane in range(17) for low in (0xFFFE, 0xFFFF)]
_NONCHARACTERS = [*_IN_BLOCK, *_AT_PLANE_ENDS]


class Placeholder(StrEnum):
    """Every placeholder that some stage writes and a later one replaces."""

    @staticmethod
    def _generate_next_value_(name: str, start: int, count: int, last_values: list[str]) -> str:
        return _NONCHARACTERS[count]

    # An import's Word file. First of all, as XML 1.0 allows only the 32 in the block.
    IMPORTED = auto()
    """Around the number of what an import knows of a place in a Word file, while Pandoc reads it."""

    # Marked text (citing/marked.py): pairs that open and close.
    LANG_OPEN = auto()
    """Before the tag of a run's language."""
    LANG_MID = auto()
    """Between the tag and the run."""
    LANG_CLOSE = auto()
    """Behind the run."""
    ITALIC_OPEN = auto()
    ITALIC_CLOSE = auto()
    BOLD_OPEN = auto()
    BOLD_CLOSE = auto()
    CAPS_OPEN = auto()
    CAPS_CLOSE = auto()
    UPRIGHT_OPEN = auto()
    UPRIGHT_CLOSE = auto()
    LINK_OPEN = auto()
    LINK_CLOSE = auto()
    ADDRESS_OPEN = auto()
    ADDRESS_CLOSE = auto()
    RAISED_OPEN = auto()
    RAISED_CLOSE = auto()
    LOWERED_OPEN = auto()
    LOWERED_CLOSE = auto()

    # A brief's HTML and notes, until other files have been read.
    BLOCK_ID = auto()
    """The id of a block."""
    CHART = auto()
    """Around the number of a chart whose drawing goes there."""
    CHART_SOURCE = auto()
    """Around the key of a chart's source, which is printed there in full."""
    PICTURE = auto()
    """Around the content path of a picture, inside its tag, where its size goes."""
    CITATION = auto()
    """In a note, a citation by key; in any text around the id of a brief, its title."""
    TYPED_OPEN = auto()
    """Before a short form that an author typed."""
    TYPED_CLOSE = auto()
    """Behind it."""

    # Within one stage.
    RULED_WORD = auto()
    """A word of the rules of conversion, while the rest of a text is converted."""
    CONVERTED_PIECE = auto()
    """A piece of a text that OpenCC itself converted, while the matcher converts the rest."""
    BLOCK_END = auto()
    """Between the blocks of a brief that go through one stage in one call."""
    NOTE_CALL = auto()
    """Around the number of a note, while a page becomes Markdown."""
    LESS_THAN = auto()
    """A `<` that is no tag, while a page becomes Markdown."""


CHARACTERS = "".join(_NONCHARACTERS)
"""All noncharacters, for the inside of a character class."""
BROAD = "\ufdd0-\ufdef\ufffe\uffff\U0001fffe-\U0010ffff"
"""Three ranges and what else stands in them, likewise; a pattern passes over a text by these ten times as fast."""
ANY = lazy_pattern(f"[{BROAD}](?<=[{CHARACTERS}])")
"""Any of them."""
