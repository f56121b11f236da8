"""Notes that stand where they are called, `^[…]` as Pandoc and Obsidian write them, become notes like the others.

They have no label to be called again by; until they are numbered they have one that nobody can type.
"""

import itertools
from collections.abc import Callable, Iterator, Sequence

from markdown_it import MarkdownIt
from markdown_it.helpers import parseLinkLabel
from markdown_it.rules_inline import StateInline
from markdown_it.token import Token

UNLABELLED = " "
"""What their labels begin with: a label that was typed holds no space."""

InlineParser = Callable[[str], list[Token]]
"""Makes one inline token of the words of a note."""


def inline_notes_plugin(md: MarkdownIt) -> None:
    """Let a parser see notes in the text. Their words are not parsed here: notes in notes would nest without end."""
    md.inline.ruler.after("image", "note", _note_rule)


def _note_rule(state: StateInline, silent: bool) -> bool:
    if not state.src.startswith("^[", state.pos):
        return False
    end = parseLinkLabel(state, state.pos + 1)
    words = state.src[state.pos + 2 : end] if end >= 0 else ""
    if not words.strip():
        return False
    if not silent:
        state.push("footnote_ref", "", 0).meta = {"words": words}
    state.pos = end + 1
    return True


def inline_notes(tokens: Sequence[Token], parse_inline: InlineParser) -> Iterator[Token]:
    """Yield definitions of the notes that stand within blocks, and within each other, and give their calls labels."""
    numbers = itertools.count(1)
    waiting = [token for token in tokens if token.type == "inline" and "^[" in token.content]
    for block in waiting:
        for call in block.children or []:
            if call.type != "footnote_ref" or "words" not in call.meta:
                continue
            (inline,) = parse_inline(call.meta["words"])
            inline.map = block.map
            label = f"{UNLABELLED}{next(numbers)}"
            call.meta = {"label": label}
            yield Token("footnote_reference_open", "", 1, meta={"label": label}, map=block.map)
            yield Token("paragraph_open", "p", 1, block=True, map=block.map)
            yield inline
            yield Token("paragraph_close", "p", -1, block=True)
            yield Token("footnote_reference_close", "", -1)
            # A note in it is one more block to look through; each is shorter than the last.
            waiting.append(inline)


def typed_mark(label: str) -> str:
    """Return how the call of a note begins in the text: `[^act]`, or `^[`."""
    return "^[" if label.startswith(UNLABELLED) else f"[^{label}]"


def typed_label(label: str) -> str:
    """Return the label that an author gave to a note; nothing for one that stands where it is called."""
    return "" if label.startswith(UNLABELLED) else label
