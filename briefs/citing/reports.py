"""Courts, reports of cases and series as guides name them, and the brackets in which reports have their year.

The names are data (`abbreviations/courts.yaml`, `abbreviations/reporters.yaml`).
"""

import re
from functools import lru_cache
from importlib.resources import files
from typing import TypeVar

import msgspec

from briefs.citing.abbreviated import bluebook

_T = TypeVar("_T")


class Courts(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Names of courts in full, each with what stands for it."""

    american: dict[str, str]
    british: dict[str, str]
    elsewhere: dict[str, str]
    highest: frozenset[str]
    """Courts that the reports of their country show by themselves."""


class Series(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Series of reports and statutes."""

    american: tuple[str, ...]
    """Reporters of the United States as the Bluebook writes them."""
    american_names: dict[str, str]
    """Their names in full, or as others shorten them."""
    square: frozenset[str]
    """Series whose volumes are numbered anew each year."""
    square_names: dict[str, str]
    """Such series with marks in their names."""
    bare: frozenset[str]
    """Series whose year stands without brackets."""
    names: dict[str, str]
    """Names of British and European series in full."""
    by_bluebook: dict[str, str]
    """Series of other countries as the Bluebook writes them."""


def _read(name: str, kind: type[_T]) -> _T:
    import yaml

    text = files(__package__).joinpath("abbreviations", f"{name}.yaml").read_text(encoding="utf-8")
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    # Our own file, read by the library's safe loader.
    return msgspec.convert(yaml.load(text, loader), kind)  # noqa: S506


@lru_cache
def courts() -> Courts:
    """Return the courts that the program knows."""
    return _read("courts", Courts)


@lru_cache
def series() -> Series:
    """Return the series that the program knows."""
    return _read("reporters", Series)


def _bare(text: str) -> str:
    return re.sub(r"[\W_]", "", text).lower()


@lru_cache
def _american() -> dict[str, str]:
    known = series()
    return {_bare(one): one for one in known.american} | {
        _bare(name): short for name, short in known.american_names.items()
    }


@lru_cache(maxsize=2048)
def american_reporter(name: str) -> str:
    """Return a reporter of the United States as the Bluebook writes it (T1): F.3d of F3d; another stays as it is."""
    return _american().get(_bare(name), name)


@lru_cache(maxsize=2048)
def american_court(name: str) -> str:
    """Return a court of the United States as the Bluebook writes it (rule 10.4, T1, T7); nothing for the Supreme Court.

    What is abbreviated already stays: 9th Cir., S.D.N.Y.
    """
    bare = _DEPARTMENT.sub("", name.strip().removeprefix("the ")).replace("of the State of ", "of ")
    known = courts().american
    if bare in known:
        return known[bare]
    bare = re.sub(r"^(?:United States|U\.S\.|US) (?=Court|District|Bankruptcy)", "", bare)
    if found := re.fullmatch(
        r"(?:Court of Appeals (?:for|of) the )?([\w.]+(?: of Columbia)?) Circuit(?: Court.*)?", bare
    ):
        return _circuit(found[1]) or name
    if found := re.fullmatch(r"(District|Bankruptcy) Court (?:for|of) the (.+)", bare):
        return ("Bankr. " if found[1] == "Bankruptcy" else "") + _district(found[2])
    if re.fullmatch(r"(?:\w+ )?District of [A-Z].*", bare):
        return _district(bare)
    return _state_court(bare) or name


_DEPARTMENT = re.compile(
    r",?\s(?:First|Second|Third|Fourth|Fifth|Sixth|1st|2n?d|3r?d|4th|5th|6th)\s"
    r"(?:Judicial\s)?(?:Department|Dep’t|Dept\.?|Appellate District|District)(?=,|$)(?:,\sDivision\s\w+)?"
)
"""A part of a court of appeal of a state, which is not told (rule 10.4(b))."""
_CIRCUIT = re.compile(r"(?:Court of Appeals (?:for|of) the )?([\w.]+(?: of Columbia)?) Circuit(?: Court.*)?")
_COUNTED = ("First", "Second", "Third", "Fourth", "Fifth", "Sixth", "Seventh", "Eighth", "Ninth", "Tenth", "Eleventh")
_ORDINALS = {
    word: f"{number}{'d' if number in (2, 3) else 'st' if number == 1 else 'th'} Cir."
    for number, word in enumerate(
        ["First", "Second", "Third", "Fourth", "Fifth", "Sixth", "Seventh", "Eighth", "Ninth", "Tenth", "Eleventh"],
        start=1,
    )
}


def _circuit(word: str) -> str:
    if word in ("D.C.", "DC", "District of Columbia"):
        return "D.C. Cir."
    if word == "Federal":
        return "Fed. Cir."
    if number := re.match(r"(\d+)", word):
        return next((one for one in _ORDINALS.values() if re.match(rf"{number[1]}\D", one)), "")
    return _ORDINALS.get(word, "")


def _district(text: str) -> str:
    """Return a district: S.D.N.Y. of Southern District of New York, D. Mass. of District of Massachusetts (6.1(a))."""
    part, _, state = text.rpartition("District of ")
    if text == "District of Columbia":
        part, state = "", text
    place = bluebook().places.get(state.strip(), state.strip())
    letters = f"{part.strip()[:1]}.D." if part.strip() else "D."
    # Single capitals stand close: S.D.N.Y., D.D.C.; longer words do not: N.D. Cal.
    return letters + ("" if re.fullmatch(r"(?:[A-Z]\.)+", place) else " ") + place


_NEVER_SHORT = ("Alaska", "Hawaii", "Idaho", "Iowa", "Ohio", "Utah")
_OF_STATES = {
    "Supreme Court": "",
    "Supreme Judicial Court": "",
    "Court of Appeals": "Ct. App.",
    "Court of Appeal": "Ct. App.",
    "Appeals Court": "App. Ct.",
    "Appellate Court": "App. Ct.",
    "District Court of Appeal": "Dist. Ct. App.",
    "Superior Court": "Super. Ct.",
    "Circuit Court": "Cir. Ct.",
    "Court of Chancery": "Ch.",
}


def _state_court(text: str) -> str:
    """Return a court of a state: Fla. of Florida Supreme Court, Cal. Ct. App. of California Court of Appeal."""
    for court, short in _OF_STATES.items():
        for pattern in (rf"{court}(?: (?:of|for)|,) (.+)", rf"(.+?) {court}"):
            found = re.fullmatch(pattern, text)
            name = found[1].strip().removeprefix("State of ") if found else ""
            place = name if name in _NEVER_SHORT else bluebook().places.get(name, "")
            if place:
                return f"{place} {short}".strip()
    return _division_of_court(text)


_DIVISIONS = {
    ("Supreme Court", "Appellate Division"): "App. Div.",
    ("Supreme Court", "Appellate Term"): "App. Term",
    ("Superior Court", "Appellate Division"): "Super. Ct. App. Div.",
    ("Superior Court", "Law Division"): "Super. Ct. Law Div.",
    ("Superior Court", "Chancery Division"): "Super. Ct. Ch. Div.",
}
"""Divisions of courts of New York and New Jersey (T1)."""


def _division_of_court(text: str) -> str:
    """Return a division of a court of a state, in whatever order court, division and state are named."""
    for (court, division), short in _DIVISIONS.items():
        if court in text and division in text:
            rest = text.replace(court, "").replace(division, "")
            name = re.sub(r"\b(?:of|the|State|for)\b|[,\s]+", " ", rest).strip()
            place = bluebook().places.get(" ".join(name.split()), "")
            if place:
                return f"{place} {short}"
    return ""


@lru_cache(maxsize=2048)
def beside_reporter(court: str, reporter: str) -> str:
    """Return what is left to be said of a court beside a reporter that shows its state (rule 10.4(b))."""
    for state in {*bluebook().places.values(), *_NEVER_SHORT}:
        # N.Y.2d, Cal. App. 5th, Mass.
        own = re.match(rf"{re.escape(state)}(?![a-z])", reporter)
        if own and re.match(rf"{re.escape(state)}(?![A-Za-z])", court):
            return court[len(state) :].strip()
    return court


@lru_cache(maxsize=2048)
def court_abroad(name: str) -> str:
    """Return a court of another country as it is shortened there (OSCOLA 2.1.7): HL of House of Lords."""
    known = courts()
    bare = name.strip().removeprefix("the ").replace("’", "'")
    return known.british.get(bare) or known.elsewhere.get(bare) or name


@lru_cache(maxsize=2048)
def report_abroad(name: str) -> str:
    """Return a series of reports as British lawyers write it, without stops: AC of A.C. or Appeal Cases."""
    bare = name.strip()
    known = series().names
    return known.get(bare) or known.get(bare.replace("’", "'")) or _as_listed().get(_bare(bare), bare)


@lru_cache
def _as_listed() -> dict[str, str]:
    return {_bare(one): one for one in (*series().square, *series().bare)}


@lru_cache(maxsize=2048)
def year_of_report(year: str, volume: str, name: str) -> str:
    """Return a year as a series of reports has it (OSCOLA 2.1.1): [1897] AC, (1868) LR, 2003 SC.

    Square brackets where the year finds the volume; round ones where volumes run on.
    """
    if not year:
        return ""
    name = name.replace(".", "").strip()
    if name in series().bare:
        return year
    runs_on = bool(volume) or name.startswith("LR ")
    return f"[{year}]" if is_found_by_year(name) or not runs_on else f"({year})"


def is_found_by_year(name: str) -> bool:
    """Return whether a series of reports numbers its volumes anew each year, if at all: AC, Lloyd’s Rep, SLT."""
    name = name.replace(".", "").strip()
    return name in series().square or name in series().bare or name.startswith("Lloyd")
