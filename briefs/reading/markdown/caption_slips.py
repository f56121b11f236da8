"""Captions that are none: numbered by hand, in bold, or not parted from their picture or table by an empty line."""

from collections.abc import Iterator, Sequence

from markdown_it.token import Token

from briefs.messages.message import Message, say
from briefs.model.diagnostic import Code, Diagnostic
from briefs.patterns import lazy_pattern
from briefs.reading.markdown.position import Text

_WORD = r"(?:附?[圖图表]|Figure|Fig\.?|Table)"
_TYPED = lazy_pattern(
    rf"(?:\*\*)?(?P<word>{_WORD})\s?(?:[0-9０-９一二三四五六七八九十]{{1,3}}(?:[-－][0-9]{{1,2}})?)?(?:\*\*)?"
    r"\s?(?:[:：.．、\u3000]|\s(?=\S)|\*\*)(?P<rest>.{0,200})$"
)
"""The line of a caption: the word, a number that an author gave, a mark and the words."""
_FORMED = lazy_pattern(r"(?:圖|图|表|Figure|Table)\s?[:：]")
_FIGURES = ("圖", "图", "F")


def typed_caption(tokens: Sequence[Token], at: int, text: Text) -> Iterator[Diagnostic]:
    """Report a paragraph beside a picture or table that seems to be its caption and is none."""
    inline = tokens[at + 1]
    if "\n" not in inline.content and (found := _meant(inline.content)):
        yield text.fault(
            (text.line(inline), 1), Code.CAPTION_MARK, say("caption-typed", found=inline.content[:40]), found
        )


def joined_caption(inline: Token, text: Text) -> Iterator[Diagnostic]:
    """Report a caption that is a line of the paragraph in which its picture stands."""
    children, lines = inline.children or [], inline.content.split("\n")
    if len(lines) < 2 or not children or children[0].type != "image" or not lines[0].rstrip().endswith(")"):
        return
    line = lines[1].strip()
    if _FORMED.match(line) or _meant(line):
        place = (text.line(inline) + 1, 1)
        yield text.fault(place, Code.CAPTION_MARK, say("caption-typed", found=line[:40]), say("empty-line-before"))


def caption_in_row(table: Sequence[Token], text: Text) -> Iterator[Diagnostic]:
    """Report a caption that is the last row of its table, as no empty line stands before it."""
    last = next((at for at in range(len(table) - 1, -1, -1) if table[at].type == "tr_open"), 0)
    cells = [token.content for token in table[last:] if token.type == "inline"]
    if cells and not any(cells[1:]) and (_FORMED.match(cells[0]) or _meant(cells[0])):
        place = (text.line(table[last]), 1)
        yield text.fault(place, Code.CAPTION_MARK, say("caption-typed", found=cells[0][:40]), say("empty-line-before"))


def _meant(line: str) -> Message | None:
    """Return how a line should be written that seems to be a caption."""
    found = _TYPED.match(line)
    if found is None or (_FORMED.match(line) and "**" not in line):
        return None
    rest = found["rest"].replace("**", "").strip()
    is_figure = found["word"].removeprefix("附").startswith(_FIGURES)
    if found["word"].isascii():
        return say("write-caption", line=f"{'Figure' if is_figure else 'Table'}: {rest}"[:60])
    return say("write-caption", line=f"{'圖' if is_figure else '表'}：{rest}"[:60])
