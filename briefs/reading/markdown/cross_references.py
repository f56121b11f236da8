"""References by label: `[](#funding)` prints 圖二, 表一, 貳、三 or 第3點 and leads there, `[](#^act)` prints 註3.

A link without words is how MyST and Sphinx write what the program numbers. A note is named by its label; a link with
words of its own may name it in the same way.
"""

import re
from collections.abc import Iterator, Sequence
from urllib.parse import unquote

from markdown_it.token import Token

from briefs.language.ladder import number_of, number_path
from briefs.language.words import Words
from briefs.messages.message import say
from briefs.model.brief import Heading
from briefs.model.diagnostic import Code, Diagnostic, nearest
from briefs.reading.markdown.find_blocks import BlockSpan
from briefs.reading.markdown.footnotes import Numbered
from briefs.reading.markdown.gather_figures import figure_id
from briefs.reading.markdown.position import Text

UNDEFINED = "undefined"
"""What a link has for its kind that leads to a note which is not there."""
_STRAY_ID = re.compile(r"\{#[A-Za-z][\w-]*\}")
_FOREIGN = re.compile(r"@((?:fig|tbl|sec|eq)-[\w-]+)")
_NOTE = "#^"
"""What an address begins with that is the label of a note."""


def targets_of(
    body: Sequence[Token], headings: Sequence[Heading], blocks: Sequence[BlockSpan], words: Words
) -> dict[str, str]:
    """Return how each figure, table, section and numbered point of a text is called, by its id; nothing without number.

    Where the figures of the body have no numbers yet they are not found.
    """
    points = {block.own_id: words("reference_point", number=block.number) if block.number else "" for block in blocks}
    found = points | dict(_figures(body, words))
    above: list[tuple[int, str]] = []
    for heading in headings:
        above = [one for one in above if one[0] < heading.level]
        number = number_of(heading.text, words.lang)
        if number:
            above.append((heading.level, number))
            called = words("reference_section", number=number_path([one for _, one in above], words.lang))
        else:
            called = words("reference_title", title=heading.text)
        found |= {heading.id: called, heading.slug: called}
    found.pop("", None)
    return found


def _figures(body: Sequence[Token], words: Words) -> Iterator[tuple[str, str]]:
    own = ""
    for token in body:
        if token.type == "figure_open":
            own = str(token.attrs.get("id", ""))
        elif token.type == "caption_open" and own:
            kind, number = token.meta["kind"], token.meta["number"]
            called = words(f"{kind}_label", number=words.ordinal(number))
            yield own, called
            yield figure_id(kind, number), called


def resolve_references(
    tokens: Sequence[Token], targets: dict[str, str], notes: Sequence[Numbered], text: Text, words: Words
) -> tuple[Diagnostic, ...]:
    """Write what links without words refer to, and the ids of notes for their labels; report what can't be told."""
    stray = tuple(_stray(tokens, text)) if "{#" in text.body or "@" in text.body else ()
    if "](" not in text.body:
        return stray
    numbers = {note.definition.label: note.number for note in notes if note.definition.label}
    called = targets | {f"fn-{number}": words("reference_note", number=number) for number in numbers.values()}
    faults: list[Diagnostic] = []
    for token in tokens:
        if token.type != "inline" or "](" not in token.content:
            continue
        children = token.children or []
        token.children = []
        for at, child in enumerate(children):
            token.children.append(child)
            if child.type != "link_open" or child.markup:
                continue
            typed = unquote(str(child.attrs["href"]))
            place = text.find(token, f"]({typed}")
            if typed.startswith(_NOTE) and (fault := _note(child, typed.removeprefix(_NOTE), numbers, place, text)):
                faults.append(fault)
            if children[at + 1].type == "link_close":
                fragment = unquote(str(child.attrs["href"])).removeprefix("#")
                printed = called.get(fragment, "")
                child.info = "reference" if printed else child.info
                token.children.append(Token("text", "", 0, content=printed or typed.removeprefix("#")))
                # An id that is not there is reported as that of any other link.
                if not printed and not typed.startswith("＃") and (not typed.startswith("#") or fragment in called):
                    faults.append(
                        text.fault(place, Code.LINK_WORDS, say("link-without-words"), say("write-link-words"))
                    )
    return (*stray, *faults)


def _stray(tokens: Sequence[Token], text: Text) -> Iterator[Diagnostic]:
    """Report ids that stand where nothing takes one, and references as Quarto writes them: they would be printed."""
    for token in tokens:
        for child in token.children or [] if token.type == "inline" else ():
            if child.type != "text":
                continue
            for found in _STRAY_ID.finditer(child.content):
                message, hint = say("id-of-nothing", found=found[0]), say("put-id-behind")
                yield text.fault(text.find(token, found[0]), Code.TEXT_FOREIGN, message, hint)
            for found in _FOREIGN.finditer(child.content):
                message, hint = say("foreign-mark", found=found[0]), say("write-reference", instead=f"[](#{found[1]})")
                yield text.fault(text.find(token, found[0]), Code.TEXT_FOREIGN, message, hint)


def _note(link: Token, label: str, numbers: dict[str, int], place: tuple[int, int], text: Text) -> Diagnostic | None:
    """Let a link lead to the note with a label; report one that is not defined."""
    if label in numbers:
        link.attrs["href"] = f"#fn-{numbers[label]}"
        return None
    # The note is reported, and not its address too.
    link.info = UNDEFINED
    hint = nearest(label, sorted(numbers)) if numbers else say("define-note", label=label)
    return text.fault(place, Code.NOTE_UNDEFINED, say("note-not-defined", label=label), hint)
