"""Whether what a brief says that it is about is in the lists of the site."""

from collections.abc import Iterator, Mapping
from typing import Protocol

from briefs.library.library import Library
from briefs.messages.message import Message, say
from briefs.model.brief import Brief
from briefs.model.diagnostic import Code, Diagnostic, nearest
from briefs.model.front_matter import Names

_UNKNOWN = {"topics": "unknown-topic", "jurisdictions": "unknown-jurisdiction", "instruments": "unknown-law"}
"""The message about a name that is in no list, by the key of the front matter."""


class Named(Protocol):
    """What has a name in each language: a topic, a jurisdiction, a law."""

    @property
    def names(self) -> Names:
        """Return its names."""


def check_subjects(brief: Brief, library: Library) -> Iterator[Diagnostic]:
    """Report topics, jurisdictions and laws of a brief that no list of the site has."""
    front_matter = brief.front_matter
    groups = (
        ("topics", front_matter.topics, library.topics, Code.TOPIC_UNKNOWN),
        ("jurisdictions", front_matter.jurisdictions, library.jurisdictions, Code.JURISDICTION_UNKNOWN),
        ("instruments", front_matter.instruments, library.instruments, Code.INSTRUMENT_UNKNOWN),
    )
    for key, names, known, code in groups:
        for index, name in enumerate(names):
            if name not in known:
                at = brief.place(f"{key}.{index}", key)
                yield Diagnostic(brief.path, *at, code, say(_UNKNOWN[key], name=name), _meant(name, known))


def _meant(name: str, known: Mapping[str, Named]) -> Message:
    """Return a hint at the id that a name means: 臺灣 is TW; else at the nearest id."""
    called = [one for one, subject in known.items() if name in (subject.names.zh_hant, subject.names.en)]
    return say("did-you-mean", word=called[0]) if called else nearest(name, list(known))
