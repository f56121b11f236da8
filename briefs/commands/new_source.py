"""`briefs new source`: begin the record of a work, with a word on each field that its kind needs."""

import re
from pathlib import Path

import click
import yaml

from briefs.citing.kinds import Kind, kinds
from briefs.commands.content_files import write_new
from briefs.commands.spoken import told
from briefs.language.keys import KEY_PATTERN
from briefs.messages.message import Message, say
from briefs.model.diagnostic import nearest

_NAME = re.compile(KEY_PATTERN)


def begin_source(names: tuple[str, ...], content: Path) -> Path | None:
    """Write the record of a kind of work under a key; without a kind list what kinds there are, and write nothing."""
    if not names:
        click.echo(told("kinds-of-works") + "\n")
        for name, kind in kinds().items():
            click.echo(f"  {name:28} {kind.names['zh-Hant']} · {kind.names['en']}")
        return None
    name = names[0]
    found = kinds().get(name)
    if found is None:
        raise click.UsageError(told("no-kind", name=name, hint=_meant(name)))
    if len(names) != 2 or not _NAME.fullmatch(names[1]):
        raise click.UsageError(told("give-key", name=name))
    file = content / "sources" / f"{names[1]}.yaml"
    write_new({file: record_of(found).encode()})
    return file


def _meant(word: str) -> Message:
    """Return which kinds a word may mean: one of like name, else those whose names or fields speak of it (判決)."""
    all_kinds = kinds()
    found = [name for name, kind in all_kinds.items() if word in record_of(kind)]
    if word.isascii() or not found:
        return nearest(word, list(all_kinds))
    return say("did-you-mean", word=tuple(f"{name} ({all_kinds[name].names['zh-Hant']})" for name in found[:_SHOWN]))


_SHOWN = 5


def record_of(kind: Kind) -> str:
    """Return the text of a new record: what is sure of the kind, and an empty line for each field with a word on it."""
    lines = [f"# {kind.names['zh-Hant']} · {kind.names['en']}", f"type: {kind.types[0]}"]
    for field in ("language", "jurisdiction"):
        lines += [f"{field}: {kind.record[field]}"] if field in kind.record else []
    for title, fields in (("必要 · needed", kind.needs), ("得填 · as there is", kind.takes)):
        if fields:
            lines += ["", f"# {title}"]
        for field, words in fields.items():
            given = kind.record.get(field, "")
            example = yaml.safe_dump(given, allow_unicode=True, default_flow_style=True, width=1000)
            example = example.strip().removesuffix("...").strip() if given else ""
            shown = f" – {example}" if example else ""
            lines.append(f"{field}:  # {words['zh-Hant']} · {words['en']}{shown}")
    return "\n".join(lines) + "\n"
