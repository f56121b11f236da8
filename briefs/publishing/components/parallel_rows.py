"""The rows of two languages side by side: in which order each language sees them, and what a browser must be told.

A browser that lays two pages side by side pairs what has one id, in the order of its own page, and puts what only the
other page has behind what stands before it there. Nearly all briefs are paired so, and nothing is said of these rows;
of all others every row is named.
"""

from collections.abc import Iterable, Sequence

from briefs.language.languages import AUTHORED, EN, Lang
from briefs.library.alignment import Row
from briefs.model.brief import Brief
from briefs.publishing.components.frames import SiteContext
from briefs.publishing.views.brief_views import ComposedView

POINT = "headnote-"
"""How the ids of the points of a headnote begin."""
NamedRow = tuple[str, str]
"""The ids of both blocks of a row; empty where there is no counterpart."""


def other_language(lang: Lang) -> Lang:
    """Return the language that stands beside another: English beside Chinese, Traditional Chinese beside English."""
    return AUTHORED[0] if lang == EN else EN


def rows_seen_from(lang: Lang, rows: tuple[Row, ...]) -> tuple[Row, ...]:
    """Return rows as the page of a language has them: its own blocks are the left ones and give the order."""
    return _turned(rows) if lang == EN else rows


def _turned(rows: tuple[Row, ...]) -> tuple[Row, ...]:
    """Return rows with their sides changed, in the order of what is now the left one."""
    turned = [Row(row.right, row.left) for row in rows]
    placed: list[Row] = []
    gaps: dict[int, list[Row]] = {}
    last = -1
    for row in turned:
        if row.left is None:
            gaps.setdefault(last, []).append(row)
        else:
            last = row.left
    ordered = sorted((row for row in turned if row.left is not None), key=lambda row: row.left or 0)
    placed += gaps.get(-1, [])
    for row in ordered:
        placed += [row, *gaps.get(row.left if row.left is not None else -1, [])]
    return tuple(placed)


def changed_ids(site: SiteContext, brief: Brief) -> set[str]:
    """Return the ids of what has changed in a brief since it was translated."""
    drift = site.drift.get(brief.id)
    return {change.id for change in drift.changes} if drift else set()


def composed(site: SiteContext, brief: Brief) -> ComposedView | None:
    """Return what a browser must know to lay a brief's languages side by side.

    None where the brief has one language, or the site does not leave it to browsers.
    """
    outputs = site.library.settings.outputs
    rows = site.paragraphs.rows.get(brief.id) if outputs.composes_parallel else None
    if rows is None:
        return None
    other = brief.id, other_language(brief.lang)
    ours, theirs = site.paragraphs.ids[brief.key], site.paragraphs.ids[other]
    named = [
        ("" if row.left is None else ours[row.left], "" if row.right is None else theirs[row.right])
        for row in rows_seen_from(brief.lang, rows)
    ]
    # Elements of an author's own HTML may look like blocks, so that what the page holds says too little.
    is_told = site.library.settings.allow_html or named != rows_by_id(ours, theirs)
    shown = {*ours, *theirs, *site.paragraphs.former[brief.key], *site.paragraphs.former[other]}
    marked = [one for one in changed_ids(site, brief) if one in shown or one.startswith(POINT)]
    return ComposedView(written(named) if is_told else "", " ".join(sorted(marked)))


def rows_by_id(ours: Sequence[str], theirs: Sequence[str]) -> list[NamedRow]:
    """Return the rows that two pages give by the ids of their blocks alone, as `parallel-rows.js` does."""
    here, there = set(ours), set(theirs)
    behind: dict[str, list[NamedRow]] = {}
    last = ""
    for one in theirs:
        if one in here:
            last = one
        else:
            behind.setdefault(last, []).append(("", one))
    rows = behind.get("", [])
    for one in ours:
        rows += [(one, one if one in there else ""), *behind.get(one, ())]
    return rows


def written(rows: Iterable[NamedRow]) -> str:
    """Write rows for the attribute that a browser reads: `p1 s2=s3 p4= =p5`."""
    return " ".join(left if left == right else f"{left}={right}" for left, right in rows)
