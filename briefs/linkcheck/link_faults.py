"""What the answers mean for authors: addresses that are gone or have moved, each at its place, with its archive."""

from collections.abc import Iterator, Mapping

from briefs.citing.works import normal_address
from briefs.linkcheck.asking import Answer
from briefs.linkcheck.cited_addresses import Place
from briefs.messages.message import Message, say
from briefs.model.diagnostic import Code, Diagnostic
from briefs.model.source import Source, SourceKey


def check_links(
    places: Mapping[str, tuple[Place, ...]], answers: Mapping[str, Answer], sources: Mapping[SourceKey, Source]
) -> Iterator[Diagnostic]:
    """Report addresses that are gone or have moved for good; what could not be asked is no fault of the author's."""
    archived = {normal_address(source.url): source for source in sources.values() if source.url}
    for address, answer in answers.items():
        for place in places.get(address, ()):
            at = (place.path, place.line, place.column)
            if answer.state == "dead":
                source = archived.get(normal_address(address))
                yield Diagnostic(
                    *at, Code.LINK_DEAD, say("address-gone", address=address, said=answer.said), _hint(source)
                )
            elif answer.state == "moved":
                hint = say("write-this", target=answer.target)
                yield Diagnostic(*at, Code.LINK_MOVED, say("address-moved", address=address), hint)


def _hint(source: Source | None) -> Message:
    if source is None:
        return say("look-for-address-or-copy")
    if source.archive_url:
        return say("record-has-copy", archive_url=source.archive_url)
    return say("archive-looks-for-copy", key=source.key)
