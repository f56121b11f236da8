"""The languages of a site: what authors write, what is derived, and the names that standards give them."""

from typing import NewType

import msgspec

Lang = NewType("Lang", str)
"""A language as files and settings name it: `zh-Hant`, `zh-Hans` or `en`."""


class Language(msgspec.Struct, frozen=True):
    """One language of the site.

    `tag` is what `lang` attributes say (BCP 47), `hreflang` what search engines match, `segment` the folder in
    addresses, `locale` Open Graph's name, `derived_from` the authored language that it is made from.
    """

    code: Lang
    tag: str
    hreflang: str
    segment: str
    locale: str
    name: str
    short: str
    derived_from: Lang | None = None


ZH_HANT = Lang("zh-Hant")
ZH_HANS = Lang("zh-Hans")
EN = Lang("en")

LANGUAGES: tuple[Language, ...] = (
    Language(ZH_HANT, "zh-Hant-TW", "zh-Hant", "zh-hant", "zh_TW", "繁體中文", "繁"),
    Language(ZH_HANS, "zh-Hans", "zh-Hans", "zh-hans", "zh_CN", "简体中文", "简", derived_from=ZH_HANT),
    Language(EN, "en", "en", "en", "en_US", "English", "EN"),
)
BY_CODE = {language.code: language for language in LANGUAGES}
AUTHORED: tuple[Lang, ...] = tuple(language.code for language in LANGUAGES if language.derived_from is None)
DERIVED: dict[Lang, Lang] = {lang.derived_from: lang.code for lang in LANGUAGES if lang.derived_from is not None}
"""For an authored language the one that is made from it: zh-Hant → zh-Hans."""


def is_chinese(lang: Lang) -> bool:
    """Return whether a language is written in Han characters."""
    return lang.startswith("zh")
