"""The house: imports go one way, the world is touched at few doors, and nothing grows past what one can read."""

import ast
from pathlib import Path

import pytest

from tests.support import REPOSITORY

PACKAGE = REPOSITORY / "briefs"
MODULES = sorted(PACKAGE.rglob("*.py"))

FLOORS = [
    {"codes", "placeholders"},
    {"diagnostics", "language"},
    {"notes", "sources", "blocks", "charts", "pictures"},
    {"model"},
    {"terms", "laws"},
    {"config", "addresses"},
    {"reading"},
    {"schemas"},
    {"citing"},
    {"knowledge"},
    {"pandoc"},
    {"importing"},
    {"searching"},
    {"publishing"},
    {"exporting"},
    {"workers", "output"},
    {"cache"},
    {"preparing"},
    {"build"},
    {"serving"},
    {"comparing", "watching"},
    {"commands"},
    {"__main__"},
]
"""Each part of the package imports from those above it in this list, and from its own."""

DOORS = {
    "reading/walk.py": "reads the content",
    "publishing/template_files.py": "reads the templates",
    "pandoc.py": "runs Pandoc",
    "importing/files.py": "lets it read a document, in a folder of its own",
    "exporting/files.py": "lets it write one",
    "watching/asking.py": "asks hosts, when it is asked to",
    "schemas/files.py": "reads the words that stand beside it",
    "cache.py": "keeps values",
    "output.py": "writes the site",
    "build.py": "names files to copy",
    "preparing.py": "names the content folder",
    "serving/app.py": "reads the files that are copied into a site",
    "serving/preview.py": "names them",
}
"""The modules, beside the commands, that may touch files; each with its reason."""

OUTSIDE = {
    "os",
    "pathlib",
    "shutil",
    "tempfile",
    "subprocess",
    "socket",
    "urllib.request",
    "time",
    "datetime",
    "random",
}
ALLOWED = {"language/dates.py": {"datetime"}, "workers.py": {"os"}, "build.py": {"pathlib"}}


def imports(module: Path) -> list[str]:
    names = []
    for node in ast.walk(ast.parse(module.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            names += [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom) and node.module:
            names += [f"{node.module}.{alias.name}" for alias in node.names]
    return names


def part(name: str) -> str:
    return name.split(".")[1]


@pytest.mark.parametrize("module", MODULES, ids=lambda module: module.relative_to(PACKAGE).as_posix())
def test_imports_go_one_way(module: Path) -> None:
    own = module.relative_to(PACKAGE).parts[0].removesuffix(".py")
    if own == "__init__":
        return
    floor = next(number for number, parts in enumerate(FLOORS) if own in parts)
    for name in imports(module):
        if name.startswith("briefs.") and part(name) not in (own, "__version__"):
            above = next(number for number, parts in enumerate(FLOORS) if part(name) in parts)
            assert above < floor, f"{own} imports {name}"


@pytest.mark.parametrize("module", MODULES, ids=lambda module: module.relative_to(PACKAGE).as_posix())
def test_only_the_doors_touch_the_world(module: Path) -> None:
    name = module.relative_to(PACKAGE).as_posix()
    if name.startswith("commands/") or name in DOORS:
        return
    touched = {
        imported for imported in imports(module) for world in OUTSIDE if (imported + ".").startswith(world + ".")
    }
    assert {imported.split(".")[0] for imported in touched} <= ALLOWED.get(name, set()), name


def test_no_clock_and_no_chance_below_the_command_line() -> None:
    for module in MODULES:
        if module.parent.name == "commands":
            continue
        text = module.read_text(encoding="utf-8")
        for call in ("datetime.now", "date.today", "time.time(", "random.", "uuid."):
            assert call not in text, module.name


@pytest.mark.parametrize("module", MODULES, ids=lambda module: module.relative_to(PACKAGE).as_posix())
def test_modules_and_functions_stay_readable(module: Path) -> None:
    text = module.read_text(encoding="utf-8")
    assert text.count("\n") <= 250
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.FunctionDef):
            assert (node.end_lineno or 0) - node.lineno < 60, node.name
