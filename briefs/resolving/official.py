"""A law as official collections know it: what makes its addresses, and those of its provisions."""

from collections.abc import Mapping

import msgspec

from briefs.language.languages import Lang
from briefs.language.provision_references import Reference
from briefs.model.law import Instrument
from briefs.patterns import lazy_pattern
from briefs.resolving.law_tables import place_of, row_of
from briefs.resolving.systems import System, first_filled, systems


class OfficialLaw(msgspec.Struct, frozen=True):
    """A law that the rules of a system know, whether or not a site has a record of it."""

    system: str
    """The name of the file of its system."""
    values: tuple[tuple[str, str], ...]
    """What fills the places of addresses, sorted."""
    jurisdiction: str
    """Whose law it is."""
    is_named: bool
    """Whether a table of names gave it; else its number did, which is certain."""
    is_default: bool
    """Whether it is a law of the country in which authors write, which they call by its bare name."""

    @property
    def lang(self) -> str:
        """Return the language of the official text; nothing where it is there in the reader's own."""
        return systems()[self.system].lang

    def address(self, lang: Lang) -> str:
        """Return the address of the whole text for readers of a language."""
        return first_filled(systems()[self.system].address, dict(self.values), lang)

    def own_address(self, lang: Lang) -> str:
        """Return the address of the text in a language of which the collection has a page apart; else nothing."""
        own = tuple(one for one in systems()[self.system].address if one.lang)
        return first_filled(own, dict(self.values), lang)

    def provision(self, cited: Reference, lang: Lang) -> str:
        """Return the address of a provision; that of the whole law where provisions have none."""
        system, values = systems()[self.system], dict(self.values)
        if cited.paragraph:
            values["paragraph"] = cited.paragraph
        if system.places:
            place = place_of(system.places, values.get("id", ""), cited.number.replace("-", "_"))
            if place is not None:
                values["place"] = f"{place}-" if place else ""
        for address in system.provisions.get(cited.unit, ()):
            joined = values | {cited.unit: cited.number.replace("-", address.joint)}
            if (not address.lang or lang.startswith(address.lang)) and (made := address.filled(joined)):
                return made
        return self.address(lang)


def named_law(name: str, system: System, values: Mapping[str, str]) -> OfficialLaw:
    """Return a law that a table gave."""
    return OfficialLaw(name, tuple(sorted(values.items())), system.jurisdiction, True, system.is_default)


def numbered_law(name: str, system: System, values: Mapping[str, str]) -> OfficialLaw:
    """Return a law that its number gave."""
    return OfficialLaw(name, tuple(sorted(values.items())), system.jurisdiction, False, system.is_default)


def official_of(law: Instrument) -> OfficialLaw | None:
    """Return a recorded law as official collections know it, by its identifiers or its own page."""
    return law_of_identifiers(msgspec.to_builtins(law.identifiers) | {"uri": law.identifiers.uri or law.url})


_STATUTES = frozenset({"us-acts", "de"})
_KINDS = {"reg": "regulation", "dir": "directive", "dec": "decision"}


def kind_of(law: OfficialLaw) -> str:
    """Return what a law is: an act of the European Union, or a statute; nothing where that is not known."""
    values = dict(law.values)
    if law.system in _STATUTES or values.get("path", "").startswith("ukpga/"):
        return "act"
    return _KINDS.get(values.get("kind", "").partition("_")[0], "")


def address_of(law: Instrument, lang: Lang) -> str:
    """Return where a recorded law is read: its page in the reader's language where there is one, else its own."""
    official = official_of(law)
    return (official.own_address(lang) if official else "") or law.address


def law_of_identifiers(identifiers: Mapping[str, str]) -> OfficialLaw | None:
    """Return the law that the identifiers of a record name: an ELI, a CELEX number, a pcode, a law id of e-Gov."""
    for name, system in systems().items():
        for key, pattern in system.identifiers.items():
            if found := lazy_pattern(pattern).fullmatch(identifiers.get(key, "")):
                said = system.with_values(found.groupdict())
                # What the table knows beside it, as its English name, tells of further addresses.
                return numbered_law(name, system, row_of(system.table, said) | said)
    return None
