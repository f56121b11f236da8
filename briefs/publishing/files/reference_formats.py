"""Cited works for other programs: CSL-JSON, BibLaTeX and RIS, from CSL-JSON items in one language.

What a value holds never ends its field: white space and control characters become spaces, and each format's own signs
are written as it wants them.
"""

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from typing import TypeAlias

Item: TypeAlias = Mapping[str, object]
Days: TypeAlias = tuple[tuple[int, ...], ...]

_CONTROL = re.compile(r"[\x00-\x20\x7f-\x9f\u2028\u2029]+")

_ENTRIES = {
    "article-journal": ("article", ""),
    "article-magazine": ("article", "magazine"),
    "article-newspaper": ("article", "newspaper"),
    "bill": ("legislation", "bill"),
    "book": ("book", ""),
    "broadcast": ("video", "broadcast"),
    "chapter": ("incollection", ""),
    "dataset": ("dataset", ""),
    "entry-dictionary": ("inreference", "entry-dictionary"),
    "entry-encyclopedia": ("inreference", ""),
    "graphic": ("artwork", ""),
    "legal_case": ("jurisdiction", ""),
    "legislation": ("legislation", ""),
    "manuscript": ("unpublished", ""),
    "motion_picture": ("movie", ""),
    "pamphlet": ("booklet", ""),
    "paper-conference": ("inproceedings", ""),
    "patent": ("patent", ""),
    "performance": ("performance", ""),
    "periodical": ("periodical", ""),
    "personal_communication": ("letter", ""),
    "post": ("online", "post"),
    "post-weblog": ("online", "blog"),
    "regulation": ("legislation", "regulation"),
    "report": ("report", ""),
    "review": ("review", ""),
    "software": ("software", ""),
    "song": ("music", ""),
    "speech": ("unpublished", "speech"),
    "standard": ("standard", ""),
    "thesis": ("thesis", ""),
    "treaty": ("legal", "treaty"),
    "webpage": ("online", ""),
}
"""The type of entry for a type of work, and the subtype that tells it from others of that entry."""
_PARTS_OF_WHOLES = ("incollection", "inproceedings", "inreference")
_PUBLISHERS = {"report": "institution", "thesis": "institution", "online": "organization"}
# From here on: the field of BibLaTeX for each variable of CSL, and its names of languages by BCP 47 subtag.
_TITLES = {"title": "title", "title-short": "shorttitle", "collection-title": "series", "original-title": "origtitle"}
_TITLES |= {"container-title-short": "shortjournal", "event-title": "eventtitle"}
_TEXTS = {"event-place": "venue", "genre": "type", "keyword": "keywords"}
_TEXTS |= {"number-of-pages": "pagetotal", "number-of-volumes": "volumes", "chapter-number": "chapter"}
_TEXTS |= {"part-number": "part", "PMID": "pmid", "PMCID": "pmcid", "ISBN": "isbn", "ISSN": "issn"}
_TEXTS |= {name: name for name in ("volume", "edition", "version", "note", "abstract")}
_NAMES = {"author": "author", "editor": "editor", "translator": "translator", "container-author": "bookauthor"}
_DATES = {"issued": "date", "accessed": "urldate", "original-date": "origdate", "event-date": "eventdate"}
_LANGUAGES = {"ja": "japanese", "en": "english", "de": "ngerman", "fr": "french", "zh": "chinese", "ko": "korean"}
_LANGUAGES |= {"es": "spanish", "it": "italian", "nl": "dutch", "pt": "portuguese", "ru": "russian", "la": "latin"}

# BibTeX counts every brace, so one that is printed goes with a phantom of its partner, as in Better BibTeX.
_LATEX = {"{": r"\{{\vphantom{\}}}", "}": r"{\vphantom{\{}}\}", "\\": r"\textbackslash{}", "~": r"\textasciitilde{}"}
_LATEX |= {"^": r"\textasciicircum{}", '"': r"\textquotedbl{}", "`": "{`}", **{sign: f"\\{sign}" for sign in "&%$#_"}}
_UNFIT_IN_KEY = re.compile(r"[\s\"#'(),={}%~\\@]")
"""What Biber takes in no key; Han it takes."""
_LIGATURE = re.compile(r"([-',<>])(?=\1)")

_RIS_TYPES = dict(
    pair.split("=")
    for pair in """article-journal=JOUR article-magazine=MGZN article-newspaper=NEWS bill=BILL book=BOOK broadcast=VIDEO
    chapter=CHAP dataset=DATA entry-dictionary=DICT entry-encyclopedia=ENCYC graphic=ART hearing=HEAR legal_case=CASE
    legislation=STAT manuscript=MANSCPT map=MAP motion_picture=MPCT pamphlet=PAMP paper-conference=CPAPER patent=PAT
    personal_communication=PCOMM post=ELEC post-weblog=BLOG regulation=STAT report=RPRT software=COMP song=SOUND
    standard=STAND thesis=THES webpage=ELEC""".split()  # noqa: SIM905
)
_RIS_NAMES = (("AU", "author"), ("A2", "editor"), ("A4", "translator"))
_RIS_TEXTS = (
    *(("TI", "title"), ("ST", "title-short"), ("T2", "container-title"), ("T3", "collection-title")),
    *(("PB", "publisher"), ("PB", "authority"), ("CY", "publisher-place"), ("UR", "URL"), ("DO", "DOI")),
    *(("SN", "ISBN"), ("SN", "ISSN"), ("VL", "volume"), ("IS", "issue"), ("ET", "edition"), ("LA", "language")),
    *(("M1", "number"), ("M3", "genre"), ("AB", "abstract"), ("N1", "note")),
)


def csl_json(items: Sequence[dict[str, object]]) -> str:
    """Write items as CSL-JSON."""
    return json.dumps(list(items), ensure_ascii=False, indent=2, sort_keys=True) + "\n"


def biblatex(items: Sequence[dict[str, object]]) -> str:
    """Write items as a BibLaTeX file."""
    keys: dict[str, None] = {}
    for item in items:
        key = wanted = _UNFIT_IN_KEY.sub("-", _text(item, "id")) or "source"
        copies = 1
        while key in keys:
            copies += 1
            key = f"{wanted}-{copies}"
        keys[key] = None
    return "\n".join(_entry(key, item) for key, item in zip(keys, items, strict=True))


def ris(items: Sequence[dict[str, object]]) -> str:
    """Write items as an RIS file."""
    lines = (line for item in items for line in _ris_lines(item))
    return "".join(f"{tag}  - {value}\r\n" for tag, value in lines if value or tag == "ER")


def _entry(key: str, item: Item) -> str:
    kind, subtype = _ENTRIES.get(_text(item, "type"), ("misc", _text(item, "type")))
    fields = {"entrysubtype": subtype} | _texts(item, kind) | _people(item) | _times(item) | _language(item)
    # Addresses are verbatim in BibLaTeX; the signs that would end the field are none that an address holds as such.
    for variable, field in (("URL", "url"), ("DOI", "doi")):
        signs = {"{": "%7B", "}": "%7D", "\\": "%5C", " ": "%20"}
        fields[field] = "".join(signs.get(sign, sign) for sign in _text(item, variable))
    lines = "".join(f"  {field} = {{{value}}},\n" for field, value in fields.items() if value)
    return f"@{kind}{{{key},\n{lines}}}\n"


def _texts(item: Item, kind: str) -> dict[str, str]:
    container = "booktitle" if kind in _PARTS_OF_WHOLES else "journaltitle"
    braced = {**_TITLES, "container-title": container, "publisher-place": "location", "authority": "institution"}
    if "publisher" in item:
        braced["publisher"] = _PUBLISHERS.get(kind, "publisher")
    # A second brace keeps capitals and Han as they are, and the `and` of a publisher from parting two of them.
    titles = {field: _latex(item, variable) for variable, field in braced.items()}
    texts = {field: _latex(item, variable) for variable, field in _TEXTS.items()}
    number, issue = ("eid", "number") if kind == "article" else ("number", "issue")
    texts |= {number: _latex(item, "number") or _latex(item, "collection-number"), issue: _latex(item, "issue")}
    texts["pages"] = re.sub(r"(?<=\w)-(?=\w)", "--", _latex(item, "page"))
    return {field: f"{{{title}}}" for field, title in titles.items() if title} | texts


def _people(item: Item) -> dict[str, str]:
    people = {field: _names(item, variable) for variable, field in _NAMES.items()}
    has_particle = any("non-dropping-particle" in name for names in people.values() for name in names)
    fields = {field: " and ".join(_latex_name(name) for name in names) for field, names in people.items()}
    return fields | ({"options": "useprefix=true"} if has_particle else {})


def _latex_name(name: dict[str, str]) -> str:
    parts = {key: _escaped(text) for key, text in name.items()}
    if "family" not in parts or (list(parts) == ["family"] and " " in parts["family"]):
        return f"{{{' '.join(parts.values())}}}"
    # A comma or an `and` within a part would end it.
    parts = {key: f"{{{text}}}" if re.search(r",|\band\b", text) else text for key, text in parts.items()}
    particles = (parts.get(key, "") for key in ("dropping-particle", "non-dropping-particle"))
    family = " ".join(part for part in (*particles, parts["family"]) if part)
    return ", ".join(part for part in (family, parts.get("suffix"), parts.get("given")) if part)


def _times(item: Item) -> dict[str, str]:
    fields = {field: _iso(_days(item.get(variable))) for variable, field in _DATES.items()}
    # A date must be ISO 8601; the older field takes words.
    return fields if fields["date"] else fields | {"year": _escaped(_words(item.get("issued")))}


def _language(item: Item) -> dict[str, str]:
    tag = _text(item, "language").lower().replace("_", "-")
    primary = tag.partition("-")[0]
    if primary != "zh":
        return {"langid": _LANGUAGES.get(primary, "")}
    simplified = tag.startswith(("zh-hans", "zh-cn", "zh-sg"))
    return {"langid": "chinese", "langidopts": f"variant={'simplified' if simplified else 'traditional'}"}


def _ris_lines(item: Item) -> Iterator[tuple[str, str]]:
    yield "TY", _RIS_TYPES.get(_text(item, "type"), "GEN")
    yield "ID", _text(item, "id")
    for tag, variable in _RIS_NAMES:
        for name in _names(item, variable):
            yield tag, _ris_name(name)
    for tag, variable in _RIS_TEXTS:
        yield tag, _text(item, variable)
    yield from _ris_dates(item)
    first, _, last = _text(item, "page").partition("-")
    is_span = first.strip().isalnum() and last.strip().isalnum()
    yield from (("SP", first.strip()), ("EP", last.strip())) if is_span else (("SP", _text(item, "page")),)
    for word in _text(item, "keyword").split(","):
        yield "KW", word.strip()
    yield "ER", ""


def _ris_name(name: dict[str, str]) -> str:
    """Write a name as RIS has it: family, given, suffix, with particles before the family."""
    if "literal" in name:
        return name["literal"]
    family = " ".join(name[key] for key in ("dropping-particle", "non-dropping-particle", "family") if key in name)
    return ", ".join(part for part in (family, name.get("given"), name.get("suffix")) if part)


def _ris_dates(item: Item) -> Iterator[tuple[str, str]]:
    """Write year, date and visit: YYYY/MM/DD with all slashes, then the end of a span as `other information`."""
    issued = _days(item.get("issued"))
    yield "PY", f"{issued[0][0]:04}" if issued else _words(item.get("issued"))
    for tag, days in (("DA", issued), ("Y2", _days(item.get("accessed")))):
        if days and (len(days[0]) > 1 or len(days) > 1):
            begin = _iso(days[:1]).replace("-", "/")
            end = _iso(days[1:])
            is_whole = len(days[0]) == 3 and not end
            yield tag, begin if is_whole else begin + "/" * (4 - len(days[0])) + end


def _latex(item: Item, variable: str) -> str:
    return _escaped(_text(item, variable))


def _escaped(text: str) -> str:
    """Write text so that LaTeX prints it, without making a dash of two hyphens or a quotation mark of two commas."""
    return _LIGATURE.sub(r"\1{}", "".join(_LATEX.get(sign, sign) for sign in text))


def _text(item: Item, variable: str) -> str:
    return _line(item.get(variable, ""))


def _line(value: object) -> str:
    return _CONTROL.sub(" ", str(value)).strip(" ")


def _names(item: Item, variable: str) -> tuple[dict[str, str], ...]:
    people = item.get(variable)
    people = people if isinstance(people, list | tuple) else ()
    lined = ({key: _line(part) for key, part in name.items()} for name in people if isinstance(name, dict))
    return tuple(named for name in lined if (named := {key: part for key, part in name.items() if part}))


def _days(date: object) -> Days:
    parts = date.get("date-parts") if isinstance(date, dict) else None
    return (
        tuple(tuple(int(number) for number in day) for day in parts if day) if isinstance(parts, list | tuple) else ()
    )


def _iso(days: Days) -> str:
    return "/".join("-".join((f"{day[0]:04}", *(f"{number:02}" for number in day[1:]))) for day in days)


def _words(date: object) -> str:
    return _line(date.get("literal", "")) if isinstance(date, dict) else ""
