"""The settings of a site (`content/site.yaml`)."""

from typing import Annotated

import msgspec

from briefs.language.languages import BY_CODE, EN, ZH_HANT, Lang
from briefs.model.diagnostic import Code, Severity
from briefs.model.front_matter import Names, ScriptRules

BaseUrl = Annotated[str, msgspec.Meta(pattern=r"^https?://[^\s/?#<>\"]+(/[^\s?#<>\"]*)?/$")]


Checks = Annotated[
    dict[Code, Severity],
    msgspec.Meta(extra_json_schema={"propertyNames": {"enum": [code.value for code in Code]}}),
]
"""How much each code matters on this site, where that differs from the program's own view."""


class Citing(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """How notes of a language cite: the profile, and a CSL style where it is not the profile's own."""

    profile: str = ""
    style: str = ""


class CitingByLanguage(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """How notes cite in each authored language."""

    zh_hant: Citing = msgspec.field(name="zh-Hant", default=Citing())
    en: Citing = Citing()

    def of(self, lang: Lang) -> Citing:
        """Return the choice for an authored language."""
        return self.en if lang == EN else self.zh_hant


class Settings(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What a site says of itself; every key is described in docs/guide-settings/en.md.

    `base_url` ends in a slash and may hold a path (`https://example.org/kb/`); `documents` is a folder beside the
    content with further pages.
    """

    base_url: BaseUrl
    title: Names
    description: Names
    publisher: Names
    license: str = ""
    allow_html: bool = False
    checks: Checks = {}
    citations: CitingByLanguage = CitingByLanguage()
    zh_convert: ScriptRules = ScriptRules()
    documents: Annotated[str, msgspec.Meta(pattern=r"^([a-z0-9][a-z0-9-]*)?$")] = ""
    default_language: Annotated[Lang, msgspec.Meta(extra_json_schema={"enum": list(BY_CODE)})] = ZH_HANT

    @property
    def base_path(self) -> str:
        """Return the path of the site's root on its host: `/` or `/kb/`."""
        return "/" + self.base_url.split("://", 1)[1].partition("/")[2]
