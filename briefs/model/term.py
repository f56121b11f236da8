"""What a term is: a word of the law in each language, with what it means; and names, which are never words."""

import msgspec

from briefs.language.languages import EN, ZH_HANS, ZH_HANT, Lang
from briefs.model.front_matter import Date, Text

MOST_ON_A_PAGE = 300
"""Terms in a glossary of one page, and on each of a longer one, which has a page for each letter."""


class Prose(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A few sentences in the authored languages."""

    zh_hant: str = msgspec.field(name="zh-Hant", default="")
    """The sentences in Traditional Chinese."""
    en: str = ""
    """The sentences in English."""
    zh_hans: str = msgspec.field(name="zh-Hans", default="")
    """The sentences in Simplified Chinese; a record that leaves them empty gets them by conversion."""

    def of(self, lang: Lang) -> str:
        """Return the sentences in a language of the site."""
        return {ZH_HANT: self.zh_hant, EN: self.en, ZH_HANS: self.zh_hans or self.zh_hant}[lang]


class Forms(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Forms of a term in the authored languages."""

    zh_hant: tuple[Text, ...] = msgspec.field(name="zh-Hant", default=())
    """Forms in Traditional Chinese."""
    en: tuple[Text, ...] = ()
    """Forms in English."""


class Term(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A term of the glossary."""

    zh_hant: Text = msgspec.field(name="zh-Hant")
    """The usual form in Traditional Chinese."""
    en: Text
    """The usual form in English."""
    zh_hans: str = msgspec.field(name="zh-Hans", default="")
    """The Simplified form, for those in `also` too, where the word differs; empty where only the script does."""
    ja: str = ""
    """The Japanese form; empty where there is none."""
    also: Forms = Forms()
    """Other accepted forms."""
    exceptions: tuple[Text, ...] = msgspec.field(name="except", default=())
    """Longer words in which the term is no term: 方程式 for 程式; of Chinese texts only."""
    avoid: Forms = Forms()
    """Forms that texts should not use."""
    definition: Prose = Prose()
    """What it means; a term without one is marked in no text of that language."""
    explain: bool = False
    """Whether texts mark it, so that its meaning is shown where it is pointed at."""
    note: Prose = Prose()
    """Remarks, which the glossary shows."""
    reviewed: Date = ""
    """The day on which a person went over the entry; empty where nobody did."""

    def forms(self, lang: Lang) -> tuple[str, ...]:
        """Return every accepted form in an authored language, the usual one first."""
        return (self.en, *self.also.en) if lang == EN else (self.zh_hant, *self.also.zh_hant)


class NameList(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Names that no record has and that conversion must not take for terms (`names.yaml`)."""

    bodies: dict[Text, str | None] = {}
    """Names of bodies, each with its Simplified form, or None where the script alone gives it."""
    persons: dict[Text, str | None] = {}
    """Names of persons, in the same way."""
