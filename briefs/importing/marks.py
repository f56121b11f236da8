"""Notes that were typed: `[1]` in the text and `[1]` before a note at its end become a mark and its note."""

import re
from collections.abc import Iterator
from itertools import pairwise

import msgspec

from briefs.importing.drafts import Draft, Paragraph, plain, review
from briefs.importing.furniture import is_furniture, without_furniture
from briefs.importing.mark_forms import CALL, FORMS, HEADING, SIGN, Form, number_in
from briefs.importing.source_signs import name_sources
from briefs.language.han import HAN
from briefs.messages.message import say

_GAP = 2
"""How many paragraphs that begin no note may stand between two notes: further paragraphs of the one before."""
_BEFORE_A_POINT = "：:；;，,、（("
"""Behind these a number in a ring begins a point (：①…；②…), and is no mark."""
_STOPS = "。.！!？?"
_LONGEST_REST = 300
"""Characters of a paragraph behind the last note that may belong to it."""
_SHOWN = 30
"""Characters of a line that a reminder repeats."""


class Run(msgspec.Struct, frozen=True):
    """The notes that stand together at the end of an article."""

    form: Form
    """The form of their marks."""
    start: int
    """The place of the paragraph that begins note 1, counted from 0."""
    end: int
    """The place after the last paragraph of the notes."""
    notes: dict[int, str]
    """The text of each note by its number as typed, its further paragraphs joined."""


def find_run(paragraphs: tuple[Paragraph, ...], start: int = 0) -> Run | None:
    """Find the first run of notes, numbered from 1, whose marks stand before it."""
    runs = (_certain_run(form, paragraphs, start) for form in FORMS)
    return next((run for run in runs if run), None)


def _certain_run(form: Form, paragraphs: tuple[Paragraph, ...], start: int = 0) -> Run | None:
    first = _first_run(form, paragraphs, start)
    if first is None or _is_certain(first, paragraphs):
        return first
    # Points may have numbers of the same form; notes stand at the end.
    begins = range(len(paragraphs) - 1, first.start, -1)
    last = next((at for at in begins if _number(form, paragraphs[at]) == 1), first.start)
    run = _run(form, paragraphs, last) if last > first.start and not form.needs_heading else first
    return run if run is not first and _is_certain(run, paragraphs) else None


def _first_run(form: Form, paragraphs: tuple[Paragraph, ...], start: int) -> Run | None:
    is_called = False
    for at in range(start, len(paragraphs)):
        if is_called and _number(form, paragraphs[at]) == 1 and (not form.needs_heading or _headed(paragraphs, at)):
            return _run(form, paragraphs, at)
        is_called = is_called or any(number == 1 for number, _ in _marks(form, paragraphs[at]))
    return None


def _headed(paragraphs: tuple[Paragraph, ...], at: int) -> bool:
    return at > 0 and bool(HEADING.fullmatch(plain(paragraphs[at - 1].text)))


def _is_certain(run: Run, paragraphs: tuple[Paragraph, ...]) -> bool:
    """Return whether marks and notes fit, in a form that numbers other things as well.

    Each note is called, in order, by a mark that begins no point; and behind the notes stands nothing of the text.
    """
    if run.form.is_common:
        return True
    rest = [plain(paragraph.text) for paragraph in paragraphs[run.end :]]
    if not _headed(paragraphs, run.start) and not all(map(is_furniture, rest)):
        return False
    marks = [mark for paragraph in paragraphs[: run.start] for mark in _marks(run.form, paragraph)]
    called: dict[int, bool] = {}
    for number, before in marks:
        called.setdefault(number, before not in _BEFORE_A_POINT)
    wanted = [number for number in called if number in run.notes]
    # Of such signs one that is no mark shows that others may be none.
    if run.form.needs_sources and (len(marks) > len(run.notes) or not name_sources(run.notes.values())):
        return False
    return wanted == sorted(run.notes) and all(called[number] for number in wanted)


def _number(form: Form, paragraph: Paragraph) -> int:
    match = form.note.match(paragraph.text) if paragraph.kind in ("text", "item") else None
    return number_in(match["number"]) if match else 0


def _run(form: Form, paragraphs: tuple[Paragraph, ...], start: int) -> Run:
    notes: dict[int, str] = {}
    at = end = start
    while at < len(paragraphs) and at < end + 1 + (_GAP if notes else 0):
        if _number(form, paragraphs[at]) == len(notes) + 1:
            match = form.note.match(paragraphs[at].text)
            between = [paragraph.text for paragraph in paragraphs[end:at]]
            if between:
                notes[len(notes)] = joined([notes[len(notes)], *between])
            notes[len(notes) + 1] = match["text"].strip() if match else ""
            end = at + 1
        at += 1
    return Run(form, start, end, notes)


def joined(lines: list[str]) -> str:
    """Join the paragraphs of a note; behind a Chinese stop there is no space."""
    text = ""
    for line in lines:
        text += ("" if not text or re.search(f"[{HAN}。，；：）」』]$", text) else " ") + line
    return text


def _marks(form: Form, paragraph: Paragraph) -> Iterator[tuple[int, str]]:
    """Return the numbers of the marks in a paragraph, each with the character before it; what begins it is none."""
    for match in form.mark.finditer(paragraph.text):
        if match.start():
            yield number_in(match["number"]), paragraph.text[match.start() - 1]


def bound(draft: Draft) -> Draft:
    """Bind typed marks to typed notes. A mark without a note stays as it was typed, as does a note without a mark."""
    for form in FORMS:
        if run := _certain_run(form, draft.paragraphs):
            draft = _bound(draft, run)
    return _with_doubt(draft)


def _bound(draft: Draft, run: Run) -> Draft:
    before, after = draft.paragraphs[: run.start], draft.paragraphs[run.end :]
    left_out = draft.left_out
    if before and HEADING.fullmatch(plain(before[-1].text)):
        left_out = (*left_out, plain(before[-1].text))
        before = before[:-1]
    notes, after = _with_rest(run, after)
    labels = {number: _label(number, draft.notes) for number in notes}
    called = {number for paragraph in (*before, *after) for number, _ in _marks(run.form, paragraph)}
    body = tuple(_with_marks(paragraph, labels, run.form) for paragraph in (*before, *after))
    lost = tuple(
        Paragraph(f"{review(say('import-note-uncalled', number=number))} {text}")
        for number, text in notes.items()
        if number not in called
    )
    called_notes = {labels[number]: text for number, text in notes.items() if number in called}
    return msgspec.structs.replace(
        draft, paragraphs=(*body, *lost), notes={**draft.notes, **called_notes}, left_out=left_out
    )


def _with_rest(run: Run, after: tuple[Paragraph, ...]) -> tuple[dict[int, str], tuple[Paragraph, ...]]:
    """Give the last note the sentences behind it, if nothing else stands there but what belongs to the page."""
    rest = [one for one in after if without_furniture(Draft((one,))).paragraphs]
    ends = all(one.kind == "text" and one.text[-1:] in _STOPS and len(one.text) <= _LONGEST_REST for one in rest)
    if not rest or len(rest) > _GAP or not ends:
        return run.notes, after
    last = len(run.notes)
    text = joined([run.notes[last], *(one.text for one in rest)]) + " " + review(say("import-behind-last-note"))
    return {**run.notes, last: text}, tuple(one for one in after if one not in rest)


def _label(number: int, taken: dict[str, str]) -> str:
    names = (str(number), *(f"{prefix}{number}" for prefix in ("t", "u", "v", "w", "x")))
    return next(name for name in names if name not in taken)


def _with_marks(paragraph: Paragraph, labels: dict[int, str], form: Form) -> Paragraph:
    def mark(match: re.Match[str]) -> str:
        number = number_in(match["number"])
        if not match.start():
            return match[0]
        if number in labels:
            return f"[^{labels[number]}]"
        return match[0] + (review(say("import-no-such-note", number=number)) if form.is_common else "")

    return msgspec.structs.replace(paragraph, text=form.mark.sub(mark, paragraph.text))


def _with_doubt(draft: Draft) -> Draft:
    """Say of lines that look like notes, and were not bound, that they do: once for all."""
    lines = next((found for form in FORMS if (found := _doubtful(form, draft.paragraphs))), None)
    lines = lines or _tail(draft.paragraphs)
    if not lines:
        return draft
    reminder = say("import-looks-like-notes", lines=tuple(plain(line)[:_SHOWN] for line in lines[:3]))
    return msgspec.structs.replace(draft, reviews=(*draft.reviews, reminder))


def _doubtful(form: Form, paragraphs: tuple[Paragraph, ...]) -> list[str]:
    """Return the lines that a form may number as notes: they are in order, and one of them is called."""
    numbers = [_number(form, paragraph) for paragraph in paragraphs]
    if form.needs_heading or 1 not in numbers:
        return []
    start = len(numbers) - 1 - numbers[::-1].index(1) if form.needs_sources else 0
    lines = [one.text for one, number in zip(paragraphs[start:], numbers[start:], strict=True) if number]
    found = [number for number in numbers[start:] if number]
    in_order = found[0] == 1 and all(after - before in (0, 1) for before, after in pairwise(found))
    called = {number for paragraph in paragraphs for number, _ in _marks(form, paragraph)}
    is_told = in_order and bool(called & set(found)) and (not form.needs_sources or name_sources(lines))
    return lines if is_told else []


def _tail(paragraphs: tuple[Paragraph, ...]) -> list[str]:
    """Return the lines at the end that name sources and begin with signs that the text has, in whatever form."""
    begun = [SIGN.match(paragraph.text) if paragraph.kind in ("text", "item") else None for paragraph in paragraphs]
    start = next((at for at in range(len(begun), 0, -1) if not begun[at - 1]), 0)
    signs = [match[0].strip() for match in begun[start:] if match]
    called = {sign[0].strip() for one in paragraphs[:start] for sign in CALL.finditer(one.text)} if signs else set()
    if not signs or len(set(signs)) < len(signs) or not called.issuperset(signs):
        return []
    lines = [paragraph.text for paragraph in paragraphs[start:]]
    return lines if name_sources(lines) else []
