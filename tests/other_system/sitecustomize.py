"""A machine that lacks what only Unix has, as Windows does: Python runs this file first where it finds it."""

import ctypes
import os
import signal
import sys
from types import SimpleNamespace

for name in ("fcntl", "grp", "pwd", "resource", "termios", "tty"):
    sys.modules[name] = None  # type: ignore[assignment]
for name in (
    "chown",
    "fork",
    "forkpty",
    "killpg",
    "link",
    "mkfifo",
    "sched_getaffinity",
    "symlink",
):
    if hasattr(os, name):
        delattr(os, name)
for name in ("SIGALRM", "SIGHUP", "alarm", "pthread_sigmask", "setitimer"):
    if hasattr(signal, name):
        delattr(signal, name)

_rename, _library = os.rename, ctypes.CDLL


def rename(old: str, new: str) -> None:
    """Rename as Windows does: nothing takes the place of what is there."""
    if os.path.lexists(new):
        raise FileExistsError(17, "Cannot create a file when that file already exists", os.fspath(new))
    _rename(old, new)


def library(name: str | None = None, *given: object, **more: object) -> object:
    """Open a library; the C library has no calls that exchange two names."""
    return _library(name, *given, **more) if name else SimpleNamespace(prctl=lambda *_: 0)  # type: ignore[arg-type]


os.rename = rename  # type: ignore[assignment]
ctypes.CDLL = library  # type: ignore[assignment, misc]
