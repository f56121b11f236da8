"""Japanese works in the new forms of characters, as some guides want names and titles: 我妻栄 of 我妻榮.

The table (`abbreviations/characters.yaml`) has the characters that were simplified in 1946 and 1949.
"""

from functools import lru_cache
from importlib.resources import files

from msgspec.structs import replace

from briefs.citing.canonical import Canonical
from briefs.citing.same import Same
from briefs.model.source import Name, Wording


@lru_cache
def _table() -> dict[int, str]:
    import yaml

    text = files("briefs.citing").joinpath("abbreviations", "characters.yaml").read_text(encoding="utf-8")
    pairs: str = yaml.safe_load(text)["new"]
    return {ord(pair[0]): pair[1] for pair in pairs.split()}


def in_new_characters(found: Canonical) -> Canonical:
    """Return a Japanese record with its names and texts in new characters; one in another language as it is."""
    return _in_new(Same(found)) if found.source.language == "ja" else found


@lru_cache(maxsize=1024)
def _in_new(same: Same[Canonical]) -> Canonical:
    source = same.value.source
    # An address is none, and what is said in another language is not Japanese.
    texts = {name: wording if name == "URL" else _wording(wording) for name, wording in source.texts.items()}
    names = {role: tuple(map(_name, people)) for role, people in source.names.items()}
    return replace(same.value, source=replace(source, texts=texts, names=names))


def _wording(wording: Wording) -> Wording:
    return replace(wording, text=wording.text.translate(_table())) if wording.lang in ("", "ja") else wording


def _name(name: Name) -> Name:
    parts = {part: getattr(name, part) for part in ("literal", "family", "given")}
    return replace(name, **{part: _wording(wording) for part, wording in parts.items() if wording})
