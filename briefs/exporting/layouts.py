"""How a Word file looks: the program's own way, and the manners of journals. Lengths are twentieths of a point."""

import msgspec

_INCH = 1440


class Layout(msgspec.Struct, frozen=True):
    """The page, the type and the headings of a Word file."""

    paper: tuple[int, int]
    """The width and height of the page."""
    margins: tuple[int, int, int, int]
    """Top, right, bottom and left."""
    east: str = ""
    """The typeface of Traditional Chinese; empty for that of Taiwan's offices."""
    quoted: str = ""
    """The Chinese typeface of quotations; empty for that of the text."""
    line: int = 240
    """The distance of lines, in 240ths of one line."""
    indent: int = 0
    """How far the first line of a paragraph stands in; 0 for paragraphs that a space parts."""
    is_justified: bool = False
    """Whether lines end at the margin."""
    title: int = 56
    """The size of the title, in half points; the text has 24 and notes 20."""
    headings: tuple[str, ...] = ()
    """The looks of headings from the second level on, as words: `centred bold italic caps`; empty for Pandoc's own."""


OWN = Layout((11906, 16838), (_INCH, _INCH, _INCH, _INCH))
"""A4 with an inch around."""

# Its own template (格式範本, 2017-12-28) wants notes at the foot of the page, and says nothing of page and type. Those
# are as journals of other law faculties ask for them in one wording: 成大法學撰稿格式 (2023-06-15), 壹: 新細明體,
# 逐字引用用楷體, 西文 Times New Roman, 本文 12 點、註解 10 點, 上下 2.54、左右 3.17 公分, 左右對齊;
# 高大法學論叢格式範本 (2017-12-29), 三: 正文每段第一行前空兩格, 獨立引文每行空三格.
# The distance of lines, which none of them states, is ours.
_TAIWAN = Layout(
    (11906, 16838),
    (_INCH, 1797, _INCH, 1797),
    east="新細明體",
    quoted="標楷體",
    line=360,
    indent=480,
    is_justified=True,
    title=36,
    headings=("centred bold", "bold", "bold", "", ""),
)

# What American law reviews that cite by the Bluebook ask of a manuscript: Letter, an inch around, Times New Roman 12,
# double spacing (Amherst Law Review, Format Guidelines), the title 14 points and centred, notes 10 points and single,
# first lines indented, ragged right (Cooley Law Review, House-Style Guidelines). That parts stand in small capitals in
# the middle and sections in italics is how printed reviews look; neither asks for it.
_BLUEBOOK = Layout(
    (12240, 15840),
    (_INCH, _INCH, _INCH, _INCH),
    line=480,
    indent=720,
    title=28,
    headings=("centred caps", "centred italic", "italic", "italic", "italic"),
)

LAYOUTS = {"ntu-law-journal": _TAIWAN, "bluebook": _BLUEBOOK}
"""The manners of journals by their names, which are those of their profiles."""
