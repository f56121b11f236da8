"""Records in the one form that styles expect, whatever form a lawyer or a reference manager gave them.

Which rule (citing/canonical_rules.py) is for which kind of work; what a rule is not sure of it leaves as it was.
"""

import re
from functools import lru_cache

import msgspec
from msgspec.structs import replace

from briefs.citing import abroad_rules, counts, dressed, taiwan_rules
from briefs.citing import canonical_rules as rules
from briefs.citing.canonical_rules import Rule
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


_ALWAYS: tuple[Rule, ...] = (
    dressed.titles,
    dressed.years,
    counts.pages,
    counts.volumes,
    rules.edition,
    counts.edition,
    rules.publisher_is_author,
    abroad_rules.french_numbers,
)
_RULES: dict[str, tuple[Rule, ...]] = {
    **dict.fromkeys(
        ("tw-interpretation", "tw-constitutional-judgment", "tw-resolution", "tw-case"),
        (taiwan_rules.closed_up, taiwan_rules.numbered_judgment),
    ),
    "tw-letter": (taiwan_rules.closed_up, taiwan_rules.letter),
    "thesis": (dressed.degree,),
    "standard": (dressed.dated_number,),
    "article": (dressed.numbered_through,),
    "cn-case": (abroad_rules.mainland_judgment,),
    "jp-case": (abroad_rules.japanese_judgment,),
    "de-case": (abroad_rules.german_judgment,),
    "de-parliament-paper": (abroad_rules.parliamentary_paper,),
    "tw-gazette": (taiwan_rules.gazette,),
    "eu-act": (rules.act,),
    "eu-case": (rules.european_case,),
    "eu-proposal": (rules.commission_document,),
    "ecthr-case": (rules.application,),
    **dict.fromkeys(("us-code", "us-cfr"), (rules.code,)),
    "us-fed-reg": (rules.register,),
    "us-executive-order": (rules.register, rules.order),
    "us-bill": (rules.congress,),
    "us-case": (rules.reporter,),
    "us-public-law": (rules.public_law,),
    "us-restatement": (rules.restatement,),
    "uk-case": (rules.neutral,),
}


@lru_cache(maxsize=4096)
def short_case_name(title: str) -> str:
    """Return the one party by which a case is called later (Bluebook, rule 10.9; OSCOLA, 2.1.2).

    That is the first, but no government: Smith of United States v. Smith, Miller of R (Miller) v Prime Minister.
    """
    bare = re.sub(r"^(?:In re|Re|Ex parte|Matter of)\s", "", title)
    review = re.match(r"R\.?\s\((?:on the application of )?([^()]+)\)", bare)
    if review:
        return review[1].split()[-1] if " " not in review[1] else review[1]
    sides = re.split(r"\s(?:v\.?|vs\.?|versus)\s", bare, maxsplit=1)
    first = sides[0].strip()
    if len(sides) > 1 and _GOVERNMENT.fullmatch(first):
        first = sides[1].strip()
    return re.sub(r",?\s(?:Inc|Ltd|LLC|Corp|plc|Co)\.?$", "", first) if len(sides) > 1 else first


_GOVERNMENT = re.compile(
    r"United States(?: of America)?|U\.S\.|US|People|State|Commonwealth|Regina|Rex|R\.?|Crown|Attorney General"
    r"|(?:European )?Commission|Government of .*|HM Treasury|DPP|Director of Public Prosecutions|The (?:King|Queen)"
)
