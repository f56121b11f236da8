"""Whether what a brief says that it is about is in the lists of the site."""

from collections.abc import Iterator, Mapping
from typing import Protocol

from briefs.library.library import Library
from briefs.messages.message import Message, say
from briefs.model.brief import Brief
from briefs.model.diagnostic import Code, Diagnostic, nearest
from briefs.model.front_matter import BriefFrontMatter, Names

_UNKNOWN = {
    "topics": ("unknown-topic", Code.TOPIC_UNKNOWN),
    "jurisdictions": ("unknown-jurisdiction", Code.JURISDICTION_UNKNOWN),
    "instruments": ("unknown-law", Code.INSTRUMENT_UNKNOWN),
}
"""The message and the code of a name that is in no list, by the key of the front matter."""


class Named(Protocol):
    """What has a name in each language: a topic, a jurisdiction, a law."""

    @property
    def names(self) -> Names:
        """Return its names."""


def check_subjects(brief: Brief, library: Library) -> Iterator[Diagnostic]:
    """Report topics, jurisdictions and laws of a brief that no list of the site has."""
    for key, (message, code) in _UNKNOWN.items():
        known = _listed(key, library)
        for index, name in enumerate(getattr(brief.front_matter, key)):
            if name not in known:
                at = brief.place(f"{key}.{index}", key)
                yield Diagnostic(brief.path, *at, code, say(message, name=name), _meant(name, known))


def has_unknown(front_matter: BriefFrontMatter, key: str, library: Library) -> bool:
    """Return whether a key names what no list of the site has; a key that names none has nothing unknown."""
    return key in _UNKNOWN and any(name not in _listed(key, library) for name in getattr(front_matter, key))


def _listed(key: str, library: Library) -> Mapping[str, Named]:
    lists: Mapping[str, Mapping[str, Named]] = {
        "topics": library.topics,
        "jurisdictions": library.jurisdictions,
        "instruments": library.instruments,
    }
    return lists[key]


def _meant(name: str, known: Mapping[str, Named]) -> Message:
    """Return a hint at the id that a name means: 臺灣 is TW; else at the nearest id."""
    called = [one for one, subject in known.items() if name in (subject.names.zh_hant, subject.names.en)]
    return say("did-you-mean", word=called[0]) if called else nearest(name, list(known))
