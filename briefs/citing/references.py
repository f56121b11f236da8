"""Full forms: which are wanted, by style, language and source, and where they are found once they are made."""

from collections.abc import Iterable, Mapping

import msgspec

from briefs.citing.items import marked_item
from briefs.citing.marked import LOCATOR, clean
from briefs.citing.profiles import Profile
from briefs.citing.styles import Order, Stylist, order
from briefs.language.languages import BY_CODE, EN, Lang
from briefs.language.locators import Locator
from briefs.model.source import Source, SourceKey


class Want(msgspec.Struct, frozen=True, order=True):
    """A full form that some page wants; `locator` as in `Order`."""

    key: SourceKey
    style: str
    lang: Lang
    translate: bool
    locator: str = ""


class References(msgspec.Struct, frozen=True):
    """The full forms of a site, in marked text, and what is needed to find them."""

    forms: dict[Want, str]
    sources: Mapping[SourceKey, Source]
    profiles: Mapping[str, Profile]
    stylist: Stylist

    def full(self, key: SourceKey, lang: Lang, profile: Profile, locator: Locator | None = None) -> str:
        """Give a source in full by a profile's style, with the place in it; raises KeyError for what nobody wanted."""
        source = self.sources[key]
        lang, profile = manner_for(source, lang, profile, self.profiles)
        kind = locator_kind(locator, profile, self.stylist)
        words = profile.locator(locator, source.type) if kind == "words" else locator.value if locator else ""
        return _with_locator(self.forms[_want(key, lang, profile, kind)], words, profile.comma)


def manner_for(source: Source, lang: Lang, profile: Profile, profiles: Mapping[str, Profile]) -> tuple[Lang, Profile]:
    """Give the language and profile by which a source is given in full: in some journals those of the work itself."""
    other = profiles.get(profile.foreign.get(source.language, ""))
    return (EN, other) if other and not source.brief else (lang, profile)


def locator_kind(locator: Locator | None, profile: Profile, stylist: Stylist) -> str:
    """Give how a style is given a place: in the profile's words, or as a number that the style words itself."""
    if locator is None:
        return ""
    return "number" if locator.label == "page" and stylist.words_locators(profile.style) else "words"


def _want(key: SourceKey, lang: Lang, profile: Profile, kind: str) -> Want:
    return Want(key, profile.style, lang, profile.translate == "yes", kind)


def wants_of(
    key: SourceKey, lang: Lang, profile: Profile, stylist: Stylist, locators: Iterable[Locator | None]
) -> set[Want]:
    """Give what one text wants of a source that it cites with some places."""
    kinds = {"", *(locator_kind(locator, profile, stylist) for locator in locators)}
    return {_want(key, lang, profile, kind) for kind in kinds}


def batches(wants: Iterable[Want], sources: Mapping[SourceKey, Source]) -> list[tuple[list[Want], tuple[Order, ...]]]:
    """Give what is to be ordered, a batch for each source, so that each is remembered as one."""
    by_key: dict[SourceKey, list[Want]] = {}
    for want in sorted(set(wants)):
        by_key.setdefault(want.key, []).append(want)
    return [
        (wanted, tuple(_order(want, sources[key]) for want in wanted))
        for key, wanted in by_key.items()
        if key in sources
    ]


def _order(want: Want, source: Source) -> Order:
    # A derived page cites as the page that it is derived from; the stylist converts the words, not the titles.
    lang = BY_CODE[want.lang].derived_from or want.lang
    return order(want.style, want.lang, marked_item(source, lang, translate=want.translate), want.locator)


def _with_locator(full: str, words: str, comma: str) -> str:
    """Put the words for a place into a full form; where its style has no room for them they stand at its end."""
    if not words:
        return full.replace(LOCATOR, "")
    if LOCATOR in full:
        return full.replace(LOCATOR, clean(words))
    return f"{full.removesuffix('.')}{comma}{clean(words)}"
