"""What authors state about a text or record: names, dates, front matter; the types are the schema of the files."""

from typing import Annotated, Literal

import msgspec

from briefs.language.languages import EN, ZH_HANS, ZH_HANT, Lang

DATE_FORMAT = "partial-date"
"""The name by which the reader checks dates; JSON Schema's own `date` wants a day."""
ID_PATTERN = r"^[a-z0-9]+(-[a-z0-9]+)*$"
"""Ids stand in addresses: `2022-eu-chips-act`, with single hyphens and none at an end."""

Text = Annotated[str, msgspec.Meta(min_length=1)]
Date = Annotated[str, msgspec.Meta(extra_json_schema={"format": DATE_FORMAT})]
"""An ISO 8601 date as far as it is known: 2025, 2025-06 or 2025-06-25."""
Id = Annotated[str, msgspec.Meta(pattern=ID_PATTERN)]
FileName = Annotated[str, msgspec.Meta(pattern=r"^([^/\\]+)?$")]
"""The name of a file in the brief's own folder, or nothing."""
WebAddress = Annotated[str, msgspec.Meta(pattern=r"^(https?://[^\s<>\"]+)?$")]
"""A web address, or nothing."""


class Names(msgspec.Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    """One name in several languages."""

    zh_hant: Text = msgspec.field(name="zh-Hant")
    """The name in Traditional Chinese, from which the Simplified one is derived."""
    en: Text
    """The name in English."""
    zh_hans: str = msgspec.field(name="zh-Hans", default="")
    """The name in Simplified Chinese; a record that leaves it empty gets it by conversion."""
    ja: str = ""
    """The name in Japanese, by which Chinese texts speak of a law too; empty where there is none."""

    def of(self, lang: Lang) -> str:
        """Return the name in a language of the site."""
        return {ZH_HANT: self.zh_hant, EN: self.en, ZH_HANS: self.zh_hans or self.zh_hant}[lang]


class ScriptRules(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Rules for the derived script."""

    protect: tuple[Text, ...] = ()
    """Words that change their script only, never their wording: 智慧局."""
    terms: dict[Text, Text] = {}
    """Words that are given by hand, Traditional to Simplified: 資料庫 → 数据库."""
    japanese: tuple[Text, ...] = ()
    """Words that are Japanese wherever they stand, and stay as they are: 情報公開法."""


class CompiledFrom(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The article that a brief was compiled from."""

    title: str = ""
    """The title of the article: a name, which changes its script only."""
    publisher: str = ""
    """Who published it."""
    date: Date = ""
    """When it was published; empty where that is not known."""
    url: WebAddress = ""
    """The article's web address."""
    note: str = ""
    """Anything else to say of it, which stands behind its title."""


class Correction(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What was mended, in the article that a brief was compiled from or in the brief itself."""

    date: Date
    """When it was mended; the latest one is when the brief was last changed."""
    text: Text
    """What was mended and why, in the language of the file."""


class DateToKnow(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A day that whom the brief concerns should know."""

    date: Date
    """The day, also a month or a year; it may be still to come."""
    what: Text
    """What happens then, in the language of the file."""


class BriefFrontMatter(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The front matter of a brief; every key is described in docs/guide-front-matter/en.md."""

    title: Text
    """The title, in the language of the file."""
    description: Text
    """A summary of one paragraph, which search results and feeds show too."""
    date: Date
    """When the brief, or the article behind it, first came out; one in the future holds the brief back."""
    topics: Annotated[tuple[Id, ...], msgspec.Meta(extra_json_schema={"minItems": 1})]
    """Ids from `topics.yaml`."""
    jurisdictions: Annotated[tuple[Text, ...], msgspec.Meta(extra_json_schema={"minItems": 1})]
    """Codes from `jurisdictions.yaml`."""
    updated: Date = ""
    """When it was last changed; empty where it was not."""
    authors: tuple[Text, ...] = ()
    """Names; where there are none, the publisher of the site is the author."""
    instruments: tuple[Id, ...] = ()
    """The ids of the laws that it is about, which are names of files in `instruments/`."""
    points: tuple[Text, ...] = ()
    """What the brief holds, in three to five points: Markdown in the file, once it is read plain words."""
    affects: tuple[Text, ...] = ()
    """Whom it concerns, each in a few words."""
    dates: tuple[DateToKnow, ...] = ()
    """The days to know, in the order of the file."""
    keywords: tuple[Text, ...] = ()
    """Free words by which it is described, which the page and its metadata list."""
    aliases: tuple[Text, ...] = ()
    """Old addresses that lead here, below the site's root: `old/place/`."""
    license: str = ""
    """The licence of the text where it is not the site's own; else empty."""
    funding: str = ""
    """Who paid for it, in words."""
    image: FileName = ""
    """A picture in the brief's folder for those who share the page; empty for none."""
    image_alt: str = ""
    """What that picture shows, in words."""
    draft: bool = False
    """Whether it is left out, in all languages, unless `--drafts` is given."""
    translation_status: Literal["", "tentative", "final"] = ""
    """How far the translation has come, which the page says; empty where nothing is said."""
    compiled_from: CompiledFrom = CompiledFrom()
    """The article behind the brief; empty in all its parts where there is none."""
    corrections: tuple[Correction, ...] = ()
    """What was mended, in the order of the file."""
    citations: Literal["", "frozen"] = ""
    """`frozen` prints typed short forms as they are and checks none of them."""
    profile: str = ""
    """The profile of its short forms where it is not the site's own; else empty."""
    by_hand: dict[str, Text] = msgspec.field(name="as", default_factory=dict)
    """The full forms of sources that this text sets by hand (`as`), by key, italics between asterisks."""
    parity: str = ""
    """Why the two languages rightly differ; where one of them says so, they are not compared."""
    translated_from: Literal["", "zh-Hant", "en"] = ""
    """`en` in `zh-Hant.md` where the English came first; in `en.md` nobody reads it."""
    law_as_of: Date = ""
    """The day whose law the text states, where that is not the day on which it came out."""
    status_reviewed: Date = ""
    """When the text was last held against where its laws stand; what happened before brings no notice."""
    zh_convert: ScriptRules = ScriptRules()
    """Rules for the Simplified page of this brief."""

    @property
    def law_day(self) -> str:
        """Return the day whose law the text states."""
        return self.law_as_of or self.date

    @property
    def last_changed(self) -> str:
        """Return the date of the last change: what is noted as such, a correction, or else publication."""
        corrected = (correction.date for correction in self.corrections)
        return max(self.updated or self.date, *corrected, "")


class PageFrontMatter(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The front matter of a page that is no brief, as `about`."""

    title: Text
    """The title, in the language of the file; in a menu it is the words of the link."""
    description: Text
    """A summary of the page."""
    updated: Date = ""
    """When it was last changed; empty where that is not told."""
    menu: Literal["header", "footer", "none"] = "header"
    """Where links to it stand."""
    index: bool = False
    """Whether the pages to which it links are a series, in the order of the links: each leads on to the next."""
    zh_convert: ScriptRules = ScriptRules()
    """Rules for the Simplified version of the page."""

    def as_brief(self) -> BriefFrontMatter:
        """Return the same facts in the form that briefs have, so that pages and briefs go the same way."""
        return BriefFrontMatter(self.title, self.description, self.updated, (), (), zh_convert=self.zh_convert)


class Topic(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A subject by which briefs are gathered."""

    names: Names
    """What it is called."""
    description: Names | Literal[""] = ""
    """One sentence that says what belongs to it; empty where none is given."""
    zh_convert: ScriptRules = ScriptRules()
    """Rules for the Simplified pages of the briefs on it."""


class Jurisdiction(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A place whose law a brief is about; its key is ISO 3166's code, EU or INT."""

    names: Names
    """What it is called."""
    mark: Text
    """The short mark by which readers know it, such as UK for GB."""
