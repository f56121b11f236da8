"""Writing into the content, which is the authors': in one step, so that a full disk leaves the old file."""

import os
import shutil
import tempfile
from pathlib import Path

import click


def replace_file(file: Path, data: bytes) -> None:
    """Put a file in the place of another, or where none is; raises ClickException where that can't be done."""
    name = ""
    try:
        if file.exists() and not os.access(file, os.W_OK):
            raise PermissionError("it is read-only")
        handle, name = tempfile.mkstemp(dir=file.parent, prefix=".")
        with os.fdopen(handle, "wb") as part:
            part.write(data)
        if file.exists():
            shutil.copymode(file, name)
        else:
            Path(name).chmod(0o644)
        Path(name).replace(file)
    except OSError as fault:
        if name:
            Path(name).unlink(missing_ok=True)
        raise click.ClickException(f"{file} can't be written: {fault}") from fault
