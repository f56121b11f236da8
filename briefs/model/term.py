"""What a term is: a word of the law in each language, with what it means; and names, which are never words."""

import msgspec

from briefs.language.languages import EN, ZH_HANS, ZH_HANT, Lang
from briefs.model.front_matter import Date, Text


class Prose(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A few sentences in the authored languages; the Simplified form is derived where it is not given."""

    zh_hant: str = msgspec.field(name="zh-Hant", default="")
    en: str = ""
    zh_hans: str = msgspec.field(name="zh-Hans", default="")

    def of(self, lang: Lang) -> str:
        """Return the sentences in a language of the site."""
        return {ZH_HANT: self.zh_hant, EN: self.en, ZH_HANS: self.zh_hans or self.zh_hant}[lang]


class Forms(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Forms of a term in the authored languages."""

    zh_hant: tuple[Text, ...] = msgspec.field(name="zh-Hant", default=())
    en: tuple[Text, ...] = ()


class Term(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A term of the glossary.

    `zh_hans` is given where the word differs and not its script only; it stands for the other accepted forms (`also`)
    too. `exceptions` are longer words in which the term is no term; `avoid` are forms that texts should not use.
    """

    zh_hant: Text = msgspec.field(name="zh-Hant")
    en: Text
    zh_hans: str = msgspec.field(name="zh-Hans", default="")
    ja: str = ""
    also: Forms = Forms()
    exceptions: tuple[Text, ...] = msgspec.field(name="except", default=())
    avoid: Forms = Forms()
    definition: Prose = Prose()
    note: Prose = Prose()
    reviewed: Date = ""

    def forms(self, lang: Lang) -> tuple[str, ...]:
        """Return every accepted form in an authored language, the usual one first."""
        return (self.en, *self.also.en) if lang == EN else (self.zh_hant, *self.also.zh_hant)


class NameList(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Names of bodies and persons, with their Simplified form where it is not what the script alone gives."""

    bodies: dict[Text, str | None] = {}
    persons: dict[Text, str | None] = {}
