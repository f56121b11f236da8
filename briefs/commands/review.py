"""`briefs review`: show a person what conversion is unsure of, and remember what was approved."""

from collections.abc import Callable
from typing import Literal

import click

from briefs.build.pipeline import Checked, check
from briefs.build.session import Options, Session, run
from briefs.checks.review_items import ReviewItem, find_review_items
from briefs.commands.console import Screen, console, count, safe
from briefs.commands.content_files import replace_file
from briefs.commands.options import Folders, shared, tools
from briefs.commands.program import installing
from briefs.commands.progress import Bar
from briefs.language.languages import AUTHORED
from briefs.library.library import Library
from briefs.reading.files.approvals import APPROVED, as_yaml, read_approvals
from briefs.reading.files.walk import walk


@click.command("review")
@click.argument("what", type=click.Choice(["zh-Hans", "provisions"]))
@shared
@click.option("--approve", "words", multiple=True, metavar="WORD", help="Approve a word as it is converted now.")
@click.option("--approve-all", is_flag=True, help="Approve everything that is listed.")
def review_command(
    where: Folders,
    options: Options,
    *,
    what: Literal["zh-Hans", "provisions"],
    words: tuple[str, ...],
    approve_all: bool,
) -> None:
    """List what a person should look at: in the derived pages (zh-Hans), or references to law (provisions).

    provisions: each reference to an article or section of which it is not certain what law it means. Such a reference
    is no link; [Article 25]{law=jp-ai-promotion-act art=25} makes it one.

    zh-Hans: each word about which OpenCC, a second converter and the rules of the site disagree, each stretch that may
    be Japanese or may not, and each term that may be none where it stands is listed once, with its surroundings, what
    stands for it, what else it could be, why, and what settles it. What is approved is kept in approved.yaml in the
    content folder and asked again only when its conversion changes. Needs the package zhconv-rs.

    \b
    Examples:
      briefs review provisions
      briefs review zh-Hans
      briefs review zh-Hans --approve 史丹佛大學 --approve 典範實務
    """  # noqa: D301 (click keeps the lines after \b)
    second = _second_converter() if what == "zh-Hans" else None
    screen, out = console(), console(stderr=False)

    def work(session: Session) -> None:
        _review(check(session), where, options, words, second, screen, out, approve_all=approve_all)

    with Bar(screen) as bar:
        run(options, tools(where, bar), work)


def _review(
    checked: Checked,
    where: Folders,
    options: Options,
    words: tuple[str, ...],
    second: Callable[[str], str] | None,
    screen: Screen,
    out: Screen,
    *,
    approve_all: bool,
) -> None:
    if checked.library is None:
        raise click.ClickException("the settings are at fault; see `briefs check`")
    if second is None:
        uncertain = _review_provisions(checked.library, out)
        screen.print(f"{count(uncertain, 'reference')} to look at.")
        raise SystemExit(1 if uncertain and options.strict else 0)
    approved, faults = read_approvals(walk(where.content))
    if faults:
        raise click.ClickException(f"{faults[0].path}:{faults[0].line}: {faults[0].message}")
    items = find_review_items(checked.library, checked.rules, second, approved)
    chosen = [item for item in items if approve_all or item.word in words]
    for word in words:
        if word not in {item.word for item in items}:
            raise click.UsageError(f"{word} is not in the list")
    if chosen:
        kept = approved | {item.word: item.ours for item in chosen}
        replace_file(where.content / APPROVED, as_yaml(kept))
    left = [item for item in items if item not in chosen]
    for item in left:
        _show(out, item)
    done = f"{count(len(chosen), 'word')} approved, " if chosen else ""
    screen.print(f"{done}{count(len(left), 'word')} to look at.")
    raise SystemExit(1 if left and options.strict else 0)


def _review_provisions(library: Library, out: Screen) -> int:
    """Print the references that could be any law's; give how many there are."""
    found = [
        (brief.path, one.line, one.column, one.words, one.why)
        for (_, lang), brief in sorted(library.briefs.items())
        if lang in AUTHORED
        for one in brief.unresolved
    ]
    for path, line, column, words, why in found:
        out.print((f"{safe(path)}:{line}:{column}: ", "dim"), (safe(words), "bold red"), f" — {why}")
    return len(found)


def _second_converter() -> Callable[[str], str]:
    try:
        import zhconv_rs
    except ModuleNotFoundError as fault:
        raise click.ClickException(f"a second converter is missing: {installing('review')}") from fault

    def convert(text: str) -> str:
        return str(zhconv_rs.zhconv(text, "zh-cn"))

    return convert


_WHY = {
    "words": "two converters disagree",
    "edge": "it is not certain how far the Japanese goes",
    "slip": "it is taken for Chinese with a slip, but may be Japanese",
    "weak": "little says that it is Japanese; a character may be a slip",
    "title": "nothing tells whether it is Japanese",
    "shared": "both languages have this word, and nothing beside it is Japanese",
    "border": "may stand across the edge of the term",
    "body": "the term stands in what looks like the name of a body, and keeps its wording there",
}
"""Why a word is listed, by its kind."""


def _show(out: Screen, item: ReviewItem) -> None:
    """Print a word in its surroundings, what stands for it, what else it could be, why, and what settles it."""
    place = f"{safe(item.path)}:{item.line}: "
    out.print((place, "dim"), safe(item.before), (safe(item.word), "bold red"), safe(item.after))
    times = f" ({item.count} times)" if item.count > 1 else ""
    if item.kind == "words":
        said = [("here", item.ours), ("OpenCC", item.script), ("second", item.second)]
        words = "  ".join(f"{name}: {safe(text)}" for name, text in said if name != "OpenCC" or text != item.ours)
        out.print(f"  {words}{times}")
        return
    why = f"{safe(item.because)} {_WHY[item.kind]}" if item.because else _WHY[item.kind]
    out.print(f"  here: {safe(item.ours)}  or: {safe(item.second)}{times} — {why}")
    for line in _settling(item):
        out.print(f"  {safe(line)}")


def _settling(item: ReviewItem) -> tuple[str, str]:
    """Return how to keep what stands, and how to have the other reading."""
    keep = f"as here: briefs review zh-Hans --approve {item.word}"
    if item.kind in ("border", "body"):
        return keep, f"otherwise: zh_convert: {{terms: {{{item.word}: {item.second}}}}}"
    is_japanese = item.second == item.word
    if is_japanese:
        return (
            keep,
            f"otherwise: [{item.word}]{{lang=ja}}, or for all of the site zh_convert: {{japanese: [{item.word}]}}",
        )
    other = f"zh_convert: {{terms: {{{item.word}: {item.second}}}}}"
    return keep, f"otherwise: {other}"
