"""Notes: numbered by first reference in reading order, each call with an address of its own, every fault reported.

The parser's own numbering is not used: it is silent on each of the faults below, and numbers notes by the place of
their definitions when these stand between the text (see docs/guide-architecture/en.md).
"""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator

import msgspec
from markdown_it.token import Token

from briefs.messages.message import say
from briefs.model.diagnostic import Code, Diagnostic, nearest
from briefs.reading.markdown.ill_formed_notes import ill_formed, ill_formed_labels
from briefs.reading.markdown.inline_notes import typed_mark
from briefs.reading.markdown.parser import plain_blocks
from briefs.reading.markdown.position import Text
from briefs.reading.markdown.slips import labels_of_slips
from briefs.reading.markdown.typed_calls import typed_call


class Definition(msgspec.Struct, frozen=True):
    """A note as it was defined."""

    label: str
    """What stands between `[^` and `]`, as the author wrote it."""
    opening: Token
    """The token that opens it, by which its line is known."""
    tokens: list[Token]
    """The tokens of its text; a note that is defined inside it has its own."""


class Numbered(msgspec.Struct, frozen=True):
    """A note with its number."""

    number: int
    """Its place among the first calls in reading order, from 1; notes that only notes call come last."""
    calls: int
    """How often the text calls it; 0 where only notes do."""
    definition: Definition
    """The first definition of its label."""


def split_notes(tokens: list[Token]) -> tuple[list[Token], list[Definition]]:
    """Take the definitions of notes out of a text."""
    body: list[Token] = []
    definitions: list[Definition] = []
    open_ones: list[Definition] = []
    for token in tokens:
        if token.type == "footnote_reference_open":
            open_ones.append(Definition(str(token.meta["label"]), token, []))
            definitions.append(open_ones[-1])
        elif token.type == "footnote_reference_close":
            open_ones.pop()
        elif open_ones:
            open_ones[-1].tokens.append(_no_heading(token))
        else:
            body.append(token)
    return body, definitions


def _no_heading(token: Token) -> Token:
    """Return a token of a note; a heading there is a paragraph, as it is none of the text's."""
    if token.type in ("heading_open", "heading_close"):
        token.type, token.tag, token.meta = token.type.replace("heading", "paragraph"), "p", {"was_heading": True}
    return token


def number_notes(body: list[Token], definitions: list[Definition]) -> tuple[Numbered, ...]:
    """Assign numbers to the notes that the text calls, then to those that only notes call, and mark each call.

    A call in the text gets `number` and `nth` (from 1); a call inside a note is a plain cross-reference.
    """
    by_label: dict[str, Definition] = {}
    for definition in definitions:
        by_label.setdefault(definition.label, definition)
    numbers: dict[str, int] = {}
    calls: Counter[str] = Counter()

    def number(call: Token, *, in_note: bool) -> None:
        label = call.meta["label"]
        if label not in by_label:
            return
        numbers.setdefault(label, len(numbers) + 1)
        calls[label] += not in_note
        call.meta = {"label": label, "number": numbers[label], "nth": 0 if in_note else calls[label]}

    for _, call in note_calls(body):
        number(call, in_note=False)
    done = 0
    while done < len(numbers):
        label = list(numbers)[done]
        for _, call in note_calls(by_label[label].tokens):
            number(call, in_note=True)
        done += 1
    return tuple(Numbered(n, calls[label], by_label[label]) for label, n in numbers.items())


def parts_of(body: list[Token]) -> dict[int, int]:
    """Return the part of the text that calls each note first: the count of headings of level 2 so far."""
    parts: dict[int, int] = {}
    part = 0
    for token in body:
        part += token.type == "heading_open" and token.tag == "h2"
        for child in token.children or []:
            if child.type == "footnote_ref" and "number" in child.meta:
                parts.setdefault(child.meta["number"], part)
    return parts


def with_notes(body: list[Token], notes: tuple[Numbered, ...]) -> list[Token]:
    """Return the tokens of a text and then those of its notes, in the order of their numbers."""
    return [*body, *(token for note in notes for token in note.definition.tokens)]


def note_calls(tokens: list[Token]) -> Iterator[tuple[Token, Token]]:
    """Return each block and call of a note in it, in reading order."""
    for token in tokens:
        for child in token.children or []:
            if child.type == "footnote_ref":
                yield token, child


def check_notes(
    body: list[Token], definitions: list[Definition], notes: tuple[Numbered, ...], text: Text
) -> tuple[Diagnostic, ...]:
    """Report notes that are undefined, unused, defined twice, empty, or no notes at all for a slip in their mark-up."""
    labels = sorted({definition.label for definition in definitions})
    faults = list(ill_formed(text, labels))
    # A note that is ill-formed is not also reported as undefined, nor one whose mark is as not called.
    excused: set[str] | None = None
    called: set[str] = set()
    seen: set[str] = set()
    for block, call in note_calls([*body, *(t for d in definitions for t in d.tokens)]):
        label = str(call.meta["label"])
        # One note that is not there is one fault, however often it is called.
        if "number" not in call.meta and label not in labels and label not in seen:
            seen.add(label)
            # Most texts have no such call.
            excused = ill_formed_labels(text.body) if excused is None else excused
            if label in excused:
                continue
            at = text.find(block, typed_mark(label))
            plain = unicodedata.normalize("NFKC", label)
            hint = nearest(plain, labels) if labels else say("define-note", label=label)
            # What a mistyped mark meant is called, but for the slip.
            called.add(str(hint.values.get("word", "")))
            several = [part for part in re.split(r"[\s,，、;；]+", plain.replace("^", "")) if part]
            if len(several) > 1 and all(part in labels for part in several):
                called.update(several)
                hint = say("write-value", value="".join(f"[^{part}]" for part in several))
            faults.append(text.fault(at, Code.NOTE_UNDEFINED, say("note-not-defined", label=label), hint))
    called |= {note.definition.label for note in notes}
    if not called.issuperset(labels):
        called |= labels_of_slips(text.body)
    first: dict[str, int] = {}
    twice = {label for label, count in Counter(one.label for one in definitions).items() if count > 1}
    for definition in definitions:
        label = definition.label
        is_empty = not plain_blocks(definition.tokens).strip()
        has_heading = any(token.meta.get("was_heading") for token in definition.tokens if token.meta)
        if not (label in twice or label not in called or is_empty or has_heading):
            # Nothing is to be said of nearly all.
            continue
        at = text.find(definition.opening, typed_mark(label))
        if label in first:
            message = say("note-defined-twice", label=label, first=first[label])
            faults.append(text.fault(at, Code.NOTE_DUPLICATE, message, say("give-another-label")))
        elif label not in called:
            faults.append(_uncalled(label, at, body, text))
        if is_empty:
            faults.append(text.fault(at, Code.NOTE_EMPTY, say("note-empty", label=label), say("write-text-of-note")))
        if has_heading:
            faults.append(text.fault(at, Code.NOTE_HEADING, say("heading-in-note"), say("write-without-hashes")))
        first.setdefault(label, at[0])
    return tuple(faults)


def _uncalled(label: str, at: tuple[int, int], body: list[Token], text: Text) -> Diagnostic:
    """Report a note that nothing calls: at the place that seems to call it, else where it stands."""
    if typed := typed_call(label, body):
        token, mark = typed
        message, hint = say("notes-typed", mark=mark), say("write-call-of-note", label=label)
        return text.fault(text.find(token, mark), Code.NOTE_TYPED, message, hint)
    hint = say("call-note-or-delete", label=label)
    return text.fault(at, Code.NOTE_UNUSED, say("nothing-calls-note", label=label), hint)
