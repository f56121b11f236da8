"""Lines of YAML that can't be read: what is wrong in them, where their author wrote it, and what to write.

Authors write front matter with a Chinese keyboard and paste it from elsewhere: a full-width colon, no space behind it,
a quotation mark that nothing closes, a list with the bullets of another program. The reader of YAML stops where it
can't go on, which is often a line below, and says it in English.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence

import msgspec
import yaml

from briefs.messages.message import Message, say
from briefs.patterns import lazy_pattern
from briefs.reading.files.yaml_indents import misplaced

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
    lines = text.split("\n")
    read = lines[: until + 1]
    found = (slip for number, line in enumerate(read) for slip in _slips_in(number, line))
    slips = [next(_comments_in_brackets(read), None), next(found, None), _unclosed(lines, until), _indented(read)]
    return min((slip for slip in slips if slip), key=lambda slip: slip.line, default=None)


def _indented(lines: Sequence[str]) -> YamlSlip | None:
    """Return the last line, where it is indented otherwise than those that it belongs to."""
    wanted = misplaced(lines)
    if wanted is None:
        return None
    hint = say("indent-by", n=wanted) if wanted else say("indent-not")
    return YamlSlip(len(lines) - 1, 1, say("line-is-indented"), hint)


def _unclosed(lines: Sequence[str], until: int) -> YamlSlip | None:
    """Return the line whose bracket nothing closes before the next key or item."""
    for number, line in enumerate(lines[: until + 1]):
        found = re.match(rf"(\s*(?:- +)?(?:{_KEY}: +)?)([\[{{])", line)
        if not found or line.count(found[2]) <= line.count(_CLOSING[found[2]]):
            continue
        following = next((one for one in lines[number + 1 :] if one.strip()), "")
        if not following or re.match(rf"\s*- |{_KEY}:(?:\s|$)", following):
            hint = say("write-line", line=line.strip() + _CLOSING[found[2]])
            return YamlSlip(number, len(found[1]) + 1, say("bracket-not-closed"), hint)
    return None


_CLOSING = {"[": "]", "{": "}"}
_OPENS = lazy_pattern(r"\s*(?:- +)?(?:[^\s:#\[\]{}]+: +)?(?=[\[{])")
"""A line of which the value begins with a bracket."""
_IN_BRACKETS = lazy_pattern(
    r'"(?:[^"\\]|\\.)*"|(?<![\w])\'(?:[^\']|\'\')*\'|(?P<open>[\[{])|(?P<close>[\]}])|(?P<cut>(?<=[\s\[{,])#)'
)
"""What counts within brackets: quoted words, which are passed over, brackets, and a number sign behind a blank."""


def opens(line: str) -> bool:
    """Return whether the value of a line begins with a bracket."""
    return _OPENS.match(line) is not None


def _comments_in_brackets(lines: Iterable[str]) -> Iterator[YamlSlip]:
    """Report number signs within brackets: to YAML the rest of the line is a comment, with the bracket that closes."""
    depth = 0
    for number, line in enumerate(lines):
        if not depth and not opens(line):
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


_BEFORE = rf"\s*(?:- +)?(?:{_KEY}: +)?"
"""What may stand before a value in its line."""
_OPENED = rf"(?={_BEFORE}[\[{{])"
"""A line whose value begins with a bracket."""
Instead = Callable[[re.Match[str]], str]


def _quoting(found: re.Match[str]) -> str:
    """Return the line with what is at fault in quotation marks."""
    return f"{found['before']}{_in_quotes(found['value'])}{found.string[found.end() :]}".strip()


_RULES: tuple[tuple[re.Pattern[str], str, Instead], ...] = tuple(
    (lazy_pattern(pattern), key, instead)
    for pattern, key, instead in (
        (
            rf"\s*(?P<key>{_KEY}|[^\W\d_]+)(?P<at>)\s*：\s*(?P<value>.*)",
            "colon-is-full-width",
            lambda found: f"{found['key']}: {found['value']}",
        ),
        (
            rf"\s*(?P<key>{_KEY})(?P<at>):(?![\s/])(?P<value>\S.*)$",
            "no-space-after-colon",
            lambda found: f"{found['key']}: {found['value']}",
        ),
        (
            rf"\s*(?P<key>{_KEY}):(?P<at>)[\u00a0\u3000]+(?P<value>.*)$",
            "other-space-after-colon",
            lambda found: f"{found['key']}: {found['value']}",
        ),
        (
            rf"(?P<key>{_KEY})(?P<at>)[ \t]+(?P<value>[^\s:][^:]*)$",
            "colon-is-missing",
            lambda found: f"{found['key']}: {found['value']}",
        ),
        (r"[^#\"']*?(?P<at>)\t", "tab-in-yaml", lambda found: found.string.replace("\t", "  ")),
        (
            r"\s*(?P<at>)(?:<!--|//|;|%%)\s*(?P<value>.*?)\s*(?:-->|%%)?$",
            "no-comment-to-yaml",
            lambda found: f"# {found['value']}",
        ),
        (
            r"\s*(?P<at>)(?:[*＊•·－–—●○▪]\s*|\d{1,2}[.)、]\s*|-(?=[^\s-]))(?P<value>\S.*)$",
            "item-begins-with-hyphen",
            lambda found: f"- {found['value']}",
        ),
        (
            rf"(?P<before>{_BEFORE})(?P<at>)(?P<value>\[[^\]]*\]\s*[^\s,#].*|\{{[^}}]*\}}\s*[^\s,#}}].*)$",
            "brackets-begin-value",
            _quoting,
        ),
        (
            rf"(?P<before>{_BEFORE})(?P<at>)｛(?P<value>.*?)｝?\s*$",
            "braces-are-full-width",
            lambda found: f"{found['before']}{{{found['value']}}}".strip(),
        ),
        (
            rf"{_OPENED}(?P<before>.*?)(?P<at>)，\s*(?={_KEY}:\s)",
            "comma-is-full-width",
            lambda found: f"{found['before']}, {found.string[found.end() :]}".strip(),
        ),
        (rf"{_OPENED}(?P<before>.*?[\[,{{]\s*)(?P<at>)(?P<value>[@`%&*!][^],}}]*)", "sign-begins-value", _quoting),
        (
            rf"(?P<before>{_BEFORE})(?P<at>)(?P<value>[@`%&*!].*|[>|](?![+-]?\d?[+-]?\s*(?:#.*)?$).*)$",
            "sign-begins-value",
            _quoting,
        ),
        (rf"(?P<before>\s*(?:- +)?{_KEY}: +)(?P<at>)(?P<value>[?-]\s.*)$", "sign-begins-value", _quoting),
        (
            rf"\s*- +(?P<at>)(?P<value>{_KEY}: +[^\"'\[{{|>#,][^,]*, *{_KEY}: .*)$",
            "keys-need-braces",
            lambda found: f"- {{{found['value']}}}",
        ),
        (
            rf"(?P<before>\s*(?:- +)?{_KEY}: +)(?P<at>)(?P<value>[^\"'\[{{|>#][^\n]*: .*)$",
            "colon-in-value",
            _quoting,
        ),
    )
)
"""What can be wrong in a line, at `at`, with the key of what is said and the line as it should be; the first counts."""
_QUOTED = lazy_pattern(rf"({_BEFORE})([\"'])(.*)$")
_IS_NO_KEY = lazy_pattern(r"(?![\s#\]}\"'-])[^:\[{]+$")


def _slips_in(number: int, line: str) -> Iterator[YamlSlip]:
    if found := _QUOTED.match(line):
        yield from _quoted(number, found)
        return
    for pattern, key, instead in _RULES:
        if found := pattern.match(line):
            yield YamlSlip(number, found.start("at") + 1, say(key), say("write-line", line=instead(found)[:60]))
            return
    if _IS_NO_KEY.match(line):
        yield YamlSlip(number, 1, say("line-is-no-key"), say("indent-or-comment"))


def _in_quotes(value: str) -> str:
    """Put a value into the quotation marks that it does not hold itself."""
    value = value.rstrip()
    if '"' not in value and "\\" not in value:
        return f'"{value}"'
    return "'" + value.replace("'", "''") + "'"


def _quoted(number: int, found: re.Match[str]) -> Iterator[YamlSlip]:
    """Report a quotation mark that its line does not close, or behind which the value goes on."""
    before, mark, rest = found.groups()
    closes = re.search(r'(?<!\\)"' if mark == '"' else r"(?<!')'(?:'')*(?!')", rest)
    if closes is None:
        hint = say("write-line", line=f"{before}{mark}{rest}{mark}"[:60])
        yield YamlSlip(number, len(before) + 1, say("quote-not-closed"), hint)
    elif (behind := rest[closes.end() :].strip()) and not re.match(r"[#:,\]}]", behind):
        # 'Japan's AI Act' lacks one of two; "AI"法 is a part of the value.
        whole = rest[:-1] if rest.rstrip().endswith(mark) and rest.count(mark) % 2 == 0 else f"{mark}{rest}"
        hint = say("write-line", line=f"{before}{_in_quotes(whole)}".strip()[:60])
        yield YamlSlip(number, len(before) + 1, say("value-goes-on-behind-quote"), hint)
