"""Templates as code: what one session compiled, the next one takes; of default templates the next process as well."""

import contextlib
import hashlib
import importlib.util
import marshal
import os
import sys
from pathlib import Path
from types import CodeType

import jinja2
from jinja2.bccache import Bucket

from briefs.publishing.rendering.template_files import default_folder, template_text
from briefs.publishing.rendering.templates import DEFAULT

MOST = 512
"""Templates that are kept in memory; there are some thirty, and `serve` sees each edited one in many versions."""


class CompiledTemplates(jinja2.BytecodeCache):
    """The code of templates, by their names and a checksum of their text.

    That of a site's own templates is kept in memory alone: code that lay beside the content could be anybody's. That of
    default templates, which take 75 ms of an edit to compile, lies where Python keeps that of the modules beside them,
    under the same rules: who can write there can change the program itself.
    """

    def __init__(self, folder: Path) -> None:
        """Begin with what is kept of the templates in a folder of the program's own."""
        self._folder = folder
        self._codes: dict[tuple[str, str], CodeType] = {}

    def get_cache_key(self, name: str, filename: str | None = None) -> str:
        """Return the name of a template, which tells it from all others."""
        return name

    def load_bytecode(self, bucket: Bucket) -> None:
        """Fill in the code of a template that was compiled before."""
        bucket.code = self._codes.get((bucket.key, bucket.checksum)) or self._kept(bucket)

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep the code of a template that has been compiled."""
        if len(self._codes) >= MOST:
            self._codes.clear()
        if bucket.code is not None:
            self._codes[bucket.key, bucket.checksum] = bucket.code
            if self._is_default(bucket) and not sys.dont_write_bytecode:
                # A folder that can't be written to is no fault: the next process compiles again.
                with contextlib.suppress(OSError):
                    self._keep(bucket, bucket.code)

    def _kept(self, bucket: Bucket) -> CodeType | None:
        """Return the code that another process kept of the same text; None where the file is not whole."""
        with contextlib.suppress(OSError):
            head, _, code = self._file(bucket).read_bytes().partition(b"\n")
            if head == _head(bucket, code):
                found = marshal.loads(code)  # noqa: S302 (as Python reads its modules, and from the same folder)
                return found if isinstance(found, CodeType) else None
        return None

    def _keep(self, bucket: Bucket, code: CodeType) -> None:
        """Write the code of a template beside the file and move it there, as another process may read it now."""
        data = marshal.dumps(code)
        file = self._file(bucket)
        file.parent.mkdir(parents=True, exist_ok=True)
        half = file.with_name(f"{file.name}.{os.getpid()}")
        half.write_bytes(_head(bucket, data) + b"\n" + data)
        half.replace(file)

    def _file(self, bucket: Bucket) -> Path:
        # Python's own rule says in which folder, also where PYTHONPYCACHEPREFIX names another one.
        folder = Path(importlib.util.cache_from_source(str(self._folder / "templates.py"))).parent
        return folder / f"{bucket.key.replace('/', '-')}.{sys.implementation.cache_tag}.jinja"

    def _is_default(self, bucket: Bucket) -> bool:
        try:
            text = template_text(self._folder / bucket.key.removeprefix(DEFAULT))
        except (OSError, ValueError):
            return False
        return self.get_source_checksum(text) == bucket.checksum


def _head(bucket: Bucket, code: bytes) -> bytes:
    """Return the first line of a file: a hash of all on which the code depends, and of the code."""
    made_by = bucket.environment
    options = (made_by.autoescape, made_by.trim_blocks, made_by.lstrip_blocks)
    said = (importlib.util.MAGIC_NUMBER, jinja2.__version__, options, bucket.checksum)
    return hashlib.sha256(repr(said).encode() + code).hexdigest().encode()


COMPILED = CompiledTemplates(default_folder())
"""The templates of this process, whose options are always the same."""
