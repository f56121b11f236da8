"""`briefs review`: show a person what conversion is unsure of, and remember what was approved."""

from collections.abc import Callable
from typing import Literal

import click
from rich.console import Console
from rich.text import Text

from briefs.build import check
from briefs.commands.console import Bar, console, count, safe
from briefs.commands.files import replace_file
from briefs.commands.options import Folders, shared, tools
from briefs.commands.program import installing
from briefs.knowledge.library import Library
from briefs.knowledge.review import Doubt, find_doubts
from briefs.language.languages import AUTHORED
from briefs.preparing import Options
from briefs.reading.approvals import APPROVED, as_yaml, read_approvals


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

    zh-Hans: each word about which OpenCC, a second converter and the rules of the site disagree, and each run that may
    be Japanese and is not taken for it, is listed once with its surroundings. What is approved is kept in approved.yaml
    in the content folder and asked again only when its conversion changes. Needs the package zhconv-rs.

    \b
    Examples:
      briefs review provisions
      briefs review zh-Hans
      briefs review zh-Hans --approve 史丹佛大學 --approve 典範實務
    """  # noqa: D301 (click keeps the lines after \b)
    second = _second_converter() if what == "zh-Hans" else None
    screen, out = console(), console(stderr=False)
    with Bar(screen) as bar:
        checked = check(options, tools(where, bar))
    if checked.library is None:
        raise click.ClickException("the settings are at fault; see `briefs check`")
    if second is None:
        uncertain = _review_provisions(checked.library, out)
        screen.print(f"{count(uncertain, 'reference')} to look at.")
        raise SystemExit(1 if uncertain and options.strict else 0)
    approved, faults = read_approvals(checked.content)
    if faults:
        raise click.ClickException(f"{faults[0].path}:{faults[0].line}: {faults[0].message}")
    doubts = find_doubts(checked.library, checked.rules, second, approved)
    chosen = [doubt for doubt in doubts if approve_all or doubt.word in words]
    for word in words:
        if word not in {doubt.word for doubt in doubts}:
            raise click.UsageError(f"{word} is not in the list")
    if chosen:
        kept = approved | {doubt.word: doubt.ours for doubt in chosen}
        replace_file(where.content / APPROVED, as_yaml(kept))
    left = [doubt for doubt in doubts if doubt not in chosen]
    for doubt in left:
        _show(out, doubt)
    done = f"{count(len(chosen), 'word')} approved, " if chosen else ""
    screen.print(f"{done}{count(len(left), 'word')} to look at.")
    raise SystemExit(1 if left and options.strict else 0)


def _review_provisions(library: Library, out: Console) -> int:
    """Print the references that could be any law's; give how many there are."""
    found = [
        (brief.path, one.line, one.column, one.words, one.why)
        for (_, lang), brief in sorted(library.briefs.items())
        if lang in AUTHORED
        for one in brief.unbound
    ]
    for path, line, column, words, why in found:
        place = Text(f"{safe(path)}:{line}:{column}: ", style="dim")
        out.print(place.append(safe(words), style="bold red").append(f" — {why}", style="default"))
    return len(found)


def _second_converter() -> Callable[[str], str]:
    try:
        import zhconv_rs
    except ModuleNotFoundError as fault:
        raise click.ClickException(f"a second converter is missing: {installing('review')}") from fault

    def convert(text: str) -> str:
        return str(zhconv_rs.zhconv(text, "zh-cn"))

    return convert


def _show(out: Console, doubt: Doubt) -> None:
    """Print a word in its surroundings, and what each of the three makes of it."""
    line = Text(f"{safe(doubt.path)}:{doubt.line}: ", style="dim")
    line.append(safe(doubt.before), style="default").append(safe(doubt.word), style="bold red")
    line.append(safe(doubt.after), style="default")
    out.print(line)
    times = f" ({doubt.count} times)" if doubt.count > 1 else ""
    if doubt.kind == "japanese":
        out.print(f"  {safe(doubt.word)} may be Japanese: if it is, write [{safe(doubt.word)}]{{lang=ja}}{times}")
        return
    said = [("here", doubt.ours), ("OpenCC", doubt.script), ("second", doubt.second)]
    words = "  ".join(f"{name}: {safe(text)}" for name, text in said if name != "OpenCC" or text != doubt.ours)
    out.print(f"  {words}{times}")
