"""All that reading one file depends on. Apart from the reading itself, so that who only asks for it loads no parser."""

import msgspec

from briefs.language.languages import Lang
from briefs.language.rules import Rule
from briefs.language.words import Words
from briefs.model.brief import File


class TermForm(msgspec.Struct, frozen=True, order=True):
    """One form of a term in one language."""

    word: str
    """The form as the glossary writes it, with its capitals."""
    term: str
    """The term's key in glossary.yaml."""
    is_explained: bool = False
    """Whether it is to be marked: the glossary says so, and defines it in this language."""
    unless: tuple[str, ...] = ()
    """Longer words of Chinese in which it is not meant; none in English."""
    shelves: tuple[tuple[Lang, str], ...] = ()
    """The part of a long glossary in which it stands, by the languages of the pages of a text; else empty."""


class About(msgspec.Struct, frozen=True):
    """What a text is about, as its front matter says."""

    laws: tuple[str, ...]
    """The ids of laws."""
    jurisdictions: tuple[str, ...]
    """Their codes."""
    tells_doubts: bool = False
    """Whether its references that could be any law's are to be told (`Job.tells_doubts`)."""


class LawInText(msgspec.Struct, frozen=True):
    """A law or policy that a file may speak of."""

    id: str
    """The id of its record."""
    names: tuple[str, ...]
    """Its full and short names in the file's language (for Chinese the Japanese ones too), the longest first."""
    official: str = ""
    """Its official address, by which a number of it in a text is known; empty where its record has no identifier."""
    elsewhere: tuple[str, ...] = ()
    """Its names in another language, by which an author may name it outright."""
    jurisdiction: str = ""
    """Whose law it is; empty where that is not known."""
    kind: str = ""
    """What it is, as its record says: a directive is no act."""
    is_document: bool = False
    """Whether it is a policy or report, to which its name leads and no provision."""


class RulesInText(msgspec.Struct, frozen=True):
    """What of the records stands in a file: rules (of topics by topic), Japanese words, terms, laws, keys."""

    general: tuple[Rule, ...] = ()
    topics: dict[str, tuple[Rule, ...]] = {}
    japanese: tuple[str, ...] = ()
    terms: tuple[TermForm, ...] = ()
    laws: tuple[LawInText, ...] = ()
    keys: tuple[str, ...] = ()
    """Keys of sources with which a run of Han or kana behind an `@` may begin."""
    quotes: bool = False
    """Whether the derived text has the Mainland's quotation marks (`language.quotes`)."""


class Job(msgspec.Struct, frozen=True):
    """All that reading one file depends on."""

    kind: str
    """`briefs`, or `pages` for a page that is no brief."""
    name: str
    lang: Lang
    file: File
    words: dict[Lang, Words]
    """The words of the interface for each version that the file gives, the derived one included."""
    allow_html: bool = False
    rules: RulesInText = RulesInText()
    """What of the records stands in the file; what does not can't change how it is read."""
    tells_doubts: bool = False
    """Whether references to provisions that could be any law's are to be told: only a review asks for them."""
