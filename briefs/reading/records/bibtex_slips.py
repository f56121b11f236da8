"""What BibTeX passes over without a word, though somebody meant it: fields behind an entry's end, names of no string.

An entry ends at its own brace, so that one too many loses all that follows; what stands between entries is a comment.
"""

import re
from collections.abc import Iterator, Mapping

from briefs.messages.message import NOTHING, say
from briefs.model.diagnostic import Code, Diagnostic, nearest
from briefs.reading.files.yaml_text import Place

_LOST = re.compile(
    r"""(?P<field>[A-Za-z][\w+-]*\s*[=＝]\s*[{"\d｛“])  # a field: year = {2020}
    |(?P<entry>[A-Za-z]+\s*[{｛(]\s*[\w:.-]+\s*[,，])  # an entry without its sign, or with a full-width one
    |(?P<brace>[{}])""",
    re.VERBOSE,
)
_MONTHS = frozenset("jan feb mar apr may jun jul aug sep oct nov dec".split())  # noqa: SIM905
_NUMBER = re.compile(r"[\d.:/–-]*")
_NESTED = re.compile(r"[,\n]\s*([A-Za-z]+)\s*=\s*[{\"]")
"""A field within the value of another, whose own closing brace is missing."""


def lost_between(text: str, line: int, path: str) -> Iterator[Diagnostic]:
    """Report the first thing in a text between entries that was meant for one; lines with `%` are comments."""
    for below, words in enumerate(text.split("\n")):
        found = None if words.lstrip().startswith("%") else _LOST.search(words)
        if not found:
            continue
        place = line + below, 1
        if found["brace"]:
            yield Diagnostic(path, *place, Code.SOURCE_VALUE, say("brace-between-entries"), say("delete-brace"))
            # A brace alone costs nothing; what it ended too early stands behind it.
            if not _meant(words[found.end() :]):
                continue
        message = say("lost-between-entries", text=words.strip()[:60])
        yield Diagnostic(path, *place, Code.FIELD_VALUE, message, say("look-for-brace-above"))
        return


def _meant(words: str) -> bool:
    return any(not found["brace"] for found in _LOST.finditer(words))


def no_string(name: str, strings: Mapping[str, str], path: str, place: Place) -> Iterator[Diagnostic]:
    """Report a word without braces that no `@string` defines: BibTeX prints nothing for it; here it stays as it is.

    Numbers need no braces, and months are named in every style.
    """
    # Old JabRef writes month = #jan#.
    name = name.strip("#")
    if _NUMBER.fullmatch(name) or name.lower() in (*strings, *_MONTHS):
        return
    hint = nearest(name, tuple(strings)) if strings else NOTHING
    yield Diagnostic(path, *place, Code.SOURCE_VALUE, say("no-bibtex-string", name=name), hint or say("put-in-braces"))


def nested_field(name: str, value: str, known: frozenset[str], path: str, place: Place) -> Iterator[Diagnostic]:
    """Report a value that holds another field: `title={A, year={2020}}`, which only a missing brace makes."""
    for found in _NESTED.finditer(value):
        if found[1].lower() in known:
            message = say("field-within-value", name=name, inner=found[1])
            line = place[0] + value[: found.start(1)].count("\n")
            yield Diagnostic(path, line, 1, Code.FIELD_VALUE, message, say("close-value", name=name))
            return


def odd_names(field: str, value: str, path: str, place: Place) -> Iterator[Diagnostic]:
    """Report names of which BibTeX makes others: nobody beside an `and`, or more than the three parts that it knows."""
    flat, depth = [], 0
    for sign in value:
        depth += (sign == "{") - (sign == "}")
        flat.append(sign if depth == 0 else "x")
    found = re.split(r"(?:(?<=\s)|^)and(?=\s|$)", "".join(flat), flags=re.IGNORECASE)
    if value.strip() and any(not name.strip(" \n\t") or (name.count(",") > 2 and "=" not in name) for name in found):
        yield Diagnostic(
            path, *place, Code.SOURCE_VALUE, say("odd-bibtex-names", field=field), say("names-are-written")
        )
