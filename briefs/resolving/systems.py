"""Systems of law: how each cites its laws and decisions, and the official addresses that its citations make.

A file of `systems/` says for one system how a citation looks, what its parts are, and which address they make; with
the pages that document or show the address, and the day on which that was looked up.
"""

import re
from collections.abc import Callable, Mapping
from functools import cache, cached_property
from importlib.resources import files
from typing import Literal
from urllib.parse import quote

import msgspec
import yaml

from briefs.language.languages import Lang
from briefs.language.number_words import han_value, roman_value
from briefs.patterns import lazy_pattern

Written = Literal[
    "plain", "three-digits", "four-digits", "five-digits", "ordinal", "roman", "compact", "lower", "hyphen"
]
"""A way to write a value: 615 for 0615, 046 for 46, 118th for 118, 4 for IV, 1373(2001) for 1373 (2001)."""
Values = dict[str, str]
"""What fills the places of an address, by name: `{kind: reg, year: "2016", number: "679"}`."""
_BEFORE = 12
"""Characters before a name in which there may be a word that makes it another law's."""
# Alone, before 年 or 號, or behind 第: other words may hold such characters too.
_HAN = "[〇零一二三四五六七八九十百千]+"
_HAN_NUMBER = re.compile(f"^{_HAN}$|{_HAN}(?=[年號])|(?<=第){_HAN}")
_GROUPED = re.compile(r"\d{1,3}(?:,\d{3})+")
"""A number with its thousands parted, as American guides print that of an order: 14,086."""
_PLACE = re.compile(r"\{(\w+)\}")


class Address(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """An address with places for values, `…/eli/{kind}/{year}/{number}/oj`."""

    to: str
    """The address."""
    lang: str = ""
    """The language of readers for whom it is; empty for all who have no better one."""
    needs: str = ""
    """The value without which there is no such page."""
    joint: str = "-"
    """What stands between the parts of a number such as 339-4 (第339條之4)."""
    when: dict[str, str] = {}
    """Patterns that values must fit: `{year: "20.."}` where older acts have no addresses of articles."""

    def filled(self, values: Mapping[str, str]) -> str:
        """Return the address with its values; nothing where one is not there."""
        if self.needs and not values.get(self.needs):
            return ""
        if not all(name in values for name in _PLACE.findall(self.to)):
            return ""
        if not all(re.fullmatch(pattern, values.get(name, "")) for name, pattern in self.when.items()):
            return ""
        return _PLACE.sub(lambda place: quote(values[place[1]], safe="/:_-.()"), self.to)


class NamesOfLaws(msgspec.Struct, frozen=True, forbid_unknown_fields=True, dict=True):
    """Columns of a table by which laws are called, and how such names are told in a text."""

    columns: tuple[str, ...]
    """The columns; of several names in one, each is parted from the next by a semicolon."""
    ends: str
    """How the names end: a pattern that is looked for first, as a text has few such places.

    It begins with characters and looks behind none, which is slow at each place: within a word no name counts anyway.
    """
    hints: tuple[str, ...] = ()
    """Words of which a text holds one, or it has none of these names; empty where there are none."""
    lang: str = ""
    """The language of texts in which they count: `zh`, `en`; empty for all."""
    never_behind: str = ""
    """What before a name makes it that of another law: 日本 before 民法."""
    only_behind: str = ""
    """What must stand before a name, where other systems have laws of that name."""
    never_before: str = ""
    """What behind a name makes it another word: 院 behind 民法, of 人民法院."""
    needs_home: bool = False
    """Whether a text must be about the jurisdiction, or name it right before, as such a name is a common word."""
    needs_sole_home: bool = False
    """Whether a text must be about the jurisdiction alone, as other countries have laws of such names."""
    shortest: int = 0
    """Characters below which a name counts only beside a provision or between title marks."""

    @cached_property
    def endings(self) -> re.Pattern[str]:
        """Return the pattern of how names end."""
        return lazy_pattern(self.ends)

    @cached_property
    def _around(self) -> "_Around":
        given = (self.never_behind, self.only_behind)
        never, only = (lazy_pattern(f"(?:{one})$") if one else None for one in given)
        return never, only, lazy_pattern(self.never_before) if self.never_before else None

    def fits(self, text: str, start: int, end: int) -> bool:
        """Return whether a name may stand at a place, for what is before and behind it."""
        never, only, not_before = self._around
        before = text[max(0, start - _BEFORE) : start].rstrip("《〈「“'\" ")
        if (never and never.search(before)) or (not_before and not_before.match(text, end)):
            return False
        return only is None or only.search(before) is not None


_Around = tuple["re.Pattern[str] | None", "re.Pattern[str] | None", "re.Pattern[str] | None"]


class Form(msgspec.Struct, frozen=True, forbid_unknown_fields=True, dict=True):
    """A way in which a law, a decision or a document is cited."""

    cited: str
    """A pattern with a named group for each part."""
    hints: tuple[str, ...] = ()
    """Words of which a text holds one, or nothing is cited so: most texts are told by them, and need no pattern."""
    lang: str = ""
    """The language of texts in which it counts; empty for all."""
    needs_home: bool = False
    """Whether a text must be about the jurisdiction, as such words are common elsewhere."""
    values: Values = {}
    """Values that the form itself gives."""
    item: str = ""
    """A pattern for each of several provisions in the group `items`."""
    column: str = ""
    """The column of the table in which the group `law` is looked up."""
    key: str = ""
    """What is looked up in that column instead, made of several values: `{year}-{number}`."""
    where: dict[str, str] = {}
    """Patterns that values must fit once their numbers are in digits: `{number: "[1-9]|[1-9][0-9]"}`."""

    @cached_property
    def pattern(self) -> re.Pattern[str]:
        """Return the pattern of the whole, compiled at its first use."""
        return lazy_pattern(self.cited)

    @cached_property
    def item_pattern(self) -> re.Pattern[str]:
        """Return the pattern of one provision of a list."""
        return lazy_pattern(self.item)


class System(msgspec.Struct, frozen=True, forbid_unknown_fields=True, dict=True):
    """A system of law."""

    jurisdiction: str
    """Whose law it is: a code as `jurisdictions.yaml` has it; empty for that of several."""
    about: dict[str, str]
    """What readers find at the addresses, by language: “EUR-Lex”, 全國法規資料庫."""
    sources: tuple[str, ...]
    """The pages that document the addresses, or show them in use."""
    checked: str
    """The day on which that was looked up."""
    lang: str = ""
    """The language of the official text (BCP 47); empty where it is there in the reader's own."""
    century: dict[str, str] = {}
    """What stands before a year of two digits that fits a pattern: 19 in 95/46/EC."""
    shown_by: str = ""
    """What behind a name shows, in unfolded text, that the law is one of this system: 条, which only Japan writes."""
    is_default: bool = False
    """Whether authors call its laws by their bare names, as it is the law of their own country."""
    common: tuple[str, ...] = ()
    """Names that authors give to laws of other countries too: in a text about these they are not certain."""
    hints: tuple[str, ...] = ()
    """Words of which a text holds one, or none of the forms of this system; its names are looked for all the same."""
    table: str = ""
    """The table of its laws (`tables/`), whose columns are values."""
    names: tuple[NamesOfLaws, ...] = ()
    """How laws of the table are called."""
    laws: tuple[Form, ...] = ()
    """How a law is cited by its number, with no provision."""
    citations: tuple[Form, ...] = ()
    """How something is cited at once with its provision, or has none."""
    written: dict[str, Written] = {}
    """How addresses write a value that is cited otherwise."""
    values: dict[str, dict[str, str]] = {}
    """For a group what stands in addresses for what was typed: `{kind: {Regulation: reg}}`."""
    address: tuple[Address, ...] = ()
    """The address of a whole law or decision, the best first."""
    provisions: dict[str, tuple[Address, ...]] = {}
    """The address of a provision by its unit, `article` or `section`."""
    places: str = ""
    """The table that says where in a law its articles stand, for the value `place`."""
    identifiers: dict[str, str] = {}
    """Patterns for the identifiers of records, by key, whose groups are values."""
    examples: dict[str, str] = {}
    """Citations with the addresses that they make; tests hold them."""
    unlike: tuple[str, ...] = ()
    """What looks like a citation and is none."""

    def with_values(self, values: Mapping[str, str | None]) -> Values:
        """Return the parts of a citation as addresses write them: numbers in digits, kinds by their codes."""
        said = {name: in_digits(value) for name, value in values.items() if value}
        year = said.get("year", "")
        before = next((before for years, before in self.century.items() if re.fullmatch(years, year)), "")
        said |= {"year": before + year} if year else {}
        said = {name: self.values.get(name, {}).get(value, value) for name, value in said.items()}
        return {
            name: _WAYS[self.written[name]](value) if name in self.written else value for name, value in said.items()
        }


_ENDINGS = {"1": "st", "2": "nd", "3": "rd"}
_DASH = re.compile("[‐‑–—-]")
_WAYS: "dict[Written, Callable[[str], str]]" = {
    "plain": lambda value: str(int(value)),
    "three-digits": lambda value: value.zfill(3),
    "four-digits": lambda value: value.zfill(4),
    "five-digits": lambda value: value.zfill(5),
    "ordinal": lambda value: value + _ENDINGS.get(value[-1:] if value[-2:-1] != "1" else "", "th"),
    "roman": lambda value: value if value.isdigit() else str(roman_value(value)),
    "compact": lambda value: "".join(value.split()),
    "lower": str.lower,
    "hyphen": lambda value: _DASH.sub("-", value),
}


@cache
def systems() -> Mapping[str, System]:
    """Return the systems by name."""
    folder = files("briefs.resolving").joinpath("systems")
    # All values are text there, also days and numbers.
    loader = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
    return {
        file.name.removesuffix(".yaml"): msgspec.convert(yaml.load(file.read_bytes(), loader), System, strict=False)  # noqa: S506
        for file in sorted(folder.iterdir(), key=lambda file: file.name)
        if file.name.endswith(".yaml")
    }


def in_digits(words: str) -> str:
    """Return words with their numbers in ASCII digits where they are in Han: 令和元年法律第五十三號, 八百一十三."""
    words = words.strip().replace("元年", "1年")
    if _GROUPED.fullmatch(words):
        return words.replace(",", "")
    return _HAN_NUMBER.sub(lambda found: str(han_value(found[0])), words)


def first_filled(addresses: tuple[Address, ...], values: Mapping[str, str], lang: Lang) -> str:
    """Return the best address for readers of a language: one of their own before one for all."""
    fitting = [one for one in addresses if one.lang and lang.startswith(one.lang)]
    fitting += [one for one in addresses if not one.lang]
    return next((made for one in fitting if (made := one.filled(values))), "")
