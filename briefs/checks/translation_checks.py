"""What changed in a source since it was translated, as diagnostics with the difference."""

from collections.abc import Iterator
from difflib import SequenceMatcher

from briefs.language.han import HAN
from briefs.library.library import Library
from briefs.library.translations import Drift
from briefs.messages.message import say
from briefs.model.brief import BriefId
from briefs.model.diagnostic import Code, Diagnostic
from briefs.patterns import lazy_pattern

# Han is compared character by character, all else word by word.
_TOKEN = lazy_pattern(rf"[{HAN}]|\s+|[^\s{HAN}]+")
_AROUND = 6
"""How many characters or words of what is equal are shown around a difference."""


def check_translation(brief_id: BriefId, library: Library, drift: Drift) -> Iterator[Diagnostic]:
    """Name the paragraphs of a brief that changed since they were translated, with the difference."""
    source = f"{drift.record.source}.md"
    hint = say("bring-translation-up-to-date", brief_id=brief_id)
    for change in drift.changes:
        match change.kind:
            case "changed":
                message = say(
                    "source-changed", source=source, line=change.line, difference=difference(change.before, change.now)
                )
            case "added":
                message = say("source-has-more", source=source, line=change.line, short=_short(change.now))
            case "removed":
                message = say("source-has-less", source=source, short=_short(change.before))
        path = library.briefs[brief_id, drift.record.translation].path
        yield Diagnostic(path, change.place, 1, Code.TRANSLATION_DRIFT, message, hint)


def difference(before: str, now: str) -> str:
    """Write the difference of two texts in one line: what went in [-…-], what came in {+…+}, the rest cut short."""
    old, new = _TOKEN.findall(before), _TOKEN.findall(now)
    parts: list[str] = []
    opcodes = SequenceMatcher(None, old, new, autojunk=False).get_opcodes()
    for at, (tag, i, i_end, j, j_end) in enumerate(opcodes):
        if tag == "equal":
            parts.append(_cut(old[i:i_end], is_first=at == 0, is_last=at == len(opcodes) - 1))
            continue
        gone, come = "".join(old[i:i_end]), "".join(new[j:j_end])
        parts.append((f"[-{gone}-]" if gone else "") + (f"{{+{come}+}}" if come else ""))
    return "".join(parts).strip()


def _cut(tokens: list[str], *, is_first: bool, is_last: bool) -> str:
    if is_first:
        return ("…" if len(tokens) > _AROUND else "") + "".join(tokens[-_AROUND:])
    if is_last:
        return "".join(tokens[:_AROUND]) + ("…" if len(tokens) > _AROUND else "")
    if len(tokens) <= 2 * _AROUND:
        return "".join(tokens)
    return "".join(tokens[:_AROUND]) + "…" + "".join(tokens[-_AROUND:])


def _short(words: str, longest: int = 40) -> str:
    return words[:longest] + ("…" if len(words) > longest else "")
