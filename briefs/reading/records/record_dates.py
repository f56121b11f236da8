"""The dates of a record, as authors write them and as CSL-JSON has them, in the one form that a `Source` keeps."""

from collections.abc import Iterator

from briefs.language import dates, edtf
from briefs.language.written_dates import date_hint
from briefs.messages.message import Message, say
from briefs.model.diagnostic import Code, Diagnostic
from briefs.model.source import DATES
from briefs.reading.files.yaml_text import KeyPath, Tree, Value

_WORDS = ("literal", "raw")
_SEASONS = {"spring": 1, "summer": 2, "autumn": 3, "fall": 3, "winter": 4, "春": 1, "夏": 2, "秋": 3, "冬": 4}


def date_of(value: Value) -> str:
    """Return a date in the normal form of EDTF, where it is one; else the words that it is."""
    if isinstance(value, list) or (isinstance(value, dict) and "year" in value):
        return _from_csl(_from_pandoc(value if isinstance(value, list) else [value]))
    if not isinstance(value, dict):
        text = str(value).strip()
        return edtf.normal(text) or text
    words = next((str(value[key]).strip() for key in _WORDS if value.get(key)), "")
    if words:
        return edtf.normal(words) if edtf.problem(words) is None else words
    return _from_csl(value)


def _from_pandoc(dates: list[Value]) -> dict[str, Value]:
    """Return Pandoc's older form of a date, one or two mappings of year, month and day, as CSL-JSON has it."""
    days = [one for one in dates if isinstance(one, dict)]
    parts: list[Value] = [[day[key] for key in ("year", "month", "day") if key in day] for day in days]
    besides: dict[str, Value] = {key: days[0][key] for key in ("season", "circa") if len(days) == 1 and key in days[0]}
    return {"date-parts": parts, **besides}


def _from_csl(value: dict[str, Value]) -> str:
    """Read CSL's `date-parts`, of which the second date is the end of a span; without a year it is open."""
    parts = value.get("date-parts")
    sides = [_side(part) for part in parts if isinstance(part, list)] if isinstance(parts, list) else []
    if len(sides) == 2:
        sides = [side or edtf.OPEN for side in sides]
    season = str(value.get("season") or "").strip().lower()
    number = int(season) if season in ("1", "2", "3", "4") else _SEASONS.get(season, 0)
    if season and len(sides) == 1 and len(sides[0]) == 4:
        if not number:
            return f"{value['season']} {sides[0]}"
        sides = [f"{sides[0]}-{number + 20}"]
    if value.get("circa") not in (None, False, "", "0", "false"):
        sides = [side if side == edtf.OPEN else f"{side}~" for side in sides]
    text = "/".join(side for side in sides if side)
    return edtf.normal(text) or text


def _side(parts: list[Value]) -> str:
    """Write year, month and day with hyphens; months from 13 are seasons, and a part without a figure is not known."""
    numbers = [str(part) for part in parts]
    known = numbers[: next((at for at, part in enumerate(numbers) if part.strip() in ("", "0", "None")), len(numbers))]
    if len(known) == 2 and known[1] in ("13", "14", "15", "16"):
        known[1] = str(int(known[1]) + 8)
    return "-".join(part.zfill(2) if at else part.zfill(4) for at, part in enumerate(known))


def bad_dates(tree: Tree, path: str) -> Iterator[Diagnostic]:
    """Report dates of a record that no calendar has."""
    for key in DATES:
        value = tree.value.get(key)
        text = date_of(value)
        # A year before ours is no year of EDTF, and is printed as it is.
        if not isinstance(value, str) and text.startswith("-"):
            continue
        # Words say what they say; the name of a season that is none makes words of a date, too.
        if value is None or (isinstance(value, dict) and any(value.get(name) for name in (*_WORDS, "season"))):
            continue
        yield from _fault(tree, path, (key,), text, edtf.problem(text))
    archive = tree.value.get("archive")
    if isinstance(archive, dict) and archive.get("date") is not None:
        text = str(archive["date"])
        yield from _fault(tree, path, ("archive", "date"), text, dates.problem(text))


def _fault(tree: Tree, path: str, where: KeyPath, text: str, wrong: Message | None) -> Iterator[Diagnostic]:
    # CSL's date without a year says nothing.
    if wrong and text:
        hint = date_hint(text)
        yield Diagnostic(
            path, *tree.place(where), Code.FIELD_DATE, say("field-says", name=str(where[-1]), problem=wrong), hint
        )
