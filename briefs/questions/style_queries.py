"""Whether the styles of citation that a site uses can be used: what a build would stumble over, told by a check."""

from collections.abc import Iterator, Mapping

from briefs.citing.csl.faults import StyleFaultError
from briefs.citing.profiles import Profile
from briefs.citing.styles import locale_of
from briefs.engine.queries import Ask, query
from briefs.language.languages import Lang
from briefs.messages.message import NOTHING, Message
from briefs.questions import template_queries


@query
def style_fault(ask: Ask, name: str, lang: str) -> Message:
    """Return why a style can't be used in a language; nothing where it can, or where there is none of this name."""
    if name not in ask(template_queries.style_files):
        return NOTHING
    try:
        ask(template_queries.styles).style(name, locale_of(Lang(lang)))
    except StyleFaultError as fault:
        return fault.said
    return NOTHING


def unusable_styles(ask: Ask, profile: Profile, profiles: Mapping[str, Profile], lang: str) -> Iterator[Message]:
    """Yield what is wrong with the style of a profile, and with those by which it cites foreign works."""
    others = [profiles[name].style for name in profile.foreign.values() if name in profiles]
    for name in dict.fromkeys((profile.style, *others)):
        if fault := ask(style_fault, name, lang):
            yield fault


STYLE_QUERIES = (style_fault,)
