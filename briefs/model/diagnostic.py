"""What can be wrong with content, as values: a place, a code, a message and a hint."""

from collections.abc import Sequence

import msgspec

from briefs.messages.message import NOTHING, Message, say
from briefs.model.codes import Code
from briefs.model.severity import WARNINGS, Severity

__all__ = ["WARNINGS", "Code", "Diagnostic", "Severity", "SeverityPolicy", "nearest"]


class Diagnostic(msgspec.Struct, frozen=True):
    """One fault at one place. Lines and columns count from 1, columns in characters; 0 means the file as a whole."""

    path: str
    """The file, seen from the content folder's parent: `content/briefs/x/en.md`."""
    line: int
    """The line in the file."""
    column: int
    """The column in that line."""
    code: Code
    """What kind of fault it is, which says how much it matters."""
    message: Message
    """What is wrong here."""
    hint: Message = NOTHING
    """What to do about it; nothing where nothing can be advised."""

    @property
    def order(self) -> tuple[str, int, int, str, Message]:
        """Return by what diagnostics are sorted: by place, then by code."""
        return self.path, self.line, self.column, self.code.value, self.message


class SeverityPolicy(msgspec.Struct, frozen=True):
    """Says how much each code matters on this site."""

    overrides: dict[Code, Severity] = {}
    """What the site says (`checks` in `site.yaml`) of codes that matter more or less to it."""
    strict: bool = False
    """Whether warnings are errors (`--strict`)."""

    def severity(self, code: Code) -> Severity:
        """Return the severity of a code: the site's word, else the program's; `--strict` raises warnings to errors."""
        own = Severity.WARNING if code in WARNINGS else Severity.ERROR
        severity = self.overrides.get(code, own)
        return Severity.ERROR if self.strict and severity is Severity.WARNING else severity

    def errors(self, diagnostics: tuple[Diagnostic, ...]) -> tuple[Diagnostic, ...]:
        """Return the diagnostics that refuse the build."""
        return tuple(d for d in diagnostics if self.severity(d.code) is Severity.ERROR)

    def visible(self, diagnostics: tuple[Diagnostic, ...]) -> tuple[Diagnostic, ...]:
        """Return the diagnostics that the site wants to hear of, each once, in the order of the files."""
        found = {d for d in diagnostics if self.severity(d.code) is not Severity.OFF}
        return tuple(sorted(found, key=lambda d: d.order))


def nearest(word: str, known: Sequence[str]) -> Message:
    """Return a hint that offers the known word nearest to a mistyped one, or lists the known ones when they are few."""
    # difflib is imported here: a build without mistakes does not need it.
    import difflib

    # Backwards, so that of words that differ in capitals alone the first one is offered.
    lowered = {k.lower(): k for k in sorted(known, reverse=True)}
    close = difflib.get_close_matches(word.lower(), list(lowered), n=1, cutoff=0.6)
    if close:
        return say("did-you-mean", word=lowered[close[0]])
    return say("known", names=tuple(sorted(known))) if 0 < len(known) <= 20 else NOTHING
