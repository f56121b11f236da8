"""Whether a text is in the language that the name of its file says."""

from collections.abc import Iterator
from itertools import islice

from briefs.language.han import TRADITIONAL, han_in, is_encodable
from briefs.language.languages import ZH_HANT
from briefs.language.recogniser.characters import Kind, kind_of
from briefs.messages.message import say
from briefs.model.brief import Brief
from briefs.model.diagnostic import Code, Diagnostic
from briefs.patterns import lazy_pattern

FEW_WORDS = 20
"""Texts with fewer words and characters may be anything."""
# Two classes, as one that is repeated is not looked for by a loop in C.
_LATIN_WORD = lazy_pattern("[A-Za-z][A-Za-z]+")


def check_language(brief: Brief) -> Iterator[Diagnostic]:
    """Report a text that was put into the file of another language, or whose title, summary or points were."""
    found = [*_text(brief)]
    yield from found or _front_matter(brief)


def _front_matter(brief: Brief) -> Iterator[Diagnostic]:
    """Report the first of title, summary and points that is in another language than the file."""
    front_matter = brief.front_matter
    said = [("title", front_matter.title), ("description", front_matter.description)]
    said += [(f"points.{number}", point) for number, point in enumerate(front_matter.points)]
    for key, text in said:
        # A title or a quotation in another language is named in it.
        bare = _NAMED.sub("", text)
        han, latin = han_in(bare), len(_LATIN_WORD.findall(bare))
        if brief.lang == ZH_HANT and not han and latin > _FEW_WORDS_OF_TITLE:
            language, hint = say("language-english"), say("write-in-chinese")
        elif brief.lang != ZH_HANT and han > _FEW_WORDS_OF_TITLE and han > latin:
            language, hint = say("language-chinese"), say("write-in-english")
        elif brief.lang == ZH_HANT and _is_simplified(bare):
            language, hint = say("language-simplified"), say("write-traditional")
        else:
            continue
        field = key.partition(".")[0]
        message = say("field-seems-to-be", key=field, said=language)
        yield Diagnostic(brief.path, *brief.place(key, field), Code.TEXT_LANGUAGE, message, hint)
        return


_NAMED = lazy_pattern("[《〈「『（(“][^《》〈〉「」『』（）()“”]*[》〉」』）)”]")
_FEW_WORDS_OF_TITLE = 4
"""A title of a law or a name may be in another language."""


def _text(brief: Brief) -> Iterator[Diagnostic]:
    # Tables and code show what is said elsewhere, in its own language.
    prose = " ".join(block.text for block in brief.blocks if block.kind not in ("table", "code"))
    han, latin = next((pair for pair in map(_counted, (prose, brief.text)) if sum(pair) > FEW_WORDS), (0, 0))
    is_chinese = han > latin
    if brief.lang == ZH_HANT and _is_simplified(prose):
        line = next(block.line for block in brief.blocks if block.text)
        said, hint = say("language-simplified"), say("write-traditional")
        yield Diagnostic(brief.path, line, 1, Code.TEXT_LANGUAGE, say("text-seems-to-be", said=said), hint)
    if han + latin and is_chinese is not (brief.lang == ZH_HANT):
        said = say("language-chinese") if is_chinese else say("language-english")
        hint = say("put-into-file", lang="zh-Hant" if is_chinese else "en")
        line = next(block.line for block in brief.blocks if block.text)
        yield Diagnostic(brief.path, line, 1, Code.TEXT_LANGUAGE, say("text-seems-to-be", said=said), hint)


def _counted(text: str) -> tuple[int, int]:
    """Return how many Han characters a text has, and how many Latin words, as far as they may be more."""
    han = han_in(text)
    return han, sum(1 for _ in islice(_LATIN_WORD.finditer(text), max(han, FEW_WORDS) + 1))


def _is_simplified(prose: str) -> bool:
    """Return whether a text is written in Simplified Chinese; a quotation or a title may be."""
    # An encoding that has all of a text is asked in a third of the time that it takes to know its characters.
    if is_encodable(prose, TRADITIONAL):
        return False
    # Each character is looked at once, however often it stands.
    mainland = sum(prose.count(char) for char in set(prose) if kind_of(char) is Kind.MAINLAND)
    return mainland >= _FEW_SIMPLIFIED and mainland >= han_in(prose) // 20


_FEW_SIMPLIFIED = 5
"""Characters that only Simplified Chinese has, in a text that is taken for it; each twentieth is, in one that is."""
