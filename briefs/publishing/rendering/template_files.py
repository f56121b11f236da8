"""Reading the template folders: the default ones that come with the program, and a site's own over them."""

from codecs import BOM_UTF8
from functools import lru_cache
from pathlib import Path

from briefs.language.languages import BY_CODE, Lang
from briefs.language.words import Words
from briefs.messages.message import say
from briefs.messages.said_error import SaidError
from briefs.publishing.rendering.templates import DEFAULT, TemplateSet, is_template
from briefs.reading.files.yaml_text import read_yaml

_PACKAGE = Path(__file__).resolve().parents[2]


def default_folder() -> Path:
    """Return the default templates: in an installed package they are inside it, in the repository beside it."""
    packed = _PACKAGE / "default_templates"
    return packed if packed.is_dir() else _PACKAGE.parent / "templates"


def read_templates(own: Path | None) -> TemplateSet:
    """Read the default templates, with a site's own in the place of those of the same name.

    Each default template is there as `default/NAME` too, for an own one to extend. Interface words are replaced word
    by word. Raises ValueError when a file of words can't be read, OSError when the disk can't.
    """
    default = default_folder()
    words = _words(default, {})
    files = _files(default)
    defaults = {f"{DEFAULT}{name}": data for name, data in files.items() if is_template(name)}
    if own is not None and own.is_dir() and own.resolve() != default.resolve():
        files |= _files(own)
        words = _words(own, words)
    return TemplateSet(dict(sorted((files | defaults).items())), words)


_CODE = "__pycache__"
"""Where the default templates are kept as code."""
_TEXTS = frozenset({".css", ".csl", ".html", ".js", ".json", ".md", ".svg", ".txt", ".xml", ".yaml"})


class TemplatesFaultError(SaidError, ValueError):
    """The folder of templates can't be read; the message says what is wrong in it."""


def _files(folder: Path) -> dict[str, bytes]:
    """Read the files of a folder; raises TemplatesFaultError for links that lead out of it and for other encodings."""
    found = {}
    home = folder.resolve()
    for file in folder.rglob("*"):
        if file.is_symlink() and not file.resolve().is_relative_to(home):
            raise TemplatesFaultError(say("template-is-link", path=str(file)))
        if not (file.is_file() or file.is_dir()):
            raise TemplatesFaultError(say("key-and-message", key=str(file), message=say("no-plain-file")))
        if _CODE in file.relative_to(folder).parts:
            continue
        if file.is_file() and not file.name.startswith(".") and file.parent != folder / "words":
            name, data = file.relative_to(folder).as_posix(), file.read_bytes()
            if is_template(name):
                _decoded(data, file)
            found[name] = _normal(data) if file.suffix in _TEXTS else data
    return found


def template_text(file: Path) -> str:
    """Return the text of a template; raises OSError when it can't be read, ValueError when it is no UTF-8."""
    return _normal(file.read_bytes()).decode("utf-8")


def _normal(data: bytes) -> bytes:
    """Editors on Windows end lines in their own way and mark UTF-8 as such; the site is the same everywhere."""
    return data.removeprefix(BOM_UTF8).replace(b"\r\n", b"\n")


def _decoded(data: bytes, file: Path) -> str:
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as fault:
        raise TemplatesFaultError(say("template-not-utf-8", path=str(file))) from fault


def _words(folder: Path, default: dict[Lang, Words]) -> dict[Lang, Words]:
    words = dict(default)
    for code in BY_CODE:
        file = folder / "words" / f"{code}.yaml"
        if not file.is_file():
            continue
        before = default[code].entries if code in default else {}
        words[code] = Words(code, before | _entries(_decoded(file.read_bytes(), file), str(file)))
    return words


@lru_cache(maxsize=16)  # a command looks at the templates before it begins, and a session once more
def _entries(text: str, path: str) -> dict[str, str]:
    tree = read_yaml(text, path)
    if tree.diagnostics:
        fault = tree.diagnostics[0]
        raise TemplatesFaultError(
            say("at-line", path=fault.path, line=fault.line, message=fault.message, hint=fault.hint)
        )
    return {key: str(value) for key, value in tree.value.items()}
