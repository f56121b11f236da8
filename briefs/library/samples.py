"""Samples: how a work is printed in every form that a text can ask for, as real notes print it.

They are made of a small text that cites the work, which goes the way of every brief; the manual's page on kinds of
work, its test and `briefs cite` show them.
"""

import re
from collections.abc import Mapping, Sequence
from html import unescape

import msgspec
from msgspec.structs import replace

from briefs.citing.printing import PrintedNote, PrintOptions, in_script, print_notes
from briefs.citing.references import References
from briefs.language.languages import EN, Lang
from briefs.language.words import Words
from briefs.library.citations import cite_text
from briefs.model.brief import Brief, File
from briefs.model.source import Source, SourceKey, Wording
from briefs.reading.markdown.job import Job
from briefs.reading.markdown.read_brief import read_brief

FORMS = ("full", "place", "next", "next-other", "later", "two")
"""The forms of a sample: in full; with a place; the note just after, same place and another; a later note with a place,
and the same where the text cites another work of the author too."""
_KEY, _TWIN = SourceKey("work"), SourceKey("twin")
_NOTHING_CITED = {EN: "An aside."}


class Sample(msgspec.Struct, frozen=True):
    """How a work is printed."""

    forms: dict[str, str]
    """The notes by the name of their form (FORMS), without the stop at their end, italics between asterisks."""


def sample(
    source: Source, places: Sequence[str], profile: str, references: References, lang: Lang, words: Mapping[Lang, Words]
) -> Sample:
    """Return the forms of a work by a profile; `places` are two places in it as they are typed, or none."""
    printing = _Printing(source, profile, references, lang, dict(words))
    first = places[0] if places else ""
    second = places[1] if len(places) > 1 else first
    alone = printing.notes([("work", "")])
    run = [("work", first), ("work", first), ("work", second), None, ("work", second)]
    notes = printing.notes(run)
    twins = printing.notes([("work", first), ("twin", ""), None, ("work", second)])
    return Sample(
        {
            "full": alone[0],
            **({"place": notes[0]} if first else {}),
            "next": notes[1],
            **({"next-other": notes[2]} if first else {}),
            "later": notes[4],
            "two": twins[3],
        }
    )


class _Printing:
    def __init__(
        self, source: Source, profile: str, references: References, lang: Lang, words: dict[Lang, Words]
    ) -> None:
        self.lang, self.words = lang, words
        twin = {**source.texts, "title": Wording("Another Work" if lang == EN else "他書", source.language)}
        twin.pop("title-short", None)
        sources = {_KEY: replace(source, key=_KEY), _TWIN: replace(source, key=_TWIN, texts=twin)}
        self.references = References(sources, references.profiles, references.styles)
        self.profile = in_script(references.profiles[profile], lang)

    def notes(self, cites: Sequence[tuple[str, str] | None]) -> list[str]:
        """Print a text with a note for each citation; None is a note of words, which cites nothing."""
        brief = self._brief(cites)
        cited = cite_text(brief, self.references.sources, {}, self.profile, self.references.profiles)
        options = PrintOptions(self.lang, self.profile, self.references.sources, {})
        printed = print_notes(
            cited.notes, cited.forms, lambda key: self.references.work(key, self.lang, self.profile), options
        )
        return [_plain(note) for note in printed]

    def _brief(self, cites: Sequence[tuple[str, str] | None]) -> Brief:
        comma, stop = (", ", ".") if self.lang == EN else ("，", "。")
        lines = [
            "---",
            "title: A",
            "description: A",
            "date: 2025-01-01",
            "topics: [a]",
            "jurisdictions: [A]",
            "---",
            "",
        ]
        lines.append("".join(f"A[^{number}] " for number, _ in enumerate(cites)))
        for number, cite in enumerate(cites):
            text = (
                _NOTHING_CITED.get(self.lang, "說明。") if cite is None else f"@{cite[0]}{_typed(cite[1], comma)}{stop}"
            )
            lines += ["", f"[^{number}]: {text}"]
        file = File(f"content/briefs/sample/{self.lang}.md", "\n".join(lines).encode())
        reading = read_brief(Job("briefs", "sample", self.lang, file, self.words))
        return next(brief for brief in reading.briefs if brief.lang == self.lang)


def _typed(place: str, comma: str) -> str:
    if not place:
        return ""
    return f" {place}" if place.startswith("{") else f"{comma}{place}"


def _plain(note: PrintedNote) -> str:
    """Return a note as a reader sees it, italics between asterisks, without the stop at its end."""
    turned = re.sub(
        r"<i>.*?</i>", lambda run: re.sub(r'<span class="upright">(.*?)</span>', r"*\1*", run[0]), note.html
    )
    text = re.sub(r"</?(?:i|em)>", "*", turned)
    plain = unescape(re.sub(r"<[^>]+>", "", text)).replace("**", "").strip()
    # *Id.* ends in a stop of its own.
    return plain.removesuffix("。") if plain.endswith("。") else re.sub(r"(?<!\bId|\bid)\.$", "", plain)
