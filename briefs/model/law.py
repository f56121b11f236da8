"""What a law, bill, programme or policy is: its names, its standing, and what has happened to it."""

from typing import Annotated, Literal

import msgspec

from briefs.language.languages import Lang
from briefs.model.front_matter import Date, Id, Names, Text, WebAddress

Kind = Literal[
    "bill",
    "act",
    "regulation",
    "directive",
    "order",
    "decision",
    "treaty",
    "programme",
    "strategy",
    "guideline",
    "report",
]
Status = Literal["proposed", "passed", "in-force", "repealed", "lapsed", "current", "superseded", "ended"]
EventKind = Literal[
    "decided",
    "proposed",
    "introduced",
    "passed",
    "promulgated",
    "published",
    "in-force",
    "applies",
    "amended",
    "launched",
    "ended",
    "repealed",
]
MOVES = frozenset({"passed", "promulgated", "in-force", "applies", "amended", "ended", "repealed"})
"""Events after which what was written of a law before may be no longer right."""
ENACTED = frozenset({"passed", "promulgated", "in-force", "applies"})
"""Events after which a law is no longer proposed."""
RELATIONS = ("amends", "implements", "succeeds")


class Event(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Something that happened to a law on a date, and what says so: a source, a brief, or a web address."""

    date: Date
    kind: EventKind
    source: str = ""
    brief: str = ""
    url: WebAddress = ""
    note: Names | Literal[""] = ""


class Identifiers(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The identifiers by which law is known: ELI, CELEX, e-Gov's law id (Japan), pcode (Taiwan), or another URI."""

    eli: WebAddress = ""
    celex: Annotated[str, msgspec.Meta(pattern=r"^([0-9CE][0-9]{4}[A-Z]{1,2}[0-9A-Z()/_-]+)?$")] = ""
    egov: Annotated[str, msgspec.Meta(pattern=r"^([0-9]{3}[A-Z]{1,3}[0-9A-Z]{7,12})?$")] = ""
    pcode: Annotated[str, msgspec.Meta(pattern=r"^([A-Z][0-9]{7})?$")] = ""
    uri: WebAddress = ""

    def addresses(self) -> tuple[tuple[str, str, str], ...]:
        """Return what there is: the name of the identifier, the identifier, and the address that it stands for."""
        known = (
            ("ELI", self.eli, self.eli),
            ("CELEX", self.celex, f"https://eur-lex.europa.eu/legal-content/EN/TXT/?uri=CELEX:{self.celex}"),
            ("e-Gov", self.egov, f"https://laws.e-gov.go.jp/law/{self.egov}"),
            ("pcode", self.pcode, f"https://law.moj.gov.tw/LawClass/LawAll.aspx?pcode={self.pcode}"),
            ("URI", self.uri, self.uri),
        )
        return tuple((name, value, address) for name, value, address in known if value)


class Instrument(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A law, bill, programme or policy that briefs are about; `checked` is the day on which `status` was looked up."""

    jurisdiction: Text
    kind: Kind
    names: Names
    short: Names | Literal[""] = ""
    number: Names | str = ""
    identifiers: Identifiers = Identifiers()
    url: WebAddress = ""
    status: Status | Literal[""] = ""
    checked: Date | Literal[""] = ""
    events: tuple[Event, ...] = ()
    amends: tuple[Id, ...] = ()
    implements: tuple[Id, ...] = ()
    succeeds: tuple[Id, ...] = ()

    @property
    def address(self) -> str:
        """Return the address of the law's own text or page, the most lasting first."""
        known = self.identifiers.addresses()
        return known[0][2] if known else self.url

    def numbered(self, lang: Lang) -> str:
        """Return the number by which the law is cited in a language: 令和7年法律第53號, Act No. 53 of 2025."""
        return self.number.of(lang) if isinstance(self.number, Names) else self.number

    def related(self, relation: str) -> tuple[str, ...]:
        """Return the laws that this one amends, implements or succeeds."""
        return {"amends": self.amends, "implements": self.implements, "succeeds": self.succeeds}[relation]
