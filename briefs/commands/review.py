"""`briefs review`: show a person what conversion is unsure of, and remember what was approved."""

from collections.abc import Callable
from pathlib import Path
from typing import Literal

import click

from briefs.build.checked import Checked
from briefs.build.pipeline import check
from briefs.build.session import Options, Session, run
from briefs.checks.review_items import ReviewItem, find_review_items
from briefs.commands.console import Screen, console, print_source, safe
from briefs.commands.content_files import replace_file
from briefs.commands.options import Folders, shared, tools
from briefs.commands.program import installing
from briefs.commands.progress import Bar
from briefs.commands.spoken import count, tell, told
from briefs.commands.spoken_help import SpokenCommand
from briefs.language.languages import AUTHORED
from briefs.library.library import Library
from briefs.messages.message import Message
from briefs.model.addresses import BRIEFS
from briefs.model.brief import UnresolvedReference
from briefs.questions.reading_queries import doubts
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
        uncertain = _review_provisions(checked, checked.library, where.root, out)
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
    if left:
        screen.print(told("review-all"))
    key = "approved-and-to-look-at" if chosen else "to-look-at"
    screen.print(told(key, approved=count(len(chosen), "word"), count=count(len(left), "word")))
    raise SystemExit(1 if left and options.strict else 0)


def _review_provisions(checked: Checked, library: Library, root: Path, out: Screen) -> int:
    """Print the references that could be any law's, by why, with what settles each kind; give how many there are."""
    found: dict[Message, list[tuple[str, UnresolvedReference]]] = {}
    for (name, lang), brief in sorted(library.briefs.items()):
        for one in checked.session.engine.ask(doubts, BRIEFS, name, lang) if lang in AUTHORED else ():
            found.setdefault(one.why, []).append((brief.path, one))
    for why, references in sorted(found.items(), key=lambda group: -len(group[1])):
        out.print((f"{tell(why)} ({len(references)})", "bold"))
        for path, one in references:
            out.print((f"{safe(path)}:{one.line}:{one.column}: ", "dim"), (safe(one.words), "bold red"))
            print_source(out, root / path, one.line, one.column)
        out.print("  " + told(f"review-{why.key}", words=safe(references[0][1].words)))
    return sum(map(len, found.values()))


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
    """Print a word in its sentence, what stands for it, what else it could be, why, and what settles it."""
    place = f"{safe(item.path)}:{item.line}: "
    out.print((place, "dim"), safe(item.before), (safe(item.word), "bold red"), safe(item.after))
    times = told("times", n=item.count) if item.count > 1 else ""
    # Where both converters say the same, it is a rule of the site that says something else than the script.
    is_by_rule = item.kind == "words" and item.second == item.ours
    other = item.script if is_by_rule else item.second
    why = told("why-rule" if is_by_rule else _WHY[item.kind], word=safe(item.because))
    lines = [told("review-now", ours=item.ours, other=other, times=times), told("review-why", why=why)]
    for line in (*lines, *_settling(item, other)):
        out.print(f"  {safe(line)}")


def _settling(item: ReviewItem, other: str) -> tuple[str, str]:
    """Return how to keep what stands, and how to have the other reading."""
    word = f'"{item.word}"' if " " in item.word else item.word
    keep = told("review-keep", word=word)
    if other == item.word and item.kind != "words":
        return keep, told("review-japanese", word=item.word)
    terms = f"zh_convert: {{terms: {{{item.word}: {other}}}}}"
    return keep, told("review-part" if item.kind == "words" else "review-change", terms=terms)
