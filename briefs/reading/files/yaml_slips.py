"""Slips of the pen in YAML that its reader does not tell: a value that is another than its author typed.

A number sign turns the rest of a title into a comment (YAML 1.2.2, 6.6); “ ” are no quotation marks, and are printed.
"""

import re
from collections.abc import Iterator

import yaml

from briefs.messages.message import say
from briefs.model.diagnostic import Code, Diagnostic
from briefs.reading.files.yaml_lines import LOADER, opens

_COMMENT = re.compile(r" (?P<comment>#\S[^\n]*)")
"""One space behind a value, and a number sign with no space behind it; who comments puts one there."""


_CURLY = re.compile(r"^(?P<before>\s*(?:- +)?(?:[\w-]+: +)?)(?P<open>[“”„])(?P<value>[^“”\n]*)[“”]\s*$")
"""A value within quotation marks that are none to YAML."""


def value_slips(text: str, path: str, offset: int = 0) -> tuple[Diagnostic, ...]:
    """Report values that are others to YAML than to who typed them: cut at a number sign, or in printed quotes."""
    quoted = (
        Diagnostic(
            path,
            number + 1 + offset,
            found.end("before") + 1,
            Code.YAML_QUOTES,
            say("quotes-are-printed", value=found["value"]),
            say("quote-the-value", value=found["value"]),
        )
        for number, line in enumerate(text.split("\n"))
        if "”" in line and (found := _CURLY.match(line))
    )
    return (*_comments(text, path, offset), *quoted)


def _comments(text: str, path: str, offset: int) -> Iterator[Diagnostic]:
    """Report values of which a number sign makes the end a comment: `title: Act #5 of 2024` is the title “Act”."""
    # Nearly no text has such a place; only then is it parsed once more, for where each value ends.
    if not _COMMENT.search(text):
        return
    lines = text.split("\n")
    for value, line, column in _plain_values(text):
        if line < len(lines) and (found := _COMMENT.match(lines[line], column)):
            # Within brackets, what closes them or goes on with the list is no part of the value.
            whole = f"{value} {re.split(r'[],}]', found['comment'])[0] if opens(lines[line]) else found['comment']}"
            message = say("value-ends-at-comment", value=value, comment=found["comment"])
            hint = say("quote-the-value", value=whole)
            yield Diagnostic(path, line + 1 + offset, column + 2, Code.YAML_COMMENT, message, hint)


def _plain_values(text: str) -> list[tuple[str, int, int]]:
    """Return each value without quotes, and where it ends: the line and column, from 0."""
    try:
        return [
            (event.value, mark.line, mark.column)
            for event in yaml.parse(text, Loader=LOADER)
            if isinstance(event, yaml.ScalarEvent) and not event.style and event.value and (mark := event.end_mark)
        ]
    except yaml.YAMLError:
        # Where it can't be read, that is told.
        return []
