"""Names where an id is asked for: 臺灣 for TW, 人工智慧 for artificial-intelligence.

The files that have the ids have the names too.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from typing import Protocol

from msgspec.structs import replace

from briefs.language.countries import code_of, names_of
from briefs.messages.message import Message, say
from briefs.model.diagnostic import Code, Diagnostic, nearest
from briefs.model.front_matter import Names

_BETWEEN = re.compile(r"\s*[，、；,;]\s*")
"""What a Chinese keyboard puts between the items of a list."""


class Named(Protocol):
    """What has a name in each language: a topic, a jurisdiction, a law."""

    @property
    def names(self) -> Names:
        """Return its names."""


class Lists(Protocol):
    """The lists of a site."""

    @property
    def topics(self) -> Mapping[str, Named]:
        """Return the topics by id."""

    @property
    def jurisdictions(self) -> Mapping[str, Named]:
        """Return the jurisdictions by code."""

    @property
    def instruments(self) -> Mapping[str, Named]:
        """Return the laws by id."""


def hint_at_id(word: str, known: Mapping[str, Named]) -> Message:
    """Return a hint at the id that a name means, else at the nearest id."""
    ids = ids_called(word, known)
    return say("did-you-mean", word=ids) if ids else nearest(word, list(known))


def ids_called(word: str, known: Mapping[str, Named]) -> tuple[str, ...]:
    """Return the ids of what is called so, in any script, width or case; else of the one whose name has it."""
    wanted = _plain(word)
    names = {one: [_plain(name) for name in _names(named)] for one, named in known.items()} if wanted else {}
    called = tuple(one for one, own in names.items() if wanted in own)
    having = tuple(one for one, own in names.items() if any(wanted in name for name in own))
    # 隱私 is part of one name, 法 of many.
    return called or (having if len(having) == 1 and len(wanted) > 1 and not wanted.isascii() else ())


def with_ids(found: Iterable[Diagnostic], lists: Lists) -> Iterator[Diagnostic]:
    """Put hints at ids to faults of fields that take one, where a name stands there, or several items in one."""
    for fault in found:
        word, known = _asked(fault.message, lists)
        hint = _meant(word, known) if word and known is not None else None
        if hint is None and word and known is lists.jurisdictions and fault.code is Code.JURISDICTION_UNKNOWN:
            hint = _country(word, known)
        if hint is None and word and known is not None and fault.code is Code.FIELD_VALUE:
            hint = _formed(word, known)
        yield replace(fault, hint=hint) if hint else fault


_FIELDS = {
    "topics": "topics",
    "instruments": "instruments",
    "amends": "instruments",
    "implements": "instruments",
    "succeeds": "instruments",
}
"""The fields whose ids have a form, by the list that has them: a name there is ill-formed before it is unknown."""
_UNKNOWN = {
    "unknown-topic": ("name", "topics"),
    "unknown-jurisdiction": ("name", "jurisdictions"),
    "unknown-law": ("name", "instruments"),
    "unknown-instrument": ("name", "instruments"),
    "no-law": ("law", "instruments"),
}
"""The messages on what no list has: the value that names it, and the list."""


def _asked(message: Message, lists: Lists) -> tuple[str, Mapping[str, Named] | None]:
    """Return the word at fault and the list in which it should be, of a message that speaks of such a word."""
    inner = message.values.get("fault")
    if message.key == "of-record" and isinstance(inner, Message):
        message = inner
    if message.key in _UNKNOWN:
        value, of = _UNKNOWN[message.key]
        return str(message.values[value]), getattr(lists, of)
    shown, of = message.values.get("shown"), _FIELDS.get(str(message.values.get("name")), "")
    if message.key == "value-ill-formed" and of and isinstance(shown, Message) and "text" in shown.values:
        return str(shown.values["text"]), getattr(lists, of)
    return "", None


def hint_at_jurisdiction(word: str, known: Mapping[str, Named]) -> Message:
    """Return a hint at the code that a name means, be it in the list or be it to be added, else at the nearest."""
    return (None if ids_called(word, known) else _country(word, known)) or hint_at_id(word, known)


def _country(word: str, known: Mapping[str, Named]) -> Message | None:
    """Return the code that a country has, with the line that its list lacks: England is GB."""
    code = code_of(word)
    if not code or code in known:
        return say("did-you-mean", word=code) if code else None
    zh, en = names_of(code)
    names = f"zh-Hant: {zh or '…'}, en: {en or '…'}"
    return say("add-jurisdiction", code=code, line=f"{code}: {{mark: {code}, names: {{{names}}}}}")


_WRAPPED = re.compile(r"^[\s@#“”\"'「」]+|[\s“”\"'「」]+$|\.ya?ml[\s“”\"'「」]*$")
"""What an id has around it that came from elsewhere: quotation marks, the sign of a key, the suffix of a file."""


def _as_id(word: str) -> str:
    """Return a word in the form of an id: AI_Act.yaml is ai-act."""
    return re.sub(r"[\s_]+", "-", _WRAPPED.sub("", unicodedata.normalize("NFKC", word)).strip()).lower()


def _meant(word: str, known: Mapping[str, Named]) -> Message | None:
    if ids := ids_called(word, known):
        return say("did-you-mean", word=ids)
    parts = [part for part in _BETWEEN.split(word) if part]
    meant = [part if part in known else next(iter(ids_called(part, known)), "") for part in parts]
    return say("write-items", items=", ".join(meant)) if len(parts) > 1 and all(meant) else None


def _formed(word: str, known: Mapping[str, Named]) -> Message | None:
    """Return what is meant by a word that has not the form of an id: AI_Act.yaml, or two with a space between."""
    parts = [_as_id(part) for part in (word, *word.split())]
    if parts[0] in known:
        return say("did-you-mean", word=parts[0])
    if len(parts) > 2 and all(part in known for part in parts[1:]):
        return say("write-items", items=", ".join(parts[1:]))
    return None if _BETWEEN.search(word) or not known else nearest(parts[0], list(known))


def _names(named: Named) -> Iterator[str]:
    short = getattr(named, "short", "")
    for names in (named.names, short):
        if isinstance(names, Names):
            yield from (names.zh_hant, names.en, names.zh_hans, names.ja)
    # UK is what readers are shown for GB.
    yield getattr(named, "mark", "")


def _plain(name: str) -> str:
    # The tables of characters are read here: a content without mistakes does not need them.
    from briefs.language.folding import fold

    return "".join(fold(unicodedata.normalize("NFKC", name)).split())
