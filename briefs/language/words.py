"""Interface words: one file for each language, with equal keys and plural forms."""

import msgspec

from briefs.language.ladder import han_number
from briefs.language.languages import BY_CODE, Lang, Language, is_chinese


class Words(msgspec.Struct, frozen=True):
    """The interface words of one language.

    A word may hold `{n}` and other names in braces; a word that counts has two forms, `key.one` and `key.other`.
    """

    lang: Lang
    """The language that they are of, which also decides how figures and tables are numbered."""
    entries: dict[str, str]
    """The words by key (`all_briefs`); a site's own stand in the place of the program's."""

    @property
    def language(self) -> Language:
        """Return the language that these words are of."""
        return BY_CODE[self.lang]

    def __call__(self, key: str, **values: object) -> str:
        """Return the word for a key with its values filled in; raises KeyError for a key that no file has."""
        if key not in self.entries and "n" in values:
            key = f"{key}.{'one' if values['n'] == 1 else 'other'}"
        text = self.entries[key]
        for name, value in values.items():
            text = text.replace(f"{{{name}}}", str(value))
        return text

    def ordinal(self, number: int) -> str:
        """Write the number of a figure or table: 圖一, Figure 1."""
        return han_number(number) if is_chinese(self.lang) else str(number)
