"""Links around what is cited of law, where it stands in one piece of text."""

import re
from bisect import bisect_right
from collections.abc import Callable, Mapping, Sequence

import msgspec
from markdown_it.token import Token

from briefs.language.languages import Lang
from briefs.language.provision_references import ARTICLE, SECTION, Reference, references
from briefs.messages.message import Message
from briefs.model.brief import LawMention, Provision
from briefs.reading.markdown.named_laws import NamedLaw
from briefs.reading.markdown.parser import plain, text_like
from briefs.resolving.finding import CitationAt

# Names of laws in another language are foreign to the conversion; addresses are links already.
_LINKED = ("", "foreign")
_OUTSIDE = frozenset({"link_open", "span_open", "typed_open"})
_OPENING, _CLOSING = frozenset("《〈「“"), frozenset("》〉」”")


class Linked(msgspec.Struct, frozen=True):
    """What a block leads to once it has its links."""

    provisions: tuple[Provision, ...]
    """Provisions of recorded laws."""
    named: tuple[LawMention, ...]
    """The recorded laws themselves."""

    @property
    def laws(self) -> set[str]:
        """Return the ids of all of these laws."""
        return {*(one.law for one in self.provisions), *(one.law for one in self.named)}


class Unknown(msgspec.Struct, frozen=True):
    """A law that an author named outright, of which the text alone does not know whether there is a record."""

    token: Token
    """The inline token in which it stands."""
    law: str
    """What the author called it."""
    words: str
    """The words of which it is said."""


class Unresolved(msgspec.Struct, frozen=True):
    """A reference of which it is not certain what law it means."""

    token: Token
    """The inline token in which it stands."""
    words: str
    """The reference."""
    why: Message
    """Why no law is certain."""


class LawLink(msgspec.Struct, frozen=True):
    """A stretch of a block that leads to a law, a provision of one, or a decision."""

    start: int
    """Where it begins, in characters of the block."""
    end: int
    """Where it ends."""
    wide: tuple[int, int] | None = None
    """Where it begins and ends with the name of the law beside it, if no mark-up stands between."""
    provision: Provision | None = None
    """What it cites of a recorded law."""
    law: str = ""
    """Else the id of the recorded law itself."""
    address: str = ""
    """Else the address of the official text."""
    lang: str = ""
    """The language of that text; empty where it is the reader's."""


Said = Callable[[Mapping[str, str | int | float], str, int], LawLink | None]
"""Returns the link of what an author set by hand: the attributes, the words, their place; None for an unknown law."""


def with_links(
    children: Sequence[Token], links: Sequence[LawLink], block: int, said: Said
) -> tuple[list[Token], Linked]:
    """Return the tokens of a block with its links, and to what these lead.

    What stands within a link, or is broken by mark-up, is passed over; what an author set by hand goes before.
    """
    if not links and not any("law" in child.attrs for child in children):
        return list(children), Linked((), ())
    out: list[Token] = []
    cited: list[Provision] = []
    named: list[LawMention] = []
    place = outside = 0
    explicit = False
    for at, child in enumerate(children):
        size = len(plain([child]))
        by_hand = said(child.attrs, _inside(children, at), place) if "law" in child.attrs else None
        if by_hand:
            explicit = True
            cited += [by_hand.provision] if by_hand.provision else []
            out.append(opening_of(by_hand))
        elif child.type == "span_close" and explicit:
            explicit = False
            out.append(_closing())
        else:
            opened = child.type if child.type in _OUTSIDE else child.type.replace("_close", "_open")
            outside += child.nesting or (1 if child.type == "typed_open" else -1) if opened in _OUTSIDE else 0
            here = [fitting for link in links if (fitting := _within(link, place, place + size))]
            if child.type == "text" and child.info in _LINKED and here and not outside and not explicit:
                out += _linked(child, here, place)
                cited += [link.provision for link in here if link.provision]
                named += [LawMention(link.law, block, link.start) for link in here if link.law]
            else:
                out.append(child)
        place += size
    return out, Linked(tuple(cited), tuple(named))


def _within(link: LawLink, start: int, end: int) -> LawLink | None:
    """Return a link as wide as it may be within a stretch; None where it does not stand in it."""
    if link.wide and start <= link.wide[0] and link.wide[1] <= end:
        return msgspec.structs.replace(link, start=link.wide[0], end=link.wide[1])
    return link if start <= link.start and link.end <= end else None


def places_set(children: Sequence[Token]) -> list[tuple[int, int]]:
    """Return the places of what an author set by hand, in characters of the block: laws said outright, links, code."""
    if len(children) == 1 and children[0].type == "text":
        return []
    found, place = [], 0
    for at, child in enumerate(children):
        if "law" in child.attrs or child.type == "link_open":
            found.append((place, place + len(_inside(children, at))))
        size = len(child.content) if child.type == "text" else len(plain([child]))
        if child.type == "code_inline":
            found.append((place, place + size))
        place += size
    return found


def _inside(children: Sequence[Token], opening: int) -> str:
    """Return the words of a span."""
    level, end = 0, opening
    for end in range(opening, len(children)):
        level += children[end].nesting
        if level == 0:
            break
    return plain(list(children[opening + 1 : end]))


def reference_said(attrs: Mapping[str, str | int | float], words: str, place: int, lang: Lang) -> Reference:
    """Return the provision that an author set by hand: by its number, else as the words have it."""
    given = str(attrs.get("sec", attrs.get("art", "")))
    found = [] if given else references(words, lang)
    unit = SECTION if "sec" in attrs else ARTICLE
    number, to = _given(given)
    one = found[0] if found else Reference(0, 0, unit, number, to, (0, 0))
    return msgspec.structs.replace(one, start=place, end=place)


def _given(words: str) -> tuple[str, str]:
    """Read a number that was set by hand: 25, 25(2), 3-9 (a range), 18-1 (第18條之1); paragraphs have no place."""
    number, _, to = re.sub(r"[^\w-]", "", re.sub(r"\([^)]*\)", "", words)).partition("-")
    is_range = number.isdigit() and to.isdigit() and int(to) > int(number)
    return (number, to) if is_range or not to else (f"{number}-{to}", "")


def opening_of(link: LawLink) -> Token:
    """Return the token that begins a link."""
    if link.provision or link.law:
        anchor = link.provision.anchor if link.provision else ""
        law = link.provision.law if link.provision else link.law
        meta = {"law": law, "anchor": anchor, "provision": link.provision}
    else:
        meta = {"address": link.address, "lang": link.lang}
    return Token("provision_open", "a", 1, meta=meta)


def _closing() -> Token:
    return Token("provision_close", "a", -1)


def _linked(text: Token, links: Sequence[LawLink], place: int) -> list[Token]:
    out: list[Token] = []
    done = 0
    for link in links:
        start, end = link.start - place, link.end - place
        if start > done:
            out.append(text_like(text.content[done:start], text))
        out += [opening_of(link), text_like(text.content[start:end], text), _closing()]
        done = end
    return [*out, text_like(text.content[done:], text)] if done < len(text.content) else out


def link_to(reference: Reference, law: NamedLaw, block: int, wide: tuple[int, int], lang: Lang) -> LawLink:
    """Return the link of a reference to a provision of a law; `wide` is its place with the name beside it."""
    start, end = reference.start, reference.end
    if law.id and reference.unit in (ARTICLE, SECTION):
        provision = Provision(law.id, reference.unit, reference.number, reference.to, block, start)
        return LawLink(start, end, wide, provision)
    official = law.official
    if official is None:
        return LawLink(start, end, wide)
    address = official.provision(reference, lang) if reference.number else official.address(lang)
    return LawLink(start, end, wide, address=address, lang=official.lang)


def link_of(one: CitationAt) -> LawLink:
    """Return the link of what is cited at once with its provision, or has none."""
    return LawLink(one.start, one.end, address=one.address, lang=one.lang)


def is_within(citations: Sequence[CitationAt], reference: Reference) -> bool:
    """Return whether a reference is part of a citation: § 1030 of 18 U.S.C. § 1030."""
    at = bisect_right(citations, reference.start, key=lambda one: one.start)
    return at > 0 and reference.start < citations[at - 1].end


def with_name(text: str, reference: Reference, place: tuple[int, int] | None) -> tuple[int, int]:
    """Return a reference with the name of its law: of several with one name the first takes it, or the last."""
    first, last = reference.group
    if place is None:
        return reference.start, reference.end
    start, end = place
    if end <= first and reference.start == first:
        # 《民法》第184條 has both its marks.
        is_marked = text[start - 1 : start] in _OPENING and text[end : end + 1] in _CLOSING
        return start - is_marked, reference.end
    is_last = start >= last and reference.end == last
    return reference.start, end if is_last else reference.end


class Taken:
    """Which characters of a block are part of a link."""

    def __init__(self, text: str, links: Sequence[LawLink]) -> None:
        """Take a block and the links that are certain."""
        self._taken = bytearray(len(text))
        for link in links:
            self.take(link)

    def take(self, link: LawLink) -> bool:
        """Return whether a link stands where there is none, and keep its place."""
        start, end = link.wide or (link.start, link.end)
        if any(self._taken[start:end]):
            return False
        self._taken[start:end] = b"\1" * (end - start)
        return True
