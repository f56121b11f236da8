"""A CSL style, read from its file and compiled for a language."""

from collections.abc import Mapping
from copy import copy
from functools import cached_property
from xml.etree.ElementTree import Element

import msgspec

from briefs.citing.csl.bounds import check_values, check_work
from briefs.citing.csl.context import Cite, Context, Item, Renderer
from briefs.citing.csl.elements import Compiler
from briefs.citing.csl.faults import StyleFaultError
from briefs.citing.csl.joining import stops_inside
from briefs.citing.csl.locales import Locale, locale_for
from briefs.citing.csl.xml_file import CSL, OWN, read_xml
from briefs.messages.message import say

_OF_NAMES = (
    *("and", "delimiter-precedes-et-al", "delimiter-precedes-last", "et-al-min", "et-al-use-first", "et-al-use-last"),
    *("et-al-subsequent-min", "et-al-subsequent-use-first", "initialize", "initialize-with", "name-as-sort-order"),
    *("sort-separator", "name-form", "name-delimiter", "names-delimiter", "initialize-with-hyphen"),
    "demote-non-dropping-particle",
)
"""The options of names that a style gives for all of its names."""


class Rendered(msgspec.Struct, frozen=True):
    """What a style made of a work."""

    text: str
    """The citation or entry, in marked text."""
    printed: frozenset[str]
    """The variables of the record that stand in it."""


class StyleFile(msgspec.Struct, frozen=True, dict=True):
    """A style as its file has it; a dependent style with what it takes from its parent."""

    root: Element
    macros: Mapping[str, Element]
    locales: tuple[Element, ...]
    """Its own terms, those of its parent first."""

    @property
    def title(self) -> str:
        """Return what the style is called."""
        return self.root.findtext(f"{CSL}info/{CSL}title", "")

    @property
    def default_locale(self) -> str:
        """Return the language for which it was written: `en-GB`."""
        return self.root.get("default-locale", "")

    @property
    def places(self) -> str:
        """Return the manner in which places are put into words for it (`b:places`); empty where it does so itself."""
        return self.root.get(f"{OWN}places", "")

    def places_of(self, kind: str) -> str:
        """Return the manner of the places of a kind of work: British for those that `b:british` names."""
        return "uk" if kind in self.root.get(f"{OWN}british", "").split() else self.places

    @property
    def roman_paragraphs(self) -> bool:
        """Return whether paragraphs of German provisions are in Roman figures (`b:paragraphs="roman"`): Art. 2 I."""
        return self.root.get(f"{OWN}paragraphs") == "roman"

    @property
    def new_characters(self) -> bool:
        """Return whether Japanese names and titles are in new characters (`b:characters="new"`): 我妻栄 of 我妻榮."""
        return self.root.get(f"{OWN}characters") == "new"

    @cached_property
    def asks_positions(self) -> bool:
        """Return whether it has other forms for works that were cited before."""
        return any("position" in one.attrib for one in self.root.iter())

    @cached_property
    def ends_in_stop(self) -> bool:
        """Return whether it puts a full stop at the end of each note."""
        layout = self.root.find(f"{CSL}citation/{CSL}layout")
        return layout is not None and layout.get("suffix", "").endswith(".")

    @property
    def versus(self) -> str:
        """Return what stands between the parties of a case (`b:versus`); empty where it stays as it is recorded."""
        return self.root.get(f"{OWN}versus", "")

    @property
    def circa(self) -> str:
        """Return how a date that is not sure is worded (`b:circa="c. {}"`); empty where CSL's own condition is used."""
        return self.root.get(f"{OWN}circa", "")

    @property
    def parts_pages(self) -> bool:
        """Return whether it puts what follows pages behind a word of its own: 12頁以下 (variable `locator-rest`)."""
        return any(self.page_words)

    @cached_property
    def page_words(self) -> tuple[str, str]:
        """Return what stands before pages and behind them where the style has words of its own for them: 第, 頁."""
        for macro in self.macros.values():
            for group in macro.iter(f"{CSL}group"):
                if [one.get("variable") for one in group] == ["locator", "locator-rest"]:
                    return group[0].get("prefix", ""), group[0].get("suffix", "")
        return "", ""

    @property
    def abbreviates(self) -> bool:
        """Return whether titles of periodicals and bodies are abbreviated (`b:abbreviations`)."""
        return self.root.get(f"{OWN}abbreviations") in ("bluebook", "periodicals")

    @property
    def abbreviates_parties(self) -> bool:
        """Return whether the parties of cases are abbreviated too (`b:abbreviations="bluebook"`)."""
        return self.root.get(f"{OWN}abbreviations") == "bluebook"

    @property
    def italic_phrases(self) -> bool:
        """Return whether procedural phrases of upright names of cases are italic (`b:phrases="italic"`): *In re*."""
        return self.root.get(f"{OWN}phrases") == "italic"

    @property
    def bare_numbers(self) -> bool:
        """Return whether acts of the European Union are numbered without (EU) or /EC (`b:act-numbers="bare"`)."""
        return self.root.get(f"{OWN}act-numbers") == "bare"

    @cached_property
    def words_places(self) -> bool:
        """Return whether the style puts words before a place itself (`p. 3`), and so wants its number alone."""
        return any(label.get("variable") == "locator" for label in self.root.iter(f"{CSL}label"))

    @property
    def is_note(self) -> bool:
        """Return whether it is made for notes."""
        return self.root.get("class") == "note"


def parent_of(data: bytes) -> str:
    """Return the address of the style on which a dependent style rests, or nothing."""
    for link in read_xml(data).iterfind(f"{CSL}info/{CSL}link"):
        if link.get("rel") == "independent-parent":
            return link.get("href", "")
    return ""


def _with_own(parent: Element, root: Element) -> Element:
    """Return the root of a parent with what a dependent style says itself beyond CSL: places, abbreviations."""
    own = {name: value for name, value in root.attrib.items() if name.startswith(OWN)}
    joined = copy(parent)
    joined.attrib = {**parent.attrib, **own}
    return joined


def read_style(data: bytes, parent: "StyleFile | None" = None) -> StyleFile:
    """Read a style; raises StyleFaultError for what is none.

    A dependent style may hold macros and terms (beyond CSL): they take the place of its parent's.
    """
    root = read_xml(data)
    if root.tag != f"{CSL}style":
        raise StyleFaultError(say("not-a-style"))
    macros = {one.get("name", ""): one for one in root.findall(f"{CSL}macro")}
    locales = tuple(root.findall(f"{CSL}locale"))
    check_values(root.iter())
    if parent is not None:
        joined = StyleFile(_with_own(parent.root, root), {**parent.macros, **macros}, (*parent.locales, *locales))
        check_work(joined.root, joined.macros, joined.locales)
        return joined
    if root.find(f"{CSL}citation") is None:
        raise StyleFaultError(say("style-needs-parent" if parent_of(data) else "style-without-citation"))
    check_work(root, macros, locales)
    return StyleFile(root, macros, locales)


class Style:
    """A style in a language."""

    def __init__(self, file: StyleFile, lang: str) -> None:
        self.file = file
        close = file.places in ("zh", "ja")
        self.locale: Locale = msgspec.structs.replace(locale_for(lang, file.locales), close=close, circa=file.circa)
        self.citation = self._layout("citation")
        has_list = file.root.find(f"{CSL}bibliography") is not None
        self.bibliography = self._layout("bibliography") if has_list else None
        self._macros = self._compiler(file.root.find(f"{CSL}citation"))

    def _compiler(self, section: Element | None) -> Compiler:
        options = {name: self.file.root.attrib[name] for name in _OF_NAMES if name in self.file.root.attrib}
        if section is not None:
            options |= {name: section.attrib[name] for name in _OF_NAMES if name in section.attrib}
        page_format = self.file.root.get("page-range-format", "")
        return Compiler(self.file.macros, options, self.locale, page_format)

    def _layout(self, name: str) -> Renderer:
        section = self.file.root.find(f"{CSL}{name}")
        layout = section.find(f"{CSL}layout") if section is not None else None
        if layout is None:
            raise StyleFaultError(say("style-without-layout", name=name))
        return self._compiler(section).layout(layout)

    def cite(self, item: Item, cite: Cite) -> Rendered:
        """Return the citation of a work."""
        return self._rendered(self.citation, item, cite)

    def entry(self, item: Item) -> Rendered:
        """Return the entry of a work in a list; its citation where the style has no list."""
        if self.bibliography is None:
            return self.cite(item, Cite())
        return self._rendered(self.bibliography, item, Cite(position=""))

    def has_macro(self, name: str) -> bool:
        """Return whether the style has a macro."""
        return name in self.file.macros

    def macro(self, name: str, item: Item, cite: Cite) -> Rendered:
        """Return what a macro makes of a work; raises StyleFaultError for one that is missing."""
        return self._rendered(self._macros.macro(name), item, cite)

    def _rendered(self, layout: Renderer, item: Item, cite: Cite) -> Rendered:
        lang = str(item.get("language", "")) or self.locale.lang
        context = Context(item, cite, self.locale, english=lang.lower().startswith("en"))
        text = layout(context).strip()
        if self.locale.stop_in_quotes:
            outer, inner = self.locale.quotes
            text = stops_inside(text, (outer[1], inner[1]))
        return Rendered(text, frozenset(context.printed))
