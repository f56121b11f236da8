"""Traditional to Simplified Chinese by OpenCC's `tw2s`, leaving Japanese as it is."""

from collections.abc import Sequence
from functools import cache

from briefs.language.japanese import language_runs
from briefs.language.languages import ZH_HANT


@cache
def _converter() -> "object":
    # OpenCC reads its dictionaries when it is made; a build of English pages, or one from the cache, needs none.
    import opencc

    if not hasattr(opencc.OpenCC("tw2s"), "split_chars_re"):
        raise RuntimeError("another package took the place of opencc-python-reimplemented (both are called opencc)")
    return opencc.OpenCC("tw2s")


def _convert(text: str) -> str:
    return str(_converter().convert(text))  # type: ignore[attr-defined]


def simplified_all(texts: Sequence[str]) -> tuple[str, ...]:
    """Convert many texts in one call of OpenCC; each comes back in its place, its Japanese runs unchanged."""
    # A line break is a separator to OpenCC: no phrase is found across it, and it comes back as it was.
    runs = [language_runs(text, ZH_HANT) for text in texts]
    chinese = [run.text for of_text in runs for run in of_text if not run.lang]
    lines = [text.count("\n") + 1 for text in chinese]
    converted = _convert("\n".join(chinese)).split("\n")
    rest = iter(converted)
    done = iter(["\n".join(next(rest) for _ in range(count)) for count in lines])
    return tuple("".join(run.text if run.lang else next(done) for run in of_text) for of_text in runs)


def simplified(text: str) -> str:
    """Convert one text; see `simplified_all`, which is the way for many."""
    return simplified_all((text,))[0]
