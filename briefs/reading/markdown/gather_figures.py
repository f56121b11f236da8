"""Charts; tables and pictures with their captions: a paragraph beside one that begins 圖：, 表：, Figure: or Table:."""

import re
from collections.abc import Collection

from markdown_it.token import Token

from briefs.messages.message import say
from briefs.model.diagnostic import Code, Diagnostic
from briefs.reading.markdown.caption_slips import caption_in_row, joined_caption, typed_caption
from briefs.reading.markdown.chart_fences import chart_figure, is_chart, read_chart
from briefs.reading.markdown.headings import is_program_id
from briefs.reading.markdown.position import Text

_CAPTION = re.compile(r"(圖|图|表|Figure|Table)\s?[:：]\s*")
_FIGURE_WORDS = frozenset({"圖", "图", "Figure"})
_LABEL = re.compile(r"\s*\{#([A-Za-z][A-Za-z0-9_-]*)\}\s*$")
"""The id of a figure or table, behind its caption: `{#funding}`."""


def gather_figures(
    tokens: list[Token], text: Text, ids: Collection[str] = ()
) -> tuple[list[Token], tuple[Diagnostic, ...]]:
    """Put each table and lone picture, with the caption beside it, into a figure; number them by kind.

    A caption stands under its table or picture, or above it where nothing above takes it. `ids` are taken.
    """
    gatherer = _Gatherer(tokens, text, set(ids))
    return gatherer.gathered(), tuple(gatherer.faults)


class _Gatherer:
    """Goes through the tokens of one text."""

    def __init__(self, tokens: list[Token], text: Text, used: set[str]) -> None:
        self.tokens, self.text, self.used = tokens, text, used
        self.faults: list[Diagnostic] = []
        self.counts = {"figure": 0, "table": 0}

    def gathered(self) -> list[Token]:
        out: list[Token] = []
        at, body_ends = 0, -1
        while at < len(self.tokens):
            if is_chart(self.tokens[at]):
                out += self.chart(self.tokens[at])
                at += 1
            elif self.is_caption_of_next(at):
                end = _end_of_body(self.tokens, at + 3)
                out += self.figure(self.tokens[at + 3 : end], at)
                at = end
            elif (end := _end_of_body(self.tokens, at)) > at:
                caption = (
                    end if _caption(self.tokens, end) and not self.is_caption_of_next(end, self.tokens[at]) else None
                )
                out += self.figure(self.tokens[at:end], caption)
                at = end if caption is None else end + 3
                body_ends = end if caption is None else -1
            else:
                if _caption(self.tokens, at):
                    place = (self.text.line(self.tokens[at]), 1)
                    message, hint = say("caption-nothing-above"), say("put-caption-under")
                    self.faults.append(self.text.fault(place, Code.CAPTION_ALONE, message, hint))
                elif self.tokens[at].type == "paragraph_open":
                    self.faults += joined_caption(self.tokens[at + 1], self.text)
                    if body_ends == at or _end_of_body(self.tokens, at + 3) > at + 3:
                        self.faults += typed_caption(self.tokens, at, self.text)
                out.append(self.tokens[at])
                at += 1
        return out

    def is_caption_of_next(self, at: int, above: Token | None = None) -> bool:
        """Return whether a caption stands here that belongs to what follows and not to the table or picture above it.

        A caption goes to what is of its kind; of two tables around it, to the upper one, and of two captions around a
        table the lower one wins unless a further table follows.
        """
        word = _caption(self.tokens, at)
        end = _end_of_body(self.tokens, at + 3) if word else at
        if word is None or end <= at + 3:
            return False
        if above is not None:
            kind = _kind(word)
            return _kind_of(above) != kind and _kind_of(self.tokens[at + 3]) == kind
        return not _caption(self.tokens, end) or self.is_caption_of_next(end)

    def chart(self, token: Token) -> list[Token]:
        fields, found = read_chart(token, self.text)
        self.faults += found
        if not fields:
            return []
        own = self.own_id(fields.id, self.text.find(token, fields.id)) if fields.id else ""
        return chart_figure(fields, self.counted("figure"), own, token, self.text)

    def counted(self, kind: str) -> int:
        self.counts[kind] += 1
        return self.counts[kind]

    def figure(self, body: list[Token], caption: int | None) -> list[Token]:
        """Return a table or picture with its caption: that of a table stands above it, as Taiwan's journals want it."""
        if body[0].type == "table_open":
            self.faults += caption_in_row(body, self.text)
            if caption is None:
                return body
        opening = Token("figure_open", "figure", 1, block=True, map=body[0].map)
        closing = Token("figure_close", "figure", -1, block=True)
        if body[0].type == "paragraph_open":
            body = [body[1]]
        word = None if caption is None else _caption(self.tokens, caption)
        if caption is None or word is None:
            return [opening, *body, closing]
        inline = self.tokens[caption + 1]
        kind = _kind(word)
        number = self.counted(kind)
        given = figure_id(kind, number)
        own = self.label(inline, len(word[0]))
        opening.attrSet("id", own or given)
        label = [
            Token("caption_open", "figcaption", 1, block=True, meta={"kind": kind, "number": number}),
            inline,
            Token("caption_close", "figcaption", -1, block=True),
        ]
        # What leads to the number still leads there.
        also = [Token("anchor", "", 0, meta={"id": given})] if own else []
        parts = [*label, *body] if kind == "table" else [*body, *label]
        return [opening, *also, *parts, closing]

    def label(self, inline: Token, start: int) -> str:
        """Take the word with which a caption begins and the id with which it ends out of it, and return the id."""
        children = inline.children or []
        if not children:
            return ""
        children[0].content = children[0].content[start:]
        found = _LABEL.search(children[-1].content) if children[-1].type == "text" else None
        if found is None:
            return ""
        children[-1].content = children[-1].content[: found.start()]
        return self.own_id(found[1], self.text.find(inline, f"#{found[1]}"))

    def own_id(self, own: str, at: tuple[int, int]) -> str:
        """Return the id that an author gives, or nothing where something else has it; that is reported."""
        if is_program_id(own) or own in self.used:
            owner = say("the-page-itself" if is_program_id(own) else "an-earlier-part")
            message = say("id-taken", own=own, owner=owner)
            self.faults.append(self.text.fault(at, Code.HEADING_DUPLICATE, message, say("give-figure-own-id")))
            return ""
        self.used.add(own)
        return own


def _end_of_body(tokens: list[Token], position: int) -> int:
    """Return the place after a table or a paragraph that is one picture, or the same place when neither is there."""
    token = tokens[position] if position < len(tokens) else None
    if token is not None and token.type == "table_open":
        return next(i for i in range(position, len(tokens)) if tokens[i].type == "table_close") + 1
    if token is not None and token.type == "paragraph_open" and not token.hidden:
        children = tokens[position + 1].children or []
        if len(children) == 1 and children[0].type == "image":
            return position + 3
    return position


def _caption(tokens: list[Token], position: int) -> re.Match[str] | None:
    if position + 1 >= len(tokens) or tokens[position].type != "paragraph_open":
        return None
    return _CAPTION.match(tokens[position + 1].content)


def _kind(word: re.Match[str]) -> str:
    return "figure" if word[1] in _FIGURE_WORDS else "table"


def _kind_of(body: Token) -> str:
    return "table" if body.type == "table_open" else "figure"


def figure_id(kind: str, number: int) -> str:
    """Return the id of a figure or table that its place gives it: `fig-2`, `table-1`."""
    return f"{'fig' if kind == 'figure' else 'table'}-{number}"
