"""Library → diagnostics: what is wrong with what the notes cite, and with the records that they cite."""

from collections.abc import Callable, Collection, Iterator, Sequence

from briefs.checks.note_checks import check_notes
from briefs.citing.profiles import meant_profile
from briefs.citing.spoken_names import titles_of
from briefs.language import edtf
from briefs.language.eras import names_year, wrong_eras
from briefs.language.keys import typed_key
from briefs.language.languages import AUTHORED
from briefs.library.citations import CitedText
from briefs.library.library import Library
from briefs.messages.message import NOTHING, Message, say
from briefs.model.brief import Brief, BriefId
from briefs.model.diagnostic import Code, Diagnostic, nearest
from briefs.model.source import LEGAL, Source, SourceKey

Place = Callable[..., tuple[str, int, int]]
"""Returns the file, line and column of a key of the settings, given with the keys that it stands in."""


def check_cited_text(brief: Brief, text: CitedText, library: Library) -> Iterator[Diagnostic]:
    """Check keys, typed short forms, notes and profile of a brief or page in a language that authors write."""
    yield from _keys(brief, library)
    yield from _profile(brief, library)
    yield from _by_hand(brief, library)
    yield from check_notes(brief, text, library)
    if brief.front_matter.citations != "frozen":
        yield from _problems(brief, text)


def _keys(brief: Brief, library: Library) -> Iterator[Diagnostic]:
    cited = [*((one.key, one.line, one.column) for note in brief.notes for one in note.keyed), *brief.chart_sources]
    # Most works are cited more than once.
    keys = dict.fromkeys(key for key, _, _ in cited)
    unknown = {key for key in keys if key not in library.sources and key not in library.unsound}
    for key, line, column in cited:
        if key in unknown:
            hint = nearest(key, list(library.sources))
            yield Diagnostic(brief.path, line, column, Code.CITE_UNKNOWN, say("no-source", key=key), hint)
    for key, line, column in brief.stray:
        if key in library.sources:
            message = say("key-in-text", cited=typed_key(key))
            hint = say("put-key-into-note", key=key, cited=typed_key(key))
            yield Diagnostic(brief.path, line, column, Code.CITE_OUTSIDE_NOTE, message, hint)


def _problems(brief: Brief, text: CitedText) -> Iterator[Diagnostic]:
    for cited in text.notes:
        for problem in cited.problems:
            yield Diagnostic(brief.path, problem.line, problem.column, problem.code, problem.message, problem.hint)


def _profile(brief: Brief, library: Library) -> Iterator[Diagnostic]:
    if brief.front_matter.profile:
        fault = _wrong_profile(brief.front_matter.profile, brief.lang, library)
        if fault:
            yield Diagnostic(brief.path, *brief.place("profile"), Code.CITE_PROFILE, *fault)


def _by_hand(brief: Brief, library: Library) -> Iterator[Diagnostic]:
    """Check that a form set by hand is of the work that its key names: it has its title and year."""
    for key, text in brief.front_matter.by_hand.items():
        at = (brief.path, *brief.place(f"as.{key}", "as"))
        source = library.sources.get(SourceKey(key))
        if source is None:
            hint = nearest(key, list(library.sources))
            yield Diagnostic(*at, Code.CITE_BY_HAND, say("as-no-source", key=key), hint)
            continue
        plain = text.replace("*", "").casefold()
        titles = titles_of(source) or (source.title.text,)
        year = source.dates.get("issued", "")[:4]
        lacks = [] if any(title.casefold() in plain for title in titles) else [say("its-title", titles=titles[0])]
        lacks += [say("its-year", year=year)] if year.isdigit() and not names_year(plain, int(year)) else []
        if lacks:
            message = say("as-form-lacks", key=key, names=tuple(lacks))
            yield Diagnostic(*at, Code.CITE_BY_HAND, message, say("compare-with-record"))


def check_site_profiles(library: Library, place: Place, styles: Collection[str]) -> Iterator[Diagnostic]:
    """Check the profiles and styles that the settings choose for the site; `place` says where a key of theirs is."""
    for lang in AUTHORED:
        chosen = library.settings.citations.of(lang)
        if chosen.style and chosen.style not in styles:
            hint = nearest(chosen.style, sorted(styles))
            if hint.key != "did-you-mean":
                hint = say("known-styles", names=tuple(sorted(styles)), style=chosen.style)
            at = place("citations", lang, "style")
            yield Diagnostic(*at, Code.CITE_PROFILE, say("no-style", style=chosen.style), hint)
        if chosen.profile and (fault := _wrong_profile(chosen.profile, lang, library)):
            yield Diagnostic(*place("citations", lang, "profile"), Code.CITE_PROFILE, *fault)


def _wrong_profile(name: str, lang: str, library: Library) -> tuple[Message, Message] | None:
    """Return what is wrong with a profile for a language, with a hint; None where it is one."""
    profile = library.profiles.get(name)
    if profile is not None and lang in profile.languages:
        return None
    known = {key: other for key, other in library.profiles.items() if lang in other.languages}
    if profile is None:
        return say("no-profile", name=name), meant_profile(name, known)
    return say("profile-not-for-language", name=name, lang=lang), say("known", names=tuple(known))


def check_source(source: Source, library: Library, is_used: bool) -> Iterator[Diagnostic]:
    """Check a record; `is_used` says whether some note or chart of a published text has it."""
    yield from _record(source, library)
    key = source.key
    if source.brief != key and BriefId(key) in library.ids:
        message = say("key-is-id-of-brief", key=key)
        yield _at(source, Code.SOURCE_DUPLICATE_KEY, message, say("give-another-key"))
    if not is_used and key not in library.awaited:
        message = say("no-note-cites", key=key)
        yield _at(source, Code.SOURCE_UNUSED, message, say("cite-or-delete-record", cited=typed_key(key)))


def check_twin_addresses(sources: Sequence[Source]) -> Iterator[Diagnostic]:
    """Report records of one address, in the order of their keys: each but the first."""
    for twin in sources[1:]:
        message = say("records-share-address", key=twin.key, other=sources[0].key, url=twin.url)
        yield _at(twin, Code.SOURCE_DUPLICATE_ADDRESS, message, say("keep-one-record"), "URL")


def _at(source: Source, code: Code, message: Message, hint: Message = NOTHING, field: str = "") -> Diagnostic:
    """Return a fault at a field of a record, or where the record begins."""
    return Diagnostic(source.path, *source.places.get(field, (source.line, source.column)), code, message, hint)


def _record(source: Source, library: Library) -> Iterator[Diagnostic]:
    known = (
        ("jurisdiction", source.jurisdiction, library.jurisdictions, Code.JURISDICTION_UNKNOWN),
        ("instrument", source.instrument, library.instruments, Code.INSTRUMENT_UNKNOWN),
        ("brief", source.brief, library.ids, Code.LINK_BRIEF),
    )
    for field, name, names, code in known:
        # A jurisdiction is listed by its code alone where the site has no pages for it.
        is_place = code is Code.JURISDICTION_UNKNOWN
        # UK is what readers are shown for GB.
        marks = [one.mark for one in library.jurisdictions.values()] if is_place else []
        if name and name not in names and (not is_place or not name.isupper() or name in marks):
            fault = say("of-record", key=source.key, fault=say(f"unknown-{field}", name=name))
            yield _at(source, code, fault, nearest(name, list(names)), field)
    for wording in source.texts.values():
        for text in (wording.text, *wording.others.values()):
            for _, era, right in wrong_eras(text):
                yield _at(
                    source,
                    Code.DATE_ERA,
                    say("record-era-is", key=source.key, era=era, right=right),
                    say("one-year-wrong"),
                )
    visited, issued = source.dates.get("accessed", ""), source.dates.get("issued", "")
    if source.url and not visited and source.type not in LEGAL and "DOI" not in source.texts:
        hint = say("add-accessed")
        yield _at(source, Code.SOURCE_VISIT, say("no-day-of-visit", key=source.key), hint, "URL")
    if _is_before(visited, issued):
        message = say("visited-before-issued", key=source.key, visited=visited, issued=issued)
        yield _at(source, Code.SOURCE_VISIT, message, say("one-date-wrong"), "accessed")


def _is_before(one: str, other: str) -> bool:
    """Return whether a date is surely before another; what is known to the month is compared by the month."""
    one, other = edtf.begin(one), edtf.begin(other)
    if not one or not other:
        return False
    length = min(len(one), len(other))
    return one[:length] < other[:length]
