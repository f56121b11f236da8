"""What Zotero keeps in its field Extra: variables of CSL in lines `key: value`, which exports give as a note."""

import re

from briefs.model.source import DATES, NAMES, TEXTS, TYPES
from briefs.reading.files.yaml_text import Value

_VARIABLES = {name.lower(): name for name in (*TEXTS, *DATES, *NAMES, "type", "language", "jurisdiction")}
_VARIABLES |= {"court": "authority", "reporter": "container-title", "citation-key": "citation-key"}
_LINE = re.compile(r"\s*([A-Za-z][A-Za-z -]{1,30}?)\s*[:：]\s*(\S.*?)\s*")
_KEY = re.compile(r"^\s*(?:tex[.])?citation key\s*:\s*(\S+)\s*$", re.IGNORECASE | re.MULTILINE)
_BRACED = re.compile(r"\{:([A-Za-z-]+):\s*([^{}]*)\}")
"""The older form, of which several may stand in one line: {:authority: Supreme Court}."""
_JURIS_M = re.compile(r"mlzsync1:(\d{4})")
"""What Juris-M keeps for itself, with the number of its characters."""


def with_extra(value: dict[str, Value]) -> dict[str, Value]:
    """Return a record with the variables that its note spells out; what has a field of its own stays as it is."""
    note = value.get("note")
    if not isinstance(note, str):
        return value
    kept: list[str] = []
    found: dict[str, Value] = {}
    for line in _BRACED.sub(r"\n\1: \2\n", _without_sync(note)).split("\n"):
        match = _LINE.fullmatch(line)
        name = _VARIABLES.get(match[1].strip().lower().replace(" ", "-"), "") if match else ""
        if not match or name in ("", "note"):
            kept.append(line)
        elif name in NAMES:
            others = found.get(name)
            found[name] = [*(others if isinstance(others, list) else []), _person(match[2])]
        elif name in DATES:
            found.setdefault(name, {"raw": match[2]})
        elif name != "type" or match[2] in TYPES:
            found.setdefault(name, match[2])
    rest = "\n".join(kept).strip()
    whole = {**found, **{key: said for key, said in value.items() if key != "note"}}
    # A type of CSL is written there because the program has none for it.
    whole |= {"type": found["type"]} if "type" in found else {}
    return whole | ({"note": rest} if rest else {})


def citation_key(note: Value) -> str:
    """Return the key that Better BibTeX writes into a note, where it is not exported as a field; nothing without."""
    match = _KEY.search(note) if isinstance(note, str) else None
    return match[1] if match else ""


def _without_sync(note: str) -> str:
    if match := _JURIS_M.match(note):
        return note[match.end() + int(match[1]) :]
    return note


def _person(text: str) -> Value:
    """Read a name: `family || given`, or the name of a body."""
    family, bars, given = text.partition("||")
    if not bars:
        return {"literal": text}
    parts: dict[str, Value] = {"family": family.strip(), "given": given.strip()}
    return {key: part for key, part in parts.items() if part}
