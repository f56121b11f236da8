"""What the page of a brief says of it to Zotero, Google Scholar and search engines: Highwire tags and JSON-LD.

Both are made of the source from which its files for reference managers are made, so that they say the same.
"""

from collections.abc import Iterator, Mapping

import msgspec

from briefs.citing.items import Item, item_of
from briefs.language import edtf
from briefs.language.csl_tags import plain
from briefs.language.dates import slashed
from briefs.language.languages import DERIVED, Lang
from briefs.library.authors import is_body
from briefs.library.library import Library
from briefs.model import addresses
from briefs.model.addresses import Address
from briefs.model.brief import Brief, BriefId
from briefs.model.source import OTHERS, Source
from briefs.publishing.components.brief_reference import brief_source
from briefs.publishing.components.metadata import absolute, breadcrumb_list, legislation, script_json
from briefs.publishing.components.reference_items import names_of, tagged_name, text_of, whole_name
from briefs.publishing.views.parts import Anchor, Meta


def document_address(brief_id: BriefId, lang: Lang, kind: str) -> Address:
    """Return the address of a brief in a language as a file of its own: Word (`docx`), EPUB or PDF."""
    return Address(f"{addresses.brief(brief_id, lang)}{brief_id}.{kind}")


class Described(msgspec.Struct, frozen=True):
    """A brief with what its head tells of it."""

    brief: Brief
    """The brief."""
    source: Source
    """The brief as a work that others cite."""
    item: Item
    """The same as CSL-JSON."""
    cited: tuple[Source, ...]
    """The sources that it cites."""


def described(library: Library, brief: Brief, cited: tuple[Source, ...]) -> Described:
    """Return a brief, which cites some sources, with what its head tells of it."""
    source = brief_source(library, brief.id, brief.lang)
    return Described(brief, source, item_of(source, brief.lang), cited)


def highwire(library: Library, work: Described) -> tuple[Meta, ...]:
    """Return the tags that Zotero and Google Scholar read.

    The institution is what makes a report of it for Zotero, which takes it for the publisher; its summary it takes from
    the page's description, its address from `og:url`. Keywords are one to a tag, which Zotero reads as it reads one tag
    with semicolons; but it throws away what a page calls keywords (`Embedded Metadata.js`, finalDataCleanup).
    """
    brief, source, item = work.brief, work.source, work.item
    tags = [("citation_author", tagged_name(name)) for name in names_of(item, "author")]
    tags += [
        ("citation_publication_date", slashed(source.dates["issued"])),
        ("citation_technical_report_institution", text_of(item, "publisher")),
        ("citation_language", source.language),
    ]
    if "pdf" in library.settings.outputs.documents:
        tags.append(("citation_pdf_url", absolute(library, document_address(brief.id, brief.lang, "pdf"))))
    tags += [("citation_keywords", keyword) for keyword in brief.front_matter.keywords]
    tags += [("citation_reference", _reference(one)) for one in work.cited]
    tags += [("DC.rights", rights)] if (rights := text_of(item, "license")) else []
    # One element says the title to both, as those who show links take it from `property`.
    title = Meta("citation_title", text_of(item, "title"), also="og:title")
    return (title, *(Meta(name, content) for name, content in tags))


def _reference(source: Source) -> str:
    """Return a source in the form of Google Scholar's `citation_reference`: other tags, parted by semicolons."""
    parts = [("citation_title", source.title.text)]
    for name in source.names.get("author", ()):
        words = [part.text for part in (name.literal, name.given, name.family) if part]
        parts += [("citation_author", " ".join(words))] if name != OTHERS else []
    for key, tag in (
        ("container-title", "citation_journal_title"),
        ("volume", "citation_volume"),
        ("issue", "citation_issue"),
        ("publisher", "citation_publisher"),
    ):
        if key in source.texts:
            parts.append((tag, plain(source.texts[key].text)))
    if issued := source.dates.get("issued"):
        # Words are given as they are; of a span the day on which it begins.
        parts.append(("citation_publication_date", slashed(edtf.begin(issued)) or issued))
    if source.url:
        parts.append(("citation_public_url", source.url))
    return "; ".join(f"{tag}={value.replace(';', ',')}" for tag, value in parts)


def _cited(source: Source) -> dict[str, object]:
    kind = "Legislation" if source.type in ("legislation", "bill", "regulation") else "CreativeWork"
    work: dict[str, object] = {"@type": kind, "name": source.title.text}
    if source.language:
        work["inLanguage"] = source.language
    return work | ({"url": source.url} if source.url else {})


def brief_json_ld(library: Library, work: Described, breadcrumbs: tuple[Anchor, ...]) -> str:
    """Return the JSON-LD graph of a brief (schema.org `Report`)."""
    brief, source, item = work.brief, work.source, work.item
    front_matter, settings = brief.front_matter, library.settings
    url, publisher = source.url, text_of(item, "publisher")
    authors = [_author(name, publisher) for name in names_of(item, "author")]
    report: dict[str, object] = {
        "@type": "Report",
        "@id": url,
        "identifier": absolute(library, addresses.permanent(brief.id)),
        "headline": text_of(item, "title"),
        "description": front_matter.description,
        "inLanguage": source.language,
        "datePublished": source.dates["issued"],
        "dateModified": front_matter.last_changed,
        "author": authors,
        "publisher": {"@type": "Organization", "name": publisher},
        "isPartOf": {"@type": "WebSite", "name": settings.title.of(brief.lang), "url": settings.base_url},
    }
    if work.cited:
        report["citation"] = [_cited(one) for one in work.cited]
    report.update(_optional(library, brief))
    return script_json({"@context": "https://schema.org", "@graph": [report, breadcrumb_list(url, breadcrumbs)]})


def _author(name: Mapping[str, str], publisher: str) -> dict[str, object]:
    whole = whole_name(name)
    if whole == publisher or ("literal" in name and is_body(whole)):
        return {"@type": "Organization", "name": whole}
    parts = {"givenName": name["given"], "familyName": name["family"]} if "given" in name else {}
    return {"@type": "Person", "name": whole, **parts}


def _optional(library: Library, brief: Brief) -> Iterator[tuple[str, object]]:
    front_matter = brief.front_matter
    if front_matter.points:
        yield "abstract", "\n".join(front_matter.points)
    if front_matter.keywords:
        yield "keywords", list(front_matter.keywords)
    if license_ := front_matter.license or library.settings.license:
        yield "license", license_
    if front_matter.funding:
        yield "funding", {"@type": "Grant", "description": front_matter.funding}
    laws = [library.instruments[name] for name in front_matter.instruments if name in library.instruments]
    if laws:
        yield "about", [legislation(law.names.of(brief.lang), law.numbered(brief.lang), law.address) for law in laws]
    original = DERIVED_FROM.get(brief.lang)
    others = [code for code in library.languages_of(brief.id) if code != brief.lang]
    if original:
        yield "translationOfWork", {"@id": absolute(library, addresses.brief(brief.id, original))}
    elif others:
        yield "workTranslation", [{"@id": absolute(library, addresses.brief(brief.id, code))} for code in others]


DERIVED_FROM = {derived: source for source, derived in DERIVED.items()}
