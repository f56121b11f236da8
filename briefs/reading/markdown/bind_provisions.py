"""Binding references to provisions to the laws that they mean: what is certain becomes a link, the rest is left alone.

Certain is what has the law's name beside it; 本法, 同法 and “of the Act”, which mean the law named last; and a bare
第25條 in a text that is about one law, where no other was named since. `[第25條]{law=jp-ai-promotion-act art=25}` says
it outright.
"""

import re
from collections.abc import Iterable, Mapping, Sequence

import msgspec
from markdown_it.token import Token

from briefs.language.languages import ZH_HANT, Lang
from briefs.language.provisions import (
    ARTICLE,
    SECTION,
    Reference,
    is_named,
    is_pronoun,
    names_other,
    references,
    same_article,
    stands_alone,
    titles_of_laws,
)
from briefs.messages.message import NOTHING, Message, say
from briefs.model.brief import Provision
from briefs.model.front_matter import Names
from briefs.model.law import Instrument
from briefs.reading.markdown.find_blocks import BlockSpan
from briefs.reading.markdown.job import LawInText
from briefs.reading.markdown.parser import plain, text_like

_KINDS = frozenset({"paragraph", "item", "quote", "definition"})
_OUTSIDE = frozenset({"link_open", "span_open", "lang_open"})
_WITH_ARTICLES = frozenset({"bill", "act", "regulation", "directive", "order", "decision", "treaty"})
_SHORTEST = 3
"""Characters of the shortest name by which a law is recognised."""


OWN = (
    "本法",
    "本條例",
    "本規則",
    "本指令",
    "the Act",
    "The Act",
    "this Act",
    "This Act",
    "the Regulation",
    "the Directive",
)
"""What a text on one law calls it."""


class LawBook:
    """The laws of the site by their names in a language."""

    def __init__(self, laws: Mapping[str, Instrument], lang: Lang) -> None:
        """Take the records of laws."""
        self._laws = tuple(
            LawInText(name, tuple(sorted(_names(law, lang), key=lambda name: (-len(name), name))))
            for name, law in laws.items()
            if law.kind in _WITH_ARTICLES
        )

    def within(self, text: str) -> tuple[LawInText, ...]:
        """Return the laws whose name or id stands in a file."""
        return tuple(law for law in self._laws if law.id in text or any(name in text for name in law.names))


def _names(law: Instrument, lang: Lang) -> Iterable[str]:
    groups = [names for names in (law.names, law.short) if isinstance(names, Names)]
    forms = [form for names in groups for form in ((names.zh_hant, names.ja) if lang == ZH_HANT else (names.en,))]
    return {form for form in forms if len(form) >= _SHORTEST}


class Bound(msgspec.Struct, frozen=True):
    """What became of the references to provisions in a text."""

    provisions: tuple[Provision, ...]
    """Those that became links, in reading order; one inside a link, or broken by mark-up, is passed over."""
    unresolved: tuple[tuple[int, str, Message], ...]
    """Those of which it is not certain what law they mean: the index of the block, the words, and why."""


def bind_provisions(
    tokens: Sequence[Token], blocks: Sequence[BlockSpan], laws: Sequence[LawInText], own: Sequence[str], lang: Lang
) -> Bound:
    """Bind the references of a text and mark those that are certain; `own` are the laws that the text is about."""
    binder = _Binder(laws, own, lang)
    for at, block in enumerate(blocks):
        if block.kind in _KINDS:
            binder.block(tokens[block.first], at)
        elif block.kind == "heading":
            binder.read(plain(tokens[block.first].children))
    return Bound(tuple(binder.provisions), tuple(binder.unresolved))


class _Binder:
    """Goes through the blocks of one text, and remembers which law was named last."""

    def __init__(self, laws: Sequence[LawInText], own: Sequence[str], lang: Lang) -> None:
        self.lang = lang
        known = {law.id for law in laws}
        own = [name for name in own if name in known]
        self.sole = own[0] if len(own) == 1 else ""
        names = [(name, law.id) for law in laws for name in law.names]
        # What a text is about it calls so, whatever other laws it speaks of.
        names += [(name, self.sole) for name in OWN if self.sole]
        # The longest first: where one name holds another, the whole of it is meant.
        self.names = sorted(names, key=lambda one: (-len(one[0]), one))
        self.last = self.sole
        self.provisions: list[Provision] = []
        self.unresolved: list[tuple[int, str, Message]] = []

    def read(self, text: str) -> list[tuple[int, str]]:
        """Return the places at which laws are named in a text, unknown ones without an id, and remember the last."""
        found: list[tuple[int, int, str]] = []
        for name, law in self.names:
            start = text.find(name)
            while start >= 0:
                end = start + len(name)
                if stands_alone(text, start, end) and all(end <= a or start >= b for a, b, _ in found):
                    found.append((start, end, law))
                start = text.find(name, end)
        # A law of which there is no record is named all the same: what follows may be its provisions.
        for start, end in titles_of_laws(text, self.lang):
            if all(end <= a or start >= b for a, b, _ in found):
                found.append((start, end, ""))
        places = sorted((start, law) for start, _, law in found)
        if places:
            self.last = places[-1][1]
        return places

    def block(self, inline: Token, at: int) -> None:
        children = inline.children or []
        text = plain(children)
        before = self.last
        named = self.read(text)
        marks: list[tuple[int, int, Provision]] = []
        for reference in references(text, self.lang):
            so_far = [law for place, law in named if place < reference.start]
            law, why = self.law_of(text, reference, so_far, before)
            if law:
                provision = Provision(law, reference.unit, reference.number, reference.to, at, reference.start)
                marks.append((reference.start, reference.end, provision))
            else:
                self.unresolved.append((at, text[reference.start : reference.end], why))
        marks += self.same(text, at, marks)
        inline.children = self.split(children, sorted(marks, key=lambda mark: mark[0]), at)

    def law_of(self, text: str, reference: Reference, so_far: Sequence[str], before: str) -> tuple[str, Message]:
        """Return the law that a reference means, or nothing and why not."""
        for name, law in self.names:
            if is_named(text, reference, name, self.lang):
                return law, NOTHING
        nearest = so_far[-1] if so_far else before
        if is_pronoun(text, reference, self.lang):
            return (nearest, NOTHING) if nearest else ("", say("no-law-named-before"))
        if names_other(text, reference, self.lang):
            return "", say("no-record-law-beside")
        if self.sole and reference.unit == ARTICLE and nearest == self.sole:
            return self.sole, NOTHING
        return "", say("no-law-stands-beside")

    def same(self, text: str, at: int, marks: Sequence[tuple[int, int, Provision]]) -> list[tuple[int, int, Provision]]:
        """Return 同條 with the article that was named before it in the same block."""
        found = []
        for start, end in same_article(text, self.lang):
            earlier = [provision for _, stop, provision in marks if stop <= start]
            if earlier:
                one = earlier[-1]
                found.append(
                    (start, end, msgspec.structs.replace(one, to="", number=one.to or one.number, start=start))
                )
        return found

    def split(self, children: Sequence[Token], marks: Sequence[tuple[int, int, Provision]], at: int) -> list[Token]:
        """Return the tokens with links around what is bound, where it stands in one piece of text."""
        out: list[Token] = []
        place = outside = 0
        explicit = False
        for child in children:
            size = len(plain([child]))
            if child.type == "span_open" and "law" in child.attrs:
                explicit = True
                out.append(self.said(child, at, place))
                continue
            if child.type == "span_close" and explicit:
                explicit = False
                out.append(Token("provision_close", "a", -1))
                continue
            if child.type in _OUTSIDE or child.type.replace("_close", "_open") in _OUTSIDE:
                outside += child.nesting
            here = [mark for mark in marks if place <= mark[0] and mark[1] <= place + size]
            if child.type == "text" and child.info == "" and here and not outside and not explicit:
                out += _linked(child, [(start - place, end - place, one) for start, end, one in here])
                self.provisions += [one for _, _, one in here]
            else:
                out.append(child)
            place += size
        return out

    def said(self, opening: Token, at: int, place: int) -> Token:
        """Return the beginning of a link that the author set by hand."""
        attrs = opening.attrs
        unit = SECTION if "sec" in attrs else ARTICLE
        number, to = _given(str(attrs.get("sec", attrs.get("art", ""))))
        provision = Provision(str(attrs["law"]), unit, number, to, at, place)
        self.provisions.append(provision)
        return _opening(provision)


def _given(words: str) -> tuple[str, str]:
    """Read a number that was set by hand: 25, 25(2), 3-9 (a range), 18-1 (第18條之1); paragraphs have no place."""
    number, _, to = re.sub(r"[^\w-]", "", re.sub(r"\([^)]*\)", "", words)).partition("-")
    is_range = number.isdigit() and to.isdigit() and int(to) > int(number)
    return (number, to) if is_range or not to else (f"{number}-{to}", "")


def _opening(provision: Provision) -> Token:
    return Token("provision_open", "a", 1, meta={"law": provision.law, "anchor": provision.anchor})


def _linked(text: Token, marks: Sequence[tuple[int, int, Provision]]) -> list[Token]:
    out: list[Token] = []
    done = 0
    for start, end, provision in marks:
        if start > done:
            out.append(text_like(text.content[done:start], text))
        out += [_opening(provision), text_like(text.content[start:end], text), Token("provision_close", "a", -1)]
        done = end
    return [*out, text_like(text.content[done:], text)] if done < len(text.content) else out
