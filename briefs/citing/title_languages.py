"""The language of a record that names none, as most exports of reference managers do: told by its title.

It decides in whose manner a work is cited, and nothing else: pages and exports say what was recorded.
"""

import re

from msgspec.structs import replace

from briefs.language.han import HAN_RE
from briefs.model.source import Source
from briefs.patterns import lazy_pattern

_NOT_LATIN = lazy_pattern(r"[\u0370-\u1cff\uac00-\ud7af]")
_KANA = lazy_pattern(r"[\u3041-\u3096\u30a1-\u30fa]")
_GERMAN = lazy_pattern(r"\b(?:der|die|das|des|dem|den|und|für|zur|zum|über|im|ein|eine|eines|vom|nach|bei)\b|ß")
_FRENCH = lazy_pattern(r"\b(?:le|la|les|des|du|et|une|un|dans|pour|sur|aux|de la|au)\b|\b[ldLD][’']\w")
_ENGLISH = lazy_pattern(r"(?i)\b(?:the|of|and|in|on|for|to|with|v|vs|act|law|from|at|is|by)\b")


def with_language(source: Source) -> Source:
    """Return a record with a language: of one without, the one in which its title seems to be, where that is plain."""
    if source.language or source.brief:
        return source
    title = source.texts.get("title")
    container = source.texts.get("container-title")
    text = f"{title.text if title else ''} {container.text if container else ''}"
    if _KANA.search(text):
        return replace(source, language="ja")
    if HAN_RE.search(text) or _NOT_LATIN.search(text) or not re.search(r"[A-Za-z]", text):
        return source
    english = len(_ENGLISH.findall(text))
    for lang, words in (("de", _GERMAN), ("fr", _FRENCH)):
        if len(words.findall(text)) > english:
            return replace(source, language=lang)
    return replace(source, language="en")
