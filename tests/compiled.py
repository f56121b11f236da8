"""What is the same in each of the hundreds of sites that a process of the tests builds is made once in it.

Templates are compiled once, the default ones are read once, and the schemas of data are written once for an address.
"""

import os
from functools import cache
from pathlib import Path
from typing import Any

import jinja2
import pytest
from jinja2.bccache import Bucket, BytecodeCache

from briefs.model.addresses import Address
from briefs.publishing.components.frames import SiteContext
from briefs.publishing.files import data_files
from briefs.publishing.rendering import template_files
from briefs.questions import file_outputs


class Remembered(BytecodeCache):
    """Keeps compiled templates by their names and what they hold, in memory: Jinja's own way of remembering them."""

    def __init__(self) -> None:
        self._codes: dict[tuple[str, str], Any] = {}

    def load_bytecode(self, bucket: Bucket) -> None:
        bucket.code = self._codes.get((bucket.key, bucket.checksum))

    def dump_bytecode(self, bucket: Bucket) -> None:
        self._codes[bucket.key, bucket.checksum] = bucket.code


def compile_once(patch: pytest.MonkeyPatch) -> None:
    """Let every set of templates that is made from now on remember what was compiled for another."""
    remembered, begin = Remembered(), jinja2.Environment.__init__

    def begin_remembering(self: jinja2.Environment, *given: Any, **options: Any) -> None:
        begin(self, *given, **{"bytecode_cache": remembered, **options})

    patch.setattr(jinja2.Environment, "__init__", begin_remembering)
    patch.setattr(template_files, "_files", _read_once())
    patch.setattr(file_outputs, "schema_data", _written_once())


def build_alone(patch: pytest.MonkeyPatch) -> None:
    """Let no build start other processes unless it is told to: to start them takes longer than to build a small site.

    The tests themselves run in as many processes as pay.
    """
    patch.setattr(os, "cpu_count", lambda: 1)


def _read_once() -> Any:
    read, default = template_files._files, template_files.default_folder()
    of_default = cache(lambda: read(default))

    def read_unless_known(folder: Path) -> dict[str, bytes]:
        return dict(of_default()) if folder == default else read(folder)

    return read_unless_known


def _written_once() -> Any:
    write = data_files.schema_data
    written: dict[str, list[tuple[Address, bytes]]] = {}

    def write_unless_known(site: SiteContext) -> list[tuple[Address, bytes]]:
        home = site.absolute(Address(""))
        if home not in written:
            written[home] = list(write(site))
        return written[home]

    return write_unless_known
