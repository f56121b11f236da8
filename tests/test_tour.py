"""The ten-minute tour: what it tells one to do is done here, step by step, and gives what it says."""

import re
import shlex
from pathlib import Path

import pytest

from tests.running import briefs
from tests.support import REPOSITORY

TOURS = {lang: (REPOSITORY / f"docs/guide-writing/{lang}.md").read_text(encoding="utf-8") for lang in ("en", "zh-Hant")}
STEP = re.compile(r"`(content/[^`]+)`[^`]*```(?:markdown|yaml)\n(.*?)```|```sh\n(.*?)```", re.DOTALL)


@pytest.mark.parametrize(
    "lang",
    ["en", pytest.param("zh-Hant", marks=pytest.mark.nightly("the same steps; by day its mistake is looked at"))],
)
def test_the_tour_leads_to_a_site(lang: str, tmp_path: Path) -> None:
    here = tmp_path
    steps = list(STEP.finditer(TOURS[lang]))
    assert len(steps) == 8
    for file, text, commands in (step.groups() for step in steps):
        if file:
            (here / file).write_text(text, encoding="utf-8")
            continue
        for line in commands.strip().splitlines():
            program, *arguments = shlex.split(line)
            if program == "cd":
                here = here / arguments[0]
                continue
            ended = briefs(*arguments, cwd=here)
            assert (program, ended.returncode) == ("briefs", 0), ended.stderr
            assert "0 errors, 0 warnings" in ended.stderr or arguments[0] not in ("check", "build"), ended.stderr
    page = (here / "site/en/briefs/2024-eu-ai-act/index.html").read_text(encoding="utf-8")
    assert "Artificial Intelligence Act" in page
    assert (here / "site/zh-hans/briefs/2024-eu-ai-act/index.html").is_file()
    # What CI would say of it.
    assert briefs("check", "--strict", cwd=here).returncode == 0


@pytest.mark.parametrize("lang", TOURS)
def test_the_mistake_of_the_tour_is_found_as_it_says(lang: str, tmp_path: Path) -> None:
    assert briefs("init", "kb", cwd=tmp_path).returncode == 0
    text = next(step[2] for step in STEP.finditer(TOURS[lang]) if (step[1] or "").endswith("/en.md"))
    file = tmp_path / "kb/content/briefs/2024-eu-ai-act/en.md"
    file.parent.mkdir()
    file.write_text(text.replace("[^oj] ", "[^ojj] "), encoding="utf-8")
    (said,) = re.findall(r"```text\n(.*?)\n```", TOURS[lang])
    assert said in briefs("check", cwd=tmp_path / "kb").stderr
