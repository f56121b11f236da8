"""Cited works for other programs: CSL-JSON and BibLaTeX, from CSL-JSON items in one language.

What a value holds never ends its field: white space and control characters become spaces, and each format's own signs
are written as it wants them.
"""

import json
import re
from collections.abc import Sequence

from briefs.language import edtf
from briefs.publishing.components.reference_items import OTHERS, Item, days_of, iso, names_of, text_of, words_of

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
_TEXTS |= {"part-number": "part", "PMID": "pmid", "PMCID": "pmcid", "ISBN": "isbn", "ISSN": "issn", "ECLI": "ecli"}
# BibLaTeX has no section; programs pass over what they don't know, and this one reads it back.
_TEXTS |= {name: name for name in ("volume", "edition", "version", "note", "abstract", "section")}
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


def csl_json(items: Sequence[dict[str, object]]) -> str:
    """Write items as CSL-JSON."""
    return json.dumps(list(items), ensure_ascii=False, indent=2, sort_keys=True) + "\n"


def biblatex(items: Sequence[dict[str, object]]) -> str:
    """Write items as a BibLaTeX file."""
    keys: dict[str, None] = {}
    for item in items:
        key = wanted = _UNFIT_IN_KEY.sub("-", text_of(item, "id")) or "source"
        copies = 1
        while key in keys:
            copies += 1
            key = f"{wanted}-{copies}"
        keys[key] = None
    return "\n".join(_entry(key, item) for key, item in zip(keys, items, strict=True))


def _entry(key: str, item: Item) -> str:
    kind, subtype = _ENTRIES.get(text_of(item, "type"), ("misc", text_of(item, "type")))
    fields = {"entrysubtype": subtype} | _texts(item, kind) | _people(item) | _times(item) | _language(item)
    # Addresses are verbatim in BibLaTeX; the signs that would end the field are none that an address holds as such.
    for variable, field in (("URL", "url"), ("DOI", "doi")):
        signs = {"{": "%7B", "}": "%7D", "\\": "%5C", " ": "%20"}
        fields[field] = "".join(signs.get(sign, sign) for sign in text_of(item, variable))
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
    people = {field: names_of(item, variable) for variable, field in _NAMES.items()}
    has_particle = any("non-dropping-particle" in name for names in people.values() for name in names)
    fields = {field: " and ".join(_latex_name(name) for name in names) for field, names in people.items()}
    return fields | ({"options": "useprefix=true"} if has_particle else {})


def _latex_name(name: dict[str, str]) -> str:
    if name == OTHERS:
        return "others"
    parts = {key: _escaped(text) for key, text in name.items()}
    if "family" not in parts or (list(parts) == ["family"] and " " in parts["family"]):
        return f"{{{' '.join(parts.values())}}}"
    # A comma or an `and` within a part would end it.
    parts = {key: f"{{{text}}}" if re.search(r",|\band\b", text) else text for key, text in parts.items()}
    particles = (parts.get(key, "") for key in ("dropping-particle", "non-dropping-particle"))
    family = " ".join(part for part in (*particles, parts["family"]) if part)
    return ", ".join(part for part in (family, parts.get("suffix"), parts.get("given")) if part)


def _times(item: Item) -> dict[str, str]:
    fields = {field: _edtf(item.get(variable)) for variable, field in _DATES.items()}
    # A date must be ISO 8601; the older field takes words.
    return fields if fields["date"] else fields | {"year": _escaped(words_of(item.get("issued")))}


def _language(item: Item) -> dict[str, str]:
    # Babel's name for LaTeX, and the tag, which is what Zotero reads.
    tag = _escaped(text_of(item, "language").replace("_", "-"))
    primary = tag.lower().partition("-")[0]
    if primary != "zh":
        return {"langid": _LANGUAGES.get(primary, ""), "language": tag}
    simplified = tag.lower().startswith(("zh-hans", "zh-cn", "zh-sg"))
    variant = "simplified" if simplified else "traditional"
    return {"langid": "chinese", "langidopts": f"variant={variant}", "language": tag}


def _latex(item: Item, variable: str) -> str:
    return _escaped(text_of(item, variable))


def _escaped(text: str) -> str:
    """Write text so that LaTeX prints it, without making a dash of two hyphens or a quotation mark of two commas."""
    return _LIGATURE.sub(r"\1{}", "".join(_LATEX.get(sign, sign) for sign in text))


def _edtf(date: object) -> str:
    """Write a date as BibLaTeX has it: `2024/..` has no end, `2024-21` is spring, `2024~` about 2024."""
    text = iso(days_of(date))
    if not isinstance(date, dict) or not text:
        # What has no beginning is words in CSL.
        return edtf.normal(words_of(date)) if words_of(date).startswith("–") else ""
    season = str(date.get("season", ""))
    text += f"-2{season}" if season in ("1", "2", "3", "4") and len(text) == 4 else ""
    doubt = "~" if date.get("circa") else ""
    return "/".join(side if side == edtf.OPEN else f"{side}{doubt}" for side in text.split("/"))
