"""The words of messages: one file for each language, with equal keys."""

import re
from collections.abc import Mapping
from functools import cache
from importlib.resources import files

import msgspec

from briefs.messages import EN, ZH_HANT
from briefs.messages.message import Message, Value

_LONGEST = 300
"""Characters of a value that are shown: an address of 20,000 in 5,000 links made a message of 100 MB."""
_PLACE = re.compile(r"\{(\w+)\}")
_PAUSES = {EN: ", ", ZH_HANT: "、"}
"""What stands between the members of a list."""


def render(message: Message, lang: str) -> str:
    """Return what a message says in a language; raises KeyError where its key is in no file.

    An entry that counts has two forms, `key.one` and `key.other`, which the value `n` chooses.
    """
    if not message:
        return ""
    entries = catalogue(lang)
    key = message.key
    if key not in entries and "n" in message.values:
        key = f"{key}.{'one' if message.values['n'] == 1 else 'other'}"
    values = message.values
    # In one pass: what an author typed may hold braces too.
    return _PLACE.sub(lambda found: _shown(values[found[1]], lang) if found[1] in values else found[0], entries[key])


def _shown(value: Value, lang: str) -> str:
    if isinstance(value, Message):
        return render(value, lang)
    if isinstance(value, tuple):
        return _PAUSES[lang].join(_shown(one, lang) for one in value)
    text = str(value)
    return text if len(text) <= _LONGEST else f"{text[:_LONGEST]}…"


@cache
def catalogue(lang: str) -> Mapping[str, str]:
    """Return the entries of a language by key."""
    import yaml

    text = files(__package__).joinpath(f"{lang}.yaml").read_text(encoding="utf-8")
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    # Our own file, read by the library's safe loader.
    return msgspec.convert(yaml.load(text, loader), dict[str, str])  # noqa: S506
