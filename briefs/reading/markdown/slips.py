"""What looks like a mark and is none: full-width marks, marks of Word and of other programs, characters nobody sees.

All of it would be printed as it was typed, and nobody would be told. Each kind is a pattern; what it means in the
Markdown of briefs is said in the hint, and `briefs fix` writes it where that is certain (`certain`).
"""

import re
import unicodedata
from collections.abc import Callable, Iterator, Sequence

import msgspec
from markdown_it.token import Token

from briefs.language.han import HAN
from briefs.language.languages import ZH_HANT, Lang
from briefs.messages.message import Message, say
from briefs.model.codes import Code
from briefs.model.diagnostic import Diagnostic
from briefs.patterns import lazy_pattern
from briefs.reading.markdown.position import Text
from briefs.reading.markdown.typed_notes import typed_notes

Instead = Callable[[re.Match[str]], str]


class Slip(msgspec.Struct, frozen=True):
    """A kind of mark that is none."""

    pattern: re.Pattern[str]
    """How it looks in a text."""
    code: Code
    """The fault that it is."""
    message: str
    """The key of what is said of it; it names `found`."""
    hint: str
    """The key of what to do; it names `instead`."""
    instead: Instead | None = None
    """What to write in its place; None where that depends on what is meant."""


_NARROW = str.maketrans("［］＾＠＃＊｜＞（）！：", "[]^@#*|>()!:")
_KEY = r"[A-Za-z][\w-]*"


def _narrow(found: re.Match[str]) -> str:
    return found[0].translate(_NARROW)


def _spaced(found: re.Match[str]) -> str:
    return f"{found['marks'].translate(_NARROW)} {found['rest']}"


_MARK = lazy_pattern(r"［\s*[\^＾]\s*[\w-]+\s*[］\]]|\[\s*＾\s*[\w-]+\s*[］\]]|\[\^[\w-]+］")
"""A mark of a note of which a bracket or the caret is full-width: `［^1］`."""
_RAISED = lazy_pattern(rf"(?<=[{HAN}，。；：、」』》〉）])[¹²³⁴⁵⁶⁷⁸⁹][⁰¹²³⁴⁵⁶⁷⁸⁹]*")
"""A raised figure behind Han, which is no power: 日本¹."""
_IN_TEXT = (
    Slip(_MARK, Code.TEXT_FULL_WIDTH, "full-width-mark", "write-narrow", _narrow),
    Slip(lazy_pattern(rf"＠{_KEY}"), Code.TEXT_FULL_WIDTH, "full-width-mark", "write-narrow", _narrow),
    Slip(
        lazy_pattern(
            r"＊＊[^＊\n]{1,300}＊＊|！?\[[^\[\]\n]{1,300}\]（[^）\s]{1,500}）|！\[[^\[\]\n]{0,300}\]\([^)\s]{1,500}\)"
        ),
        Code.TEXT_FULL_WIDTH,
        "full-width-mark",
        "write-narrow",
        _narrow,
    ),
    Slip(
        lazy_pattern(rf"(?<![\w.])@\s+{_KEY}(?=[，,。])"), Code.TEXT_FULL_WIDTH, "space-in-key", "write-without-space"
    ),
    Slip(_RAISED, Code.NOTE_TYPED, "mark-of-note-typed", "write-note-mark"),
    Slip(lazy_pattern(r"%%[^%\n]*(?:%%)?"), Code.TEXT_HIDDEN, "hidden-text-shown", "write-comment"),
    Slip(lazy_pattern(r"[<＜‹][!！]--"), Code.TEXT_HIDDEN, "comment-not-closed", "close-comment"),
    Slip(lazy_pattern(r"!\[\[[^\[\]\n]{0,300}\]\]"), Code.TEXT_FOREIGN, "foreign-mark", "write-picture-or-link"),
    Slip(lazy_pattern(r"(?<!!)\[\[[^\[\]\n]{0,300}\]\]"), Code.TEXT_FOREIGN, "foreign-mark", "write-id-of-brief"),
    Slip(lazy_pattern(r"==[^=\n]{1,300}=="), Code.TEXT_FOREIGN, "foreign-mark", "write-emphasis"),
    Slip(
        lazy_pattern(r"\$\$?(?=[^$\n]{0,300}[\\^_{}])[^$\n]{1,300}\$"),
        Code.TEXT_FOREIGN,
        "foreign-mark",
        "write-formula-in-words",
    ),
    Slip(
        lazy_pattern(r"\{\{[<%].{0,200}?[>%]\}\}|\\(?:newpage|pagebreak|footnote|cite\w*|textbf|emph)\b|\[TOC\]"),
        Code.TEXT_FOREIGN,
        "foreign-mark",
        "leave-foreign-mark-out",
    ),
    Slip(
        lazy_pattern(r"\{#(?:tbl|fig|sec|eq):(?P<name>[\w-]+)\}"),
        Code.TEXT_FOREIGN,
        "foreign-mark",
        "write-label",
        lambda found: f"{{#{found['name']}}}",
    ),
)
"""What is looked for anywhere in a text, within bounds: a mark may have no end; in code and addresses nothing is."""
_AT_START = (
    Slip(
        lazy_pattern(rf"(?P<marks>#{{2,6}}|#(?=[{HAN}])|[#＃]*＃[#＃]*)(?:[ \u3000\u00a0]*)(?P<rest>[^\s#＃].*)"),
        Code.HEADING_MARK,
        "heading-mark",
        "write-spaced",
        _spaced,
    ),
    Slip(
        lazy_pattern(rf"(?P<marks>[>＞])[ \u3000]?(?P<rest>[{HAN}「『].*)"),
        Code.TEXT_FULL_WIDTH,
        "full-width-mark",
        "write-spaced",
        _spaced,
    ),
    Slip(lazy_pattern(rf"(?P<marks>-)(?P<rest>[{HAN}「《〈].*)"), Code.LIST_MARK, "list-mark", "write-spaced", _spaced),
    Slip(
        lazy_pattern(rf"(?P<marks>\d{{1,2}}\.)(?P<rest>[{HAN}「《〈].*)"),
        Code.LIST_MARK,
        "list-mark",
        "write-spaced",
        _spaced,
    ),
    Slip(lazy_pattern(r"[|｜].*[|｜]$"), Code.TABLE_MARK, "table-not-read", "write-table"),
    Slip(lazy_pattern(r":::.*"), Code.TEXT_FOREIGN, "foreign-mark", "leave-foreign-mark-out"),
    Slip(lazy_pattern(r"\[![A-Za-z]+\].*"), Code.TEXT_FOREIGN, "foreign-mark", "write-callout"),
    Slip(lazy_pattern(r"\[[ xX]\]\s.*"), Code.TEXT_FOREIGN, "foreign-mark", "write-task"),
)
"""What is looked for where a line of a paragraph begins."""
_LADDER = lazy_pattern(r"(?:\*\*)?[壹貳參肆伍陸柒捌玖拾]+、[^。；：\n]{1,30}(?:\*\*)?")
"""A rung of the ladder that stands as a paragraph of its own, bold or not."""
_COUNTED = lazy_pattern(r"(?:\d{1,2}|[一二三四五六七八九十]{1,3})、\S")
_ADDRESS = lazy_pattern(r"(?<![（(])https?://[^\s，。；（）]+")
_INVISIBLE = lazy_pattern("[\u00ad\u200b\u2060\ufeff]")
_HARD_SPACE = lazy_pattern(f"(?<=[{HAN}，。；：、）」])\u00a0|\u00a0(?=[{HAN}（「《〈])")


def labels_of_slips(body: str) -> set[str]:
    """Return the labels of notes whose marks are slips: their authors do call them."""
    marks = {"".join(_narrow(found).split()).strip("[]^") for found in _MARK.finditer(body)}
    return marks | {unicodedata.normalize("NFKC", found[0]) for found in _RAISED.finditer(body)}


def slips(tokens: Sequence[Token], text: Text, lang: Lang) -> tuple[Diagnostic, ...]:
    """Return what in a text looks like a mark and is none, each at its place."""
    found = [*_unseen(text), *_unclosed(tokens, text), *typed_notes(tokens, text)]
    for at, token in enumerate(tokens):
        if token.type != "inline":
            continue
        for child in token.children or ():
            if child.type == "text":
                found += _in_words(child.content, token, text, _IN_TEXT)
        if tokens[at - 1].type in ("paragraph_open", "dd_open"):
            found += _at_starts(tokens, at, text, lang)
    return tuple(found)


def _in_words(words: str, token: Token, text: Text, kinds: Sequence[Slip]) -> Iterator[Diagnostic]:
    # Addresses have signs of their own.
    words = _ADDRESS.sub(lambda found: " " * len(found[0]), words)
    for slip in kinds:
        for found in slip.pattern.finditer(words):
            yield text.fault(text.find(token, found[0]), slip.code, *_said(slip, found))


def _said(slip: Slip, found: re.Match[str]) -> tuple[Message, Message]:
    shown = found[0][:40]
    instead = slip.instead(found)[:40] if slip.instead else ""
    return say(slip.message, found=shown), say(slip.hint, instead=instead)


def _at_starts(tokens: Sequence[Token], at: int, text: Text, lang: Lang) -> Iterator[Diagnostic]:
    """Report lines of a paragraph that begin as a heading, a list, a table would."""
    token = tokens[at]
    lines = token.content.split("\n")
    for slip in _AT_START:
        # The first line stands for all of a list or table.
        if found := next((found for line in lines if (found := slip.pattern.fullmatch(line.strip()))), None):
            yield text.fault(text.find(token, found[0][:20]), slip.code, *_said(slip, found))
    if lang == ZH_HANT and len(lines) == 1 and tokens[at - 1].level == 0 and _LADDER.fullmatch(lines[0]):
        hint = say("write-line", line=f"## {lines[0].strip('*')[:40]}")
        yield text.fault(
            (text.line(token), 1), Code.HEADING_MARK, say("heading-without-mark", found=lines[0][:40]), hint
        )
    if sum(_COUNTED.match(line) is not None for line in lines) > 1:
        place = text.find(token, next(line for line in lines if _COUNTED.match(line))[:20])
        yield text.fault(place, Code.LIST_MARK, say("lines-run-on"), say("write-list-or-empty-lines"))


def _unseen(text: Text) -> Iterator[Diagnostic]:
    """Report once how many characters nobody sees stand in a text, and where the first is."""
    for pattern, key in ((_INVISIBLE, "invisible-characters"), (_HARD_SPACE, "hard-spaces")):
        if (first := pattern.search(text.body)) is not None:
            line = text.body.count("\n", 0, first.start())
            column = first.start() - text.body.rfind("\n", 0, first.start())
            number = len(pattern.findall(text.body))
            yield text.fault(
                (line + 1 + text.offset, column), Code.TEXT_INVISIBLE, say(key, n=number), say("fix-takes-out")
            )


def _unclosed(tokens: Sequence[Token], text: Text) -> Iterator[Diagnostic]:
    """Report a block of code that nothing ends: all that follows is shown as code, notes too."""
    lines = text.body.split("\n")
    for token in tokens:
        if token.type == "fence" and token.map and token.level == 0:
            last = lines[token.map[1] - 1 : token.map[1]]
            if token.map[1] - token.map[0] < 2 or (last and not last[0].strip().startswith(token.markup)):
                yield text.fault((text.line(token), 1), Code.TEXT_FENCE, say("code-not-closed"), say("close-code"))


def certain(body: str) -> str:
    """Return a text with what is certain mended: full-width marks, headings without a space, characters unseen.

    It is given a text without its code, line by line as `briefs fix` takes it.
    """
    body = _HARD_SPACE.sub(" ", _INVISIBLE.sub("", body))
    for slip in _IN_TEXT:
        if slip.instead:
            body = slip.pattern.sub(slip.instead, body)
    for slip in _AT_START:
        if slip.instead and (found := slip.pattern.fullmatch(body.strip())):
            return slip.instead(found)
    return body
