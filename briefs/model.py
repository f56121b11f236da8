"""What things are: the frozen values that pass from one stage of a build to the next."""

from typing import Annotated, Literal, NewType

import msgspec

from briefs.blocks import Block
from briefs.charts import Chart
from briefs.diagnostics import Diagnostic
from briefs.language.defined import Defined
from briefs.language.languages import EN, ZH_HANS, ZH_HANT, Lang
from briefs.language.rules import Rule
from briefs.notes import Mention, Note

BriefId = NewType("BriefId", str)
"""The name of a brief's folder: its language-neutral id and its place in addresses."""
Address = NewType("Address", str)
"""A place on the site, from its root, without a leading slash: `zh-hant/briefs/2022-eu-chips-act/`."""

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


class File(msgspec.Struct, frozen=True):
    """One file of the content as it was found: its path (from the content folder's parent, `/` between) and bytes."""

    path: str
    data: bytes


class Names(msgspec.Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    """One name in several languages. The Simplified form is derived where it is not given."""

    zh_hant: Text = msgspec.field(name="zh-Hant")
    en: Text
    zh_hans: str = msgspec.field(name="zh-Hans", default="")
    ja: str = ""

    def of(self, lang: Lang) -> str:
        """Give the name in a language of the site."""
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


class BriefMatter(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The front matter of a brief; every key is described in docs/guide-front-matter/en.md."""

    title: Text
    description: Text
    date: Date
    topics: Annotated[tuple[Id, ...], msgspec.Meta(min_length=1)]
    jurisdictions: Annotated[tuple[Text, ...], msgspec.Meta(min_length=1)]
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
        """Give the date of the last change: what is noted as such, a correction, or else publication."""
        corrected = (correction.date for correction in self.corrections)
        return max(self.updated or self.date, *corrected, "")


class PageMatter(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The front matter of a page that is no brief, as `about`; `menu` says where links to it stand."""

    title: Text
    description: Text
    updated: Date = ""
    menu: Literal["header", "footer", "none"] = "header"
    zh_convert: ScriptRules = ScriptRules()

    def as_brief(self) -> BriefMatter:
        """Give the same facts in the form that briefs have, so that pages and briefs go the same way."""
        return BriefMatter(self.title, self.description, self.updated, (), (), zh_convert=self.zh_convert)


class Topic(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A subject by which briefs are gathered."""

    names: Names
    zh_convert: ScriptRules = ScriptRules()


class Jurisdiction(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A place whose law a brief is about; its key is ISO 3166's code, EU or INT, its mark what readers know it by."""

    names: Names
    mark: Text


class Heading(msgspec.Struct, frozen=True):
    """A heading of a brief: its level (2 to 6), its id, a second anchor made of its words, its plain text, its line."""

    level: int
    id: str
    slug: str
    text: str
    line: int


class Link(msgspec.Struct, frozen=True):
    """A link from a brief to something on the site.

    `target` is a content path (`briefs/x/en.md`, `briefs/x/map.svg`, or `briefs/x/` for whichever language the reader
    has), `fragment` the place in it.
    """

    target: str
    fragment: str
    line: int
    column: int


class Provision(msgspec.Struct, frozen=True):
    """A reference to a provision of a law: the unit (`article`, `section`), its number, the last one of a range.

    `block` is the place of its block in the brief, `start` its own in the words of that block as they were written.
    """

    law: str
    unit: str
    number: str
    to: str
    block: int
    start: int

    @property
    def anchor(self) -> str:
        """Give the id of the provision on the page of its law: `art-25`, `sec-3`, `art-3-to-9`."""
        name = f"{self.unit[:3]}-{self.number}" + (f"-to-{self.to}" if self.to else "")
        return name.lower()


class Unbound(msgspec.Struct, frozen=True):
    """A reference to a provision of which it is not certain what law it means: its words, its place, and why."""

    words: str
    line: int
    column: int
    why: str


class Brief(msgspec.Struct, frozen=True):
    """One brief in one language, as far as it can be known from its own file; its HTML depends on no other brief.

    `kind` is `briefs`, or `pages` for a page that is no brief; HTML and blocks may hold a placeholder for the
    title of each brief in `titles`, and the HTML one for the id of each block that has none itself;
    `anchors` are the ids in the HTML, `images` the pictures that it shows, `charts` what is drawn, `chart_sources` the
    keys of its sources with their place, `mentions` the briefs that it links to, `terms` the terms of the glossary that
    it uses, `explained` those that are marked, `defined` what it defines itself, `provisions` the provisions of law
    that it links to, `unbound` those that could be any law's,
    `stray` the keys that stand outside notes with their place, `overruled` the rules that changed its wording when it
    was converted, with how often each did, `places` where its keys stand, by dotted path (`topics.0`), `menu` a page's.
    """

    id: BriefId
    lang: Lang
    kind: str
    path: str
    matter: BriefMatter
    html: str
    blocks: tuple[Block, ...]
    titles: tuple[str, ...]
    headings: tuple[Heading, ...]
    notes: tuple[Note, ...]
    links: tuple[Link, ...]
    anchors: tuple[str, ...]
    images: tuple[Link, ...]
    charts: tuple[Chart, ...]
    chart_sources: tuple[tuple[str, int, int], ...]
    mentions: tuple[Mention, ...]
    terms: tuple[str, ...]
    explained: tuple[str, ...]
    defined: tuple[Defined, ...]
    provisions: tuple[Provision, ...]
    unbound: tuple[Unbound, ...]
    stray: tuple[tuple[str, int, int], ...]
    overruled: tuple[tuple[Rule, int], ...]
    places: dict[str, tuple[int, int]]
    menu: str = ""

    def place(self, *keys: str) -> tuple[int, int]:
        """Give the line and column of the first of some keys or items (`topics.1`) that the front matter has."""
        return next((self.places[key] for key in keys if key in self.places), (1, 1))

    @property
    def text(self) -> str:
        """Give the words of the text, a block a line."""
        return "\n".join(block.text for block in self.blocks if block.text)

    @property
    def key(self) -> tuple[BriefId, Lang]:
        """Give what no other brief has: id and language."""
        return self.id, self.lang


class Reading(msgspec.Struct, frozen=True):
    """What came of one file: the brief in its language and in those derived from it, and what is wrong with it."""

    briefs: tuple[Brief, ...]
    diagnostics: tuple[Diagnostic, ...]
