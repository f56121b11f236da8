"""Records in the one form that styles expect, whatever form a lawyer or a reference manager gave them.

Which rule (citing/canonical_rules) is for which kind of work; what a rule is not sure of it leaves as it was.
"""

import msgspec
from msgspec.structs import replace

from briefs.citing.canonical_rules import of_america, of_britain, of_europe, of_taiwan, shared
from briefs.citing.canonical_rules.shared import Rule
from briefs.citing.kinds import kind_of
from briefs.model.source import Source


class Canonical(msgspec.Struct, frozen=True):
    """A record as styles are given it."""

    source: Source
    """The record, its variables as CSL wants them."""
    kind: str
    """Its kind (citing/kinds); empty where none fits."""


def canonical(source: Source) -> Canonical:
    """Return a record in the form that styles expect, and its kind."""
    kind = kind_of(source)
    texts = dict(source.texts)
    dates = dict(source.dates)
    for rule in (*_ALWAYS, *_RULES.get(kind, ())):
        rule(texts, dates, source)
    return Canonical(replace(source, texts=texts, dates=dates), kind)


_ALWAYS: tuple[Rule, ...] = (shared.edition, shared.publisher_is_author)
_RULES: dict[str, tuple[Rule, ...]] = {
    **dict.fromkeys(
        ("tw-interpretation", "tw-constitutional-judgment", "tw-resolution", "tw-case"), (of_taiwan.numbered_judgment,)
    ),
    "tw-letter": (of_taiwan.letter,),
    "tw-gazette": (of_taiwan.gazette,),
    "eu-act": (of_europe.act,),
    "eu-case": (of_europe.european_case,),
    "eu-proposal": (of_europe.commission_document,),
    "ecthr-case": (of_europe.application,),
    **dict.fromkeys(("us-code", "us-cfr"), (of_america.code,)),
    "us-fed-reg": (of_america.register,),
    "us-executive-order": (of_america.register, of_america.order),
    "us-bill": (of_america.congress,),
    "us-case": (of_america.reporter,),
    "us-public-law": (of_america.public_law,),
    "us-restatement": (of_america.restatement,),
    "uk-case": (of_britain.neutral,),
}
