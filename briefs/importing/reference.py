"""What a note says of a work."""

import msgspec

from briefs.messages.message import Message


class Reference(msgspec.Struct, frozen=True):
    """What a note says of a work, by CSL's names."""

    type: str
    """CSL's type of the work: legislation, legal_case, article-journal, webpage, book."""
    title: str
    """The title in the work's own language, without title marks; empty for a judgment that is known by its number."""
    language: str
    """The tag (BCP 47) of that language, told by the script: zh-Hant, ja or en."""
    fields: dict[str, str] = {}
    """CSL's other variables as text: author (a whole name), publisher, number, URL; dates in ISO 8601."""
    english: dict[str, str] = {}
    """What the note says in English beside the work's language, by the same names (`title`, `number`)."""
    signal: str = ""
    """The note's own word before the work (參見, See generally); empty where there is none."""
    locator: str = ""
    """The note's own place within the work as typed (頁3, at 12); empty where there is none."""
    jurisdiction: str = ""
    """The jurisdiction that its form tells (`TW`); empty where it tells none."""
    doubts: tuple[Message, ...] = ()
    """What was guessed or is no date; each is said in the note and in the record."""
