"""Names: `cs:names` (CSL 1.0.2, Names) — who made a work, in what order, how many of them, and what stands between."""

from collections.abc import Mapping, Sequence
from typing import Any
from xml.etree.ElementTree import Element

import msgspec

from briefs.citing.csl.context import Context, Renderer
from briefs.citing.csl.formatting import Format, format_of
from briefs.citing.csl.joining import edge, join, seam
from briefs.citing.csl.labels import Label, label_of
from briefs.citing.csl.one_name import NameForm, name_form, worded_name
from briefs.citing.csl.xml_file import CSL
from briefs.language.han import is_wide

Options = Mapping[str, str]
"""The options of names that a style gives for all of them, by attribute: `et-al-min`."""


class _List(msgspec.Struct, frozen=True):
    """How several names are put together."""

    form: NameForm
    conjunction: str
    """`text`, `symbol`, or nothing."""
    between: str
    before_last: str
    before_et_al: str
    least: int
    """From how many names on they are cut (`et-al-min`); 0 for never."""
    kept: int
    """How many are left (`et-al-use-first`)."""
    later_least: int
    """The same where the work was cited before (`et-al-subsequent-min`)."""
    later_kept: int
    keeps_last: bool
    """Whether the last one stands behind an ellipsis (`et-al-use-last`)."""
    counts: bool
    """Whether only their number is wanted (`form="count"`)."""
    format: Format
    et_al: str
    """The term behind the names that are left."""
    et_al_format: Format


class Names(msgspec.Struct, frozen=True):
    """A `names` element without its alternatives."""

    variables: tuple[str, ...]
    list: _List
    label: Label | None
    label_first: bool
    between: str
    """What stands between the names of several variables."""
    format: Format


def compile_names(own: Names, others: Sequence[Renderer]) -> Renderer:
    """Compile a `cs:names`; `others` are what its `substitute` puts in its place, in turn."""

    def render(context: Context) -> str:
        text = _all_named(own, context)
        if text:
            return text
        if not others:
            return ""
        nested, context.substituting = context.substituting, True
        for other in others:
            text = other(context)
            if text:
                # A term alone stands in for the names too, and then they count as there.
                context.filled += 1
                break
        context.substituting = nested
        return text

    return render


def names_of(element: Element, options: Options, outer: Names | None = None) -> Names:
    """Return what a `names` element says; in a `substitute` it takes what it lacks from the one around it (`outer`)."""
    name, label, et_al = (element.find(f"{CSL}{tag}") for tag in ("name", "label", "et-al"))
    merged = dict(options) | (dict(name.attrib) if name is not None else {})
    children = [child.tag.removeprefix(CSL) for child in element]
    variables = tuple(element.get("variable", "").split())
    inherits = outer is not None and name is None and label is None and et_al is None
    if outer is not None and inherits:
        return msgspec.structs.replace(outer, variables=variables)
    listed = _list_of(merged, name, et_al)
    first = "label" in children and "name" in children and children.index("label") < children.index("name")
    between = element.get("delimiter", options.get("names-delimiter", ""))
    return Names(variables, listed, label_of(label), first, between, format_of(element))


def _list_of(options: Options, name: Element | None, et_al: Element | None) -> _List:
    # Neither of the two does anything without the other.
    kept = int(options.get("et-al-use-first", 0))
    least = int(options.get("et-al-min", 0)) if "et-al-use-first" in options else 0
    return _List(
        name_form(options, name),
        options.get("and", ""),
        # `name-delimiter` is what a style or layout says for all; on `name` it is `delimiter`.
        dict(name.attrib if name is not None else {}).get("delimiter", options.get("name-delimiter", ", ")),
        options.get("delimiter-precedes-last", "contextual"),
        options.get("delimiter-precedes-et-al", "contextual"),
        least,
        kept,
        int(options.get("et-al-subsequent-min", least)),
        int(options.get("et-al-subsequent-use-first", kept)),
        options.get("et-al-use-last") == "true",
        (name.get("form") if name is not None else options.get("name-form")) == "count",
        format_of(name) if name is not None else Format(),
        et_al.get("term", "et-al") if et_al is not None else "et-al",
        format_of(et_al) if et_al is not None else Format(),
    )


def _all_named(own: Names, context: Context) -> str:
    variables, term = own.variables, ""
    context.called += len(variables)
    people = {name: context.value(name) or [] for name in variables if name not in context.suppressed}
    if len(variables) == 2 and set(variables) == {"editor", "translator"} and _same(people) and _has_one_term(context):
        variables, term = variables[:1], "editortranslator"
    pieces = []
    for name in variables:
        found = people.get(name) or []
        if not found:
            continue
        context.filled += 1
        for one in own.variables if term else (name,):
            context.note(one)
        text = _listed(own.list, found, context)
        if own.label and not own.list.counts:
            label = own.label.worded(term or name, context, plural=len(found) > 1)
            text = seam(label, text) if own.label_first else seam(text, label)
        pieces.append(text)
    if own.list.counts:
        return str(sum(int(piece) for piece in pieces)) if pieces else ""
    return own.format.applied(join(pieces, own.between), context)


def _same(people: Mapping[str, Any]) -> bool:
    one, two = (people.get(name) or [] for name in ("editor", "translator"))
    return bool(one) and one == two


def _has_one_term(context: Context) -> bool:
    """Return whether there is a word for those who are editors and translators; a style may empty it."""
    return context.locale.term("editortranslator") != ""


def _listed(style: _List, people: Sequence[Mapping[str, Any]], context: Context) -> str:
    least, kept = (style.later_least, style.later_kept) if context.cite.again else (style.least, style.kept)
    # `and others` of BibTeX: there are more than are named.
    more = [one for one in people if one.get("literal") == "others"]
    people = [one for one in people if one.get("literal") != "others"]
    # Who has others beside him is named alone where the style shortens at all, however few the record names.
    cut = bool(least) and (bool(more) or len(people) >= least) and kept < len(people)
    shown = people[:kept] if cut else people
    if style.counts:
        return str(len(shown))
    names = [worded_name(style.form, one, context, first=index == 0) for index, one in enumerate(shown)]
    if not names:
        return ""
    if cut and style.keeps_last and not more and len(people) >= kept + 2:
        last = worded_name(style.form, people[-1], context, first=False)
        text = f"{style.between.join(names)}{style.between}… {last}"
    elif cut or more:
        text = _with_et_al(style, names, context)
    else:
        text = _with_and(style, names, context)
    return style.format.applied(text, context)


def _with_and(style: _List, names: Sequence[str], context: Context) -> str:
    if len(names) == 1 or not style.conjunction:
        return join(names, style.between)
    word = context.locale.term("and", "symbol" if style.conjunction == "symbol" else "long")
    if style.conjunction == "symbol":
        word = "&"
    inverted = style.form.inverts(first=len(names) == 2)
    comma = {
        "always": True,
        "never": False,
        "after-inverted-name": inverted,
        "contextual": len(names) > 2,
    }.get(style.before_last, len(names) > 2)
    head = join(names[:-1], style.between)
    closing = f"{word}{_gap(word or '', names[-1], context)}{names[-1]}"
    if comma:
        return seam(seam(head, style.between), closing)
    return f"{head}{_gap(head, closing, context)}{closing}"


def _with_et_al(style: _List, names: Sequence[str], context: Context) -> str:
    words = context.locale.term(style.et_al) or ""
    if not words:
        return join(names, style.between)
    comma = {
        "always": True,
        "never": False,
        "after-inverted-name": style.form.inverts(first=len(names) == 1),
        "contextual": len(names) > 1,
    }.get(style.before_et_al, len(names) > 1)
    head = join(names, style.between)
    words = style.et_al_format.applied(words, context)
    if comma:
        return seam(seam(head, style.between), words)
    return f"{head}{_gap(head, words, context)}{words}"


def _gap(before: str, after: str, context: Context) -> str:
    """Return what parts two words: nothing between Han characters, nor beside one where the style keeps them close."""
    wide = [is_wide(edge(before, last=True) or " "), is_wide(edge(after) or " ")]
    return "" if all(wide) or (any(wide) and context.locale.close) else " "
