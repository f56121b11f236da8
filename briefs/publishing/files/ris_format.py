"""Cited works as RIS, which EndNote, Mendeley and Zotero read, from CSL-JSON items in one language."""

from collections.abc import Iterator, Sequence

from briefs.language import edtf
from briefs.publishing.components.reference_items import (
    OTHERS,
    Item,
    days_of,
    inverted,
    iso,
    names_of,
    text_of,
    words_of,
)

_RIS_TYPES = dict(
    pair.split("=")
    for pair in """article=INPR article-journal=JOUR article-magazine=MGZN article-newspaper=NEWS bill=BILL book=BOOK
    broadcast=VIDEO chapter=CHAP classic=CLSWK collection=BOOK dataset=DATA entry=ENCYC entry-dictionary=DICT
    entry-encyclopedia=ENCYC figure=FIGURE graphic=ART hearing=HEAR interview=PCOMM legal_case=CASE legislation=STAT
    manuscript=MANSCPT map=MAP motion_picture=MPCT musical_score=MUSIC pamphlet=PAMP paper-conference=CPAPER patent=PAT
    performance=VIDEO periodical=JFULL personal_communication=PCOMM post=ELEC post-weblog=BLOG regulation=STAT
    review=JOUR review-book=JOUR software=COMP song=SOUND speech=SLIDE standard=STAND thesis=THES treaty=STAT
    webpage=ELEC""".split()  # noqa: SIM905
)
_ELSE = "RPRT"
"""For documents, reports and all else: GEN, which means them, is an article of a journal to Zotero."""
_RIS_TEXTS = (
    *(("TI", "title"), ("ST", "title-short"), ("T2", "container-title")),
    *(("PB", "publisher"), ("CY", "publisher-place"), ("UR", "URL"), ("DO", "DOI")),
    *(("SN", "ISBN"), ("SN", "ISSN"), ("VL", "volume"), ("IS", "issue"), ("ET", "edition"), ("LA", "language")),
    *(("M3", "genre"), ("AB", "abstract"), ("N1", "note")),
)
# From here on: where Zotero and EndNote look for it in some types; in others these tags mean another thing, or nothing.
_NUMBERS = {"CASE": "SV", "BILL": "M1", "HEAR": "M1", "STAT": "M1", "PAT": "SN", "RPRT": "SN", "STAND": "SN"}
_BODIES = {"CASE": "PB", "BILL": "T3", "HEAR": "T3", "STAT": ""}
_WITH_SESSIONS = ("BILL", "HEAR", "STAT")
_WITH_SECTIONS = ("BILL", "NEWS", "STAT")
_WITH_EDITORS_SECOND = ("CHAP", "CPAPER", "DICT", "ENCYC", "JOUR")
"""In these A2 is an editor; it is the editor of the series of a book, and who reports a case."""
_OF_OTHERS = frozenset("document entry periodical regulation review review-book standard treaty".split())  # noqa: SIM905
"""Types that have none of their own; Zotero takes the name of one from a line of Extra."""


def ris(items: Sequence[dict[str, object]]) -> str:
    """Write items as an RIS file."""
    lines = (line for item in items for line in _ris_lines(item))
    return "".join(f"{tag}  - {value}\r\n" for tag, value in lines if value or tag == "ER")


def _ris_lines(item: Item) -> Iterator[tuple[str, str]]:
    kind = _RIS_TYPES.get(text_of(item, "type"), _ELSE)
    yield "TY", kind
    yield "ID", text_of(item, "id")
    editors = "A2" if kind in _WITH_EDITORS_SECOND else "ED"
    for tag, variable in (("AU", "author"), (editors, "editor"), ("A4", "translator")):
        for name in names_of(item, variable):
            yield tag, "et al." if name == OTHERS else inverted(name)
    yield from ((tag, text_of(item, variable)) for tag, variable in _RIS_TEXTS)
    yield from _legal(item, kind)
    yield from _ris_dates(item)
    first, _, last = text_of(item, "page").partition("-")
    is_span = first.strip().isalnum() and last.strip().isalnum()
    yield from (("SP", first.strip()), ("EP", last.strip())) if is_span else (("SP", text_of(item, "page")),)
    for word in text_of(item, "keyword").split(","):
        yield "KW", word.strip()
    yield "ER", ""


def _legal(item: Item, kind: str) -> Iterator[tuple[str, str]]:
    """Write court, number, section and series by the kind of work; what has no tag goes into M2, which is Extra."""
    if kind == "CASE":
        # EndNote has the reporter in A2, as Zotero; others where all have what a work is printed in.
        yield "A2", text_of(item, "container-title")
    series = text_of(item, "collection-title")
    yield ("T2" if kind == _ELSE and "container-title" not in item else "T3"), series
    yield "SE", text_of(item, "section") if kind in _WITH_SECTIONS else ""
    yield "ET", text_of(item, "chapter-number") if kind in _WITH_SESSIONS else ""
    placed = {"number": _NUMBERS.get(kind, ""), "authority": _BODIES.get(kind, "" if "publisher" in item else "PB")}
    for variable, tag in {**placed, "ECLI": ""}.items():
        if text := text_of(item, variable):
            yield (tag, text) if tag else ("M2", f"{variable}: {text}")
    if text_of(item, "type") in _OF_OTHERS:
        yield "M2", f"type: {text_of(item, 'type')}"


def _ris_dates(item: Item) -> Iterator[tuple[str, str]]:
    """Write year, date and visit: YYYY/MM/DD with all slashes, then the end of a span as `other information`."""
    issued = days_of(item.get("issued"))
    yield "PY", f"{issued[0][0]:04}" if issued else words_of(item.get("issued"))
    for tag, days in (("DA", issued), ("Y2", days_of(item.get("accessed")))):
        if days and (len(days[0]) > 1 or len(days) > 1):
            begin = iso(days[:1]).replace("-", "/")
            end = iso(days[1:]).strip(edtf.OPEN)
            is_whole = len(days[0]) == 3 and not end
            yield tag, begin if is_whole else begin + "/" * (4 - len(days[0])) + end
