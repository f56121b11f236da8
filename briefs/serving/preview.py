"""What is shown: one page, what is wrong with the content, and what a change means to an open page."""

import hashlib
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Literal
from urllib.parse import quote

import msgspec

from briefs.checks.tally import Tally
from briefs.language.languages import LANGUAGES
from briefs.messages import EN
from briefs.messages.entries import render
from briefs.model import addresses
from briefs.model.brief import BriefId
from briefs.model.diagnostic import Diagnostic, Severity, SeverityPolicy

EDITORS = {
    "vscode": "vscode://file{path}:{line}:{column}",
    "vscode-insiders": "vscode-insiders://file{path}:{line}:{column}",
    "vscodium": "vscodium://file{path}:{line}:{column}",
    "cursor": "cursor://file{path}:{line}:{column}",
    "zed": "zed://file{path}:{line}:{column}",
    "sublime": "subl://open?url=file://{path}&line={line}&column={column}",
    "textmate": "txmt://open?url=file://{path}&line={line}&column={column}",
    "idea": "idea://open?file={path}&line={line}&column={column}",
    "none": "",
}
"""Addresses by which editors open a file at a place, as their makers document them."""
_HASHED = re.compile(r"^assets/(?P<name>.+)\.[0-9a-f]+\.css$")
"""`assets/site.0a1b2c3d4e.css`, whose name without the digest says which sheet takes the place of which."""


class Fault(msgspec.Struct, frozen=True):
    """One fault as the overlay shows it."""

    severity: str
    """`error` or `warning`, which is the class of its line too."""
    place: str
    """Path, line and column, or the path alone; empty where the server itself failed."""
    code: str
    """The code, as `note.unused`; empty where the server itself failed."""
    message: str
    """What is wrong."""
    hint: str = ""
    """What to do about it; empty where nothing can be advised."""
    href: str = ""
    """The address that opens the line in an editor; empty where there is none."""


class Faults(msgspec.Struct, frozen=True):
    """What the overlay says, in the language of who writes."""

    errors: int = 0
    """How many errors there are."""
    warnings: int = 0
    """How many warnings there are."""
    shown: tuple[Fault, ...] = ()
    """The faults that are listed, errors first; at most MOST_SHOWN of them."""
    lang: str = EN
    """The language of their messages and of the overlay (BCP 47)."""


MOST_SHOWN = 100
"""Faults that the overlay lists; thousands would be megabytes with each save, and nobody reads them there."""


class State(msgspec.Struct, frozen=True):
    """What there is to show now, beside the pages themselves."""

    root: str = "/"
    """The path of the site's base address, ending in a slash."""
    assets: Mapping[str, str] = {}
    """The addresses of style sheets, scripts and pictures, by name."""
    faults: Faults = Faults()
    """What is wrong, in the order in which the overlay lists it."""
    pictures: tuple[str, ...] = ()
    """The files of the content that were saved just now, by their path in the site."""
    is_sound: bool = True
    """Whether the settings can be read, without which no new page is made."""


Kind = Literal["none", "styles", "page"]


class Change(msgspec.Struct, frozen=True):
    """What an open page should do, and what the overlay then says."""

    kind: Kind
    """Nothing, take other style sheets, or load the page again."""
    styles: dict[str, str]
    """The new address of each style sheet that is another now, by its old one; empty unless `kind` says so."""
    seen: str
    """The name of what the page shows after that (`seen`)."""
    faults: Faults
    """What the overlay lists."""


def seen(page: bytes) -> str:
    """Return the name by which an open page says what it shows."""
    return hashlib.blake2b(page, digest_size=12).hexdigest()


def faults(
    tally: Tally,
    policy: SeverityPolicy,
    root: Path,
    editor: str,
    new: Sequence[Diagnostic] = (),
    lang: str = EN,
) -> Faults:
    """Return what the overlay shows of what is wrong: errors first, and of these what is `new`.

    `root` is the folder in which the paths of diagnostics begin, `lang` the language of who writes.
    """
    held = sorted((one for kind in tally.kinds for one in kind.first), key=lambda one: one.order)
    listed = dict.fromkeys([*new, *held])

    def is_warning(one: Diagnostic) -> bool:
        return policy.severity(one.code) is not Severity.ERROR

    shown = tuple(
        Fault(
            policy.severity(one.code).value,
            one.path + (f":{one.line}:{one.column}" if one.line else ""),
            one.code.value,
            render(one.message, lang),
            render(one.hint, lang),
            editor_link(editor, root / one.path, one.line, one.column),
        )
        for one in sorted(listed, key=is_warning)[:MOST_SHOWN]
    )
    return Faults(tally.count(policy, Severity.ERROR), tally.count(policy, Severity.WARNING), shown, lang)


def editor_link(editor: str, file: Path, line: int, column: int) -> str:
    """Return the address that opens a file at a place; `editor` is a name in EDITORS or a pattern like those there."""
    pattern = EDITORS.get(editor, editor)
    path = file.as_posix()
    # On Windows a path begins with the letter of a disk; in an address a slash goes before it.
    path = path if path.startswith("/") else f"/{path}"
    values = {"{path}": quote(path), "{line}": str(line or 1), "{column}": str(column or 1)}
    for name, value in values.items():
        pattern = pattern.replace(name, value)
    return pattern


def pages_of(path: str) -> Iterator[str]:
    """Return the folders of the pages that are made from a text, the parallel page of its translation among them."""
    parts = path.split("/")
    if len(parts) < 3 or parts[-3] != addresses.BRIEFS:
        return
    brief_id = BriefId(parts[-2])
    for language in LANGUAGES:
        made = f"{language.derived_from or language.code}.md" == parts[-1]
        yield addresses.brief(brief_id, language.code) if made else addresses.parallel(brief_id, language.code)


def is_held(path: str, broken: Iterable[str]) -> bool:
    """Return whether a file of the site is made from a broken text, whose pages stay as they last were."""
    return any(path.startswith(folder) for one in broken for folder in pages_of(one))


def change(old: bytes, new: bytes, before: State, after: State) -> Change:
    """Say what an open page should do that showed one thing and should show another now.

    Names of style sheets go by their content, so new styles change every page; where nothing else did, the page stays
    and takes the new sheets.
    """
    if old == new:
        kind: Kind = "page" if any(quote(name).encode() in new for name in after.pictures) else "none"
        return Change(kind, {}, seen(new), after.faults)
    styles = _renamed(before.assets.values(), after.assets.values())
    renamed = old
    for name, other in styles.items():
        renamed = renamed.replace(name.encode(), other.encode())
    if styles and renamed == new:
        return Change("styles", styles, seen(new), after.faults)
    return Change("page", {}, seen(new), after.faults)


def _renamed(before: Iterable[str], after: Iterable[str]) -> dict[str, str]:
    def sheets(files: Iterable[str]) -> dict[str, str]:
        return {match["name"]: name for name in files if (match := _HASHED.match(name))}

    old, new = sheets(before), sheets(after)
    return {old[name]: new[name] for name in old.keys() & new.keys() if old[name] != new[name]}
