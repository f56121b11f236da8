"""The elements of a layout, each compiled into a function (CSL 1.0.2, Rendering Elements)."""

from collections.abc import Mapping
from xml.etree.ElementTree import Element

from briefs.citing.csl.conditions import compile_condition
from briefs.citing.csl.context import Context, Renderer
from briefs.citing.csl.date_element import compile_date
from briefs.citing.csl.faults import StyleFaultError
from briefs.citing.csl.formatting import format_of
from briefs.citing.csl.joining import join
from briefs.citing.csl.labels import compile_label
from briefs.citing.csl.locales import Locale
from briefs.citing.csl.names import Names, Options, compile_names, names_of
from briefs.citing.csl.numbers import each_number, is_numeric, page_range, roman
from briefs.citing.csl.xml_file import CSL
from briefs.citing.marked import to_plain
from briefs.messages.message import say

_RANGES = frozenset({"page", "locator"})
"""The variables in which a hyphen between figures becomes the dash of a locale."""
_HYPHENED = frozenset(
    (
        "article",
        "article-locator",
        "equation",
        "figure",
        "paragraph",
        "rule",
        "section",
        "table",
        "title",
        "title-locator",
    )
)
"""The places in which a hyphen is a part of a number: article L. 123-4, figure 3-2."""
_DEEPEST = 60
"""How many macros may stand in one another; a style that goes deeper calls itself."""


class Compiler:
    """Compiles the elements of one style in one locale, for its citations or its bibliography."""

    def __init__(self, macros: Mapping[str, Element], options: Options, locale: Locale, page_format: str = "") -> None:
        self.macros, self.options, self.locale, self.page_format = macros, options, locale, page_format
        self.outer: Names | None = None
        """The `names` in whose `substitute` an element stands."""
        self.depth = 0
        self.done: dict[str, Renderer] = {}

    def children(self, element: Element, between: str = "") -> Renderer:
        """Compile what stands in an element, joined by a delimiter."""
        parts = [self.element(child, between) for child in element]
        if len(parts) == 1:
            return parts[0]
        return lambda context: join([part(context) for part in parts], between)

    def element(self, element: Element, between: str = "") -> Renderer:
        """Compile one element; raises StyleFaultError for one that CSL does not have.

        `between` is the delimiter of the element around it, which holds for what a `choose` chooses too.
        """
        tag = element.tag.removeprefix(CSL)
        match tag:
            case "text":
                return self.text(element)
            case "group":
                return self.group(element)
            case "choose":
                return self.choose(element, between)
            case "names":
                return self.names(element)
            case "date":
                return compile_date(element, self.locale)
            case "label":
                return compile_label(element)
            case "number":
                return self.number(element)
        raise StyleFaultError(say("element-cannot-stand-here", tag=tag))

    def names(self, element: Element) -> Renderer:
        """Compile names, and what takes their place where there are none."""
        outer = self.outer
        own = names_of(element, self.options, outer)
        self.outer = own
        others = [self.element(child) for child in element.iterfind(f"{CSL}substitute/*")]
        self.outer = outer
        return compile_names(own, others)

    def macro(self, name: str) -> Renderer:
        """Compile a macro; raises StyleFaultError for one that is missing or calls itself."""
        if name not in self.done:
            if name not in self.macros:
                raise StyleFaultError(say("no-macro", name=name))
            self.depth += 1
            if self.depth > _DEEPEST:
                raise StyleFaultError(say("macro-calls-itself", name=name))
            outer, self.outer = self.outer, None
            self.done[name] = self.children(self.macros[name])
            self.outer = outer
            self.depth -= 1
        return self.done[name]

    def text(self, element: Element) -> Renderer:
        """Compile a `text`: a macro, a variable, a term or words."""
        own = format_of(element)
        found = element.attrib
        if name := found.get("macro"):
            return own.around(_if_filled(self.macro(name)))
        if name := found.get("variable"):
            return self.variable(element, name)
        if name := found.get("term"):
            form, plural = found.get("form", "long"), found.get("plural") == "true"
            return lambda context: own.applied(
                context.locale.term(name, form, plural=plural) or "", context, english=context.in_english
            )
        value = found.get("value", "")
        return lambda context: own.applied(value, context)

    def variable(self, element: Element, name: str) -> Renderer:
        """Compile a `text` that prints a variable."""
        own = format_of(element)
        if name == "year-suffix":
            # It tells works of a list apart, of which one is rendered at a time; no group falls away for want of it.
            return lambda _: ""
        names = (f"{name}-short", name) if element.get("form") == "short" else (name,)
        page_format = self.page_format if name in ("page", "locator") else ""
        dash = self.locale.term("page-range-delimiter") or "–"
        is_range, is_only = name in _RANGES, len(names) == 1

        def render(context: Context) -> str:
            chosen = name if is_only else next((one for one in names if context.has(one)), name)
            text = context.text(chosen)
            if text:
                # A short title is the title: neither is printed again where it stood in for a name.
                context.note(name)
            if is_range and ("-" in text or "–" in text):
                label = context.cite.label if name == "locator" else "page"
                if label not in _HYPHENED:
                    text = page_range(
                        text, page_format if label in ("", "page") else "", dash, is_place=name == "locator"
                    )
            return text

        return own.around(render)

    def number(self, element: Element) -> Renderer:
        """Compile a `number`."""
        own, name, form = format_of(element), element.get("variable", ""), element.get("form", "numeric")

        def render(context: Context) -> str:
            text = context.text(name)
            plain = to_plain(text)
            if is_numeric(plain):
                text = each_number(plain, lambda number: _in_figures(number, form, name, context.locale))
            return text

        return own.around(render)

    def group(self, element: Element) -> Renderer:
        """Compile a `group`."""
        return format_of(element).around(_if_filled(self.children(element, element.get("delimiter", ""))))

    def choose(self, element: Element, between: str) -> Renderer:
        """Compile a `choose`."""
        branches = [
            (compile_condition(child) if child.tag != f"{CSL}else" else (lambda _: True), self.children(child, between))
            for child in element
        ]

        def render(context: Context) -> str:
            for holds, inner in branches:
                if holds(context):
                    return inner(context)
            return ""

        return render

    def layout(self, element: Element) -> Renderer:
        """Compile a `layout`; what it puts between works is not wanted, as one is rendered at a time."""
        return format_of(element).around(self.children(element))


def _if_filled(inner: Renderer) -> Renderer:
    """Return what drops a group or macro that asked for variables and found none, the words of the style with it."""

    def render(context: Context) -> str:
        called, filled = context.called, context.filled
        text = inner(context)
        if context.filled > filled or not text:
            return text
        if context.called > called:
            return ""
        # Words alone count as a variable for the group around them (CSL 1.0.2, Group).
        context.called += 1
        context.filled += 1
        return text

    return render


def _in_figures(text: str, form: str, name: str, locale: Locale) -> str:
    if form == "numeric" or not text.isdecimal():
        return text
    number, gender = int(text), locale.genders.get(name, "")
    if form == "roman":
        return roman(number)
    if form == "long-ordinal" and 1 <= number <= 10:
        word = locale.term(f"long-ordinal-{number:02}", gender=gender)
        if word:
            return word
    return locale.ordinal(number, gender)
