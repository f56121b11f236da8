"""What looks like a mark and is none: full-width marks, marks of Word and of other programs, characters nobody sees.

All of it would be printed as it was typed, and nobody would be told. Each kind is a pattern; what it means in the
Markdown of briefs is said in the hint, and `briefs fix` writes it where that is certain (`certain`).
"""

import re
import unicodedata
from collections.abc import Iterator, Sequence

from markdown_it.token import Token

from briefs.language.ladder import rung
from briefs.language.languages import ZH_HANT, Lang
from briefs.messages.message import Message, say
from briefs.model.codes import Code
from briefs.model.diagnostic import Diagnostic
from briefs.reading.markdown.mark_slips import mark_slips, mended
from briefs.reading.markdown.position import Text
from briefs.reading.markdown.slip_kinds import (
    ADDRESS,
    AT_START,
    BOLD,
    COUNTED,
    FOREIGN_FENCE,
    HARD_SPACE,
    IN_TEXT,
    INVISIBLE,
    LADDER,
    MARK,
    RAISED,
    SIGN,
    SIGN_AT_START,
    UNDERLINE,
    UNSEEN,
    Slip,
    narrow,
)
from briefs.reading.markdown.typed_notes import typed_notes


def labels_of_slips(body: str) -> set[str]:
    """Return the labels of notes whose marks are slips: their authors do call them."""
    marks = {"".join(narrow(found).split()).strip("[]^") for found in MARK.finditer(body)}
    return marks | {unicodedata.normalize("NFKC", found[0]) for found in RAISED.finditer(body)}


def slips(tokens: Sequence[Token], text: Text, lang: Lang) -> tuple[Diagnostic, ...]:
    """Return what in a text looks like a mark and is none, each at its place."""
    found = [*_unseen(text), *_unclosed(tokens, text), *typed_notes(tokens, text), *mark_slips(tokens, text)]
    for at, token in enumerate(tokens):
        if token.type != "inline":
            continue
        for child in token.children or ():
            if child.type == "text":
                found += _in_words(child.content, token, text, IN_TEXT)
        if tokens[at - 1].type in ("paragraph_open", "dd_open"):
            found += _at_starts(tokens, at, text, lang)
    return tuple(found)


def _in_words(words: str, token: Token, text: Text, kinds: Sequence[Slip]) -> Iterator[Diagnostic]:
    if not SIGN.search(words):
        return
    # Addresses have signs of their own.
    words = ADDRESS.sub(lambda found: " " * len(found[0]), words)
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
    marked = [line.strip() for line in lines if SIGN_AT_START.match(line)]
    for slip in AT_START if marked else ():
        # The first line stands for all of a list or table.
        if found := next((found for line in marked if (found := slip.pattern.fullmatch(line))), None):
            yield text.fault(text.find(token, found[0][:20]), slip.code, *_said(slip, found))
    if heading := _heading_meant(lines, lang) if tokens[at - 1].level == 0 else "":
        message, hint = say("heading-without-mark", found=lines[0][:40]), say("write-line", line=heading)
        yield text.fault((text.line(token), 1), Code.HEADING_MARK, message, hint)
    if len(lines) > 1 and sum(COUNTED.match(line) is not None for line in lines) > 1:
        place = text.find(token, next(line for line in lines if COUNTED.match(line))[:20])
        yield text.fault(place, Code.LIST_MARK, say("lines-run-on"), say("write-list-or-empty-lines"))


def _heading_meant(lines: Sequence[str], lang: Lang) -> str:
    """Return the heading that a paragraph seems to be: bold and numbered, underlined, or the highest rung alone."""
    words = lines[0].strip("*").strip()
    if len(lines) == 2 and UNDERLINE.fullmatch(lines[1]):
        return f"{'#' * (1 + (rung(words, lang) or 1))} {words[:40]}"
    if len(lines) != 1:
        return ""
    if BOLD.fullmatch(lines[0]) and (number := rung(words, lang)):
        return f"{'#' * (1 + number)} {words[:40]}"
    return f"## {words[:40]}" if lang == ZH_HANT and LADDER.fullmatch(lines[0]) else ""


def _unseen(text: Text) -> Iterator[Diagnostic]:
    """Report once how many characters nobody sees stand in a text, and where the first is."""
    for pattern, key in ((INVISIBLE, "invisible-characters"), (HARD_SPACE, "hard-spaces")):
        # To look for each of a few characters takes a tenth of the time of a pattern.
        is_possible = any(char in text.body for char in (UNSEEN if pattern is INVISIBLE else "\u00a0"))
        if is_possible and (first := pattern.search(text.body)) is not None:
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
        if token.type == "fence" and (found := FOREIGN_FENCE.fullmatch(token.info.strip())):
            message, hint = say("foreign-mark", found=f"{token.markup}{found[0]}"), say("write-chart-fence")
            yield text.fault((text.line(token), 1), Code.TEXT_FOREIGN, message, hint)
        if token.type == "fence" and token.map and token.level == 0:
            last = lines[token.map[1] - 1 : token.map[1]]
            if token.map[1] - token.map[0] < 2 or (last and not last[0].strip().startswith(token.markup)):
                yield text.fault((text.line(token), 1), Code.TEXT_FENCE, say("code-not-closed"), say("close-code"))


def certain(body: str) -> str:
    """Return a text with what is certain mended: full-width marks, headings without a space, characters unseen.

    It is given a text without its code, line by line as `briefs fix` takes it.
    """
    body = mended(HARD_SPACE.sub(" ", INVISIBLE.sub("", body)))
    for slip in IN_TEXT:
        if slip.instead and slip.is_certain:
            body = slip.pattern.sub(slip.instead, body)
    for slip in AT_START:
        if slip.instead and (found := slip.pattern.fullmatch(body.strip())):
            return slip.instead(found)
    return body
