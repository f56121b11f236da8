"""What the program says, in Chinese and in English: the same keys, the same values, and a word for everything."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import click
import pytest
from click.testing import CliRunner

from briefs.commands.main import cli
from briefs.commands.wide_formatter import columns, wrapped
from briefs.messages import EN, LANGUAGES, ZH_HANT
from briefs.messages.choosing import chosen, language_of
from briefs.messages.entries import catalogue, render
from briefs.messages.message import NOTHING, say
from tests.support import REPOSITORY, brief_text, write_content
from tests.tools.click_words import CATALOGUE, compiled

_VALUE = re.compile(r"\{(\w+)\}")
_COMMANDS = cli.list_commands(click.Context(cli))


def code() -> Iterator[ast.AST]:
    """Return every node of the program's code."""
    for file in (REPOSITORY / "briefs").rglob("*.py"):
        yield from ast.walk(ast.parse(file.read_text(encoding="utf-8")))


def test_the_languages_have_equal_keys_and_speak_of_the_same() -> None:
    english, chinese = catalogue(EN), catalogue(ZH_HANT)
    assert english.keys() == chinese.keys()
    differing = {key for key, text in english.items() if set(_VALUE.findall(text)) != set(_VALUE.findall(chinese[key]))}
    # What has a name in each language gives one of them to each.
    assert differing == {"in-each-language"}


def test_every_message_of_the_code_has_words_and_all_words_are_used() -> None:
    words = {key.removesuffix(".one").removesuffix(".other") for key in catalogue(EN)}
    said: set[str] = set()
    constants: set[str] = set()
    beginnings: set[str] = {"help"}
    for node in code():
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            constants.add(node.value)
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in ("say", "told"):
            key, *_ = node.args
            ways = (key.body, key.orelse) if isinstance(key, ast.IfExp) else (key,)
            beginnings |= {one.values[0].value for one in ways if isinstance(one, ast.JoinedStr)}
            said |= {one.value for one in ways if isinstance(one, ast.Constant) and isinstance(one.value, str)}
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "count":
            constants |= {
                f"count-{one.value.replace(' ', '-')}"
                for one in node.args
                if isinstance(one, ast.Constant) and isinstance(one.value, str)
            }
    assert said - words == set()
    assert {key for key in words if not key.startswith(tuple(beginnings)) and key not in constants} == set()


def test_what_a_message_names_is_what_the_code_gives() -> None:
    wrong = []
    for node in code():
        if not (isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in ("say", "told")):
            continue
        key = node.args[0]
        text = catalogue(EN).get(key.value, "") if isinstance(key, ast.Constant) else ""
        given = {keyword.arg for keyword in node.keywords}
        # The pattern of an editor's address has braces of its own, which stay.
        if text and not set(_VALUE.findall(text.replace("open?file={path}", ""))) <= given:
            wrong.append((text, given, ast.unparse(node)))
    assert wrong == []


@pytest.mark.parametrize(
    ("name", "lang"),
    [
        ("zh_TW.UTF-8", ZH_HANT),
        ("zh_CN.GB18030", ZH_HANT),
        ("Chinese (Traditional)_Taiwan.950", ZH_HANT),
        ("zh-Hant", ZH_HANT),
        ("en_US.UTF-8", EN),
        ("de_DE", EN),
        ("ja_JP.UTF-8", EN),
        ("C", None),
        ("C.UTF-8", None),
        ("POSIX", None),
        ("", None),
    ],
)
def test_a_locale_means_a_language(name: str, lang: str | None) -> None:
    assert language_of(name) == lang


@pytest.mark.parametrize(
    ("asked", "of_site", "environment", "of_system", "lang"),
    [
        (None, None, {}, "", EN),
        (None, None, {"LANG": "zh_TW.UTF-8"}, "", ZH_HANT),
        (None, None, {"LC_ALL": "en_GB", "LANG": "zh_TW.UTF-8"}, "", EN),
        (None, None, {"LC_ALL": "", "LANG": "zh_TW.UTF-8"}, "", ZH_HANT),
        (None, ZH_HANT, {"LANG": "C"}, "", ZH_HANT),
        (EN, ZH_HANT, {"LANG": "zh_TW"}, "", EN),
        (None, None, {"LANG": "C.UTF-8"}, "zh_TW", ZH_HANT),
        (None, None, {}, "Chinese (Traditional)_Taiwan", ZH_HANT),
    ],
)
def test_what_is_asked_for_goes_before_the_site_and_the_site_before_the_machine(
    asked: str | None, of_site: str | None, environment: dict[str, str], of_system: str, lang: str
) -> None:
    assert chosen(asked, of_site, environment, of_system) == lang


def test_words_of_authors_are_put_in_as_they_are() -> None:
    odd = say("no-target", target="{names}.md")
    assert render(odd, EN) == "there is no {names}.md"
    inner = say("and-it-has", line=say("add-line-of", missing="title"), has=("a", "b"))
    assert render(inner, EN) == "Add a line `title: …`. It has a, b."
    assert "a、b" in render(inner, ZH_HANT)
    assert render(NOTHING, ZH_HANT) == ""


def test_a_number_chooses_between_one_and_several() -> None:
    assert render(say("count-note", n=1), EN) == "1 note"
    assert render(say("count-note", n=2), EN) == "2 notes"
    assert render(say("count-note", n=2), ZH_HANT).startswith("2")


def test_click_speaks_from_the_catalogue_that_is_made_of_its_words() -> None:
    assert CATALOGUE.read_bytes() == compiled()


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("command", [None, *_COMMANDS])
def test_the_help_of_each_command_is_in_the_language_that_is_asked_for(
    lang: str, command: str | None, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LANGUAGE", "")
    monkeypatch.setenv("COLUMNS", "80")
    done = CliRunner().invoke(cli, ["--lang", lang, *([command] if command else []), "--help"], prog_name="briefs")
    assert done.exit_code == 0
    usage, _, rest = done.output.partition("\n\n")
    is_chinese = re.search("[一-鿿]{4}", rest.splitlines()[0]) is not None
    assert is_chinese is (lang == ZH_HANT)
    assert usage.startswith("用法" if lang == ZH_HANT else "Usage")
    # What is typed as an example stays on one line; a stop may hang over the edge.
    assert [line for line in done.output.splitlines() if columns(line) > 82 and "briefs " not in line] == []


def test_lines_part_between_han_characters_and_not_before_a_stop() -> None:
    assert wrapped("不建置網站，僅檢查內容。", 12) == ["不建置網站，", "僅檢查內容。"]
    assert wrapped("不建置網站，僅檢查內容。", 10) == ["不建置網站，", "僅檢查內容。"]
    assert wrapped("briefs check 檢查", 12) == ["briefs check", "檢查"]


def test_a_site_says_in_which_language_its_authors_are_answered(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LANGUAGE", "")
    content = write_content(tmp_path, {"briefs/a/zh-Hant.md": brief_text("正文。[^x]", "試驗")})
    settings = content / "site.yaml"
    settings.write_text(settings.read_text(encoding="utf-8") + "messages: zh-Hant\n", encoding="utf-8")
    command = ["check", "--content", str(content), "--no-cache"]
    done = CliRunner().invoke(cli, command)
    assert "註 x 未定義" in done.output
    done = CliRunner().invoke(cli, ["--lang", "en", *command])
    assert "the note x is not defined" in done.output
