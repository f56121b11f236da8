"""What authors state about a text or record: names, dates, front matter; the types are the schema of the files."""

from typing import Annotated, Literal

import msgspec

from briefs.language.languages import EN, ZH_HANS, ZH_HANT, Lang

DATE_FORMAT = "partial-date"
ID_PATTERN = r"^[a-z0-9]+(-[a-z0-9]+)*$"

Text = Annotated[str, msgspec.Meta(min_length=1)]
Date = Annotated[str, msgspec.Meta(extra_json_schema={"format": DATE_FORMAT})]
"""An ISO 8601 date as far as it is known: 2025, 2025-06 or 2025-06-25."""
Id = Annotated[str, msgspec.Meta(pattern=ID_PATTERN)]
FileName = Annotated[str, msgspec.Meta(pattern=r"^([^/\\]+)?$")]
"""The name of a file in the brief's own folder, or nothing."""
WebAddress = Annotated[str, msgspec.Meta(pattern=r"^(https?://[^\s<>\"]+)?$")]
"""A web address, or nothing."""


class Names(msgspec.Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    """One name in several languages. The Simplified form is derived where it is not given."""

    zh_hant: Text = msgspec.field(name="zh-Hant")
    en: Text
    zh_hans: str = msgspec.field(name="zh-Hans", default="")
    ja: str = ""

    def of(self, lang: Lang) -> str:
        """Return the name in a language of the site."""
        return {ZH_HANT: self.zh_hant, EN: self.en, ZH_HANS: self.zh_hans or self.zh_hant}[lang]


class ScriptRules(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Rules for the derived script: words that change their script only, and words that are given by hand."""

    protect: tuple[Text, ...] = ()
    terms: dict[Text, Text] = {}


class CompiledFrom(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The article that a brief was compiled from."""

    title: str = ""
    publisher: str = ""
    date: Date = ""
    url: WebAddress = ""
    note: str = ""


class Correction(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What was mended, in the article that a brief was compiled from or in the brief itself."""

    date: Date
    text: Text


class BriefFrontMatter(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The front matter of a brief; every key is described in docs/guide-front-matter/en.md."""

    title: Text
    description: Text
    date: Date
    topics: Annotated[tuple[Id, ...], msgspec.Meta(extra_json_schema={"minItems": 1})]
    jurisdictions: Annotated[tuple[Text, ...], msgspec.Meta(extra_json_schema={"minItems": 1})]
    updated: Date = ""
    authors: tuple[Text, ...] = ()
    instruments: tuple[Id, ...] = ()
    keywords: tuple[Text, ...] = ()
    aliases: tuple[Text, ...] = ()
    license: str = ""
    funding: str = ""
    image: FileName = ""
    image_alt: str = ""
    draft: bool = False
    translation_status: Literal["", "tentative", "final"] = ""
    compiled_from: CompiledFrom = CompiledFrom()
    corrections: tuple[Correction, ...] = ()
    citations: Literal["", "frozen"] = ""
    profile: str = ""
    parity: str = ""
    translated_from: Literal["", "zh-Hant", "en"] = ""
    status_reviewed: Date = ""
    zh_convert: ScriptRules = ScriptRules()

    @property
    def last_changed(self) -> str:
        """Return the date of the last change: what is noted as such, a correction, or else publication."""
        corrected = (correction.date for correction in self.corrections)
        return max(self.updated or self.date, *corrected, "")


class PageFrontMatter(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The front matter of a page that is no brief, as `about`; `menu` says where links to it stand."""

    title: Text
    description: Text
    updated: Date = ""
    menu: Literal["header", "footer", "none"] = "header"
    zh_convert: ScriptRules = ScriptRules()

    def as_brief(self) -> BriefFrontMatter:
        """Return the same facts in the form that briefs have, so that pages and briefs go the same way."""
        return BriefFrontMatter(self.title, self.description, self.updated, (), (), zh_convert=self.zh_convert)


class Topic(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A subject by which briefs are gathered."""

    names: Names
    zh_convert: ScriptRules = ScriptRules()


class Jurisdiction(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A place whose law a brief is about; its key is ISO 3166's code, EU or INT, its mark what readers know it by."""

    names: Names
    mark: Text
