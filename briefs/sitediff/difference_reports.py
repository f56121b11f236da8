"""A difference in words: for a terminal, or as Markdown for the summary of a pull request."""

from collections.abc import Iterator

from briefs.sitediff.sites import Difference

_MOST = 40
"""Lines of one kind; of what is more only the number is said."""


def report(difference: Difference, diagnostics: str = "") -> str:
    """Write a difference as Markdown, which can be read on a terminal as well."""
    lines = ["## What changes for readers", ""]
    lines += _facts(difference, diagnostics)
    if difference.is_nothing:
        lines += ["", "Nothing that a reader would see."]
    lines += _section("Addresses that are gone", [f"`/{one}` {_safe(title)}" for one, title in difference.vanished])
    lines += _section("New pages", [f"`/{one}` {_safe(title)}" for one, title in difference.new])
    texts = [
        f"`{one.brief}` ({one.lang}): +{one.added} −{one.removed} lines, {_notes(one.notes)}"
        for one in difference.texts
    ]
    lines += _section("Briefs that say something else", texts)
    lines += _section("Cited now", [f"`{brief}` cites `{source}`" for brief, source in difference.cited])
    gone = [f"`{brief}` cited `{source}`" for brief, source in difference.no_longer_cited]
    lines += _section("No longer cited", gone)
    lines += _section("Links gained", [f"`/{page}` → {_safe(target)}" for page, target in difference.linked])
    lines += _section("Links lost", [f"`/{page}` → {_safe(target)}" for page, target in difference.no_longer_linked])
    converted = [f"{_safe(old)} → {_safe(new)} ({count}×)" for old, new, count in difference.converted]
    lines += _section("Converted to Simplified in another way", converted)
    return "\n".join(lines) + "\n"


def _facts(difference: Difference, diagnostics: str) -> Iterator[str]:
    (briefs, whole), (briefs_now, whole_now) = difference.coverage
    yield "| | before | after |"
    yield "| --- | --- | --- |"
    yield f"| briefs | {briefs} | {briefs_now} |"
    yield f"| in every language | {whole} | {whole_now} |"
    (page, weight), (page_now, weight_now) = difference.weights
    yield f"| heaviest page, compressed | {weight / 1000:.1f} kB `/{page}` | {weight_now / 1000:.1f} kB `/{page_now}` |"
    if diagnostics:
        yield f"| diagnostics | | {diagnostics} |"


def _notes(counts: tuple[int, int]) -> str:
    before, after = counts
    return f"{after} notes" if before == after else f"{before} → {after} notes"


def _section(heading: str, lines: list[str]) -> list[str]:
    if not lines:
        return []
    rest = [f"- and {len(lines) - _MOST} more"] if len(lines) > _MOST else []
    return ["", f"### {heading}", "", *(f"- {line}" for line in lines[:_MOST]), *rest]


def _safe(text: str) -> str:
    """Write words so that nothing in them is markup or leads a reader of the summary anywhere."""
    line = " ".join(text.split())
    return "".join(f"\\{char}" if char in "\\`*_[]<>|@#!&~" else char for char in line)
