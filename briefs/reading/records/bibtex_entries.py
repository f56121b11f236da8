"""The entries of a BibTeX file as they stand there: what each field says in LaTeX, and where it stands.

bibtexparser parts the file; what a value is made of is read here, as it takes `{A} year = 2020` for one value.
"""

import logging
import re
from collections.abc import Mapping
from typing import TYPE_CHECKING

import msgspec

from briefs.messages.message import NOTHING, Message, say
from briefs.model.diagnostic import Code, Diagnostic
from briefs.reading.files.yaml_text import Place
from briefs.reading.records.bibtex_slips import lost_between, no_string

# bibtexparser is imported where it is used: a site without such a file does not wait for it.
if TYPE_CHECKING:
    from bibtexparser.model import Block
    from bibtexparser.model import Entry as Parsed

_SILENT = logging.NullHandler()
_SWALLOWED = re.compile(r"\s*([A-Za-z][\w:+-]*)\s*=\s*(?=[^\s=])")
"""What stands behind a value that no comma ends: the next field."""
_KEYLESS = re.compile(r"\s*@\w+\s*\{\s*\w+\s*=")
"""What EndNote writes where no label is given."""


class Entry(msgspec.Struct, frozen=True):
    """An entry as it stands in its file."""

    kind: str
    """Its type in small letters, without the `@`: `article`."""
    key: str
    """The key by which notes cite it, as it is written."""
    place: Place
    """Where it begins; of columns the parser knows nothing, so that each is 1."""
    fields: dict[str, str]
    """What each field says, in LaTeX without what encloses it, by name in small letters."""
    places: dict[str, Place]
    """Where each field stands, by the same names."""


def read_entries(text: str, path: str) -> tuple[list[Entry], list[Diagnostic]]:
    """Return the entries of a file in their order, those of one key too; what can't be read is reported."""
    from bibtexparser.entrypoint import parse_string
    from bibtexparser.model import ImplicitComment

    # What it would write to the terminal is reported here.
    logging.getLogger("bibtexparser").addHandler(_SILENT)
    # It does not count a line that ends in a backslash.
    split = parse_string(text.replace("\\\n", "\\ \n"), parse_stack=[])
    strings: dict[str, str] = {}
    entries: list[Entry] = []
    faults: list[Diagnostic] = []
    for string in split.strings:
        value, _, bare = _value(str(string.value), strings)
        for name in bare:
            faults += no_string(name, strings, path, _place(string.start_line))
        strings[string.key.lower()] = value
    broken = NOTHING
    for block in split.blocks:
        # What stands behind an entry that can't be read is a piece of it.
        was_broken = bool(broken)
        parsed, broken = _entry_in(block)
        if broken:
            place, hint = _place(block.start_line), say("entry-is-written")
            faults.append(Diagnostic(path, *place, Code.FIELD_VALUE, broken, hint))
        elif parsed:
            entries.append(_entry(parsed, strings, path, faults))
        elif isinstance(block, ImplicitComment) and not was_broken:
            faults += lost_between(block.comment, _place(block.start_line)[0], path)
    return entries, faults


def _place(line: int | None) -> Place:
    return (line or 0) + 1, 1


def _entry_in(block: "Block") -> tuple["Parsed | None", Message]:
    """Return the entry that a block holds, and what makes it unreadable."""
    from bibtexparser.model import Entry as Parsed
    from bibtexparser.model import ImplicitComment, ParsingFailedBlock, String

    inner: Block | None = block
    while isinstance(inner, ParsingFailedBlock) and inner.ignore_error_block:
        inner = inner.ignore_error_block
    if isinstance(inner, Parsed):
        return inner, NOTHING if inner.key else say("entry-no-key")
    if isinstance(block, ParsingFailedBlock) and _KEYLESS.match(block.raw or ""):
        return None, say("entry-no-key")
    if isinstance(block, ParsingFailedBlock) and not isinstance(inner, String):
        return None, say("entry-ill-formed")
    if isinstance(block, ImplicitComment) and re.search(r"^\s*@", block.comment, re.MULTILINE):
        return None, say("entry-without-brace")
    return None, NOTHING


def _entry(parsed: "Parsed", strings: Mapping[str, str], path: str, faults: list[Diagnostic]) -> Entry:
    fields: dict[str, str] = {}
    places: dict[str, Place] = {}
    waiting = [(field.key.lower(), str(field.value), _place(field.start_line)) for field in reversed(parsed.fields)]
    while waiting:
        name, raw, place = waiting.pop()
        value, rest, bare = _value(raw, strings)
        for word in bare:
            faults += no_string(word, strings, path, place)
        if not raw.strip():
            faults.append(Diagnostic(path, *place, Code.SOURCE_VALUE, say("field-no-value", name=name)))
        if name in fields:
            # JabRef and ZotFile write a field for each file.
            if fields[name] == value or name == "file":
                continue
            message = say("field-twice", name=name)
            faults.append(Diagnostic(path, *place, Code.YAML_DUPLICATE_KEY, message, say("keep-one")))
        else:
            fields[name], places[name] = value, place
        # A comment of LaTeX, which BibTeX has not, or a brace too many, is left alone.
        if not re.search(r"\w", rest) or name.startswith("%"):
            continue
        line = place[0] + raw.removesuffix(rest).count("\n")
        next_field = _SWALLOWED.match(rest)
        message = say("comma-missing", name=name)
        faults.append(Diagnostic(path, line, 1, Code.FIELD_VALUE, message, say("comma-parts-fields")))
        if next_field:
            below = line + rest[: next_field.start(1)].count("\n"), 1
            waiting.append((next_field[1].lower(), rest[next_field.end() :], below))
    return Entry(parsed.entry_type.lower(), parsed.key, _place(parsed.start_line), fields, places)


_LONGEST = 50_000
"""Characters of a value that are kept; an abstract has 5,000. Names of strings that double came to gigabytes."""


def _value(raw: str, strings: Mapping[str, str]) -> tuple[str, str, list[str]]:
    """Return what a value says, in braces, quotation marks or a name, joined by `#`; what follows; its names."""
    parts: list[str] = []
    bare: list[str] = []
    room = _LONGEST
    rest = raw.lstrip()
    while True:
        end = _end_of_piece(rest)
        piece = rest[:end]
        is_name = piece[:1] not in ("{", '"')
        bare += [piece] if is_name and piece else []
        part = strings.get(piece.lower(), piece) if is_name else piece[1:-1]
        parts.append(part[:room])
        room -= len(parts[-1])
        rest = rest[end:]
        if not rest.lstrip().startswith("#"):
            return "".join(parts), rest, bare
        rest = rest.lstrip()[1:].lstrip()


def _end_of_piece(text: str) -> int:
    """Return where a piece ends: at its own brace, its quotation mark outside of braces, or the end of its word."""
    if text[:1] not in ("{", '"'):
        match = re.match(r"[^\s#{}\",=]*", text)
        return (match.end() if match else 0) or len(text)
    # BibTeX counts every brace; some programs write one that is printed without its partner.
    end = _even(text)
    return end if not re.match(r"\s*[^\s#]", text[end:]) else _even(re.sub(r"\\[{}]", "\\\\.", text))


def _even(text: str) -> int:
    depth = 0
    quoted = text[0] == '"'
    for at, sign in enumerate(text):
        depth += (sign == "{") - (sign == "}")
        if depth == 0 and at and (sign == '"' if quoted else sign == "}"):
            return at + 1
    return len(text)
