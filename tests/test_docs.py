"""The documents say what is true of the code."""

import ast
import os
import re
import textwrap
from pathlib import Path
from typing import get_args

import click
import msgspec
import pytest
import yaml
from click.testing import CliRunner

from briefs.citing.profiles import Condition, Profile, Rule
from briefs.commands.main import cli
from briefs.model import codes
from briefs.model.diagnostic import WARNINGS, Code
from briefs.model.front_matter import BriefFrontMatter, CompiledFrom
from briefs.model.settings import Settings
from briefs.model.term import NameList, Term
from tests import view_contract
from tests.golden_file import cases
from tests.support import PROFILES, REPOSITORY, check_content, copy_own_content, shown

DOCS = REPOSITORY / "docs"


def sentences() -> dict[str, str]:
    """Return the sentence under each member of `Code`."""
    tree = ast.parse(Path(codes.__file__).read_text(encoding="utf-8"))
    (enum,) = (node for node in tree.body if isinstance(node, ast.ClassDef) and node.name == "Code")
    found: dict[str, str] = {}
    for member, below in zip(enum.body, enum.body[1:], strict=False):
        if isinstance(member, ast.Assign) and isinstance(below, ast.Expr):
            name = member.targets[0]
            assert isinstance(name, ast.Name)
            found[Code[name.id].value] = ast.literal_eval(below.value)
    return found


WORDS = {
    "en": {
        "title": "Every diagnostic",
        "description": "What can be wrong, what it means, and an example of each.",
        "made": "Made from `briefs/model/codes.py` and the golden cases; do not edit it here. A site may move a code:"
        " `checks:` in `site.yaml`. What stands behind the arrow is the hint.",
        "error": "error",
        "warning": "warning",
    },
    "zh-Hant": {
        "title": "檢查訊息一覽",
        "description": "各項檢查代碼之意義，並各附一例。",
        "made": "本頁由`briefs/model/codes.py`與測試案例產生，請勿在此修改。"
        "各代碼之輕重得於`site.yaml`之`checks:`調整。箭號之後為提示。",
        "error": "錯誤",
        "warning": "警告",
    },
}


def examples(lang: str) -> dict[str, str]:
    """Return for each code the first message of the golden cases, without its file."""
    block = "diagnostics" if lang == "en" else "diagnostics in Chinese"
    text = "".join(case.blocks.get(block, "") for case in cases("diagnostics.md"))
    found: dict[str, str] = {}
    for line in text.splitlines():
        match = re.match(r".*?(?::\d+:\d+)?: (?:error|warning|錯誤|警告): (.*) \[([a-z.-]+)\](?: → (.*))?$", line)
        if match:
            found.setdefault(match[2], f"`{spoken(match[1])}`" + (f" → `{spoken(match[3])}`" if match[3] else ""))
    return found


def spoken(words: str) -> str:
    """Write words for a code span."""
    return words.replace("`", "'")


def reference(lang: str) -> str:
    """Make the reference page of diagnostics."""
    words = WORDS[lang]
    folder = DOCS / "guide-diagnostics"
    means = sentences() if lang == "en" else yaml.safe_load((folder / "codes.zh-Hant.yaml").read_text(encoding="utf-8"))
    lines = ["---", f'title: "{words["title"]}"', f'description: "{words["description"]}"', "menu: none", "---"]
    if lang == "zh-Hant":
        lines.insert(-1, "zh_convert: {terms: {作業系統: 操作系统, 原始碼: 源代码}}")
    lines += [words["made"]]
    subject = ""
    for code in sorted(Code, key=lambda code: code.value):
        if code.value.partition(".")[0] != subject:
            subject = code.value.partition(".")[0]
            lines += ["", f"## {subject}"]
        severity = words["warning" if code in WARNINGS else "error"]
        lines += ["", f"`{code.value}` ({severity})", f":   {means[code.value]}"]
        if example := examples(lang).get(code.value):
            lines += ["", f"    {example}"]
    return "\n".join(lines) + "\n"


@pytest.mark.parametrize("lang", WORDS)
def test_the_reference_of_diagnostics_is_made_from_the_code(lang: str) -> None:
    page = DOCS / f"guide-diagnostics/{lang}.md"
    if os.environ.get("UPDATE_GOLDEN"):
        page.write_text(reference(lang), encoding="utf-8")
    assert page.read_text(encoding="utf-8") == reference(lang)


@pytest.mark.parametrize("lang", WORDS)
def test_the_contract_of_the_templates_is_made_from_the_views(lang: str) -> None:
    page = view_contract.FOLDER / f"{lang}.md"
    text = page.read_text(encoding="utf-8")
    if os.environ.get("UPDATE_GOLDEN"):
        page.write_text(view_contract.reference(lang, text), encoding="utf-8")
    assert page.read_text(encoding="utf-8") == view_contract.reference(lang, text)


@pytest.mark.parametrize("lang", WORDS)
def test_every_key_of_the_front_matter_is_described(lang: str) -> None:
    text = (DOCS / f"guide-front-matter/{lang}.md").read_text(encoding="utf-8")
    for key in (*BriefFrontMatter.__struct_encode_fields__, *CompiledFrom.__struct_encode_fields__):
        assert f"`{key}`" in text, key


@pytest.mark.parametrize("lang", WORDS)
def test_every_setting_is_described(lang: str) -> None:
    text = (DOCS / f"guide-settings/{lang}.md").read_text(encoding="utf-8")
    for key in Settings.__struct_fields__:
        assert f"| `{key}` |" in text, key


@pytest.mark.parametrize("lang", WORDS)
def test_every_key_of_a_term_is_described(lang: str) -> None:
    text = (DOCS / f"guide-languages/{lang}.md").read_text(encoding="utf-8")
    for key in (*msgspec.structs.fields(Term), *msgspec.structs.fields(NameList)):
        assert f"`{key.encode_name}`" in text or f"{key.encode_name}:" in text, key.encode_name


@pytest.mark.parametrize("lang", WORDS)
def test_every_key_and_condition_of_a_profile_is_described(lang: str) -> None:
    text = (DOCS / f"guide-citing/{lang}.md").read_text(encoding="utf-8")
    for key in (*msgspec.structs.fields(Profile), *msgspec.structs.fields(Rule)):
        assert f"`{key.encode_name}`" in text, key.encode_name
    for condition in get_args(Condition):
        assert f"| `{condition}` |" in text, condition


@pytest.mark.parametrize("lang", WORDS)
def test_every_profile_that_comes_with_the_program_is_listed(lang: str) -> None:
    text = (DOCS / f"guide-citing/{lang}.md").read_text(encoding="utf-8")
    assert re.findall(r"^\| `([\w-]+)` \| (?:zh-Hant|en|both) \|", text, re.MULTILINE)
    for name in PROFILES:
        assert f"| `{name}` |" in text, name


def test_readme_is_short_and_its_links_lead_somewhere() -> None:
    text = (REPOSITORY / "README.md").read_text(encoding="utf-8")
    assert text.count("\n") <= 130
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
        own = copy_own_content(tmp_path / f"own-{name}") / name
        (content / name).write_bytes(own.read_bytes())
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


SHARED = {"--content", "--templates", "--cache", "--no-cache", "--verify", "--drafts", "--strict", "--processes"}


@pytest.mark.parametrize("lang", WORDS)
def test_the_page_of_commands_names_each_command_with_its_options_and_no_other(lang: str) -> None:
    text = (DOCS / f"guide-commands/{lang}.md").read_text(encoding="utf-8")
    parts = re.split(r"^## (.*)$", text, flags=re.MULTILINE)
    sections = dict(zip(parts[1::2], parts[2::2], strict=True))
    shared = next(body for heading, body in sections.items() if not heading.startswith("briefs "))
    assert all(f"`{option}`" in shared for option in SHARED)
    commands = cli.list_commands(None)  # type: ignore[arg-type]
    assert {heading for heading in sections if heading.startswith("briefs ")} == {f"briefs {name}" for name in commands}
    for name in commands:
        command = cli.get_command(click.Context(cli), name)
        assert command is not None
        body = sections[f"briefs {name}"]
        has = {option for each in command.params for option in (*each.opts, *each.secondary_opts) if option[0] == "-"}
        told = {word for line in body.splitlines() if line[0:1] == "|" for word in re.findall(r"`(--[a-z-]+)`", line)}
        assert has - SHARED <= told, name
        assert set(re.findall(r"(?<![\w-])--[a-z][a-z-]*", body)) <= has, name
        assert re.search(rf"```sh\nbriefs {name}", body), name


def test_the_manual_is_the_same_in_both_languages() -> None:
    guides = sorted(DOCS.glob("guide*"))
    assert len(guides) >= 11
    for guide in guides:
        # The profiles of the two languages are not the same: what each prints of a kind is a table of its own.
        marks = r"^(#+|```|- )" if guide.name.startswith("guide-kinds-") else r"^(#+|\||```|- )"
        shapes = [re.findall(marks, page(guide, lang), re.MULTILINE) for lang in WORDS]
        assert shapes[0] == shapes[1], guide.name


def page(guide: Path, lang: str) -> str:
    """Return a page without what its code blocks hold."""
    text = (guide / f"{lang}.md").read_text(encoding="utf-8")
    return re.sub(r"^(```|~~~)[^\n]*\n.*?^\1$", "```", text, flags=re.DOTALL | re.MULTILINE)


def index_lines(lang: str) -> dict[str, str]:
    """Return what the index of the manual says of each page, by its folder, in order."""
    text = (DOCS / "guide" / f"{lang}.md").read_text(encoding="utf-8")
    link = rf"^ *- \[([^\]]+)\]\(\.\./(guide-[\w-]+)/{lang}\.md\)(?:: |：)(.+)$"
    return {folder: said for _, folder, said in re.findall(link, text, re.MULTILINE)}


@pytest.mark.parametrize("lang", WORDS)
def test_the_index_of_the_manual_has_one_line_for_every_page(lang: str) -> None:
    told = index_lines(lang)
    assert told.keys() == {folder.name for folder in DOCS.glob("guide-*")}
    for folder, said in told.items():
        text = (DOCS / folder / f"{lang}.md").read_text(encoding="utf-8")
        # Pages on kinds of one system have one description; what differs is told in the index.
        if not folder.startswith("guide-kinds-"):
            assert f'description: "{said}"' in text, folder


@pytest.mark.parametrize("lang", WORDS)
def test_the_command_lists_the_manual_as_its_index_does(lang: str) -> None:
    listed = CliRunner().invoke(cli, ["--lang", lang, "manual"]).output
    names = [f"guide-{name}" for name in re.findall(r"^  ([\w-]+) ", listed, re.MULTILINE)][1:]
    assert names == list(index_lines(lang))
    groups = re.findall(r"^## (.+)$", (DOCS / "guide" / f"{lang}.md").read_text(encoding="utf-8"), re.MULTILINE)[:3]
    assert [group for group in groups if f"\n{group}\n" in listed] == groups
    assert index_lines(lang)["guide-citing"] in listed


def test_the_command_says_what_comes_before_and_after_a_page() -> None:
    shown = CliRunner().invoke(cli, ["manual", "citing"]).output
    assert "`briefs manual front-matter`" in shown
    assert "`briefs manual kinds`" in shown
    first, last = (CliRunner().invoke(cli, ["manual", name]).output for name in ("guide", "engine"))
    assert ("Previous:" in first, "`briefs manual writing`" in first) == (False, True)
    assert ("`briefs manual architecture`" in last, "Next:" in last) == (True, False)
