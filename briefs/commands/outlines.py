"""What can be typed after each command, for completion in a shell: Tab must not wait for the command's own imports.

A word is an argument, `*` before it where there may be several, or an option with what follows `=`: choices, a folder,
`<topics>` for what `known_names` finds in the content. A test holds the words equal to the commands.
"""

from pathlib import Path

import click
from click.shell_completion import CompletionItem

from briefs.commands.known_names import known_names

_CONTENT = ("--content=DIR",)
_SHARED = (
    *_CONTENT,
    "--templates=DIR",
    "--cache/--no-cache",
    "--verify",
    "--drafts",
    "--strict",
    "--processes=",
)
_REPORTS = ("--format=text|json|sarif|github", "--only=<briefs>", "--all", "--timings")
_SUBJECTS = ("--topic=<topics>", "--jurisdiction=<jurisdictions>")

OUTLINES: dict[str, tuple[str, ...]] = {
    "archive": ("*keys=<sources>", *_CONTENT, "--service=", "--write"),
    "build": (*_SHARED, "--out=DIR", "--base-url=", *_REPORTS, "--explain=", "--keep-going"),
    "check": (*_SHARED, *_REPORTS, "--links", "--private"),
    "cite": ("key=<sources>", *_CONTENT, "--templates=DIR", "--place=", "--profile=<profiles>", "--all"),
    "clean": ("--out=DIR",),
    "diff": ("old", "new", *_SHARED, "--format=text|markdown|json", "--exit-code"),
    "doctor": (*_CONTENT, "--out=DIR"),
    "export": (
        "*named=<briefs>",
        *_SHARED,
        "--only=<briefs>",
        "--to=docx|epub|pdf|json",
        "--lang=zh-Hant|zh-Hans|en",
        "--all",
        "--since=",
        "--table=authorities|figures",
        "--reference=",
        "--topic=<topics>",
        "--year=",
        "--out=DIR",
        "--force",
    ),
    "fix": (*_SHARED, "--write"),
    "import": (
        "file=FILE",
        "name",
        *_CONTENT,
        "--list",
        "--article=",
        "--all",
        "--lang=zh-Hant|en",
        *_SUBJECTS,
        "--keep-marks",
        "--into=<briefs>",
        "--by-author",
        "--changes=accept|reject|review",
    ),
    "init": ("folder=DIR", "--title-zh=", "--title-en=", "--base-url=", "--empty", "--editor-only", "--program-only"),
    "manual": ("page=<manual>",),
    "new": (
        "name=source",
        "*rest=<kinds>",
        *_CONTENT,
        "--title-zh=",
        "--title-en=",
        *_SUBJECTS,
        "--law=<laws>",
        "--only=zh-Hant|en",
    ),
    "review": ("what=zh-Hans|provisions", *_SHARED, "--approve=", "--approve-all"),
    "serve": (
        *_SHARED,
        "--port=",
        "--editor=vscode|vscode-insiders|vscodium|cursor|zed|sublime|textmate|idea|none",
        "--open",
    ),
    "translated": ("*names=<briefs>", *_SHARED, "--force"),
}
"""The words of each command, in its own order."""


class _Names(click.ParamType[str]):
    """Names that the content of the site knows."""

    def __init__(self, kind: str) -> None:
        self.name = kind

    def shell_complete(self, ctx: click.Context, param: click.Parameter, incomplete: str) -> list[CompletionItem]:
        """Return those that begin as what was typed, without what stands on the line already."""
        content = ctx.params.get("content")
        folder = Path(content) if isinstance(content, str | Path) else Path("content")
        taken = ctx.params.get(param.name or "") or ()
        # A key may be typed as notes have it.
        sign = "@" if self.name == "sources" and incomplete.startswith("@") else ""
        names = (f"{sign}{name}" for name in known_names(self.name, folder))
        return [CompletionItem(name) for name in names if name.startswith(incomplete) and name not in taken]


def outline(name: str) -> click.Command:
    """Return a command that knows what may be typed after it, and does nothing."""
    return click.Command(name, params=[_param(word) for word in OUTLINES[name]])


def _param(word: str) -> click.Parameter:
    name, sign, value = word.partition("=")
    if not name.startswith("-"):
        several = name.startswith("*")
        return click.Argument([name.removeprefix("*")], type=_type(value), nargs=-1 if several else 1)
    if not sign:
        return click.Option([name], is_flag=True)
    return click.Option([name], type=_type(value), multiple=value.startswith("<"))


def _type(value: str) -> click.ParamType[object]:
    if value.startswith("<"):
        return _Names(value.strip("<>"))
    if value in ("DIR", "FILE"):
        return click.Path(file_okay=value == "FILE", dir_okay=value == "DIR")
    return click.Choice(value.split("|")) if value else click.STRING
