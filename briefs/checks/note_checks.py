"""What is wrong with notes that were typed out, and with where notes and their marks end: repeats, visits, stops."""

from collections.abc import Iterator
from itertools import product

from briefs.citing.cited_note import CitedNote
from briefs.citing.spoken_names import names_of, titles_of
from briefs.citing.works import normal_address
from briefs.language.keys import typed_key
from briefs.language.languages import is_chinese
from briefs.library.citations import CitedText
from briefs.library.library import Library
from briefs.messages.message import Message, say
from briefs.model.brief import Brief
from briefs.model.diagnostic import Code, Diagnostic
from briefs.model.source import SourceKey
from briefs.patterns import lazy_pattern
from briefs.placeholders import Placeholder

_TYPED = lazy_pattern(f"[{Placeholder.TYPED_OPEN}{Placeholder.TYPED_CLOSE}]")
_STOPS = "。.！!？?…"
_CLOSING = "”’」』）)》〉\"'"
_PAUSES = "。，、；：！？.,;:!?"
# What stands before the day of a visit: 最後瀏覽日：, 瀏覽日期, last visited.
_VISIT_WORDS = lazy_pattern(
    r"最[後后](?:瀏覽|浏览|造訪|點閱|查閱|檢視)(?:日期|日)|(?:瀏覽|造訪|點閱)日期|last visited|last accessed"
)
_DAY = lazy_pattern(r"(\d{4})[/.年-](\d{1,2})[/.月-](\d{1,2})")
# June 11, 2025, Sept. 3, 2024.
_ENGLISH_DAY = lazy_pattern(r"(Jan|Feb|Mar|Apr|May|June?|July?|Aug|Sept?|Oct|Nov|Dec)[a-z]*\.? (\d{1,2}), (\d{4})")
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_TITLE = lazy_pattern(
    # All of it has bounds: an author begins where words begin, and a mark that nothing closes ends nothing.
    r"(?:(?<![^，,；;。>〉》])(?P<author>[^，,；;。>]{2,200})[，,]\s*)?"
    r"(?:[〈《](?P<han>[^〉》]{4,300})[〉》]|<em>(?P<latin>[^<]{8,500})</em>)"
    r"(?:[，,]\s*(?P<publisher>[^，,；;。（(<\d]{2,100}))?"
)
"""A title with author before or publisher after; a title alone may be a statute, named again and again."""


def check_notes(brief: Brief, text: CitedText, library: Library) -> Iterator[Diagnostic]:
    """Check the notes of one text."""
    if brief.front_matter.citations != "frozen":
        yield from _repeats(brief, text, library)
        yield from _visits(brief, text, library)
    for cited in text.notes:
        yield from _stop(brief, cited)
    yield from _marks(brief, text)


def _at(brief: Brief, cited: CitedNote, code: Code, message: Message, hint: Message) -> Diagnostic:
    return Diagnostic(brief.path, cited.note.line, 1, code, message, hint)


def _repeats(brief: Brief, text: CitedText, library: Library) -> Iterator[Diagnostic]:
    """Report sources that are typed out in full a second time: same record, same address, or same title."""
    seen: dict[str, int] = {}
    known: set[str] = set()
    for cited in text.notes:
        note = cited.note
        if keyed := note.keyed:
            for insertion in keyed:
                seen.setdefault(f"key {insertion.key}", note.number)
                if insertion.key not in known and (source := library.sources.get(SourceKey(insertion.key))):
                    known.add(insertion.key)
                    for title, name in product(titles_of(source), names_of(source)):
                        seen.setdefault(f"title {title} {name}", note.number)
            continue
        names = [f"key {one.work.key}" for one in cited.cited if one.by == "address"]
        names += [f"address {normal_address(url)}" for url in note.addresses]
        names += [
            f"title {found['han'] or found['latin']} {(found['author'] or found['publisher']).strip()}"
            for found in _TITLE.finditer(note.html)
            if not note.typed and (found["author"] or found["publisher"])
        ]
        first = min((seen[name] for name in names if name in seen), default=0)
        if first:
            message = say("note-repeats-source", number=note.number, first=first)
            hint = say("cite-both-by-key")
            yield _at(brief, cited, Code.CITE_REPEATED, message, hint)
        for name in names:
            seen.setdefault(name, note.number)


def _visits(brief: Brief, text: CitedText, library: Library) -> Iterator[Diagnostic]:
    """Report visits of typed notes: none, two days for one address, before the work was issued, two wordings."""
    days: dict[str, tuple[str, int]] = {}
    words: dict[str, int] = {}
    for cited in text.notes:
        note = cited.note
        if note.keyed or not note.addresses:
            continue
        spoken = _VISIT_WORDS.search(note.text)
        if not spoken:
            hint = say("end-in-last-visited") if is_chinese(brief.lang) else say("add-last-visited")
            yield _at(brief, cited, Code.SOURCE_VISIT, say("note-has-no-day-of-visit", number=note.number), hint)
            continue
        words.setdefault(spoken[0], note.number)
        first_words = next(iter(words))
        if spoken[0] != first_words:
            message = say(
                "visits-worded-two-ways",
                number=note.number,
                spoken=spoken[0],
                words=words[first_words],
                first_words=first_words,
            )
            yield _at(brief, cited, Code.CITE_VISITS, message, say("use-one-wording"))
        day = _first_day(note.text[spoken.end() :])
        if issued := next((d for d in _all_days(note.text[: spoken.start()]) if day and d > day), ""):
            message = say("note-visited-before-issued", number=note.number, day=day, issued=issued)
            yield _at(brief, cited, Code.SOURCE_VISIT, message, say("one-date-wrong"))
        for url in note.addresses:
            yield from _two_days(brief, cited, normal_address(url), day, days)
        for one in (one for one in cited.cited if one.by == "address"):
            recorded = library.sources[SourceKey(one.work.key)].dates.get("accessed", "")
            # A record that knows the month or year only can't name another day.
            if day and len(recorded) == 10 and recorded != day:
                message = say(
                    "note-and-record-differ-on-visit", number=note.number, day=day, key=one.work.key, recorded=recorded
                )
                yield _at(brief, cited, Code.CITE_VISITS, message, say("cite-by-key", cited=typed_key(one.work.key)))


def _two_days(
    brief: Brief, cited: CitedNote, address: str, day: str, days: dict[str, tuple[str, int]]
) -> Iterator[Diagnostic]:
    before, number = days.setdefault(address, (day, cited.note.number))
    if day and before and before != day:
        message = say("notes-differ-on-visit", number=cited.note.number, day=day, other=number, before=before)
        yield _at(brief, cited, Code.CITE_VISITS, message, say("give-one-day-or-cite-by-key"))


def _all_days(text: str) -> list[str]:
    found = [f"{y}-{int(m):02}-{int(d):02}" for y, m, d in _DAY.findall(text)]
    return found + [f"{y}-{_MONTHS.index(m[:3].lower()) + 1:02}-{int(d):02}" for m, d, y in _ENGLISH_DAY.findall(text)]


def _first_day(text: str) -> str:
    return next(iter(_all_days(text)), "")


def _stop(brief: Brief, cited: CitedNote) -> Iterator[Diagnostic]:
    words = _TYPED.sub("", cited.note.text).rstrip().rstrip(_CLOSING)
    if words and words[-1] not in _STOPS:
        stop = "。" if is_chinese(brief.lang) else "."
        yield _at(
            brief, cited, Code.NOTE_STOP, say("note-no-stop", number=cited.note.number), say("end-it-in", stop=stop)
        )


def _marks(brief: Brief, text: CitedText) -> Iterator[Diagnostic]:
    """Report marks on the wrong side of a stop: by the profile's rule, else unlike most marks of the brief."""
    rule = text.profile.marks
    references = [reference for cited in text.notes for reference in cited.note.references]
    before = [reference for reference in references if reference.after and reference.after in _PAUSES]
    after = [reference for reference in references if reference.before and reference.before in _PAUSES]
    if not rule:
        if not before or not after:
            return
        rule = "before-stop" if len(before) >= len(after) else "after-stop"
    if rule == "before-stop":
        wrong = [(reference, "after", reference.before) for reference in after]
    else:
        wrong = [(reference, "before", reference.after) for reference in before]
    for reference, side, stop in wrong:
        hint = say("put-mark-beside-stop", side=say("before-stop" if side == "after" else "behind-stop"))
        message = say(
            "note-mark-beside-stop", side=say("before-stop" if side == "before" else "behind-stop"), stop=stop
        )
        yield Diagnostic(brief.path, reference.line, reference.column, Code.NOTE_MARK, message, hint)
