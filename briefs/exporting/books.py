"""EPUB: notes that readers open in place, numbered through the book."""

from briefs.exporting.looks import Node


class BookWriter:
    """Writes marks for a book: Pandoc makes its own of notes, and what names one stays words."""

    def called(self, number: int, note: Node) -> list[Node]:
        """Leave the note to Pandoc."""
        return [note]

    def again(self, number: int) -> list[Node]:
        """Write a further mark as a raised number that leads to the note."""
        return [{"t": "Superscript", "c": self.reference(number, [{"t": "Str", "c": str(number)}])}]

    def reference(self, number: int, nodes: list[Node]) -> list[Node]:
        """Write a short form as a link to the note that it names; Pandoc calls notes fn1, fn2 and so on."""
        return [{"t": "Link", "c": [["", [], []], nodes, [f"#fn{number}", ""]]}]

    def label(self, own: int, nodes: list[Node], *, is_counted: bool) -> list[Node]:
        """Leave a label as it is: what refers to it leads to its figure or heading."""
        return nodes

    def pointer(self, target: str, own: int, nodes: list[Node]) -> list[Node]:
        """Write a reference as a link."""
        return [{"t": "Link", "c": [["", [], []], nodes, [f"#{target}", ""]]}]
