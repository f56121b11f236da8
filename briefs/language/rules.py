"""Rules that go before OpenCC: words that are given for the other script, and names that only change their script.

MediaWiki's editors know the same four levels: what comes with the program, the site's, a topic's, a page's own. The
narrower level wins for a word; at one place of a text the longest word wins, whatever its level.
"""

from collections.abc import Iterable, Sequence
from functools import cache
from typing import Literal

import msgspec

from briefs.language.bodies import in_name_of_body
from briefs.language.law_names import in_name_of_law, is_quoted_of_law
from briefs.language.program_words import fixed_words, written_words
from briefs.language.variant_characters import variants
from briefs.language.word_borders import around, border
from briefs.language.word_finder import WordFinder


class Rule(msgspec.Struct, frozen=True, order=True):
    """A word that is converted by rule, before OpenCC sees the text."""

    word: str
    """What stands in the text: a Traditional word, or the result of another rule, which stays as it is."""
    given: str
    """What stands for it in the other script; the word itself where it stays."""
    script: str
    """What it is by its script alone; equal to `given` in rules that choose no other wording."""
    unless: tuple[str, ...] = ()
    """Longer words in which it is not meant: 方程式 for 程式."""
    is_term: bool = False
    """Whether it is a term of the glossary, which must be a word where it stands, and in no name of a body or law."""
    settles: Literal["", "ja", "zh-Hant"] = ""
    """The language of its word where a site, topic or brief states that: what it states is not weighed again."""

    @property
    def overrules(self) -> bool:
        """Return whether the rule changes the wording, and not the script only."""
        return self.given != self.script

    def holds(self, text: str, at: int) -> bool:
        """Return whether the rule holds for its word at a place of a text."""
        if self.is_excepted(text, at):
            return False
        if not self.is_term:
            return True
        end = at + len(self.word)
        return self.is_word(text, at) and not in_name(text, at, end) and not is_quoted_of_law(text, at)

    def is_excepted(self, text: str, at: int) -> bool:
        """Return whether its word is part of an excepted one at a place of a text."""
        for longer in self.unless:
            inside = longer.find(self.word)
            while inside >= 0:
                if inside <= at and text.startswith(longer, at - inside):
                    return True
                inside = longer.find(self.word, inside + 1)
        return False

    def is_word(self, text: str, at: int) -> bool:
        """Return whether its characters are a word at a place of a text, and not the ends of two others."""
        before, after = around(text, at, at + len(self.word))
        return border(before, self.word, after).is_word


def settled(rules: Iterable[Rule]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return the words that some rules state to be Japanese, and those that they state to be Chinese."""
    stated = [rule for rule in rules if rule.settles]
    japanese = tuple(rule.word for rule in stated if rule.settles == "ja")
    return japanese, tuple(rule.word for rule in stated if rule.settles != "ja")


def in_name(text: str, at: int, end: int) -> str:
    """Return the name of a body or law within which a word stands, else nothing."""
    return in_name_of_body(text, at, end) or in_name_of_law(text, at, end)


@cache
def program_rules() -> tuple[Rule, ...]:
    """Return the rules that come with the program: words of the law for which OpenCC takes the wrong character."""
    pairs = [*fixed_words(), *fixed_words("guards"), *variants().words]
    return with_converted(
        Rule(word, given, given, unless=unless)
        for word, given, unless in (*written_words(), *((*pair, ()) for pair in pairs))
    )


def with_converted(rules: Iterable[Rule]) -> tuple[Rule, ...]:
    """Return rules, and for each another that leaves its result as it is, so that converting twice changes nothing."""
    made = {rule.word: rule for rule in rules}
    again = {rule.given: Rule(rule.given, rule.given, rule.given) for rule in made.values()}
    return tuple((again | made).values())


class Rulebook:
    """Rules by word, ready to be looked for in texts without trying each of them."""

    def __init__(self, rules: Iterable[Rule]) -> None:
        """Take rules; for one word the later ones win."""
        self.rules = {rule.word: rule for rule in rules}
        self.finder = WordFinder(self.rules)

    def within(self, text: str) -> tuple[Rule, ...]:
        """Return the rules whose words stand in a text, in a fixed order."""
        return tuple(sorted(self.rules[word] for word in self.finder.within(text)))


@cache
def program_rulebook() -> Rulebook:
    """Return the rules that come with the program as a book."""
    return Rulebook(program_rules())


def places(text: str, rules: Sequence[Rule]) -> list[tuple[int, Rule]]:
    """Return the places of a text where rules apply, from its beginning: the longest word at each."""
    found: list[tuple[int, int, Rule]] = []
    for rule in rules:
        at = text.find(rule.word)
        while at >= 0:
            if rule.holds(text, at):
                found.append((at, -len(rule.word), rule))
            at = text.find(rule.word, at + 1)
    taken: list[tuple[int, Rule]] = []
    end = 0
    for at, _, rule in sorted(found):
        if at >= end:
            taken.append((at, rule))
            end = at + len(rule.word)
    return taken
