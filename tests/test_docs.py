"""The documents say what is true of the code."""

import ast
import os
import re
import textwrap
from pathlib import Path
from typing import get_args

import msgspec
import pytest

from briefs import codes
from briefs.citing.profiles import Condition, Profile, Rule
from briefs.commands.main import cli
from briefs.config import Settings
from briefs.diagnostics import WARNINGS, Code
from briefs.model import BriefMatter, CompiledFrom
from briefs.terms import NameList, Term
from tests.support import PROFILES, REPOSITORY, check_content, shown

DOCS = REPOSITORY / "docs"


def sentences() -> dict[str, str]:
    """Give the sentence under each member of `Code`."""
    tree = ast.parse(Path(codes.__file__).read_text(encoding="utf-8"))
    (enum,) = (node for node in tree.body if isinstance(node, ast.ClassDef) and node.name == "Code")
    found: dict[str, str] = {}
    for member, below in zip(enum.body, enum.body[1:], strict=False):
        if isinstance(member, ast.Assign) and isinstance(below, ast.Expr):
            name = member.targets[0]
            assert isinstance(name, ast.Name)
            found[Code[name.id].value] = ast.literal_eval(below.value)
    return found


def reference() -> str:
    """Make the reference page of diagnostics."""
    lines = ["# What can be wrong", "", "Made from `briefs/codes.py`; do not edit it here.", ""]
    lines += ["| code | | what it means |", "| --- | --- | --- |"]
    for code in Code:
        severity = "warning" if code in WARNINGS else "error"
        lines.append(f"| `{code.value}` | {severity} | {sentences()[code.value]} |")
    lines += [
        "",
        "Examples of each are in `tests/golden/diagnostics.md`. A site may move a code: `checks:` in `site.yaml`.",
    ]
    return "\n".join(lines) + "\n"


def test_the_reference_of_diagnostics_is_made_from_the_code() -> None:
    page = DOCS / "diagnostics.md"
    if os.environ.get("UPDATE_GOLDEN"):
        page.write_text(reference(), encoding="utf-8")
    assert page.read_text(encoding="utf-8") == reference()


def test_every_key_of_the_front_matter_is_described() -> None:
    text = (DOCS / "front-matter.md").read_text(encoding="utf-8")
    for key in (*BriefMatter.__struct_fields__, *CompiledFrom.__struct_fields__):
        assert f"`{key}`" in text, key


def test_every_setting_is_described() -> None:
    text = (DOCS / "settings.md").read_text(encoding="utf-8")
    for key in Settings.__struct_fields__:
        assert f"| `{key}` |" in text, key


def test_every_key_of_a_term_is_described() -> None:
    text = (DOCS / "languages.md").read_text(encoding="utf-8")
    for key in (*msgspec.structs.fields(Term), *msgspec.structs.fields(NameList)):
        assert f"`{key.encode_name}`" in text or f"{key.encode_name}:" in text, key.encode_name


def test_every_key_and_condition_of_a_profile_is_described() -> None:
    text = (DOCS / "citing.md").read_text(encoding="utf-8")
    for key in (*msgspec.structs.fields(Profile), *msgspec.structs.fields(Rule)):
        assert f"`{key.encode_name}`" in text, key.encode_name
    for condition in get_args(Condition):
        assert f"| `{condition}` |" in text, condition


def test_every_profile_that_comes_with_the_program_is_listed() -> None:
    text = (DOCS / "citing.md").read_text(encoding="utf-8")
    assert re.findall(r"^\| `([\w-]+)` \| (?:zh-Hant|en|both) \|", text, re.MULTILINE)
    for name in PROFILES:
        assert f"| `{name}` |" in text, name


def test_readme_is_short_and_its_links_lead_somewhere() -> None:
    text = (REPOSITORY / "README.md").read_text(encoding="utf-8")
    assert text.count("\n") <= 120
    for target in re.findall(r"\]\(([^)#:]+)\)", text):
        assert (REPOSITORY / target).exists(), target


def test_readme_names_every_command_and_every_make_target() -> None:
    text = (REPOSITORY / "README.md").read_text(encoding="utf-8")
    for name in cli.list_commands(None):  # type: ignore[arg-type]
        assert f"briefs {name}" in text, name
    for target in ("site", "test", "check", "serve"):
        assert f"make {target}" in text, target


def test_readmes_first_steps_are_true(tmp_path: Path) -> None:
    text = (REPOSITORY / "README.md").read_text(encoding="utf-8")
    (example,) = re.findall(r"```markdown\n(.*?)```", text, re.DOTALL)
    (message,) = re.findall(r"```\n( +content.*?)```", text, re.DOTALL)
    content = tmp_path / "content"
    for name in ("site.yaml", "topics.yaml", "jurisdictions.yaml"):
        content.mkdir(exist_ok=True)
        (content / name).write_bytes((REPOSITORY / "content" / name).read_bytes())
    file = content / "briefs/2024-eu-ai-act/en.md"
    file.parent.mkdir(parents=True)
    file.write_text(textwrap.dedent("   " + example if not example.startswith(" ") else example), encoding="utf-8")
    (record,) = re.findall(r"```yaml\n(.*?)```", text, re.DOTALL)
    (content / "sources").mkdir()
    (content / "sources/eu-ai-act.yaml").write_text(textwrap.dedent(record), encoding="utf-8")
    assert check_content(content).diagnostics == ()
    file.write_text(
        file.read_text(encoding="utf-8").replace("artificial-intelligence", "artificial-inteligence"), encoding="utf-8"
    )
    said = shown(check_content(content).diagnostics).split(" → ")
    assert textwrap.dedent(message).split("\n  ") == [said[0], said[1] + "\n"]


@pytest.mark.parametrize("page", sorted(DOCS.glob("*.md")), ids=lambda page: page.name)
def test_modules_that_documents_name_are_there(page: object) -> None:
    text = page.read_text(encoding="utf-8")  # type: ignore[attr-defined]
    for path in re.findall(r"`((?:briefs|tests|docs|templates)/[\w/.-]+\.\w+)`", text):
        if "words/en.yaml" not in path:
            assert (REPOSITORY / path).exists(), path
