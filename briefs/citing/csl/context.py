"""What a style is rendered with: a record, the place in it, the position of the citation, what was printed so far."""

import re
from collections.abc import Callable
from typing import Any

import msgspec

from briefs.citing.csl.locales import Locale
from briefs.citing.marked import reworded

Item = dict[str, Any]
"""A CSL-JSON item; its texts may be marked (citing/marked.py)."""


class Cite(msgspec.Struct, frozen=True):
    """How a work is cited: what the conditions `locator` and `position` of a style ask for."""

    locator: str = ""
    """The place within the work: `45`, `3-5`; empty for none."""
    label: str = ""
    """CSL's name for the kind of place: `page`."""
    plural: bool | None = None
    """Whether it is several places: pp. 3-5; None where its figures say so."""
    position: str = "first"
    """`first`, `subsequent`, `ibid` or `ibid-with-locator`; empty in a list, where no position holds."""
    near: bool = False
    """Whether the work was cited in one of the last notes."""
    note: str = ""
    """The number of the note that cites the work first."""
    rest: str = ""
    """What follows the pages of the place (以下, 註3), for styles that put it behind a word: `locator-rest`."""

    @property
    def again(self) -> bool:
        """Return whether the work was cited before."""
        return self.position not in ("first", "")


class Context:
    """One rendering; it lives as long as the call."""

    __slots__ = ("called", "cite", "english", "filled", "item", "locale", "printed", "substituting", "suppressed")

    def __init__(self, item: Item, cite: Cite, locale: Locale, *, english: bool) -> None:
        self.item, self.cite, self.locale, self.english = item, cite, locale, english
        self.called = 0
        """How many variables were asked for: a group in which all of them were empty falls away."""
        self.filled = 0
        """How many of them said something."""
        self.substituting = False
        """Whether a `substitute` is rendered: what it prints is not printed again."""
        self.suppressed: set[str] = set()
        """The variables that stand in for others (`substitute`) and are not printed again."""
        self.printed: set[str] = set()
        """The variables of the record that were printed."""

    @property
    def in_english(self) -> bool:
        """Return whether the words of the style are English."""
        return self.locale.lang.startswith("en")

    def has(self, name: str) -> bool:
        """Return whether a variable says something."""
        return bool(self.value(name)) and name not in self.suppressed

    def value(self, name: str) -> Any:
        """Return a variable as the record has it, without counting it."""
        special = _SPECIAL.get(name)
        return special(self) if special else self.item.get(name)

    def text(self, name: str) -> str:
        """Return a variable that is to be printed."""
        self.called += 1
        value = "" if name in self.suppressed else self.value(name)
        if not value and value != 0:
            return ""
        self.filled += 1
        self.note("page" if name == "page-first" else name)
        return str(value)

    def note(self, name: str) -> None:
        """Take note that a variable is printed."""
        # What stood before it stood in for something else is printed again (CSL 1.0.2, Substitute).
        if self.substituting and name not in self.printed:
            self.suppressed.add(name)
        self.printed.add(name)


Renderer = Callable[[Context], str]
"""A compiled element of a style."""


def _page_first(context: Context) -> str:
    given = str(context.item.get("page-first", ""))
    return given or reworded(str(context.item.get("page", "")), _first_of)


def _first_of(pages: str) -> str:
    return re.split(r"[-–—～~]|,\s", pages, maxsplit=1)[0].strip()


def is_of_record(name: str) -> bool:
    """Return whether a variable is what the record has under its name."""
    return name not in _SPECIAL


_SPECIAL: dict[str, Callable[[Context], Any]] = {
    "locator": lambda context: context.cite.locator,
    "locator-rest": lambda context: context.cite.rest,
    "page-first": _page_first,
    "first-reference-note-number": lambda context: context.cite.note,
    # One work is rendered at a time: it is the first of its list.
    "citation-number": lambda context: context.item.get("citation-number", "1"),
}
