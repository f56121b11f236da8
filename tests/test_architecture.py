"""The house: imports go one way, the world is touched at few doors, and nothing grows past what one can read."""

import ast
import re
from collections import Counter
from pathlib import Path
from typing import NamedTuple

import pytest

from tests.support import REPOSITORY

PACKAGE = REPOSITORY / "briefs"

FLOORS = [
    {"patterns"},
    {"placeholders", "patience", "engine", "messages"},
    {"language"},
    {"model"},
    {"resolving"},
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
        {"severity"},
        {"diagnostic"},
        {"note", "source", "block", "chart", "picture", "front_matter"},
        {"brief"},
        {"term", "law"},
        {"settings", "addresses"},
    ],
    "reading": [{"files"}, {"records"}, {"markdown"}],
    "publishing": [{"views"}, {"rendering"}, {"components"}, {"pages"}, {"files"}],
    "engine": [
        {"alone", "queries", "answer", "at_hand", "question_ids", "site_files", "tables"},
        {"fact_rows"},
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
        {"tally_queries"},
        {"listing", "template_queries"},
        {"style_queries"},
        {"record_queries"},
        {"derived_records"},
        {"waiting_queries", "glossary_queries"},
        {"author_facts", "reading_queries"},
        {"text_queries"},
        {"author_queries"},
        {"library_lookups"},
        {"asked_library", "asked_files"},
        {"cited_queries"},
        {"citation_queries"},
        {"subject_queries"},
        {"law_queries"},
        {"asked_facts", "asked_laws", "asked_citations"},
        {"related_queries", "printing_queries", "matrix_queries", "card_queries", "overview_query"},
        {"asked_site", "fact_queries"},
        {"domains", "rendering_queries"},
        {"searched_queries", "settings_faults"},
        {"page_outputs", "list_outputs", "file_outputs", "data_queries", "fault_queries", "search_queries"}
        | {"provision_outputs", "preview_outputs", "document_outputs"},
        {"source_fault_queries", "law_fault_queries", "card_fault_queries"},
        {"registry"},
    ],
    "build": [
        {"output", "moving", "program_digest", "stages"},
        {"placing", "store_folder"},
        {"session"},
        {"checked"},
        {"pipeline", "routes"},
    ],
}
"""The same within the larger parts."""

DOORS = {
    "reading/files/walk.py": "reads the content",
    "publishing/rendering/template_files.py": "reads the templates",
    "publishing/rendering/compiled_templates.py": "keeps the default templates as code",
    "patience.py": "waits for files that another program holds",
    "pandoc.py": "runs Pandoc",
    "importing/pandoc_reader.py": "lets it read a document, in a folder of its own",
    "exporting/manuscript_files.py": "lets it write one",
    "linkcheck/asking.py": "asks hosts, when it is asked to",
    "schemas/schema_files.py": "reads the words that stand beside it",
    "questions/world.py": "reads the content, and asks whether a file was saved just now",
    "engine/store.py": "keeps answers",
    "engine/alone.py": "locks its own file, so that one process at a time unpacks a large picture",
    "engine/measuring.py": "counts processor time, where that is asked for",
    "engine/crews.py": "counts the processors and threads",
    "build/session.py": "names the folders that it is opened with",
    "build/output.py": "names the folder of the site",
    "build/moving.py": "renames and links files",
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
ALLOWED = {"language/dates.py": {"datetime"}, "linkcheck/failures.py": {"socket"}}


class Module(NamedTuple):
    """A module of the package: its path in it, its text and tree, and what it imports."""

    name: str
    text: str
    tree: ast.Module
    imports: list[str]

    @property
    def parts(self) -> list[str]:
        """Return the part of the package that it belongs to, the part of that, and so on."""
        return self.name.removesuffix(".py").split("/")


def read(file: Path) -> Module:
    text = file.read_text(encoding="utf-8")
    tree = ast.parse(text)
    names = []
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            names += [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom) and node.module:
            names += [f"{node.module}.{alias.name}" for alias in node.names]
    return Module(file.relative_to(PACKAGE).as_posix(), text, tree, names)


@pytest.fixture(scope="module")
def modules() -> list[Module]:
    return [read(file) for file in sorted(PACKAGE.rglob("*.py"))]


def floor_of(part: str, floors: list[set[str]]) -> int:
    return next(number for number, parts in enumerate(floors) if part in parts)


def imports_upwards(module: Module) -> list[str]:
    """Return what a module imports from its own floor or from one above it."""
    own, *inner = module.parts
    found = []
    for name in module.imports if own != "__init__" else []:
        _, part, *rest = [*name.split("."), ""]
        if not name.startswith("briefs.") or part == "__version__":
            continue
        if part != own:
            is_below = floor_of(part, FLOORS) < floor_of(own, FLOORS)
        elif own in INNER_FLOORS and inner[0] != rest[0]:
            is_below = floor_of(rest[0], INNER_FLOORS[own]) < floor_of(inner[0], INNER_FLOORS[own])
        else:
            is_below = True
        if not is_below:
            found.append(name)
    return found


def test_imports_go_one_way(modules: list[Module]) -> None:
    assert {module.name: found for module in modules if (found := imports_upwards(module))} == {}


def test_no_two_modules_share_a_name(modules: list[Module]) -> None:
    names = Counter(module.parts[-1] for module in modules)
    assert [name for name, count in names.items() if count > 1 and name != "__init__"] == []


def reaches_outside(module: Module) -> set[str]:
    """Return what a module imports of what touches the world, but for what it may."""
    touched = {name for name in module.imports for world in OUTSIDE if (name + ".").startswith(world + ".")}
    return {name.split(".")[0] for name in touched} - ALLOWED.get(module.name, set())


def test_only_the_doors_touch_the_world(modules: list[Module]) -> None:
    others = [module for module in modules if not module.name.startswith("commands/") and module.name not in DOORS]
    assert {module.name: found for module in others if (found := reaches_outside(module))} == {}


def test_no_clock_and_no_chance_below_the_command_line(modules: list[Module]) -> None:
    calls = ("datetime.now", "date.today", "time.time(", "random.", "uuid.")
    below = [module for module in modules if module.parts[-2:-1] != ["commands"]]
    assert [(module.name, call) for module in below for call in calls if call in module.text] == []


def test_no_pattern_repeats_a_group_for_good(modules: list[Module]) -> None:
    """Python before 3.11.5, as Debian 12 has it, keeps half of a group that failed the last time (gh-106052)."""
    for_good = re.compile(r"[^(]\)(?:[*+?]|\{[\d,]+\})\+|\(\?>")
    assert [(one.name, found[0]) for one in modules for found in for_good.finditer(one.text)] == []


def test_modules_and_functions_stay_readable(modules: list[Module]) -> None:
    assert {module.name: lines for module in modules if (lines := module.text.count("\n")) > 250} == {}
    functions = [
        (module.name, node.name, (node.end_lineno or 0) - node.lineno)
        for module in modules
        for node in ast.walk(module.tree)
        if isinstance(node, ast.FunctionDef)
    ]
    assert [one for one in functions if one[2] >= 60] == []


def test_pages_and_checks_reach_the_content_by_asking_only(modules: list[Module]) -> None:
    """What a page depends on is what it asked: no function of a page, a check or a record may look elsewhere."""
    asked_only = ("publishing", "checks", "library", "citing", "searching", "exporting")
    elsewhere = ("briefs.engine", "briefs.questions", "briefs.reading.files.walk")
    asking = [one for one in modules if one.parts[0] in asked_only and one.parts[-1] != "template_files"]
    assert [(module.name, name) for module in asking for name in module.imports if name.startswith(elsewhere)] == []
