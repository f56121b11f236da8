"""Makes the part of the manual that lists every template with its blocks and its variables, from the views."""

import ast
import importlib
import pkgutil
import re
from collections.abc import Iterator
from pathlib import Path
from types import NoneType
from typing import Any, get_args, get_origin

import jinja2
import msgspec
import yaml
from jinja2 import nodes

from briefs.publishing import views
from briefs.publishing.rendering.template_files import default_folder
from briefs.publishing.views.views import TEMPLATES, Page
from tests.support import REPOSITORY
from tests.template_reader import field_types, is_html, structs_of, without_none

FOLDER = REPOSITORY / "docs/guide-templates"
SENTENCES = FOLDER / "fields.zh-Hant.yaml"

WORDS = {
    "en": {
        "start": "## Every template",
        "made": "Made from `briefs/publishing/views/` and `templates/`; do not edit it here.",
        "base": "What stands around every page; it sees the view of the page, and of that `frame` alone.",
        "blocks": "Blocks: ",
        "inside": " ({})",
        "comma": ", ",
        "stop": ".",
        "no_blocks": "No blocks: it is not extended, but replaced.",
        "table": "| in `view` | type | what it is |",
        "part_table": "| field | type | what it is |",
        "parts": "## Parts",
        "parts_text": "What stands in the fields of several views.",
        "text": "text",
        "html": "**finished HTML**",
        "number": "number",
        "truth": "true or false",
        "list": "list of {}",
        "pair": "({})",
        "nothing": "{} or nothing",
        "by_name": "{} by name",
    },
    "zh-Hant": {
        "start": "## 各範本",
        "made": "以下由`briefs/publishing/views/`與`templates/`產生，請勿在此修改。",
        "base": "各頁面之外框；其所見者為該頁面之`view`，且僅使用其中之`frame`。",
        "blocks": "區塊：",
        "inside": "（{}）",
        "comma": "、",
        "stop": "。",
        "no_blocks": "無區塊：此範本不供延伸，僅得整檔取代。",
        "table": "| `view`之欄位 | 類型 | 內容 |",
        "part_table": "| 欄位 | 類型 | 內容 |",
        "parts": "## 共用部分",
        "parts_text": "數種頁面之欄位所共用者。",
        "text": "文字",
        "html": "**完成之HTML**",
        "number": "數字",
        "truth": "真或偽",
        "list": "{}之清單",
        "pair": "（{}）",
        "nothing": "{}或無",
        "by_name": "{}（依名稱查找）",
    },
}


def structs() -> list[type[msgspec.Struct]]:
    """Return everything that templates see."""
    modules = [importlib.import_module(f"{views.__name__}.{one.name}") for one in pkgutil.iter_modules(views.__path__)]
    return [one for module in modules for one in structs_of(module) if one is not Page]


def sentences() -> dict[str, str]:
    """Return what is said of each view (`BriefView`) and under each field (`BriefView.title`)."""
    found: dict[str, str] = {}
    for file in sorted(Path(views.__path__[0]).glob("*.py")):
        for node in ast.parse(file.read_text(encoding="utf-8")).body:
            if isinstance(node, ast.ClassDef) and node.name != Page.__name__:
                found[node.name] = " ".join((ast.get_docstring(node) or "").split())
                found |= {f"{node.name}.{name}": words for name, words in _under_fields(node)}
    return found


def _under_fields(view: ast.ClassDef) -> Iterator[tuple[str, str]]:
    for field, below in zip(view.body, [*view.body[1:], None], strict=True):
        if isinstance(field, ast.AnnAssign) and isinstance(field.target, ast.Name):
            told = isinstance(below, ast.Expr) and isinstance(below.value, ast.Constant)
            yield field.target.id, " ".join(str(ast.literal_eval(below.value)).split()) if told else ""  # type: ignore[union-attr]


def told(lang: str) -> dict[str, str]:
    """Return the sentences in a language."""
    if lang == "en":
        return sentences()
    return dict(yaml.safe_load(SENTENCES.read_text(encoding="utf-8")))


def block_tree(template: str) -> list[tuple[str, Any]]:
    """Return the blocks of a default template in its order, each with those inside it."""
    text = (default_folder() / template).read_text(encoding="utf-8")
    return list(_blocks(jinja2.Environment().parse(text)))


def _blocks(node: nodes.Node) -> Iterator[tuple[str, Any]]:
    for child in node.iter_child_nodes():
        if isinstance(child, nodes.Block):
            yield child.name, list(_blocks(child))
        else:
            yield from _blocks(child)


def block_names(template: str) -> list[str]:
    """Return the names of all blocks of a default template."""

    def names(tree: list[tuple[str, Any]]) -> Iterator[str]:
        for name, inner in tree:
            yield name
            yield from names(inner)

    return list(names(block_tree(template)))


class Contract:
    """The contract in one language."""

    def __init__(self, lang: str) -> None:
        self.words, self.told = WORDS[lang], told(lang)
        self.shown = {view.__name__ for view in TEMPLATES.values()}

    def written(self) -> str:
        """Return the whole, from its heading on."""
        parts = sorted((one for one in structs() if one.__name__ not in self.shown), key=lambda one: one.__name__)
        lines = [self.words["start"], "", self.words["made"], ""]
        lines += ["### base.html", "", self.words["base"], "", *self.blocks("base.html")]
        for name, view in TEMPLATES.items():
            lines += [f"### {name}", "", self.told[view.__name__], "", *self.blocks(name)]
            lines += self.fields(view, "table")
        lines += [self.words["parts"], "", self.words["parts_text"], ""]
        for part in parts:
            lines += [f"### {part.__name__}", "", self.told[part.__name__], "", *self.fields(part, "part_table")]
        return "\n".join(lines).rstrip("\n") + "\n"

    def blocks(self, template: str) -> Iterator[str]:
        tree = block_tree(template)
        if tree:
            yield f"{self.words['blocks']}{self.nested(tree)}{self.words['stop']}"
        else:
            yield self.words["no_blocks"]
        yield ""

    def nested(self, tree: list[tuple[str, Any]]) -> str:
        said = [
            f"`{name}`" + (self.words["inside"].format(self.nested(inner)) if inner else "") for name, inner in tree
        ]
        return self.words["comma"].join(said)

    def fields(self, view: type, heading: str) -> Iterator[str]:
        yield self.words[heading]
        yield "| --- | --- | --- |"
        for name, kind in field_types(view).items():
            words = self.told[f"{view.__name__}.{name}"].replace("|", "\\|")
            yield f"| `{name}` | {self.kind(kind)} | {words} |"
        yield ""

    def kind(self, kind: Any) -> str:
        """Say a type in words."""
        words = self.words
        if is_html(kind):
            return words["html"]
        if NoneType in get_args(kind):
            return words["nothing"].format(self.kind(without_none(kind)))
        if get_origin(kind) is dict:
            return words["by_name"].format(self.kind(get_args(kind)[1]))
        if get_origin(kind) is tuple:
            args = get_args(kind)
            if args[1:] == (Ellipsis,):
                return words["list"].format(self.kind(args[0]))
            return words["pair"].format(words["comma"].join(self.kind(part) for part in args))
        plain = {str: "text", int: "number", float: "number", bool: "truth"}
        return words[plain[kind]] if kind in plain else f"[{kind.__name__}](#{kind.__name__.lower()})"


def reference(lang: str, page: str) -> str:
    """Return a page with the generated part as it should be; what stands above that is written by hand."""
    above = page.partition("\n" + WORDS[lang]["start"] + "\n")[0]
    return above + "\n" + Contract(lang).written()


def examples(page: str) -> list[tuple[str, str]]:
    """Return the files that a page shows as examples, each with the name that stands before it."""
    return re.findall(r"`(templates/[\w./-]+)`[^\n]*\n\n```\w*\n(.*?)```", page, re.DOTALL)
