"""Templates are compiled once in a process of the tests, not in each of the hundreds of sites that it builds."""

from typing import Any

import jinja2
import pytest
from jinja2.bccache import Bucket, BytecodeCache


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
