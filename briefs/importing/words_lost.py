"""Words in are words out and words listed: what a document says is compared with what was made of it."""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable

import msgspec

from briefs.importing.drafts import Draft, plain, said_by_others
from briefs.importing.headers import read_day
from briefs.language.han import HAN
from briefs.messages.message import say

_TOKEN = re.compile(rf"[{HAN}\u3040-\u30ff々]|[^\W\d_{HAN}\u3040-\u30ff々]+")
"""A Han character or kana, or a word in letters. Figures are left aside: numbers are set anew."""
_NUMERALS = frozenset("〇零一二三四五六七八九十百千壹貳參肆伍陸柒捌玖拾壱弐参")
_MARK = re.compile(
    r"\[\^[^\]]+\]|[\[［〔【(（]\s?(?:註|注|note)\s?[\d一二三四五六七八九十]+\s?[\]］〕】)）]", re.IGNORECASE
)
"""Marks of notes, which are set anew."""
_ADDRESS = re.compile(r"\]\([^()\s]*\)|\]\{lang=\w+\}|[*~`]+|[\u00ad\u200b]")
"""What mark-up adds to words, and what nobody sees."""
_KEYED = re.compile(r"[^@\n]{0,30}(?<![\\\w])@[\w{]")
"""A note that begins with a key, behind a signal at most."""
_WHOLE = 0.6
"""The share of a paragraph's words that are missing from which it is lost as a whole."""
_LONGEST = 2000
"""Characters of a paragraph that are listed."""
_MOST = 20
"""Stretches of words that are listed one by one; of more, the first."""


def with_lost(draft: Draft, said: Iterable[str], aside: re.Pattern[str] | None = None) -> Draft:
    """List what a document says and a draft does not; `said` are its paragraphs, `aside` words that nobody misses."""
    lost = tuple(one for one in lost_words(said, texts_of(draft)) if not (aside and aside.fullmatch(one)))
    if not lost:
        return draft
    reminder = say("import-lost", words=lost)
    return msgspec.structs.replace(draft, left_out=(*draft.left_out, *lost), reviews=(*draft.reviews, reminder))


def with_lost_since(draft: Draft, before: Draft) -> Draft:
    """List what a draft said before and does not say now. Notes that became keys were compared when they were read."""
    keyed = {label for label, text in draft.notes.items() if _KEYED.match(text)}
    same = [text for label, text in before.notes.items() if label not in keyed]
    said = [_bare(text) for text in (*(paragraph.text for paragraph in before.paragraphs), *same)]
    return with_lost(draft, said)


def texts_of(draft: Draft) -> list[str]:
    """Return everything that a draft says, what is left out and what others said of it included."""
    texts = [paragraph.text for paragraph in draft.paragraphs]
    texts += [*draft.notes.values(), draft.title, draft.description, draft.funding, *draft.authors, *draft.left_out]
    texts += [*draft.points, *draft.affects, *(what for _, what in draft.dates)]
    return [*texts, *(words for text in texts for words in said_by_others(text))]


def lost_words(said: Iterable[str], made: Iterable[str]) -> tuple[str, ...]:
    """Return the stretches of words that are said and were not made, in reading order."""
    paragraphs = [paragraph for paragraph in said if not read_day(paragraph.strip())]
    missing = _counted(paragraphs) - _counted(_bare(text) for text in made)
    if not missing:
        return ()
    lost: list[str] = []
    # Most likely a paragraph went as a whole: those of which most is missing come first. Some of its words may stand
    # elsewhere as well, so it is listed as it is.
    rest = []
    for paragraph in paragraphs:
        words = _words(paragraph)
        wanted = Counter(words) & missing
        if words and wanted.total() >= _WHOLE * len(words):
            lost.append(" ".join(paragraph.split())[:_LONGEST])
            missing -= wanted
        elif wanted:
            rest.append(words)
    for words in rest:
        lost += _stretches(words, missing)
    return tuple(lost[:_MOST])


def _stretches(words: list[str], missing: Counter[str]) -> list[str]:
    """Take the words that are missing out of the count; return them as they stand together."""
    found: list[list[str]] = []
    in_stretch = False
    for word in words:
        is_missing = missing[word] > 0
        if is_missing:
            missing[word] -= 1
            found += [] if in_stretch else [[]]
            found[-1].append(word)
        in_stretch = is_missing
    return ["".join(_spaced(stretch)) for stretch in found]


def _spaced(words: list[str]) -> Iterable[str]:
    for at, word in enumerate(words):
        yield f" {word}" if (at and len(word) > 1) or (at and len(words[at - 1]) > 1) else word


def _counted(texts: Iterable[str]) -> Counter[str]:
    counts: Counter[str] = Counter()
    for text in texts:
        counts.update(_words(text))
    return counts


def _words(text: str) -> list[str]:
    bare = unicodedata.normalize("NFKC", _MARK.sub(" ", text)).casefold()
    return [word for word in _TOKEN.findall(bare) if word not in _NUMERALS]


def _bare(text: str) -> str:
    return _ADDRESS.sub("", plain(text))
