"""Call-outs: a quotation that begins with `[!note]`, as GitHub and Obsidian write them, and the points of a task list.

Both are told before the words of blocks are parsed, while the lines of a paragraph still stand apart.
"""

import re
from collections.abc import Iterator, Sequence

from markdown_it import MarkdownIt
from markdown_it.rules_core import StateCore
from markdown_it.token import Token

from briefs.messages.message import say
from briefs.model.diagnostic import Code, Diagnostic
from briefs.reading.markdown.position import Text

KINDS = {
    "note": "note info abstract summary tldr todo example quote cite",
    "tip": "tip hint success check done",
    "important": "important question help faq",
    "warning": "warning attention",
    "caution": "caution failure fail missing danger error bug",
}
"""The five kinds of GitHub, each with the names of Obsidian's that look like it."""
_KIND_OF = {name: kind for kind, names in KINDS.items() for name in names.split()}
# A minus or plus behind the bracket folds a call-out in Obsidian; here all are open.
_OPENING = re.compile(r"\[!(?P<name>[A-Za-z]+)\][-+]?[ \t　]*(?P<title>[^\n]*)\n?")
_TASK = re.compile(r"\[(?P<mark>[ xX])\][ \t　]+(?=\S)")


def callouts_plugin(md: MarkdownIt) -> None:
    """Let a parser see call-outs and task lists."""
    md.core.ruler.before("inline", "callouts", _callouts)
    md.core.ruler.before("inline", "tasks", _tasks)
    md.core.ruler.after("inline", "task_marks", _task_marks)


def _callouts(state: StateCore) -> None:
    if "[!" not in state.src:
        return
    out: list[Token] = []
    are_callouts: list[bool] = []
    dropped = -1
    for at, token in enumerate(state.tokens):
        if token.type == "blockquote_open":
            inline = state.tokens[at + 2] if at + 2 < len(state.tokens) else token
            found = _OPENING.match(inline.content) if inline.type == "inline" else None
            are_callouts.append(found is not None)
            if found:
                out += _opened(token, inline, found)
                # A paragraph of which nothing is left goes with the line of the title.
                dropped = at + 3 if not inline.content else dropped
                continue
        elif token.type == "blockquote_close" and are_callouts.pop():
            out.append(Token("callout_close", "div", -1, block=True, level=token.level))
            continue
        if not dropped - 2 <= at <= dropped:
            out.append(token)
    state.tokens = out


def _opened(quote: Token, inline: Token, found: re.Match[str]) -> Iterator[Token]:
    """Yield how a call-out begins, and take its first line out of its first paragraph."""
    name = found["name"].lower()
    kind = _KIND_OF.get(name, "note")
    meta = {"kind": kind, "unknown": "" if name in _KIND_OF else found["name"]}
    level = quote.level
    yield Token("callout_open", "div", 1, block=True, meta=meta, map=quote.map, level=level)
    first, last = inline.map or [0, 0]
    title = found["title"].strip()
    if title:
        # What its author wrote is a block of its own: compared, converted and found like all text.
        attrs: dict[str, str | int | float] = {"class": "callout-title"}
        lines = [first, first + 1]
        yield Token("paragraph_open", "p", 1, attrs=attrs, block=True, map=lines, level=level + 1)
        yield Token("inline", "", 0, children=[], content=title, block=True, map=lines, level=level + 2)
        yield Token("paragraph_close", "p", -1, block=True, level=level + 1)
    else:
        yield Token("callout_title", "", 0, block=True, meta=meta, level=level + 1)
    inline.content = inline.content[found.end() :]
    inline.map = [first + 1, max(last, first + 1)]


def _tasks(state: StateCore) -> None:
    for at, token in enumerate(state.tokens):
        if token.type != "inline" or at < 2 or state.tokens[at - 2].type != "list_item_open":
            continue
        if found := _TASK.match(token.content):
            token.content = token.content[found.end() :]
            token.meta = {"is_done": found["mark"] != " "}
            state.tokens[at - 2].attrSet("class", "task")


def _task_marks(state: StateCore) -> None:
    for token in state.tokens:
        if token.type == "inline" and "is_done" in token.meta and token.children is not None:
            token.children.insert(0, Token("task", "", 0, meta=dict(token.meta)))


def unknown_callouts(tokens: Sequence[Token], text: Text) -> Iterator[Diagnostic]:
    """Report call-outs of a kind that there is not; they are printed as notes."""
    for token in tokens:
        if token.type == "callout_open" and (name := token.meta["unknown"]):
            message = say("no-such-callout", name=name)
            place = text.find(token, f"[!{name}]")
            yield text.fault(place, Code.TEXT_FOREIGN, message, say("known", names=tuple(KINDS)))
