"""The names that a content knows, for completion in a shell: looked for by their lines, as Tab must not wait.

Nothing is read as YAML, and what is damaged or can't be opened has no names. Only what needs no quotes in any shell is
told: a shell puts it on the line as it is.
"""

import re
from collections.abc import Iterable, Iterator
from itertools import chain
from pathlib import Path

import briefs

_PACKAGE = Path(briefs.__file__).parent
_SAFE = re.compile(r"\w[\w.:+/-]*")
"""No quotes, blanks, `$` and the like: a folder may be called `$(anything)`."""
_KEY_OF_YAML = re.compile(r"^[\"']?([^\s\"'#:][^\s\"'#]*?)[\"']?:(?=\s|$)", re.MULTILINE)
"""A key at the beginning of a line: no key within a record."""
_ITEM_OF_YAML = re.compile(r"^[- ] *id: *[\"']?([^\s\"'#]+)", re.MULTILINE)
_KEY_OF_BIBTEX = re.compile(r"^\s*@(?!comment|string|preamble)\w+\s*[{(]\s*([^\s,{}()]+)\s*,", re.MULTILINE | re.I)
_KEY_OF_JSON = re.compile(r'"(?:id|citation-key)"\s*:\s*"([^"\\]+)"')
_LARGEST = 2_000_000
"""Bytes of a file that are looked into, as the reader of records has it."""


def known_names(kind: str, content: Path) -> list[str]:
    """Return the names of a kind (`briefs`, `topics`, `jurisdictions`, `laws`, `sources`, `profiles` …), in order."""
    try:
        found = sorted(set(_found(kind, content)))
    except OSError:
        return []
    return [name for name in found if _SAFE.fullmatch(name)]


def _found(kind: str, content: Path) -> Iterable[str]:
    if kind == "briefs":
        return (place.name for place in (content / "briefs").iterdir() if place.is_dir())
    if kind in ("topics", "jurisdictions"):
        return _KEY_OF_YAML.findall(_text(content / f"{kind}.yaml"))
    if kind == "laws":
        return (file.stem for file in (content / "instruments").glob("*.yaml"))
    if kind == "sources":
        return chain.from_iterable(map(_keys, (content / "sources").rglob("*.*")))
    if kind == "profiles":
        own = content.resolve().parent / "templates"
        places = (_PACKAGE / "default_templates", _PACKAGE.parent / "templates", own)
        return (file.stem for place in places for file in (place / "profiles").glob("*.yaml"))
    if kind == "kinds":
        files = (_PACKAGE / "citing" / "kinds").glob("*.yaml")
        return chain.from_iterable(_KEY_OF_YAML.findall(_text(file)) for file in files)
    return _pages_of_manual()


def _pages_of_manual() -> Iterator[str]:
    for place in (_PACKAGE / "manual", _PACKAGE.parent / "docs"):
        yield from (folder.name.removeprefix("guide-") for folder in place.glob("guide*"))


def _keys(file: Path) -> Iterable[str]:
    """Return the keys of the records in a file: a file of YAML is one record, called after it, or several by key."""
    if file.suffix == ".bib":
        return _KEY_OF_BIBTEX.findall(_text(file))
    if file.suffix == ".json":
        return _KEY_OF_JSON.findall(_text(file))
    if file.suffix not in (".yaml", ".yml"):
        return ()
    text = _text(file)
    keys = _KEY_OF_YAML.findall(text)
    return [file.stem] if "title" in keys or "type" in keys else [*keys, *_ITEM_OF_YAML.findall(text)]


def _text(file: Path) -> str:
    """Read a file; nothing where that can't be, or it leads out of the content."""
    try:
        if file.is_symlink() or file.stat().st_size > _LARGEST:
            return ""
        return file.read_text(encoding="utf-8", errors="replace")
    except OSError:
        return ""
