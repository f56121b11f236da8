"""Captions of pictures and tables in the form that briefs have: 圖：…, 表：…, Figure: …, Table: …."""

import re

import msgspec

from briefs.importing.drafts import Paragraph
from briefs.importing.front_lines import bare

_NUMBERED = re.compile(
    r"(?P<kind>圖表?|表|附圖|附表|Figure|Fig\.|Table)\s?(?P<number>[0-9０-９一二三四五六七八九十]+(?:[.\-－–][0-9]+)*)"
    r"(?:\s*[:：.．、。]\s*|[\s\u3000]+|(?=[「《〈（(])|$)",
    re.IGNORECASE,
)
"""How a typed caption begins: 圖1：, 表二、, Figure 3., 圖 1-2 ."""
_LONGEST = 200
"""Characters; what is longer is a paragraph that speaks of a figure."""


def with_captions(paragraphs: tuple[Paragraph, ...]) -> tuple[Paragraph, ...]:
    """Write the captions that stand beside a picture or table as briefs have them; all other ones stay as typed."""
    made = list(paragraphs)
    for at, paragraph in enumerate(paragraphs):
        is_caption = paragraph.kind == "caption"
        if not is_caption and (paragraph.kind != "text" or len(paragraph.text) > _LONGEST):
            continue
        begins = _NUMBERED.match(paragraph.text)
        shown = {kind for place in (at - 1, at + 1) if 0 <= place < len(made) and (kind := _shows(made[place]))}
        text = paragraph.text
        if begins and (
            wanted := "table" if begins["kind"][-1] == "表" or begins["kind"].lower() == "table" else "picture"
        ):
            if wanted in shown:
                rest = text[begins.end() :].strip()
                text = f"{_word(wanted, begins['kind'].isascii())}{rest}" if rest else text
        elif is_caption and shown:
            text = f"{_word(min(shown), text.isascii())}{text}"
        if text != paragraph.text:
            made[at - 1 : at] = [_described(one, text) for one in made[at - 1 : at]]
            made[at + 1 : at + 2] = [_described(one, text) for one in made[at + 1 : at + 2]]
        made[at] = msgspec.structs.replace(paragraph, text=text, kind="text" if is_caption else paragraph.kind)
    return tuple(made)


def _described(paragraph: Paragraph, caption: str) -> Paragraph:
    """Let a caption say what a picture shows that says nothing itself; the editor is reminded to look at it."""
    words = bare(re.split("[:：]", caption, maxsplit=1)[1])[0]
    if paragraph.kind != "text" or not paragraph.text.startswith("![](") or not words:
        return paragraph
    text = f"![{words}{paragraph.text[2:]}"
    return msgspec.structs.replace(paragraph, text=text)


def _word(wanted: str, is_english: bool) -> str:
    if is_english:
        return "Table: " if wanted == "table" else "Figure: "
    return "表：" if wanted == "table" else "圖："


def _shows(paragraph: Paragraph) -> str:
    """Return what a paragraph shows: a table, a picture or neither."""
    if paragraph.kind == "raw" and paragraph.text.startswith("|"):
        return "table"
    return "picture" if re.fullmatch(r"!\[[^\]]*\]\([^()]*\)\s*", paragraph.text) else ""
