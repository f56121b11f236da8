"""Works as notes and pages print them: which style is asked, in which language, and with which place."""

from collections.abc import Mapping

import msgspec

from briefs.citing.csl.context import Cite
from briefs.citing.items import marked_item
from briefs.citing.marked import clean, simplify
from briefs.citing.profiles import Profile
from briefs.citing.styles import Styles, cited, locale_of
from briefs.language.languages import BY_CODE, EN, Lang
from briefs.language.locators import Locator
from briefs.model.source import Source, SourceKey


class References(msgspec.Struct, frozen=True):
    """The works of a site, and what words them."""

    sources: Mapping[SourceKey, Source]
    """The records by key."""
    profiles: Mapping[str, Profile]
    """All profiles by name, for works whose full form another profile makes (`Profile.foreign`)."""
    styles: Styles
    """The styles."""

    def full(self, key: SourceKey, lang: Lang, profile: Profile, locator: Locator | None = None) -> str:
        """Return a source in full, in marked text; raises StyleFaultError where the style is at fault."""
        source = self.sources[key]
        lang, profile = manner_for(source, lang, profile, self.profiles)
        # A derived page cites as the page that it is derived from; its words are converted, the titles are not.
        authored = BY_CODE[lang].derived_from or lang
        style = self.styles.style(profile.style, locale_of(authored))
        item = marked_item(source, authored, translate=profile.translate == "yes")
        cite = cite_of(locator, profile, source.type, numbers=style.file.words_places)
        made = cited(style, item, cite)
        text = made.text
        if cite.locator and "locator" not in made.printed:
            # A style without room for a place, as a list has none: the reader must find the passage all the same.
            text = f"{text.removesuffix('.')}{profile.comma}{clean(profile.locator(locator, source.type))}"
        return text if lang == authored else simplify((text,))[0]


def manner_for(source: Source, lang: Lang, profile: Profile, profiles: Mapping[str, Profile]) -> tuple[Lang, Profile]:
    """Return the language and profile by which a source is given in full: in some journals those of the work itself."""
    other = profiles.get(profile.foreign.get(source.language, ""))
    return (EN, other) if other and not source.brief else (lang, profile)


def cite_of(locator: Locator | None, profile: Profile, kind: str, *, numbers: bool) -> Cite:
    """Return how a style is told of a place: by its `numbers` alone, or in the words of a profile."""
    if locator is None:
        return Cite()
    words = locator.value if numbers and locator.label == "page" else profile.locator(locator, kind)
    return Cite(clean(words), locator.label or "custom")
