"""The installed package works away from the repository, with the templates that it carries."""

from pathlib import Path

from tests.support import REPOSITORY, brief_text, build_content, write_content
from tests.test_distribution import Environment, built, installed, run, well

__all__ = ["built", "installed"]  # fixtures


def test_an_installed_wheel_builds_any_content_folder(installed: Environment, tmp_path: Path) -> None:
    content = write_content(tmp_path / "kb", {"briefs/a/zh-Hant.md": brief_text("甲[^n]。\n\n[^n]: 註。\n")})
    well(run(installed.command, "build", "--content", content, "--out", tmp_path / "public", cwd=tmp_path))
    well(run(installed.command, "init", tmp_path / "begun", cwd=tmp_path))
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
