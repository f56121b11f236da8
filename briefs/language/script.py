"""Traditional to Simplified Chinese by OpenCC's `tw2s`, leaving Japanese as it is."""

from collections.abc import Sequence
from functools import cache

from briefs.language.dictionaries import tw2s
from briefs.language.japanese import language_runs
from briefs.language.languages import ZH_HANT
from briefs.language.matcher import Matcher


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


def simplified_all(texts: Sequence[str]) -> tuple[str, ...]:
    """Convert many texts at once; each comes back in its place, its Japanese runs unchanged."""
    # A line break is a separator to OpenCC: no phrase is found across it, and it comes back as it was.
    runs = [language_runs(text, ZH_HANT) for text in texts]
    chinese = [run.text for of_text in runs for run in of_text if not run.lang]
    lines = [text.count("\n") + 1 for text in chinese]
    converted = _matcher().convert("\n".join(chinese)).split("\n")
    rest = iter(converted)
    done = iter(["\n".join(next(rest) for _ in range(count)) for count in lines])
    return tuple("".join(run.text if run.lang else next(done) for run in of_text) for of_text in runs)


def simplified(text: str) -> str:
    """Convert one text; see `simplified_all`, which is the way for many."""
    return simplified_all((text,))[0]
