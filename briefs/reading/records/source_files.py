"""The records of cited works: YAML, CSL-JSON and BibTeX files in `sources/`, all read into the same `Source`.

Whatever the file, its records become mappings with CSL's keys and a place for each; one schema checks them all.
"""

import json
import re
from collections import defaultdict
from collections.abc import Iterator

import msgspec

from briefs.language.keys import ANY_KEY, normal_key
from briefs.messages.message import NOTHING, Message, say
from briefs.messages.said_error import SaidError
from briefs.model.brief import File
from briefs.model.diagnostic import Code, Diagnostic
from briefs.model.source import Source, SourceKey
from briefs.reading.files.decode import CONTROL, decoded
from briefs.reading.files.walk import Content
from briefs.reading.files.yaml_slips import value_slips
from briefs.reading.files.yaml_text import DEEPEST, KeyPath, Place, Tree, Value, read_yaml
from briefs.reading.records.exported_records import in_our_words, once
from briefs.reading.records.extra_lines import citation_key
from briefs.reading.records.source_records import RawRecord, read_source
from briefs.reading.records.typed_keys import key_fault, keys_typed

SOURCES = "sources/"
_UNFIT = re.compile(f"{CONTROL.pattern}|[\ud800-\udfff]")
"""What no text may hold, though JSON can spell it."""
_ITEMS = "items: "
"""Put before a list of JSON, as the YAML reader reads mappings only; the first line's columns are counted back."""
SUFFIXES = (".yaml", ".yml", ".json", ".bib")


class Claim(msgspec.Struct, frozen=True):
    """A record in a file, which claims a key."""

    key: str
    """The key as it is written; an earlier record may have it too (`twin_fault`)."""
    path: str
    """The file as diagnostics show it."""
    place: Place
    """The line and column (from 1) at which the record begins."""
    source: Source | None
    """What the record describes; None where it has faults."""


class SourceFile(msgspec.Struct, frozen=True):
    """The records of one file."""

    claims: tuple[Claim, ...] = ()
    """The records that have a key, in the order of the file."""
    faults: tuple[Diagnostic, ...] = ()
    """What is wrong with the file and its records."""


def read_source_file(file: File) -> SourceFile:
    """Read the records of one file; whether two records have one key is seen over all files only (`twin_fault`)."""
    faults: list[Diagnostic] = []
    claims: list[Claim] = []
    for raw in _records(file, faults):
        if not ANY_KEY.fullmatch(raw.key):
            faults.append(Diagnostic(raw.path, *raw.place, Code.SOURCE_KEY, *key_fault(raw.key)))
            continue
        tree, passed_over = in_our_words(raw.tree, raw.path)
        source, found = read_source(msgspec.structs.replace(raw, tree=tree))
        faults += (*passed_over, *found)
        claims.append(Claim(raw.key, raw.path, raw.place, source))
    if faults:
        # Where a file can't be read, a note that cites one of its records is not wrong for it.
        claimed = {claim.key for claim in claims}
        claims += [Claim(key, file.path, (1, 1), None) for key in keys_typed(file) if key not in claimed]
    return SourceFile(tuple(claims), tuple(once(tuple(faults))))


def twin_fault(claim: Claim, first: Source) -> Diagnostic:
    """Return the fault of a record whose key, or the address that it would have, an earlier record has."""
    alike = "" if first.key == claim.key else say("same-address-as", key=first.key)
    message = say("key-taken", key=claim.key, path=first.path, line=first.line, alike=alike)
    return Diagnostic(claim.path, *claim.place, Code.SOURCE_DUPLICATE_KEY, message, say("give-one-another-key"))


def read_sources(content: Content) -> tuple[dict[SourceKey, Source], frozenset[str], tuple[Diagnostic, ...]]:
    """Read all records, in the order of their keys; each fault is reported, and what is sound is there.

    The keys of records that have faults are returned too: a note that cites one is not wrong for it.
    """
    unsound: set[str] = set()
    faults: list[Diagnostic] = []
    by_slug: dict[str, Source] = {}
    for path, file in content.within(SOURCES).items():
        read = read_source_file(file) if path.endswith(SUFFIXES) else SourceFile()
        faults += read.faults
        for claim in read.claims:
            if claim.source is None:
                unsound.add(claim.key)
            elif first := by_slug.get(claim.source.slug):
                faults.append(twin_fault(claim, first))
            else:
                by_slug[claim.source.slug] = claim.source
    sources = {source.key: source for source in by_slug.values()}
    return dict(sorted(sources.items())), frozenset(unsound), tuple(faults)


def _records(file: File, faults: list[Diagnostic]) -> Iterator[RawRecord]:
    """Return the records of a file, whatever its kind: one work, many by key, or a list."""
    text, found = decoded(file)
    faults += found
    if found:
        return
    tree = _tree(text, file.path)
    faults += tree.diagnostics
    if file.path.endswith((".yaml", ".yml")):
        faults += value_slips(text, file.path)
    value = tree.value
    if not value:
        return
    if "items" not in value and isinstance(value.get("references"), list):
        value = {"items": value["references"]}
        tree = Tree(value, {("items", *where[1:]): at for where, at in tree.places.items()}, ())
    items = value.get("items")
    if isinstance(items, list) and len(value) == 1:
        places = _by_record(tree, 2)
        for index, item in enumerate(items):
            yield _raw(item, ("items", index), "", tree, places["items", index], file.path)
    elif "title" in value or "type" in value:
        name = file.path.rpartition("/")[2].rpartition(".")[0]
        yield _raw(dict(value), (), name, tree, tree.places, file.path)
    else:
        places = _by_record(tree, 1)
        for key, item in value.items():
            yield _raw(item, (key,), key, tree, places[(key,)], file.path)


def _by_record(tree: Tree, depth: int) -> dict[KeyPath, dict[KeyPath, Place]]:
    """Return the places of the keys of each record, whose own path is so many steps long."""
    places: dict[KeyPath, dict[KeyPath, Place]] = defaultdict(dict)
    for at, place in tree.places.items():
        places[at[:depth]][at[depth:]] = place
    return places


def _tree(text: str, path: str) -> Tree:
    if path.endswith(".bib"):
        from briefs.reading.records.bibtex import read_bibtex

        return read_bibtex(text, path)
    if path.endswith(".json"):
        return _json_tree(text, path)
    # Pandoc writes its lists between lines of `---`, as in front matter.
    bare = re.sub(r"\A(\s*(?:#.*)?\n)*---[ \t]*$|^(---|\.\.\.)[ \t]*\s*\Z", "", text, flags=re.MULTILINE)
    begins = next((line for line in bare.split("\n") if line.strip() and not line.lstrip().startswith("#")), "")
    return read_yaml(f"items:\n{bare}", path, -1) if begins.startswith("- ") else read_yaml(bare, path)


class _UnfitError(SaidError):
    """A value that no record may have."""

    def __init__(self, said: Message, typed: str = "") -> None:
        super().__init__(said)
        self.typed = typed
        """How it may be typed, as a regular expression; nothing where it has no one place."""


def _no_number(name: str) -> str:
    """Refuse what Python takes for a number, and JSON and its other readers do not: NaN and Infinity."""
    raise _UnfitError(say("not-json", text=name), re.escape(name))


def _found(typed: str, text: str) -> Place:
    """Return where something is typed that may stand in quotation marks; the beginning where it is not to be found."""
    # A word outside of texts is meant, so that texts are passed over; what is only allowed in one is looked for there.
    passed = r'"(?:[^"\\]|\\.)*"|' if typed and not typed.startswith("\\\\") else ""
    found = next((one for one in re.finditer(f"{passed}({typed})", text) if one[1]), None) if typed else None
    before = text[: found.start(1)] if found else ""
    return before.count("\n") + 1, len(before) - before.rfind("\n")


def _json_tree(text: str, path: str) -> Tree:
    def fault(line: int, column: int, message: Message, hint: Message = NOTHING) -> Tree:
        return Tree({}, {}, (Diagnostic(path, line, column, Code.JSON_SYNTAX, message, hint),))

    try:
        # Numbers are kept as they are typed: 1.50 is no 1.5, and 1e999 not infinite.
        whole = json.loads(text, parse_int=str, parse_float=str, parse_constant=_no_number)
        value = _as_text(whole)
    except json.JSONDecodeError as wrong:
        at = _wrong_in(text, wrong.pos)
        line, column = text.count("\n", 0, at) + 1, at - text.rfind("\n", 0, at)
        hint = say("comma-too-many") if text[at : at + 1] == "," else say("look-for-missing-comma")
        return fault(line, column, say("json-cannot-be-read"), hint)
    except _UnfitError as wrong:
        return fault(*_found(wrong.typed, text), say("json-cannot-be-read-for", reason=wrong.said))
    except RecursionError:
        return fault(1, 1, say("json-cannot-be-read-for", reason=say("nested-too-deeply")))
    if not isinstance(value, dict | list):
        return fault(1, 1, say("not-a-list-of-records"), say("write-list-of-records"))
    # JSON is YAML once its tabs are spaces and its escapes plain: so the YAML reader says where each key stands.
    spaced = re.sub(r"^\t+", lambda tabs: " " * len(tabs[0]), text, flags=re.MULTILINE)
    spaced = re.sub(r"\\u[0-9A-Fa-f]{4}", "xxxxxx", spaced)
    if isinstance(value, dict):
        places = read_yaml(spaced, path)
        return Tree(value, places.places, places.diagnostics)
    # A list at the beginning of a line would be none to YAML.
    begin = re.sub(r"\A\s*\n", "", spaced)
    above = spaced[: len(spaced) - len(begin)].count("\n")
    places = read_yaml(_ITEMS + begin, path, above)
    first = above + 1
    moved = {
        at: (line, column - len(_ITEMS) if line == first else column) for at, (line, column) in places.places.items()
    }
    return Tree({"items": value}, moved, places.diagnostics)


def _wrong_in(text: str, at: int) -> int:
    """Return where JSON is wrong: of a comma too many, Python before 3.13 tells what stands behind it."""
    before = text[:at].rstrip()
    return len(before) - 1 if before.endswith(",") and text[at : at + 1] in ("]", "}") else at


def _as_text(value: object, depth: int = 0) -> Value:
    """Return what JSON holds in the form in which YAML is read (numbers are text); raises _UnfitError otherwise."""
    if depth > DEEPEST:
        raise _UnfitError(say("nested-too-deeply"))
    if isinstance(value, dict):
        return {str(_as_text(key, depth + 1)): _as_text(item, depth + 1) for key, item in value.items()}
    if isinstance(value, list):
        return [_as_text(item, depth + 1) for item in value]
    if value is None or isinstance(value, bool):
        return value
    text = str(value)
    if bad := _UNFIT.search(text):
        raise _UnfitError(say("invisible-character", code=f"{ord(bad[0]):04X}"), rf"\\u(?i:{ord(bad[0]):04x})")
    return text


def _raw(item: Value, where: KeyPath, name: str, tree: Tree, inner: dict[KeyPath, Place], path: str) -> RawRecord:
    place = tree.place(where)
    mapping: dict[str, Value] = {**item} if isinstance(item, dict) else {"type": item}
    own = mapping.get("citation-key") or (citation_key(mapping.get("note")) if path.endswith(".json") else "")
    key = name or str(own or mapping.get("id") or "")
    # Zotero's own ids are addresses (http://zotero.org/users/…/items/ABCD); what names the work is the last part.
    key = normal_key(key.rpartition("/")[2] if "://" in key else key)
    if not isinstance(mapping.get("archive", {}), dict):
        mapping.pop("archive")  # in CSL the archive that holds a document; an archived copy is a mapping here
    for empty in [k for k, v in mapping.items() if v in (None, "", [])]:
        del mapping[empty]
    return RawRecord(key, Tree(mapping, inner, ()), path, place)
