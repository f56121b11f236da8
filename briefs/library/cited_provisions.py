"""The provisions of laws that notes cite by key: `@gdpr, art. 6(1)(a)` discusses Article 6 of the GDPR."""

from collections.abc import Container, Iterable, Iterator, Mapping

from briefs.language.provision_references import references
from briefs.library.citations import Passage
from briefs.library.laws import DiscussedAt
from briefs.model.brief import Provision
from briefs.model.source import Source, SourceKey


def law_of(source: Source) -> str:
    """Return the law whose provisions are those of a source, or nothing: a bill has articles of its own."""
    return "" if source.type == "bill" else source.instrument


def cited_provisions(
    passages: Iterable[tuple[SourceKey, Passage]],
    sources: Mapping[SourceKey, Source],
    told: Container[tuple[str, str]],
) -> Iterator[tuple[str, DiscussedAt]]:
    """Return the provisions that the notes of a text cite by key, by law, each once a note.

    `told` has law and anchor of those that the text itself names: a note that only cites what its sentence says adds
    nothing.
    """
    found: set[tuple[str, str, int]] = set()
    for key, passage in passages:
        law = law_of(sources[key]) if passage.locator and passage.locator.label in ("article", "section") else ""
        if not law or not passage.locator:
            continue
        for one in references(passage.locator.typed, passage.lang):
            provision = Provision(law, one.unit, one.number, one.to, 0, 0)
            place = law, provision.anchor, passage.note
            if place[:2] not in told and place not in found:
                found.add(place)
                sentence = passage.sentences[0] if passage.sentences else ""
                yield law, DiscussedAt(passage.brief, passage.lang, provision, f"fn-{passage.note}", sentence)
