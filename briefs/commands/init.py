"""`briefs init`: begin a knowledge base that builds at once."""

import json
from collections.abc import Mapping
from pathlib import Path

import click
import msgspec

from briefs.commands.console import console
from briefs.commands.content_files import replace_file, write_new
from briefs.commands.program import FOLDER, STEM, running_program
from briefs.commands.spoken import told
from briefs.commands.spoken_help import SpokenCommand
from briefs.model.settings import BaseUrl
from briefs.schemas.schema_files import FILES, schemas

_STARTER = Path(__file__).resolve().parent.parent / "starter"
_DOT = "dot_"
"""What stands for the dot in names of the starter's files, so that no tool takes them for its own settings."""


@click.command("init", cls=SpokenCommand)
@click.argument("folder", metavar="DIR", type=click.Path(file_okay=False, path_type=Path))
@click.option("--title-zh", default="法律簡報", show_default=True)
@click.option("--title-en", default="Legal Briefs", show_default=True)
@click.option("--base-url", default="https://example.org/", show_default=True)
@click.option("--empty", is_flag=True)
@click.option("--editor-only", is_flag=True)
@click.option("--program-only", is_flag=True)
def init_command(
    folder: Path, *, title_zh: str, title_en: str, base_url: str, empty: bool, editor_only: bool, program_only: bool
) -> None:
    """Begin a knowledge base in DIR: settings, one brief in two languages, a workflow, settings of editors."""
    try:
        msgspec.convert(base_url, BaseUrl)
    except msgspec.ValidationError as fault:
        raise click.UsageError(told("base-url-whole-address")) from fault
    files = _files(title_zh, title_en, base_url)
    if empty:
        files = {name: data for name, data in files.items() if not name.startswith(_SAMPLE)}
    if editor_only or program_only:
        _renew(folder, {name: data for name, data in files.items() if _is_asked(name, editor_only, program_only)})
    else:
        write_new({folder / name: data for name, data in files.items()})
        screen = console()
        screen.print(told("files-written-in", count=len(files), folder=folder))
        key = "serve-shows-site" if folder.resolve() == Path.cwd() else "cd-and-serve-shows-site"
        screen.print(told(key, folder=folder))
        if not any((place / ".git").exists() for place in (folder.resolve(), *folder.resolve().parents)):
            screen.print(told("begin-a-repository"))


_SAMPLE = ("content/briefs/", "content/instruments/", "content/sources/")
"""Where the sample stands: a brief, its law, and the works that it cites."""


def _is_asked(name: str, editor_only: bool, program_only: bool) -> bool:
    """Return whether a file is one of those that are to be renewed."""
    if name.startswith(".vscode/"):
        return editor_only
    return program_only and (name == "requirements.txt" or name.startswith(f"{FOLDER}/"))


def _renew(folder: Path, files: Mapping[str, bytes]) -> None:
    """Put files in the place of those that are there; an older program goes."""
    for name, data in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        replace_file(folder / name, data)
    screen = console()
    screen.print(told("files-written-in", count=len(files), folder=folder))
    if "requirements.txt" in files:
        for wheel in (folder / FOLDER).glob(f"{STEM}-*.whl"):
            if f"{FOLDER}/{wheel.name}" not in files:
                wheel.unlink()
        screen.print(told("install-program"))


def _files(title_zh: str, title_en: str, base_url: str) -> dict[str, bytes]:
    """Return every file by its path."""
    kinds = {f".vscode/schemas/{name}.json": f"content/{files}" for name, files in FILES.items()}
    filled = {
        "{{base_url}}": base_url,
        "{{title_zh}}": json.dumps(title_zh, ensure_ascii=False),
        "{{title_en}}": json.dumps(title_en, ensure_ascii=False),
        "{{plain_title}}": f"{title_en} · {title_zh}",
        # Front matter is in Markdown files, where editors don't look for YAML.
        "{{schemas}}": json.dumps(
            {name: files for name, files in kinds.items() if not files.endswith(".md")}, indent=4
        ),
    }
    texts = {}
    for file in sorted(path for path in _STARTER.rglob("*") if path.is_file()):
        text = file.read_text(encoding="utf-8")
        for hole, value in filled.items():
            text = text.replace(hole, value)
        texts[file.relative_to(_STARTER).as_posix().replace(_DOT, ".")] = text
    for name, schema in schemas().items():
        texts[f".vscode/schemas/{name}.json"] = json.dumps(schema, ensure_ascii=False, indent=1) + "\n"
    return {name: text.encode() for name, text in texts.items()} | running_program().files()
