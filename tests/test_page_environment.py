"""Templates give what Jinja's own way of calling gives."""

import jinja2
from hypothesis import given
from hypothesis import strategies as st
from jinja2 import pass_context
from jinja2.runtime import Context
from markupsafe import Markup

from briefs.language.languages import EN
from briefs.language.words import Words
from briefs.publishing.rendering.escaped_words import EscapedWords
from briefs.publishing.rendering.page_environment import PageEnvironment

_TEXTS = st.text(st.sampled_from("&<>'\"; 法律「」かＡ&＜\u3000\u00a0a#39") | st.characters(), max_size=20)
_TEMPLATE = """
{% macro twice(text, end="'") %}{{ text }}|{{ text }}{{ end }}{{ caller() if caller is defined }}{% endmacro %}
{% set kept %}<b>{{ one }}</b>{% endset %}
{{ one }} {{ number }} {{ one | safe }} {{ one | e }} {{ twice(one) }} {{ kept }} {{ "<" ~ one }} {{ '<i title="">' }}
{% for part in parts %}{{ loop.index }}{{ part }}{{ words('a', n=part) }}{{ words('b') }}{{ here('x') }}{% endfor %}
{% autoescape false %}{{ one }}{% endautoescape %}
{% filter upper %}{{ one }}{% endfilter %}{% autoescape false %}{{ twice(one, end="<") }}{% endautoescape %}
{% for part in parts %}{% call twice(part, end=loop.index) %}{{ part }}{{ twice(one) }}{% endcall %}{% endfor %}
"""
_WORDS = EscapedWords(Words(EN, {"a": "R&D {n}", "b": "<b>"}))


@pass_context
def here(context: Context, text: str) -> str:
    """Return what a function sees that asks for the context."""
    return f"{text} in {context.name} <{len(context['parts'])}>"


@given(_TEXTS)
def test_a_template_gives_what_jinja_alone_gives(text: str) -> None:
    made = []
    for kind in (jinja2.Environment, PageEnvironment):
        environment = kind(autoescape=True, undefined=jinja2.StrictUndefined)
        values = {"one": text, "number": 3, "parts": [text, Markup("&amp;")], "words": _WORDS, "here": here}
        made.append(environment.from_string(_TEMPLATE).render(values))
    assert made[0] == made[1]
