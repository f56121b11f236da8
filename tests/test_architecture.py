"""The house: imports go one way, the world is touched at few doors, and nothing grows past what one can read."""

import ast
from collections import Counter
from pathlib import Path

import pytest

from tests.support import REPOSITORY

PACKAGE = REPOSITORY / "briefs"
MODULES = sorted(PACKAGE.rglob("*.py"))

FLOORS = [
    {"placeholders", "patterns", "engine"},
    {"language"},
    {"model"},
    {"reading"},
    {"schemas"},
    {"citing"},
    {"library"},
    {"checks"},
    {"pandoc"},
    {"importing"},
    {"searching"},
    {"publishing"},
    {"exporting"},
    {"questions"},
    {"build"},
    {"serving"},
    {"sitediff", "linkcheck"},
    {"commands"},
    {"__main__"},
]
"""Each part of the package imports from those above it in this list, and from its own."""

INNER_FLOORS = {
    "model": [
        {"codes"},
        {"diagnostic"},
        {"note", "source", "block", "chart", "picture", "front_matter"},
        {"brief"},
        {"term", "law"},
        {"settings", "addresses"},
    ],
    "reading": [{"files"}, {"records"}, {"markdown"}],
    "publishing": [{"views"}, {"rendering"}, {"components"}, {"pages"}, {"files"}],
    "engine": [
        {"queries", "answer", "site_files", "fact_rows", "tables"},
        {"store"},
        {"evaluating"},
        {"measuring"},
        {"crews", "lookups"},
        {"engine"},
    ],
    "questions": [
        {"world", "answers"},
        {"file_queries"},
        {"settings_query"},
        {"listing", "template_queries"},
        {"record_queries"},
        {"derived_records"},
        {"text_queries"},
        {"asked_library", "asked_files"},
        {"citation_queries"},
        {"subject_queries"},
        {"asked_facts", "asked_citations"},
        {"related_queries", "printing_queries"},
        {"asked_site"},
        {"domains", "rendering_queries"},
        {"page_outputs", "list_outputs", "file_outputs", "data_queries", "fault_queries", "search_queries"},
        {"registry"},
    ],
    "build": [{"output", "program_digest"}, {"placing", "store_folder"}, {"session"}, {"pipeline", "routes"}],
}
"""The same within the larger parts."""

DOORS = {
    "reading/files/walk.py": "reads the content",
    "publishing/rendering/template_files.py": "reads the templates",
    "pandoc.py": "runs Pandoc",
    "importing/pandoc_reader.py": "lets it read a document, in a folder of its own",
    "exporting/manuscript_files.py": "lets it write one",
    "linkcheck/asking.py": "asks hosts, when it is asked to",
    "schemas/schema_files.py": "reads the words that stand beside it",
    "questions/world.py": "reads the content, and asks whether a file was saved just now",
    "engine/store.py": "keeps answers",
    "engine/measuring.py": "counts processor time, where that is asked for",
    "engine/crews.py": "counts the processors and threads",
    "build/session.py": "names the folders that it is opened with",
    "build/output.py": "names the folder of the site",
    "build/placing.py": "writes the site",
    "build/store_folder.py": "names the folder of the store",
    "build/program_digest.py": "reads the program itself",
    "serving/app.py": "reads its own script",
    "serving/preview.py": "names files in an editor",
    "serving/live_site.py": "names files that were saved",
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
ALLOWED = {"language/dates.py": {"datetime"}}


def imports(module: Path) -> list[str]:
    names = []
    for node in ast.walk(ast.parse(module.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            names += [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom) and node.module:
            names += [f"{node.module}.{alias.name}" for alias in node.names]
    return names


def floor_of(part: str, floors: list[set[str]]) -> int:
    return next(number for number, parts in enumerate(floors) if part in parts)


@pytest.mark.parametrize("module", MODULES, ids=lambda module: module.relative_to(PACKAGE).as_posix())
def test_imports_go_one_way(module: Path) -> None:
    own, *inner = module.relative_to(PACKAGE).with_suffix("").parts
    if own == "__init__":
        return
    for name in imports(module):
        _, part, *rest = [*name.split("."), ""]
        if not name.startswith("briefs.") or part == "__version__":
            continue
        if part != own:
            assert floor_of(part, FLOORS) < floor_of(own, FLOORS), f"{own} imports {name}"
        elif own in INNER_FLOORS and inner[0] != rest[0]:
            floors = INNER_FLOORS[own]
            assert floor_of(rest[0], floors) < floor_of(inner[0], floors), f"{own}.{inner[0]} imports {name}"


def test_no_two_modules_share_a_name() -> None:
    names = Counter(module.name for module in MODULES if module.name != "__init__.py")
    assert [name for name, count in names.items() if count > 1] == []


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


def test_pages_and_checks_reach_the_content_by_asking_only() -> None:
    """What a page depends on is what it asked: no function of a page, a check or a record may look elsewhere."""
    asked_only = ("publishing", "checks", "library", "citing", "searching", "exporting")
    for module in MODULES:
        if module.relative_to(PACKAGE).parts[0] in asked_only and module.name not in ("template_files.py",):
            for name in imports(module):
                assert not name.startswith(("briefs.engine", "briefs.questions", "briefs.reading.files.walk")), module
