"""Library → diagnostics: what is wrong with what the notes cite, and with the records that they cite."""

from collections import defaultdict
from collections.abc import Collection, Iterator

from briefs.checks.note_checks import check_notes
from briefs.citing.works import CitedNote, normal_address
from briefs.language import dates
from briefs.language.eras import wrong_eras
from briefs.language.languages import AUTHORED
from briefs.library.citations import Citations, CitedText
from briefs.library.library import Library
from briefs.model.brief import Brief, BriefId
from briefs.model.diagnostic import Code, Diagnostic, nearest
from briefs.model.settings import Settings
from briefs.model.source import LEGAL, Source

_IN_WORDS = "in words"


def check_citations(
    library: Library, citations: Citations, settings_path: str, styles: Collection[str]
) -> tuple[Diagnostic, ...]:
    """Check keys, typed short forms, notes, profiles, records, and that the languages of a brief cite alike."""
    faults: list[Diagnostic] = []
    for brief in (*library.briefs.values(), *library.pages.values()):
        if brief.lang in AUTHORED:
            text = citations.text(brief)
            faults += _keys(brief, library)
            faults += _profile(brief, library)
            faults += check_notes(brief, text, library)
            if brief.front_matter.citations != "frozen":
                faults += _problems(brief, text)
    faults += _site_profiles(library.settings, library, settings_path, styles)
    faults += _parity(library, citations)
    faults += _records(library, citations)
    return tuple(faults)


def _keys(brief: Brief, library: Library) -> Iterator[Diagnostic]:
    for note in brief.notes:
        for cited in note.keyed:
            if cited.key not in library.sources and cited.key not in library.unsound:
                hint = nearest(cited.key, list(library.sources))
                at = (cited.line, cited.column)
                yield Diagnostic(brief.path, *at, Code.CITE_UNKNOWN, f"there is no source {cited.key}", hint)
    for key, line, column in brief.chart_sources:
        if key not in library.sources and key not in library.unsound:
            hint = nearest(key, list(library.sources))
            yield Diagnostic(brief.path, line, column, Code.CITE_UNKNOWN, f"there is no source {key}", hint)
    for key, line, column in brief.stray:
        if key in library.sources:
            message = f"@{key} stands in the text, where it is printed as it is"
            hint = f"Put it into a note: [^{key}] in the text, and [^{key}]: @{key}. below."
            yield Diagnostic(brief.path, line, column, Code.CITE_OUTSIDE_NOTE, message, hint)


def _problems(brief: Brief, text: CitedText) -> Iterator[Diagnostic]:
    for cited in text.notes:
        for problem in cited.problems:
            yield Diagnostic(brief.path, problem.line, problem.column, problem.code, problem.message, problem.hint)


def _profile(brief: Brief, library: Library) -> Iterator[Diagnostic]:
    if brief.front_matter.profile:
        at = brief.place("profile")
        yield from _named_profile(brief.front_matter.profile, brief.lang, library, (brief.path, *at))


def _site_profiles(settings: Settings, library: Library, path: str, styles: Collection[str]) -> Iterator[Diagnostic]:
    for lang in AUTHORED:
        style = settings.citations.of(lang).style
        if style and style not in styles:
            message = f"there is no style {style}"
            yield Diagnostic(path, 0, 0, Code.CITE_PROFILE, message, nearest(style, sorted(styles)))
        if name := settings.citations.of(lang).profile:
            yield from _named_profile(name, lang, library, (path, 0, 0))


def _named_profile(name: str, lang: str, library: Library, at: tuple[str, int, int]) -> Iterator[Diagnostic]:
    known = [key for key, profile in library.profiles.items() if lang in profile.languages]
    if name not in library.profiles:
        yield Diagnostic(*at, Code.CITE_PROFILE, f"there is no profile {name}", nearest(name, known))
    elif name not in known:
        yield Diagnostic(*at, Code.CITE_PROFILE, f"the profile {name} is not for {lang}", f"Known: {', '.join(known)}.")


def _parity(library: Library, citations: Citations) -> Iterator[Diagnostic]:
    for brief_id in library.order:
        versions = [library.briefs[brief_id, lang] for lang in library.languages_of(brief_id) if lang in AUTHORED]
        if len(versions) == 2 and not any(version.front_matter.parity for version in versions):
            yield from _compared(versions[0], versions[1], citations, library)


def _compared(first: Brief, second: Brief, citations: Citations, library: Library) -> Iterator[Diagnostic]:
    """Name the first note in which two versions of a brief differ."""
    ours, theirs = citations.text(first).notes, citations.text(second).notes
    hint = "Make both cite alike, or say why they differ: parity: …"
    for one, other in zip(ours, theirs, strict=False):
        unknown = any(insertion.key not in library.sources for insertion in (*one.note.keyed, *other.note.keyed))
        if not unknown and not _agree(_cites(one), _cites(other)):
            message = (
                f"note {other.note.number} cites {_listed(other)}; in {first.lang}.md note {one.note.number} cites "
                f"{_listed(one)}"
            )
            yield Diagnostic(second.path, other.note.line, 1, Code.CITE_PARITY, message, hint)
            return
    if len(ours) != len(theirs):
        message = f"{second.lang}.md has {_notes(len(theirs))}, {first.lang}.md has {_notes(len(ours))}"
        longer, brief = (ours, first) if len(ours) > len(theirs) else (theirs, second)
        line = longer[min(len(ours), len(theirs))].note.line
        yield Diagnostic(brief.path, line, 1, Code.CITE_PARITY, message, hint)


def _notes(number: int) -> str:
    return f"{number} note" + ("" if number == 1 else "s")


def _agree(ours: tuple[str, ...], theirs: tuple[str, ...]) -> bool:
    """Return whether two notes cite alike, as far as can be told."""
    pairs = zip(ours, theirs, strict=False)
    return len(ours) == len(theirs) and all(one == other or _IN_WORDS in (one, other) for one, other in pairs)


def _cites(cited: CitedNote) -> tuple[str, ...]:
    """Return what a note cites in the order of the text; what is cited in words only can't be compared."""
    return tuple(one.work.key or one.work.brief or _IN_WORDS for one in cited.cited)


def _listed(cited: CitedNote) -> str:
    return ", ".join(_cites(cited)) or "nothing"


def _records(library: Library, citations: Citations) -> Iterator[Diagnostic]:
    by_address: dict[str, list[Source]] = defaultdict(list)
    cited = {work.key for text in citations.texts.values() for note in text.notes for work in note.works}
    cited |= {key for brief in library.briefs.values() for key, _, _ in brief.chart_sources} | library.awaited
    own = {brief.path for brief in library.briefs.values()}
    for key, source in library.sources.items():
        if source.path not in own:
            yield from _record(source, library)
            if BriefId(key) in library.ids and source.brief != key:
                message = f"{key} is the id of a brief, which can be cited by it"
                yield _at(source, Code.SOURCE_DUPLICATE_KEY, message, "Give the record another key.")
            if key not in cited:
                message = f"no note cites {key}"
                yield _at(source, Code.SOURCE_UNUSED, message, f"Cite it in a note: @{key}, or delete the record.")
            if source.url:
                by_address[normal_address(source.url)].append(source)
    for sources in by_address.values():
        for twin in sources[1:]:
            message = f"{twin.key} and {sources[0].key} have one address: {twin.url}"
            yield _at(twin, Code.SOURCE_DUPLICATE_ADDRESS, message, "If they are one work, keep one record.")


def _at(source: Source, code: Code, message: str, hint: str = "") -> Diagnostic:
    return Diagnostic(source.path, source.line, source.column, code, message, hint)


def _record(source: Source, library: Library) -> Iterator[Diagnostic]:
    known = (
        (source.jurisdiction, library.jurisdictions, Code.JURISDICTION_UNKNOWN, "jurisdiction"),
        (source.instrument, library.instruments, Code.INSTRUMENT_UNKNOWN, "instrument"),
        (source.brief, library.ids, Code.LINK_BRIEF, "brief"),
    )
    for name, names, code, word in known:
        # A jurisdiction is listed by its code alone where the site has no pages for it.
        if name and name not in names and (code is not Code.JURISDICTION_UNKNOWN or not name.isupper()):
            yield _at(source, code, f"{source.key}: unknown {word} {name}", nearest(name, list(names)))
    for wording in source.texts.values():
        for text in (wording.text, *wording.others.values()):
            for _, era, right in wrong_eras(text):
                yield _at(source, Code.DATE_ERA, f"{source.key}: {era} is {right}", "One of the two years is wrong.")
    visited, issued = source.dates.get("accessed", ""), source.dates.get("issued", "")
    if source.url and not visited and source.type not in LEGAL and "DOI" not in source.texts:
        hint = "Add a line `accessed: 2025-06-11`."
        yield _at(source, Code.SOURCE_VISIT, f"{source.key} says no day on which its address was visited", hint)
    if _is_before(visited, issued):
        message = f"{source.key} was visited on {visited}, before it was issued ({issued})"
        yield _at(source, Code.SOURCE_VISIT, message, "One of the two dates is wrong.")


def _is_before(one: str, other: str) -> bool:
    """Return whether a date is surely before another; what is known to the month is compared by the month."""
    if not one or not other or dates.problem(one) or dates.problem(other):
        return False
    length = min(len(one), len(other))
    return one[:length] < other[:length]
