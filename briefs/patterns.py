"""Regular expressions that are compiled when they are first used.

Ranges of Han and kana are slow to compile: those of this program took a fifth of the time of a check that finds nothing
new, and uses none of them.
"""

import re
from typing import Any, cast

_METHODS = ("match", "fullmatch", "search", "finditer", "findall", "sub", "subn", "split")


class _Pattern:
    """Stands for a compiled pattern; from its first use on, its methods are those of the compiled one."""

    def __init__(self, pattern: str, flags: int) -> None:
        self.pattern, self._flags = pattern, flags

    def __getattr__(self, name: str) -> Any:
        # Called for what is not here yet; later uses cost no more than those of the compiled pattern itself.
        compiled = re.compile(self.pattern, self._flags)
        vars(self).update({method: getattr(compiled, method) for method in _METHODS})
        return getattr(compiled, name)


def lazy_pattern(text: str, flags: int = 0) -> re.Pattern[str]:
    """Return a pattern that is compiled at its first use.

    It has all that a compiled one has, but is none to the functions of `re`: call its methods.
    """
    return cast("re.Pattern[str]", _Pattern(text, flags))
