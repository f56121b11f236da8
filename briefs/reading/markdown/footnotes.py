"""Notes: numbered by first reference in reading order, each call with an address of its own, every fault reported.

The parser's own numbering is not used: it is silent on each of the faults below, and numbers notes by the place of
their definitions when these stand between the text (see docs/guide-architecture/en.md).
"""

import re
import unicodedata
from collections import Counter
from collections.abc import Collection, Iterator

import msgspec
from markdown_it.token import Token

from briefs.messages.message import say
from briefs.model.diagnostic import Code, Diagnostic, nearest
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


_FULL_WIDTH = re.compile(r"^ {0,3}\[\^([^\]\s]+)\]\s*(?:：|；|;|::)", re.MULTILINE)
"""A definition with a full-width colon or a semicolon, which the parser does not see, or with two: `[^1]：…`."""
_SPACE_BEFORE = re.compile(r"^ {0,3}\[\^([^\]\s]+)\][ \t\u3000\xa0]+:(?!:)", re.MULTILINE)
"""A definition with a space before its colon, which is one where none has its label: `[^1] : …`."""
_NO_COLON = re.compile(r"^ {0,3}\[\^([^\]\s]+)\](?=[ \t\u3000]*[^\s:：；;，。、,.\[(])", re.MULTILINE)
"""A definition without a colon: a paragraph that begins with the mark of a note which is defined nowhere."""
_IN_ITEM = re.compile(r"^ {0,3}(?:[-*+]|\d+[.)])[ \t]+(\[\^[^\]\s]+\]:)")
"""A definition as an item of a list, of which an empty item is left."""
_SPACED = re.compile(r"^ {0,3}\[\^([^\]\n]*[ \t　][^\]\n]*)\]\s*[:：]", re.MULTILINE)
"""A definition with a space in its label, likewise: `[^note 1]: …`."""
_FENCE = re.compile(r"^ {0,3}(```|~~~)")
_BEGINNING = re.compile(r" {0,3}(?:\[\^|[-*+\d`~])")
"""How each of these lines begins, which few lines of a text do."""


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
    faults = list(_ill_formed(text, labels))
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
            excused = _excused(text.body) if excused is None else excused
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


def _excused(body: str) -> set[str]:
    """Return the labels of notes whose definitions are ill-formed."""
    return {match[1] for form in (_FULL_WIDTH, _SPACE_BEFORE) for match in form.finditer(body)} | {
        match[1] for match in _NO_COLON.finditer(body) if _begins_paragraph(body, match.start())
    }


def _begins_paragraph(body: str, at: int) -> bool:
    return _is_apart(body[:at].removesuffix("\n").rpartition("\n")[2])


def _is_apart(above: str) -> bool:
    """Return whether the line above is empty or another note."""
    return not above.strip() or above.lstrip().startswith("[^")


def _ill_formed(text: Text, labels: Collection[str]) -> Iterator[Diagnostic]:
    if "[^" not in text.body:
        return
    fenced = False
    above = ""
    for number, line in enumerate(text.body.split("\n"), start=1 + text.offset):
        if not _BEGINNING.match(line):
            above = above if fenced else line
            continue
        if _FENCE.match(line):
            fenced = not fenced
        if fenced:
            continue
        if match := _FULL_WIDTH.match(line):
            hint = say("colon-after-label", label=match[1])
            message = say("full-width-colon" if line[match.end() - 1] == "：" else "no-colon-after-label")
            yield text.fault((number, match.end()), Code.NOTE_MARKUP, message, hint)
        elif (match := _SPACE_BEFORE.match(line)) and match[1] not in labels:
            hint = say("colon-after-label", label=match[1])
            yield text.fault((number, match.end(1) + 2), Code.NOTE_MARKUP, say("space-before-colon"), hint)
        elif (match := _NO_COLON.match(line)) and match[1] not in labels and _is_apart(above):
            hint = say("colon-after-label", label=match[1])
            yield text.fault((number, match.end() + 1), Code.NOTE_MARKUP, say("no-colon-after-label"), hint)
        elif match := _IN_ITEM.match(line):
            hint = say("write-value", value=f"{match[1]} …")
            yield text.fault((number, 1), Code.LIST_MARK, say("note-within-item"), hint)
        elif match := _SPACED.match(line):
            hint = say("write-label-instead", names="-".join(match[1].split()))
            message = say("label-holds-space", label=match[1])
            yield text.fault((number, match.start(1) + 1), Code.NOTE_MARKUP, message, hint)
        above = line
