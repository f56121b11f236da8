"""Full forms: which are wanted, by style, language and source, and where they are found once they are made."""

from collections.abc import Mapping

import msgspec

from briefs.citing.items import marked_item
from briefs.citing.marked import LOCATOR, clean
from briefs.citing.profiles import Profile
from briefs.citing.styles import CslFormatter, FormatRequest, format_request
from briefs.language.languages import BY_CODE, EN, Lang
from briefs.language.locators import Locator
from briefs.model.source import Source, SourceKey


class ReferenceKey(msgspec.Struct, frozen=True, order=True):
    """A full form that some page wants."""

    key: SourceKey
    """The source that is given in full."""
    style: str
    """The CSL style, as in `FormatRequest`."""
    lang: Lang
    """The language that it is worded in: the page's, or English where the profile gives foreign works so."""
    translate: bool
    """Whether a foreign title is explained in brackets."""
    locator: str = ""
    """How the style is given a place, as in `FormatRequest`; the place itself is put in by `References.full`."""


class References(msgspec.Struct, frozen=True):
    """The full forms of a site, and what is needed to find them."""

    forms: Mapping[ReferenceKey, str]
    """The full forms in marked text, with a placeholder where the place goes."""
    sources: Mapping[SourceKey, Source]
    """The records by key."""
    profiles: Mapping[str, Profile]
    """All profiles by name, for works whose full form another profile makes (`Profile.foreign`)."""
    formatter: CslFormatter
    """The styles, which are asked whether they word places themselves."""

    def full(self, key: SourceKey, lang: Lang, profile: Profile, locator: Locator | None = None) -> str:
        """Return a source in full by a profile's style, with the place in it; raises KeyError for what none wanted."""
        source = self.sources[key]
        lang, profile = manner_for(source, lang, profile, self.profiles)
        kind = locator_kind(locator, profile, self.formatter)
        words = profile.locator(locator, source.type) if kind == "words" else locator.value if locator else ""
        return _with_locator(self.forms[_reference_key(key, lang, profile, kind)], words, profile.comma)


def manner_for(source: Source, lang: Lang, profile: Profile, profiles: Mapping[str, Profile]) -> tuple[Lang, Profile]:
    """Return the language and profile by which a source is given in full: in some journals those of the work itself."""
    other = profiles.get(profile.foreign.get(source.language, ""))
    return (EN, other) if other and not source.brief else (lang, profile)


def locator_kind(locator: Locator | None, profile: Profile, formatter: CslFormatter) -> str:
    """Return how a style is given a place: in the profile's words, or as a number that the style words itself."""
    if locator is None:
        return ""
    return "number" if locator.label == "page" and formatter.words_locators(profile.style) else "words"


def _reference_key(key: SourceKey, lang: Lang, profile: Profile, kind: str) -> ReferenceKey:
    return ReferenceKey(key, profile.style, lang, profile.translate == "yes", kind)


def request_for(reference: ReferenceKey, source: Source) -> FormatRequest:
    """Return what is to be formatted for a full form."""
    # A derived page cites as the page that it is derived from; the formatter converts the words, not the titles.
    lang = BY_CODE[reference.lang].derived_from or reference.lang
    return format_request(
        reference.style, reference.lang, marked_item(source, lang, translate=reference.translate), reference.locator
    )


def _with_locator(full: str, words: str, comma: str) -> str:
    """Put the words for a place into a full form; where its style has no room for them they stand at its end."""
    if not words:
        return full.replace(LOCATOR, "")
    if LOCATOR in full:
        return full.replace(LOCATOR, clean(words))
    return f"{full.removesuffix('.')}{comma}{clean(words)}"
