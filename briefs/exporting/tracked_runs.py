"""The words of two paragraphs as one paragraph with tracked changes: what was taken out, what was put in."""

import copy
from collections.abc import Callable, Iterator, Sequence
from xml.etree.ElementTree import Element

import msgspec

from briefs.importing.token_merges import Hunk, hunks, tokens
from briefs.importing.word_xml import RUN, TEXT, build, run_of, tag, words_in

_LINK, _PROPERTIES = tag("w:hyperlink"), tag("w:pPr")
_CALLS = (tag("w:footnoteReference"), tag("w:endnoteReference"))
_MARKS = (tag("w:bookmarkStart"), tag("w:bookmarkEnd"))
_DRAWN = (tag("w:drawing"), tag("w:pict"))


class Author(msgspec.Struct, frozen=True):
    """Who changed something."""

    name: str
    """The name, as Word shows it beside the change."""
    date: str
    """When, as 2026-01-02T03:04:05Z."""


class Atom(msgspec.Struct, frozen=True):
    """What is compared as one: a word, a note, a field, a picture; a bookmark, which is always kept."""

    key: str
    """What it says; empty for a bookmark."""
    elements: tuple[Element, ...]
    """Its runs."""
    link: Element | None = None
    """The link in which it stands."""


class Tracker:
    """Writes changes of one author."""

    def __init__(self, author: Author, note_key: Callable[[str, bool], str], old_note: Callable[[str], str]) -> None:
        """Take what says which note is which (by id, and whether it is an old one), and what keeps an old note."""
        self.author, self.note_key, self.old_note = author, note_key, old_note
        self.count = 0

    def change(self, kind: str, *inner: Element) -> Element:
        """Return a tracked change (`ins`, `del`)."""
        self.count += 1
        return build(f"w:{kind}", *inner, id=str(self.count + 800_000), author=self.author.name, date=self.author.date)

    def compare(self, old: Element, new: Element) -> None:
        """Turn a new paragraph into one that says what has changed since the old one."""
        before = [one for one in self.atoms(old, is_old=True) if one.key]
        after = list(self.atoms(new, is_old=False))
        self._fill(new, before, after, hunks([one.key for one in before], [one.key for one in after if one.key]))

    def insert(self, paragraph: Element) -> None:
        """Mark a paragraph as put in."""
        after = list(self.atoms(paragraph, is_old=False))
        self._fill(paragraph, [], after, [Hunk(0, 0, 0, sum(bool(one.key) for one in after))])
        self._mark_end(paragraph, "ins")

    def delete(self, paragraph: Element) -> Element:
        """Return an old paragraph, marked as taken out."""
        made = Element(paragraph.tag)
        properties = paragraph.find(_PROPERTIES)
        if properties is not None:
            # Lists have other numbers in the new file.
            kept = [one for one in copy.deepcopy(properties) if one.tag not in (tag("w:numPr"), tag("w:sectPr"))]
            made.append(build("w:pPr", *kept))
        made.extend(self._gone([one for one in self.atoms(paragraph, is_old=True) if one.key]))
        self._mark_end(made, "del")
        return made

    def _mark_end(self, paragraph: Element, kind: str) -> None:
        properties = paragraph.find(_PROPERTIES)
        if properties is None:
            properties = build("w:pPr")
            paragraph.insert(0, properties)
        looks = properties.find(tag("w:rPr"))
        if looks is None:
            looks = build("w:rPr")
            section = properties.find(tag("w:sectPr"))
            properties.insert(len(properties) if section is None else list(properties).index(section), looks)
        looks.insert(0, self.change(kind))

    def _fill(self, paragraph: Element, before: Sequence[Atom], after: Sequence[Atom], places: Sequence[Hunk]) -> None:
        """Write the atoms of a paragraph afresh: what was taken out stands before what was put in."""
        gone = {place.left: before[place.start : place.end] for place in places}
        fresh = {number for place in places for number in range(place.left, place.right)}
        made: list[tuple[Element | None, list[Element]]] = []
        number = 0
        for atom in after:
            if atom.key:
                made.append((None, self._gone(gone.pop(number, ()))))
            is_new = bool(atom.key) and number in fresh
            made.append((atom.link, [self.change("ins", *atom.elements)] if is_new else list(atom.elements)))
            number += bool(atom.key)
        made.append((None, self._gone([one for rest in gone.values() for one in rest])))
        paragraph[:] = [*paragraph.findall(_PROPERTIES), *_in_links([part for part in made if part[1]])]

    def _gone(self, atoms: Sequence[Atom]) -> list[Element]:
        """Return what was taken out: fields as what they showed, pictures not at all."""
        found: list[Element] = []
        for atom in atoms:
            runs = [copy.deepcopy(one) for one in atom.elements if not _has(one, _DRAWN)]
            if len(runs) > 1:
                runs = [run_of(words_in(build("w:p", *runs)))]
            for run in runs:
                for part in run.iter():
                    if part.tag in _CALLS:
                        part.set(tag("w:id"), self.old_note(part.get(tag("w:id"), "")))
                    elif part.tag == TEXT:
                        part.tag = tag("w:delText")
            found += [self.change("del", *runs)] if runs else []
        return found

    def atoms(self, parent: Element, *, is_old: bool, link: Element | None = None) -> Iterator[Atom]:
        """Yield what is compared of a paragraph."""
        field: list[Element] = []
        depth = 0
        for child in parent:
            if child.tag == _LINK:
                yield from self.atoms(child, is_old=is_old, link=child)
            elif child.tag == RUN:
                kinds = [one.get(tag("w:fldCharType")) for one in child.iter(tag("w:fldChar"))]
                depth += kinds.count("begin") - kinds.count("end")
                if kinds or field:
                    field.append(child)
                    if depth <= 0:
                        yield Atom(f"field {words_in(build('w:p', *field))}", tuple(field), link)
                        field, depth = [], 0
                else:
                    yield from (msgspec.structs.replace(one, link=link) for one in self._of_run(child, is_old=is_old))
            elif child.tag != _PROPERTIES and not (is_old and child.tag in _MARKS):
                yield Atom("" if child.tag in _MARKS else f"other {words_in(child)}", (child,), link)
        if field:
            yield Atom("field", tuple(field), link)

    def _of_run(self, run: Element, *, is_old: bool) -> Iterator[Atom]:
        """Part a run into words, and what else it holds."""
        looks = [one for one in run if one.tag == tag("w:rPr")]
        for child in run:
            if child in looks:
                continue
            if child.tag == TEXT:
                for word in tokens(child.text or ""):
                    (text,) = list(run_of(word))
                    yield Atom(word, (build("w:r", *copy.deepcopy(looks), text),))
            else:
                key = child.tag
                if child.tag in _CALLS:
                    key = f"note {self.note_key(child.get(tag('w:id'), ''), is_old)}"
                yield Atom(key, (build("w:r", *copy.deepcopy(looks), copy.deepcopy(child)),))


def _has(element: Element, tags: Sequence[str]) -> bool:
    return any(one.tag in tags for one in element.iter())


def _in_links(parts: Sequence[tuple[Element | None, list[Element]]]) -> list[Element]:
    """Return elements, those of one link together in it."""
    made: list[Element] = []
    last: Element | None = None
    for link, elements in parts:
        if link is None:
            made += elements
        elif link is last and made and made[-1].tag == _LINK:
            made[-1].extend(elements)
        else:
            made.append(Element(_LINK, link.attrib))
            made[-1].extend(elements)
        last = link
    return made
