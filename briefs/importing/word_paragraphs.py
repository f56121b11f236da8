"""The paragraphs of a Word file: what each is for, and the number before it, written so that Pandoc keeps them."""

import re
from xml.etree.ElementTree import Element

import msgspec

from briefs.importing.word_marks import Mark, Marks
from briefs.importing.word_numbering import Counter, Number
from briefs.importing.word_styles import (
    LARGE,
    PLAIN,
    Style,
    alignment,
    is_large,
    read_numbering,
    size_of,
    style_of,
)
from briefs.importing.word_xml import PARAGRAPH, RUN, TEXT, run_of, tag, words_in
from briefs.language.han import HAN

_PROPERTIES = tag("w:pPr")
_LONGEST_TITLE = 200
"""Characters of a paragraph that is taken for a title by its looks."""
_HEAD = 8
"""Paragraphs at the beginning among which a title is looked for."""
_LADDER = re.compile(r"[壹貳參肆伍一二三四五]、|[（(][一二三]|[1-9][.、]|[IVX]+\.\s")
_NAME = re.compile(f"[{HAN}]{{2,4}}")
_CLOSED = re.compile(r"[、。）」』】〕．：]$")
"""Behind these no space stands: 壹、前言, but 第一條 目的."""
_FRONT = (
    *("title", "subtitle", "author", "date", "abstract", "caption", "contents"),
    *("headnote title", "headnote", "headnote affects", "headnote date"),
)


def marked(body: Element, styles: dict[str, Style], counter: Counter, marks: Marks, left_out: list[str]) -> None:
    """Put a token before each paragraph that has a role or a number; take away what Pandoc would make of them."""
    titled = any(styles.get(style_of(one), PLAIN).role == "title" and words_in(one) for one in body.iter(PARAGRAPH))
    by_hand = None if titled else _title_by_hand(body, styles)
    authors = _authors(body, by_hand)
    for paragraph in body.iter(PARAGRAPH):
        style_id = style_of(paragraph)
        style = styles.get(style_id, styles.get("", PLAIN))
        number = _number(paragraph, style_id, style, counter)
        role = style.role
        if paragraph is by_hand:
            role = "title"
        elif not role and number is None and id(paragraph) in authors:
            role = "author"
        if role == "contents":
            left_out.append(words_in(paragraph))
            paragraph[:] = []
        elif role in _FRONT:
            _forget(paragraph, "w:pStyle")
            _put_before(paragraph, run_of(marks.token(Mark("role", role=role))))
        if number is None:
            continue
        _forget(paragraph, "w:ind")
        if role == "heading" or role in _FRONT:
            if number.text:
                _put_before(paragraph, run_of(before_words(number)))
        else:
            _put_before(paragraph, run_of(marks.token(_point(number, is_listed=role == "point"))))


def before_words(number: Number) -> str:
    """Return a number as it stands before words, with a space where one belongs."""
    return number.text + ("" if number.is_close or _CLOSED.search(number.text) else " ")


def _point(number: Number, *, is_listed: bool) -> Mark:
    return Mark(
        "point",
        words=number.text,
        level=number.level,
        number=0 if number.is_bullet else number.value,
        is_plain=number.is_plain or is_listed,
        is_close=number.is_close or bool(_CLOSED.search(number.text)),
    )


def _number(paragraph: Element, style_id: str, style: Style, counter: Counter) -> Number | None:
    """Count a paragraph that has words and a number."""
    own = read_numbering(paragraph.find(_PROPERTIES))
    if own is not None and not own.list_id and style.numbering is not None:
        own = msgspec.structs.replace(own, list_id=style.numbering.list_id)
    numbering = own or style.numbering
    if numbering is None or numbering.list_id in ("", "0") or not _shows(paragraph):
        return None
    return counter.next(numbering, "" if own else style_id)


def _shows(paragraph: Element) -> bool:
    """Return whether a paragraph shows anything; Word counts empty ones too, but nobody reads their numbers."""
    return any(one.tag in _SHOWN for one in paragraph.iter())


_SHOWN = (TEXT, tag("w:drawing"), tag("w:pict"), tag("m:t"), tag("w:sym"))


def _title_by_hand(body: Element, styles: dict[str, Style]) -> Element | None:
    """Return the paragraph at the head that stands out most: large, bold, in the middle; None where none does."""
    best: tuple[int, Element | None] = (0, None)
    head = [one for one in body if one.tag == PARAGRAPH and words_in(one)][:_HEAD]
    for paragraph in head:
        style = styles.get(style_of(paragraph), styles.get("", PLAIN))
        words = words_in(paragraph)
        if style.role or len(words) > _LONGEST_TITLE or read_numbering(paragraph.find(_PROPERTIES)) is not None:
            break
        # A line that bears a number of the ladder is a heading: the title stands above it.
        if _LADDER.match(words):
            break
        weight = _weight(paragraph, style)
        if weight > best[0]:
            best = (weight, paragraph)
    return best[1]


def _weight(paragraph: Element, style: Style) -> int:
    """Return how much a paragraph stands out, its size first."""
    said = [run for run in paragraph.iter(RUN) if "".join(one.text or "" for one in run.findall(TEXT)).strip()]
    looks = [run.find(tag("w:rPr")) for run in said]
    is_centred = style.is_centred or alignment(paragraph.find(_PROPERTIES)) == "center"
    is_bold = style.is_large or (bool(looks) and all(is_large(one) for one in looks))
    largest = max((size_of(one) for one in looks), default=0)
    return (largest if largest >= LARGE else 0) + 2 * is_centred + is_bold


def _authors(body: Element, title: Element | None) -> set[int]:
    """Return the lines under a title, by identity, that are the name of who wrote it.

    Such a line is short, in Han, and stands at the right or in the middle.
    """
    if title is None:
        return set()
    siblings = list(body)
    place = next((at for at, one in enumerate(siblings) if one is title), len(siblings))
    found = set()
    for paragraph in siblings[place + 1 : place + 3]:
        name = re.sub(r"[\s*＊]", "", words_in(paragraph))
        is_aside = alignment(paragraph.find(_PROPERTIES)) in ("center", "right", "end")
        if paragraph.tag == PARAGRAPH and is_aside and _NAME.fullmatch(name):
            found.add(id(paragraph))
    return found


def _forget(paragraph: Element, name: str) -> None:
    properties = paragraph.find(_PROPERTIES)
    found = properties.find(tag(name)) if properties is not None else None
    if properties is not None and found is not None:
        properties.remove(found)


def _put_before(paragraph: Element, run: Element) -> None:
    at = 1 if len(paragraph) and paragraph[0].tag == _PROPERTIES else 0
    paragraph.insert(at, run)
