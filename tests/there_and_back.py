"""A brief `a` that goes out as a Word file, is edited there, and comes back."""

from collections.abc import Callable
from pathlib import Path

from click.testing import CliRunner, Result

from briefs.commands.main import cli
from tests.edited_word import Edited
from tests.support import brief_text, check_content, shown, write_content


def text_of(kb: Path) -> str:
    return (kb / "content/briefs/a/zh-Hant.md").read_text(encoding="utf-8")


def export(folder: Path) -> None:
    options = ("--content", str(folder / "content"), "--out", str(folder / "out"), "--no-cache", "--force")
    ended = CliRunner().invoke(cli, ["export", "a", "--lang", "zh-Hant", *options])
    assert ended.exit_code == 0, ended.output


def exported_with(folder: Path, files: dict[str, str | bytes]) -> Path:
    """Return a knowledge base with some files beside another brief, and its Word file."""
    write_content(folder / "content", {"briefs/b/zh-Hant.md": brief_text("另一篇。\n"), **files})
    export(folder)
    return folder


def out(kb: Path) -> Edited:
    return Edited(kb / "out/a.zh-Hant.docx")


def back(kb: Path, edited: Edited, *options: str) -> Result:
    edited.save()
    return CliRunner().invoke(
        cli, ["import", str(edited.file), "--into", "a", "--content", str(kb / "content"), *options]
    )


def after(kb: Path, *edits: Callable[[Edited], None], options: tuple[str, ...] = (), code: int = 0) -> tuple[str, str]:
    """Return the brief after some edits in Word, and what the command says."""
    edited = out(kb)
    for edit in edits:
        edit(edited)
    ended = back(kb, edited, *options)
    assert ended.exit_code == code, ended.output
    if code == 0:
        checked = check_content(kb / "content", drafts=True)
        assert checked.errors == (), shown(checked.errors)
    return text_of(kb), ended.output


def changed(before: str, now: str) -> tuple[list[str], list[str]]:
    """Return the lines that are gone and those that are new."""
    old, new = before.splitlines(), now.splitlines()
    return [line for line in old if line not in new], [line for line in new if line not in old]
