"""Names of files that some system can't hold, or can't hold any longer once the site has put an ending behind them."""

import re
import unicodedata
from collections.abc import Iterator

from briefs.messages.message import say
from briefs.model.diagnostic import Code, Diagnostic

MOST_BYTES = 240
"""Bytes of a name: systems take 255, and a smaller copy of a picture is called `.1280.webp` behind it."""
_BYTES_OF_HAN = 3
_NOT_FOR_WINDOWS = re.compile(r"[\\:*?\"<>|\x00-\x1f]|[. ]$|^(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|$)", re.IGNORECASE)
"""Microsoft, “Naming Files, Paths, and Namespaces”: reserved characters and names, no blank or stop at the end."""


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
