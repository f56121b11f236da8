"""Templates as code, kept while the process lives: what one session compiled, the next one takes."""

from types import CodeType

import jinja2
from jinja2.bccache import Bucket

MOST = 512
"""Templates that are kept; there are some thirty, and `serve` sees each edited one in many versions."""


class CompiledTemplates(jinja2.BytecodeCache):
    """The code of templates, by their names and a checksum of their text.

    In memory alone: code that lay in a file beside the content could be anybody's.
    """

    def __init__(self) -> None:
        """Begin with none."""
        self._codes: dict[tuple[str, str], CodeType] = {}

    def load_bytecode(self, bucket: Bucket) -> None:
        """Fill in the code of a template that was compiled before."""
        bucket.code = self._codes.get((bucket.key, bucket.checksum))

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep the code of a template that has been compiled."""
        if len(self._codes) >= MOST:
            self._codes.clear()
        if bucket.code is not None:
            self._codes[bucket.key, bucket.checksum] = bucket.code


COMPILED = CompiledTemplates()
"""The templates of this process, whose options are always the same."""
