"""The settings of a site (`content/site.yaml`)."""

from typing import Annotated

import msgspec

from briefs.diagnostics import Code, Severity
from briefs.language.languages import BY_CODE, ZH_HANT, Lang
from briefs.model import Names

BaseUrl = Annotated[str, msgspec.Meta(pattern=r"^https?://[^\s/?#<>\"]+(/[^\s?#<>\"]*)?/$")]


Checks = Annotated[
    dict[Code, Severity],
    msgspec.Meta(extra_json_schema={"propertyNames": {"enum": [code.value for code in Code]}}),
]
"""How much each code matters on this site, where that differs from the program's own view."""


class Settings(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What a site says of itself; every key is described in docs/settings.md.

    `base_url` ends in a slash and may hold a path (`https://example.org/kb/`).
    """

    base_url: BaseUrl
    title: Names
    description: Names
    publisher: Names
    license: str = ""
    allow_html: bool = False
    checks: Checks = {}
    default_language: Annotated[Lang, msgspec.Meta(extra_json_schema={"enum": list(BY_CODE)})] = ZH_HANT

    @property
    def base_path(self) -> str:
        """Give the path of the site's root on its host: `/` or `/kb/`."""
        return "/" + self.base_url.split("://", 1)[1].partition("/")[2]
