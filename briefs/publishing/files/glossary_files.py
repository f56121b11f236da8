"""The glossary as files: a table for spreadsheets, and TBX for the programs of translators (ISO 30042, TBX-Basic)."""

from collections.abc import Iterator, Mapping
from xml.etree import ElementTree

from briefs.language.languages import AUTHORED, BY_CODE, EN, LANGUAGES, ZH_HANS, ZH_HANT, Lang
from briefs.model import addresses
from briefs.model.addresses import Address
from briefs.model.term import Term
from briefs.publishing.components.frames import SiteContext
from briefs.publishing.components.term_cards import forms_of
from briefs.publishing.files.spreadsheets import safe, table

_STATUS = {"preferred": "preferredTerm", "also": "admittedTerm", "avoid": "deprecatedTerm"}
"""TBX's words for how a form stands."""


def glossary_files(site: SiteContext, simplified: Mapping[str, str]) -> Iterator[tuple[Address, bytes]]:
    """Return the files with their addresses; `simplified` has the Simplified form of each term."""
    terms = site.library.glossary
    yield addresses.data("", "glossary.csv"), _csv(terms, simplified)
    yield addresses.data("", "glossary.tbx"), _tbx(site, terms, simplified)


def _csv(terms: Mapping[str, Term], simplified: Mapping[str, str]) -> bytes:
    texts = [f"{kind} {lang}" for kind in ("also", "avoid") for lang in AUTHORED]
    texts += [f"{kind} {lang.code}" for kind in ("definition", "note") for lang in LANGUAGES]
    rows = [["id", ZH_HANT, ZH_HANS, EN, "ja", *texts, "reviewed"]]
    for name, term in terms.items():
        others = [" | ".join(forms) for one in (term.also, term.avoid) for forms in (one.zh_hant, one.en)]
        prose = [one.of(lang.code) for one in (term.definition, term.note) for lang in LANGUAGES]
        cells = [name, *forms_of(term, simplified[name]).values(), *others, *prose, term.reviewed]
        rows.append([safe(cell) for cell in cells])
    return table(rows)


def _tbx(site: SiteContext, terms: Mapping[str, Term], simplified: Mapping[str, str]) -> bytes:
    """Write the glossary as TBX-Basic of the second edition, with data categories as attributes."""
    settings = site.library.settings
    lang = settings.default_language
    root = ElementTree.Element(
        "tbx", {"xmlns": "urn:iso:std:iso:30042:ed-2", "type": "TBX-Basic", "style": "dca", "xml:lang": EN}
    )
    about = ElementTree.SubElement(ElementTree.SubElement(root, "tbxHeader"), "fileDesc")
    said = " · ".join(part for part in (settings.publisher.of(lang), settings.license) if part)
    _text(ElementTree.SubElement(about, "publicationStmt"), "p", said, {"xml:lang": lang})
    _text(ElementTree.SubElement(about, "titleStmt"), "title", settings.title.of(lang), {"xml:lang": lang})
    _text(ElementTree.SubElement(about, "sourceDesc"), "p", site.absolute(addresses.glossary(lang)))
    body = ElementTree.SubElement(ElementTree.SubElement(root, "text"), "body")
    for name, term in terms.items():
        _concept(body, name, term, simplified[name])
    ElementTree.indent(root, " ")
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{ElementTree.tostring(root, encoding="unicode")}\n'.encode()


def _concept(body: ElementTree.Element, name: str, term: Term, simplified: str) -> None:
    # An id of XML can't begin with a figure, and a key may.
    concept = ElementTree.SubElement(body, "conceptEntry", {"id": f"term-{name}"})
    for lang, form in forms_of(term, simplified).items():
        if not form:
            continue
        section = ElementTree.SubElement(concept, "langSec", {"xml:lang": lang})
        if lang in BY_CODE:
            if definition := term.definition.of(Lang(lang)):
                _text(section, "descrip", definition, {"type": "definition"})
            if note := term.note.of(Lang(lang)):
                _text(section, "note", note)
        for status, forms in _by_status(term, lang, form).items():
            for one in forms:
                place = ElementTree.SubElement(section, "termSec")
                _text(place, "term", one)
                _text(place, "termNote", f"{_STATUS[status]}-admn-sts", {"type": "administrativeStatus"})


def _by_status(term: Term, lang: str, form: str) -> dict[str, tuple[str, ...]]:
    """Return the forms of a term in a language by how they stand."""
    if lang not in AUTHORED:
        return {"preferred": (form,)}
    also, avoid = ((one.en if lang == EN else one.zh_hant) for one in (term.also, term.avoid))
    return {"preferred": (form,), "also": tuple(one for one in also if one != form), "avoid": avoid}


def _text(parent: ElementTree.Element, tag: str, text: str, attributes: Mapping[str, str] | None = None) -> None:
    ElementTree.SubElement(parent, tag, dict(attributes or {})).text = text
