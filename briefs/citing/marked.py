"""Marked text: what a citation says, with marks of its own for emphasis, language and links.

The marks are non-characters, which no file may hold, so nothing that a record says can be taken for one; everything
else is escaped when HTML is made of it.
"""

import re
from collections.abc import Callable, Sequence
from functools import lru_cache
from html import escape

from briefs.language.csl_tags import plain
from briefs.language.han import HAN_RE, KANA_RE
from briefs.language.languages import BY_CODE, ZH_HANT, Lang
from briefs.language.rules import Rule
from briefs.language.script import convert_all
from briefs.model.addresses import BREAKS
from briefs.model.source import Wording
from briefs.placeholders import ANY, CHARACTERS, Placeholder

LANG_OPEN, LANG_MID, LANG_CLOSE = Placeholder.LANG_OPEN, Placeholder.LANG_MID, Placeholder.LANG_CLOSE
ITALIC = Placeholder.ITALIC_OPEN, Placeholder.ITALIC_CLOSE
BOLD = Placeholder.BOLD_OPEN, Placeholder.BOLD_CLOSE
CAPS = Placeholder.CAPS_OPEN, Placeholder.CAPS_CLOSE
UPRIGHT = Placeholder.UPRIGHT_OPEN, Placeholder.UPRIGHT_CLOSE
LINK = Placeholder.LINK_OPEN, Placeholder.LINK_CLOSE
ADDRESS = Placeholder.ADDRESS_OPEN, Placeholder.ADDRESS_CLOSE
RAISED = Placeholder.RAISED_OPEN, Placeholder.RAISED_CLOSE
LOWERED = Placeholder.LOWERED_OPEN, Placeholder.LOWERED_CLOSE

_TAGS = {
    ITALIC: "i",
    BOLD: "b",
    CAPS: 'span class="small-caps"',
    UPRIGHT: 'span class="upright"',
    RAISED: "sup",
    LOWERED: "sub",
}
# A run in a language: the tag up to the middle mark, then the words.
_RUN = re.compile(f"{LANG_OPEN}([^{LANG_MID}]*){LANG_MID}(.*?){LANG_CLOSE}", re.DOTALL)
_ADDRESS = re.compile(f"{ADDRESS[0]}(.*?){ADDRESS[1]}", re.DOTALL)
_STOPS = re.compile(rf"\.([{CHARACTERS}]*)\.")


def changed(text: str, change: Callable[[str], str]) -> str:
    """Change the words of a text that is all in one language; one with other marks in it stays."""
    return reworded(text, lambda words: words if ANY.search(words) else change(words))


def reworded(text: str, change: Callable[[str], str]) -> str:
    """Change the words of a text and leave the mark of its language, whose tag may look like words (zh-Hant)."""
    run = _RUN.fullmatch(text)
    return in_language(change(run[2]), run[1]) if run else change(text)


def in_language(text: str, lang: str) -> str:
    """Mark a text as being in a language; nothing is marked without one."""
    return f"{LANG_OPEN}{lang}{LANG_MID}{text}{LANG_CLOSE}" if lang and text else text


def wrapped(text: str, marks: tuple[str, str]) -> str:
    """Put a pair of marks around a text."""
    return f"{marks[0]}{text}{marks[1]}" if text else ""


def clean(text: str) -> str:
    """Take every mark out of a text that comes from a record; YAML's escapes can spell them."""
    return ANY.sub("", text)


@lru_cache(maxsize=65536)
def to_html(text: str, page: Lang, link: str = "", *, breaks: bool = True) -> str:
    """Make HTML of marked text; `link` is the opening tag that stands at the text's link, which is dropped without.

    Without `breaks` addresses are in one piece, as they are when they are read aloud.
    """
    # Escaped before any tag is put in: what looks like a tag in a record stays text.
    html = escape(text)
    html = _RUN.sub(lambda run: _in_span(run, page), html)
    html = _ADDRESS.sub(lambda match: _linked(match[1], "<wbr>" if breaks else ""), html)
    for (opening, closing), tag in _TAGS.items():
        html = html.replace(opening, f"<{tag}>").replace(closing, f"</{tag.partition(' ')[0]}>")
    html = html.replace(LINK[0], link).replace(LINK[1], "</a>" if link else "")
    return ANY.sub("", html)


def _in_span(run: re.Match[str], page: Lang) -> str:
    if run[1] == page:
        return run[2]
    tag = BY_CODE[Lang(run[1])].tag if run[1] in BY_CODE else run[1]
    return f'<span lang="{tag}">{run[2]}</span>'


def _linked(address: str, pause: str) -> str:
    return f'<a class="address" href="{address}">{pause.join(BREAKS.split(address))}</a>'


def to_plain(text: str) -> str:
    """Return the words of marked text."""
    return ANY.sub("", _RUN.sub(r"\2", text))


_BY = Rule("著", "著", "著")
"""王澤鑑著 names an author, and is never the 着 of 看着; longer words of the program's own rules go before it."""


def simplify(texts: Sequence[str], *, quotes: bool = False) -> tuple[str, ...]:
    """Convert marked texts to Simplified Chinese, in one call: all but what is marked as being in some language.

    With `quotes` their quotation marks become the Mainland's, those around what is marked too.
    """
    pieces: list[str] = []
    split = []
    for text in texts:
        # The group in the pattern leaves what is marked at the odd places.
        parts = re.split(f"({LANG_OPEN}.*?{LANG_CLOSE}|{ADDRESS[0]}.*?{ADDRESS[1]})", text, flags=re.DOTALL)
        split.append(parts)
        pieces += parts[::2]
    blocks = [len(parts[::2]) for parts in split] if quotes else ()
    converted = iter(convert_all(pieces, (_BY,), blocks=blocks).texts)
    return tuple("".join(part if index % 2 else next(converted) for index, part in enumerate(parts)) for parts in split)


def title_language(text: str, lang: str) -> str:
    """Return the language with which a title is marked, so that it is set right and never converted."""
    if lang or not HAN_RE.search(text):
        return lang
    return "ja" if KANA_RE.search(text) else ZH_HANT


def said(wording: Wording, lang: Lang, worded: Callable[[str], str] = plain) -> str:
    """Return a text that is no title in the words of a page, marked where they are in another language's script.

    `worded` is what becomes of the tags of its rich text.
    """
    text, own = wording.of(lang)
    text = worded(clean(text))
    derived = BY_CODE[lang].derived_from if lang in BY_CODE else None
    foreign = own not in (lang, derived) and (HAN_RE.search(text) or KANA_RE.search(text))
    return in_language(text, own if foreign else "")
