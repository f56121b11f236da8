"""The settings of a site (`content/site.yaml`)."""

import re
import unicodedata
from typing import Annotated, Literal, get_args

import msgspec

from briefs.language.languages import BY_CODE, EN, ZH_HANT, Lang
from briefs.model.diagnostic import Code, Severity
from briefs.model.front_matter import Names, ScriptRules
from briefs.model.law import Kind

BaseUrl = Annotated[str, msgspec.Meta(pattern=r"^https?://[^\s/?#<>\"]+(/[^\s?#<>\"]*)?/$")]
"""`https://example.org/` or `https://example.org/kb/`: without a query or fragment, and with the slash at the end."""


FolderName = Annotated[str, msgspec.Meta(pattern=r"^([a-z0-9][a-z0-9-]*)?$")]
"""The name of a folder beside the content, or nothing."""
Checks = Annotated[
    dict[Code, Severity],
    msgspec.Meta(extra_json_schema={"propertyNames": {"enum": [code.value for code in Code]}}),
]
"""How much each code matters on this site, where that differs from the program's own view."""
Days = Annotated[str, msgspec.Meta(pattern=r"^[1-9][0-9]{0,4}$")]
"""A number of days: 365."""
Recheck = Annotated[dict[Kind, Days], msgspec.Meta(extra_json_schema={"propertyNames": {"enum": list(get_args(Kind))}})]
"""For kinds of laws, the days for which a look at where one stands is good."""


class Citing(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """How notes of a language cite."""

    profile: str = ""
    """The profile of short forms; empty for the one that is the default of the language."""
    style: str = ""
    """The CSL style of full forms, where it is not the profile's own; else empty."""


class CitingByLanguage(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """How notes cite in each authored language."""

    zh_hant: Citing = msgspec.field(name="zh-Hant", default=Citing())
    """The choice for notes in Chinese."""
    en: Citing = Citing()
    """The choice for notes in English."""

    def of(self, lang: Lang) -> Citing:
        """Return the choice for an authored language."""
        return self.en if lang == EN else self.zh_hant


class Outputs(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Which files a site has beside its pages; each can be done without."""

    markdown: Literal["all", "authored", "none"] = "authored"
    """The texts of which there is a Markdown version: all, those in a language in which authors write, or none."""
    parallel: Literal["composed", "pages", "none"] | bool = "composed"
    """How a brief is shown in two languages side by side: browsers compose it from its pages, or it has pages for that,
    or not at all. Earlier settings said true for pages and false for none.
    """
    references: bool = True
    """Whether each brief and source can be taken along for reference managers."""
    map: bool = True
    """Whether there is a table of briefs by laws."""
    uncited: bool = False
    """Whether sources have pages to which no brief, page or law leads."""
    oembed: Literal["all", "charts", "none"] = "charts"
    """What other sites are told to show where an address is pasted: briefs and charts, charts alone, or nothing.

    Of a brief they learn nothing there that the head of its page (Open Graph) does not say.
    """
    cards: FolderName = ""
    """The name of a folder of fonts beside the content, with which pictures of titles are drawn; empty for none."""
    documents: tuple[Literal["docx", "epub", "pdf"], ...] = ()
    """The kinds of files of each brief that readers can take along from its page; none where it is empty."""

    @property
    def has_parallel_pages(self) -> bool:
        """Return whether there are pages with two languages side by side."""
        return self.parallel in ("pages", True)

    @property
    def composes_parallel(self) -> bool:
        """Return whether browsers lay two languages side by side, from the pages of both."""
        return self.parallel == "composed"

    @property
    def shows_parallel(self) -> bool:
        """Return whether two languages can be seen side by side."""
        return self.has_parallel_pages or self.composes_parallel

    def has_markdown(self, lang: Lang) -> bool:
        """Return whether texts in a language have a Markdown version."""
        return self.markdown == "all" or (self.markdown == "authored" and BY_CODE[lang].derived_from is None)


class Settings(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What a site says of itself; every key is described in docs/guide-settings/en.md."""

    base_url: BaseUrl
    """The address of its root, ending in a slash; it may hold a path: `https://example.org/kb/`."""
    title: Names
    """What the site is called."""
    description: Names
    """One sentence on it."""
    publisher: Names
    """Who publishes it, and is the author of briefs that name none."""
    introduction: Names | Literal[""] = ""
    """What is special about it, in a sentence or two for the home page; empty where the program's own words do."""
    license: str = ""
    """The licence of texts that name none of their own; empty where nothing is said."""
    allow_html: bool = False
    """Whether raw HTML in a text is let through; else it is shown as text."""
    checks: Checks = {}
    """Codes that matter more or less here than the program thinks."""
    citations: CitingByLanguage = CitingByLanguage()
    """How notes cite, where a brief does not say otherwise."""
    zh_convert: ScriptRules = ScriptRules()
    """Rules for all Simplified pages."""
    zh_quotes: Literal["kept", "mainland"] = "kept"
    """The quotation marks of Simplified pages: those of the Traditional text, or the Mainland's “ ” and ‘ ’."""
    documents: FolderName = ""
    """The name of a folder beside the content with further pages; empty for none."""
    recheck: Recheck = {}
    """After how many days the standing of a law is to be looked up again, by its kind; of others nothing is said."""
    outputs: Outputs = Outputs()
    """Which files the site has beside its pages."""
    messages: Literal["", "zh-Hant", "en"] = ""
    """The language in which the program speaks to those who write here; empty for that of their machine."""
    default_language: Annotated[Lang, msgspec.Meta(extra_json_schema={"enum": list(BY_CODE)})] = ZH_HANT
    """The language to which addresses without one lead."""

    @property
    def has_mainland_quotes(self) -> bool:
        """Return whether Simplified pages have the Mainland's quotation marks."""
        return self.zh_quotes == "mainland"

    def is_named_as_publisher(self, lang: Lang) -> bool:
        """Return whether site and publisher have one name, whatever its capitals, width and spaces."""
        title, publisher = (
            "".join(unicodedata.normalize("NFKC", names.of(lang)).casefold().split())
            for names in (self.title, self.publisher)
        )
        return title == publisher

    @property
    def is_example(self) -> bool:
        """Return whether the address is one that is kept for examples (RFC 2606), so that nobody can be there."""
        host = self.base_url.split("://", 1)[1].partition("/")[0].partition(":")[0]
        return re.search(r"(^|\.)(example(\.(com|net|org))?|test|invalid|localhost)$", host) is not None

    @property
    def base_path(self) -> str:
        """Return the path of the site's root on its host: `/` or `/kb/`."""
        return "/" + self.base_url.split("://", 1)[1].partition("/")[2]
