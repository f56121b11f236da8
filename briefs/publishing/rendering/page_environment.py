"""Jinja as pages need it: what a page calls some hundred times is called by the shortest way."""

import re
from typing import Any

import jinja2
from jinja2.runtime import Context, Macro
from markupsafe import Markup, escape

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


_SPECIAL = re.compile("[&<>'\"]")


def _escaped(value: Any) -> Any:
    """Return what a template prints, escaped: as it is where nothing in it needs that, which Jinja copies twice."""
    kind = type(value)
    is_fit = kind is Markup or (kind is str and not _SPECIAL.search(value))
    return value if is_fit else escape(value)


class _PageTemplate(jinja2.Template):
    """A template whose code escapes by `_escaped`."""

    @classmethod
    def from_code(cls, *given: Any, **named: Any) -> jinja2.Template:
        """Return the template that compiled code makes."""
        made = super().from_code(*given, **named)
        made.root_render_func.__globals__["escape"] = _escaped
        return made


class PageEnvironment(jinja2.Environment):
    """The environment of templates."""

    context_class = _PageContext
    template_class = _PageTemplate
