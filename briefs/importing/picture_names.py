"""The names of pictures of a document beside its brief: such as every system takes, and each once."""

import re
from collections.abc import Iterable

_UNFIT = re.compile(r"[^\w.-]+|\.(?=[^.]*\.)")
"""What stands in no name: blanks, marks that Windows or an address has a use for, all stops but the last."""
_RESERVED = re.compile(r"(?:con|prn|aux|nul|com\d|lpt\d|conin|conout)", re.IGNORECASE)
_LONGEST = 60
"""Letters of a name without its ending; Han letters have three bytes each, and systems take 255."""


def picture_names(paths: Iterable[str]) -> dict[str, str]:
    """Return a name for each path; `.htaccess.png` and `CON.png` become `htaccess.png` and `picture-CON.png`."""
    names: dict[str, str] = {}
    taken: set[str] = set()
    for path in paths:
        stem, stop, ending = _UNFIT.sub("-", path.rpartition("/")[2]).rpartition(".")
        stem = (stem if stop else ending).strip("-_.~")[:_LONGEST]
        stem = f"picture-{stem}".strip("-") if not stem or _RESERVED.fullmatch(stem) else stem
        ending = f".{ending}" if stop else ""
        count = 1
        while (name := f"{stem}-{count}{ending}" if count > 1 else f"{stem}{ending}").casefold() in taken:
            count += 1
        taken.add(name.casefold())
        names[path] = name
    return names
