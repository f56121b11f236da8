"""Cited works as RIS, which EndNote, Mendeley and Zotero read, from CSL-JSON items in one language."""

from collections.abc import Iterator, Sequence

from briefs.language import edtf
from briefs.publishing.files.reference_items import OTHERS, Item, days_of, iso, names_of, text_of, words_of

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
_RIS_NAMES = (("AU", "author"), ("A2", "editor"), ("A4", "translator"))
_RIS_TEXTS = (
    *(("TI", "title"), ("ST", "title-short"), ("T2", "container-title"), ("T3", "collection-title")),
    *(("PB", "publisher"), ("PB", "authority"), ("CY", "publisher-place"), ("UR", "URL"), ("DO", "DOI")),
    *(("SN", "ISBN"), ("SN", "ISSN"), ("VL", "volume"), ("IS", "issue"), ("ET", "edition"), ("LA", "language")),
    *(("M1", "number"), ("M3", "genre"), ("AB", "abstract"), ("N1", "note")),
)


def ris(items: Sequence[dict[str, object]]) -> str:
    """Write items as an RIS file."""
    lines = (line for item in items for line in _ris_lines(item))
    return "".join(f"{tag}  - {value}\r\n" for tag, value in lines if value or tag == "ER")


def _ris_lines(item: Item) -> Iterator[tuple[str, str]]:
    kind = _RIS_TYPES.get(text_of(item, "type"), _ELSE)
    yield "TY", kind
    yield "ID", text_of(item, "id")
    for tag, variable in _RIS_NAMES:
        for name in names_of(item, variable):
            yield tag, _ris_name(name)
    for tag, variable in _RIS_TEXTS:
        # The number of a report stands where books have theirs.
        yield "SN" if kind == _ELSE and variable == "number" else tag, text_of(item, variable)
    yield from _ris_dates(item)
    first, _, last = text_of(item, "page").partition("-")
    is_span = first.strip().isalnum() and last.strip().isalnum()
    yield from (("SP", first.strip()), ("EP", last.strip())) if is_span else (("SP", text_of(item, "page")),)
    for word in text_of(item, "keyword").split(","):
        yield "KW", word.strip()
    yield "ER", ""


def _ris_name(name: dict[str, str]) -> str:
    """Write a name as RIS has it: family, given, suffix, with particles before the family."""
    if name == OTHERS:
        return "et al."
    if "literal" in name:
        return name["literal"]
    family = " ".join(name[key] for key in ("dropping-particle", "non-dropping-particle", "family") if key in name)
    return ", ".join(part for part in (family, name.get("given"), name.get("suffix")) if part)


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
