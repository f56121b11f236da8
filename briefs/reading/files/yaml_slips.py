"""Slips of the pen in YAML that its reader tells at another line, in other words, or not at all.

Authors write front matter with a Chinese keyboard and paste it from elsewhere: a full-width colon, no space behind it,
a quotation mark that nothing closes, a number sign that turns the rest of a title into a comment (YAML 1.2.2, 6.6).
"""

import re
from collections.abc import Iterator

import msgspec

from briefs.messages.message import Message, say
from briefs.model.diagnostic import Code, Diagnostic

_COMMENT = re.compile(
    r"^(?P<before>\s*(?:- +)?(?:[\w-]+: +)?(?P<value>[^\s\"'\[{|>#&*!%@`-][^\n]*?)) (?P<comment>#\S[^\n]*)$"
)
"""A plain value, one space, and a number sign with no space behind it; who comments puts one there."""
_KEY = r"[A-Za-z_][\w-]*"


class YamlSlip(msgspec.Struct, frozen=True):
    """A line of YAML that can't be read, with what is wrong in it."""

    line: int
    """The line in the text, from 0."""
    column: int
    """The column, from 1."""
    message: Message
    """What is wrong."""
    hint: Message
    """What to write."""


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


def _comments(text: str, path: str, offset: int) -> tuple[Diagnostic, ...]:
    """Report values of which a number sign makes the end a comment: `title: Act #5 of 2024` is the title “Act”."""
    return tuple(
        Diagnostic(
            path,
            number + 1 + offset,
            found.end("before") + 2,
            Code.YAML_COMMENT,
            say("value-ends-at-comment", value=found["value"], comment=found["comment"]),
            say("quote-the-value", value=f"{found['value']} {found['comment']}"),
        )
        for number, line in enumerate(text.split("\n"))
        if "#" in line and (found := _COMMENT.match(line))
    )


_PROBLEMS = {
    "',' or ']'": "list-not-closed",
    "',' or '}'": "braces-not-closed",
    "expected ':'": "line-without-colon",
    "mapping values": "colon-where-none-may-stand",
    "cannot start": "character-begins-value",
    "tab character": "tab-in-yaml",
    "end of stream": "quote-not-closed",
    "document indicator": "quote-not-closed",
    "sequence entries": "list-where-none-may-stand",
    "expected key": "indentation-does-not-fit",
    "block end": "indentation-does-not-fit",
    "'-' indicator": "indentation-does-not-fit",
    "escape": "backslash-in-quotes",
}
"""What the reader of YAML says, by a piece of it, which it knows in English alone; its two editions differ in words."""


def syntax_problem(said: str) -> Message:
    """Return what a problem means that the reader of YAML tells."""
    return say(next((key for piece, key in _PROBLEMS.items() if piece in said), "it-is-ill-formed"))


def syntax_slip(text: str, until: int) -> YamlSlip | None:
    """Return the first line up to `until` (from 0) that looks wrong; None where none does."""
    lines = text.split("\n")[: until + 1]
    return next((slip for number, line in enumerate(lines) for slip in _slips_in(number, line)), None)


def _slips_in(number: int, line: str) -> Iterator[YamlSlip]:
    def slip(at: int, key: str, instead: str) -> YamlSlip:
        return YamlSlip(number, at + 1, say(key), say("write-line", line=instead[:60]))

    if found := re.match(rf"\s*({_KEY}|[^\W\d_]+)\s*：\s*", line):
        yield slip(found.end(1), "colon-is-full-width", f"{found[1]}: {line[found.end() :]}")
    elif found := re.match(rf"\s*({_KEY}):(?![\s/])(\S.*)$", line):
        yield slip(found.end(1), "no-space-after-colon", f"{found[1]}: {found[2]}")
    elif found := re.match(rf"\s*({_KEY}):[\u00a0\u3000]+(.*)$", line):
        yield slip(found.end(1) + 1, "other-space-after-colon", f"{found[1]}: {found[2]}")
    elif found := re.match(rf"({_KEY})[ \t]+([^\s:][^:]*)$", line):
        yield slip(found.end(1), "colon-is-missing", f"{found[1]}: {found[2]}")
    elif found := re.match(r"([^#\"']*?)\t", line):
        yield slip(len(found[1]), "tab-in-yaml", line.replace("\t", "  "))
    elif found := re.match(rf"(\s*(?:- +)?(?:{_KEY}: +)?)([\"'])(.*)$", line):
        yield from _quoted(number, found)
    elif found := re.match(rf"(\s*(?:{_KEY}: +)?)(\[[^\]]*\]\s*[^\s,#].*)$", line):
        yield slip(len(found[1]), "brackets-begin-value", f'{found[1]}"{found[2]}"')
    elif found := re.match(rf"(\s*(?:{_KEY}: +))([@`%&*!].*)$", line):
        yield slip(len(found[1]), "sign-begins-value", f'{found[1]}"{found[2]}"')
    elif found := re.match(rf"(\s*{_KEY}: +)([^\"'\[{{|>#][^\n]*: .*)$", line):
        yield slip(len(found[1]), "colon-in-value", f'{found[1]}"{found[2]}"')


def _quoted(number: int, found: re.Match[str]) -> Iterator[YamlSlip]:
    """Report a quotation mark that its line does not close."""
    before, mark, rest = found.groups()
    closes = re.search(r'(?<!\\)"' if mark == '"' else r"'(?!')", rest)
    if closes is None:
        yield YamlSlip(
            number, len(before) + 1, say("quote-not-closed"), say("write-line", line=f"{before}{mark}{rest}{mark}"[:60])
        )
