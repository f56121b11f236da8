"""Everything that is wrong, as facts of the text, record or folder in which it is wrong."""

from collections.abc import Iterable, Iterator, Mapping

from briefs.checks.citation_checks import check_cited_text
from briefs.checks.citation_parity import check_citation_parity
from briefs.checks.consequences import OF_BLOCKS, OF_NOTES, has_cause, without_consequences
from briefs.checks.early_faults import told_early
from briefs.checks.law_checks import check_moved, check_provisions
from briefs.checks.meant_ids import with_ids
from briefs.checks.paragraph_checks import is_unstored
from briefs.checks.parity import check_parity
from briefs.checks.site_checks import check_clashes, check_disagreements, check_text
from briefs.checks.term_checks import check_glossary, check_two_ways, check_words
from briefs.checks.translation_checks import check_translation
from briefs.citing.profiles import Profile
from briefs.engine.queries import Ask, Fact, Relation, producer, query
from briefs.language.languages import AUTHORED
from briefs.model.addresses import BRIEFS, PAGES
from briefs.model.brief import Brief, BriefId
from briefs.model.diagnostic import Code, Diagnostic, Severity, SeverityPolicy
from briefs.questions import (
    glossary_queries,
    listing,
    reading_queries,
    record_queries,
    settings_query,
    subject_queries,
    text_queries,
    waiting_queries,
)
from briefs.questions.asked_citations import AskedCitations
from briefs.questions.asked_facts import AskedParagraphs
from briefs.questions.asked_files import AskedFiles
from briefs.questions.asked_library import AskedLibrary
from briefs.questions.asked_site import site_of
from briefs.questions.domains import once
from briefs.questions.file_queries import TEXTS, files_below, place_of, text_file
from briefs.questions.listing import brief_folders, page_folders
from briefs.questions.settings_faults import missing_folders, unusable_profiles
from briefs.questions.style_queries import unusable_styles
from briefs.questions.tally_queries import WRONG, in_parts
from briefs.questions.waiting_queries import home_brief
from briefs.questions.world import CONTENT_NAME, FOLDER
from briefs.reading.files.front_matter_text import DRAFT
from briefs.reading.markdown.jobs import stray_faults, unread_records
from briefs.reading.markdown.svg import check_drawing
from briefs.reading.records.catalogue import GLOSSARY

Found = Iterator[Diagnostic]

UNSTORED: Relation[str] = Relation("unstored", str)
"""The path of each brief whose ids of paragraphs are not kept as they should be."""


@query
def passed_over(ask: Ask) -> frozenset[Code]:
    """Return the codes that the site does not want to hear of."""
    record = ask(settings_query.settings_record).value
    return frozenset(code for code, one in (record.checks if record else {}).items() if one is Severity.OFF)


def wrong(ask: Ask, found: Iterable[Diagnostic]) -> Iterator[Fact]:
    """Yield what is wrong, but for what the site does not want to hear of."""
    off = ask(passed_over)
    # In this order: a code that is told to nobody excuses nothing.
    told = without_consequences([one for one in found if one.code not in off])
    yield from in_parts(with_ids(told, AskedLibrary(ask)))


@producer(brief_folders, WRONG, UNSTORED)
def brief_faults(ask: Ask, name: str) -> Iterator[Fact]:
    """Yield what is wrong with a brief: its files, its texts, and what its languages do not agree in."""
    awaits = ask(waiting_queries.awaits, name)
    if awaits == DRAFT:
        # What a draft still lacks is told to who asks for drafts, and stops nobody.
        return
    found = [*_folder_faults(ask, BRIEFS, name)]
    for read in (ask(text_queries.stored_ids, name), ask(text_queries.translation_record, name)):
        found += read.faults
    library, brief_id = AskedLibrary(ask), BriefId(name)
    if has_settings(ask) and brief_id in library.ids:
        versions = text_queries.versions(ask, BRIEFS, name)
        for brief in versions.values():
            found += _text_faults(ask, brief)
        # A text in the file of another language is compared with nothing.
        if not has_cause(found, {Code.TEXT_LANGUAGE}):
            found += _version_faults(ask, brief_id)
        if is_unstored(ask(text_queries.stored_ids, name).value, ask(subject_queries.numbered_brief, name).map):
            yield UNSTORED.row("", next(iter(versions.values())).path)
    yield from wrong(ask, told_early(found, awaits, _policy(ask)))


def _policy(ask: Ask) -> SeverityPolicy:
    record = ask(settings_query.settings_record).value
    return SeverityPolicy(record.checks if record else {})


@producer(page_folders, WRONG)
def page_faults(ask: Ask, name: str) -> Iterator[Fact]:
    """Yield what is wrong with a page that is no brief."""
    found = [*_folder_faults(ask, PAGES, name)]
    if has_settings(ask):
        for page in text_queries.versions(ask, PAGES, name).values():
            found += _text_faults(ask, page)
    yield from wrong(ask, found)


def has_settings(ask: Ask) -> bool:
    """Return whether the site's settings are sound."""
    return ask(settings_query.settings_record).value is not None


def _folder_faults(ask: Ask, kind: str, name: str) -> Found:
    """Return what is wrong with the files of a brief or page, each by itself."""
    sorted_out = ask(text_queries.folder_texts, kind, name)
    yield from sorted_out.faults
    for lang in sorted_out.languages:
        yield from ask(reading_queries.reading, kind, name, lang).diagnostics
    yield from _drawing_faults(ask, place_of(ask, f"{kind}/{name}"))


def _drawing_faults(ask: Ask, folder: str) -> Found:
    for path in ask(files_below, folder).files:
        if path.lower().endswith(".svg"):
            file, faults = text_file(ask, path)
            yield from check_drawing(file) if file else faults


def _text_faults(ask: Ask, brief: Brief) -> Found:
    """Return what is wrong with a text in view of all others; derived ones say nothing of their own."""
    site = site_of(ask)
    if brief.lang in AUTHORED:
        yield from check_text(brief, site.library, AskedFiles(ask), site.pictures)
        yield from check_cited_text(brief, site.citations.text(brief), site.library)
        if brief.kind == BRIEFS:
            yield from check_provisions(brief, site.library)
            yield from check_moved(brief, site.library, site.laws)
            yield from check_words(brief, ask(glossary_queries.avoided, brief.lang))
        yield from _own_style(ask, brief, site.library.profiles)


def _own_style(ask: Ask, brief: Brief, profiles: Mapping[str, Profile]) -> Found:
    """Report a style that can't be used where a text asks for its profile itself."""
    if chosen := profiles.get(brief.front_matter.profile):
        at = brief.place("profile")
        for fault in unusable_styles(ask, chosen, profiles, brief.lang):
            yield Diagnostic(brief.path, *at, Code.CITE_PROFILE, fault)


def _version_faults(ask: Ask, name: BriefId) -> Found:
    """Return in what the languages of a brief do not agree."""
    library = AskedLibrary(ask)
    paragraphs = AskedParagraphs(ask, library)
    yield from check_disagreements(name, library)
    if not _is_vain(ask, name, OF_NOTES):
        yield from check_citation_parity(name, library, AskedCitations(ask, library))
    rows = paragraphs.rows.get(name)
    if rows is not None:
        if not _is_vain(ask, name, OF_BLOCKS):
            yield from check_parity(name, library, rows, numbers=Code.PARITY_NUMBER not in ask(passed_over))
        yield from check_two_ways(name, library, rows)
    if drift := ask(subject_queries.drift, name):
        yield from check_translation(name, library, drift)


def _is_vain(ask: Ask, name: BriefId, causes: frozenset[Code]) -> bool:
    """Return whether a text of a brief has faults after which its languages can't be compared."""
    langs = ask(text_queries.folder_texts, BRIEFS, name).languages
    told = causes.difference(ask(passed_over))
    return any(has_cause(ask(reading_queries.reading, BRIEFS, name, lang).diagnostics, told) for lang in langs)


@producer(once, WRONG)
def site_faults(ask: Ask) -> Iterator[Fact]:
    """Yield what is wrong with the settings, the lists of records, and between all briefs."""
    content = ask(CONTENT_NAME)
    listed = ask(files_below, content)
    found = [
        *_listing_faults(ask, listed.faults),
        *missing_folders(ask),
        *_document_faults(ask),
    ]
    for read in (
        *(
            ask(settings_query.settings_record),
            ask(record_queries.topic_records),
            ask(record_queries.jurisdiction_records),
        ),
        *(ask(record_queries.term_records), ask(record_queries.name_records)),
    ):
        found += read.faults
    own = [path.removeprefix(f"{content}/") for path in listed.files]
    found += stray_faults(content, (path for path in own if path.lower().endswith(TEXTS)))
    found += unread_records(content, own)
    for folder in dict.fromkeys(path.partition("/")[0] for path in own if "/" in path):
        if folder not in (BRIEFS, PAGES):
            found += _drawing_faults(ask, f"{content}/{folder}")
    if has_settings(ask):
        library = AskedLibrary(ask)
        found += check_glossary(library, f"{content}/{GLOSSARY}")
        found += check_clashes(library)
        found += unusable_profiles(ask, library)
    yield from wrong(ask, found)


def _listing_faults(ask: Ask, faults: Iterable[Diagnostic]) -> Found:
    """Return what is wrong with names of files and with links, but for what stands in a brief that is not out yet."""
    for fault in faults:
        name = home_brief(ask, fault.path)
        yield from told_early([fault], ask(waiting_queries.awaits, name) if name else "", _policy(ask))


def _document_faults(ask: Ask) -> Found:
    """Return what is wrong with the files of the pages beside the content; what else stands there is no page."""
    folder = ask(listing.documents_folder)
    for entry in ask(FOLDER, folder).entries if folder else ():
        home = f"{folder}/{entry.name}"
        if entry.kind == "folder" and any(inner.name in listing.LANGUAGES for inner in ask(FOLDER, home).entries):
            yield from ask(files_below, home).faults


DIAGNOSING = (passed_over, brief_faults, page_faults, site_faults)
