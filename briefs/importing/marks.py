"""Notes that were typed: `[1]` in the text and `[1]` before a note at its end become a mark and its note."""

import re
from collections.abc import Iterator

import msgspec

from briefs.importing.drafts import Draft, Paragraph, plain, review
from briefs.messages.message import say

_OPEN, _CLOSE = r"\\?[\[［【]", r"\\?[\]］】]"
_MARK = re.compile(rf"[ \u3000]*{_OPEN}[註注]?\s?(\d{{1,3}}){_CLOSE}|[ \u3000]*[（(][註注]\s?(\d{{1,3}})[)）]")
"""A mark as it was typed: [1], ［註1］, 【1】, （註1）, with the spaces before it; brackets may be escaped."""
_NOTE = re.compile(
    rf"(?:{_OPEN}[註注]?\s?(?P<a>\d{{1,3}}){_CLOSE}|[註注]\s?(?P<b>\d{{1,3}})\s?[:：、])\s*(?P<text>\S.*)$"
)
"""How a note begins: [1]…, ［註1］…, 註1：…."""
_HEADING = re.compile(
    r"(?:註釋|注釋|附註|註解|註腳|腳註|參考(?:資料|文獻)|notes?|footnotes?|endnotes?|references)[:：]?", re.IGNORECASE
)
"""The heading over the notes of an article: 註釋, 參考文獻, References:."""
_GAP = 2
"""How many paragraphs that begin no note may stand between two notes: further paragraphs of the one before."""


class Run(msgspec.Struct, frozen=True):
    """The notes that stand together at the end of an article."""

    start: int
    """The place of the paragraph that begins note 1, counted from 0."""
    end: int
    """The place after the last paragraph of the notes."""
    notes: dict[str, str]
    """The text of each note by its number as typed (`1`), its further paragraphs joined."""


def find_run(paragraphs: tuple[Paragraph, ...], start: int = 0) -> Run | None:
    """Find the first run of notes, numbered from 1, whose marks stand before it."""
    is_called = False
    for at in range(start, len(paragraphs)):
        if is_called and _number(paragraphs[at]) == 1:
            return _run(paragraphs, at)
        is_called = is_called or "1" in marks_in(paragraphs[at : at + 1])
    return None


def _number(paragraph: Paragraph) -> int:
    match = _NOTE.match(paragraph.text)
    return int(match["a"] or match["b"]) if match else 0


def _run(paragraphs: tuple[Paragraph, ...], start: int) -> Run:
    notes: dict[str, str] = {}
    at = end = start
    while at < len(paragraphs) and at < end + 1 + (_GAP if notes else 0):
        if _number(paragraphs[at]) == len(notes) + 1:
            match = _NOTE.match(paragraphs[at].text)
            between = [paragraph.text for paragraph in paragraphs[end:at]]
            if between:
                notes[str(len(notes))] = " ".join([notes[str(len(notes))], *between])
            notes[str(len(notes) + 1)] = match["text"].strip() if match else ""
            end = at + 1
        at += 1
    return Run(start, end, notes)


def marks_in(paragraphs: tuple[Paragraph, ...]) -> Iterator[str]:
    """Return the numbers of the marks that stand in paragraphs."""
    for paragraph in paragraphs:
        for match in _MARK.finditer(paragraph.text):
            yield match[1] or match[2]


def bound(draft: Draft) -> Draft:
    """Bind typed marks to typed notes. A mark without a note stays as it was typed, as does a note without a mark."""
    run = find_run(draft.paragraphs)
    if run is None:
        return draft
    before, after = draft.paragraphs[: run.start], draft.paragraphs[run.end :]
    left_out = draft.left_out
    if before and _HEADING.fullmatch(plain(before[-1].text)):
        left_out = (*left_out, plain(before[-1].text))
        before = before[:-1]
    labels = {number: _label(number, draft.notes) for number in run.notes}
    called = set(marks_in((*before, *after)))
    body = tuple(_with_marks(paragraph, labels) for paragraph in (*before, *after))
    lost = tuple(
        Paragraph(f"{review(say('import-note-uncalled', number=number))} {text}")
        for number, text in run.notes.items()
        if number not in called
    )
    notes = {labels[number]: text for number, text in run.notes.items() if number in called}
    return msgspec.structs.replace(draft, paragraphs=(*body, *lost), notes={**draft.notes, **notes}, left_out=left_out)


def _label(number: str, taken: dict[str, str]) -> str:
    return number if number not in taken else f"t{number}"


def _with_marks(paragraph: Paragraph, labels: dict[str, str]) -> Paragraph:
    def mark(match: re.Match[str]) -> str:
        number = match[1] or match[2]
        if number in labels:
            return f"[^{labels[number]}]"
        return f"{match[0]}{review(say('import-no-such-note', number=number))}" if labels else match[0]

    return msgspec.structs.replace(paragraph, text=_MARK.sub(mark, paragraph.text))
