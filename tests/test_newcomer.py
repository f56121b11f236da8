"""A newcomer's way from the wheel to the published site, by the commands that the texts name, in each language."""

import os
import re
import signal
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, NamedTuple

import pytest
import yaml

from tests.nights import rest_at_night
from tests.support import PATIENCE
from tests.test_distribution import CLEAN, WHEEL, Begun, Environment, built, installed, installed_again
from tests.test_serve import free_port, get

__all__ = ["built", "installed", "installed_again"]  # fixtures


class Said(NamedTuple):
    """What the program says in a language."""

    begin: str
    sound: str
    mistake: str
    hint: str
    kept: str


SAID = {
    "en": Said(
        begin="For a history and for publishing: git init",
        sound="0 errors, 0 warnings",
        mistake="error: there is no source jp-ai-actt [cite.unknown]",
        hint="Did you mean jp-ai-act?",
        kept="commit paragraphs.json",
    ),
    "zh-Hant": Said(
        begin="git init",
        sound="0 個錯誤、0 個警告",
        mistake="錯誤: 查無引用資料 jp-ai-actt [cite.unknown]",
        hint="是否為 jp-ai-act？",
        kept="paragraphs.json",
    ),
}
TEXTS = {
    "en": "The Act has eleven articles.[^1]\n\n[^1]: @jp-ai-act, art. 3.\n",
    "zh-Hant": "本法共有條文[^1]。\n\n[^1]: @jp-ai-act，第3條。\n",
}


class Newcomer:
    """Somebody at a terminal in whose environment the program is, and with a language."""

    def __init__(self, environment: Environment, home: Path, lang: str) -> None:
        self.lang, self.at = lang, home
        locale = {"en": "en_US.UTF-8", "zh-Hant": "zh_TW.UTF-8"}[lang]
        path = os.pathsep.join((str(environment.command.parent), os.environ["PATH"]))
        git = {f"GIT_{who}_{what}": "a@example.org" for who in ("AUTHOR", "COMMITTER") for what in ("NAME", "EMAIL")}
        self.environment = {
            **{name: value for name, value in CLEAN.items() if name not in ("LC_ALL", "LC_MESSAGES", "LANGUAGE")},
            **git,
            "LANG": locale,
            "PATH": path,
            "PYTHONIOENCODING": "utf-8",
        }

    def types(self, *command: str, ends: int = 0, **more: str) -> str:
        """Run a command and return all that it says."""
        ended = subprocess.run(
            command, cwd=self.at, env={**self.environment, **more}, capture_output=True, encoding="utf-8", check=False
        )
        assert ended.returncode == ends, ended.stdout + ended.stderr
        return ended.stdout + ended.stderr

    @contextmanager
    def serving(self) -> Iterator[str]:
        """Let `briefs serve` run, and return where."""
        port = free_port()
        command = ("briefs", "serve", "--port", str(port))
        with subprocess.Popen(command, cwd=self.at, env=self.environment, stderr=subprocess.DEVNULL) as process:
            try:
                yield f"http://127.0.0.1:{port}/"
            finally:
                process.send_signal(signal.SIGINT)
                process.wait(PATIENCE)


def jobs(kb: Path) -> dict[str, Any]:
    found: dict[str, Any] = yaml.safe_load((kb / ".github/workflows/site.yml").read_text(encoding="utf-8"))["jobs"]
    return found


def runs_steps(newcomer: Newcomer, kb: Path, job: str, **more: str) -> dict[str, str]:
    """Run the steps of a job of the workflow but for the installation, and return what each says."""
    steps = [step for step in jobs(kb)[job]["steps"] if "run" in step and step["name"] != "Install briefs"]
    return {
        step["name"]: newcomer.types("bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", step["run"], **more)
        for step in steps
        if "pull_request" not in step.get("if", "")
    }


@pytest.mark.parametrize(
    "lang",
    rest_at_night(
        [(lang,) for lang in SAID],
        by_day=lambda _: False,
        reason="two installations and a dozen commands, each started; by day test_distribution.py and test_tour.py",
        name=str,
    ),
)
def test_from_the_wheel_to_the_published_site(
    lang: str, installed: Environment, installed_again: Begun, tmp_path: Path
) -> None:
    said, kb = SAID[lang], tmp_path / "law-notes"
    newcomer = Newcomer(installed, tmp_path, lang)
    assert said.begin in newcomer.types("briefs", "init", "law-notes")

    # From here on by the program that the knowledge base holds, as its README installs it: from what another holds too.
    for name in ("requirements.txt", f"vendor/{WHEEL}"):
        assert (kb / name).read_bytes() == (installed_again.kb / name).read_bytes()
    newcomer = Newcomer(installed_again.environment, kb, lang)
    with newcomer.serving() as address:
        status, page = get(f"{address}{lang.lower()}/")
        assert (status, "jp-ai-promotion-act" in page) == (200, True)
    assert said.sound in newcomer.types("briefs", "check")

    # A brief of one's own, a mistake, and its mending.
    titles = ("--title-en", "Notes on the Act", "--title-zh", "本法簡介")
    subjects = ("--topic", "artificial-intelligence", "--jurisdiction", "JP")
    newcomer.types("briefs", "new", "2025-notes", *titles, *subjects)
    for code, text in TEXTS.items():
        file = kb / f"content/briefs/2025-notes/{code}.md"
        matter = file.read_text(encoding="utf-8").split("\n---\n")[0]
        matter = re.sub(r"^draft:.*\n", "", f"{matter}\n", flags=re.MULTILINE)
        matter = re.sub(r"^description:.*$", "description: X.", matter, flags=re.MULTILINE)
        file.write_text(f"{matter}---\n{text}", encoding="utf-8")
    written = file.read_text(encoding="utf-8")
    file.write_text(written.replace("@jp-ai-act", "@jp-ai-actt"), encoding="utf-8")
    told = newcomer.types("briefs", "check", ends=1)
    assert "content/briefs/2025-notes/zh-Hant.md:" in told
    assert [words for words in (said.mistake, said.hint, said.kept) if words not in told] == [], told
    file.write_text(written, encoding="utf-8")
    assert said.sound in newcomer.types("briefs", "check")
    newcomer.types("briefs", "translated", "2025-notes")
    assert said.sound in newcomer.types("briefs", "build")

    # Into a repository, as `briefs init` said.
    for command in ("git init --quiet --initial-branch main", "git add --all", "git commit --quiet --message first"):
        newcomer.types(*command.split())
    kept = newcomer.types("git", "ls-files").splitlines()
    assert {"content/briefs/2025-notes/paragraphs.json", "requirements.txt", ".github/workflows/site.yml"} <= set(kept)
    assert not any(name.startswith(("site/", ".briefs-cache/")) for name in kept)

    # What the workflow does with it: check, build for the address of Pages, keep the addresses of paragraphs.
    newcomer.types("briefs", "clean")
    steps = runs_steps(newcomer, kb, "build", BASE_URL="https://pages.example/law-notes")
    assert list(steps) == ["Check", "Build"]
    page = (kb / f"site/{lang.lower()}/briefs/2025-notes/index.html").read_text(encoding="utf-8")
    assert f'<link rel="canonical" href="https://pages.example/law-notes/{lang.lower()}/briefs/2025-notes/"' in page
    runs_steps(newcomer, kb, "keep")
    assert newcomer.types("git", "status", "--porcelain") == ""
    assert newcomer.types("git", "rev-list", "--count", "HEAD") == "1\n"


def test_an_author_in_a_browser_has_the_addresses_kept_by_the_workflow(installed: Environment, tmp_path: Path) -> None:
    newcomer = Newcomer(installed, tmp_path, "en")
    newcomer.types("briefs", "init", "kb")
    kb = newcomer.at = tmp_path / "kb"
    (kb / "content/briefs/2025-jp-ai-promotion-act/paragraphs.json").unlink()
    for command in ("git init --quiet --initial-branch main", "git add --all", "git commit --quiet --message first"):
        newcomer.types(*command.split())
    (told,) = runs_steps(newcomer, kb, "keep").values()
    assert "::notice::The addresses of new paragraphs could not be pushed" in told  # there is nowhere to push to
    assert newcomer.types("git", "show", "--name-only", "--format=%s").split("\n\n") == [
        "Keep the addresses of new paragraphs",
        "content/briefs/2025-jp-ai-promotion-act/paragraphs.json\n",
    ]
