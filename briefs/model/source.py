"""What a cited work is: a record in CSL's data model, its names and titles in several languages.

The variables and types are those of the Citation Style Language 1.0.2 (specification, appendices III and IV).
"""

import hashlib
import re
from functools import lru_cache
from typing import NewType

import msgspec

from briefs.language.csl_tags import plain
from briefs.language.languages import EN, ZH_HANS, ZH_HANT, Lang

SourceKey = NewType("SourceKey", str)
"""What an author types after `@` (`language/keys.py`)."""
_LONGEST = 120
"""How many bytes of a key may stand in an address: file systems take 255 for a folder's name."""


def _listed(words: str) -> tuple[str, ...]:
    return tuple(words.split())


TYPES = _listed(
    """
    article article-journal article-magazine article-newspaper bill book broadcast chapter classic collection
    dataset document entry entry-dictionary entry-encyclopedia event figure graphic hearing interview
    legal_case legislation manuscript map motion_picture musical_score pamphlet paper-conference patent
    performance periodical personal_communication post post-weblog regulation report review review-book
    software song speech standard thesis treaty webpage
    """
)
TEXTS = _listed(
    """
    abstract annote archive archive_collection archive_location archive-place authority call-number
    collection-title container-title container-title-short dimensions division DOI ECLI event event-title
    event-place genre ISBN ISSN keyword license medium note original-publisher original-publisher-place
    original-title part-title PMCID PMID publisher publisher-place references reviewed-genre reviewed-title
    scale source status title title-short URL volume-title chapter-number collection-number edition issue
    number number-of-pages number-of-volumes page page-first part-number printing-number section
    supplement-number version volume year-suffix ECLI
    """
)
"""Variables that hold text or numbers; each may be given in several languages. ECLI is ours, the rest are CSL's."""
DATES = ("accessed", "available-date", "event-date", "issued", "original-date", "submitted")
NAMES = _listed(
    """
    author chair collection-editor compiler composer container-author contributor curator director editor
    editorial-director editor-translator executive-producer guest host illustrator interviewer narrator
    organizer original-author performer producer recipient reviewed-author script-writer series-creator
    translator
    """
)
TITLES = frozenset({"title", "title-short", "container-title", "collection-title", "original-title", "volume-title"})
"""Variables that name a work as it was published: never converted to another script, and with rich text of CSL-JSON."""
LAWS = frozenset({"bill", "legislation", "regulation", "treaty"})
"""Types of source that are called by their own name, and that most guides let no *supra* stand for."""
LEGAL = frozenset({"bill", "hearing", "legal_case", "legislation", "regulation", "treaty", "standard"})
"""Types of source that are cited by number, and rightly without an address."""


class Wording(msgspec.Struct, frozen=True):
    """A text in its own language and, where they are known, in others."""

    text: str
    """The text as the work itself has it, or as the record gives it first."""
    lang: str = ""
    """The language of the text: `zh-Hant`, `ja`; empty where the record names none."""
    others: dict[str, str] = {}
    """The text in other languages, by language: `en`, `zh-Hant`, `ja`."""

    def of(self, page: Lang) -> tuple[str, str]:
        """Return the text for a page in some language, and the language that it is in."""
        wanted = (ZH_HANS, ZH_HANT) if page == ZH_HANS else (page,)
        for lang in wanted:
            if lang == self.lang or lang in self.others:
                return self.others.get(lang, self.text), lang
        return self.text, self.lang

    @property
    def forms(self) -> tuple[str, ...]:
        """Return the text in every language, in words alone."""
        return tuple(plain(text) for text in (self.text, *self.others.values()))

    def translation(self, page: Lang) -> str:
        """Return the text in the language of a page, where that is not its own; else nothing."""
        text, lang = self.of(page)
        return text if lang != self.lang else ""


class Name(msgspec.Struct, frozen=True):
    """Who wrote, edited or issued a work: one `literal` name, or the parts of a name."""

    literal: Wording | None = None
    """A body, or a name as it is written; where it is there, the parts do not count."""
    family: Wording | None = None
    """The family name."""
    given: Wording | None = None
    """The given name."""
    parts: dict[str, str] = {}
    """Particles and suffix, by CSL's names for them."""


OTHERS = Name(literal=Wording("others"))
"""Last among names: there are more, who are not named (BibLaTeX's `and others`); styles print et al. or 等."""


_SECTIONS = {"fr": "art. {}", "zh-Hant": "第{}條", "zh-Hans": "第{}条", "ja": "第{}条"}
"""What a section of a code is called, by language, where the record has its number alone; else it has its sign."""
PLACED = ("jurisdiction", "instrument", "brief", "URL", "accessed")
"""Fields of which a record keeps the place."""


class Source(msgspec.Struct, frozen=True):
    """One cited work; what comes beyond CSL is told in docs/guide-citing/en.md."""

    key: SourceKey
    """What notes cite it by; for a brief of this site its id."""
    type: str
    """What kind of work it is: one of TYPES."""
    language: str = ""
    """The work's own language: `zh-Hant`, `zh-Hans`, or the first part of its tag (`ja`); empty where unknown."""
    texts: dict[str, Wording] = {}
    """What is said of it in words, by CSL variable (TEXTS); each has a title."""
    names: dict[str, tuple[Name, ...]] = {}
    """Who made it, by CSL variable (NAMES); the last may be OTHERS."""
    dates: dict[str, str] = {}
    """By CSL variable (DATES): in the normal form of EDTF (`language/edtf.py`), or words."""
    jurisdiction: str = ""
    """Under what the table of authorities lists it: a code, or any text; empty for none."""
    archive_url: str = ""
    """The address of an archived copy; empty where none is known."""
    archive_date: str = ""
    """When that copy was made: 2025-03-11; empty where that is not told."""
    instrument: str = ""
    """The id of the law of which this is a text; empty where it is none."""
    brief: str = ""
    """The id of the brief of this site that it is; empty where it is none."""
    path: str = ""
    """The file that holds the record, as diagnostics name it; of a brief the file of its first language."""
    line: int = 0
    """The line on which the record begins, from 1; 0 for a brief."""
    column: int = 0
    """The column at which it begins, from 1; 0 for a brief."""
    places: dict[str, tuple[int, int]] = {}
    """Where in the file the fields stand that lists and other fields are compared with (PLACED), by name."""

    @property
    def url(self) -> str:
        """Return the address of the work, or nothing."""
        return self.texts["URL"].text if "URL" in self.texts else ""

    @property
    def title(self) -> Wording:
        """Return the title in words alone; `texts` has it with its tags of CSL-JSON.

        Without one a judgment or letter is called by its court and number, a section of a code by the code, anything
        else by where it is printed.
        """
        if "title" in self.texts:
            title = self.texts["title"]
            others = {lang: plain(text) for lang, text in title.others.items()}
            return Wording(plain(title.text), title.lang, others)
        last = "section" if self.type in LAWS and "section" in self.texts else "page"
        for names in (("authority", "number"), ("volume", "container-title", last)):
            found = [self.texts[name].text for name in names if name in self.texts]
            if found:
                # 最高法院93年度台上字第3598號判決, but 147 BVerfGE 1.
                between = "" if self.language.startswith(("zh", "ja")) else " "
                if names[-1] == "section" and found[-1][:1].isdigit():
                    found[-1] = _SECTIONS.get(self.language, "§ {}").format(found[-1])
                return Wording(between.join(found), self.language)
        return Wording(self.key, "")

    @property
    def slug(self) -> str:
        """Return the form in which the key stands in addresses."""
        return slug_of(self.key)


@lru_cache(maxsize=65536)
def slug_of(key: str) -> str:
    """Return the form in which a key stands in addresses: marks are hyphens, capitals small letters.

    Keys that only a program would make, and very long ones, get a hash, so that `§1` and `[1]` are two addresses.
    """
    plain = "".join(c if c.isalnum() else "-" for c in key.lower())
    if re.fullmatch(r"[\w:.+/-]+", key) and len(plain.encode()) <= _LONGEST:
        return plain
    short = plain.encode()[:_LONGEST].decode("utf-8", "ignore").strip("-")
    return f"{short}-{hashlib.sha256(key.encode()).hexdigest()[:8]}".lstrip("-")


def page_lang(tag: str) -> str:
    """Return the language that a tag of a record stands for, in the site's names: `zh-TW` is `zh-Hant`."""
    lowered = tag.strip().replace("_", "-").lower()
    if lowered in ("zh", "zh-tw", "zh-hk", "zh-mo") or lowered.startswith("zh-hant"):
        return ZH_HANT
    if lowered in ("zh-cn", "zh-sg") or lowered.startswith("zh-hans"):
        return ZH_HANS
    primary = lowered.partition("-")[0]
    return EN if primary == "en" else primary
