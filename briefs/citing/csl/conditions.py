"""Conditions: `cs:if` and `cs:else-if` (CSL 1.0.2, Choose), and three that go beyond it.

`b:kind` (namespace urn:briefs:csl) asks for one of the kinds of work of this program, `b:script` for the script of the
work's language (`latin` or `han`); `jurisdiction` is CSL-M's.
"""

from collections.abc import Callable, Iterable
from xml.etree.ElementTree import Element

from briefs.citing.csl.context import Context
from briefs.citing.csl.numbers import is_numeric
from briefs.citing.csl.xml_file import OWN

Condition = Callable[[Context], bool]

_POSITIONS = {
    "first": ("first",),
    "subsequent": ("subsequent", "ibid", "ibid-with-locator"),
    "ibid": ("ibid", "ibid-with-locator"),
    "ibid-with-locator": ("ibid-with-locator",),
}


def compile_condition(element: Element) -> Condition:
    """Compile what an `if` asks."""
    tests = [test for name, value in element.attrib.items() for test in _tests(name, value)]
    match = element.get("match", "all")
    if match == "any":
        return lambda context: any(test(context) for test in tests)
    if match == "none":
        return lambda context: not any(test(context) for test in tests)
    return lambda context: all(test(context) for test in tests)


def _tests(name: str, value: str) -> Iterable[Condition]:
    make = _MAKERS.get(name.removeprefix(OWN) if name.startswith(OWN) else name)
    return [make(word) for word in value.split()] if make else ()


def _type(word: str) -> Condition:
    return lambda context: context.item.get("type") == word


def _kind(word: str) -> Condition:
    return lambda context: context.item.get("kind") == word


def _variable(word: str) -> Condition:
    # What stands in for another variable is still there.
    return lambda context: bool(context.value(word))


def _is_numeric(word: str) -> Condition:
    return lambda context: is_numeric(str(context.value(word) or ""))


def _is_uncertain(word: str) -> Condition:
    return lambda context: bool((context.value(word) or {}).get("circa"))


def _locator(word: str) -> Condition:
    # Without a label a place is a page (CSL 1.0.2, Choose).
    return lambda context: bool(context.cite.locator) and (context.cite.label or "page") == word


def _position(word: str) -> Condition:
    if word == "near-note":
        return lambda context: context.cite.near
    if word == "far-note":
        return lambda context: context.cite.position != "first" and not context.cite.near
    return lambda context: context.cite.position in _POSITIONS.get(word, ())


def _script(word: str) -> Condition:
    # Latin words need a space or comma where Chinese ones need none.
    return lambda context: (str(context.item.get("language", ""))[:2] not in ("zh", "ja", "ko")) == (word == "latin")


def _disambiguate(word: str) -> Condition:
    # One work is rendered at a time: there is none to be told apart from.
    return lambda _: word == "false"


def _jurisdiction(word: str) -> Condition:
    return lambda context: str(context.item.get("jurisdiction", "")).lower() == word.lower()


_MAKERS: dict[str, Callable[[str], Condition]] = {
    "type": _type,
    "kind": _kind,
    "script": _script,
    "variable": _variable,
    "is-numeric": _is_numeric,
    "is-uncertain-date": _is_uncertain,
    "locator": _locator,
    "position": _position,
    "disambiguate": _disambiguate,
    "jurisdiction": _jurisdiction,
}
