"""The CSL files of a site by name, each compiled for the language in which it is wanted (citing/csl)."""

from functools import lru_cache

import msgspec

from briefs.citing.csl.context import Cite, Item
from briefs.citing.csl.faults import StyleFaultError
from briefs.citing.csl.style import Rendered, Style, StyleFile, parent_of, read_style
from briefs.citing.csl.xml_file import CSL, read_xml
from briefs.language.languages import EN
from briefs.messages.message import say

_FOLDER, _ENDING = "styles/", ".csl"


class Styles(msgspec.Struct, frozen=True):
    """A set of CSL files. Can be sent between processes."""

    files: dict[str, bytes]
    """The CSL files by name, without folder and ending."""

    @classmethod
    def of(cls, files: dict[str, bytes]) -> "Styles":
        """Take the CSL files among the template files."""
        found = {path: data for path, data in files.items() if path.startswith(_FOLDER) and path.endswith(_ENDING)}
        return cls({path.removeprefix(_FOLDER).removesuffix(_ENDING): data for path, data in found.items()})

    def style(self, name: str, lang: str) -> Style:
        """Return a style in a language (BCP 47); raises StyleFaultError for one that is missing or at fault."""
        if name not in self.files:
            raise StyleFaultError(say("no-style-known", name=name, names=tuple(sorted(self.files))))
        try:
            return _compiled(self._with_parents(self.files[name]), lang)
        except StyleFaultError as fault:
            raise StyleFaultError(say("style-cannot-be-used", name=name, fault=fault.said)) from fault

    def words_short_forms(self, name: str) -> bool:
        """Return whether a style for notes comes from elsewhere and has short forms of its own (`position`)."""
        if name not in self.files:
            return False
        try:
            file = _read(self._with_parents(self.files[name]))
        except StyleFaultError:
            return False
        return file.is_note and not file.places and file.asks_positions

    def _with_parents(self, data: bytes) -> tuple[bytes, ...]:
        """Return a style with those on which it rests, the farthest first."""
        chain: tuple[bytes, ...] = (data,)
        while address := _parent(chain[0]):
            parent = next((one for one in self.files.values() if _id_of(one) == address), None)
            if parent is None:
                raise StyleFaultError(say("style-rests-on-missing", address=address))
            if parent in chain:
                raise StyleFaultError(say("style-rests-on-itself"))
            chain = (parent, *chain)
        return chain


def cited(style: Style, item: Item, cite: Cite) -> Rendered:
    """Return a work in full: as a note, or as the list of a style without notes has it."""
    if not style.file.is_note and style.bibliography is not None:
        return style.entry(item)
    made = style.cite(item, cite)
    # The stop of a note is its author's to type; a style from elsewhere puts one there itself.
    return Rendered(made.text.removesuffix("."), made.printed) if style.file.ends_in_stop else made


# By content: a style that was edited is another.
@lru_cache(maxsize=64)
def _compiled(chain: tuple[bytes, ...], lang: str) -> Style:
    file = _read(chain)
    own = file.default_locale
    # A style for one dialect, as OSCOLA for British English, keeps its own.
    return Style(file, own if own.partition("-")[0] == lang.partition("-")[0] else lang)


@lru_cache(maxsize=64)
def _read(chain: tuple[bytes, ...]) -> StyleFile:
    return read_style(chain[-1], _read(chain[:-1]) if len(chain) > 1 else None)


@lru_cache(maxsize=64)
def _parent(data: bytes) -> str:
    return parent_of(data)


@lru_cache(maxsize=64)
def _id_of(data: bytes) -> str:
    return read_xml(data).findtext(f"{CSL}info/{CSL}id", "").strip()


def locale_of(lang: str) -> str:
    """Return the locale in which a page words its citations: Chinese as in Taiwan, whatever the script."""
    if lang == EN:
        return "en-US"
    return "zh-TW" if lang.startswith("zh") else lang
