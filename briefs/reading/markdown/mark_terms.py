"""Marking words in a text, each once: terms that the glossary explains, and what the text defines for itself."""

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence

import msgspec
from markdown_it.token import Token

from briefs.language.defined import Defined, definitions_in
from briefs.language.languages import Lang, is_chinese
from briefs.language.rules import Rule, in_name, places
from briefs.language.word_finder import WordFinder
from briefs.model.term import Term
from briefs.reading.markdown.find_blocks import BlockSpan
from briefs.reading.markdown.job import TermForm
from briefs.reading.markdown.parser import plain, text_like

_LATIN = re.compile(r"[a-z0-9]+")
_KINDS = frozenset({"paragraph", "item", "quote", "definition"})
_INSIDE = frozenset({"link_open", "provision_open", "span_open", "lang_open", "em_open"})
"""Where no term is marked: links, other languages, titles in italics."""


class Marked(msgspec.Struct, frozen=True):
    """What was found and marked in a text."""

    terms: tuple[str, ...]
    """The keys of the terms that occur, sorted."""
    explained: tuple[str, ...]
    """Those of them that are marked, at their first use, sorted."""
    defined: tuple[Defined, ...]
    """The terms that the text defines for itself, in reading order."""


class TermBook:
    """The forms of all terms in a language, ready to be looked for in texts without trying each of them."""

    def __init__(self, glossary: Mapping[str, Term], lang: Lang, shelves: Mapping[Lang, Mapping[str, str]]) -> None:
        """Take a glossary, and of a long one the part of each term on the pages of each language of the text."""
        self.chinese = is_chinese(lang)
        self.by_word: dict[str, list[TermForm]] = defaultdict(list)
        self.by_start: dict[str, list[TermForm]] = defaultdict(list)
        for name, term in glossary.items():
            exceptions = term.exceptions if self.chinese else ()
            places = tuple((code, parts[name]) for code, parts in shelves.items())
            for form in term.forms(lang):
                is_explained = term.explain and bool(term.definition.of(lang))
                found = TermForm(form, name, is_explained, exceptions, places)
                self.by_word[form].append(found)
                first = _LATIN.search(form.lower())
                self.by_start[first[0] if first else ""].append(found)
        self.finder = WordFinder(self.by_word)

    def within(self, text: str) -> tuple[TermForm, ...]:
        """Return the forms that stand in a text, in a fixed order."""
        if self.chinese:
            return tuple(sorted(form for word in self.finder.within(text) for form in self.by_word[word]))
        lowered = text.lower()
        starts = frozenset(_LATIN.findall(lowered))
        near = [form for start in starts & self.by_start.keys() for form in self.by_start[start]]
        return tuple(sorted(form for form in near if form.word.lower() in lowered))


def definitions(tokens: Sequence[Token], blocks: Sequence[BlockSpan], lang: Lang) -> tuple[Defined, ...]:
    """Return the definitions of a text, in order."""
    return tuple(
        one
        for at, block in enumerate(blocks)
        if block.kind in _KINDS
        for one in definitions_in(plain(tokens[block.first].children), lang, at)
    )


def mark_terms(
    tokens: Sequence[Token],
    blocks: Sequence[BlockSpan],
    forms: Sequence[TermForm],
    names: Sequence[Rule],
    lang: Lang,
    headnote: Sequence[Token] = (),
) -> Marked:
    """Mark terms in a text; nothing is marked inside what has a name (`names`).

    In its headnote only those are marked that the text does not use: a term is explained once.
    """
    defined = definitions(tokens, blocks, lang)
    if not forms and not defined:
        return Marked((), (), ())
    marker = _Marker(forms, names, lang, defined)
    for at, block in enumerate(blocks):
        if block.kind in _KINDS:
            marker.block(tokens[block.first], at)
        else:
            for token in tokens[block.first : block.last + 1]:
                marker.occurrences(plain(token.children))
    for point in headnote:
        marker.block(point, 0)
    return Marked(tuple(sorted(marker.terms)), tuple(sorted(marker.explained)), marker.defined)


class _Marker:
    """Goes through the blocks of one text."""

    def __init__(
        self, forms: Sequence[TermForm], names: Sequence[Rule], lang: Lang, defined: tuple[Defined, ...]
    ) -> None:
        self.lang, self.defined = lang, defined
        self.by_word = {form.word if is_chinese(lang) else form.word.lower(): form for form in forms}
        chinese = [Rule(form.word, "", "", form.unless) for form in forms] if is_chinese(lang) else []
        self.rules = [*chinese, *(name for name in names if name.word not in self.by_word)]
        # The longest first, as an expression takes the first alternative that fits.
        words = sorted((re.escape(form.word) for form in forms), key=len, reverse=True)
        self.latin = re.compile(rf"\b({'|'.join(words)})\b", re.IGNORECASE) if words else None
        self.to_explain = {form.term for form in forms if form.is_explained}
        self.shelves = {form.term: dict(form.shelves) for form in forms}
        self.terms: set[str] = set()
        self.explained: set[str] = set()
        self.used: set[str] = set()
        """The words of definitions that were marked."""
        self.at = 0

    def occurrences(self, text: str) -> list[tuple[int, int, str]]:
        """Return the places of terms in a text, and remember which occur."""
        if is_chinese(self.lang):
            found = [(at, at + len(rule.word), rule.word) for at, rule in places(text, self.rules)]
            found = [place for place in found if place[2] in self.by_word]
        else:
            matches = [match for match in self.latin.finditer(text) if self.is_meant(match)] if self.latin else []
            found = [(match.start(), match.end(), match[0].lower()) for match in matches]
        self.terms |= {self.by_word[word].term for _, _, word in found}
        return [(start, end, self.by_word[word].term) for start, end, word in found]

    def is_meant(self, match: re.Match[str]) -> bool:
        """Return whether a term is meant: ITS is not its, and capitals within a sentence are those of a name."""
        form = self.by_word[match[0].lower()].word
        at_start = not match.start() or match.string[: match.start()].rstrip().endswith((".", ":", "|"))
        return match[0] == form or (not form.isupper() and (match[0][0].islower() or at_start))

    def block(self, inline: Token, at: int) -> None:
        self.at = at
        out: list[Token] = []
        inside = 0
        for child in inline.children or []:
            if child.type in _INSIDE or child.type.replace("_close", "_open") in _INSIDE:
                inside += child.nesting
            if child.type == "text" and child.info == "" and not inside:
                out += self.split(child)
            else:
                if child.type == "text":
                    self.occurrences(child.content)
                out.append(child)
        inline.children = out

    def split(self, token: Token) -> list[Token]:
        """Return a text token in pieces, with marks around the terms that are to be marked."""
        text = token.content
        found = self.occurrences(text)
        marks = [(start, end, f"term-{term}") for start, end, term in found if self.is_new(term, text, start, end)]
        marks += self.uses(text, marks)
        out: list[Token] = []
        done = 0
        for start, end, name in sorted(marks):
            pieces = (text[done:start], text[start:end])
            out += [text_like(pieces[0], token)] if pieces[0] else []
            shelves = self.shelves.get(name[len("term-") :], {})
            opening = Token("term_open", "a", 1, info=name, meta={"shelves": shelves})
            out += [opening, text_like(pieces[1], token), Token("term_close", "a", -1)]
            done = end
        rest = text[done:]
        return [*out, text_like(rest, token)] if rest or not out else out

    def is_new(self, term: str, text: str, start: int, end: int) -> bool:
        if term in self.explained or term not in self.to_explain:
            return False
        # Within a name it is no term; and a mark would part the name, whose words are kept as a whole.
        if is_chinese(self.lang) and in_name(text, start, end):
            return False
        self.explained.add(term)
        return True

    def uses(self, text: str, taken: Sequence[tuple[int, int, str]]) -> list[tuple[int, int, str]]:
        """Return the first use of each word that an earlier block has defined."""
        found: list[tuple[int, int, str]] = []
        for number, one in enumerate(self.defined, start=1):
            if one.block >= self.at or one.word in self.used:
                continue
            pattern = re.escape(one.word) if is_chinese(self.lang) else rf"\b{re.escape(one.word)}\b"
            match = re.search(pattern, text)
            if match and all(match.end() <= start or match.start() >= end for start, end, _ in [*taken, *found]):
                found.append((match.start(), match.end(), f"def-{number}"))
                self.used.add(one.word)
        return found
