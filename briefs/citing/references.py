"""Works as notes and pages print them: which style is asked, in which language, and with which place."""

from collections.abc import Mapping

import msgspec

from briefs.citing.canonical import Canonical, canonical
from briefs.citing.new_characters import in_new_characters
from briefs.citing.printed_work import Work, printed_work
from briefs.citing.profiles import Profile
from briefs.citing.same import Same
from briefs.citing.styles import Styles, locale_of
from briefs.citing.title_languages import with_language
from briefs.language.languages import BY_CODE, EN, Lang, is_chinese
from briefs.language.locators import Locator
from briefs.model.source import LAWS, Source, SourceKey


class References(msgspec.Struct, frozen=True):
    """The works of a site, and what words them."""

    sources: Mapping[SourceKey, Source]
    """The records by key."""
    profiles: Mapping[str, Profile]
    """All profiles by name, for works whose forms another profile makes (`Profile.foreign`)."""
    styles: Styles
    """The styles."""
    quotes: bool = False
    """Whether Simplified words have the Mainland's quotation marks."""

    def full(self, key: SourceKey, lang: Lang, profile: Profile, locator: Locator | None = None) -> str:
        """Return a source in full, in marked text; raises StyleFaultError where a style is at fault."""
        work = self.work(key, lang, profile)
        return work.full(locator)

    def work(self, key: SourceKey, lang: Lang, profile: Profile) -> Work:
        """Return a source in the manner in which a text of some language and profile cites it."""
        source = self.sources[key]
        found = canonical(source)
        manner, own = manner_for(source, lang, profile, self.profiles)
        beside = self._work(found, lang, profile) if own is not profile else None
        return self._work(found, manner, own, beside)

    def _work(self, found: Canonical, lang: Lang, profile: Profile, beside: Work | None = None) -> Work:
        # A derived page cites as the page that it is derived from; its words are converted, the titles are not.
        authored = BY_CODE[lang].derived_from or lang if lang in BY_CODE else lang
        style = self.styles.style(profile.style, locale_of(authored))
        if style.file.new_characters:
            found = in_new_characters(found)
        # A style in the manner of Japan has the marks of Japan.
        quotes = self.quotes and style.file.places != "ja"
        return printed_work(Same(found), style, Same(profile), Lang(authored), lang != authored, quotes, beside)


def manner_for(source: Source, lang: Lang, profile: Profile, profiles: Mapping[str, Profile]) -> tuple[Lang, Profile]:
    """Return the language and profile by which a source is cited: in some journals those of the work itself."""
    source = with_language(source)
    other = profiles.get(profile.foreign.get(source.language, ""))
    if other is None or source.brief or source.type in profile.own_manner.get(source.language, ()):
        return lang, profile
    authored = BY_CODE[lang].derived_from or lang
    if source.type in LAWS and is_chinese(authored) and source.title.translation(authored):
        # A law that has a name in the language of the text is cited by that name: 日本民法第90條.
        return lang, profile
    return Lang(EN if source.language == EN else source.language), other
