"""Quotation marks and apostrophes of English records as printers set them: Black’s, The “Right to Be Forgotten”."""

import re
from collections.abc import Callable

from msgspec.structs import replace

from briefs.language.languages import EN
from briefs.model.source import TITLES, Name, Source, Wording

_SAID = (*TITLES, "publisher", "authority", "event-title", "genre", "status")
"""What is printed in words; numbers have minutes and inches."""
_OPENING = re.compile(r"(?:^|(?<=[\s(\[—–/“‘\ue000]))'(?=\w[^']*(?:\w'\w[^']*)*[^\s']'(?!\w))")
"""A single mark that begins a quotation: another closes it later, and not each apostrophe in it."""
_PAIR = re.compile(r"""(?:^|(?<=[\s(\[—–/‘'\ue000]))"(?=\S)([^"]*\S)"(?![\w"])""")
_REST = re.compile(r"'(?=\w)|(?<=[^\W\d_])'|(?<=[.,!?”])'")
_ELIDING = frozenset({"ca", "fr", "it"})
"""Languages that drop vowels before others."""
_TAG = re.compile(r"<[a-z/][^<>]*>")
_OF_TAG = "\ue000"
"""Stands for a tag of CSL-JSON."""


def curly(text: str) -> str:
    """Return a text with curly marks; a mark that is not closed stays, as that of 12" does."""
    if "'" not in text and '"' not in text:
        return text
    # The marks of an attribute belong to its tag: <span class="nocase">.
    tags = iter(_TAG.findall(text))
    text = _PAIR.sub(r"“\1”", _TAG.sub(_OF_TAG, text))
    # Behind a letter it is an apostrophe or closes a quotation, which look alike; elsewhere letters are left out: ’90s.
    text = _REST.sub("’", _OPENING.sub("‘", text))
    return re.sub(_OF_TAG, lambda _: next(tags), text)


def elided(text: str) -> str:
    """Return a text with curly apostrophes between its letters: L’État de droit."""
    return re.sub(r"(?<=[^\W\d_])'(?=[^\W\d_])", "’", text) if "'" in text else text


def with_curly_marks(source: Source) -> Source:
    """Return a record in English with curly marks in its titles and names, one in French with curly apostrophes.

    Other languages have quotation marks of their own.
    """
    change = curly if source.language == EN else elided if source.language in _ELIDING else None
    if change is None or source.brief:
        return source
    texts = {name: _curly(source.texts[name], change) for name in _SAID if name in source.texts}
    names = {role: tuple(_named(one, change) for one in people) for role, people in source.names.items()}
    return replace(source, texts={**source.texts, **texts}, names=names)


def _named(name: Name, change: Callable[[str], str]) -> Name:
    parts = {"literal": name.literal, "family": name.family, "given": name.given}
    return replace(name, **{part: _curly(wording, change) for part, wording in parts.items() if wording})


def _curly(wording: Wording, change: Callable[[str], str]) -> Wording:
    text = change(wording.text)
    return wording if text == wording.text else replace(wording, text=text)
