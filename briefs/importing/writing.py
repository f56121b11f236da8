"""A draft as the files of a brief: front matter, Markdown, and a file for each new record."""

import re
from collections.abc import Iterable

import msgspec

from briefs.importing.drafts import Draft, Paragraph, at_start, plain, review, spoken
from briefs.importing.front_lines import bare
from briefs.importing.new_records import quoted
from briefs.language.languages import Lang
from briefs.messages import EN
from briefs.messages.message import say

_NO_TITLE = say("import-no-title")
_NO_DATE = say("import-no-date")


class Place(msgspec.Struct, frozen=True):
    """Where a brief goes and what it is about."""

    brief_id: str
    """The name of its folder; it is the title too where none was found."""
    lang: Lang
    """The authored language of the text, which only the file's name says."""
    topics: tuple[str, ...]
    """Keys of topics.yaml, at least one."""
    jurisdictions: tuple[str, ...]
    """Keys of jurisdictions.yaml, at least one."""
    today: str
    """The day of the import (ISO 8601), which is written where no date was found."""
    guessed: tuple[str, ...] = ()
    """The keys of the front matter that nobody gave (`topics`, `jurisdictions`); each becomes a reminder."""
    messages: str = EN
    """The language of reminders, which is that of messages."""


def brief_file(draft: Draft, place: Place) -> str:
    """Write a brief. It is a draft: somebody looks it through before it is published."""
    title = plain(draft.title).strip() or place.brief_id
    description = plain(draft.description).strip() or _first_sentence(draft) or title
    lines = [
        "---",
        f"title: {quoted(title)}",
        f"description: {quoted(description)}",
        f"date: {draft.date or place.today}",
        f"topics: [{', '.join(place.topics)}]",
        f"jurisdictions: [{', '.join(place.jurisdictions)}]",
        *_listed("points", map(quoted, draft.points)),
        *_listed("affects", map(quoted, draft.affects)),
        *_listed("dates", (f"{{date: {date}, what: {quoted(what)}}}" for date, what in draft.dates)),
        *([f"authors: [{', '.join(quoted(author) for author in draft.authors)}]"] if draft.authors else []),
        *([f"funding: {quoted(draft.funding)}"] if draft.funding else []),
        *(_compiled_from(draft) if draft.address else []),
        "draft: true",
        "---",
    ]
    missing = [*([] if draft.title.strip() else [_NO_TITLE]), *([] if draft.date else [_NO_DATE])]
    doubts = [*draft.reviews, *missing, *(say("import-guessed", field=name) for name in place.guessed)]
    if not draft.description:
        doubts.append(say("import-first-words"))
    reminders = "\n".join(review(doubt) for doubt in doubts)
    parts = ["\n".join(lines), *([reminders] if reminders else []), *_body(draft.paragraphs)]
    notes = "\n".join(f"[^{label}]: {at_start(text)}" for label, text in draft.notes.items())
    return spoken("\n\n".join([*parts, *([notes] if notes else [])]) + "\n", place.messages)


def _listed(key: str, values: Iterable[str]) -> list[str]:
    """Write a list of the front matter, an entry a line; nothing where there is none."""
    lines = [f"  - {value}" for value in values]
    return [f"{key}:", *lines] if lines else []


def _compiled_from(draft: Draft) -> list[str]:
    lines = ["compiled_from:", f"  title: {quoted(plain(draft.title))}"]
    if draft.authors:
        lines.append(f"  publisher: {quoted(draft.authors[0])}")
    return [*lines, *([f"  date: {draft.date}"] if draft.date else []), f"  url: {quoted(draft.address)}"]


def _first_sentence(draft: Draft) -> str:
    for paragraph in draft.paragraphs:
        words = plain(bare(paragraph.text)[0]).strip()
        if paragraph.kind == "text" and words and not paragraph.text.startswith("!["):
            return re.split(r"(?<=[。！？])|(?<=[.!?])\s", words)[0][:200].strip()
    return plain(draft.title)


def _body(paragraphs: tuple[Paragraph, ...]) -> list[str]:
    """Write paragraphs, those of one list without blank lines between."""
    parts: list[str] = []
    numbers: dict[int, int] = {}
    above: list[int] = []
    """The levels of the points that are open, as they were where they came from."""
    depth = 0
    for at, paragraph in enumerate(paragraphs):
        after_item = at > 0 and paragraphs[at - 1].kind == "item"
        if paragraph.kind == "item":
            # A point hangs at most one level below the one before, whatever its level was where it came from.
            above = [level for level in above if level < paragraph.level] if after_item else []
            depth = len(above)
            above.append(paragraph.level)
            numbers = {level: number for level, number in numbers.items() if level <= depth} if after_item else {}
            numbers[depth] = paragraph.number or numbers.get(depth, 0) + 1
            paragraph = msgspec.structs.replace(paragraph, level=depth)
        text = _written(paragraph, numbers.get(paragraph.level, 1))
        if paragraph.kind == "item" and after_item and parts:
            parts[-1] += "\n" + text
        elif text:
            parts.append(text)
    return parts


def _written(paragraph: Paragraph, number: int) -> str:
    text = paragraph.text.strip()
    match paragraph.kind:
        case "heading":
            return f"{'#' * paragraph.level} {text}"
        case "item":
            return f"{'   ' * paragraph.level}{f'{number}.' if paragraph.ordered else '-'} {at_start(text)}"
        case "quote":
            return f"> {at_start(text)}"
        case "raw":
            return paragraph.text.rstrip()
    return at_start(text)
