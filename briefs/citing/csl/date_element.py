"""Dates: `cs:date` (CSL 1.0.2, Date), with spans, seasons and the years of Taiwan and of Japanese eras.

`form="roc"` and `form="imperial"` of a year go beyond CSL; the second is CSL-M's (Juris-M).
"""

from collections.abc import Mapping, Sequence
from typing import Any
from xml.etree.ElementTree import Element

import msgspec

from briefs.citing.csl.context import Context, Renderer
from briefs.citing.csl.formatting import Format, format_of
from briefs.citing.csl.joining import join, seam
from briefs.citing.csl.locales import Locale
from briefs.citing.csl.text_case import recased
from briefs.citing.csl.xml_file import CSL
from briefs.language.eras import imperial_year, roc_year

_PARTS = ("year", "month", "day")
_SHOWN = {"year": ("year",), "year-month": ("year", "month"), "year-month-day": _PARTS}
_MOST_KNOWN = 2048
"""Dates of which each element of a style remembers how they are worded: the days of five years, in 350 kB."""


class _Part(msgspec.Struct, frozen=True):
    """A `date-part`."""

    name: str
    form: str
    dash: str
    """What stands between two of them in a span (`range-delimiter`)."""
    format: Format


Numbers = Sequence[int]
"""A date as CSL-JSON has it: a year, and perhaps a month and a day."""


def compile_date(element: Element, of_locale: Locale) -> Renderer:
    """Compile a `cs:date`."""
    name = element.get("variable", "")
    parts, between = _parts_of(element, of_locale)
    own = format_of(element)
    # Many works are of one day, and the day of a visit is one for all briefs.
    known: dict[str, str] = {}

    def worded(value: Mapping[str, Any], locale: Locale) -> str:
        date = repr(value)
        if date not in known:
            if len(known) >= _MOST_KNOWN:
                known.clear()
            text = _worded(value, parts, between, locale)
            # The day alone of a date whose year stands elsewhere is no date.
            doubted = text and value.get("circa") and locale.circa and any(part.name == "year" for part in parts)
            known[date] = locale.circa.replace("{}", text) if doubted else text
        return known[date]

    def render(context: Context) -> str:
        context.called += 1
        value = None if name in context.suppressed else context.value(name)
        if not isinstance(value, Mapping):
            return ""
        text = worded(value, context.locale)
        if text:
            context.filled += 1
            context.note(name)
        return text

    return own.around(render)


def _parts_of(element: Element, locale: Locale) -> tuple[tuple[_Part, ...], str]:
    found = element.findall(f"{CSL}date-part")
    form = element.get("form")
    if not form:
        return tuple(_part(part, {}) for part in found), element.get("delimiter", "")
    whole = locale.dates.get(form)
    if whole is None:
        return (), ""
    shown = _SHOWN.get(element.get("date-parts", "year-month-day"), _PARTS)
    overridden = {part.get("name", ""): dict(part.attrib) for part in found}
    parts = (part for part in whole.findall(f"{CSL}date-part") if part.get("name") in shown)
    return tuple(_part(part, overridden.get(part.get("name", ""), {})) for part in parts), whole.get("delimiter", "")


def _part(element: Element, overrides: dict[str, str]) -> _Part:
    # An affix of the locale's form stays, whatever else a style says of the part.
    attributes = {**element.attrib, **{key: text for key, text in overrides.items() if "fix" not in key}}
    name = attributes.get("name", "")
    default = "long" if name != "day" else "numeric"
    merged = Element("date-part", attributes)
    return _Part(name, attributes.get("form", default), attributes.get("range-delimiter", "–"), format_of(merged))


def _worded(value: Mapping[str, Any], parts: Sequence[_Part], between: str, locale: Locale) -> str:
    dates = [_with_season(date, value) for date in value.get("date-parts", ()) if date]
    # What was written is kept by many programs beside the date that they read from it.
    if value.get("literal") or not dates or not dates[0]:
        return str(value.get("literal") or value.get("raw") or "")
    first = dates[0]
    if len(dates) < 2:
        return _in_order(first, parts, between, locale)
    last = dates[1]
    if not last[0]:
        # An open end: 2024–.
        return _in_order(first, parts, between, locale) + parts[-1].dash if parts else ""
    return _span(first, last, parts, between, locale)


def _with_season(date: Sequence[Any], value: Mapping[str, Any]) -> list[int]:
    numbers = [int(number) for number in date if str(number).lstrip("-").isdigit()]
    season = str(value.get("season", ""))
    if len(numbers) == 1 and season in ("1", "2", "3", "4"):
        return [*numbers, 20 + int(season)]
    return numbers


def _in_order(date: Numbers, parts: Sequence[_Part], between: str, locale: Locale) -> str:
    return join((_one(part, date, locale) for part in parts), between)


def _span(first: Numbers, last: Numbers, parts: Sequence[_Part], between: str, locale: Locale) -> str:
    """Return a span, in which what both dates share stands once: 3–5 May 2024, May–June 2024."""
    padded = [[*date, 0, 0][:3] for date in (first, last)]
    largest = next((at for at in range(3) if padded[0][at] != padded[1][at]), None)
    if largest is None:
        return _in_order(first, parts, between, locale)
    differing = [index for index, part in enumerate(parts) if _PARTS.index(part.name) >= largest]
    said = [index for index in differing if _one(parts[index], first, locale)]
    if not said:
        return _in_order(first, parts, between, locale)
    start, end = said[0], differing[-1] + 1
    before, middle, after = parts[:start], parts[start:end], parts[end:]
    opening = join([*(_one(part, first, locale) for part in middle)], between)
    closing = join([*(_one(part, last, locale) for part in middle)], between)
    # The dash takes the place of what would part the first half from what follows.
    dash = next(part.dash for part in middle if part.name == _PARTS[largest])
    tail = parts[said[-1]].format.suffix
    block = f"{opening.removesuffix(tail) if tail else opening}{dash}{closing}"
    pieces = [*(_one(part, first, locale) for part in before), block, *(_one(part, last, locale) for part in after)]
    return join(pieces, between)


def _one(part: _Part, date: Numbers, locale: Locale) -> str:
    at = _PARTS.index(part.name) if part.name in _PARTS else 3
    if at >= len(date) or not date[at]:
        return ""
    text = _FORMS[part.name](date, part.form, locale)
    if not text:
        return ""
    if part.format.strip_stops:
        text = text.replace(".", "")
    if part.format.case:
        text = recased(text, part.format.case, english=locale.lang.startswith("en"))
    suffix = part.format.suffix
    if suffix == "月" and part.name == "month" and date[1] > 12:
        # 春季, never 春月; some languages have the whole word already.
        suffix = "" if text.endswith("季") else "季"
    return seam(seam(part.format.prefix, part.format.set(text)), suffix)


def _year(date: Numbers, form: str, locale: Locale) -> str:
    year = date[0]
    if form == "roc":
        return str(roc_year(year))
    if form == "imperial":
        return imperial_year(*date)
    if form == "short":
        return f"{year % 100:02}"
    if year < 0:
        return f"{-year}{locale.term('bc') or 'BC'}"
    return f"{year}{locale.term('ad') or 'AD'}" if year < 1000 else str(year)


def _month(date: Numbers, form: str, locale: Locale) -> str:
    month = date[1]
    if not 1 <= month <= 12:
        # 21 to 24 are EDTF's seasons, 13 to 20 older ways to write them.
        return (locale.term(f"season-{(month - 13) % 4 + 1:02}") or "") if 13 <= month <= 24 else ""
    if form == "numeric":
        return str(month)
    if form == "numeric-leading-zeros":
        return f"{month:02}"
    return locale.term(f"month-{month:02}", form) or str(month)


def _day(date: Numbers, form: str, locale: Locale) -> str:
    day = date[2]
    if form == "numeric-leading-zeros":
        return f"{day:02}"
    if form == "ordinal" and (day == 1 or not locale.days_ordinal_once):
        return locale.ordinal(day, locale.genders.get(f"month-{date[1]:02}", ""))
    return str(day)


_FORMS = {"year": _year, "month": _month, "day": _day}
