"""`briefs init`: begin a knowledge base that builds at once."""

import json
from collections.abc import Mapping
from pathlib import Path

import click
import msgspec

from briefs.commands.console import console
from briefs.commands.content_files import replace_file, write_new
from briefs.commands.program import FOLDER, STEM, running_program
from briefs.model.settings import BaseUrl
from briefs.schemas.schema_files import FILES, schemas

_STARTER = Path(__file__).resolve().parent.parent / "starter"
_DOT = "dot_"
"""What stands for the dot in names of the starter's files, so that no tool takes them for its own settings."""


@click.command("init")
@click.argument("folder", metavar="DIR", type=click.Path(file_okay=False, path_type=Path))
@click.option("--title-zh", default="法律簡報", show_default=True, help="The site's name in Traditional Chinese.")
@click.option("--title-en", default="Legal Briefs", show_default=True, help="The site's name in English.")
@click.option("--base-url", default="https://example.org/", show_default=True, help="The address of the site's root.")
@click.option("--editor-only", is_flag=True, help="Only renew the settings and schemas of the editor (.vscode/).")
@click.option("--program-only", is_flag=True, help="Only put the running program into vendor/ and requirements.txt.")
def init_command(
    folder: Path, *, title_zh: str, title_en: str, base_url: str, editor_only: bool, program_only: bool
) -> None:
    """Begin a knowledge base in DIR: settings, one brief in two languages, a workflow, settings of editors.

    It builds at once. The running program is put into vendor/, and requirements.txt installs it from there. Nothing
    that is there already is written over, but for what --editor-only and --program-only renew.

    \b
    Examples:
      briefs init law-notes
      briefs init . --title-en "Notes on Law" --base-url https://example.org/notes/
      briefs init . --program-only
    """  # noqa: D301 (click keeps the lines after \b)
    try:
        msgspec.convert(base_url, BaseUrl)
    except msgspec.ValidationError as fault:
        raise click.UsageError(
            "--base-url: give the whole address, ending in a slash: https://example.org/kb/"
        ) from fault
    files = _files(title_zh, title_en, base_url)
    if editor_only or program_only:
        _renew(folder, {name: data for name, data in files.items() if _is_asked(name, editor_only, program_only)})
    else:
        write_new({folder / name: data for name, data in files.items()})
        screen = console()
        screen.print(f"{len(files)} files in {folder}")
        where = "" if folder.resolve() == Path.cwd() else f"cd {folder}, then "
        screen.print(f"Now {where}`briefs serve` shows the site; README.md says the rest.")


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
    screen.print(f"{len(files)} files in {folder}")
    if "requirements.txt" in files:
        for wheel in (folder / FOLDER).glob(f"{STEM}-*.whl"):
            if f"{FOLDER}/{wheel.name}" not in files:
                wheel.unlink()
        screen.print("Install it with `pip install --force-reinstall --require-hashes -r requirements.txt`.")


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
