"""Completion in a shell: what Tab offers after each command, asked as bash, zsh and fish ask it."""

import os
import subprocess
import sys
from pathlib import Path

import click
import pytest
from click.shell_completion import ShellComplete

from briefs.commands.main import _COMMANDS, cli
from briefs.commands.outlines import OUTLINES
from briefs.serving.preview import EDITORS
from tests.support import brief_text, write_content

ROOT = Path(__file__).parent.parent

RECORDS = {
    "sources/one.yaml": "type: book\ntitle: A\n",
    "sources/more/many.yaml": "# mine\ntwo:\n  type: book\n'three':\n  title: C\n",
    "sources/list.yml": "- id: four\n  type: book\n- type: book\n  id: five\n",
    "sources/old.bib": "@comment{x,}\n@book{six,\n  title = {A}}\n@article(seven ,title={B})\n",
    "sources/zotero.json": '[{"id": "eight", "title": "A"}]',
}


@pytest.fixture
def base(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    files = RECORDS | {f"briefs/{name}/en.md": brief_text("A.") for name in ("2024-a", "2025-b", "2025-c")}
    write_content(tmp_path / "content", files)
    monkeypatch.chdir(tmp_path)
    return tmp_path


def offered(line: str) -> list[str]:
    """Return what Tab offers at the end of a line."""
    *words, begun = line.split(" ")
    shell = ShellComplete(cli, {}, "briefs", "_BRIEFS_COMPLETE")
    return [item.value for item in shell.get_completions(words, begun)]


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("export ", ["2024-a", "2025-b", "2025-c"]),
        ("export 2025", ["2025-b", "2025-c"]),
        ("export 2025-b 2025", ["2025-c"]),
        ("translated 2024", ["2024-a"]),
        ("check --only 2025", ["2025-b", "2025-c"]),
        ("build --only 2024", ["2024-a"]),
        ("new 2026-x --topic priv", ["privacy"]),
        ("import text.docx --jurisdiction E", ["EU"]),
        ("new 2026-x --law eu", []),
        ("archive t", ["three", "two"]),
        ("cite ", ["eight", "five", "four", "one", "seven", "six", "three", "two"]),
        ("cite @s", ["@seven", "@six"]),
        ("cite one --profile bluebook-2", ["bluebook-22"]),
        ("new source tw-stat", ["tw-statute"]),
        ("export --lang zh", ["zh-Hant", "zh-Hans"]),
        ("manual publ", ["publishing"]),
        ("review p", ["provisions"]),
        ("--lang zh-Hant exp", ["export"]),
    ],
)
def test_names_of_the_content_are_offered_where_a_command_takes_them(base: Path, line: str, names: list[str]) -> None:
    assert offered(line) == names


def test_another_folder_of_content_is_asked_where_one_is_named(base: Path) -> None:
    write_content(base / "elsewhere", {"briefs/2020-z/en.md": brief_text("A.")})
    assert offered("export --content elsewhere ") == ["2020-z"]
    assert offered("export --content nowhere ") == []


def test_damaged_content_offers_what_it_has_and_is_silent(base: Path, capfd: pytest.CaptureFixture[str]) -> None:
    content = base / "content"
    (content / "topics.yaml").write_bytes(b"privacy:\n  names: {en: [\n\xff\xfe\x00: x\n: :\n")
    (content / "sources/old.bib").write_bytes(b"@book{six,\n" + b"\xff" * 100)
    (content / "sources/zotero.json").write_text('[{"id": "eight", ')
    (content / "sources/loop.yaml").symlink_to("loop.yaml")
    (content / "jurisdictions.yaml").unlink()
    (content / "jurisdictions.yaml").mkdir()
    assert offered("new x --topic p") == ["privacy"]
    assert offered("archive s") == ["six"]
    assert offered("archive e") == ["eight"]
    assert offered("new x --jurisdiction ") == []
    assert capfd.readouterr() == ("", "")


@pytest.mark.parametrize("name", ["$(touch x)", "`x`", "a b", "a;b", "-rf", "'a", "a\nb", "a*", "~"])
def test_what_a_shell_would_run_or_split_is_not_offered(base: Path, name: str) -> None:
    (base / "content/briefs" / name).mkdir()
    assert offered("export ") == ["2024-a", "2025-b", "2025-c"]


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_shells_are_answered_without_importing_what_builds(base: Path, shell: str) -> None:
    code = (
        "import sys\nfrom briefs.commands.main import main\n"
        "try:\n    main()\nfinally:\n    print(sorted(sys.modules), file=sys.stderr)\n"
    )
    line = {"COMP_WORDS": "briefs export 2025", "COMP_CWORD": "2025" if shell == "fish" else "2"}
    asked = subprocess.run(
        [sys.executable, "-c", code],
        env=os.environ | line | {"PYTHONPATH": str(ROOT), "_BRIEFS_COMPLETE": f"{shell}_complete"},
        capture_output=True,
        text=True,
        check=True,
    )
    assert [word for word in asked.stdout.replace(",", "\n").splitlines() if word.startswith("20")] == [
        "2025-b",
        "2025-c",
    ]
    for heavy in ("yaml", "briefs.build", "briefs.questions", "briefs.reading", "briefs.citing", "jinja2", "httpx"):
        assert f"'{heavy}'" not in asked.stderr, heavy


def test_what_is_offered_is_what_each_command_takes() -> None:
    def word(param: click.Parameter) -> str:
        choices = "|".join(param.type.choices) if isinstance(param.type, click.Choice) else ""
        is_place = isinstance(param.type, click.Path)
        value = choices or (("FILE" if param.type.file_okay and not param.type.dir_okay else "DIR") if is_place else "")
        if isinstance(param, click.Argument):
            return f"{'*' if param.nargs == -1 else ''}{param.name}{f'={value}' if value else ''}"
        name = "/".join([*param.opts, *param.secondary_opts])
        return name if param.is_flag else f"{name}={value}"

    def bare(word: str) -> str:
        """Without what only completion says: names of the content, one of two uses, editors that are known."""
        name, _, value = word.partition("=")
        if not value.startswith(("<", "source", "vscode")):
            return word
        return f"{name}=" if name.startswith("-") else name

    assert f"--editor={'|'.join(EDITORS)}" in OUTLINES["serve"]
    ctx = click.Context(cli)
    real = {name: cli.get_command(ctx, name) for name in _COMMANDS}
    assert {name: [bare(word) for word in words] for name, words in OUTLINES.items()} == {
        name: [word(param) for param in command.params] for name, command in real.items() if command
    }
