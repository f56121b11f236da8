"""Traditional to Simplified Chinese by rules and OpenCC's `tw2s`, leaving Japanese as it is."""

import re
from collections import Counter
from collections.abc import Sequence
from functools import cache
from itertools import islice

import msgspec

from briefs.language.dictionaries import tw2s
from briefs.language.japanese import remembered_runs
from briefs.language.languages import ZH_HANT
from briefs.language.matcher import Matcher
from briefs.language.quotes import by_block
from briefs.language.recogniser.characters import slips
from briefs.language.rules import Rule, places, program_rulebook, settled
from briefs.language.variant_characters import variants
from briefs.patterns import lazy_pattern
from briefs.placeholders import Placeholder


@cache
def _matcher() -> Matcher:
    return Matcher(tw2s(), library)


@cache
def _library() -> "object":
    # The library is needed for few texts, and reads its dictionaries when it is made.
    import opencc

    if not hasattr(opencc.OpenCC("tw2s"), "split_chars_re"):
        raise RuntimeError("another package took the place of opencc-python-reimplemented (both are called opencc)")

    class Official(opencc.OpenCC):  # type: ignore[misc]
        """The library over the current official dictionaries in the place of its own, which are of 2023."""

        def _init_dict(self) -> None:
            stages = [[(max(map(len, d)), min(map(len, d)), d) for d in stage] for stage in tw2s()]
            self._dict_chain_data, self._dict_init_done = stages, True

    return Official("tw2s")


def library(text: str) -> str:
    """Convert a text by the library itself, which says what is right; the matcher gives the same, sooner."""
    return str(_library().convert(text))  # type: ignore[attr-defined]


class Converted(msgspec.Struct, frozen=True):
    """What came of converting some texts."""

    texts: tuple[str, ...]
    """The texts in the other script, each in its place."""
    overruled: tuple[tuple[Rule, int], ...]
    """The rules that changed a wording, with how often each did."""


def convert_all(
    texts: Sequence[str], rules: Sequence[Rule] = (), japanese: Sequence[str] = (), blocks: Sequence[int] = ()
) -> Converted:
    """Convert many texts at once, by rules and then by OpenCC; Japanese runs come back unchanged.

    `rules` go before those that come with the program; `japanese` are words known as such. `blocks` says how many texts
    make up each block in which quotation marks become the Mainland's; where it is empty, these stay.
    """
    # A line break is a separator to OpenCC: no phrase is found across it, and it comes back as it was.
    stated, not_japanese = settled(rules)
    known = (*japanese, *stated)
    runs = [remembered_runs(text, ZH_HANT, known, not_japanese) for text in texts]
    # A new form that is no Japanese is a slip (権利) or a glyph of another font (説), and is converted all the same.
    chinese = "\n".join(run.text for of_text in runs for run in of_text if not run.lang)
    chinese = _usual_forms().replaced(chinese)
    lines = [run.text.count("\n") + 1 for of_text in runs for run in of_text if not run.lang]
    own = {rule.word for rule in rules}
    general = [rule for rule in program_rulebook().within(chinese) if rule.word not in own]
    found = places(chinese, [*rules, *general])
    rest = iter(_by_rules(chinese, found).split("\n"))
    done = iter(["\n".join(islice(rest, count)) for count in lines])
    if blocks:
        counts = iter([sum(not run.lang for run in of_text) for of_text in runs])
        done = by_block(done, [sum(islice(counts, length)) for length in blocks])
    converted = tuple("".join(run.text if run.lang else next(done) for run in of_text) for of_text in runs)
    return Converted(converted, tuple(sorted(Counter(rule for _, rule in found if rule.overrules).items())))


def _by_rules(text: str, found: Sequence[tuple[int, Rule]]) -> str:
    """Convert a text in which rules apply at some places."""
    if not found:
        return _converted(text)
    parts: list[str] = []
    end = 0
    for at, rule in found:
        parts.append(text[end:at])
        end = at + len(rule.word)
    parts.append(text[end:])
    # One call for all that is around the words: OpenCC has no phrase with a placeholder in it.
    around = _converted(Placeholder.RULED_WORD.join(parts)).split(Placeholder.RULED_WORD)
    given = [*(rule.given for _, rule in found), ""]
    return "".join(part + word for part, word in zip(around, given, strict=True))


def simplified_all(texts: Sequence[str], rules: Sequence[Rule] = (), *, quotes: bool = False) -> tuple[str, ...]:
    """Convert many texts at once; each comes back in its place, its Japanese runs unchanged.

    With `quotes` their quotation marks become the Mainland's, in each by itself.
    """
    return convert_all(texts, rules, blocks=[1] * len(texts) if quotes else ()).texts


def simplified(text: str, *, quotes: bool = False) -> str:
    """Convert one text; see `simplified_all`, which is the way for many."""
    return simplified_all((text,), quotes=quotes)[0]


def script_only(text: str) -> str:
    """Convert a text by its script alone, whatever language it seems to be in."""
    return _converted(_usual_forms().replaced(text))


def _converted(text: str) -> str:
    return _variants().replaced(_matcher().convert(text))


class _Single(msgspec.Struct, frozen=True):
    """What stands for single characters."""

    pattern: re.Pattern[str]
    """Any of them."""
    table: dict[int, str]

    def replaced(self, text: str) -> str:
        """Return a text with them replaced; few hold any, and to ask that takes a tenth of the time to replace none."""
        return text.translate(self.table) if self.pattern.search(text) else text


def _single(table: dict[int, str]) -> _Single:
    return _Single(lazy_pattern(f"[{re.escape(''.join(map(chr, table)))}]"), table)


@cache
def _usual_forms() -> _Single:
    """Return the usual forms of what is a slip or another print, by which OpenCC knows their words."""
    return _single(slips() | variants().usual)


@cache
def _variants() -> _Single:
    """Return what stands for the characters that OpenCC gives and Simplified Chinese has not."""
    decided = variants().given
    # A line break is a separator to OpenCC.
    converted = _matcher().convert("\n".join(decided)).split("\n")
    pairs = zip(converted, decided.values(), strict=True)
    return _single({ord(result): given for result, given in pairs if result != given})
