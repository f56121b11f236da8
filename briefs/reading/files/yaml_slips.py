"""Slips of the pen in YAML that its reader tells at another line, in other words, or not at all.

Authors write front matter with a Chinese keyboard and paste it from elsewhere: a full-width colon, no space behind it,
a quotation mark that nothing closes, a number sign that turns the rest of a title into a comment (YAML 1.2.2, 6.6).
"""

import re
from collections.abc import Iterable, Iterator

import msgspec
import yaml

from briefs.messages.message import Message, say
from briefs.model.diagnostic import Code, Diagnostic

_COMMENT = re.compile(r" (?P<comment>#\S[^\n]*)")
"""One space behind a value, and a number sign with no space behind it; who comments puts one there."""
LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
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


def _comments(text: str, path: str, offset: int) -> Iterator[Diagnostic]:
    """Report values of which a number sign makes the end a comment: `title: Act #5 of 2024` is the title “Act”."""
    # Nearly no text has such a place; only then is it parsed once more, for where each value ends.
    if not _COMMENT.search(text):
        return
    lines = text.split("\n")
    for value, line, column in _plain_values(text):
        if line < len(lines) and (found := _COMMENT.match(lines[line], column)):
            # Within brackets, what closes them or goes on with the list is no part of the value.
            whole = f"{value} {re.split(r'[],}]', found['comment'])[0] if _opens(lines[line]) else found['comment']}"
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
    found = (slip for number, line in enumerate(lines) for slip in _slips_in(number, line))
    slips = [slip for slip in (next(_comments_in_brackets(lines), None), next(found, None)) if slip]
    return min(slips, key=lambda slip: slip.line, default=None)


_OPENS = re.compile(r"\s*(?:- +)?(?:[^\s:#\[\]{}]+: +)?(?=[\[{])")
"""A line of which the value begins with a bracket."""
_IN_BRACKETS = re.compile(
    r'"(?:[^"\\]|\\.)*"|(?<![\w])\'(?:[^\']|\'\')*\'|(?P<open>[\[{])|(?P<close>[\]}])|(?P<cut>(?<=\s)#)'
)
"""What counts within brackets: quoted words, which are passed over, brackets, and a number sign behind a blank."""


def _opens(line: str) -> bool:
    return _OPENS.match(line) is not None


def _comments_in_brackets(lines: Iterable[str]) -> Iterator[YamlSlip]:
    """Report number signs within brackets: to YAML the rest of the line is a comment, with the bracket that closes."""
    depth = 0
    for number, line in enumerate(lines):
        if not depth and not _opens(line):
            continue
        for found in _IN_BRACKETS.finditer(line):
            if found["cut"] and depth:
                yield YamlSlip(
                    number, found.start() + 1, say("comment-in-brackets"), say("write-line", line=_mended(line, found))
                )
                break
            depth = max(0, depth + bool(found["open"]) - bool(found["close"]))
            if not depth:
                break


def _mended(line: str, cut: re.Match[str]) -> str:
    """Put the item of a list that a number sign cuts into quotes."""
    start = max(line.rfind(sign, 0, cut.start()) for sign in ",[{") + 1
    start += len(line[start:]) - len(line[start:].lstrip())
    if key := re.match(r"[\w-]+: +", line[start : cut.start()]):
        start += key.end()
    end = next((at for at in range(cut.start(), len(line)) if line[at] in ",]}"), len(line.rstrip()))
    return f'{line[:start]}"{line[start:end].rstrip()}"{line[end:]}'


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
