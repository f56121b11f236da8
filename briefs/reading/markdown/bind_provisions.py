"""Binding references to provisions to the laws that they mean: what is certain becomes a link, the rest is left alone.

Certain is what has the law's name or number beside it; 本法, 同法 and “of the Act”, which mean the law named last; and
a bare 第25條 in a text that is about one law, where no other was named since. `[第25條]{law=jp-ai-promotion-act
art=25}` says it outright. A law that the site has recorded leads to its page, any other to its official text.
"""

from bisect import bisect_right
from collections.abc import Container, Iterator, Mapping, Sequence
from functools import partial

import msgspec
from markdown_it.token import Token

from briefs.language.languages import Lang
from briefs.language.provision_references import ARTICLE, SECTION, Reference, references, same_article
from briefs.language.provisions import goes_on, is_beside, may_mean, names_other, pronoun_of
from briefs.messages.message import NOTHING, Message, say
from briefs.model.brief import LawMention, Provision
from briefs.reading.markdown.find_blocks import BlockSpan
from briefs.reading.markdown.job import About, LawInText
from briefs.reading.markdown.law_links import (
    LawLink,
    Linked,
    Said,
    Taken,
    Unknown,
    Unresolved,
    is_within,
    link_of,
    link_to,
    places_set,
    reference_said,
    with_links,
    with_name,
)
from briefs.reading.markdown.named_laws import LawsOfText, NamedInBlock, NamedLaw
from briefs.reading.markdown.parser import plain
from briefs.resolving.finding import bears_name

_LAST = 8
"""How many citations before a reference are looked at: in a list of hundreds the last tell."""
_NO_LAW = NamedLaw(0, 0)
_KINDS = frozenset({"paragraph", "item", "quote", "definition"})


class Bound(Linked, frozen=True):
    """What became of the references to provisions in a text, in reading order."""

    unresolved: tuple[Unresolved, ...]
    """Those of which it is not certain what law they mean, where these are to be told."""
    unknown: tuple[Unknown, ...]
    """The laws that an author named outright and that nobody may know."""


def bind_provisions(
    tokens: Sequence[Token], blocks: Sequence[BlockSpan], laws: Sequence[LawInText], about: About, lang: Lang
) -> Bound:
    """Bind the references of a text and mark those that are certain."""
    read = [(at, block) for at, block in enumerate(blocks) if block.kind in _KINDS or block.kind == "heading"]
    texts = [plain(tokens[block.first].children) for _, block in read]
    binder = _Binder(texts, laws, about, lang)
    provisions: list[Provision] = []
    named: list[LawMention] = []
    for nth, (at, block) in enumerate(read):
        inline, linked = tokens[block.first], set(binder.linked) if block.kind == "heading" else binder.linked
        links = binder.links(nth, at, inline.children or [])
        if block.kind == "heading":
            # It has no links: what it names first the text leads to.
            binder.linked = linked
            continue
        inline.children, made = with_links(inline.children or [], links, at, binder.said(inline, at))
        provisions += made.provisions
        named += made.named
    unresolved = _placed(binder, [None if block.kind == "heading" else tokens[block.first] for _, block in read])
    return Bound(tuple(provisions), tuple(named), unresolved, tuple(binder.unknown))


def bind_apart(
    tokens: Sequence[Token], blocks: Sequence[BlockSpan], laws: Sequence[LawInText], about: About, lang: Lang
) -> tuple[set[str], tuple[Unresolved, ...], tuple[Unknown, ...]]:
    """Mark what notes, tables and captions cite of law; each stands by itself.

    Return the ids of its laws, what is not certain, and the laws that an author named outright and nobody may know.
    `tokens` are those of a text, which has the blocks, and then those of its notes.
    """
    read = {block.first for block in blocks if block.kind in (*_KINDS, "heading")}
    # The words of a chart are drawn as well.
    read |= {
        at
        for block in blocks
        if any(token.type == "chart" for token in tokens[block.first : block.last + 1])
        for at in range(block.first, block.last + 1)
    }
    inlines = [token for at, token in enumerate(tokens) if token.type == "inline" and at not in read]
    linked, unresolved, unknown = bind_each(inlines, laws, about, lang)
    return {law for one in linked for law in one.laws}, unresolved, unknown


def bind_each(
    inlines: Sequence[Token], laws: Sequence[LawInText], about: About, lang: Lang
) -> tuple[tuple[Linked, ...], tuple[Unresolved, ...], tuple[Unknown, ...]]:
    """Mark what some paragraphs cite of law, each by itself: return to what each leads, and what is not known."""
    binder = _Binder([plain(inline.children) for inline in inlines], laws, about, lang, is_apart=True)
    found: list[Linked] = []
    for nth, inline in enumerate(inlines):
        children = inline.children or []
        links = binder.links(nth, 0, children)
        inline.children, made = with_links(children, links, 0, binder.said(inline, 0))
        found.append(made)
    return tuple(found), _placed(binder, inlines), tuple(binder.unknown)


def _placed(binder: "_Binder", inlines: Sequence[Token | None]) -> tuple[Unresolved, ...]:
    """Return what a binder left alone with the tokens in which it stands; headings have none."""
    found = ((inlines[nth], words, why) for nth, words, why in binder.unresolved)
    return tuple(Unresolved(token, words, why) for token, words, why in found if token)


class _Binder:
    """Goes through the blocks of one text, and remembers which law was named last."""

    def __init__(
        self, texts: Sequence[str], laws: Sequence[LawInText], about: About, lang: Lang, *, is_apart: bool = False
    ) -> None:
        self.texts, self.lang, self.is_apart, self.tells_doubts = texts, lang, is_apart, about.tells_doubts
        self.known = {law.id for law in laws if not law.is_document}
        own = [name for name in about.laws if name in self.known]
        self.sole = own[0] if len(own) == 1 else ""
        self.found = LawsOfText(texts, laws, self.sole, lang, about.jurisdictions)
        kind = {law.id: law.kind for law in laws}.get(self.sole, "")
        self.last = self.subject = NamedLaw(-1, -1, self.sole, kind=kind)
        self.linked: set[str] = set()
        self.unresolved: list[tuple[int, str, Message]] = []
        self.unknown: list[Unknown] = []

    def said(self, inline: Token, block: int) -> Said:
        """Return what makes the links that an author set by hand in a block."""
        return partial(self.link_said, inline, block)

    def link_said(
        self, inline: Token, block: int, attrs: Mapping[str, str | int | float], words: str, place: int
    ) -> LawLink | None:
        name = str(attrs["law"])
        law = self.found.called(name)
        if not law.key or law.id not in ("", *self.known):
            self.unknown.append(Unknown(inline, name, words))
        if not law.key:
            return None
        made = link_to(reference_said(attrs, words, place, self.lang), law, block, (place, place), self.lang)
        return made if made.provision or made.address else LawLink(place, place, law=law.id)

    def links(self, nth: int, block: int, children: Sequence[Token]) -> list[LawLink]:
        """Return the links of the nth text, a block of the brief, but at places that its tokens have set by hand."""
        text = self.texts[nth]
        laws, citations = self.found.laws(nth, len(text)), self.found.citations(nth, len(text))
        weak, documents = self.found.weak(nth, len(text)), self.found.documents(nth, len(text))
        before = self.subject if self.is_apart else self.last
        is_any = laws or citations or documents
        # Without a law that they may mean references are no links, and most blocks cite none.
        found = references(text, self.lang) if is_any or weak or before.key or self.tells_doubts else []
        if not (found or is_any):
            return []
        said, named = places_set(children), NamedInBlock(laws)
        both = [one for one in (named, NamedInBlock(weak)) if one.laws]
        made: list[LawLink] = []
        cited: list[tuple[int, NamedLaw, Reference]] = []
        # Names that count as a provision stands beside them, and all beside which one does.
        counted: list[NamedLaw] = []
        used: set[int] = set()
        for reference in found:
            is_told = said and any(start <= reference.start < end for start, end in said)
            if is_told or (citations and is_within(citations, reference)):
                continue
            near = [*named.before(reference.start), *counted[-1:]] if both else ()
            nearest = max(near, key=lambda one: one.end) if near else before
            # Another law that was cited since is what follows; one that is named in passing beside it may not be.
            here = cited and {law.key for end, law, _ in cited[-_LAST:] if goes_on(text, end, reference, self.lang)}
            is_last = not here or nearest.key in here
            if is_last and citations:
                is_last = not any(nearest.end < one.end <= reference.start for one in citations if one.is_law)
            law, place, why = self.law_of(text, reference, both, nearest, is_last=is_last)
            if law.key:
                made.append(link_to(reference, law, block, with_name(text, reference, place), self.lang))
                cited.append((reference.end, law, reference))
                counted += [law] if law.is_weak else []
                used.add(law.start)
                self.linked.add(law.key)
            elif self.tells_doubts and reference.unit in (ARTICLE, SECTION):
                self.unresolved.append((nth, text[reference.start : reference.end], why))
        last = max([*named.laws[-1:], *counted[-1:]], key=lambda one: one.end, default=before)
        # It has no place in the blocks that follow.
        self.last = msgspec.structs.replace(last, start=-1, end=-1)
        made += self.same(text, block, cited)
        taken = Taken(text, made)
        made += [link for link in self.whole([*named.laws, *documents], used) if taken.take(link)]
        made += [link for link in map(link_of, citations) if taken.take(link)]
        return sorted(made, key=lambda link: link.start)

    def law_of(
        self, text: str, reference: Reference, laws: Sequence[NamedInBlock], nearest: NamedLaw, *, is_last: bool
    ) -> tuple[NamedLaw, tuple[int, int] | None, Message]:
        """Return the law that a reference means and where it is said, or an unknown one and why.

        `nearest` is the law that was named last before it, `is_last` whether none was cited since.
        """
        first, last = reference.group
        for named in laws:
            for one in (*named.before(first), *named.behind(last)):
                if one.key and is_beside(text, reference, one.start, one.end, self.lang):
                    return one, (one.start, one.end), NOTHING
        if not (nearest.key or self.tells_doubts):
            return _NO_LAW, None, NOTHING
        if place := pronoun_of(text, reference, self.lang):
            is_meant = nearest.key and may_mean(text[slice(*place)], nearest.kind)
            return (nearest, place, NOTHING) if is_meant else (_NO_LAW, None, say("no-law-named-before"))
        if names_other(text, reference, self.lang):
            is_known = self.tells_doubts and bears_name(text, first, self.lang)
            return _NO_LAW, None, say("name-of-several-laws" if is_known else "no-record-law-beside")
        if self.sole and reference.unit == ARTICLE and nearest.id == self.sole and is_last:
            return nearest, None, NOTHING
        if not self.sole and nearest.key and is_last and goes_on(text, nearest.end, reference, self.lang):
            return nearest, None, NOTHING
        return _NO_LAW, None, say("no-law-stands-beside")

    def same(self, text: str, block: int, cited: Sequence[tuple[int, NamedLaw, Reference]]) -> Iterator[LawLink]:
        """Yield links of 同條, which is the article that was named before it in the same block."""
        ends = [end for end, _, _ in cited]
        for start, end, paragraph in same_article(text, self.lang):
            if at := bisect_right(ends, start):
                _, law, before = cited[at - 1]
                again = msgspec.structs.replace(
                    before, start=start, end=end, number=before.to or before.number, to="", paragraph=paragraph
                )
                yield link_to(again, law, block, (start, end), self.lang)

    def whole(self, named: Sequence[NamedLaw], used: Container[int]) -> Iterator[LawLink]:
        """Yield links of laws themselves: each number, and the first time that a text names one.

        Where a provision stands beside a name, in `used`, that leads there already.
        """
        for one in named:
            if one.is_own or not one.key or one.start in used or (one.key in self.linked and not one.is_number):
                continue
            self.linked.add(one.key)
            if one.id:
                yield LawLink(one.start, one.end, law=one.id)
            elif one.official:
                address = one.official.address(self.lang)
                yield LawLink(one.start, one.end, address=address, lang=one.official.lang)
