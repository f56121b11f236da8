"""BibTeX and BibLaTeX as Zotero, Better BibTeX and JabRef write them, read into records in CSL's terms.

bibtexparser finds the entries and pylatexenc reads LaTeX; what a field means is said here, after the
BibLaTeX manual (2.2).
"""

import re
from collections.abc import Iterator

from briefs.language.language_names import is_no_language
from briefs.messages.message import say
from briefs.model.diagnostic import Code, Diagnostic, nearest
from briefs.model.source import TYPES
from briefs.reading.files.yaml_text import KeyPath, Place, Tree, Value
from briefs.reading.records.bibtex_entries import Entry, read_entries
from briefs.reading.records.bibtex_eprints import Said, on_the_web
from briefs.reading.records.bibtex_parents import with_inherited
from briefs.reading.records.bibtex_slips import nested_field, odd_names
from briefs.reading.records.bibtex_values import (
    address,
    by_word,
    date,
    language,
    names,
    year_and_month,
)
from briefs.reading.records.exported_records import TAGS, no_language, passed_over
from briefs.reading.records.latex_text import text_of_latex, unknown_commands

_KINDS = by_word(
    """article-journal: article suppperiodical; chapter: inbook incollection bookinbook suppbook suppcollection;
    book: book mvbook collection mvcollection proceedings mvproceedings reference mvreference manual;
    paper-conference: inproceedings conference; entry-encyclopedia: inreference; report: report techreport;
    thesis: thesis phdthesis mastersthesis; webpage: online misc electronic www; legal_case: jurisdiction;
    legislation: legislation legal legmaterial constitution; regulation: legadminmaterial; speech: presentation;
    motion_picture: movie video; song: audio music; graphic: artwork image; pamphlet: booklet; patent: patent;
    manuscript: unpublished; personal_communication: letter; software: software; dataset: dataset;
    periodical: periodical; performance: performance; review: review; standard: standard"""
)
# Mendeley's own, and what others have.
_KINDS |= by_word(
    """article-journal: journal_article; article-newspaper: newspaper_article; article-magazine: magazine_article;
    chapter: book_section; paper-conference: conference_proceedings conference_paper; report: working_paper;
    entry-encyclopedia: encyclopedia_article; webpage: web_page; software: computer_program; dataset: data;
    legal_case: case; legislation: statute; bill: bill; hearing: hearing; motion_picture: film; document: generic;
    broadcast: television_broadcast"""
)
_SUBTYPES = {"newspaper": "article-newspaper", "magazine": "article-magazine", "blog": "post-weblog"}
_OF_BODIES = ("legal_case", "bill", "hearing", "legislation", "regulation")
"""Types whose institution is a court or parliament, and no publisher."""
_WEB = ("online", "misc", "electronic", "www")
_ARTICLES = ("article-journal", "article-magazine", "article-newspaper")
_GENRES = {"phdthesis": "PhD thesis", "mastersthesis": "Master's thesis", "mathesis": "Master's thesis"}
_GENRES |= {"techreport": "Technical report", "resreport": "Research report"}
_TITLES = (
    ("title", "title", "subtitle"),
    ("container-title", "journaltitle", "journalsubtitle"),
    ("container-title", "journal", "journalsubtitle"),
    ("container-title", "booktitle", "booksubtitle"),
    ("container-title", "maintitle", "mainsubtitle"),
)
"""A variable, a field that gives it, and the field that goes on; of two fields the first that is there counts."""
_RICH = {"shorttitle", "shortjournal", "series", "origtitle", *(field for _, *fields in _TITLES for field in fields)}
"""Fields whose italics are kept: those of titles."""
_TEXTS = by_word(
    """publisher: publisher institution organization school howpublished; publisher-place: location address;
    title-short: shorttitle; container-title-short: shortjournal; collection-title: series; original-title: origtitle;
    original-publisher: origpublisher; original-publisher-place: origlocation; event-title: eventtitle;
    event-place: venue; number-of-volumes: volumes; number-of-pages: pagetotal; chapter-number: chapter;
    part-number: part; genre: type; keyword: keywords tags; ISBN: isbn; ISSN: issn; PMID: pmid; PMCID: pmcid;
    volume: volume; edition: edition; version: version; note: note; abstract: abstract; container-title: reporter;
    authority: court; ECLI: ecli; jurisdiction: jurisdiction"""
)
# What BibLaTeX has no field for stands under its name in CSL.
_TEXTS |= {name: name for name in ("section", "division", "medium", "dimensions", "scale", "call-number")}
_TEXTS |= {"genre": "genre", "keyword": "keyword", "authority": "authority", "event-title": "event-title"}
_NAMES = {"author": "author", "editor": "editor", "translator": "translator", "bookauthor": "container-author"}
_NAMES |= {"collaborator": "contributor", "director": "director", "narrator": "narrator", "recipient": "recipient"}
_DATES = {"date": "issued", "urldate": "accessed", "origdate": "original-date", "eventdate": "event-date"}
_DATES |= {"origyear": "original-date"}
_ADDRESSES = {"url": "URL", "doi": "DOI"}
_OTHERS = "titleaddon year month day number issue eid pages page language langid langidopts entrysubtype"
_KNOWN = {field for _, *fields in _TITLES for field in fields} | {*_TEXTS, *_NAMES, *_DATES, *_ADDRESSES}
_KNOWN |= {*_OTHERS.split()}
_FIELDS = frozenset(_KNOWN)
_PASSED_OVER = re.compile(
    """%.*|(creation|modification)date|.+[+]an(:.*)?|__markedentry|added-at|addendum|ads(url|note)|affiliation
    |afterword|annot.*|archiveprefix|articleno|authortype|bdsk-.*|bib(url|source)|bibcode|bookpagination|(book|main|journal)titleaddon|category
    |citation-key|citeulike-.*|coden|collections|comment(ator)?|copyright|cover|crossref|date-(added|modified)
    |dateadded|datemodified|description|editor([abc]|[abc]?type)|ee|eissn|entryset|eprint(class|type)?|execute
    |file|file-[0-9]+|fjournal|foreword|formats|gender|groups|holder|hyphenation|ids|index(sort)?title|interhash
    |intrahash|introduction|isrn|issue(sub)?title|key|label|lccn|library|library-id|license|list[a-f]|local-url
    |mendeley-.*|mr(class|number|reviewer)|name[a-c](type)?|nameaddon|numpages|options|origlanguage|owner
    |pagination|presort|price|primaryclass|printed|printedkey|priority|pubstate|qualityassured|ranking|readstatus
    |refid|related(options|string|type)?|rights|short(author|editor|series)|shorthand(intro)?
    |sort(key|name|title|year)|source|tex[.].*|timestamp|user[a-f]|verb[a-c]|xdata|xref|zblnumber|zmnumber""",
    re.VERBOSE,
)
"""Fields that programs write for themselves, and those that no citation shows."""


def read_bibtex(text: str, path: str) -> Tree:
    """Read a bibliography into `items`, a list of records; what can't be read is reported and left out."""
    found, faults = read_entries(text, path)
    entries, lost = with_inherited(found, path)
    faults += lost
    items: list[Value] = []
    places: dict[KeyPath, Place] = {}
    for entry in found:
        faults += _not_known(entry, path)
    for number, entry in enumerate(entries):
        said = {name: answer for name, answer in _said(entry).items() if answer[0]}
        items.append({"id": entry.key, **{name: value for name, (value, _) in said.items()}})
        places[("items", number)] = entry.place
        places |= {("items", number, name): entry.places.get(field, entry.place) for name, (_, field) in said.items()}
    return Tree({"items": items}, places, tuple(sorted(faults, key=lambda fault: fault.order)))


def _not_known(entry: Entry, path: str) -> Iterator[Diagnostic]:
    """Report what an entry itself says that is not known: its type, fields, its language."""
    if entry.kind not in (*_KINDS, "xdata", "set"):
        message = say("bibtex-type-not-known", kind=entry.kind)
        yield Diagnostic(path, *entry.place, Code.SOURCE_VALUE, message, nearest(entry.kind, tuple(_KINDS)))
    for field, place in entry.places.items():
        if field not in _KNOWN and not _PASSED_OVER.fullmatch(field):
            yield passed_over(field, tuple(_KNOWN), path, place)
        elif field in _KNOWN and field not in (*_ADDRESSES, "abstract"):
            if field != "note":
                yield from nested_field(field, entry.fields[field], _FIELDS, path, place)
            for command in unknown_commands(entry.fields[field]):
                message = say("latex-command-not-known", command=command)
                yield Diagnostic(path, *place, Code.SOURCE_LATEX, message, say("write-letters"))
        if field in _NAMES:
            yield from odd_names(field, entry.fields[field], path, place)
    for field, needed in (("month", ("year", "date")), ("day", ("month", "date"))):
        if entry.fields.get(field) and not any(entry.fields.get(name) for name in needed):
            message = say("field-needs-field", field=field, needed=needed[0])
            yield Diagnostic(path, *entry.places[field], Code.SOURCE_VALUE, message, say("give-field", field=needed[0]))
    fields = [field for field in ("language", "langid") if entry.fields.get(field, "").strip("{} ")]
    said = {field: text_of_latex(entry.fields[field]) for field in fields}
    if said and not language(said) and not is_no_language(said[fields[0]]):
        yield Diagnostic(path, *entry.places[fields[0]], Code.SOURCE_VALUE, no_language(said[fields[0]]), TAGS)


def _said(entry: Entry) -> Said:
    fields = entry.fields
    text = {
        name: text_of_latex(value, rich=name in _RICH)
        for name, value in fields.items()
        if name not in (*_NAMES, *_ADDRESSES)
    }
    # Zotero's Extra is a note of several lines, each of which may spell out a variable.
    text["note"] = "\n".join(text_of_latex(line) for line in fields.get("note", "").split("\n"))
    subtype = text.get("entrysubtype", "")
    kind = _SUBTYPES.get(subtype) or (subtype if subtype in TYPES else _KINDS.get(entry.kind, "document"))
    said: Said = {"type": (kind, "entrysubtype")}
    for variable, field, more in _TITLES:
        if text.get(field):
            said.setdefault(variable, (": ".join(part for part in (text[field], text.get(more)) if part), field))
    if "titleaddon" in text and entry.kind in _WEB:
        said.setdefault("container-title", (text["titleaddon"], "titleaddon"))
    for field, variable in _TEXTS.items():
        if text.get(field):
            is_court = kind in _OF_BODIES and field == "institution"
            said.setdefault("authority" if is_court else variable, (text[field].strip(), field))
    genre = text.get("type", entry.kind).lower()
    if genre in _GENRES:
        said["genre"] = (_GENRES[genre], "type")
    said["page"] = (re.sub(r"\s*(?:-+|[–—])\s*", "-", text.get("pages") or text.get("page", "")), "pages")
    said["language"] = (language(text), "language" if "language" in text else "langid")
    said |= {variable: (names(fields[field]), field) for field, variable in _NAMES.items() if field in fields}
    said |= {variable: (address(fields[field]), field) for field, variable in _ADDRESSES.items() if field in fields}
    said |= _numbers(text, kind) | _dates(fields, text)
    return said | on_the_web(fields, said)


def _numbers(text: dict[str, str], kind: str) -> Said:
    """Put a number into its place by what it numbers: an issue of a journal, a volume of a series, or the work."""
    number, issue = text.get("number", ""), text.get("issue", "")
    if kind in _ARTICLES:
        whole = ", ".join(part for part in (number, issue) if part)
        return {"issue": (whole, "number" if number else "issue"), "number": (text.get("eid", ""), "eid")}
    is_in_series = kind in ("book", "chapter", "paper-conference") and bool(text.get("series"))
    return {"collection-number" if is_in_series else "number": (number, "number"), "issue": (issue, "issue")}


def _dates(fields: dict[str, str], text: dict[str, str]) -> Said:
    said: Said = {}
    for field, variable in _DATES.items():
        if text.get(field):
            # In a date `~` is doubt, and no space of LaTeX.
            raw = date(fields[field])
            said[variable] = (raw if isinstance(raw, str) else date(text[field]), field)
    if "issued" not in said and "year" in text:
        issued = date(year_and_month(text["year"], text.get("month", ""), text.get("day", "")))
        # Where the year alone is a date, the month is what is none.
        is_month = isinstance(issued, dict) and isinstance(date(text["year"]), str)
        said["issued"] = (issued, "month" if is_month else "year")
    return said
