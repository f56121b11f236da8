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
    "resolution",
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
DOCUMENTS = frozenset({"programme", "strategy", "guideline", "report", "resolution"})
"""Kinds without articles, which bind nobody; they are published or adopted, and are never in force."""
MOVES = frozenset({"passed", "promulgated", "in-force", "applies", "amended", "ended", "repealed"})
"""Events after which what was written of a law before may be no longer right."""
ENACTED = frozenset({"passed", "promulgated", "in-force", "applies"})
"""Events after which a law is no longer proposed."""
CHANGED = r"^(art|sec)-([0-9]+[A-Za-z]*(?:-[0-9]+)?)(?:-to-([0-9]+[A-Za-z]*))?$"
"""How a provision is called in records: as its place on the page of its law, by kind, number and end of a range."""
RELATIONS = ("amends", "implements", "succeeds")


class Event(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Something that happened to a law; it names at least one thing that says so: a source, a brief or an address."""

    date: Date
    """When it happened."""
    kind: EventKind
    """What happened; those in MOVES bring a notice to older briefs."""
    source: str = ""
    """The key of the source that says so; of the three that may, readers see the first."""
    brief: str = ""
    """The id of the brief that says so."""
    url: WebAddress = ""
    """The web address that says so."""
    changed: tuple[Annotated[str, msgspec.Meta(pattern=CHANGED)], ...] = ()
    """The provisions that it changed, or that apply since: `art-5`, `art-28-to-39`, `sec-2`."""
    note: Names | Literal[""] = ""
    """Words in the place of the kind's own: “Passed by the House of Representatives”; empty for those."""


class Identifiers(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The identifiers by which law is known; the first that is given makes the law's address."""

    eli: WebAddress = ""
    """The European Legislation Identifier: `http://data.europa.eu/eli/reg/2023/1781/oj`."""
    celex: Annotated[str, msgspec.Meta(pattern=r"^([0-9CE][0-9]{4}[A-Z]{1,2}[0-9A-Z()/_-]+)?$")] = ""
    """EUR-Lex's number: 32023R1781, which is sector, year, kind and number."""
    egov: Annotated[str, msgspec.Meta(pattern=r"^([0-9]{3}[A-Z]{1,3}[0-9A-Z]{7,12})?$")] = ""
    """The law id of Japan's e-Gov: 507AC0000000053, which is era and year, kind and number."""
    pcode: Annotated[str, msgspec.Meta(pattern=r"^([A-Z][0-9]{7})?$")] = ""
    """The code of Taiwan's database of laws (law.moj.gov.tw): I0050021."""
    uri: WebAddress = ""
    """Another address by which it is identified."""

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
    """A law, bill, programme or policy that briefs are about; the name of its file is its id."""

    jurisdiction: Text
    """Whose law it is: a code from `jurisdictions.yaml`."""
    kind: Kind
    """What it is; those from bill to treaty have articles, to which references lead."""
    names: Names
    """Its full name, by which texts speak of it."""
    short: Names | Literal[""] = ""
    """Its short name, which counts in texts as well; empty where it has none."""
    number: Names | str = ""
    """The number by which it is cited, one for all languages or by language; empty where it has none."""
    identifiers: Identifiers = Identifiers()
    """What other collections of laws call it."""
    url: WebAddress = ""
    """Its own page or text on the web."""
    status: Status | Literal[""] = ""
    """Where it stands, as somebody looked it up; empty where that is not told."""
    checked: Date | Literal[""] = ""
    """The day on which the status was looked up; wanted where there is one."""
    events: tuple[Event, ...] = ()
    """What has happened to it, in the order of the file."""
    amends: tuple[Id, ...] = ()
    """The ids of the laws that it amends."""
    implements: tuple[Id, ...] = ()
    """The ids of the laws that it implements."""
    succeeds: tuple[Id, ...] = ()
    """The ids of the laws that it takes the place of."""

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
