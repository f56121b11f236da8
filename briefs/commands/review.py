"""`briefs review`: show a person what conversion is unsure of, and remember what was approved."""

from collections.abc import Callable
from typing import Literal

import click

from briefs.build.pipeline import Checked, check
from briefs.build.session import Options, Session, run
from briefs.checks.review_items import ReviewItem, find_review_items
from briefs.commands.console import Screen, console, safe
from briefs.commands.content_files import replace_file
from briefs.commands.options import Folders, shared, tools
from briefs.commands.program import installing
from briefs.commands.progress import Bar
from briefs.commands.spoken import count, tell, told
from briefs.commands.spoken_help import SpokenCommand
from briefs.language.languages import AUTHORED
from briefs.library.library import Library
from briefs.reading.files.approvals import APPROVED, as_yaml, read_approvals
from briefs.reading.files.walk import walk


@click.command("review", cls=SpokenCommand)
@click.argument("what", type=click.Choice(["zh-Hans", "provisions"]))
@shared
@click.option("--approve", "words", multiple=True, metavar="WORD")
@click.option("--approve-all", is_flag=True)
def review_command(
    where: Folders,
    options: Options,
    *,
    what: Literal["zh-Hans", "provisions"],
    words: tuple[str, ...],
    approve_all: bool,
) -> None:
    """List what a person should look at: in the derived pages (zh-Hans), or references to law (provisions)."""
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
        raise click.ClickException(told("settings-at-fault"))
    if second is None:
        uncertain = _review_provisions(checked.library, out)
        screen.print(told("to-look-at", count=count(uncertain, "reference")))
        raise SystemExit(1 if uncertain and options.strict else 0)
    approved, faults = read_approvals(walk(where.content))
    if faults:
        raise click.ClickException(f"{faults[0].path}:{faults[0].line}: {tell(faults[0].message)}")
    items = find_review_items(checked.library, checked.rules, second, approved)
    chosen = [item for item in items if approve_all or item.word in words]
    for word in words:
        if word not in {item.word for item in items}:
            raise click.UsageError(told("word-not-listed", word=word))
    if chosen:
        kept = approved | {item.word: item.ours for item in chosen}
        replace_file(where.content / APPROVED, as_yaml(kept))
    left = [item for item in items if item not in chosen]
    for item in left:
        _show(out, item)
    key = "approved-and-to-look-at" if chosen else "to-look-at"
    screen.print(told(key, approved=count(len(chosen), "word"), count=count(len(left), "word")))
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
        out.print((f"{safe(path)}:{line}:{column}: ", "dim"), (safe(words), "bold red"), f" — {tell(why)}")
    return len(found)


def _second_converter() -> Callable[[str], str]:
    try:
        import zhconv_rs
    except ModuleNotFoundError as fault:
        raise click.ClickException(told("no-second-converter", installing=installing("review"))) from fault

    def convert(text: str) -> str:
        return str(zhconv_rs.zhconv(text, "zh-cn"))

    return convert


_WHY = {
    "words": "why-words",
    "edge": "why-edge",
    "slip": "why-slip",
    "weak": "why-weak",
    "title": "why-title",
    "shared": "why-shared",
    "border": "why-border",
    "body": "why-body",
}
"""Why a word is listed, by its kind."""


def _show(out: Screen, item: ReviewItem) -> None:
    """Print a word in its surroundings, what stands for it, what else it could be, why, and what settles it."""
    place = f"{safe(item.path)}:{item.line}: "
    out.print((place, "dim"), safe(item.before), (safe(item.word), "bold red"), safe(item.after))
    times = told("times", n=item.count) if item.count > 1 else ""
    if item.kind == "words":
        said = [(told("label-here"), item.ours), ("OpenCC", item.script), (told("label-second"), item.second)]
        words = "  ".join(f"{name}: {safe(text)}" for name, text in said if name != "OpenCC" or text != item.ours)
        out.print(f"  {words} {times}".rstrip())
        return
    why = told(_WHY[item.kind], word=safe(item.because))
    out.print("  " + told("here-or", ours=safe(item.ours), other=safe(item.second), times=times, why=why))
    for line in _settling(item):
        out.print(f"  {safe(line)}")


def _settling(item: ReviewItem) -> tuple[str, str]:
    """Return how to keep what stands, and how to have the other reading."""
    keep = told("as-here-approve", word=item.word)
    if item.kind in ("border", "body"):
        return keep, told("otherwise-term", word=item.word, second=item.second)
    is_japanese = item.second == item.word
    if is_japanese:
        return keep, told("otherwise-japanese", word=item.word)
    other = f"zh_convert: {{terms: {{{item.word}: {item.second}}}}}"
    return keep, told("otherwise", other=other)
