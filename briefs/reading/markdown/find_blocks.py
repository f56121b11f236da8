"""Finding the blocks of a text among its tokens, and giving each a place for its id."""

import re
from collections.abc import Iterator

import msgspec
from markdown_it.token import Token

from briefs.messages.message import say
from briefs.model.block import Block, Kind
from briefs.model.brief import Heading
from briefs.model.diagnostic import Code, Diagnostic
from briefs.placeholders import Placeholder
from briefs.reading.markdown.parser import plain
from briefs.reading.markdown.position import Text

_PIN = re.compile(r"\s*\{#(p-[A-Za-z0-9_-]+)\}\s*$")
_WHOLE = {"table_open": "table_close", "figure_open": "figure_close"}
_LISTS = ("ordered_list_open", "bullet_list_open")


class BlockSpan(msgspec.Struct, frozen=True):
    """A block among the tokens, and what is known of it before rendering."""

    kind: Kind
    """Tables, figures and code span all of their tokens, every other kind its inline token alone."""
    first: int
    """The index of the first token of its own HTML."""
    last: int
    """The index of the last one, inclusive."""
    own_id: str = ""
    """The id that it has by itself: a heading's, a figure's, the author's `{#p-…}`; empty where it is to get one."""
    section: str = ""
    """The id of the heading above it, of a heading its own; empty before the first."""
    level: int = 0
    """That of a heading (2 to 6), else the number of lists in which it stands."""
    rung: str = ""
    """The class of a point's list (`rung-3`), which says how it is marked; empty for all else."""
    number: int = 0
    """The number of a point in an ordered list; 0 for all else."""
    line: int = 0
    """The line of the file (from 1) on which it begins; 0 where the parser gives none."""

    def block(self, tokens: list[Token], start: int, end: int) -> Block:
        """Return the block as the tokens now are, with the place of its HTML."""
        is_whole = self.kind in ("table", "figure", "code")
        text = _table_text(tokens[self.first : self.last + 1]) if is_whole else plain(tokens[self.first].children)
        return Block(
            self.kind, text, start, end, self.own_id, self.section, self.level, self.rung, self.number, self.line
        )


def _table_text(tokens: list[Token]) -> str:
    """Return the words of a table, figure or code: cells with a bar between them, rows and captions on own lines."""
    lines: list[list[str]] = [[]]
    for token in _caption_last(tokens):
        if token.type in ("tr_close", "caption_open", "caption_close", "chart_title_close"):
            lines.append([])
        elif token.type == "inline":
            lines[-1].append(plain(token.children))
        elif token.type == "image":
            lines[-1].append(plain([token]))
        elif token.type in ("fence", "html_block"):
            lines[-1].append(token.content)
    return "\n".join(" | ".join(line) for line in lines if line)


def _caption_last(tokens: list[Token]) -> list[Token]:
    """Return the tokens of a block as they are compared: the caption of a chart, which stands above it, at the end.

    What its table says already, as the name of the numbers and their unit, is left out.
    """
    if not any(token.type == "chart" for token in tokens):
        return tokens
    first, last = (
        next(at for at, t in enumerate(tokens) if t.type == kind) for kind in ("caption_open", "caption_close")
    )
    caption = [token for token in tokens[first : last + 1] if not token.meta.get("is_in_table")]
    return [*tokens[:first], *tokens[last + 1 :], *caption]


def find_blocks(tokens: list[Token], text: Text) -> tuple[tuple[BlockSpan, ...], tuple[Diagnostic, ...]]:
    """Find the blocks of a text, give their elements a place for an id, and report ids that stand twice."""
    walker = _Walker(tokens, text)
    found = tuple(walker.blocks())
    return found, tuple(walker.faults)


class _Walker:
    """Goes through the tokens of one text."""

    def __init__(self, tokens: list[Token], text: Text) -> None:
        self.tokens, self.text = tokens, text
        self.faults: list[Diagnostic] = []
        self.used: set[str] = set()
        self.section = ""
        self.lists: list[tuple[str, int]] = []
        """The open lists: the rung of each, and the number of its last point (0 where they have none)."""
        self.quotes = 0
        self.opener: Token | None = None
        """The point or definition that was opened and has no block of its own yet."""

    def blocks(self) -> Iterator[BlockSpan]:
        end = -1
        for at, token in enumerate(self.tokens):
            if at <= end:
                continue
            self.enter(token)
            if token.type in _WHOLE:
                end = next(i for i in range(at, len(self.tokens)) if self.tokens[i].type == _WHOLE[token.type])
                yield self.whole("table" if token.type == "table_open" else "figure", at, end)
            elif token.type == "fence":
                yield self.whole("code", at, at)
            elif token.type == "heading_open":
                heading: Heading = token.meta["heading"]
                self.section = heading.id
                line = self.text.line(token)
                yield BlockSpan("heading", at + 1, at + 1, heading.id, heading.id, heading.level, line=line)
            elif token.type in ("paragraph_open", "dt_open"):
                yield self.paragraph(token, at)

    def enter(self, token: Token) -> None:
        if token.type in _LISTS:
            start = int(token.attrs.get("start", 1)) if token.type == _LISTS[0] else 0
            self.lists.append((str(token.attrs.get("class", "")), start - 1 if start else 0))
        elif token.type in ("ordered_list_close", "bullet_list_close"):
            self.lists.pop()
        elif token.type in ("list_item_open", "dd_open"):
            self.opener = token
            if token.type == "list_item_open" and token.info:
                rung, number = self.lists[-1]
                self.lists[-1] = rung, number + 1
        elif token.type in ("list_item_close", "dd_close"):
            self.opener = None
        elif token.type in ("blockquote_open", "blockquote_close"):
            self.quotes += token.nesting

    def whole(self, kind: Kind, first: int, last: int) -> BlockSpan:
        token = self.tokens[first]
        own_id = str(token.attrs.get("id", ""))
        if not own_id:
            token.attrSet("id", Placeholder.BLOCK_ID)
        line = next((self.text.line(t) for t in self.tokens[first : last + 1] if t.map), 0)
        return BlockSpan(kind, first, last, own_id, self.section, len(self.lists), line=line)

    def paragraph(self, token: Token, at: int) -> BlockSpan:
        opener, self.opener = self.opener, None
        rung, number = self.lists[-1] if self.lists else ("", 0)
        kind: Kind = "quote" if self.quotes else "paragraph"
        if token.type == "dt_open":
            kind = "term"
        elif opener is not None:
            kind = "item" if opener.type == "list_item_open" else "definition"
        # In a tight list the paragraph has no element, and the point has the id; a second paragraph gets an element.
        holder = opener if opener is not None and token.hidden else token
        if holder.hidden:
            holder.hidden = self.tokens[at + 2].hidden = False
        own_id = self.pin(self.tokens[at + 1])
        holder.attrSet("id", own_id or Placeholder.BLOCK_ID)
        if kind != "item":
            rung, number = "", 0
        line = self.text.line(self.tokens[at + 1])
        return BlockSpan(kind, at + 1, at + 1, own_id, self.section, len(self.lists), rung, number, line)

    def pin(self, inline: Token) -> str:
        last = inline.children[-1] if inline.children else None
        match = _PIN.search(last.content) if last is not None and last.type == "text" else None
        if last is None or match is None:
            return ""
        last.content = last.content[: match.start()]
        if match[1] in self.used:
            at = self.text.find(inline, f"#{match[1]}")
            message = say("id-taken-by-paragraph", label=match[1])
            hint = say("give-paragraph-own-id")
            self.faults.append(self.text.fault(at, Code.HEADING_DUPLICATE, message, hint))
            return ""
        self.used.add(match[1])
        return match[1]
