"""What can be mended with certainty: notes that were typed out become keys.

Three things are certain: a note that says, word for word, what a record prints; the same in a later note; and a typed
short form whose source is known. Whatever else a note says stays as it is.
"""

import re
from collections.abc import Callable, Iterator, Mapping

import msgspec

from briefs.citing.cited_note import Citation, CitedNote
from briefs.citing.marked import to_plain
from briefs.citing.spoken_names import names_said
from briefs.language.keys import typed_key
from briefs.language.languages import AUTHORED, Lang, is_chinese
from briefs.language.locators import Locator
from briefs.library.citations import Citations
from briefs.library.library import Library
from briefs.model.brief import Brief
from briefs.model.note import TypedCitation
from briefs.model.source import SourceKey

FullText = Callable[[SourceKey, Brief, Locator | None], str]
"""Gives a source in full as a brief prints it, in marked text."""
_STOPS = "。.！!？?"
_BETWEEN = r"(?:[、與及和]|,? & |,? and |, )"
"""What stands between names."""
_NOT_ALL = re.compile(r"(?:[、與及和]|& |\band )$")
"""What ends words before which another name stands, of whom the source is not known to be."""
_FULL_WIDTH = str.maketrans("，；：（）．", ",;:().")


class Fix(msgspec.Struct, frozen=True, order=True):
    """One change in one line of a file."""

    path: str
    """The file as diagnostics name it: `content/briefs/…/zh-Hant.md`."""
    line: int
    """The line, from 1."""
    old: str
    """What stands in the line, where its first occurrence is replaced."""
    new: str
    """What is to stand there."""


def find_fixes(library: Library, citations: Citations, texts: Mapping[str, str], full: FullText) -> tuple[Fix, ...]:
    """Find everything that can be mended; `texts` has the files by path as they are on disk."""
    fixes: list[Fix] = []
    by_words: dict[tuple[str, Lang], dict[str, SourceKey]] = {}
    for brief in (*library.briefs.values(), *library.pages.values()):
        if brief.lang not in AUTHORED or brief.front_matter.citations == "frozen" or brief.path not in texts:
            continue
        style = citations.text(brief).profile.style, brief.lang
        if style not in by_words:
            whole = {key: _bare(to_plain(full(key, brief, None))) for key in library.sources}
            by_words[style] = {words: key for key, words in whole.items() if words}
        fixer = _Fixer(brief, library, texts[brief.path].split("\n"), full, by_words[style])
        for cited in citations.text(brief).notes:
            fixes += fixer.note(cited)
    return tuple(sorted(fixes))


class _Fixer:
    """Goes through the notes of one text."""

    def __init__(
        self, brief: Brief, library: Library, lines: list[str], full: FullText, by_words: Mapping[str, SourceKey]
    ) -> None:
        self.brief, self.library, self.lines, self.full, self.by_words = brief, library, lines, full, by_words
        self.places: dict[str, Locator | None] = {}
        """By key the place at which a source was cited last: 同前註 means the same one."""
        self.said: set[str] = set()
        """The notes so far that were typed out, in bare words."""

    def note(self, cited: CitedNote) -> Iterator[Fix]:
        """Return the changes of a note, and remember at which places it cites."""
        yield from self._changes(cited)
        for one in cited.cited:
            if one.work.key and (one.locator or one.named == 0):
                self.places[one.work.key] = one.locator

    def _changes(self, cited: CitedNote) -> Iterator[Fix]:
        note, line = cited.note, self.lines[cited.note.line - 1]
        # The beginning of a definition in Markdown, `[^label]: `, at most three spaces in.
        match = re.match(r" {0,3}\[\^[^\]]+\]:[ \t]*", line)
        words = line[match.end() :].rstrip() if match else ""
        if note.keyed or not words or self.goes_on(note.line):
            return
        if note.typed:
            for typed, antecedent in zip(note.typed, cited.antecedents, strict=True):
                if antecedent and antecedent.work.key and (old := self.short_form(typed, antecedent, words)):
                    key = antecedent.work.key
                    place = typed.locator or (self.places.get(key) if typed.number == 0 else None)
                    new = self.keyed(SourceKey(key), place)
                    # The stop of *Id.* goes with it; where it was that of the note too, the note keeps one.
                    ends = words.endswith(old) and old.rstrip("*_").endswith(".")
                    yield Fix(self.brief.path, note.line, old, new + (self.stop if ends else ""))
            return
        found = self.whole(cited)
        self.said.add(_bare(note.text))
        if found:
            stop = words[-1] if words[-1] in _STOPS else self.stop
            yield Fix(self.brief.path, note.line, words, self.keyed(*found) + stop)

    @property
    def stop(self) -> str:
        return "。" if is_chinese(self.brief.lang) else "."

    def goes_on(self, line: int) -> bool:
        """Return whether the note whose first line this is has another; such a one is left alone."""
        following = self.lines[line].strip() if line < len(self.lines) else ""
        return bool(following) and not following.startswith("[^")

    def whole(self, cited: CitedNote) -> tuple[SourceKey, Locator | None] | None:
        """Return the source and place that a note says in full: as its record prints it, or as an earlier note does."""
        said = _bare(cited.note.text)
        if said in self.by_words:
            return self.by_words[said], None
        direct = [one for one in cited.cited if one.by == "address"]
        if len(direct) != 1:
            return None
        key, locator = SourceKey(direct[0].work.key), direct[0].locator
        if said in self.said or said == _bare(to_plain(self.full(key, self.brief, locator))):
            return key, locator
        return None

    def keyed(self, key: SourceKey, locator: Locator | None) -> str:
        comma = "，" if is_chinese(self.brief.lang) else ", "
        return typed_key(key) + (f"{comma}{locator.typed}" if locator else "")

    def short_form(self, typed: TypedCitation, antecedent: Citation, words: str) -> str:
        """Return a short form as it stands in the file, with its place and the name before it; nothing when unsure."""
        # *Id.* and *Id*. are one form.
        said = (re.escape(word).replace(r"\.", r"[*_]*\.") for word in typed.words.split())
        form = r"[*_]*" + r"[*_]*\s+[*_]*".join(said) + r"[*_]*"
        place = rf"(?:[，,、]\s*|\s*){re.escape(typed.locator.typed)}" if typed.locator else ""
        source = self.library.sources[SourceKey(antecedent.work.key)]
        # The longest name first, as one may begin with another.
        names = "|".join(re.escape(name) for name in sorted(names_said(source), key=len, reverse=True))
        # The names go with the form, and a title between them: 內閣府，〈公募要領〉，前揭註1; *Katz* (n 1).
        people = rf"[*_]*(?:{names})(?:{_BETWEEN}(?:{names}))*(?:等|,? et al\.)?[*_]*"
        named = rf"(?:{people}(?:[，,]\s*[〈《*][^〉》*]*[〉》*])?(?:[，,・]\s*|\s+(?=\()))?" if names else ""
        # Letters and figures behind a key would be read as part of it.
        found = list(re.finditer(rf"{named}{form}{place}(?![A-Za-z0-9_])", words))
        is_sure = len(found) == 1 and not _NOT_ALL.search(words[: found[0].start()])
        return found[0][0] if is_sure else ""


def _bare(text: str) -> str:
    """Return a note's words by which two are compared: without spaces, widths of marks and the last stop."""
    return re.sub(r"\s+", "", text.translate(_FULL_WIDTH)).rstrip(".。")


def applied(text: str, fixes: tuple[Fix, ...]) -> str:
    """Return the text of a file with its fixes made; nothing else in it changes, its line ends neither."""
    lines = text.split("\n")
    for fix in fixes:
        lines[fix.line - 1] = lines[fix.line - 1].replace(fix.old, fix.new, 1)
    return "\n".join(lines)
