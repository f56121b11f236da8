"""The headnote of a brief at the head of its files, in styles of its own by which an import knows it again."""

from html import escape

from briefs.language.words import Words
from briefs.publishing.views.brief_views import Headnote

TITLE, POINT, AFFECTS, DATE = "Headnote Title", "Headnote", "Headnote Affects", "Headnote Date"
"""Names of paragraph styles: what a part is called, a point, whom the brief concerns, a day to know."""


def headnote_html(headnote: Headnote | None, words: Words) -> str:
    """Write a headnote as paragraphs, each in a division with its style; nothing where there is none."""
    if headnote is None:
        return ""
    days = [escape(words("key_day", date=day.written, what=day.what)) for day in headnote.dates]
    parts = [
        ("headnote", POINT, [f"{number}. {point.html}" for number, point in enumerate(headnote.points, start=1)]),
        ("affects", AFFECTS, [escape(one) for one in headnote.affects]),
        ("key_dates", DATE, days),
    ]
    return "".join(
        _in_style(TITLE, escape(words(title))) + "".join(_in_style(style, one) for one in said)
        for title, style, said in parts
        if said
    )


def _in_style(style: str, html: str) -> str:
    return f'<div data-custom-style="{style}"><p>{html}</p></div>\n'
