"""What stands over an article: its title, who wrote it, when. Only short lines before the text are looked at."""

import re

import msgspec

from briefs.importing.drafts import Draft, Paragraph, plain
from briefs.importing.front_lines import bare, with_hanging
from briefs.language.dates import problem
from briefs.language.ladder import rung
from briefs.language.languages import Lang
from briefs.language.number_words import han_value

_LINES = 8
"""How many lines at the beginning may be a header."""
_SHORT = 80
"""Characters; a longer line is text and no header."""
_BODY = re.compile(
    r".{2,40}(?:研究所|研究院|學院|法律所|中心|基金會|協會|學會|委員會|事務所|公司|大學|Institute|Center|Centre|University|Foundation|LLP)"
)
"""A line that is the name of a body, which stands for the author: 科技法律研究所, Example Institute."""
_BY = re.compile(r"(?:作者|撰文|編譯|譯者|文|整理|author|by)\s?[:：/／ ]\s?(.{2,60})", re.IGNORECASE)
"""A line that names the author: 作者：王大明, By Jane Roe."""
_NAUGHT = str.maketrans("○零", "〇〇")
_MONTHS = "january february march april may june july august september october november december".split()  # noqa: SIM905
_LEAD = r"(?:(?:發布|發表|刊登|公布|上稿|更新)?(?:日期|時間)?\s?[:：]?\s?|(?:published|posted|updated)(?: on)?:?\s)?"
"""What may stand before a day: 發布日期：, Published on."""
_ARABIC = re.compile(rf"{_LEAD}(\d{{4}})\s?[年/.-]\s?(\d{{1,2}})\s?[月/.-]\s?(\d{{1,2}})\s?日?", re.IGNORECASE)
"""2025年03月10日, 2025/6/25, 2025-06-25."""
_ROC = re.compile(rf"{_LEAD}(?:中華)?民國\s?(\d{{2,3}})\s?年\s?(\d{{1,2}})\s?月\s?(\d{{1,2}})\s?日?")
"""民國114年6月25日; the year 1 is 1912."""
_HAN_DAY = re.compile(
    rf"{_LEAD}((?:中華)?民國)?([〇○零一二三四五六七八九十百]{{1,5}})年([一二三四五六七八九十]{{1,3}})月([一二三四五六七八九十]{{1,3}})日"
)
"""二〇二四年五月三日, 民國一一三年五月三日."""
_DAY_FIRST = re.compile(rf"{_LEAD}(\d{{1,2}}) ([A-Z][a-z]{{2,8}})\.?,? (\d{{4}})", re.IGNORECASE)
"""4 June 2025."""
_MONTH_FIRST = re.compile(rf"{_LEAD}([A-Z][a-z]{{2,8}})\.? (\d{{1,2}}),? (\d{{4}})", re.IGNORECASE)
"""June 4, 2025."""


def with_header(draft: Draft, lang: Lang) -> Draft:
    """Take title, authors and date out of the first lines, where the draft does not have them already."""
    title, hanging = bare(draft.title)
    described, on_description = bare(draft.description)
    found = {"title": title, "date": draft.date, "description": described}
    named = [bare(author) for author in draft.authors]
    authors, left_out = [words for words, _ in named], list(draft.left_out)
    hanging += on_description + tuple(one for _, marks in named for one in marks)
    kept: list[Paragraph] = []
    rest = list(draft.paragraphs)
    while rest and len(draft.paragraphs) - len(rest) < _LINES and _may_be_header(rest[0], lang):
        paragraph = rest.pop(0)
        line, marks = bare(paragraph.text)
        words = plain(line).strip()
        if not words:
            kept.append(paragraph)
            continue
        if not found["title"]:
            found["title"] = line
        elif words == plain(found["title"]):
            left_out.append(words)
        elif not found["date"] and (day := read_day(words)):
            found["date"] = day
        elif match := _BY.fullmatch(words):
            authors.append(match[1].strip())
        elif _BODY.fullmatch(words) and not authors:
            authors.append(words)
        else:
            kept.append(paragraph)
            if found["date"]:
                break
            continue
        hanging += marks
    made = msgspec.structs.replace(
        draft, **found, authors=tuple(authors), left_out=tuple(left_out), paragraphs=(*kept, *rest)
    )
    return with_hanging(made, hanging)


def _may_be_header(paragraph: Paragraph, lang: Lang) -> bool:
    words = plain(bare(paragraph.text)[0])
    return (
        paragraph.kind in ("text", "heading")
        and len(words) <= _SHORT
        and not rung(words, lang)
        and words[-1:] not in "。;；"
    )


def read_day(words: str) -> str:
    """Return the day that a line says, and nothing else, as 2025-03-10; nothing where it says none."""
    if match := _ARABIC.fullmatch(words):
        year, month, day = map(int, match.groups())
    elif match := _ROC.fullmatch(words):
        year, month, day = int(match[1]) + 1911, int(match[2]), int(match[3])
    elif match := _HAN_DAY.fullmatch(words):
        year, month, day = (han_value(part.translate(_NAUGHT)) for part in match.groups()[1:])
        year += 1911 if match[1] else 0
    elif (match := _DAY_FIRST.fullmatch(words)) and _month(match[2]):
        year, month, day = int(match[3]), _month(match[2]), int(match[1])
    elif (match := _MONTH_FIRST.fullmatch(words)) and _month(match[1]):
        year, month, day = int(match[3]), _month(match[1]), int(match[2])
    else:
        return ""
    date = f"{year:04}-{month:02}-{day:02}"
    return "" if problem(date) else date


_YEAR_OR_MONTH = re.compile(r"((?:19|20)\d\d)\s*年?(?:\s*(\d{1,2})\s*月)?")
_NAMED_MONTH = re.compile(r"([A-Z][a-z]+)\s+((?:19|20)\d\d)")


def read_date(words: str) -> str:
    """Return the day that a line says, or the month or year where no more is known; where a date is sure to stand."""
    if day := read_day(words):
        return day
    if match := _YEAR_OR_MONTH.fullmatch(words.strip()):
        date = match[1] + (f"-{int(match[2]):02}" if match[2] else "")
    elif (match := _NAMED_MONTH.fullmatch(words.strip())) and _month(match[1]):
        date = f"{match[2]}-{_month(match[1]):02}"
    else:
        return ""
    return "" if problem(date) else date


def _month(name: str) -> int:
    return next((n for n, month in enumerate(_MONTHS, start=1) if len(name) >= 3 and month.startswith(name.lower())), 0)
