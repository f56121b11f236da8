"""`briefs init`: begin a knowledge base that builds at once."""

import importlib.metadata
import json
from pathlib import Path

import click
import msgspec

from briefs import __version__
from briefs.commands.console import console
from briefs.commands.content_files import replace_file, write_new
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
def init_command(folder: Path, *, title_zh: str, title_en: str, base_url: str, editor_only: bool) -> None:
    """Begin a knowledge base in DIR: settings, one brief in two languages, a workflow, settings of editors.

    It builds at once. Nothing that is there already is written over; the editor's files are, with --editor-only.

    \b
    Examples:
      briefs init law-notes
      briefs init . --title-en "Notes on Law" --base-url https://example.org/notes/
    """  # noqa: D301 (click keeps the lines after \b)
    try:
        msgspec.convert(base_url, BaseUrl)
    except msgspec.ValidationError as fault:
        raise click.UsageError(
            "--base-url: give the whole address, ending in a slash: https://example.org/kb/"
        ) from fault
    files = _files(title_zh, title_en, base_url)
    if editor_only:
        files = {name: text for name, text in files.items() if name.startswith(".vscode/")}
    if editor_only:
        (folder / ".vscode/schemas").mkdir(parents=True, exist_ok=True)
        for name, text in files.items():
            replace_file(folder / name, text.encode())
    else:
        write_new({folder / name: text.encode() for name, text in files.items()})
    screen = console()
    screen.print(f"{len(files)} files in {folder}")
    if not editor_only:
        where = "" if folder.resolve() == Path.cwd() else f"cd {folder}, then "
        screen.print(f"Now {where}`briefs serve` shows the site; README.md says the rest.")


def _files(title_zh: str, title_en: str, base_url: str) -> dict[str, str]:
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
    files = {}
    for file in sorted(path for path in _STARTER.rglob("*") if path.is_file()):
        text = file.read_text(encoding="utf-8")
        for hole, value in filled.items():
            text = text.replace(hole, value)
        files[file.relative_to(_STARTER).as_posix().replace(_DOT, ".")] = text
    for name, schema in schemas().items():
        files[f".vscode/schemas/{name}.json"] = json.dumps(schema, ensure_ascii=False, indent=1) + "\n"
    files["requirements.txt"] = f"{_requirement()}\n"
    return files


def _requirement() -> str:
    """Say how this very program is installed again: where it came from a repository, from there (PEP 610)."""
    try:
        origin = json.loads(importlib.metadata.distribution("briefs").read_text("direct_url.json") or "{}")
    except (importlib.metadata.PackageNotFoundError, ValueError):
        origin = {}
    vcs = origin.get("vcs_info", {})
    if vcs.get("commit_id"):
        return f"briefs @ {vcs['vcs']}+{origin['url']}@{vcs['commit_id']}"
    return f"briefs=={__version__}"
