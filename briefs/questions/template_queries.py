"""What the templates bring along: interface words, assets, profiles and styles of citation."""

from typing import TypeVar

import msgspec

from briefs.citing.profiles import Profile, read_profiles
from briefs.citing.styles import Styles
from briefs.engine.queries import Ask, helper, query
from briefs.language.languages import Lang
from briefs.language.words import Words
from briefs.model.addresses import Address
from briefs.questions.world import TEMPLATES

T = TypeVar("T", bound=msgspec.Struct)


@query
def interface_words(ask: Ask, lang: str) -> Words:
    """Return the interface words of a language."""
    return ask(TEMPLATES).words[Lang(lang)]


@query
def assets(ask: Ask) -> dict[str, Address]:
    """Return the addresses of style sheets, scripts and pictures."""
    return {name: address for name, (address, _) in ask(TEMPLATES).assets().items()}


@query
def profiles(ask: Ask) -> dict[str, Profile]:
    """Return the profiles of citation."""
    return read_profiles(ask(TEMPLATES).files)


@query
def style_files(ask: Ask) -> dict[str, bytes]:
    """Return the CSL files, by name."""
    return Styles.of(ask(TEMPLATES).files).files


@helper
def styles(ask: Ask) -> Styles:
    """Return the styles."""
    return Styles(ask(style_files))


TEMPLATE_PARTS = (interface_words, assets, profiles, style_files, styles)
