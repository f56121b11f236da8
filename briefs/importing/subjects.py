"""What an article seems to be about: its language, and which topics and jurisdictions of the site it speaks of."""

import re
from collections.abc import Iterable, Mapping

from briefs.importing.drafts import Draft, plain
from briefs.language.han import HAN
from briefs.language.languages import EN, ZH_HANT, Lang

_HAN = re.compile(f"[{HAN}]")
_LETTER = re.compile(r"[A-Za-z]")
_HAN_SHARE = 0.15
"""A Han character says as much as several letters: a Chinese text with many English names is Chinese all the same."""


def guess_language(draft: Draft) -> Lang:
    """Say in which authored language an article is."""
    words = draft.words
    han, letters = len(_HAN.findall(words)), len(_LETTER.findall(words))
    return ZH_HANT if han > _HAN_SHARE * (han + letters) else EN


def guess_subjects(draft: Draft, names: Mapping[str, Iterable[str]], *, most: int) -> tuple[str, ...]:
    """Return the ids whose names the title says, else the one that the text names most often, if any."""
    title, words = plain(draft.title).lower(), draft.words.lower()
    in_title = [key for key, known in names.items() if any(name and name.lower() in title for name in known)]
    if in_title:
        return tuple(in_title[:most])
    counts = {key: sum(words.count(name.lower()) for name in known if name) for key, known in names.items()}
    best = max(counts, key=lambda key: counts[key], default="")
    return (best,) if best and counts[best] else ()
