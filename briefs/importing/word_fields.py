"""Fields of a Word file: their results stay, links stay links, tables of contents are left out and listed."""

import re
from collections.abc import Iterator
from xml.etree.ElementTree import Element

import msgspec

from briefs.importing.word_xml import PARAGRAPH, RUN, TEXT, build, rewrite, run_of, tag, words_in

_CHARACTER, _CODE, _SIMPLE = tag("w:fldChar"), tag("w:instrText"), tag("w:fldSimple")
_LISTS = re.compile(r"\s*(?:TOC|INDEX|TOA)\b", re.IGNORECASE)
"""Fields whose result the program makes by itself: tables of contents, indexes, tables of authorities."""
_LINK = re.compile(r"\s*HYPERLINK\b", re.IGNORECASE)
_RUBY = re.compile(r"\\up\s*\d*\s*\(([^()]*)\)\s*[,;，]\s*([^()]*)\)")
"""A reading over words, as an equation field has it: EQ \\o\\ad(\\s\\up 9(とうきょう),東京)."""
_RINGED = re.compile(r"\s*EQ\s+\\o\s*\\ac\(([^(),]*)[,;，]\s*([^()]*)\)", re.IGNORECASE)
"""A character in a ring: EQ \\o\\ac(○,1)."""


class Field(msgspec.Struct):
    """A field whose end was found."""

    start: int
    """The place of its first mark among the runs of the part."""
    parting: int
    """The place of the mark between code and result; that of the end where there is no result."""
    end: int
    """The place of its last mark."""
    code: str
    """Its code: ` REF _Ref1 \\h `."""
    is_within_paragraph: bool
    """Whether it ends in the paragraph in which it begins."""


def with_results(root: Element) -> list[str]:
    """Write the fields of a part as what they show; return the words of the lists that are left out."""
    rewrite(root, _unfolded)
    runs = list(each_run(root))
    fields = closed_fields(runs)
    instead: dict[int, list[Element]] = {}
    left_out: list[str] = []
    hidden = _hidden(fields, len(runs))
    reached = -1
    for field in sorted(fields, key=lambda one: one.start):
        if _LISTS.match(field.code) and field.start > reached:
            reached = field.end
            inner = [run for _, run in runs[field.start : field.end + 1]]
            left_out.append(" ".join(filter(None, map(words_in, inner))))
            instead |= {id(run): [] for run in inner}
        elif words := _of_equation(field.code):
            instead.setdefault(id(runs[field.start][1]), [run_of(words)])
    kept = _links(fields, runs)
    for place, (_, run) in enumerate(runs):
        if id(run) not in instead and place not in kept:
            if hidden[place]:
                instead[id(run)] = []
            elif any(child.tag in (_CHARACTER, _CODE) for child in run):
                run[:] = [child for child in run if child.tag not in (_CHARACTER, _CODE)]
    rewrite(root, lambda element: instead.get(id(element)))
    return [words for words in left_out if words]


def _unfolded(element: Element) -> list[Element] | None:
    """Write a simple field as a complex one where it is a link; else it is what it shows."""
    if element.tag != _SIMPLE:
        return None
    code = element.get(tag("w:instr"), "")
    if not (_LINK.match(code) or _LISTS.match(code) or _of_equation(code)):
        return [one for one in element if one.tag != tag("w:fldData")]
    marks = [build("w:r", build("w:fldChar", fldCharType=kind)) for kind in ("begin", "separate", "end")]
    return [marks[0], build("w:r", build("w:instrText", text=code)), marks[1], *element, marks[2]]


def each_run(root: Element) -> Iterator[tuple[int, Element]]:
    """Return each run with the number of its paragraph. A run in a run's box is one of its own."""
    paragraph = 0
    for element in root.iter():
        if element.tag == PARAGRAPH:
            paragraph += 1
        elif element.tag == RUN:
            yield paragraph, element


def closed_fields(runs: list[tuple[int, Element]]) -> list[Field]:
    """Return the fields that end; a mark without its partner is none."""
    found: list[Field] = []
    open_fields: list[Field] = []
    for place, (paragraph, run) in enumerate(runs):
        for child in run:
            kind = child.get(tag("w:fldCharType"), "") if child.tag == _CHARACTER else ""
            if kind == "begin":
                open_fields.append(Field(place, -1, -1, "", False))
            elif not open_fields:
                continue
            elif child.tag == _CODE and open_fields[-1].parting < 0:
                open_fields[-1].code += child.text or ""
            elif kind == "separate":
                open_fields[-1].parting = place
            elif kind == "end":
                field = open_fields.pop()
                field.end = place
                field.parting = place if field.parting < 0 else field.parting
                field.is_within_paragraph = runs[field.start][0] == paragraph
                found.append(field)
    return found


def _hidden(fields: list[Field], count: int) -> list[bool]:
    """Say of each run whether it stands in the code of a field, where no reader sees it."""
    steps = [0] * (count + 1)
    for field in fields:
        if field.start + 1 < field.parting:
            steps[field.start + 1] += 1
            steps[field.parting] -= 1
    depth, hidden = 0, []
    for step in steps[:count]:
        depth += step
        hidden.append(depth > 0)
    return hidden


def _links(fields: list[Field], runs: list[tuple[int, Element]]) -> set[int]:
    """Return the places of the runs that make links, which Pandoc reads; no link stands in another."""
    kept: set[int] = set()
    reached = -1
    for field in sorted(fields, key=lambda one: one.start):
        plain_code = field.parting - field.start >= 1 and field.start > reached
        if _LINK.match(field.code) and field.is_within_paragraph and plain_code:
            reached = field.end
            places = range(field.start, field.parting + 1)
            kept |= {place for place in places if _is_mark(runs[place][1])} | {field.end}
    return kept


def _is_mark(run: Element) -> bool:
    return any(child.tag in (_CHARACTER, _CODE) for child in run) and run.find(TEXT) is None


def _of_equation(code: str) -> str:
    """Return what an equation field shows that is a reading or a ring; nothing for all else."""
    if not code.lstrip().upper().startswith("EQ"):
        return ""
    if ring := _RINGED.match(code):
        return ring[2].strip()
    ruby = _RUBY.search(code)
    if ruby:
        return f"{ruby[2].strip()}（{ruby[1].strip()}）"
    return " ".join(
        re.findall(r"[^\s\\(),;]+", re.sub(r"^\s*EQ|\\\*\s*\w+|\\[a-z]+\d*", " ", code, flags=re.IGNORECASE))
    )
