"""Code: the one thing in a brief that is shown in colours."""

from functools import cache, lru_cache
from typing import Any

_LONGEST_CODE = 20_000
"""Characters of code that is coloured: what some of the five hundred languages do with more, nobody knows."""


@cache
def _formatter() -> Any:
    from pygments.formatters import HtmlFormatter

    # It works out a style sheet, which takes longer than a block of code.
    return HtmlFormatter(nowrap=True, classprefix="hl-")


# Code is the same in a text and in the one that is derived from it, and mostly in a translation.
@lru_cache(maxsize=128)
def highlighted(code: str, language: str, own: str) -> str:
    """Return code as HTML; `own` is the attribute with its id, and a language that is not known is plain text."""
    # Pygments is imported on the first code block: most knowledge bases of law have none.
    from pygments import highlight
    from pygments.lexers import get_lexer_by_name
    from pygments.util import ClassNotFound

    try:
        lexer = get_lexer_by_name(language if language and len(code) < _LONGEST_CODE else "text")
    except ClassNotFound:
        lexer = get_lexer_by_name("text")
    body = highlight(code, lexer, _formatter())
    return f'<pre{own} class="code" tabindex="0"><code>{body}</code></pre>\n'
