"""The recipe of a container: its steps are taken here as far as a machine without containers can."""

import json
import os
import re
import shlex
import shutil
import subprocess
import sys
from pathlib import Path
from typing import NamedTuple

import pytest

from tests.support import REPOSITORY, brief_text, build_content, write_content
from tests.test_distribution import CLEAN, Environment


class Step(NamedTuple):
    """An instruction of the recipe."""

    what: str
    given: str


TEXT = (REPOSITORY / "Containerfile").read_text(encoding="utf-8")
STEPS = [Step(*line.split(maxsplit=1)) for line in TEXT.replace("\\\n", " ").splitlines() if line and line[0] != "#"]


def given(what: str) -> list[str]:
    return [step.given for step in STEPS if step.what == what]


def test_what_it_begins_with_is_pinned_and_who_runs_it_is_not_root() -> None:
    assert STEPS[0].what == "FROM"
    assert re.fullmatch(r"docker\.io/library/python:3\.1\d-slim-\w+@sha256:[0-9a-f]{64}", STEPS[0].given)
    assert {step.what for step in STEPS} <= {"FROM", "ENV", "WORKDIR", "COPY", "RUN", "USER", "ENTRYPOINT", "CMD"}
    (user,) = given("USER")
    assert "0" not in user.split(":")
    after = [step.what for step in STEPS[STEPS.index(Step("USER", user)) :]]
    assert "ENTRYPOINT" in after
    assert "RUN" not in after
    installing = [command for command in given("RUN") if "pip" in command]
    assert installing
    assert all("--require-hashes" in command for command in installing)


def test_it_takes_nothing_but_what_is_named_and_in_the_repository() -> None:
    files = subprocess.run(["git", "ls-files"], cwd=REPOSITORY, capture_output=True, text=True, check=True).stdout
    kept = {part for line in files.splitlines() for part in (line, line.partition("/")[0])}
    for step in given("COPY"):
        *sources, target = step.split()
        assert set(sources) <= kept
        assert target in ("./", f"{sources[0]}/")


@pytest.mark.nightly("an environment and a whole installation; by day another test installs what init writes")
def test_its_steps_lead_to_a_program_that_begins_and_builds_a_knowledge_base(tmp_path: Path) -> None:
    environment = Environment(tmp_path / "env")
    home, work = tmp_path / "opt", tmp_path / "work"
    home.mkdir()
    variables = {**CLEAN, "PIP_CONFIG_FILE": os.devnull, "PIP_NO_INDEX": "1"}
    for pair in given("ENV"):
        variables |= dict(one.split("=", 1) for one in shlex.split(pair.replace("/opt/briefs", str(home))))
    # In place of the image's programs, those of the environment; what is to be installed is there, in these versions.
    programs = {
        "pip": [sys.executable, "-m", "pip", "--python", str(environment.python)],
        "python": [str(environment.python)],
    }

    def run(command: list[str], cwd: Path) -> str:
        called = [*programs[command[0]], *command[1:]]
        ended = subprocess.run(
            called, cwd=cwd, env=variables, capture_output=True, text=True, encoding="utf-8", check=False
        )
        assert ended.returncode == 0, ended.stdout + ended.stderr
        return ended.stdout + ended.stderr

    for step in STEPS:
        if step.what == "COPY":
            *sources, target = step.given.split()
            for name in sources:
                copy = shutil.copytree if (REPOSITORY / name).is_dir() else shutil.copyfile
                copy(REPOSITORY / name, home / (target if copy is shutil.copytree else name))
        elif step.what == "RUN":
            run(shlex.split(step.given), home)
    (entry,), (usual,) = (list(map(json.loads, given(what))) for what in ("ENTRYPOINT", "CMD"))
    assert "Commands:" in run([*entry, *usual], tmp_path)
    content = write_content(work / "content", {"briefs/a/zh-Hant.md": brief_text("甲。")})
    assert "0 errors, 0 warnings" in run([*entry, "--lang", "en", "build"], work)
    site = build_content(content)
    assert {name: (work / "site" / name).read_bytes() for name in site} == site
    assert "files in kb" in run([*entry, "--lang", "en", "init", "kb"], work)
    assert run([*entry, "manual", "writing"], work)
