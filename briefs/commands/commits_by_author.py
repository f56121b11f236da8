"""`briefs import FILE --into ID --by-author`: what each author changed in Word is a commit in that author's name."""

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

import click

from briefs.commands.console import console, safe
from briefs.commands.content_files import replace_file, write_new
from briefs.commands.git_commits import CommitError, commit
from briefs.commands.spoken import told
from briefs.importing.word_authors import Author


class Step(NamedTuple):
    """A brief after the changes of one author, and of those before."""

    author: Author
    """Whose changes are new in it; one without a name stands for what nobody tracked."""
    data: bytes
    """The file."""
    records: Mapping[Path, bytes]
    """The records that it is the first to cite."""


def steps_of(
    authors: Sequence[Author], last: bytes, records: Mapping[Path, bytes], made: Callable[[frozenset[str]], bytes]
) -> list[Step]:
    """Return a step for each author, the earliest first; `made` gives the brief with the changes of some of them."""
    steps = []
    taken: frozenset[str] = frozenset({""})
    waiting = dict(records)
    for author in (Author("", ""), *authors):
        taken |= {author.name}
        data = last if len(authors) + 1 == len(taken) else made(taken)
        own = {file: text for file, text in waiting.items() if f"@{file.stem}".encode() in data or data is last}
        waiting = {file: text for file, text in waiting.items() if file not in own}
        steps.append(Step(author, data, own))
    return steps


def commit_steps(root: Path, file: Path, name: str, steps: Sequence[Step]) -> None:
    """Write and commit each step in which something changes. Raises ClickException where Git refuses one."""
    for author, data, records in steps:
        before = file.read_bytes()
        if data == before and not records:
            continue
        key = "commit-of-author" if author.name else "commit-of-nobody"
        said = told(key, name=name, author=author.name)
        write_new(records)
        replace_file(file, data)
        try:
            made = commit(root, (file, *records), said, author.name, author.moment)
        except CommitError as fault:
            replace_file(file, before)
            for one in records:
                one.unlink(missing_ok=True)
            raise click.ClickException(told("no-commit", said=said, fault=str(fault))) from fault
        console().print(safe(f"  {made} {said}"))
