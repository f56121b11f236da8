"""Kinds of marks that are none: full-width ones, those of Word and of other programs, by how they look in a text."""

import re
from collections.abc import Callable

import msgspec

from briefs.language.han import HAN
from briefs.model.codes import Code
from briefs.patterns import lazy_pattern

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
    is_certain: bool = True
    """Whether `briefs fix` writes it."""


SIGN = lazy_pattern(r"[［＾］＠＊@¹²³⁴⁵⁶⁷⁸⁹%<＜‹\[=$\\{｛#]")
"""Of these signs each mark of `IN_TEXT` has one; most words have none, and need not be searched for each kind."""
SIGN_AT_START = lazy_pattern(r"\s*[#＃>＞\-\d|｜:\[]")
"""With these each mark of `AT_START` begins."""
_NARROW = str.maketrans("［］＾＠＃＊｜＞（）！：", "[]^@#*|>()!:")
_KEY = r"[A-Za-z][\w-]*"


def narrow(found: re.Match[str]) -> str:
    """Return a mark in half-width characters."""
    return found[0].translate(_NARROW)


def _spaced(found: re.Match[str]) -> str:
    # Headings have six levels.
    return f"{found['marks'].translate(_NARROW)[:6]} {found['rest']}"


MARK = lazy_pattern(r"［\s*[\^＾]\s*[\w-]+\s*[］\]]|\[\s*＾\s*[\w-]+\s*[］\]]|\[\^[\w-]+］")
"""A mark of a note of which a bracket or the caret is full-width: `［^1］`."""
RAISED = lazy_pattern(rf"[¹²³⁴⁵⁶⁷⁸⁹](?<=[{HAN}，。；：、」』》〉）].)[⁰¹²³⁴⁵⁶⁷⁸⁹]*")
"""A raised figure behind Han, which is no power: 日本¹."""
IN_TEXT = (
    Slip(MARK, Code.TEXT_FULL_WIDTH, "full-width-mark", "write-narrow", narrow),
    Slip(lazy_pattern(rf"＠{_KEY}"), Code.TEXT_FULL_WIDTH, "full-width-mark", "write-narrow", narrow),
    Slip(lazy_pattern(r"＊＊[^＊\n]{1,300}＊＊"), Code.TEXT_FULL_WIDTH, "full-width-mark", "write-narrow", narrow),
    Slip(
        lazy_pattern(rf"(?<![\w.])@\s+{_KEY}(?=[，,。])"), Code.TEXT_FULL_WIDTH, "space-in-key", "write-without-space"
    ),
    Slip(RAISED, Code.NOTE_TYPED, "mark-of-note-typed", "write-note-mark"),
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
        lazy_pattern(
            r"\{\{[<%].{0,200}?[>%]\}\}|\\(?:newpage|pagebreak|footnote|cite\w*|textbf|emph|(?:auto|eq|c)?ref|label|section)\b"
            r"|\[TOC\]"
        ),
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
    Slip(
        lazy_pattern(
            r"(?!\{#)[{｛]\s?[#＃]\s?(?P<name>[A-Za-z][\w-]*)\s?[}｝]|\{#(?:\s(?P<other>[A-Za-z][\w-]*)\s?)\}"
        ),
        Code.TEXT_FULL_WIDTH,
        "full-width-mark",
        "write-narrow",
        lambda found: f"{{#{found['name'] or found['other']}}}",
    ),
    Slip(
        lazy_pattern(r"[{｛]\s?[#＃]\s?[^\x00-\x7f{}｛｝\s][^{}｛｝\s]{0,40}[}｝]"),
        Code.TEXT_FOREIGN,
        "id-not-latin",
        "write-latin-id",
    ),
    Slip(
        lazy_pattern(r"\[#(?P<name>[A-Za-z][\w-]*)\](?![(\[])"),
        Code.TEXT_FOREIGN,
        "foreign-mark",
        "write-reference",
        lambda found: f"[](#{found['name']})",
        False,
    ),
    Slip(
        lazy_pattern(r"[{｛](?=[^{}｛｝\n]{0,100}\w\s?=|\.[A-Za-z])[^{}｛｝\n]{1,120}[}｝]"),
        Code.TEXT_FOREIGN,
        "attributes-not-read",
        "write-attributes",
    ),
    Slip(
        lazy_pattern(r"(?<=[^\s#])[ \u3000]#{2,6} (?=\S)"),
        Code.HEADING_MARK,
        "heading-in-line",
        "put-heading-on-own-line",
    ),
)
"""What is looked for anywhere in a text, within bounds: a mark may have no end; in code and addresses nothing is."""
AT_START = (
    Slip(
        lazy_pattern(rf"(?P<marks>#{{2,}}|#(?=[{HAN}])|[#＃]*＃[#＃]*)(?:[ \u3000\u00a0]*)(?P<rest>[^\s#＃].*)"),
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
LADDER = lazy_pattern(r"(?:\*\*)?[壹貳參肆伍陸柒捌玖拾]+、[^。；：\n]{1,30}(?:\*\*)?")
"""A rung of the ladder that stands as a paragraph of its own, bold or not."""
BOLD = lazy_pattern(r"\*\*[^*\n]{2,60}\*\*")
UNDERLINE = lazy_pattern(r"\s*[=＝]{3,}\s*")
COUNTED = lazy_pattern(r"(?:\d{1,2}|[一二三四五六七八九十]{1,3})、\S")
ADDRESS = lazy_pattern(r"(?<![（(])https?://[^\s，。；（）]+")
UNSEEN = "\u00ad\u200b\u2060\ufeff"
INVISIBLE = lazy_pattern(f"[{UNSEEN}]")
HARD_SPACE = lazy_pattern(f"\u00a0(?:(?<=[{HAN}，。；：、）」]\u00a0)|(?=[{HAN}（「《〈]))")
FOREIGN_FENCE = lazy_pattern(
    r"\{?(?!chart\b)(?:[Cc][Hh][Aa][Rr][Tt][Ss]?|圖表|mermaid|plantuml|dot|graphviz|vega-lite)\b[^\n]{0,80}"
)
"""The first line of a block that draws in other programs, or here but for its capitals."""
