"""The door to Pandoc: bytes go in on its standard input, bytes come out.

What others wrote is read without network and files (`--sandbox`), with a limit of memory and time. Pandoc comes with
the extra `documents`.
"""

import os
import subprocess
from pathlib import Path

from briefs.messages.message import say
from briefs.messages.said_error import SaidError

_SECONDS = 60
_MEMORY = "-M1G"


class PandocMissingError(Exception):
    """Pandoc is not installed."""


class PandocError(SaidError):
    """Pandoc can't do what is asked; the message says why."""


def run_pandoc(
    data: bytes, *arguments: str, folder: Path, sandbox: bool = True, epoch: int = 0, seconds: int = _SECONDS
) -> bytes:
    """Run Pandoc in a folder, for so many seconds; `epoch` is the time, in seconds, that it writes into files.

    Raises PandocMissingError and PandocError.
    """
    try:
        import pypandoc

        pandoc = str(pypandoc.get_pandoc_path())
    except (ImportError, OSError) as fault:
        raise PandocMissingError from fault
    command = [pandoc, "+RTS", _MEMORY, "-RTS", *(["--sandbox"] if sandbox else []), *arguments]
    environment = {**os.environ, "SOURCE_DATE_EPOCH": str(epoch)}
    try:
        done = subprocess.run(  # noqa: S603 (the program is Pandoc, the arguments are ours)
            command, input=data, capture_output=True, cwd=folder, timeout=seconds, check=False, env=environment
        )
    except subprocess.TimeoutExpired as fault:
        raise PandocError(say("takes-too-long")) from fault
    if done.returncode:
        said = done.stderr.decode(errors="replace").strip().splitlines()
        raise PandocError(say("pandoc-says", said=said[0]) if said else say("pandoc-cannot-read"))
    return done.stdout
