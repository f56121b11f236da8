"""Labels: the term for a variable, or for a role, beside what it says (CSL 1.0.2, Label)."""

from xml.etree.ElementTree import Element

import msgspec

from briefs.citing.csl.context import Context, Renderer
from briefs.citing.csl.formatting import Format, format_of
from briefs.citing.csl.numbers import is_plural


class Label(msgspec.Struct, frozen=True):
    """A `label` element."""

    form: str
    plural: str
    """`contextual`, `always` or `never`."""
    format: Format

    def worded(self, term: str, context: Context, *, plural: bool) -> str:
        """Return the term as the label prints it."""
        many = {"always": True, "never": False}.get(self.plural, plural)
        words = context.locale.term(term, self.form, plural=many) or ""
        return self.format.applied(words, context, english=context.in_english)


def label_of(element: Element | None) -> Label | None:
    """Return the label that an element describes."""
    if element is None:
        return None
    return Label(element.get("form", "long"), element.get("plural", "contextual"), format_of(element))


_TERMS = {"article": "article-locator", "title": "title-locator"}
"""The terms of places whose names CSL has for types or fields too: article is a preprint (CSL 1.0.2, Terms)."""
_IN_WORDS = "custom"


def compile_label(element: Element) -> Renderer:
    """Compile a `cs:label` of a variable that holds a number."""
    name, label = element.get("variable", ""), label_of(element)

    def render(context: Context) -> str:
        value = str(context.value(name) or "")
        if not value or label is None:
            return ""
        and_ = context.locale.term("and") or "" if " " in value else ""
        if name == "locator":
            many = is_plural(value, and_) if context.cite.plural is None else context.cite.plural
            term = _TERMS.get(context.cite.label, context.cite.label or "page")
            words = label.worded(term, context, plural=many)
            # A place that has its own words, as r. 1.7, is parted from what stands before it all the same.
            return words or (label.format.prefix if context.cite.label == _IN_WORDS else "")
        many = int(value) > 1 if name.startswith("number-of-") and value.isdigit() else is_plural(value, and_)
        return label.worded(name, context, plural=many)

    return render
