"""Records in the one form that styles expect, whatever form a lawyer or a reference manager gave them.

Which rule (citing/canonical_rules) is for which kind of work; what a rule is not sure of it leaves as it was.
"""

from functools import lru_cache

import msgspec
from msgspec.structs import replace

from briefs.citing.canonical_rules import (
    counts,
    dressed,
    of_all_countries,
    of_america,
    of_britain,
    of_congress,
    of_europe,
    of_other_countries,
    of_taiwan,
    shared,
)
from briefs.citing.canonical_rules.shared import Rule
from briefs.citing.curly_marks import with_curly_marks
from briefs.citing.kinds import kind_of
from briefs.citing.plain_names import with_persons
from briefs.citing.same import Same
from briefs.citing.title_languages import with_language
from briefs.model.source import Name, Source


class Canonical(msgspec.Struct, frozen=True):
    """A record as styles are given it."""

    source: Source
    """The record, its variables as CSL wants them, and some of our own that only our styles know (`report-year`)."""
    kind: str
    """Its kind (citing/kinds); empty where none fits."""


def canonical(source: Source) -> Canonical:
    """Return a record in the form that styles expect, and its kind."""
    return _canonical(Same(source))


# Each page, note and list asks for the same record once more, in three languages.
@lru_cache(maxsize=4096)
def _canonical(same: Same[Source]) -> Canonical:
    # The kind is told by what was recorded: a language that is guessed is no sign.
    kind = kind_of(same.value)
    source = with_curly_marks(with_persons(_with_maker(with_language(same.value), kind)))
    texts = dict(source.texts)
    dates = dict(source.dates)
    for rule in (*_ALWAYS, *_RULES.get(kind, ())):
        rule(texts, dates, source)
    return Canonical(replace(source, texts=texts, dates=dates), kind)


_MADE_BY_AUTHORITIES = frozenset({"standard", "report", "council-material", "press-release", "white-paper", "webpage"})
"""Kinds that have no place for an authority, as judgments and letters have."""


def _with_maker(source: Source, kind: str) -> Source:
    """Name the body that made a standard or held a hearing as its author, which some record as its authority.

    Beside those who wrote or spoke it stands as the publisher.
    """
    has_maker = not {"author", "editor"}.isdisjoint(source.names)
    if (
        kind not in _MADE_BY_AUTHORITIES
        or "authority" not in source.texts
        or (has_maker and "publisher" in source.texts)
    ):
        return source
    texts = {name: wording for name, wording in source.texts.items() if name != "authority"}
    if has_maker:
        return replace(source, texts={"publisher": source.texts["authority"], **texts})
    return replace(source, texts=texts, names={**source.names, "author": (Name(literal=source.texts["authority"]),)})


STANDS_FOR = {
    "adopted": "genre",
    "bill": "number",
    "conference": "number",
    "case-bank": "container-title",
    "case-number": "number",
    "court-name": "authority",
    "decision": "genre",
    "designation": "genre",
    "congress": "chapter-number",
    "daily-edition": "page",
    "filing": "genre",
    "coming": "status",
    "forthcoming": "status",
    "formation": "genre",
    "hearing-before": "event-title",
    "in-force-at-once": "available-date",
    "institution": "publisher",
    "interview": "title",
    "letter": "title",
    "made-by-the-institute": "publisher",
    "number-bare": "number",
    "issue-by-itself": "issue",
    "opinion": "genre",
    "page-first": "page",
    "parties": "author",
    "phase": "genre",
    "preface": "title",
    "report-year": "issued",
    "reprint": "edition",
    "republisher": "publisher",
    # What a report is, and that a rule is proposed, is said beside the year.
    "statement-of": "author",
    "status": "genre",
    "publisher-as-recorded": "publisher",
    "resolution": "number",
    "resolution-spaced": "number",
    "reviewed": "genre",
    "season-of-issue": "issued",
    "section-said": "section",
    "series-of-papers": "collection-title",
    "session-of-bill": "chapter-number",
    "studio": "publisher",
    "subject": "title",
    "symbol": "number",
    "tribunal": "number",
    "symbol-made": "number",
    "volume-of-year": "volume",
    "what": "genre",
}
"""The variables of our own that rules make, each with the one of the record that it says."""
_ALWAYS: tuple[Rule, ...] = (
    dressed.titles,
    dressed.years,
    counts.pages,
    counts.volumes,
    counts.issues,
    shared.edition,
    counts.edition,
    shared.genre,
    shared.publisher_is_author,
    shared.without_own_number,
    of_other_countries.french_numbers,
    of_all_countries.lasting_address,
    of_all_countries.coming,
)
_RULES: dict[str, tuple[Rule, ...]] = {
    **dict.fromkeys(
        ("tw-interpretation", "tw-constitutional-judgment", "tw-resolution", "tw-case"),
        (of_taiwan.closed_up, of_taiwan.numbered_judgment),
    ),
    **dict.fromkeys(("tw-statute", "tw-constitution"), (shared.section_as_title, of_taiwan.law)),
    **dict.fromkeys(("de-statute", "jp-statute"), (shared.section_as_title,)),
    "tw-letter": (of_taiwan.closed_up, of_taiwan.letter),
    "thesis": (dressed.degree,),
    "standard": (dressed.dated_number,),
    "cn-case": (of_other_countries.mainland_judgment,),
    "jp-case": (of_other_countries.japanese_judgment,),
    "de-case": (of_other_countries.german_judgment,),
    "de-parliament-paper": (of_other_countries.parliamentary_paper,),
    "tw-gazette": (of_taiwan.gazette,),
    "eu-act": (of_europe.act,),
    "eu-treaty": (of_europe.journal,),
    "eu-commission-decision": (of_europe.journal,),
    "eu-case": (of_europe.european_case,),
    "eu-proposal": (of_europe.commission_document,),
    "ecthr-case": (of_europe.application, of_europe.reports_of_judgments),
    **dict.fromkeys(("us-code", "us-cfr"), (of_america.code,)),
    "us-state-code": (of_america.state_code,),
    "us-rules": (of_america.rules_of_court,),
    "us-constitution": (of_america.constitution,),
    "us-fed-reg": (of_america.register,),
    "us-executive-order": (of_america.register, of_america.order),
    "us-bill": (of_congress.congress,),
    "us-congressional-record": (of_congress.record,),
    "us-hearing": (of_congress.hearing,),
    "us-case": (of_america.reporter,),
    **dict.fromkeys(("us-case-wl", "us-case-slip"), (of_america.docket,)),
    "us-case-public-domain": (of_america.public_domain,),
    "us-public-law": (of_congress.public_law,),
    "us-restatement": (of_america.restatement,),
    "us-committee-report": (of_congress.committee_report, of_congress.committee_print, of_all_countries.institution),
    "report": (of_congress.committee_print, of_britain.paper_of_parliament, of_all_countries.institution),
    "uk-case": (of_britain.reported, of_britain.neutral),
    "uk-act": (shared.section_as_title, of_britain.act_with_year),
    "uk-si": (of_britain.instrument,),
    "uk-bill": (of_britain.bill,),
    "uk-command-paper": (of_britain.government_paper,),
    "uk-hansard": (of_britain.hansard,),
    "treaty": (of_all_countries.parties, of_all_countries.dates_of_treaty),
    "un-document": (of_all_countries.resolution,),
    "icj-case": (of_all_countries.international_case,),
    "chapter": (of_all_countries.preface,),
    "book": (of_all_countries.reprint,),
    "working-paper": (of_all_countries.research_network,),
    "patent": (of_all_countries.patent,),
    "newspaper": (of_all_countries.paper,),
    "video": (of_all_countries.film,),
    "article": (
        dressed.numbered_through,
        dressed.season_of_issue,
        of_all_countries.manuscript,
        of_all_countries.review,
    ),
    **dict.fromkeys(("webpage", "podcast"), (of_all_countries.correspondence,)),
    "": (shared.section_as_title, of_all_countries.tribunal, of_britain.foreign_case),
}
