"""Full forms by CSL styles: one source, one style, one marked text; citeproc-py does the formatting.

citeproc takes a millisecond for each reference, so references that differ in their words only are formatted once, with
slots for the words. That is exact for a style that passes words through; for any other each is formatted by itself.
"""

import hashlib
import io
import json
import re
from functools import cached_property, lru_cache
from typing import Any

import msgspec

from briefs.citing.items import Item
from briefs.citing.marked import BOLD, CAPS, ITALIC, LOCATOR, RAISED, one_stop, simplify, wrapped
from briefs.language.languages import DERIVED, EN, Lang
from briefs.placeholders import SLOTS

_LOCALES = {EN: "en-US"}
_SIMPLIFIED = frozenset(DERIVED.values())
_SLOT = re.compile(f"[{''.join(SLOTS)}]")
_WORDS = ("title", "container-title", "publisher", "URL", "number", "authority", "collection-title")
"""The variables in whose place slots may stand."""
_YEARS = {"issued": 9871, "accessed": 9872}
"""Years that stand for a record's own while it is formatted: a slot is no year, and no style would print it as one."""
# A style with any of these prints other words than it is given, or asks what they are: no slots then.
_CHANGES_WORDS = re.compile(rb'text-case=|strip-periods=|is-numeric=|<number |name="year"[^>]*form="short"')
# What begins or ends in a mark or space may merge with the style's own marks: no slot for it.
_SEAM = re.compile(r"^[.,;:!?\s]|[.,;:!?\s]$")


class StyleFaultError(Exception):
    """A CSL file can't be used; the message says which and why."""


class FormatRequest(msgspec.Struct, frozen=True):
    """A full form that is wanted of a style."""

    style: str
    """The name of its CSL file, without folder and ending."""
    lang: Lang
    """The language of the page; for a derived one the words are converted after formatting."""
    item: str
    """The source as a CSL-JSON item in marked text: JSON with its keys sorted."""
    locator: str = ""
    """`words` where the whole place goes (頁3), `number` where the style words it itself (p. 3), or nothing."""


def format_request(style: str, lang: Lang, item: Item, locator: str = "") -> FormatRequest:
    """Make the request of a full form."""
    return FormatRequest(style, lang, json.dumps(item, ensure_ascii=False, sort_keys=True), locator)


class CslFormatter(msgspec.Struct, frozen=True):
    """Fulfils requests by a set of CSL files. Can be sent between processes."""

    files: dict[str, bytes]
    """The CSL files by name, without folder and ending."""

    @classmethod
    def of(cls, files: dict[str, bytes]) -> "CslFormatter":
        """Take the CSL files among the template files."""
        found = {path: data for path, data in files.items() if path.startswith("styles/") and path.endswith(".csl")}
        return cls({path.removeprefix("styles/").removesuffix(".csl"): data for path, data in found.items()})

    def digest(self) -> str:
        """Return a hash of all styles."""
        return hashlib.blake2b(msgspec.msgpack.encode(self), digest_size=20).hexdigest()

    def words_locators(self, style: str) -> bool:
        """Return whether a style words the place within a source itself (`p. 3`), and so wants its number alone."""
        return re.search(rb'<label[^>]*variable="locator"', self.files.get(style, b"")) is not None

    def __call__(self, batch: tuple[FormatRequest, ...]) -> tuple[str, ...]:
        """Format some references; raises StyleFaultError when a style is at fault."""
        texts = [self._format(wanted) for wanted in batch]
        derived = [index for index, wanted in enumerate(batch) if wanted.lang in _SIMPLIFIED]
        for index, text in zip(derived, simplify([texts[index] for index in derived]), strict=True):
            texts[index] = text
        return tuple(texts)

    def _format(self, wanted: FormatRequest) -> str:
        data = self.files.get(wanted.style)
        if data is None:
            raise StyleFaultError(f"there is no style {wanted.style}; known: {', '.join(sorted(self.files))}")
        style = _style(data, wanted.lang, wanted.style)
        item = json.loads(wanted.item)
        words, years = _taken_out(item) if style.passes_words else ({}, {})
        text = style.formatted(json.dumps(item, sort_keys=True), wanted.locator)
        for sentinel, year in years.items():
            text = text.replace(sentinel, year)
        return one_stop(_SLOT.sub(lambda slot: words[slot[0]], text))


def _taken_out(item: dict[str, Any]) -> tuple[dict[str, str], dict[str, str]]:
    """Put slots in place of an item's words and years; give what belongs into each."""
    words: dict[str, str] = {}
    slots = iter(SLOTS)
    for key in _WORDS:
        if key in item and not _SEAM.search(item[key]):
            slot = next(slots)
            words[slot], item[key] = item[key], slot.value
    for name in item.get("author", []):
        place = next(slots, None)
        if "literal" in name and place and not _SEAM.search(name["literal"]):
            words[place], name["literal"] = name["literal"], place.value
    years = {}
    rest = json.dumps(item)
    for key, sentinel in _YEARS.items():
        parts = item.get(key, {}).get("date-parts", [])
        if len(parts) == 1 and 1000 <= parts[0][0] <= 9999 and str(sentinel) not in rest:
            years[str(sentinel)], parts[0][0] = str(parts[0][0]), sentinel
    # Sources that now differ in their key only are one to the cache of formatted patterns.
    item["id"] = "item"
    return words, years


class _Marks:
    """What citeproc-py calls a formatter: how emphasis is written. Text needs no escaping until it becomes HTML."""

    preformat = staticmethod(str)
    Italic = Oblique = staticmethod(lambda text: wrapped(str(text), ITALIC))
    Bold = staticmethod(lambda text: wrapped(str(text), BOLD))
    SmallCaps = staticmethod(lambda text: wrapped(str(text), CAPS))
    Superscript = staticmethod(lambda text: wrapped(str(text), RAISED))
    Light = Underline = Subscript = staticmethod(str)


class _Style:
    """One CSL file in one language."""

    def __init__(self, data: bytes, lang: Lang, name: str) -> None:
        from citeproc import CitationStylesStyle

        self.name = name
        self.data = data
        try:
            self.csl: Any = CitationStylesStyle(io.BytesIO(data), locale=_LOCALES.get(lang, "zh-TW"), validate=False)
            self.in_text = self.csl.root.get("class") == "in-text" and self.csl.has_bibliography()
        except Exception as fault:
            # Whatever lxml or citeproc-py make of a file that is no CSL, the user is told which file it is.
            raise StyleFaultError(f"the style {name} can't be read: {fault}") from fault

    @cached_property
    def passes_words(self) -> bool:
        return _CHANGES_WORDS.search(self.data) is None

    @lru_cache(maxsize=50_000)  # noqa: B019 - styles live as long as the process
    def formatted(self, item: str, locator: str) -> str:
        from citeproc import Citation, CitationItem, CitationStylesBibliography, Locator
        from citeproc.source.json import CiteProcJSON

        data = _known(json.loads(item))
        try:
            bibliography = CitationStylesBibliography(self.csl, CiteProcJSON([data]), _Marks)
            place = {"locator": Locator("page" if locator == "number" else "custom", LOCATOR)} if locator else {}
            citation = Citation([CitationItem(data["id"], **place)])
            bibliography.register(citation)
            if self.in_text:
                return "".join(str(entry) for entry in bibliography.bibliography()).strip()
            return str(bibliography.cite(citation, str)).strip()
        except Exception as fault:
            raise StyleFaultError(f"the style {self.name} fails on a {data['type']}: {fault}") from fault


def _known(item: dict[str, Any]) -> dict[str, Any]:
    """Leave out what citeproc-py doesn't know and would warn of, and spans within a year, on which it fails."""
    from citeproc import DATES, NAMES, VARIABLES

    known = {*VARIABLES, *NAMES, *DATES, "id", "type", "language"}
    kept = {key: value for key, value in item.items() if key.replace("-", "_") in known}
    for key, value in list(kept.items()):
        parts = value.get("date-parts", []) if isinstance(value, dict) else []
        if len(parts) == 2 and parts[0][0] == parts[1][0]:
            kept[key] = {"literal": "–".join("/".join(f"{number:02}" for number in part) for part in parts)}
    return kept


# By content: a style that was edited is another.
@lru_cache(maxsize=64)
def _style(data: bytes, lang: Lang, name: str) -> _Style:
    return _Style(data, lang, name)
