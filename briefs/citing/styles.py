"""Full forms by CSL styles: one source, one style, one marked text; citeproc-py does the formatting.

citeproc takes milliseconds for each reference, so references that differ in their words, years and days only are
formatted once (citing/slots.py). That is exact for a style that passes words through; for any other each is formatted
by itself.
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
from briefs.citing.slots import Slots, take_out
from briefs.language.languages import BY_CODE, DERIVED, EN, Lang

_LOCALES = {EN: "en-US"}
_SIMPLIFIED = frozenset(DERIVED.values())
# A style with any of these prints other words than it is given, or asks what they are: no slots then.
_CHANGES_WORDS = re.compile(
    rb'text-case=|strip-periods=|is-numeric=|<number |name="year"[^>]*form="short"|form="ordinal"'
)
# What a style may print of its own: attributes that hold words, and the text of its terms.
_OWN_WORDS = re.compile(rb'(?:value|fix|delimiter)="([^"]*)"|>([^<]*)<')
_INFO = re.compile(rb"<info>.*?</info>", re.DOTALL)
_NUMBER = re.compile(rb"(?<![0-9])[0-9]{1,2}(?![0-9])")


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
        # A derived page is worded in the locale of the page that it is derived from, and shares its patterns.
        style = _style(data, BY_CODE[wanted.lang].derived_from or wanted.lang, wanted.style)
        item = json.loads(wanted.item)
        slots = take_out(item, style.printed_numbers) if style.passes_words else Slots({}, {}, {})
        text = style.formatted(json.dumps(item, sort_keys=True), wanted.locator)
        return one_stop(slots.fill(text))


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

    @cached_property
    def printed_numbers(self) -> frozenset[int]:
        """The numbers of one or two figures among the words that the style has of its own."""
        own = b" ".join(b" ".join(words) for words in _OWN_WORDS.findall(_INFO.sub(b"", self.data)))
        return frozenset(int(number) for number in _NUMBER.findall(own))

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
    """Leave out what citeproc-py doesn't know or fails on (seasons), and word the spans on which it fails.

    These are spans within a year, and those that have no end.
    """
    from citeproc import DATES, NAMES, VARIABLES

    known = {*VARIABLES, *NAMES, *DATES, "id", "type", "language"}
    kept = {key: value for key, value in item.items() if key.replace("-", "_") in known}
    for key, value in list(kept.items()):
        if not isinstance(value, dict):
            continue
        parts = value.get("date-parts", [])
        if len(parts) == 2 and parts[1][0] in (0, parts[0][0]):
            ends = ("/".join(f"{number:02}" for number in part if number) for part in parts)
            kept[key] = {"literal": "–".join(ends)}
        elif "season" in value:
            kept[key] = {name: said for name, said in value.items() if name != "season"}
    return kept


# By content: a style that was edited is another.
@lru_cache(maxsize=64)
def _style(data: bytes, lang: Lang, name: str) -> _Style:
    return _Style(data, lang, name)
