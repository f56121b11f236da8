"""Persons of whom a record has the name in one piece: Orin S. Kerr, by whose family name short forms call him.

Bodies have names in one piece too, so only what can be no body is parted: given name, initial, family name.
"""

import re

from msgspec.structs import replace

from briefs.citing.abbreviated import bluebook
from briefs.language.languages import EN
from briefs.model.source import Name, Source, Wording

_WORD = r"[A-ZÀ-Þ][a-zß-ÿ]+(?:['’-][A-ZÀ-Þ]?[a-zß-ÿ]+)*"
_FAMILY = rf"(?P<particle>(?:(?:van|von|de|der|den|da|di|du|la|le)\s)*)(?P<family>(?:Ma?c|O['’])?{_WORD})"
_SUFFIX = r"(?P<comma>,)?(?:\s(?P<suffix>(?:Jr|Sr)\.?|II|III|IV))?"
_PERSON = re.compile(rf"(?P<given>{_WORD}(?:\s[A-Z]\.)+)\s{_FAMILY}{_SUFFIX}")
_PERHAPS = re.compile(rf"(?P<given>{_WORD})\s{_FAMILY}{_SUFFIX}")
"""Ann Roe is a person only beside one who surely is."""
_BETWEEN = re.compile(r",?\s(?:and|&)\s|;\s|,\s(?!(?:Jr|Sr|II|III|IV)\b)")


def with_persons(source: Source) -> Source:
    """Return a record in English with the names of persons parted that it has in one piece."""
    if source.language != EN or not any(name.literal for people in source.names.values() for name in people):
        return source
    names = {role: tuple(one for name in people for one in _parted(name)) for role, people in source.names.items()}
    return replace(source, names=names)


def _parted(name: Name) -> tuple[Name, ...]:
    # A middle initial has a stop, and a name in several languages is that of a body.
    if name.literal is None or name.literal.others or ". " not in name.literal.text:
        return (name,)
    parts = _BETWEEN.split(name.literal.text)
    if not any(_PERSON.fullmatch(part) for part in parts):
        return (name,)
    people = [_person(part, name.literal.lang) for part in parts]
    return tuple(one for one in people if one) if all(people) else (name,)


def _person(text: str, lang: str) -> Name | None:
    found = _PERSON.fullmatch(text) or _PERHAPS.fullmatch(text)
    if found is None or found["family"] in bluebook().words or text.split()[0] in bluebook().words:
        return None
    parts = {"non-dropping-particle": found["particle"].strip(), "suffix": found["suffix"] or ""}
    parts["comma-suffix"] = "true" if found["comma"] and found["suffix"] else ""
    known = {key: part for key, part in parts.items() if part}
    return Name(family=Wording(found["family"], lang), given=Wording(found["given"], lang), parts=known)
