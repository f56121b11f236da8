"""The code of the default templates is kept beside them, as Python keeps that of modules; of no others."""

import sys
from pathlib import Path

import jinja2
import pytest

from briefs.publishing.rendering.compiled_templates import CompiledTemplates
from briefs.publishing.rendering.template_files import read_templates


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a folder of default templates with one in it, where code may be kept."""
    monkeypatch.setattr(sys, "dont_write_bytecode", False)
    monkeypatch.setattr(sys, "pycache_prefix", None)
    folder = tmp_path / "templates"
    folder.mkdir()
    (folder / "page.html").write_text("Hello, {{ name }}!", encoding="utf-8")
    return folder


def render(folder: Path, sources: dict[str, str], name: str = "page.html") -> str:
    """Render a template as a new process does."""
    environment = jinja2.Environment(
        loader=jinja2.DictLoader(sources), bytecode_cache=CompiledTemplates(folder), autoescape=True
    )
    return environment.get_template(name).render(name="<you>")


def sources(folder: Path) -> dict[str, str]:
    text = (folder / "page.html").read_text(encoding="utf-8")
    return {"page.html": text, "default/page.html": text}


def kept(folder: Path) -> list[Path]:
    return sorted(folder.rglob("*.jinja"))


def test_the_next_process_compiles_nothing(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    said = render(folder, sources(folder))
    assert [file.parent.name for file in kept(folder)] == ["__pycache__"]

    def refuse(*_: object, **__: object) -> None:
        raise AssertionError("compiled again")

    monkeypatch.setattr(jinja2.Environment, "_parse", refuse)
    assert render(folder, sources(folder)) == said == "Hello, &lt;you&gt;!"


def test_both_names_of_a_default_template_are_kept(folder: Path) -> None:
    render(folder, sources(folder))
    render(folder, sources(folder), "default/page.html")
    assert len(kept(folder)) == 2


def test_a_site_s_own_template_is_never_written(folder: Path) -> None:
    assert render(folder, sources(folder) | {"page.html": "Own {{ name }}"}) == "Own &lt;you&gt;"
    assert render(folder, {"own.html": "Own {{ name }}"}, "own.html") == "Own &lt;you&gt;"
    assert kept(folder) == []


def test_an_edited_template_is_compiled_again(folder: Path) -> None:
    render(folder, sources(folder))
    (folder / "page.html").write_text("Bye, {{ name }}!", encoding="utf-8")
    assert render(folder, sources(folder)) == "Bye, &lt;you&gt;!"
    assert len(kept(folder)) == 1


@pytest.mark.parametrize("damage", ["empty", "half", "changed", "other"])
def test_what_is_damaged_is_compiled_again(folder: Path, damage: str) -> None:
    said = render(folder, sources(folder))
    (file,) = kept(folder)
    whole = file.read_bytes()
    damaged = {"empty": b"", "half": whole[:-20], "changed": whole[:-20] + b"x" * 20, "other": b"code\n"}
    file.write_bytes(damaged[damage])
    assert render(folder, sources(folder)) == said
    assert file.read_bytes() == whole


def test_nothing_is_kept_where_python_keeps_nothing(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "dont_write_bytecode", True)
    render(folder, sources(folder))
    assert kept(folder) == []


def test_it_lies_where_python_is_told_to_keep_code(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "pycache_prefix", str(tmp_path / "elsewhere"))
    said = render(folder, sources(folder))
    assert render(folder, sources(folder)) == said
    assert kept(folder) == []


def test_a_folder_that_can_t_be_written_to_is_no_fault(folder: Path) -> None:
    (folder / "__pycache__").write_text("a file in its place", encoding="utf-8")
    assert render(folder, sources(folder)) == "Hello, &lt;you&gt;!"


def test_code_is_no_template() -> None:
    assert not [name for name in read_templates(None).files if "__pycache__" in name]
