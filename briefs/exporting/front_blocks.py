"""What a file says of its brief beside the text: summary, topics, corrections, address."""

from briefs.exporting.block_marks import OWN, bookmark_of
from briefs.exporting.looks import Node
from briefs.exporting.manuscripts import Manuscript

FACTS = "Brief Facts"
"""The style of what a file says of its brief beside the text; an import leaves it out."""


def chapter_id(manuscript: Manuscript) -> str:
    """Return the id of the title of a chapter."""
    return f"brief-{manuscript.brief_id}"


def chapter_heading(manuscript: Manuscript) -> list[Node]:
    """Return the title of a brief that is a chapter, who wrote it and when."""
    said = (("Author", manuscript.by), ("Date", manuscript.written_date))
    return [
        {"t": "Header", "c": [1, [chapter_id(manuscript), [], []], [text(manuscript.title)]]},
        *(styled(name, [{"t": "Para", "c": [text(words)]}]) for name, words in said),
    ]


def front(manuscript: Manuscript) -> list[Node]:
    """Return the summary, and what the brief is about."""
    return [
        _own(manuscript, "Abstract", {"t": "Para", "c": [text(manuscript.description)]}),
        *(_own(manuscript, FACTS, _named(name, words)) for name, words in manuscript.facts),
    ]


def end(manuscript: Manuscript) -> list[Node]:
    """Return what was mended, and where the brief stands on the web."""
    mended = [_named(day, words) for day, words in manuscript.corrections]
    heading = [{"t": "Para", "c": [{"t": "Strong", "c": [text(manuscript.corrections_name)]}]}] if mended else []
    address = {"t": "Link", "c": [["", [], []], [text(manuscript.address)], [manuscript.address, ""]]}
    return [_own(manuscript, FACTS, *heading, *mended, {"t": "Para", "c": [address]})]


def _own(manuscript: Manuscript, style: str, *paragraphs: Node) -> Node:
    """Return paragraphs in a style, marked as none of the text's where those are marked."""
    mark = [{"t": "RawInline", "c": ["openxml", bookmark_of(str(OWN))]}] if manuscript.is_marked else []
    return styled(style, [{**one, "c": [*mark, *one["c"]]} for one in paragraphs])


def _named(name: str, words: str) -> Node:
    """Return a line that begins with what it is of."""
    return {"t": "Para", "c": [{"t": "Strong", "c": [text(name)]}, text(f"\u3000{words}")]}


def styled(name: str, blocks: list[Node]) -> Node:
    """Return blocks in a style of the file."""
    return {"t": "Div", "c": [["", [], [["custom-style", name]]], blocks]}


def text(words: str) -> Node:
    """Return words as a node."""
    return {"t": "Str", "c": words}
