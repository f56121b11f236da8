"""The languages of a site: what authors write, what is derived, and the names that standards give them."""

from functools import lru_cache
from typing import NewType

import msgspec

Lang = NewType("Lang", str)
"""A language as files and settings name it: `zh-Hant`, `zh-Hans` or `en`."""


class Language(msgspec.Struct, frozen=True):
    """One language of the site, with the names that standards and readers give it."""

    code: Lang
    """How files, settings and this program call it: `zh-Hant`."""
    tag: str
    """What `lang` attributes say (BCP 47): `zh-Hant-TW`."""
    hreflang: str
    """What `hreflang` tells search engines (BCP 47): `zh-Hant`, whatever the region."""
    segment: str
    """The first folder of the addresses of its pages: `zh-hant`, in small letters."""
    locale: str
    """Open Graph's name for it, language and territory: `zh_TW`."""
    name: str
    """What it calls itself; the title of its link in the language switch."""
    short: str
    """The words of its link in the language switch and the table of coverage: 繁, EN."""
    derived_from: Lang | None = None
    """The authored language that its pages are made from; None for one that authors write."""


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


# It is asked at each reference and number of a text.
@lru_cache(maxsize=64)
def is_chinese(lang: Lang) -> bool:
    """Return whether a language is written in Han characters."""
    return lang.startswith("zh")
