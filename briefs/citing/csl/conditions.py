"""Conditions: `cs:if` and `cs:else-if` (CSL 1.0.2, Choose), and six that go beyond it.

`b:kind` (namespace urn:briefs:csl) asks for one of the kinds of work of this program, `b:script` for the script of the
work's language (`latin` or `han`), `b:worded` whether a variable has a word of its own (卷二, 春季號), to which none is
put, `b:same` whether variables say the same, `b:latin` whether a variable ends in Latin letters on this page, however
the work is written; `jurisdiction` is CSL-M's.
"""

import re
from collections.abc import Callable, Iterable
from xml.etree.ElementTree import Element

from briefs.citing.csl.context import Context, is_of_record
from briefs.citing.csl.joining import edge
from briefs.citing.csl.numbers import is_numeric
from briefs.citing.csl.xml_file import OWN
from briefs.citing.marked import to_plain
from briefs.language.han import is_wide

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
    if len(tests) == 1:
        only = tests[0]
        return (lambda context: not only(context)) if match == "none" else only
    if match == "any":
        return lambda context: any(test(context) for test in tests)
    if match == "none":
        return lambda context: not any(test(context) for test in tests)
    return lambda context: all(test(context) for test in tests)


def _tests(name: str, value: str) -> Iterable[Condition]:
    name = name.removeprefix(OWN) if name.startswith(OWN) else name
    words = value.split()
    if name in _OF_ONE:
        # A work has one type: `all` of several would never hold, and styles that say so mean any.
        return (_OF_ONE[name](frozenset(words)),)
    make = _MAKERS.get(name)
    return [make(word) for word in words] if make else ()


def _type(words: frozenset[str]) -> Condition:
    return lambda context: context.item.get("type") in words


def _kind(words: frozenset[str]) -> Condition:
    return lambda context: context.item.get("kind") in words


def _variable(word: str) -> Condition:
    # What stands in for another variable is still there. No condition is asked more often.
    if is_of_record(word):
        return lambda context: bool(context.item.get(word))
    return lambda context: bool(context.value(word))


def _is_numeric(word: str) -> Condition:
    return lambda context: is_numeric(str(context.value(word) or ""))


def _worded(word: str) -> Condition:
    return lambda context: bool(_WORD.search(to_plain(str(context.value(word) or ""))))


_WORD = re.compile(
    r"(?i)^[卷巻冊册編编篇輯辑第號号]|[卷巻冊册期號号輯辑集編编篇部版刊季年頁页]$|以下$"
    r"|\b(?:eds?|edns?|editions?|aufl|auflage|éd|printing|release|issue|version|reprint|supp(?:lement)?)\b"
)


def _latin(word: str) -> Condition:
    # Supreme Court, 93年度台上字第3598號, but 最高法院93年度台上字第3598號.
    def ends_in_latin(context: Context) -> bool:
        last = edge(str(context.value(word) or ""), last=True)
        return bool(last) and not is_wide(last)

    return ends_in_latin


def _is_uncertain(word: str) -> Condition:
    return lambda context: bool((context.value(word) or {}).get("circa"))


def _locator(words: frozenset[str]) -> Condition:
    # Without a label a place is a page (CSL 1.0.2, Choose).
    # CSL 1.0.2 calls an article and a title, as places, by names of their own.
    words |= {word.removesuffix("-locator") for word in words}
    return lambda context: bool(context.cite.locator) and (context.cite.label or "page") in words


def _position(word: str) -> Condition:
    if word == "near-note":
        return lambda context: context.cite.near
    if word == "far-note":
        return lambda context: context.cite.again and not context.cite.near
    return lambda context: context.cite.position in _POSITIONS.get(word, ())


def _script(words: frozenset[str]) -> Condition:
    # Latin words need a space or comma where Chinese ones need none.
    latin = "latin" in words
    return lambda context: (str(context.item.get("language", ""))[:2] not in ("zh", "ja", "ko")) == latin


def _same(words: frozenset[str]) -> Condition:
    return lambda context: len({to_plain(str(context.value(word) or "")) for word in words}) == 1


def _disambiguate(word: str) -> Condition:
    # One work is rendered at a time: there is none to be told apart from.
    return lambda _: word == "false"


def _jurisdiction(words: frozenset[str]) -> Condition:
    lowered = {word.lower() for word in words}
    return lambda context: str(context.item.get("jurisdiction", "")).lower() in lowered


_OF_ONE: dict[str, Callable[[frozenset[str]], Condition]] = {
    "type": _type,
    "kind": _kind,
    "script": _script,
    "same": _same,
    "locator": _locator,
    "jurisdiction": _jurisdiction,
}
"""Conditions of what has one value only."""
_MAKERS: dict[str, Callable[[str], Condition]] = {
    "variable": _variable,
    "is-numeric": _is_numeric,
    "worded": _worded,
    "latin": _latin,
    "is-uncertain-date": _is_uncertain,
    "position": _position,
    "disambiguate": _disambiguate,
}
