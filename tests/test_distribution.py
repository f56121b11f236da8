"""What is installed is this program: nothing that is written here lets pip look for it on an index."""

import ast
import io
import json
import os
import re
import shutil
import subprocess
import sys
import sysconfig
import tokenize
import tomllib
import zipfile
from collections.abc import Iterator
from email import message_from_bytes
from pathlib import Path
from typing import NamedTuple

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from briefs import __version__
from briefs.commands.program import NAME, STEM, installing, offers_a_name, running_program
from tests.once import folder_of_the_run, once
from tests.running import briefs
from tests.support import REPOSITORY
from tests.test_commands import snapshot

PROJECT = tomllib.loads((REPOSITORY / "pyproject.toml").read_text(encoding="utf-8"))
PIP = (sys.executable, "-m", "pip", "--disable-pip-version-check", "--no-input")
WHEEL = f"{STEM}-{__version__}-py3-none-any.whl"
CLEAN = {name: value for name, value in os.environ.items() if not name.startswith(("PIP_", "PYTHON", "VIRTUAL_ENV"))}


# A wheel, a checkout, and what `init` writes from each


def run(*command: str | Path, cwd: Path) -> "subprocess.CompletedProcess[str]":
    given = [str(part) for part in command]
    # Without the settings of this machine: they could name an index.
    environment = {**CLEAN, "PIP_CONFIG_FILE": os.devnull, "PYTHONUTF8": "1"}
    return subprocess.run(
        given, cwd=cwd, env=environment, capture_output=True, text=True, encoding="utf-8", check=False
    )


def well(ended: "subprocess.CompletedProcess[str]") -> str:
    assert ended.returncode == 0, ended.stdout + ended.stderr
    return ended.stdout


class Environment:
    """An environment: the packages that the program needs are there, the program is not at first, and no index is."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        scripts = folder / ("Scripts" if os.name == "nt" else "bin")
        self.python, self.command = scripts / "python", scripts / "briefs"
        if not folder.exists():
            well(run(sys.executable, "-m", "venv", "--without-pip", folder, cwd=folder.parent))
            (packages,) = folder.rglob("site-packages")
            (packages / "needs.pth").write_text(sysconfig.get_path("purelib") + "\n", encoding="utf-8")

    def install(self, *what: str | Path, cwd: Path) -> "subprocess.CompletedProcess[str]":
        # Not to compile two hundred modules of which the few commands of a test import some.
        options = ("--no-deps", "--no-index", "--no-compile")
        return run(*PIP, "--python", self.python, "install", *options, *what, cwd=cwd)

    def python_says(self, code: str, cwd: Path) -> str:
        return well(run(self.python, "-c", code, cwd=cwd)).strip()


def _build(folder: Path) -> None:
    well(run(sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", folder, cwd=REPOSITORY))


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the wheel that hatchling builds, once in a run."""
    return once(tmp_path_factory, "wheel", _build) / WHEEL


@pytest.fixture(scope="session")
def installed(built: Path, tmp_path_factory: pytest.TempPathFactory) -> Environment:
    """Return an environment in which the wheel is installed, once in a run."""
    # An environment stays where it was made: its programs name that place.
    folder = folder_of_the_run(tmp_path_factory) / "env-of-the-wheel"
    once(tmp_path_factory, "installed", lambda _: well(Environment(folder).install(built, cwd=built.parent)))
    return Environment(folder)


class Begun(NamedTuple):
    """A knowledge base, and the environment that has what it installs."""

    kb: Path
    environment: Environment


@pytest.fixture(scope="session")
def installed_again(installed: Environment, tmp_path_factory: pytest.TempPathFactory) -> Begun:
    """Return a knowledge base that the installed wheel began, and what it installs in turn. Nothing may be changed."""
    place = folder_of_the_run(tmp_path_factory) / "env-of-a-knowledge-base"

    def begin(folder: Path) -> None:
        well(run(installed.command, "init", "kb", cwd=folder))
        well(Environment(place).install("--require-hashes", "-r", "requirements.txt", cwd=folder / "kb"))

    return Begun(once(tmp_path_factory, "begun-and-installed", begin) / "kb", Environment(place))


OF_A_CHECKOUT = pytest.mark.nightly("another environment, made alike; by day what a wheel begins is looked at")


@pytest.fixture(scope="module", params=["a wheel", pytest.param("a checkout", marks=OF_A_CHECKOUT)])
def begun_once(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Begun:
    """Return a knowledge base that was begun by the program, as it was installed there, and what it installs."""
    if request.param == "a wheel":
        again: Begun = request.getfixturevalue("installed_again")
        return again
    folder = tmp_path_factory.mktemp("begun")
    assert briefs("init", "kb", cwd=folder).returncode == 0
    environment = Environment(folder / "env")
    well(environment.install("--require-hashes", "-r", "requirements.txt", cwd=folder / "kb"))
    return Begun(folder / "kb", environment)


@pytest.fixture
def begun(begun_once: Begun, tmp_path: Path) -> Path:
    """Return a copy of it that may be written into."""
    return shutil.copytree(begun_once.kb, tmp_path / "kb")


def test_what_init_writes_installs_this_program_without_an_index(begun_once: Begun, begun: Path) -> None:
    assert [file.name for file in (begun / "vendor").iterdir()] == [WHEEL]
    environment = begun_once.environment
    assert well(run(environment.command, "--version", cwd=begun)) == f"briefs, version {__version__}\n"
    where = Path(environment.python_says("import briefs; print(briefs.__path__[0])", begun))
    assert where.is_relative_to(environment.folder)
    ours = {name: data for name, data in snapshot(REPOSITORY / "briefs").items() if "__pycache__" not in name}
    theirs = {name: data for name, data in snapshot(where).items() if "__pycache__" not in name}
    assert {name: theirs.get(name) for name in ours} == ours
    assert {name.split("/")[0] for name in theirs.keys() - ours.keys()} == {
        "default_templates",
        "manual",
        "requirements.lock",
    }
    # It knows itself again, and what it begins is the same.
    assert "ok    requirements.txt: installs this program" in well(run(environment.command, "doctor", cwd=begun))
    well(run(environment.command, "init", "../again", cwd=begun))
    assert snapshot(begun.parent / "again/vendor") == snapshot(begun / "vendor")
    assert (begun.parent / "again/requirements.txt").read_bytes() == (begun / "requirements.txt").read_bytes()


def test_a_changed_program_is_refused_by_pip(begun: Path) -> None:
    wheel = begun / "vendor" / WHEEL
    wheel.write_bytes(wheel.read_bytes().replace(b"def main(", b"def mine(", 1))
    environment = Environment(begun.parent / "env")
    ended = environment.install("--require-hashes", "-r", "requirements.txt", cwd=begun)
    assert ended.returncode != 0
    assert "DO NOT MATCH THE HASHES" in ended.stderr
    assert not environment.command.exists()


def test_every_requirement_of_a_new_knowledge_base_is_pinned_with_hashes(begun: Path) -> None:
    text = (begun / "requirements.txt").read_text(encoding="utf-8")
    program, *others = [
        line for line in text.replace("\\\n", "").splitlines() if line.strip() and not line.startswith("#")
    ]
    assert program.split() == [f"./vendor/{WHEEL}", f"--hash={running_hash(begun)}"]
    for line in others:
        assert re.match(r"[\w.-]+==\S+ .*--hash=sha256:[0-9a-f]{64}", line), line
    assert text.endswith((REPOSITORY / "requirements.lock").read_text(encoding="utf-8"))
    workflow = (begun / ".github/workflows/site.yml").read_text(encoding="utf-8")
    assert "pip install --quiet --require-hashes -r requirements.txt" in workflow


def running_hash(kb: Path) -> str:
    import hashlib

    return f"sha256:{hashlib.sha256((kb / 'vendor' / WHEEL).read_bytes()).hexdigest()}"


def test_the_wheel_of_a_checkout_holds_what_hatchling_packs(built: Path) -> None:
    packed = {}
    for name, source in (("ours", io.BytesIO(running_program().wheel)), ("theirs", built)):
        with zipfile.ZipFile(source) as wheel:
            assert wheel.testzip() is None
            packed[name] = {entry: wheel.read(entry) for entry in wheel.namelist()}
    ours, theirs = packed["ours"], packed["theirs"]
    info = f"{STEM}-{__version__}.dist-info"
    differ = {f"{info}/{name}" for name in ("METADATA", "WHEEL", "RECORD")}
    assert ours.keys() == theirs.keys()
    assert {name: ours[name] for name in ours if name not in differ} == {
        name: theirs[name] for name in theirs if name not in differ
    }
    said, wanted = (message_from_bytes(files[f"{info}/METADATA"]) for files in (ours, theirs))
    for key in ("Name", "Version", "Summary", "Requires-Python", "License-Expression", "License-File"):
        assert said.get_all(key) == wanted.get_all(key), key
    assert set(said.get_all("Provides-Extra", [])) == set(wanted.get_all("Provides-Extra", []))
    needs = [sorted(map(normal, each.get_all("Requires-Dist", []))) for each in (said, wanted)]
    assert needs[0] == needs[1]


def normal(requirement: str) -> str:
    read = Requirement(requirement)
    read.name = canonicalize_name(read.name)
    return str(read)


def test_a_knowledge_base_that_let_pip_look_on_an_index_is_told_and_mended(tmp_path: Path) -> None:
    assert briefs("init", "kb", cwd=tmp_path).returncode == 0
    kb = tmp_path / "kb"
    before = snapshot(kb)
    (kb / "requirements.txt").write_text("briefs==0.1.0\n", encoding="utf-8")
    (kb / "vendor" / WHEEL).rename(kb / "vendor" / f"{STEM}-0.0.9-py3-none-any.whl")
    ended = briefs("doctor", cwd=kb)
    assert ended.returncode == 1
    assert "WRONG requirements.txt: it lets pip look for the program on an index" in ended.stdout
    ended = briefs("init", ".", "--program-only", cwd=kb)
    assert ended.returncode == 0, ended.stderr
    assert "2 files in ." in ended.stderr
    assert "pip install --force-reinstall --require-hashes -r requirements.txt" in ended.stderr
    assert snapshot(kb) == before
    assert briefs("doctor", cwd=kb).returncode == 0


def test_another_program_than_the_running_one_is_named(tmp_path: Path) -> None:
    assert briefs("init", "kb", cwd=tmp_path).returncode == 0
    file = tmp_path / "kb/requirements.txt"
    file.write_text(re.sub("sha256:.{8}", "sha256:00000000", file.read_text(encoding="utf-8")), encoding="utf-8")
    ended = briefs("doctor", cwd=tmp_path / "kb")
    assert "ok    requirements.txt: installs another program than this; `briefs init . --program-only`" in ended.stdout


def test_an_installation_that_is_not_whole_is_said_and_nothing_is_written(tmp_path: Path) -> None:
    shutil.copytree(REPOSITORY / "briefs", tmp_path / "lib/briefs")
    ended = briefs("init", "kb", cwd=tmp_path, PYTHONPATH=str(tmp_path / "lib"))
    assert ended.returncode == 1
    assert "this installation is not whole" in ended.stderr
    assert not (tmp_path / "kb").exists()
    assert briefs("init", "kb", cwd=tmp_path).returncode == 0
    ended = briefs("doctor", cwd=tmp_path / "kb", PYTHONPATH=str(tmp_path / "lib"))
    assert "WRONG installation: this installation is not whole" in ended.stdout


@pytest.mark.parametrize("text", ["briefs\n", "a==1\nbriefs[links]>=0.1\n", "Bilingual_Briefs == 1", "briefs ; x\n"])
def test_a_requirement_that_is_a_name_is_known(text: str) -> None:
    assert offers_a_name(text)


@pytest.mark.parametrize(
    "text", [f"./vendor/{WHEEL} \\\n", f"{NAME} @ git+https://a.example/b@{'0' * 40}\n", "# briefs\n"]
)
def test_a_requirement_that_is_a_file_or_a_commit_is_not_taken_for_a_name(text: str) -> None:
    assert not offers_a_name(text)


# Hints name what is missing by its own name


@pytest.mark.parametrize("extra", PROJECT["project"]["optional-dependencies"])
def test_hints_name_the_packages_of_an_extra(extra: str, installed: Environment, tmp_path: Path) -> None:
    wanted = sorted(map(normal, PROJECT["project"]["optional-dependencies"][extra]))
    asked = f"from briefs.commands.program import installing; print(installing({extra!r}))"
    for said in (installing(extra), installed.python_says(asked, tmp_path)):
        assert said.startswith("pip install ")
        assert sorted(map(normal, re.findall('"(.*?)"', said))) == wanted
        assert said.count('"') == 2 * len(wanted)
        assert re.search(r">=[\d.]+,<[\d.]+\"", said)


def test_a_command_without_its_package_says_how_to_install_it(tmp_path: Path) -> None:
    (tmp_path / "httpx.py").write_text("raise ImportError\n", encoding="utf-8")
    assert briefs("init", "kb", cwd=tmp_path).returncode == 0
    path = os.pathsep.join((str(tmp_path), str(REPOSITORY)))
    ended = briefs("archive", cwd=tmp_path / "kb", PYTHONPATH=path)
    assert ended.returncode == 2
    assert f'this needs httpx: pip install "{PROJECT["project"]["optional-dependencies"]["links"][0]}"' in ended.stderr


@pytest.mark.parametrize("lang", ["en", "zh-Hant"])
def test_the_manual_names_the_packages_as_the_project_does(lang: str) -> None:
    text = (REPOSITORY / f"docs/guide-commands/{lang}.md").read_text(encoding="utf-8")
    told = {part for command in re.findall('`pip install (".*?")`', text) for part in re.findall('"(.*?)"', command)}
    assert told == {part for extra in PROJECT["project"]["optional-dependencies"].values() for part in extra}


def test_the_program_has_one_name() -> None:
    assert PROJECT["project"]["name"] == NAME
    assert canonicalize_name(NAME) == NAME
    assert PROJECT["project"]["scripts"].keys() == {"briefs"}


# No text offers the name

OURS = r"(?:briefs|bilingual[-_.]*briefs)"
COMMENT = re.compile(rf"#.*{OURS}", re.IGNORECASE)
EXTRAS = "|".join([*PROJECT["project"]["optional-dependencies"], "all"])
ASKS = re.compile(
    r"\b(?:pip[\d.]*(?:\s+-[\w-]+)*\s+(?:install|download|wheel|index\s+versions)|pipx\s+(?:install|run|upgrade|inject)"
    r"|uvx|uv\s+(?:add|tool\s+(?:install|run|upgrade)|pip\s+install|run\s+--with)|(?:poetry|pdm|rye|pixi)\s+add"
    r"|conda\s+install|easy_install|additional_dependencies:)(?P<rest>(?:\s*\\?\n)?[^\n`;|&]*)",
    re.IGNORECASE,
)
"""What fetches packages, and what it is told to fetch; a line may be broken after the verb."""

LIKE_AN_OFFER = re.compile(
    r"\b(?:pip|uv|poetry|pdm|rye|pixi|conda|easy_install|additional_dependencies)"
    rf"|(?:{OURS}|NAME)\W*(?:\[|[=~<>]=)",
    re.IGNORECASE,
)
BARE = re.compile(rf"{OURS}(?:[\[<>=~!].*)?", re.IGNORECASE)
REQUIREMENT = re.compile(
    rf"(?<![\w./-]){OURS}\s?(?:\[\s*(?:{EXTRAS})\s*[\],]|(?:==|~=|>=|<=)\s*[\d{{*])", re.IGNORECASE
)
PINNED = re.compile(r"@ \S+(?:@[0-9a-f]{40}|#sha256=[0-9a-f]{64})")
LINE = re.compile(rf"^\s*[\"']?{OURS}(?:\[.*?\])?\s*(?:[<>=~!;#\"'\\,].*)?$", re.IGNORECASE | re.MULTILINE)


def offers(text: str) -> Iterator[str]:
    """Return what offers the program's name to something that fetches packages."""
    for match in ASKS.finditer(text):
        words = [word.strip("'\"“”‘’.,:()[]，。；、") for word in re.split(r"[\s,]+", match["rest"])]
        for number, word in enumerate(words):
            if BARE.fullmatch(word) and not PINNED.match(" ".join(words[number + 1 :])):
                yield " ".join(match[0].split())
    for match in REQUIREMENT.finditer(text):
        yield match[0]


def texts(file: Path, source: str) -> Iterator[str]:
    """Return what a file says: of Python the strings, put together as they will be, and the comments."""
    if file.suffix != ".py":
        yield source
        return
    for node in ast.walk(ast.parse(source)):
        yield said(node)
    # Most files have no comment that names it, and to take a file apart takes long.
    for token in tokenize.generate_tokens(io.StringIO(source).readline) if COMMENT.search(source) else ():
        if token.type == tokenize.COMMENT:
            yield token.string


def said(node: ast.AST) -> str:
    match node:
        case ast.Constant(value=str(text)):
            return text
        case ast.JoinedStr(values=parts):
            return "".join(map(said, parts))
        case ast.FormattedValue(value=ast.Name(id="NAME") | ast.Attribute(attr="NAME")):
            return NAME
        case ast.FormattedValue():
            return "{}"
        case ast.BinOp(op=ast.Add(), left=left, right=right):
            return said(left) + said(right)
        case ast.List(elts=parts) | ast.Tuple(elts=parts) | ast.Call(args=parts):
            return " ".join(map(said, parts))
    return ""


SKIPPED = {"site", "dist", "pictures", "node_modules", "__pycache__"}
KINDS = {".cfg", ".css", ".html", ".in", ".j2", ".js", ".json", ".lock", ".md", ".py", ".sh", ".toml", ".txt", ".yaml"}


def all_texts(folder: Path) -> Iterator[tuple[Path, str]]:
    for place, folders, names in os.walk(folder):
        folders[:] = [
            name
            for name in folders
            if name not in SKIPPED and (name[0] != "." or name in (".github", ".ci", ".vscode"))
        ]
        for name in names:
            file = Path(place, name)
            if file.suffix in KINDS | {".yml", ".code-snippets", ""} and file != Path(__file__):
                yield file, file.read_text(encoding="utf-8", errors="replace")


def found_in(folder: Path) -> list[str]:
    found = []
    for file, source in all_texts(folder):
        # To take Python apart takes long: only what could be put together to an offer.
        if file.suffix == ".py" and not LIKE_AN_OFFER.search(source):
            continue
        told = [offer for text in texts(file, source) for offer in offers(text)]
        if file.suffix in (".txt", ".lock", ".in"):
            told += LINE.findall(source)
        found += [f"{file.relative_to(folder)}: {offer}" for offer in told]
    return sorted(set(found))


def test_no_text_of_the_project_offers_the_name_to_pip() -> None:
    read = {file.relative_to(REPOSITORY).as_posix() for file, _ in all_texts(REPOSITORY)}
    assert {
        "README.md", "CHANGELOG.md", "Makefile", "action.yml", "pyproject.toml", "requirements.lock", ".ci/run",
        ".pre-commit-hooks.yaml", ".github/workflows/site.yml", "docs/guide-writing/zh-Hant.md", "briefs/pandoc.py",
        "briefs/starter/README.md", "briefs/starter/dot_github/workflows/site.yml", "tests/test_init.py",
    } <= read  # fmt: skip
    assert found_in(REPOSITORY) == []


def test_no_list_of_requirements_names_it() -> None:
    groups = [PROJECT["build-system"]["requires"], PROJECT["project"]["dependencies"]]
    groups += [*PROJECT["project"]["optional-dependencies"].values(), *PROJECT["dependency-groups"].values()]
    names = {canonicalize_name(Requirement(one).name) for group in groups for one in group}
    assert names.isdisjoint({"briefs", NAME})


def test_nothing_in_a_new_knowledge_base_offers_it(begun: Path) -> None:
    assert found_in(begun) == []
    assert not offers_a_name((begun / "requirements.txt").read_text(encoding="utf-8"))
    tasks = json.loads((begun / ".vscode/tasks.json").read_text(encoding="utf-8"))["tasks"]
    assert {task["command"].split()[0] for task in tasks} == {"briefs"}


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("a.md", "needs Pandoc: `pip install 'briefs[documents]'`."),
        ("a.md", "Run `pip install\nbriefs` first."),
        ("a.md", "Needs `briefs[links]`."),
        ("a.md", "以`pip install briefs`安裝。"),
        ("a.md", "pipx run briefs"),
        ("a.md", "pip install briefs[extra]"),
        ("a.md", "uvx briefs build"),
        ("a.md", "uv tool install bilingual-briefs"),
        ("a.md", "python -m pip install --upgrade -q Bilingual_Briefs==0.1.0"),
        ("a.md", "pip install hatchling 'briefs[pdf,links]>=0.1'"),
        ("a.md", "pip install 'bilingual-briefs @ git+https://a.example/b@main'"),
        ("a.yml", "run: python -m pip --quiet install briefs"),
        ("a.yml", "additional_dependencies: [briefs]"),
        ("a.sh", "pip install \\\n  briefs"),
        ("requirements.txt", "briefs\n"),
        ("requirements.txt", "bilingual-briefs\n"),
        ("requirements.txt", "a==1\nbriefs >= 0.1  # x\n"),
        ("a.py", 'raise Error("a converter is missing: pip install " "\\"briefs[review]\\"")'),
        ("a.py", 'x = f"briefs=={version}"'),
        ("a.py", 'x = f"pip install {NAME}"'),
        ("a.py", 'x = "pip install " + "briefs"'),
        ("a.py", 'run("pip", "install", "briefs")'),
        ("a.py", "# pip install briefs"),
    ],
)
def test_the_search_finds_what_offers_a_name(name: str, text: str, tmp_path: Path) -> None:
    (tmp_path / name).write_text(text, encoding="utf-8")
    assert found_in(tmp_path) != []


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("a.md", "`pip install --no-deps .`, and `briefs` works anywhere."),
        ("a.md", "pip install --require-hashes -r requirements.txt && briefs build"),
        ("a.md", 'briefs export needs `pip install "pypandoc_binary>=1.15,<2"`, briefs does not'),
        ("a.md", f"pip install ./vendor/{WHEEL}"),
        ("a.md", f"pip install 'bilingual-briefs @ git+https://a.example/b@{'0' * 40}'"),
        ("a.md", "what is called `briefs` there is another's"),
        ("requirements.txt", f"./vendor/{WHEEL} \\\n    --hash=sha256:{'0' * 64}\n"),
        ("a.py", "assert briefs == [1] or library.briefs[links]"),
    ],
)
def test_the_search_lets_pass_what_offers_none(name: str, text: str, tmp_path: Path) -> None:
    (tmp_path / name).write_text(text, encoding="utf-8")
    assert found_in(tmp_path) == []
