"""Word: notes are Word's own, short forms are fields that follow them when others are put between.

The fields are NOTEREF and HYPERLINK of ECMA-376, written as complex fields; a bookmark stands around each mark.
"""

import re
from html import escape

from briefs.exporting.front_blocks import chapter_id, styled
from briefs.exporting.looks import Node, with_first, words_of
from briefs.exporting.numbered_headings import without_number
from briefs.exporting.references_in_trees import Referenced, Target
from briefs.exporting.trees import around_number
from briefs.exporting.volumes import Volume, shown
from briefs.exporting.word_lists import BARE_HEADINGS, HEADINGS, Listed, counts_plainly, mark, with_lists, with_numbers
from briefs.exporting.word_sections import SECTION, with_sections
from briefs.language.languages import Lang, is_chinese

_BOOKMARK = "_RefNote{}"
_FIRST_BOOKMARK = 9001
"""Pandoc numbers its own bookmarks from 9 on."""
_LABEL = "_RefLabel{}"
_FROM_BRACKETS = 2
"""The first level of the ladder of Chinese headings without a 、 behind its numbers: （一）."""
_COUNT = "Point{}"
"""The sequence by which a point is counted that something refers to."""
_FIRST_LABEL = 100_000_000
_COUNTED = re.compile(r"(?P<name>.*?)(?P<number>\d+|[〇一二三四五六七八九十]+)")
"""A label in two parts: 圖 and 一, Figure and 1."""
_TABLE_TITLE = re.compile(r"<w:tblCaption [^>]*/>")
_RAISED = '<w:rPr><w:vertAlign w:val="superscript"/></w:rPr>'


class WordWriter:
    """Writes what only Word has."""

    def __init__(self, lang: Lang) -> None:
        """Begin a file."""
        self.lang = lang
        self.lists: list[Listed] = []
        """The lists of the file; of each chapter, its headings are the first."""
        self.headings = 0
        """The place among them of the headings of this chapter."""
        self.counted: set[str] = set()
        """The kinds of figures that this chapter has already."""
        self.in_words: set[int] = set()
        """The points that something refers to whose markers are words: 第3點 is marked （三）."""

    def date(self, volume: Volume) -> str:
        """Return the day in words, which stands under the title."""
        return volume.written_date

    def contents(self, volume: Volume) -> list[Node]:
        """Write the contents as a field, with the titles that it will show; Word knows their pages."""
        lines: list[Node] = []
        for number, chapter in enumerate(volume.chapters):
            link = f'HYPERLINK \\l "{chapter_id(chapter)}"'
            begun = _raw(_begun('TOC \\o "1-1" \\h \\z \\u')) if not number else _raw("")
            ended = _raw(_run(_END)) if number == len(volume.chapters) - 1 else _raw("")
            words = [begun, _raw(_begun(link)), {"t": "Str", "c": chapter.title}, _raw(_run(_END)), ended]
            lines.append(styled("TOC 1", [{"t": "Para", "c": words}]))
        heading = styled("TOC Heading", [{"t": "Para", "c": [{"t": "Str", "c": volume.contents}]}])
        return [heading, *lines, SECTION]

    def begin(self, referenced: Referenced) -> None:
        """Begin a chapter: see what it refers to."""
        marked = [one for one in referenced.ids if referenced.levels.get(one, _FROM_BRACKETS) < _FROM_BRACKETS]
        self.headings = len(self.lists)
        self.lists.append(Listed(BARE_HEADINGS if marked and is_chinese(self.lang) else HEADINGS))
        self.counted = set()

    def end(self, *, is_last: bool) -> list[Node]:
        """End a chapter with its section, by which its notes are numbered."""
        return [] if is_last else [SECTION]

    def called(self, number: int, note: Node) -> list[Node]:
        """Put a bookmark around the mark of a note, so that fields can name it."""
        name, own = _BOOKMARK.format(number), _FIRST_BOOKMARK + number
        return [
            _raw(f'<w:bookmarkStart w:id="{own}" w:name="{name}"/>'),
            note,
            _raw(f'<w:bookmarkEnd w:id="{own}"/>'),
        ]

    def again(self, number: int) -> list[Node]:
        """Write a further mark of a note as a raised field."""
        return [field(f"NOTEREF {_BOOKMARK.format(number)} \\h", str(shown(number)), _RAISED)]

    def reference(self, number: int, nodes: list[Node]) -> list[Node]:
        """Write a short form: its number is a field; one without a number (同前註, *Id.*) leads to the note."""
        _, figure, _ = around_number(words_of(nodes))
        if figure != str(shown(number)):
            return [_raw(_begun(f'HYPERLINK \\l "{_BOOKMARK.format(number)}"')), *nodes, _raw(_run(_END))]
        return with_first(nodes, figure, lambda: field(f"NOTEREF {_BOOKMARK.format(number)} \\h", figure))

    def label(self, own: int, nodes: list[Node], *, is_counted: bool) -> list[Node]:
        """Write a label with a bookmark around it if something refers to it; Word counts figures and tables itself."""
        found = _COUNTED.fullmatch(words_of(nodes)) if is_counted else None
        if found:
            numerals = "ARABIC" if found["number"].isascii() else "CHINESENUM3"
            name = found["name"].strip()
            # Figures are counted by chapter, as notes are.
            anew = "" if name in self.counted or not self.headings else " \\r 1"
            self.counted.add(name)
            code = f"SEQ {name} \\* {numerals}{anew}"
            nodes = [{"t": "Str", "c": found["name"]}, field(code, found["number"])]
        return _bookmarked(own, nodes)

    def heading(self, own: int, level: int, number: str, inlines: list[Node]) -> list[Node]:
        """Let Word number a heading.

        A field that names a number brings the 、 behind it along, and 貳、三 would become 貳、、三、. So where some
        heading with a 、 is referred to, that sign stands in the words of all of them.
        """
        bare = number.rstrip("、") if self.lists[self.headings].series == BARE_HEADINGS else number
        return [mark(self.headings, level), *_bookmarked(own, without_number(inlines, bare))]

    def points(self, listed: Listed, items: list[list[Node]], own: list[int]) -> list[Node]:
        """Write a list as paragraphs that Word numbers; what else stands in a point follows as it is."""
        number = len(self.lists)
        self.lists.append(listed)
        made: list[Node] = []
        if not counts_plainly(listed, self.lang):
            self.in_words |= {one for one in own if one}
        for at, (item, name) in enumerate(zip(items, own, strict=True)):
            counts = [_count(one, listed, at) for one in own[at:] if one in self.in_words]
            is_text = bool(item) and item[0]["t"] in ("Para", "Plain")
            words = item[0]["c"] if is_text else []
            made.append(_point([mark(number, listed.level), *_bookmarked(name, [*counts, *words])]))
            for block in item[1 if is_text else 0 :]:
                if block["t"] in ("Para", "Plain"):
                    made.append(_point([mark(number, listed.level, is_inner=True), *block["c"]]))
                else:
                    made.append(block)
        return made

    def pointer(self, target: Target, own: int, nodes: list[Node]) -> list[Node]:
        """Write a reference as a field that shows what the bookmark holds, or the number of its paragraph."""
        look = " \\n" if target.kind in ("heading", "point") else ""
        return [field(f"REF {_LABEL.format(own)}{look} \\h", words_of(nodes))]

    def settled(self, part: str) -> str:
        """Write into a part what is known when all of the text is written: numbering, and how points are counted."""
        for own in self.in_words:
            name = _LABEL.format(own)
            part = part.replace(f"REF {name} \\n \\h", f"SEQ {_COUNT.format(own)} {name}")
        # The title that Pandoc gives a table is its caption without the number; an import would have both.
        part = _TABLE_TITLE.sub("", part)
        return with_numbers(with_sections(part), self.lists, self.lang)

    def numbering(self, part: str) -> str:
        """Add the lists of the text to `numbering.xml`."""
        return with_lists(part, self.lists, self.lang)


def _bookmarked(own: int, nodes: list[Node]) -> list[Node]:
    """Put a bookmark around what something refers to."""
    if not own:
        return nodes
    # After those of the notes, of which no brief has so many.
    number = _FIRST_LABEL + own
    start = f'<w:bookmarkStart w:id="{number}" w:name="{_LABEL.format(own)}"/>'
    return [_raw(start), *nodes, _raw(f'<w:bookmarkEnd w:id="{number}"/>')]


def _point(inlines: list[Node]) -> Node:
    return styled("Points", [{"t": "Para", "c": inlines}])


def _count(own: int, listed: Listed, at: int) -> Node:
    """Return a hidden field by which a point is counted in figures where its marker is in words."""
    begins = "" if at else f" \\r {listed.start}"
    return field(f"SEQ {_COUNT.format(own)} \\h{begins}", "", "<w:rPr><w:vanish/></w:rPr>")


def _raw(xml: str) -> Node:
    return {"t": "RawInline", "c": ["openxml", xml]}


_END = '<w:fldChar w:fldCharType="end"/>'


def _run(inner: str, look: str = "") -> str:
    return f"<w:r>{look}{inner}</w:r>"


def _begun(code: str, look: str = "") -> str:
    """Return a field as far as what it shows."""
    return (
        _run('<w:fldChar w:fldCharType="begin"/>', look)
        + _run(f'<w:instrText xml:space="preserve"> {escape(code, quote=False)} </w:instrText>', look)
        + _run('<w:fldChar w:fldCharType="separate"/>', look)
    )


def field(code: str, result: str, look: str = "") -> Node:
    """Return a field with what it shows until Word works it out afresh."""
    shown = _run(f'<w:t xml:space="preserve">{escape(result, quote=False)}</w:t>', look)
    return _raw(_begun(code, look) + shown + _run(_END, look))
