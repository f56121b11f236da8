"""Marks between Han characters in their full width: pages and mail programs often leave narrow ones in Chinese text."""

import re

import msgspec

from briefs.importing.drafts import Draft
from briefs.language.han import HAN

_WIDE = str.maketrans(",;:?!()", "，；：？！（）")
_HAN_OR_CLOSE = rf"[{HAN}\u3040-\u30ff々「」『』〈〉《》（）％％、。]"
_AFTER_HAN = re.compile(rf"(?<={_HAN_OR_CLOSE})[,;:?!](?=\s?(?:{_HAN_OR_CLOSE}|[0-9A-Za-z\[(]|$))(?!//) ?(?=\S|$)")
"""A narrow mark between Han, or between Han and a figure, a letter or the end: 甲,乙; not that of `://`."""
_BEFORE_HAN = re.compile(
    rf"(?<=[0-9A-Za-z])[,;?!](?= ?[{HAN}\u3040-\u30ff々「『〈《]) ?|(?<=[0-9{HAN}])[,;](?=https?://)"
)
"""A narrow mark between a figure or letter and Han, or before an address: 同前註1,理由第50段."""
_AFTER_BRACKET = re.compile(rf"(?<=[)）%\]])[,;:](?={_HAN_OR_CLOSE})")
"""A narrow mark between a bracket or per cent sign and Han: 80%,乙."""
_MARK_AT_END = re.compile(r"(?:\[\^[^\]]{1,20}\])+$")
_IN_BRACKETS = re.compile(r"\(([^()]*)\)")
_HAN = re.compile(f"[{HAN}]")


def with_wide_marks(draft: Draft) -> Draft:
    """Widen the marks of a Chinese article, in its text, notes and title."""
    paragraphs = tuple(
        msgspec.structs.replace(paragraph, text=widened(paragraph.text)) if paragraph.kind != "raw" else paragraph
        for paragraph in draft.paragraphs
    )
    notes = {label: widened(text) for label, text in draft.notes.items()}
    return msgspec.structs.replace(draft, paragraphs=paragraphs, notes=notes, title=widened(draft.title))


def widened(text: str) -> str:
    """Return a Chinese text with full-width marks after Han characters, and around brackets that belong to them.

    Only the width of marks changes, and spaces behind them go: NFKC makes both texts one. Numbers (10,000), times
    (9:30) and English inside the text keep theirs.
    """
    if not _HAN.search(text):
        return text
    for _ in range(2):  # brackets first, as what stands behind one depends on it; twice for brackets in brackets
        text = _IN_BRACKETS.sub(_bracket, text)
    text = _AFTER_HAN.sub(lambda mark: mark[0].strip().translate(_WIDE), text)
    text = _BEFORE_HAN.sub(lambda mark: mark[0].strip().translate(_WIDE), text)
    return _AFTER_BRACKET.sub(lambda mark: mark[0].translate(_WIDE), text)


def _bracket(match: re.Match[str]) -> str:
    # A mark of a note may stand between a name and the bracket that belongs to it.
    before = _MARK_AT_END.sub("", match.string[: match.start()]).rstrip()[-1:]
    if _HAN.search(match[1]) or _HAN.fullmatch(before) or before in tuple("」』〉》"):
        return f"（{match[1]}）"
    return match[0]
