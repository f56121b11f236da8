"""Headings: their ids, which are equal in every language, and the rungs of the legal ladder that they stand on."""

import itertools
import re
from collections.abc import Iterator

from markdown_it.token import Token

from briefs.language.ladder import RUNGS, number_of, ordinals_of, rung, unnumbered
from briefs.language.languages import EN, Lang
from briefs.messages.message import say
from briefs.model.brief import Heading
from briefs.model.diagnostic import Code, Diagnostic
from briefs.placeholders import Placeholder
from briefs.reading.markdown.parser import plain
from briefs.reading.markdown.position import Text

_EXPLICIT = re.compile(r"\s*\{#([A-Za-z][A-Za-z0-9_-]*)\}\s*$")
_NOT_IN_SLUG = re.compile(r"[^\w\s-]")


PAGE_IDS = frozenset(
    {"text", "notes", "shortcuts-name", "about-brief", "cite-this", "cited", "cited-by", "related", "corrections"}
    | {"brief-headnote"}
)
"""Ids that the templates of briefs and pages give; no heading can be called so."""


def number_headings(tokens: list[Token], text: Text, lang: Lang) -> tuple[tuple[Heading, ...], tuple[Diagnostic, ...]]:
    """Assign each heading its id (`s2-5-1` for 貳、五、（一）, or the author's own) and report its faults."""
    headings: list[Heading] = []
    faults: list[Diagnostic] = []
    # By level, 1 to 6; place 0 is not used.
    counts = [0] * 7
    above = 1
    used: set[str] = set()
    counted: dict[str, int] = {}
    for opening, inline in itertools.pairwise(tokens):
        if opening.type != "heading_open":
            continue
        level = int(opening.tag[1])
        line = text.line(opening)
        if level == 1:
            hint = say("begin-at-second-level")
            faults.append(text.fault((line, 1), Code.HEADING_LEVEL_ONE, say("heading-first-level"), hint))
            level = 2
        if level > above + 1:
            message = say("heading-skips-level", level=level, above=above)
            hint = say("use-level-here", marks="#" * (above + 1))
            faults.append(text.fault((line, 1), Code.HEADING_SKIPPED, message, hint))
        above = level
        counts[level] += 1
        counts[level + 1 :] = [0] * (6 - level)
        own = _explicit_id(inline)
        path = "s" + "-".join(str(count) for count in counts[2 : level + 1])
        if own and (own in used or own in PAGE_IDS):
            hint = say("give-heading-own-id")
            message = say(
                "id-taken", own=own, owner=say("the-page-itself" if own in PAGE_IDS else "an-earlier-heading")
            )
            faults.append(text.fault(text.find(opening, f"#{own}"), Code.HEADING_DUPLICATE, message, hint))
            own = ""
        words = heading_words(inline)
        heading = Heading(level, own or path, _unique(slug(unnumbered(words, lang)), used, counted), words, line)
        used |= {heading.id, heading.slug} - {""}
        if not words:
            faults.append(
                text.fault((line, 1), Code.HEADING_EMPTY, say("heading-no-words"), say("write-words-or-delete"))
            )
        opening.tag = f"h{level}"
        opening.meta = {"heading": heading}
        headings.append(heading)
    return tuple(headings), (*faults, *_empty(tokens, headings, text), *_out_of_order(headings, text, lang))


def _empty(tokens: list[Token], headings: list[Heading], text: Text) -> Iterator[Diagnostic]:
    """Report headings with nothing below them: another one of their level follows, or the end."""
    levels = [one.level for one in headings]
    closings = [at for at, token in enumerate(tokens) if token.type == "heading_close"]
    for number, (heading, at) in enumerate(zip(headings, closings, strict=True)):
        following = tokens[at + 1] if at + 1 < len(tokens) else None
        is_over = following is None or (following.type == "heading_open" and levels[number + 1] <= heading.level)
        if heading.text and is_over:
            is_notes = unnumbered(heading.text, EN).strip("*：: ").lower() in _NOTES
            hint = say("notes-are-printed") if is_notes else say("write-below-heading")
            yield text.fault((heading.line, 1), Code.HEADING_EMPTY, say("heading-empty"), hint)


def _out_of_order(headings: list[Heading], text: Text, lang: Lang) -> Iterator[Diagnostic]:
    """Report headings whose number does not follow that of the last one on the same rung, in the same section."""
    before: dict[int, tuple[int, Heading]] = {}
    for heading in headings:
        before = {level: one for level, one in before.items() if level <= heading.level}
        if not (number := rung(heading.text, lang)):
            continue
        last = before.get(heading.level)
        before[heading.level] = (number, heading)
        if last is None or last[0] != number:
            continue
        expected = {one + 1 for one in ordinals_of(last[1].text)}
        if not expected & ordinals_of(heading.text):
            own, other = number_of(heading.text, lang), number_of(last[1].text, lang)
            message = say("heading-out-of-order", number=own, before=other)
            yield text.fault((heading.line, 1), Code.HEADING_NUMBER, message, say("number-on"))


_NOTES = frozenset("註釋 注釋 註解 附註 註 腳註 尾註 注解 notes footnotes endnotes".split())  # noqa: SIM905
"""Headings above notes in other programs; here they are printed with one of their own."""


def heading_words(inline: Token) -> str:
    """Return the words of a heading; a brief whose title stands in it is called by its id."""
    ids = iter([child.content for child in inline.children or [] if child.type == "brief_title"])
    return re.sub(Placeholder.CITATION, lambda _: next(ids, ""), plain(inline.children)).strip()


def words_of_headings(tokens: list[Token]) -> dict[str, str]:
    """Return the words of each heading by its id, as the tokens now are."""
    pairs = itertools.pairwise(tokens)
    return {one.meta["heading"].id: heading_words(inline) for one, inline in pairs if one.type == "heading_open"}


def _explicit_id(inline: Token) -> str:
    last = inline.children[-1] if inline.children else None
    match = _EXPLICIT.search(last.content) if last is not None and last.type == "text" else None
    if last is None or match is None:
        return ""
    last.content = last.content[: match.start()]
    return match[1]


def slug(words: str) -> str:
    """Return the anchor made of a heading's words: lower case, hyphens for spaces, any script."""
    return re.sub(r"\s+", "-", _NOT_IN_SLUG.sub("", words).strip()).lower()


_PROGRAM_ID = re.compile(r"(fn|fnref|s|fig|table)[\d-]+")
"""Ids that the program gives: fn-3, fnref-3-2, s2-5-1, fig-1, table-1."""


def is_program_id(name: str) -> bool:
    """Return whether the program itself gives an id, or the page has it."""
    return name in PAGE_IDS or _PROGRAM_ID.fullmatch(name) is not None


def _unique(name: str, used: set[str], counted: dict[str, int]) -> str:
    """Return a name that is not used yet: with a number behind it, from the last that was given to one of its words."""
    wanted = "" if not name or is_program_id(name) else name
    number = counted.get(name, 2)
    while wanted in used and wanted:
        wanted = f"{name}-{number}"
        number += 1
    counted[name] = number
    return wanted


def mark_lists(tokens: list[Token], lang: Lang) -> None:
    """Mark each ordered list with the rung of the ladder that follows its heading's: under 三、 points are （一）."""
    here = 0
    depth = 0
    for opening, inline in itertools.pairwise(tokens):
        if opening.type == "heading_open":
            here = rung(inline.content, lang)
        elif opening.type == "ordered_list_open":
            depth += 1
            if here:
                opening.attrSet("class", f"rung-{min(here + depth, RUNGS)}")
        elif opening.type == "ordered_list_close":
            depth -= 1
