"""Interface words as templates call them."""

from markupsafe import Markup, escape

from briefs.language.words import Words


class EscapedWords:
    """The interface words of one language as templates call them: escaped, those without values once in a process."""

    def __init__(self, words: Words) -> None:
        """Take the words of a language."""
        self._words = words
        self._known: dict[str, Markup] = {}

    def __call__(self, key: str, **values: object) -> Markup:
        """Return the word for a key with its values filled in; raises KeyError for a key that no file has."""
        if values:
            return escape(self._words(key, **values))
        if key not in self._known:
            self._known[key] = escape(self._words(key))
        return self._known[key]
