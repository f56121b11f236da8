"""What authors type to cite: `@key, 頁4` for a source, `[[id]]` for a brief; and the short forms that they typed out.

The rules are those of docs/guide-citing/en.md. Whether there is such a source is known when all records have been read;
here only where prose goes on behind a key in Han, the reader's `keys` say how far the key goes.
"""

import itertools
import re
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Collection
from functools import lru_cache

from markdown_it import MarkdownIt
from markdown_it.rules_inline import StateInline
from markdown_it.token import Token

from briefs.language.keys import CITED_KEY, key_at_start, normal_key
from briefs.language.locators import Locator, read_locator, read_locator_after
from briefs.model.note import BriefTitle, Insertion, KeyedCitation, TypedCitation
from briefs.reading.markdown.position import Text

_BEFORE_KEY = re.compile(r"[A-Za-z0-9._%+/@-]$")
"""What stands before an `@` that is part of a mail or web address."""
_BRIEF = re.compile(r"\[\[([a-z0-9][a-z0-9-]*)(?:\|([^\[\]|\n]+))?\]\]")
"""`[[2022-eu-chips-act]]`, or with words of its own `[[2022-eu-chips-act|歐盟晶片法]]`."""

_SHORT = re.compile(
    r"(?P<numbered>(?:同?前揭|同前|前引|前|同|同上)[註注]\s?[〔［]?(?P<han>\d+)[〕］]?)"
    # 王皇玉，註3，頁45: the joint style of the law journals; 頁12，註3 and 第5條，註3 are places.
    r"|(?P<bare>(?<=[^\d頁条條项項款号號期卷]，)[註注]\s?(?P<joint>\d+)(?=[，。；]|$))"
    r"|(?P<open>同前揭[註注](?!\s?\d))"
    r"|(?P<before>同前[註注]|同上[註注]?(?![述開揭]))"
    r"|前掲注?\s?[（(]?(?P<ja>\d+)[)）]?"
    r"|(?P<id>\b[Ii]d\.|\b[Ii]bid\b\.?)"
    r"|\b[Ss]upra\s+(?:note|n\.)\s?(?P<en>\d+)"
    r"|\(n (?P<oscola>\d+)\)"
    r"|\((?:o\. )?Fn\. (?P<german>\d+)\)"
)
"""Short forms: 前揭註3, 同前揭註, 同前註, 註3 of Taiwan, 前掲注3 of Japan, *Id.*, *supra* note 3, (n 3), (Fn. 3)."""


def citations_plugin(md: MarkdownIt) -> None:
    """Let a parser see keys and names of briefs."""
    md.inline.ruler.before("link", "brief", _brief_rule)
    md.inline.ruler.before("link", "cite", _key_rule)


def _key_rule(state: StateInline, silent: bool) -> bool:
    if state.src[state.pos] != "@" or _BEFORE_KEY.search(state.src[max(state.pos - 1, 0) : state.pos]):
        return False
    match = CITED_KEY.match(state.src, state.pos)
    if not match:
        return False
    key = match[2] or key_at_start(match[1], state.env.get("keys", ()))
    end = match.end() if match[2] else match.start(1) + len(key)
    typed = state.src[state.pos : end]
    located = read_locator_after(state.src[: state.posMax], end)
    end = located[1] if located else end
    if not silent:
        token = state.push("cite", "", 0)
        token.content = located[0].typed if located else ""
        token.meta = {"key": normal_key(key), "typed": typed, "source": state.src[state.pos : end]}
    state.pos = end
    return True


def _brief_rule(state: StateInline, silent: bool) -> bool:
    match = _BRIEF.match(state.src, state.pos, state.posMax)
    if not match:
        return False
    if not silent:
        opening = state.push("link_open", "a", 1)
        opening.attrs = {"href": f"../{match[1]}/"}
        opening.markup = "brief"
        inner = state.push("text" if match[2] else "brief_title", "", 0)
        inner.content = match[2] or match[1]
        state.push("link_close", "a", -1)
    state.pos = match.end()
    return True


def outside_notes(body: list[Token]) -> tuple[tuple[Token, Token], ...]:
    """Turn the keys that stand in the text back into words, and give them with their blocks: only notes cite."""
    found = []
    for block in body:
        for child in block.children or []:
            if child.type == "cite":
                child.type, child.content = "text", child.meta["source"]
                found.append((block, child))
    return tuple(found)


_SHORT_SIGNS = ("註", "注", "同上", "前", "d.", "bid", "upra", "(n ", "Fn.")
"""Of these each short form holds one. They are looked for sooner than the pattern, which is tried at each character."""


def mark_short_forms(tokens: list[Token]) -> None:
    """Put a mark before and after each short form that was typed out in a note."""
    for token in tokens:
        words = _words(token.children)[0] if token.children else ""
        if token.children and any(sign in words for sign in _SHORT_SIGNS) and _SHORT.search(words):
            token.children = _marked(token.children)


def _words(children: list[Token]) -> tuple[str, list[tuple[int, int]]]:
    """Return the text of inline tokens, and where in it each token that is text stands."""
    parts: list[str] = []
    spans: list[tuple[int, int]] = []
    at = 0
    for child in children:
        text = child.content if child.type == "text" and child.info != "address" else ""
        if child.type in ("softbreak", "hardbreak"):
            text = " "
        elif child.type == "footnote_ref":
            # A character that no file holds: no short form goes across the mark of a note.
            text = "\x00"
        spans.append((at, at + len(text)))
        parts.append(text)
        at += len(text)
    return "".join(parts), spans


def _marked(children: list[Token]) -> list[Token]:
    text, _ = _words(children)
    forms = list(_SHORT.finditer(text))
    children = _split(children, {cut for form in forms for cut in form.span()})
    spans = _words(children)[1]
    starts = [start for start, _ in spans]
    marks: dict[int, list[Token]] = defaultdict(list)
    """What is put before each token, by its place."""
    for form in forms:
        first, last = bisect_left(starts, form.start()), bisect_left(starts, form.end()) - 1
        first = next(n for n in range(first, last + 1) if spans[n][0] < spans[n][1])
        if inside := _balanced(children, first, last):
            before = text[max(0, form.start() - _LOOKED_BACK) : form.start()]
            opening = Token("typed_open", "", 0, meta={"words": form[0], "number": _number(form), "before": before})
            opening.content = _locator_after(text, form.end())
            marks[inside[0]].append(opening)
            # Where one form ends the next may begin: the end stands first.
            marks[inside[1] + 1].insert(0, Token("typed_close", "", 0))
    found: list[Token] = []
    for at, child in enumerate(children):
        found += [*marks[at], child]
    return found + marks[len(children)]


_LOOKED_BACK = 400
"""Characters before a short form in which its issuer may be named."""


def _balanced(children: list[Token], first: int, last: int) -> tuple[int, int] | None:
    """Return the first and last of some tokens, with emphasis that only they have; None where it goes beyond."""
    depth = lowest = 0
    for child in children[first : last + 1]:
        depth += child.nesting
        lowest = min(lowest, depth)
    first, last = first + lowest, last + depth - lowest
    if first < 0 or last >= len(children) or sum(child.nesting for child in children[first : last + 1]) != 0:
        return None
    return first, last


def _split(children: list[Token], cuts: Collection[int]) -> list[Token]:
    """Return tokens of which none has a cut within it."""
    found: list[Token] = []
    ordered = sorted(cuts)
    for child, (start, end) in zip(children, _words(children)[1], strict=True):
        within = ordered[bisect_right(ordered, start) : bisect_left(ordered, end)]
        if child.type != "text" or not within:
            found.append(child)
            continue
        for one, other in itertools.pairwise((start, *within, end)):
            words = child.content[one - start : other - start]
            found.append(Token("text", "", 0, content=words, level=child.level))
    return found


def _locator_after(text: str, end: int) -> str:
    located = read_locator_after(text, end)
    if not located and (direct := re.compile(r"\s+(?:at\s)?").match(text, end)):
        located = read_locator(text, end + 1) or read_locator(text, direct.end())
    if not located and (close := read_locator(text, end)) and not close[0].typed.isascii():
        # 前揭註1頁7, 前掲注1）10頁: a place with a unit in Han needs nothing before it.
        located = close
    return located[0].typed if located else ""


def _number(match: re.Match[str]) -> int:
    found = next((match[name] for name in ("han", "joint", "ja", "en", "oscola", "german") if match[name]), None)
    return int(found) if found else -1 if match["open"] else 0


@lru_cache(maxsize=2048)
def _locator_of(typed: str) -> Locator | None:
    """Return the place that was read in a note. Both versions of a text have it, and other notes: 頁12."""
    # As in the note, something stands behind it: a last stop of its own (12 ff.) is not that of the note.
    located = read_locator(f"{typed}。")
    return located[0] if located else None


def insertions_of(tokens: list[Token], text: Text) -> tuple[Insertion, ...]:
    """Return what is to be filled in, in the order in which it stands in the tokens of one note."""
    insertions: list[Insertion] = []
    for block in tokens:
        for child in block.children or []:
            if child.type == "brief_title":
                insertions.append(BriefTitle(child.content))
            if child.type not in ("cite", "typed_open"):
                continue
            locator = _locator_of(child.content) if child.content else None
            if child.type == "cite":
                if child.content and (locator is None or locator.typed != child.content):
                    # What is no locator by its form was typed in braces, which may hold anything.
                    locator = read_locator_after("{" + child.content + "}", 0)[0]  # type: ignore[index]
                at = text.find(block, child.meta["typed"])
                insertions.append(KeyedCitation(child.meta["key"], locator, *at))
            else:
                # Mark-up may stand inside the words (*supra* note 3): then their first one says where they are.
                words = child.meta["words"]
                at = text.find(block, words if len(words.split()) == 1 else words.split()[0])
                meta = child.meta
                insertions.append(TypedCitation(meta["words"], meta["number"], meta["before"], locator, *at))
    return tuple(insertions)


def brief_titles(tokens: list[Token]) -> tuple[str, ...]:
    """Return the briefs whose titles go into the holes of a text, in its order."""
    return tuple(c.content for token in tokens for c in token.children or [] if c.type == "brief_title")
