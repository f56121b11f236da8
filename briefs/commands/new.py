"""`briefs new`: begin a brief in both languages, with front matter that is right."""

import json
import re
import sys
from collections.abc import Iterable, Mapping
from pathlib import Path

import click
import msgspec

from briefs.checks.meant_ids import Named, hint_at_id, hint_at_jurisdiction
from briefs.commands.console import console
from briefs.commands.content_files import write_new
from briefs.commands.new_source import begin_source
from briefs.commands.options import content_option
from briefs.commands.spoken import told
from briefs.commands.spoken_help import SpokenCommand
from briefs.commands.this_day import this_day
from briefs.language.languages import AUTHORED, BY_CODE, Lang
from briefs.messages.message import say
from briefs.model.front_matter import ID_PATTERN
from briefs.reading.files.walk import walk
from briefs.reading.records.catalogue import Catalogue, read_catalogue

_BODIES = {
    Lang("zh-Hant"): """\
本文自此開始。段落之間空一行，註釋標記如此[^1]。

## 壹、第一節

內容。

[^1]: 註釋之內容。
""",
    Lang("en"): """\
The text begins here. An empty line stands between paragraphs, and the mark of a note like this.[^1]

## I. The first part

Text.

[^1]: What the note says.
""",
}
_HINTS = {Lang("zh-Hant"): "一至二句摘要", Lang("en"): "one or two sentences on what the brief says"}
_DRAFTS = {Lang("zh-Hant"): "可以公開時刪去本行", Lang("en"): "delete this line when it may be published"}


class Beginning(msgspec.Struct, frozen=True):
    """What a new brief begins with."""

    name: str
    """Its id, which is its folder and its address."""
    titles: dict[Lang, str]
    """Its title in each language of which a file is written; it stands as the description too, to be replaced."""
    topics: tuple[str, ...]
    """Keys in topics.yaml, at least one."""
    jurisdictions: tuple[str, ...]
    """Keys in jurisdictions.yaml, at least one."""
    laws: tuple[str, ...]
    """Names of records in instruments/ that it is about; may be empty."""
    date: str
    """The day on which it is begun, by UTC, as 2025-06-25."""

    def file(self, lang: Lang) -> str:
        """Write the file of a language. What stands between quotes in JSON is the same in YAML."""
        lines = [
            "---",
            f"title: {_quoted(self.titles[lang])}",
            f"description: {_quoted(self.titles[lang])}  # {_HINTS[lang]}",
            f"date: {self.date}",
            f"topics: [{', '.join(self.topics)}]",
            f"jurisdictions: [{', '.join(self.jurisdictions)}]",
            *([f"instruments: [{', '.join(self.laws)}]"] if self.laws else []),
            f"draft: true  # {_DRAFTS[lang]}",
            "---",
        ]
        return "\n".join(lines) + "\n" + _BODIES[lang]


def _quoted(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)


@click.command("new", cls=SpokenCommand)
@click.argument("name", metavar="ID")
@click.argument("rest", metavar="[source KIND KEY]", nargs=-1)
@content_option
@click.option("--title-zh")
@click.option("--title-en")
@click.option("--topic", "topics", multiple=True)
@click.option("--jurisdiction", "places", multiple=True)
@click.option("--law", "laws", multiple=True)
@click.option("--only", type=click.Choice(list(AUTHORED)))
def new_command(
    name: str,
    rest: tuple[str, ...],
    *,
    content: Path,
    title_zh: str | None,
    title_en: str | None,
    topics: tuple[str, ...],
    places: tuple[str, ...],
    laws: tuple[str, ...],
    only: str | None,
) -> None:
    """Begin a brief: write its files with front matter that is right, and never over another's."""
    if name == "source":
        file = begin_source(rest, content)
        if file:
            console().print(f"{file}")
        return
    if rest:
        raise click.UsageError(told("one-name-only", names=" ".join(rest)))
    if not re.fullmatch(ID_PATTERN, name):
        raise click.UsageError(told("id-no-address", name=name))
    catalogue = read_catalogue(walk(content))
    languages = (Lang(only),) if only else AUTHORED
    given = {Lang("zh-Hant"): title_zh, Lang("en"): title_en}
    asked = {lang: told("title-in", language=BY_CODE[lang].name) for lang in languages}
    titles = {lang: given[lang] or _ask(asked[lang], f"--title-{lang[:2]}") for lang in languages}
    beginning = Beginning(
        name,
        titles,
        topics or _choose("topics", "--topic", catalogue.topics),
        places or _choose("jurisdictions", "--jurisdiction", catalogue.jurisdictions),
        laws,
        this_day(),
    )
    _refuse_unknown(beginning, catalogue)
    files = {content / "briefs" / name / f"{lang}.md": beginning.file(lang).encode() for lang in languages}
    write_new(files)
    screen = console()
    for file in files:
        screen.print(f"{file}")
    screen.print(told("write-then-serve"))


def _ask(what: str, option: str) -> str:
    if not sys.stdin.isatty():
        raise click.UsageError(told("give-option", option=option))
    answer: str = click.prompt(what, err=True).strip()
    return answer or _ask(what, option)


def _choose(what: str, option: str, known: Iterable[str]) -> tuple[str, ...]:
    """Ask for one or more of what is known, with commas between."""
    names = list(known)
    if sys.stdin.isatty():
        click.echo(told(f"known-{what}", names=tuple(names)), err=True)
    given = re.split("[,，、]", _ask(told(f"ask-{what}"), option))
    return tuple(part.strip() for part in given if part.strip())


def _refuse_unknown(beginning: Beginning, catalogue: Catalogue) -> None:
    asked: tuple[tuple[str, tuple[str, ...], Mapping[str, Named]], ...] = (
        ("unknown-topic", beginning.topics, catalogue.topics),
        ("unknown-jurisdiction", beginning.jurisdictions, catalogue.jurisdictions),
        ("unknown-law", beginning.laws, catalogue.instruments),
    )
    for key, names, known in asked:
        for name in names:
            if name not in known:
                hint = (hint_at_jurisdiction if key == "unknown-jurisdiction" else hint_at_id)(name, known)
                raise click.UsageError(told("of-what", fault=say(key, name=name), hint=hint))
