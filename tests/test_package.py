"""The installed package works away from the repository, with the templates that it carries."""

import os
import subprocess
import sys
from pathlib import Path

from tests.support import REPOSITORY, brief_text, build_content, write_content
from tests.test_distribution import built

__all__ = ["built"]  # a fixture


def run(*command: str | Path, cwd: Path, **environment: str) -> None:
    ended = subprocess.run(
        [str(part) for part in command],
        cwd=cwd,
        env={**os.environ, **environment},
        capture_output=True,
        text=True,
        check=False,
    )
    assert ended.returncode == 0, ended.stdout + ended.stderr


def test_an_installed_wheel_builds_any_content_folder(built: Path, tmp_path: Path) -> None:
    pip = (sys.executable, "-m", "pip", "--disable-pip-version-check")
    run(
        *pip,
        "install",
        "--no-deps",
        "--no-index",
        "--no-compile",
        "--target",
        tmp_path / "installed",
        built,
        cwd=tmp_path,
    )
    content = write_content(tmp_path / "kb", {"briefs/a/zh-Hant.md": brief_text("甲[^n]。\n\n[^n]: 註。\n")})
    command = tmp_path / "installed/bin/briefs"
    assert command.is_file()
    build = "from briefs.commands.main import main; main()"
    arguments = ("build", "--content", content, "--out", tmp_path / "public")
    run(
        sys.executable,
        "-c",
        build,
        *arguments,
        cwd=tmp_path,
        PYTHONPATH=str(tmp_path / "installed"),
        PYTHONSAFEPATH="1",
    )
    begin = ("init", tmp_path / "begun")
    run(sys.executable, "-c", build, *begin, cwd=tmp_path, PYTHONPATH=str(tmp_path / "installed"), PYTHONSAFEPATH="1")
    assert (tmp_path / "begun/.github/workflows/site.yml").is_file()
    assert (tmp_path / "begun/content/briefs/2025-jp-ai-promotion-act/paragraphs.json").is_file()
    site = {
        file.relative_to(tmp_path / "public").as_posix(): file.read_bytes()
        for file in (tmp_path / "public").rglob("*")
        if file.is_file() and file.name != ".briefs-manifest.json"
    }
    assert site == build_content(content)


def test_the_lock_holds_what_the_project_asks_for() -> None:
    import tomllib

    project = tomllib.loads((REPOSITORY / "pyproject.toml").read_text(encoding="utf-8"))
    lock = (REPOSITORY / "requirements.lock").read_text(encoding="utf-8").lower()
    for requirement in project["project"]["dependencies"]:
        name = requirement.partition(">")[0].lower()
        assert f"\n{name}==" in f"\n{lock}", name
    reasons = (REPOSITORY / "docs/dependencies.md").read_text(encoding="utf-8")
    for requirement in project["project"]["dependencies"] + project["dependency-groups"]["dev"]:
        assert f"`{requirement.partition('>')[0]}`" in reasons, requirement
