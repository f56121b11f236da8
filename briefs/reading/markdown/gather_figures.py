"""Charts; tables and pictures with their captions: a paragraph under one that begins 圖：, 表：, Figure: or Table:."""

import re

from markdown_it.token import Token

from briefs.messages.message import say
from briefs.model.diagnostic import Code, Diagnostic
from briefs.reading.markdown.chart_fences import chart_figure, is_chart, read_chart
from briefs.reading.markdown.position import Text

_CAPTION = re.compile(r"(圖|图|表|Figure|Table)\s?[:：]\s*")
_FIGURE_WORDS = frozenset({"圖", "图", "Figure"})


def gather_figures(tokens: list[Token], text: Text) -> tuple[list[Token], tuple[Diagnostic, ...]]:
    """Put each table and lone picture, with the caption under it, into a figure; number them by kind."""
    out: list[Token] = []
    faults: list[Diagnostic] = []
    counts = {"figure": 0, "table": 0}
    position = 0
    while position < len(tokens):
        if is_chart(tokens[position]):
            front_matter, found = read_chart(tokens[position], text)
            faults += found
            if front_matter:
                counts["figure"] += 1
                out += chart_figure(front_matter, counts["figure"], tokens[position], text)
            position += 1
            continue
        end = _end_of_body(tokens, position)
        if end == position:
            if tokens[position].type == "paragraph_open" and _caption(tokens, position):
                message = say("caption-nothing-above")
                hint = say("put-caption-under")
                faults.append(text.fault((text.line(tokens[position]), 1), Code.CAPTION_ALONE, message, hint))
            out.append(tokens[position])
            position += 1
            continue
        body, position = tokens[position:end], end
        word = _caption(tokens, position)
        if word:
            kind = "figure" if word[1] in _FIGURE_WORDS else "table"
            counts[kind] += 1
            out += _figure(body, tokens[position + 1], word[0], kind, counts[kind])
            position += 3
        elif body[0].type == "table_open":
            out += body
        else:
            out += _figure(body, None, "", "figure", 0)
    return out, tuple(faults)


def _end_of_body(tokens: list[Token], position: int) -> int:
    """Return the place after a table or a paragraph that is one picture, or the same place when neither is there."""
    token = tokens[position]
    if token.type == "table_open":
        return next(i for i in range(position, len(tokens)) if tokens[i].type == "table_close") + 1
    if token.type == "paragraph_open" and not token.hidden:
        children = tokens[position + 1].children or []
        if len(children) == 1 and children[0].type == "image":
            return position + 3
    return position


def _caption(tokens: list[Token], position: int) -> re.Match[str] | None:
    if position + 1 >= len(tokens) or tokens[position].type != "paragraph_open":
        return None
    return _CAPTION.match(tokens[position + 1].content)


def _figure(body: list[Token], caption: Token | None, prefix: str, kind: str, number: int) -> list[Token]:
    opening = Token("figure_open", "figure", 1, block=True)
    if number:
        opening.attrSet("id", f"{'fig' if kind == 'figure' else 'table'}-{number}")
    if body[0].type == "paragraph_open":
        body = [body[1]]
    figure = [opening, *body]
    if caption is not None and caption.children:
        first = caption.children[0]
        first.content = first.content[len(prefix) :]
        label = Token("caption_open", "figcaption", 1, block=True, meta={"kind": kind, "number": number})
        figure += [label, caption, Token("caption_close", "figcaption", -1, block=True)]
    return [*figure, Token("figure_close", "figure", -1, block=True)]
