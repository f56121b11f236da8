"""Metadata of a page for Zotero, search engines and those who share it: Highwire tags, Open Graph, JSON-LD."""

import json
from collections.abc import Iterator, Sequence

from briefs.language import edtf
from briefs.language.csl_tags import plain
from briefs.language.dates import slashed
from briefs.language.languages import BY_CODE, DERIVED, Lang
from briefs.library.library import Library
from briefs.model import addresses
from briefs.model.addresses import Address
from briefs.model.brief import Brief
from briefs.model.law import Instrument
from briefs.model.source import OTHERS, Source
from briefs.publishing.views.parts import Anchor, Meta

_ESCAPES = str.maketrans({"<": "\\u003c", ">": "\\u003e", "&": "\\u0026", "\u2028": "\\u2028", "\u2029": "\\u2029"})


def script_json(data: object) -> str:
    """Write JSON that can stand in a script element: nothing in it can end the element or open a comment."""
    text = json.dumps(data, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return text.translate(_ESCAPES)


def absolute(library: Library, address: Address) -> str:
    """Return the full web address of a page."""
    return library.settings.base_url + addresses.relative(Address(""), address).removeprefix("./")


def open_graph(
    library: Library, brief: Brief | None, title: str, description: str, lang: str, url: str
) -> tuple[Meta, ...]:
    """Return the Open Graph tags of a page."""
    settings = library.settings
    language = next(language for language in BY_CODE.values() if language.code == lang)
    tags = [
        ("og:type", "article" if brief else "website"),
        ("og:title", title),
        ("og:description", description),
        ("og:url", url),
        ("og:site_name", settings.title.of(language.code)),
        ("og:locale", language.locale),
    ]
    if brief:
        versions = library.languages_of(brief.id)
        tags += [("og:locale:alternate", BY_CODE[code].locale) for code in versions if code != lang]
        front_matter = brief.front_matter
        tags += [("article:published_time", front_matter.date), ("article:modified_time", front_matter.last_changed)]
        if front_matter.image:
            image = absolute(library, addresses.media(f"{addresses.BRIEFS}/{brief.id}/{front_matter.image}"))
            tags += [("og:image", image), ("og:image:alt", front_matter.image_alt or title)]
    return tuple(Meta(name, content, is_property=True) for name, content in tags)


def highwire(library: Library, brief: Brief, sources: Sequence[Source]) -> tuple[Meta, ...]:
    """Return the tags that Zotero and Google Scholar read.

    An institution's name ends in a comma: without one Zotero splits it into a first and a last name.
    """
    front_matter = brief.front_matter
    publisher = library.settings.publisher.of(brief.lang)
    tags = [("citation_title", front_matter.title)]
    tags += [("citation_author", author) for author in front_matter.authors] or [("citation_author", f"{publisher},")]
    tags += [
        ("citation_publication_date", slashed(front_matter.date)),
        ("citation_online_date", slashed(front_matter.date)),
        ("citation_technical_report_institution", publisher),
        ("citation_publisher", publisher),
        ("citation_language", BY_CODE[brief.lang].tag),
        ("citation_abstract", front_matter.description),
        ("citation_public_url", absolute(library, addresses.brief(brief.id, brief.lang))),
        ("DC.language", BY_CODE[brief.lang].tag),
    ]
    tags += [("citation_keywords", "; ".join(front_matter.keywords))] if front_matter.keywords else []
    tags += [("citation_reference", _reference(source)) for source in sources]
    rights = front_matter.license or library.settings.license
    return tuple(Meta(name, content) for name, content in [*tags, *([("DC.rights", rights)] if rights else [])])


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


def brief_json_ld(library: Library, brief: Brief, breadcrumbs: tuple[Anchor, ...], sources: Sequence[Source]) -> str:
    """Return the JSON-LD graph of a brief (schema.org `Report`)."""
    front_matter = brief.front_matter
    settings = library.settings
    url = absolute(library, addresses.brief(brief.id, brief.lang))
    publisher = {"@type": "Organization", "name": settings.publisher.of(brief.lang)}
    report: dict[str, object] = {
        "@type": "Report",
        "@id": url,
        "url": url,
        "identifier": absolute(library, addresses.permanent(brief.id)),
        "name": front_matter.title,
        "headline": front_matter.title,
        "description": front_matter.description,
        "inLanguage": BY_CODE[brief.lang].tag,
        "datePublished": front_matter.date,
        "dateModified": front_matter.last_changed,
        "author": [{"@type": "Person", "name": author} for author in front_matter.authors] or publisher,
        "publisher": publisher,
        "isPartOf": {"@type": "WebSite", "name": settings.title.of(brief.lang), "url": settings.base_url},
    }
    if sources:
        report["citation"] = [_cited(source) for source in sources]
    report.update(_optional(library, brief))
    return script_json({"@context": "https://schema.org", "@graph": [report, _breadcrumbs(url, breadcrumbs)]})


def _optional(library: Library, brief: Brief) -> Iterator[tuple[str, object]]:
    front_matter = brief.front_matter
    if front_matter.keywords:
        yield "keywords", list(front_matter.keywords)
    if license_ := front_matter.license or library.settings.license:
        yield "license", license_
    if front_matter.funding:
        yield "funding", {"@type": "Grant", "description": front_matter.funding}
    laws = [library.instruments[name] for name in front_matter.instruments if name in library.instruments]
    if laws:
        yield "about", [_legislation(law.names.of(brief.lang), law.numbered(brief.lang), law.address) for law in laws]
    original = DERIVED_FROM.get(brief.lang)
    others = [code for code in library.languages_of(brief.id) if code != brief.lang]
    if original:
        yield "translationOfWork", {"@id": absolute(library, addresses.brief(brief.id, original))}
    elif others:
        yield "workTranslation", [{"@id": absolute(library, addresses.brief(brief.id, code))} for code in others]


DERIVED_FROM = {derived: source for source, derived in DERIVED.items()}


def _legislation(name: str, number: str, url: str) -> dict[str, object]:
    law: dict[str, object] = {"@type": "Legislation", "name": name}
    return law | ({"legislationIdentifier": number} if number else {}) | ({"url": url} if url else {})


FORCE = {"in-force": "InForce", "repealed": "NotInForce", "lapsed": "NotInForce", "proposed": "NotInForce"}
"""Schema.org's words for where a law stands (LegalForceStatus)."""


def law_json_ld(law: Instrument, lang: Lang, url: str) -> str:
    """Return the JSON-LD of a law's page."""
    events = {event.kind: event.date for event in law.events}
    names = [name for name in (law.names.zh_hant, law.names.en, law.names.ja) if name and name != law.names.of(lang)]
    said: dict[str, object] = _legislation(law.names.of(lang), law.numbered(lang), law.address)
    said |= {"@id": url, "mainEntityOfPage": url, "alternateName": names, "legislationType": law.kind}
    said |= {"legislationJurisdiction": law.jurisdiction, "inLanguage": BY_CODE[lang].tag}
    if date := events.get("passed") or events.get("promulgated"):
        said["legislationDate"] = date
    if law.status in FORCE:
        said["legislationLegalForce"] = f"https://schema.org/{FORCE[law.status]}"
    return script_json({"@context": "https://schema.org", "@graph": [said]})


def _breadcrumbs(url: str, breadcrumbs: tuple[Anchor, ...]) -> dict[str, object]:
    return {
        "@type": "BreadcrumbList",
        "@id": f"{url}#breadcrumbs",
        "itemListElement": [
            {"@type": "ListItem", "position": position, "name": crumb.text, "item": crumb.title}
            for position, crumb in enumerate(breadcrumbs, start=1)
        ],
    }


def glossary_json_ld(name: str, lang: Lang, url: str, terms: Sequence[tuple[str, str, str]]) -> str:
    """Return the JSON-LD of the glossary; each term is its id, its form in the page's language, and what it means."""
    entries = [
        {"@type": "DefinedTerm", "@id": f"{url}#{one}", "name": form, "inDefinedTermSet": url}
        | ({"description": definition} if definition else {})
        for one, form, definition in terms
    ]
    whole = {"@type": "DefinedTermSet", "@id": url, "name": name, "inLanguage": BY_CODE[lang].tag}
    return script_json({"@context": "https://schema.org", "@graph": [whole | {"hasDefinedTerm": entries}]})


def site_json_ld(library: Library, lang: str, url: str) -> str:
    """Return the JSON-LD of a home page."""
    settings = library.settings
    language = BY_CODE[next(code for code in BY_CODE if code == lang)]
    site = {
        "@type": "WebSite",
        "@id": url,
        "url": url,
        "name": settings.title.of(language.code),
        "description": settings.description.of(language.code),
        "inLanguage": language.tag,
        "publisher": {"@type": "Organization", "name": settings.publisher.of(language.code)},
    }
    return script_json({"@context": "https://schema.org", "@graph": [site]})
