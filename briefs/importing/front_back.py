"""What was edited in Word of what stands in the front matter: title, summary, headnote, corrections."""

import re

import msgspec

from briefs.importing.brought import Conflict
from briefs.importing.drafts import plain
from briefs.importing.front_lines import bare
from briefs.importing.front_scalars import value_at, with_item, with_value, without_item
from briefs.importing.own_units import OwnUnit, OwnUnits
from briefs.importing.token_merges import merged
from briefs.reading.files.yaml_text import KeyPath, Value, read_yaml

_MATTER = re.compile(r"(?P<open>---[ \t]*\n)(?P<yaml>(?:.*\n)*?)(?=(?:---|\.\.\.)[ \t]*(?:\n|\Z))")
_POINT_NUMBER = re.compile(r"\d{1,3}\\?\.\s+")
_WHOLE = {"title": "title", "description": "description"}
"""Fields whose whole value is shown, by what a paragraph is."""
_LISTS = {"point": "points", "affects": "affects"}
"""Lists of which each item is a paragraph."""
_WITHIN = {"day": ("dates", "what"), "fact": ("corrections", "text")}
"""Lists of mappings of which a paragraph shows a value behind a day."""


_UNMISSED = ("fact", "head")
"""Lines whose loss is no loss: the program writes them again."""


class FrontBack(msgspec.Struct, frozen=True):
    """Front matter as it would be."""

    text: str
    """All that stands before the first piece."""
    changed: tuple[str, ...] = ()
    """The fields in which something changed."""
    told: tuple[str, ...] = ()
    """Words that changed in Word, and that no field can take."""
    gone: tuple[str, ...] = ()
    """Words that are gone in Word, and without which no brief is."""
    conflicts: tuple[Conflict, ...] = ()
    """Values that changed here and in Word."""


def front_back(carried: str, here: str, own: OwnUnits) -> FrontBack:
    """Write what changed into the front matter `here`; `carried` is that of which the Word file was made."""
    before, now = _MATTER.match(carried), _MATTER.match(here)
    if before is None or now is None:
        return FrontBack(here, told=tuple(_words(one.returned) for one in own.changed if one.returned))
    writing = _Writing(before["yaml"], now["yaml"])
    # From the end, so that places in lists stay what they are.
    for one in sorted(own.changed, key=lambda unit: -unit.place):
        writing.take(one)
    text = here[: now.start("yaml")] + writing.text + here[now.end("yaml") :]
    return FrontBack(
        text, tuple(dict.fromkeys(writing.changed)), tuple(writing.told), tuple(writing.gone), tuple(writing.conflicts)
    )


class _Writing:
    """Writes one value after another."""

    def __init__(self, before: str, now: str) -> None:
        self.before, self.text = before, now
        self.changed: list[str] = []
        self.told: list[str] = []
        self.gone: list[str] = []
        self.conflicts: list[Conflict] = []

    def take(self, unit: OwnUnit) -> None:
        """Take a paragraph that came back otherwise."""
        path = self._path(unit)
        if not path or bare(unit.returned)[1]:
            self._tell(unit)
        elif unit.is_new or not unit.returned:
            self._listed(unit, path)
        else:
            is_plain = unit.role != "point"
            shown, returned = (plain(bare(one)[0]) if is_plain else one for one in (unit.shown, unit.returned))
            self._change(unit, path, _numberless(unit, shown), _numberless(unit, returned))

    def _tell(self, unit: OwnUnit) -> None:
        if unit.returned:
            self.told.append(_words(unit.returned))
        elif unit.role not in _UNMISSED:
            self.gone.append(_words(unit.shown))

    def _path(self, unit: OwnUnit) -> KeyPath:
        """Return which value a paragraph shows; nothing where it shows none that could be written."""
        if unit.role in _WHOLE and unit.shown and unit.returned:
            return (_WHOLE[unit.role],)
        if unit.role in _LISTS:
            return (_LISTS[unit.role], unit.place)
        if unit.role not in _WITHIN or not unit.shown or not unit.returned:
            return ()
        name, field = _WITHIN[unit.role]
        items = value_at(self.before, (name,))
        shown = _words(unit.shown)
        for at, item in enumerate(items if isinstance(items, list) else []):
            value = _one_line(item.get(field)) if isinstance(item, dict) else ""
            # The day before it is written by the program.
            if value and shown.endswith(value) and _words(unit.returned).startswith(shown[: -len(value)]):
                return (name, at, field)
        return ()

    def _change(self, unit: OwnUnit, path: KeyPath, shown: str, returned: str) -> None:
        old = value_at(self.before, path)
        if not isinstance(old, str):
            self._tell(unit)
            return
        if len(path) == 3:
            # Behind a day, which did not change.
            day = len(shown) - len(_one_line(old))
            shown, returned = shown[day:], returned[day:]
        made = merged(shown, _one_line(old), returned)
        if made.unsure or not made.text.strip():
            self._tell(unit)
            return
        here = self._here(path, old)
        now = value_at(self.text, here) if here else None
        if now == made.text:
            return
        if now != old:
            self._conflict(path, now, made.text)
            return
        written = with_value(self.text, here, made.text, lambda raw: merged(shown, raw, returned).text)
        self._write(unit, path, written)

    def _here(self, path: KeyPath, old: str) -> KeyPath:
        """Return where a value stands now; one of a list may have another place."""
        if len(path) == 1:
            return path
        items = value_at(self.text, path[:1])
        for at, item in enumerate(items if isinstance(items, list) else []):
            if (item.get(str(path[-1])) if isinstance(item, dict) else item) == old:
                return (path[0], at, *path[2:])
        return path

    def _listed(self, unit: OwnUnit, path: KeyPath) -> None:
        """Take an item that is new or gone."""
        name = path[:1]
        before, now = value_at(self.before, name), value_at(self.text, name)
        value = _numberless(unit, unit.returned)
        value = value if unit.role == "point" else plain(value)
        if isinstance(now, list) and (value in now if unit.is_new else _at(before, unit.place) not in now):
            return
        if not self.changed.count(str(name[0])) and before != now:
            self._conflict(name, now, value)
            return
        if unit.is_new:
            written = with_item(self.text, name, unit.place, value)
        else:
            written = without_item(self.text, name, unit.place)
        self._write(unit, path, written)

    def _write(self, unit: OwnUnit, path: KeyPath, written: str | None) -> None:
        if written is None:
            self._tell(unit)
            return
        self.text = written
        self.changed.append(str(path[0]))

    def _conflict(self, path: KeyPath, here: Value, word: str) -> None:
        line = read_yaml(self.text, "", 1).place(path)[0]
        shown = [str(one) for one in here] if isinstance(here, list) else [here if isinstance(here, str) else ""]
        self.conflicts.append(Conflict(line, "\n".join(shown), word))


def _at(items: Value, place: int) -> Value:
    return items[place] if isinstance(items, list) and place < len(items) else None


def _numberless(unit: OwnUnit, text: str) -> str:
    return _POINT_NUMBER.sub("", text, count=1) if unit.role == "point" else text


def _one_line(value: Value) -> str:
    return " ".join(value.split()) if isinstance(value, str) else ""


def _words(text: str) -> str:
    """Return what a paragraph says, without mark-up, and its signs for a gap as spaces."""
    return " ".join(plain(bare(text)[0]).split())
