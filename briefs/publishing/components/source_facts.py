"""What is known of a source, as name and value."""

from collections.abc import Iterator

from briefs.language import edtf
from briefs.language.keys import typed_key
from briefs.model import addresses
from briefs.model.source import Source
from briefs.publishing.components.frames import PageContext
from briefs.publishing.views.fact_views import Fact


def source_facts(page: PageContext, source: Source, *, is_on_law: bool = False) -> Iterator[Fact]:
    """Return what is known of a source; on the page of its law not what that says already."""
    words, library = page.words, page.site.library
    yield Fact(words("source_key"), typed_key(source.key))
    if source.jurisdiction in library.jurisdictions and not is_on_law:
        place = library.jurisdictions[source.jurisdiction].names.of(page.lang)
        yield Fact(words("jurisdiction"), place, page.href(addresses.jurisdiction(source.jurisdiction, page.lang)))
    if source.instrument in library.instruments and not is_on_law:
        law = library.instruments[source.instrument]
        yield Fact(words("text_of"), law.names.of(page.lang), page.href(addresses.law(source.instrument, page.lang)))
    for key in ("issued", "accessed"):
        if key in source.dates:
            yield Fact(words(f"source_{key}"), edtf.written(source.dates[key], page.lang))
    if source.url:
        yield Fact(words("source_address"), source.url, source.url)
    if source.archive_url:
        date = edtf.written(source.archive_date, page.lang) if source.archive_date else ""
        yield Fact(words("source_archive"), source.archive_url, source.archive_url, date)
