"""The numbers that Word itself sets before paragraphs, counted as it counts them."""

import re
from xml.etree.ElementTree import Element

import msgspec

from briefs.importing.word_counting import written
from briefs.importing.word_styles import Numbering
from briefs.importing.word_xml import VAL, is_on, tag, value

_LEVELS = 9
_PLAIN = re.compile(r"[0-9]{1,6}[.)、．）]|[(（][0-9]{1,6}[)）]")


class Level(msgspec.Struct, frozen=True):
    """How one level of a list is numbered."""

    form: str
    """Word's format: `decimal`, `ideographLegalTraditional`, `bullet`."""
    text: str
    """What stands before a paragraph: `%1、`, `第%1條`, `%1.%2`; `%2` is the number of the second level."""
    start: int = 1
    """The first number."""
    restart: int = -1
    """The level (from 1) whose use begins this one anew; 0 for none, -1 for each above."""
    is_legal: bool = False
    """Whether the numbers of other levels are figures whatever their own format."""
    style: str = ""
    """The id of the style whose paragraphs are numbered by this level."""
    is_close: bool = False
    """Whether the words follow the number without a space."""


class List(msgspec.Struct, frozen=True):
    """A list, which paragraphs name by its id."""

    family: str
    """The id of its definition: lists of one definition count on."""
    levels: dict[int, Level]
    """Its levels, from 0."""
    begins: dict[int, int]
    """The number with which a level begins when this list is first used (`startOverride`), by level."""


class Number(msgspec.Struct, frozen=True):
    """What stands before a numbered paragraph."""

    text: str
    """The number as it is shown, without white space around: 壹、, 第一條, 1.1; a bullet's is empty."""
    value: int
    """The number of its own level."""
    level: int
    """The level, from 0."""
    is_bullet: bool
    """Whether it is a bullet."""
    is_plain: bool
    """Whether it is a figure as lists have it: 1., 2), （3）."""
    is_close: bool
    """Whether the words follow it without a space."""


def read_lists(root: Element | None) -> dict[str, List]:
    """Return the lists of a file's `numbering.xml` by id."""
    if root is None:
        return {}
    families = {one.get(tag("w:abstractNumId"), ""): one for one in root.findall(tag("w:abstractNum"))}
    # A definition may stand in a style, which both the list and the style name.
    linked = {value(one, "w:styleLink"): one for one in families.values() if value(one, "w:styleLink")}
    lists: dict[str, List] = {}
    for num in root.findall(tag("w:num")):
        family = value(num, "w:abstractNumId")
        element = families.get(family)
        if element is not None and (name := value(element, "w:numStyleLink")) in linked:
            element = linked[name]
            family = element.get(tag("w:abstractNumId"), family)
        levels = _levels(element)
        begins: dict[int, int] = {}
        for override in num.findall(tag("w:lvlOverride")):
            at = _figure(override.get(tag("w:ilvl"), "0"))
            levels |= _levels(override)
            if override.find(tag("w:startOverride")) is not None:
                begins[at] = _figure(value(override, "w:startOverride", "1"), 1)
        lists[num.get(tag("w:numId"), "")] = List(family, levels, begins)
    return lists


def _levels(element: Element | None) -> dict[int, Level]:
    found = element.findall(tag("w:lvl")) if element is not None else []
    return {_figure(one.get(tag("w:ilvl"), "0")): _level(one) for one in found}


def _level(element: Element) -> Level:
    form = element.find(f".//{tag('mc:Fallback')}/{tag('w:numFmt')}")
    return Level(
        form=form.get(VAL, "decimal") if form is not None else value(element, "w:numFmt", "decimal"),
        text=value(element, "w:lvlText"),
        start=_figure(value(element, "w:start", "1"), 1),
        restart=_figure(value(element, "w:lvlRestart", "-1"), -1),
        is_legal=is_on(element, "w:isLgl"),
        style=value(element, "w:pStyle"),
        is_close=value(element, "w:suff") == "nothing",
    )


def _figure(text: str, otherwise: int = 0) -> int:
    return int(text) if re.fullmatch(r"[0-9]{1,6}", text) else otherwise


class Counter:
    """Counts the paragraphs of a file in reading order."""

    def __init__(self, lists: dict[str, List]) -> None:
        """Begin at nothing."""
        self.lists = lists
        self.counts: dict[str, dict[int, int]] = {}
        """The numbers that were reached, by family and level."""
        self.begun: set[tuple[str, int]] = set()

    def next(self, numbering: Numbering, style: str) -> Number | None:
        """Count a paragraph; None where it has no number. `style` is its style where that brings the numbering."""
        found = self.lists.get(numbering.list_id)
        if found is None:
            return None
        at = next((n for n, level in found.levels.items() if style and level.style == style), numbering.level)
        level = found.levels.get(at)
        if level is None:
            return None
        counts = self.counts.setdefault(found.family, {})
        if at in found.begins and (numbering.list_id, at) not in self.begun:
            self.begun.add((numbering.list_id, at))
            counts[at] = found.begins[at]
        else:
            counts[at] = counts[at] + 1 if at in counts else level.start
        self._begin_anew(found, counts, at)
        is_bullet = level.form == "bullet"
        text = "" if is_bullet else self._shown(found, counts, at).strip()
        return Number(text, counts[at], at, is_bullet, bool(_PLAIN.fullmatch(text)), level.is_close)

    def _begin_anew(self, found: List, counts: dict[int, int], at: int) -> None:
        for lower in range(at + 1, _LEVELS):
            restart = found.levels[lower].restart if lower in found.levels else -1
            # A level that names another begins anew at that one and those above it.
            if restart < 0 or at < restart:
                counts.pop(lower, None)

    def _shown(self, found: List, counts: dict[int, int], at: int) -> str:
        level = found.levels[at]

        def number(match: re.Match[str]) -> str:
            other = int(match[1]) - 1
            own = found.levels.get(other, level)
            form = "decimal" if level.is_legal else own.form
            return written(counts.get(other, own.start), form)

        return re.sub("%([1-9])", number, level.text)
