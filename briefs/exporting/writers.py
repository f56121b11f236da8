"""What a kind of file has to write by itself: the protocol of its writer."""

from typing import Protocol

from briefs.exporting.looks import Node
from briefs.exporting.references_in_trees import Referenced, Target
from briefs.exporting.volumes import Volume
from briefs.exporting.word_lists import Listed


class Writer(Protocol):
    """How a kind of file writes what Pandoc has no element for."""

    def date(self, volume: Volume) -> str:
        """Return the date of the file as its kind wants it."""

    def contents(self, volume: Volume) -> list[Node]:
        """Write the table of contents of a volume, where it stands in the text."""

    def begin(self, referenced: Referenced) -> None:
        """Begin a chapter, whose references are known."""

    def end(self, *, is_last: bool) -> list[Node]:
        """End a chapter; the last one ends with the file."""

    def called(self, number: int, note: Node) -> list[Node]:
        """Write the first mark of a note, with the note."""

    def again(self, number: int) -> list[Node]:
        """Write a further mark of a note."""

    def reference(self, number: int, nodes: list[Node]) -> list[Node]:
        """Write a short form that names a note."""

    def label(self, own: int, nodes: list[Node], *, is_counted: bool) -> list[Node]:
        """Write the number of a heading or, counted, the label of a figure.

        `own` numbers it among those to which something refers; it is 0 where nothing does.
        """

    def heading(self, own: int, level: int, number: str, inlines: list[Node]) -> list[Node]:
        """Write a heading whose typed number is the one that counting gives on its level."""

    def points(self, listed: Listed, items: list[list[Node]], own: list[int]) -> list[Node]:
        """Write a list; `own` numbers its points as labels are numbered, and is 0 for those that nothing refers to."""

    def pointer(self, target: Target, own: int, nodes: list[Node]) -> list[Node]:
        """Write what refers to a label by its number `own`."""
