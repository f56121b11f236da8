"""Metadata of a page for search engines and those who share it: Open Graph, JSON-LD."""

from collections.abc import Sequence

import msgspec

from briefs.language.languages import BY_CODE, Lang
from briefs.library.library import Library
from briefs.library.standing import Sign
from briefs.model import addresses
from briefs.model.addresses import Address
from briefs.model.brief import Brief
from briefs.model.law import Instrument
from briefs.publishing.views.parts import Anchor, Meta

_ESCAPES = {"<": "\\u003c", ">": "\\u003e", "&": "\\u0026", "\u2028": "\\u2028", "\u2029": "\\u2029"}


def script_json(data: object) -> str:
    """Write JSON that can stand in a script element: nothing in it can end the element or open a comment."""
    text = msgspec.json.encode(data, order="sorted").decode()
    for character, escape in _ESCAPES.items():
        text = text.replace(character, escape)
    return text


def absolute(library: Library, address: Address) -> str:
    """Return the full web address of a page."""
    return library.settings.base_url + addresses.quoted(address)


def open_graph(
    library: Library, brief: Brief | None, title: str, description: str, lang: str, url: str, *, is_of_a_work: bool
) -> tuple[Meta, ...]:
    """Return the Open Graph tags of a page; on that of a work Zotero would take the site's name for the work's."""
    settings = library.settings
    language = next(language for language in BY_CODE.values() if language.code == lang)
    tags = [
        ("og:type", "article" if brief else "website"),
        ("og:title", title),
        # Elsewhere the page's own description says so itself (`Frame.is_shared`).
        *([("og:description", description)] if is_of_a_work else []),
        ("og:url", url),
        *([] if is_of_a_work else [("og:site_name", settings.title.of(language.code))]),
        ("og:locale", language.locale),
    ]
    if brief:
        # No `og:locale:alternate`: it promises other languages at this same address.
        date, changed = brief.front_matter.date, brief.front_matter.last_changed
        tags += [("article:published_time", date)]
        tags += [("article:modified_time", changed)] if changed != date else []
    return tuple(Meta(name, content, is_property=True) for name, content in tags)


def legislation(name: str, number: str, url: str) -> dict[str, object]:
    """Return a law as schema.org's `Legislation`."""
    law: dict[str, object] = {"@type": "Legislation", "name": name}
    return law | ({"legislationIdentifier": number} if number else {}) | ({"url": url} if url else {})


FORCE = {
    "in-force": "InForce",
    "partly": "PartiallyInForce",
    **dict.fromkeys(("proposed", "passed", "repealed", "lapsed"), "NotInForce"),
}
"""Schema.org's words for where a law stands (LegalForceStatus)."""


def law_json_ld(law: Instrument, sign: Sign, lang: Lang, url: str) -> str:
    """Return the JSON-LD of the page of a law, which stands as `sign` says."""
    events = {event.kind: event.date for event in law.events}
    names = [name for name in (law.names.zh_hant, law.names.en, law.names.ja) if name and name != law.names.of(lang)]
    said: dict[str, object] = legislation(law.names.of(lang), law.numbered(lang), law.address)
    said |= {"@id": url, "mainEntityOfPage": url, "alternateName": names, "legislationType": law.kind}
    said |= {"legislationJurisdiction": law.jurisdiction, "inLanguage": BY_CODE[lang].tag}
    if date := events.get("passed") or events.get("promulgated"):
        said["legislationDate"] = date
    if sign in FORCE:
        said["legislationLegalForce"] = f"https://schema.org/{FORCE[sign]}"
    return script_json({"@context": "https://schema.org", "@graph": [said]})


def breadcrumb_list(url: str, breadcrumbs: tuple[Anchor, ...]) -> dict[str, object]:
    """Return the way to a page as schema.org's `BreadcrumbList`."""
    items: list[dict[str, object]] = [
        {"@type": "ListItem", "position": position, "name": crumb.text}
        # The last is the page itself, which needs no address.
        | ({"item": crumb.title} if crumb.title != url else {})
        for position, crumb in enumerate(breadcrumbs, start=1)
    ]
    return {"@type": "BreadcrumbList", "itemListElement": items}


def glossary_json_ld(name: str, lang: Lang, url: str, terms: Sequence[tuple[str, str, str]]) -> str:
    """Return the JSON-LD of the glossary at an address, by which its terms are named on whatever part they stand.

    Each term is its id, its form in the page's language, and what it means.
    """
    entries = [
        {"@type": "DefinedTerm", "@id": f"{url}#{one}", "name": form, "inDefinedTermSet": url}
        | ({"description": definition} if definition else {})
        for one, form, definition in terms
    ]
    whole = {"@type": "DefinedTermSet", "@id": url, "name": name, "inLanguage": BY_CODE[lang].tag}
    has = {"hasDefinedTerm": entries} if entries else {}
    return script_json({"@context": "https://schema.org", "@graph": [{**whole, **has}]})


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
