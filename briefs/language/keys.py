"""Keys of cited works as authors type them: `@cao-call`, `@王皇玉2004`, `@{sangiin_[hai]_2024}`.

Prose in Chinese or Japanese goes on without a space, so that a key in those scripts ends where a record's key ends:
what a run of letters may mean is told here, and which of that there is, by who knows the records.
"""

import unicodedata
from collections.abc import Container

from briefs.language.han import is_cjk
from briefs.patterns import lazy_pattern

_MARKS = "-:.+/"
"""What may stand within a bare key, but not at its end, where it is the sentence's."""
KEY_PATTERN = rf"\w(?:[\w\u0300-\u036f\u3099\u309a]|[{_MARKS}](?=\w))*"
"""The form of a bare key: letters and digits of any script, `_`, and marks within it; accents may stand apart."""
LONGEST_KEY = 200
"""Characters; a key stands in addresses, and their parts are names of files."""
_BRACED = rf"[^\s{{}}<>|\\`\"]{{1,{LONGEST_KEY}}}"
"""The form of a key in braces: whatever a program may have made."""
ANY_KEY = lazy_pattern(_BRACED)
CITED_KEY = lazy_pattern(rf"@(?:({KEY_PATTERN})|\{{({_BRACED})\}})")
"""A key as it is typed; the first group is a bare one, behind which prose may go on, the second one in braces."""
_BARE = lazy_pattern(KEY_PATTERN)


def normal_key(key: str) -> str:
    """Return the one form of a key that looks the same however its accents were typed (NFC)."""
    return key if key.isascii() else unicodedata.normalize("NFC", key)


def typed_key(key: str) -> str:
    """Return how a key is typed: `@key`, in braces where its end could not be told otherwise."""
    return f"@{key}" if _BARE.fullmatch(key) else f"@{{{key}}}"


def possible_keys(run: str) -> tuple[str, ...]:
    """Return what a bare run may have as its key, longest first: prose may go on before each Han letter or kana."""
    cuts = (run[:at].rstrip(_MARKS) for at in range(len(run) - 1, 0, -1) if is_cjk(run[at]))
    return tuple(dict.fromkeys((run, *cuts)))


def key_at_start(run: str, known: Container[str]) -> str:
    """Return the longest known key with which a run begins; else all of it up to where Han follows another script."""
    possible = possible_keys(run)
    if found := next((key for key in possible if normal_key(key) in known), ""):
        return found
    shortest_first = reversed(possible)
    return next((key for key in shortest_first if key[-1].isalnum() and not is_cjk(key[-1])), run)


def typed_keys(text: str) -> frozenset[str]:
    """Return every key that a text may name, be it a note or not."""
    return frozenset(
        key for match in CITED_KEY.finditer(text) for key in (possible_keys(match[1]) if match[1] else (match[2],))
    )


def doubtful_keys(text: str) -> frozenset[str]:
    """Return every key that a run in a text may mean, of the runs that may mean several."""
    # Most texts name keys in Latin letters, between spaces or marks.
    runs = {match[1] for match in CITED_KEY.finditer(text) if match[1] and not match[1].isascii()}
    return frozenset(normal_key(key) for run in runs for key in possible_keys(run))
