"""Jinja as pages need it: what a page calls some hundred times is called by the shortest way."""

from typing import Any

import jinja2
from jinja2.runtime import Context, Macro

from briefs.publishing.rendering.escaped_words import EscapedWords


class _PageContext(Context):
    """Calls interface words and macros at once; of all else Jinja finds out first whether it wants the context."""

    def call(self, called: Any, /, *given: Any, **named: Any) -> Any:
        """Call what a template calls."""
        kind = type(called)
        if kind is not EscapedWords and kind is not Macro:
            return super().call(called, *given, **named)
        named.pop("_block_vars", None)
        named.pop("_loop_vars", None)
        # A macro wants to know first whether it is called where things are escaped.
        return called(*given, **named) if kind is EscapedWords else called(self.eval_ctx, *given, **named)


class PageEnvironment(jinja2.Environment):
    """The environment of templates."""

    context_class = _PageContext
