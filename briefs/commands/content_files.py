"""Writing into the content, which is the authors': whole or not at all, and never over what is theirs."""

import os
import shutil
import tempfile
from collections.abc import Mapping
from pathlib import Path

import click

from briefs.commands.spoken import told
from briefs.messages.system_faults import reason
from briefs.patience import patiently


def write_new(files: Mapping[Path, bytes]) -> None:
    """Write files that are not there yet; raises UsageError where one is, and then none is written."""
    if taken := next((file for file in files if file.exists() or file.is_symlink()), None):
        raise click.UsageError(told("is-there-already", taken=taken))
    try:
        for file, data in files.items():
            file.parent.mkdir(parents=True, exist_ok=True)
            # Refused by the system where another was faster.
            with file.open("xb") as new:
                new.write(data)
    except OSError as fault:
        raise click.ClickException(told("files-cannot-be-written", fault=fault)) from fault


def replace_file(file: Path, data: bytes) -> None:
    """Put a file in the place of another, or where none is; raises ClickException where that can't be done."""
    name = ""
    try:
        if file.exists() and not os.access(file, os.W_OK):
            raise click.ClickException(told("file-cannot-be-written", file=file, fault=told("read-only")))
        handle, name = tempfile.mkstemp(dir=file.parent, prefix=".")
        with os.fdopen(handle, "wb") as part:
            part.write(data)
        if file.exists():
            shutil.copymode(file, name)
        else:
            Path(name).chmod(0o644)
        patiently(lambda: Path(name).replace(file))
    except OSError as fault:
        if name:
            Path(name).unlink(missing_ok=True)
        if isinstance(fault, PermissionError):
            raise click.ClickException(told("file-is-held", file=file)) from fault
        raise click.ClickException(told("file-cannot-be-written", file=file, fault=reason(fault))) from fault
