"""The workflows: sound by two linters, and the steps of the action do here what they say."""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

from tests.support import REPOSITORY, brief_text, write_content

TOOLS = Path(sys.executable).parent
PIN = re.compile(r"[\w.-]+/[\w./-]+@[0-9a-f]{40}")
PORTABLE = (REPOSITORY / "tests/portable.txt").read_text(encoding="utf-8").splitlines()
WORKFLOWS = {
    "this repository": REPOSITORY / ".github/workflows/site.yml",
    "this repository at night": REPOSITORY / ".github/workflows/nightly.yml",
    "a new knowledge base": REPOSITORY / "briefs/starter/dot_github/workflows/site.yml",
}


@pytest.fixture(params=WORKFLOWS)
def checked_out(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    """Return a folder in which linters find a workflow where they look for it."""
    source = WORKFLOWS[request.param]
    file = tmp_path / ".github/workflows" / source.name
    file.parent.mkdir(parents=True)
    file.write_bytes(source.read_bytes())
    if request.param == "this repository":
        (tmp_path / "action.yml").write_bytes((REPOSITORY / "action.yml").read_bytes())
    subprocess.run(["git", "init", "-q"], cwd=tmp_path, check=True)
    return tmp_path


def lint(folder: Path, tool: str, *options: str) -> str:
    command = [str(TOOLS / tool), *options]
    ended = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)
    return "" if ended.returncode == 0 else ended.stdout + ended.stderr


def test_the_linter_of_workflows_finds_nothing(checked_out: Path) -> None:
    # Pushes are built on main only; what it warns of is a push to a branch with an open request.
    options = ("--ignore", "duplicate-triggers", f"--shellcheck={TOOLS / 'shellcheck'}")
    assert lint(checked_out, "jactionlint", *options) == ""


def test_the_auditor_of_workflows_finds_nothing(checked_out: Path) -> None:
    options = ("--offline", "--strict-collection", "--persona", "pedantic", "--min-severity", "low", ".")
    assert lint(checked_out, "zizmor", *options) == ""


def test_the_linters_would_find_something(tmp_path: Path) -> None:
    file = tmp_path / ".github/workflows/site.yml"
    file.parent.mkdir(parents=True)
    text = WORKFLOWS["this repository"].read_text(encoding="utf-8")
    file.write_text(text.replace("run: make ci", "run: echo ${{ github.event.pull_request.title }}"), encoding="utf-8")
    subprocess.run(["git", "init", "-q"], cwd=tmp_path, check=True)
    assert "injection" in lint(tmp_path, "zizmor", "--offline", ".")
    file.write_text(text.replace("runs-on", "runs_on"), encoding="utf-8")
    assert "runs_on" in lint(tmp_path, "jactionlint")


@pytest.mark.parametrize("file", [*WORKFLOWS.values(), REPOSITORY / "action.yml"], ids=str)
def test_every_action_is_pinned_and_no_job_may_more_than_it_needs(file: Path) -> None:
    value = yaml.safe_load(file.read_text(encoding="utf-8"))
    steps = [step for job in value.get("jobs", {}).values() for step in job["steps"]]
    steps += value.get("runs", {}).get("steps", [])
    for step in steps:
        assert "uses" not in step or step["uses"] == "./" or PIN.fullmatch(step["uses"]), step
    if "jobs" in value:
        assert value["permissions"] == {}
        writers = [name for name, job in value["jobs"].items() if "write" in job["permissions"].values()]
        assert set(writers) <= {"publish", "keep"}


def test_ci_is_one_make_target_everywhere() -> None:
    makefile = (REPOSITORY / "Makefile").read_text(encoding="utf-8")
    assert re.search(r"^ci: check\n\t\$\(MAKE\) test$", makefile, re.MULTILINE)
    for file in (REPOSITORY / ".ci/run", WORKFLOWS["this repository"]):
        assert "make ci" in file.read_text(encoding="utf-8")


def test_what_is_left_to_the_night_is_listed_with_its_reason() -> None:
    makefile = (REPOSITORY / "Makefile").read_text(encoding="utf-8")
    (arguments,) = re.findall(r"^nights: .*\n\t\$\(RUN\) -m (pytest .*)$", makefile, re.MULTILINE)
    command = [sys.executable, "-m", *arguments.split(), "-p", "no:xdist", "tests/test_matcher.py"]
    ended = subprocess.run(command, cwd=REPOSITORY, capture_output=True, text=True, check=True)
    assert "   1 tests/test_matcher.py::test_so_many_characters_made_of_keys_whole_and_cut: two million" in ended.stdout


def test_what_is_left_out_by_day_runs_every_night() -> None:
    makefile = (REPOSITORY / "Makefile").read_text(encoding="utf-8")
    assert re.search(r'^test: .*\n\t\$\(TESTS\) -m "not nightly"$', makefile, re.MULTILINE)
    assert re.search(r"^test-all: .*\n\t\$\(TESTS\)$", makefile, re.MULTILINE)
    value = yaml.safe_load(WORKFLOWS["this repository at night"].read_text(encoding="utf-8"))
    assert "schedule" in value[True], "YAML reads `on` as a truth"
    assert {"run": "make test-all"} in value["jobs"]["test-all"]["steps"]


def test_a_small_set_of_tests_runs_on_each_system_and_python_without_make() -> None:
    job = yaml.safe_load(WORKFLOWS["this repository"].read_text(encoding="utf-8"))["jobs"]["portable"]
    assert job["runs-on"] == "${{ matrix.system }}"
    systems = {name.partition("-")[0] for name in job["strategy"]["matrix"]["system"]}
    assert systems == {"ubuntu", "windows", "macos"}
    assert job["strategy"]["matrix"]["python"] == ["3.11", "3.12", "3.13", "3.14"]
    commands = [step["run"] for step in job["steps"] if "run" in step]
    assert [command.split()[:3] for command in commands] == [["python", "-m", "pip"], ["python", "-m", "pytest"]]
    assert "--require-hashes -r requirements-dev.lock" in commands[0]
    # Each line is an argument.
    assert PORTABLE[:2] == ["-m", "not nightly"]
    assert all((REPOSITORY / line).is_file() for line in PORTABLE[2:])


def steps() -> dict[str, dict[str, object]]:
    value = yaml.safe_load((REPOSITORY / "action.yml").read_text(encoding="utf-8"))
    return {step["name"]: step for step in value["runs"]["steps"] if "run" in step}


def run_step(name: str, folder: Path, **environment: str) -> "subprocess.CompletedProcess[str]":
    """Run a step of the action as a runner does, on this machine's own environment."""
    script = str(steps()[name]["run"])
    temp = folder.parent / "runner"
    temp.mkdir(exist_ok=True)
    if not (temp / "briefs").exists():
        (temp / "briefs").symlink_to(sys.prefix)
    given = {
        "RUNNER_TEMP": str(temp),
        "GITHUB_ACTION_PATH": str(REPOSITORY),
        "GITHUB_STEP_SUMMARY": str(temp / "summary.md"),
    }
    command = ["bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", script]
    return subprocess.run(
        command, cwd=folder, env={**os.environ, **given, **environment}, capture_output=True, text=True, check=False
    )


@pytest.fixture
def kb(tmp_path: Path) -> Path:
    folder = tmp_path / "kb"
    write_content(folder / "content", {"briefs/a/en.md": brief_text("A.")})
    who = ("-c", "user.name=A", "-c", "user.email=a@example.org")
    for arguments in (("init", "-q"), ("add", "-A"), ("commit", "-q", "-m", "first")):
        subprocess.run(["git", *who, *arguments], cwd=folder, check=True)
    return folder


def test_the_actions_steps_check_build_and_say_what_changes(kb: Path) -> None:
    base = subprocess.run(
        ["git", "rev-parse", "HEAD"], cwd=kb, capture_output=True, text=True, check=True
    ).stdout.strip()
    (kb / "content/briefs/b").mkdir()
    (kb / "content/briefs/b/en.md").write_text(brief_text("B."), encoding="utf-8")
    options = {"CONTENT": "content", "STRICT": "false", "OUT": "site", "BASE_URL": "https://a.example/x/", "BASE": base}
    for name in ("Check", "Build", "What changes for readers"):
        ended = run_step(name, kb, **options)
        assert ended.returncode == 0, ended.stderr
    assert 'href="https://a.example/x/en/briefs/b/"' in (kb / "site/en/briefs/b/index.html").read_text(encoding="utf-8")
    assert "`/en/briefs/b/`" in (kb.parent / "runner/summary.md").read_text(encoding="utf-8")
    # A history that was cut off is said, and fails nothing.
    assert run_step("What changes for readers", kb, **{**options, "BASE": "0" * 40}).returncode == 0


def test_a_mistake_is_annotated_on_its_line_and_ends_the_check(kb: Path) -> None:
    (kb / "content/briefs/a/en.md").write_text(brief_text("A[^x]."), encoding="utf-8")
    ended = run_step("Check", kb, CONTENT="content", STRICT="true")
    assert ended.returncode == 1
    assert "::error file=content/briefs/a/en.md,line=8,col=2,title=note.undefined::" in ended.stdout


def test_what_is_installed_is_locked() -> None:
    assert '--require-hashes -r "$GITHUB_ACTION_PATH/requirements.lock"' in str(steps()["Install briefs"]["run"])
