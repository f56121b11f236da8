"""Names of files that some system can't hold, or can't hold any longer once the site has put an ending behind them."""

import re
import unicodedata
from collections.abc import Iterable, Iterator

from briefs.messages.message import say
from briefs.model.diagnostic import Code, Diagnostic

MOST_BYTES = 240
"""Bytes of a name: systems take 255, and a smaller copy of a picture is called `.1280.webp` behind it."""
_BYTES_OF_HAN = 3
_NOT_FOR_WINDOWS = re.compile(
    r"[\\:*?\"<>|\x00-\x1f]|[. ]$|^(?:con|prn|aux|nul|com[\d¹²³]|lpt[\d¹²³]|conin\$|conout\$) *(?:\.|$)", re.IGNORECASE
)
"""Microsoft, “Naming Files, Paths, and Namespaces”: reserved characters and names, no blank or stop at the end."""
DEEPEST_FOLDER = 30
"""Folders within one another that are looked into; content has four or five."""


def one_name(path: str) -> str:
    """Return the one form of a path however its accents are put together (NFC): Finder on macOS takes them apart."""
    return path if path.isascii() else unicodedata.normalize("NFC", path)


def name_faults(path: str, name: str) -> Iterator[Diagnostic]:
    """Report a name of the content that a system can't hold."""
    if len(name.encode("utf-8", "surrogateescape")) > MOST_BYTES:
        hint = say("shorten-name", letters=MOST_BYTES // _BYTES_OF_HAN)
        yield Diagnostic(path, 0, 0, Code.FILE_NAME_LONG, say("name-too-long", most=MOST_BYTES), hint)
    elif _NOT_FOR_WINDOWS.search(name):
        yield Diagnostic(path, 0, 0, Code.FILE_NAME_SYSTEM, say("name-not-for-windows"), say("rename-for-windows"))


def twin_faults(folder: str, names: Iterable[str]) -> Iterator[Diagnostic]:
    """Report names of one folder that are one on Windows and macOS: they differ by capitals, or by how é is typed."""
    first: dict[str, str] = {}
    for name in names:
        # Two names that are told apart by how é is typed are given in one form, so that they may be equal here.
        folded = one_name(one_name(name).casefold())
        if folded in first:
            message = say("names-are-one", other=first[folded])
            yield Diagnostic(f"{folder}/{name}", 0, 0, Code.FILE_NAME_SYSTEM, message, say("rename-one"))
        first.setdefault(folded, name)


def device_fault(path: str) -> Diagnostic:
    """Return the fault of a pipe, socket or device, which would be waited for if it were opened."""
    return Diagnostic(path, 0, 0, Code.FILE_UNREADABLE, say("no-plain-file"), say("put-file-itself-here"))


def too_deep(path: str) -> Diagnostic:
    """Return the fault of a folder that lies deeper than any content."""
    return Diagnostic(path, 0, 0, Code.FILE_TOO_COMPLEX, say("folders-too-deep", most=DEEPEST_FOLDER), say("flatten"))
