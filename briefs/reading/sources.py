"""The records of cited works: YAML, CSL-JSON and BibTeX files in `sources/`, all read into the same `Source`.

Whatever the file, its records become mappings with CSL's keys and a place for each; one schema checks them all.
"""

import json
import re
from collections.abc import Iterator

from briefs.diagnostics import Code, Diagnostic
from briefs.model import File
from briefs.reading.decode import decoded
from briefs.reading.source_records import RawRecord, read_source
from briefs.reading.walk import Content
from briefs.reading.yaml_text import KeyPath, Tree, Value, read_yaml
from briefs.sources import KEY_PATTERN, Source, SourceKey

SOURCES = "sources/"
SUFFIXES = (".yaml", ".yml", ".json", ".bib")


def read_sources(content: Content) -> tuple[dict[SourceKey, Source], tuple[Diagnostic, ...]]:
    """Read all records, in the order of their keys; each fault is reported, and what is sound is there."""
    faults: list[Diagnostic] = []
    sources: dict[SourceKey, Source] = {}
    slugs: dict[str, str] = {}
    for path, file in content.within(SOURCES).items():
        if not path.endswith(SUFFIXES):
            continue
        for raw in _records(file, faults):
            if fault := _bad_key(raw, sources, slugs):
                faults.append(fault)
                continue
            source, found = read_source(raw)
            faults += found
            if source:
                sources[source.key] = source
                slugs[source.slug] = source.key
    return dict(sorted(sources.items())), tuple(faults)


def _bad_key(raw: RawRecord, sources: dict[SourceKey, Source], slugs: dict[str, str]) -> Diagnostic | None:
    if not re.fullmatch(KEY_PATTERN, raw.key):
        message = f"{raw.key or 'nothing'} can't be a key"
        return Diagnostic(raw.path, *raw.place, Code.SOURCE_KEY, message, "Letters, digits, hyphens: cao-outline-2025.")
    twin = sources.get(SourceKey(raw.key))
    slug = Source(SourceKey(raw.key), "").slug
    if twin or slug in slugs:
        other = sources[SourceKey(slugs.get(slug, raw.key))]
        message = f"the key {raw.key} is taken by the record in {other.path}, line {other.line}"
        return Diagnostic(raw.path, *raw.place, Code.SOURCE_DUPLICATE_KEY, message, "Give one of them another key.")
    return None


def _records(file: File, faults: list[Diagnostic]) -> Iterator[RawRecord]:
    """Give the records of a file, whatever its kind: one work, many by key, or a list."""
    text, found = decoded(file)
    faults += found
    if found:
        return
    tree = _tree(text, file.path)
    faults += tree.diagnostics
    value = tree.value
    if not value:
        return
    if "items" not in value and "references" in value:
        value = {"items": value["references"]}
        tree = Tree(value, {("items", *where[1:]): at for where, at in tree.places.items()}, ())
    items = value.get("items")
    if isinstance(items, list) and len(value) == 1:
        for index, item in enumerate(items):
            yield _raw(item, ("items", index), "", tree, file.path)
    elif "title" in value or "type" in value:
        name = file.path.rpartition("/")[2].rpartition(".")[0]
        yield _raw(dict(value), (), name, tree, file.path)
    else:
        for key, item in value.items():
            yield _raw(item, (key,), key, tree, file.path)


def _tree(text: str, path: str) -> Tree:
    if path.endswith(".bib"):
        from briefs.reading.bibtex import read_bibtex

        return read_bibtex(text, path)
    if not path.endswith(".json"):
        return read_yaml(f"items:\n{text}", path, -1) if text.lstrip().startswith("-") else read_yaml(text, path)
    try:
        whole = json.loads(text)
    except (ValueError, RecursionError) as fault:
        line, column = getattr(fault, "lineno", 1), getattr(fault, "colno", 1)
        message = f"the JSON can't be read: {getattr(fault, 'msg', 'it is nested too deeply')}"
        return Tree({}, {}, (Diagnostic(path, line, column, Code.JSON_SYNTAX, message, ""),))
    # JSON is YAML once its tabs are spaces, so that the YAML reader can say where each key stands.
    spaced = re.sub(r"^\t+", lambda tabs: " " * len(tabs[0]), text, flags=re.MULTILINE)
    places = read_yaml("items: " + spaced if isinstance(whole, list) else spaced, path)
    value = _as_text({"items": whole} if isinstance(whole, list) else whole)
    return Tree(value if isinstance(value, dict) else {}, places.places, ())


def _as_text(value: object) -> Value:
    """Give what JSON holds in the form in which YAML is read: numbers are text."""
    if isinstance(value, dict):
        return {str(key): _as_text(item) for key, item in value.items()}
    if isinstance(value, list):
        return [_as_text(item) for item in value]
    return value if value is None or isinstance(value, bool) else str(value)


def _raw(item: Value, where: KeyPath, name: str, tree: Tree, path: str) -> RawRecord:
    place = tree.place(where)
    inner = {at[len(where) :]: spot for at, spot in tree.places.items() if at[: len(where)] == where}
    mapping = dict(item) if isinstance(item, dict) else {}
    key = name or str(mapping.get("citation-key") or mapping.get("id") or "")
    # Zotero's own ids are addresses (http://zotero.org/users/…/items/ABCD); what names the work is the last part.
    key = key.rpartition("/")[2] if "://" in key else key
    if not isinstance(mapping.get("archive", {}), dict):
        mapping.pop("archive")  # in CSL the archive that holds a document; an archived copy is a mapping here
    for empty in [k for k, v in mapping.items() if v in (None, "", [])]:
        del mapping[empty]
    return RawRecord(key, Tree(mapping, inner, ()), path, place)
