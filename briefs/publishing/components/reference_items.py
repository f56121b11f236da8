"""What an item in CSL-JSON says, as other programs' formats want it: in one line, names by parts, days by figures."""

import re
from collections.abc import Mapping
from typing import TypeAlias

from briefs.language import edtf
from briefs.language.csl_tags import plain

Item: TypeAlias = Mapping[str, object]
Days: TypeAlias = tuple[tuple[int, ...], ...]

OTHERS = {"literal": "others"}
"""The last of names where more are not named."""
_PARTICLES = ("dropping-particle", "non-dropping-particle")
_CONTROL = re.compile(r"[\x00-\x20\x7f-\x9f\u2028\u2029]+")


def text_of(item: Item, variable: str) -> str:
    """Return a text of an item in one line, without tags of rich text; nothing where it has none."""
    return plain(line(item.get(variable, "")))


def line(value: object) -> str:
    """Return a value as one line: white space and control characters become spaces."""
    return _CONTROL.sub(" ", str(value)).strip(" ")


def names_of(item: Item, variable: str) -> tuple[dict[str, str], ...]:
    """Return people by the parts of their names, without empty ones."""
    people = item.get(variable)
    people = people if isinstance(people, list | tuple) else ()
    lined = ({key: line(part) for key, part in name.items()} for name in people if isinstance(name, dict))
    return tuple(named for name in lined if (named := {key: part for key, part in name.items() if part}))


def inverted(name: Mapping[str, str]) -> str:
    """Return a name as lists have it: family, given, suffix, with particles before the family; a body's as it is."""
    if "literal" in name:
        return name["literal"]
    family = " ".join(name[key] for key in (*_PARTICLES, "family") if key in name)
    return ", ".join(part for part in (family, name.get("given"), name.get("suffix")) if part)


def tagged_name(name: Mapping[str, str]) -> str:
    """Return a name as a tag of a page has it.

    Without a comma Zotero parts a name at its last space, Law Institute too; 王大明 has none and needs no comma
    (`utilities_item.js`, cleanAuthor).
    """
    whole = inverted(name)
    return f"{whole}," if " " in whole and "given" not in name else whole


def whole_name(name: Mapping[str, str]) -> str:
    """Return a name as it is signed: Ludwig van Beethoven."""
    return name.get("literal") or " ".join(
        name[key] for key in ("given", *_PARTICLES, "family", "suffix") if key in name
    )


def days_of(date: object) -> Days:
    """Return the one or two days of a date, as far as they are known; nothing for words."""
    parts = date.get("date-parts") if isinstance(date, dict) else None
    return (
        tuple(tuple(int(number) for number in day) for day in parts if day) if isinstance(parts, list | tuple) else ()
    )


def iso(days: Days) -> str:
    """Write days as ISO 8601; what has no year is an open end."""
    return "/".join(
        "-".join((f"{day[0]:04}", *(f"{number:02}" for number in day[1:]))) if any(day) else edtf.OPEN for day in days
    )


def words_of(date: object) -> str:
    """Return the words of a date that is no day."""
    return line(date.get("literal", "")) if isinstance(date, dict) else ""
