"""Code: the one thing in a brief that is shown in colours."""


def highlighted(code: str, language: str, own: str) -> str:
    """Return code as HTML; `own` is the attribute with its id, and a language that is not known is plain text."""
    # Pygments is imported on the first code block: most knowledge bases of law have none.
    from pygments import highlight
    from pygments.formatters import HtmlFormatter
    from pygments.lexers import get_lexer_by_name
    from pygments.util import ClassNotFound

    try:
        lexer = get_lexer_by_name(language or "text")
    except ClassNotFound:
        lexer = get_lexer_by_name("text")
    body = highlight(code, lexer, HtmlFormatter(nowrap=True, classprefix="hl-"))
    return f'<pre{own} class="code" tabindex="0"><code>{body}</code></pre>\n'
