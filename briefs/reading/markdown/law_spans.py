"""`[第6條]{law=個資法}`: which law is meant, said outright by an id or a name, which may have spaces or Han in it."""

import re

from markdown_it import MarkdownIt
from markdown_it.rules_inline import StateInline

from briefs.patterns import lazy_pattern

_VALUE = r'"[^"{}\n]{1,200}"|“[^“”{}\n]{1,200}”|[^\s{}"“”=]{1,100}'
_SAID = lazy_pattern(rf"\{{\s*(?:(?:law|art|sec)\s*=\s*(?:{_VALUE})\s*){{1,4}}\}}")
_ONE = lazy_pattern(rf"(law|art|sec)\s*=\s*({_VALUE})")


def law_spans_plugin(md: MarkdownIt) -> None:
    """Let a parser read what law is meant before attributes are read, whose values are bare words of ASCII."""
    md.inline.ruler.before("link", "law_span", _law_span)


def _law_span(state: StateInline, silent: bool) -> bool:
    if state.src[state.pos] != "[" or "]{" not in state.src[state.pos : state.posMax]:
        return False
    begin, maximum = state.pos, state.posMax
    end = state.md.helpers.parseLinkLabel(state, begin, False)
    said = _SAID.match(state.src, end + 1, maximum) if end >= 0 else None
    attrs = _values(said) if said else {}
    if said is None or "law" not in attrs:
        return False
    if not silent:
        state.pos, state.posMax = begin + 1, end
        state.push("span_open", "span", 1).attrs = dict(attrs)
        state.md.inline.tokenize(state)
        state.push("span_close", "span", -1)
    state.pos, state.posMax = said.end(), maximum
    return True


def _values(said: re.Match[str]) -> dict[str, str]:
    return {name: value.strip('"“”') for name, value in _ONE.findall(said[0])}
