"""Telling articles apart: a page's copy often holds the article, and others that the page recommends."""

import re

import msgspec

from briefs.importing.drafts import Draft, Paragraph, escaped, plain
from briefs.importing.furniture import RELATED, is_furniture, without_furniture
from briefs.importing.marks import bound, find_run
from briefs.importing.starred_notes import with_starred
from briefs.language.han import HAN
from briefs.messages.message import say

_LONG = 150
"""Characters from which a paragraph may be an article by itself; a title has fewer than half of it."""
_STOPS = "。.！!？?；;，,：:"
_NO_TITLE = say("import-title-of-first-words")
_RUN_ON = say("import-title-run-on")
_AGAIN = re.compile(rf"(?:^|\s)(?P<title>(?P<who>[{HAN}]{{3,14}})[^。]{{4,80}}?)(?=(?P=who)[(（於在])")
"""A title, and behind it the name again with which it began: 歐盟執委會發布…報告歐盟執委會（European Commission）於…"""
_CALLED = re.compile(r"\[\^([^\]]+)\]")
_DATED = re.compile(r"(?P<title>[^。]{10,80}?)(?=自?西元\d{4}年|今[（(]\d{4}[)）]年)")
"""A title, and behind it how a text begins: …也不例外自西元2017年1月以來."""


def articles(draft: Draft) -> tuple[Draft, ...]:
    """Return the articles of a copy, the main one first, each with its notes and without what belongs to the page."""
    main, rest = _main(draft)
    parts = (main, *_others(rest))
    first, *found = (without_furniture(with_starred(bound(_with_own(part, draft)))) for part in parts)
    of_page = [words for part in found if not part.paragraphs for words in part.left_out]
    first = msgspec.structs.replace(first, left_out=(*first.left_out, *of_page))
    return tuple(part for part in (first, *found) if part.paragraphs)


def _with_own(part: Draft, whole: Draft) -> Draft:
    """Add to an article the notes and pictures of the copy that its own paragraphs call."""
    front = (part.title, part.description, *part.authors)
    text = "\n".join([*front, *(paragraph.text for paragraph in part.paragraphs)])
    called = set(_CALLED.findall(text))
    notes = {label: note for label, note in whole.notes.items() if label in called}
    said = "\n".join([text, *notes.values()])
    pictures = {name: data for name, data in whole.pictures.items() if f"]({name})" in said}
    return msgspec.structs.replace(part, notes=notes, pictures=pictures)


def _main(draft: Draft) -> tuple[Draft, tuple[Paragraph, ...]]:
    """Part the first article from what follows: it ends with its notes, or where other articles are announced."""
    paragraphs = draft.paragraphs
    run = find_run(paragraphs)
    end = run.end if run else _announced(paragraphs)
    # What the page says between the article and others belongs to it: where it stands, who paid for it.
    while end < len(paragraphs) and _is_of_page(paragraphs[end]):
        end += 1
    rest = paragraphs[end:]
    if run and not _look_like_articles(rest):
        return draft, ()
    return msgspec.structs.replace(draft, paragraphs=paragraphs[:end]), rest


def _announced(paragraphs: tuple[Paragraph, ...]) -> int:
    """Return the place after the line that announces other articles, if articles follow; else the end."""
    for at, paragraph in enumerate(paragraphs):
        if at and RELATED.fullmatch(plain(paragraph.text).rstrip("：:")) and _look_like_articles(paragraphs[at + 1 :]):
            return at + 1
    return len(paragraphs)


def _is_of_page(paragraph: Paragraph) -> bool:
    draft = without_furniture(Draft((paragraph,)))
    return not draft.paragraphs


def _look_like_articles(paragraphs: tuple[Paragraph, ...]) -> bool:
    return any(len(plain(paragraph.text)) >= _LONG and paragraph.kind == "text" for paragraph in paragraphs)


def _others(paragraphs: tuple[Paragraph, ...]) -> list[Draft]:
    """Part what follows into articles: a short line begins one, or a long paragraph with a title in its own line."""
    found: list[Draft] = []
    at = 0
    run = find_run(paragraphs)
    while at < len(paragraphs):
        if run and run.start < at:
            run = find_run(paragraphs, at)
        if run and not any(_begins(paragraphs, place) for place in range(at + 1, run.start)):
            found.append(Draft(paragraphs[at : run.end]))
            at = run.end
            continue
        end = next((n for n in range(at + 1, len(paragraphs)) if _begins(paragraphs, n)), len(paragraphs))
        found += _one(paragraphs[at:end])
        at = end
    return found


def _begins(paragraphs: tuple[Paragraph, ...], at: int) -> bool:
    """Return whether an article begins at a paragraph."""
    words = plain(paragraphs[at].text)
    if _title_is_run_on(words):
        return True
    following = plain(paragraphs[at + 1].text) if at + 1 < len(paragraphs) else ""
    return _is_title(words) and len(following) >= _LONG


def _is_title(words: str) -> bool:
    return len(words) < _LONG // 2 and words[-1:] not in _STOPS and not is_furniture(words)


def _title_is_run_on(words: str) -> bool:
    # Of a title of at most 94 characters and a name of 14 behind it, 160 show enough; a text may be far longer.
    return len(words) >= _LONG and bool(_AGAIN.match(words[:160]) or _AGAIN.search(words[:160]) or _DATED.match(words))


def _one(paragraphs: tuple[Paragraph, ...]) -> list[Draft]:
    first, rest = plain(paragraphs[0].text), paragraphs[1:]
    if all(_is_of_page(paragraph) for paragraph in paragraphs):
        return [Draft(left_out=tuple(plain(paragraph.text) for paragraph in paragraphs))]
    if _is_title(first) and rest:
        return [Draft(rest, title=first)]
    match = _AGAIN.search(first[:160]) or _DATED.match(first)
    if match and len(first) >= _LONG:
        before = first[: match.start("title")].strip()
        text = Paragraph(escaped(first[match.end("title") :].strip()))
        left_out = (before,) if before else ()
        return [Draft((text, *rest), title=match["title"].strip(), left_out=left_out, reviews=(_RUN_ON,))]
    return [Draft(paragraphs, title=re.split(f"[{_STOPS}]", first)[0][:40], reviews=(_NO_TITLE,))]
