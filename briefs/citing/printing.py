"""Notes as they are printed: placeholders replaced by full forms and short forms, each short form with its source.

A short form is a link to the note that it names, and is described by its source in full, which stands hidden beside
the note for those who look, listen, print, copy or search.
"""

import re
from collections.abc import Callable, Mapping, Sequence
from functools import lru_cache
from html import escape

import msgspec

from briefs.citing import marked
from briefs.citing.cited_note import Citation, CitedNote
from briefs.citing.forms import Form
from briefs.citing.naming import titled
from briefs.citing.printed_work import Work
from briefs.citing.profiles import FULL, Profile, worded
from briefs.citing.short_forms import short_form
from briefs.language.han import is_wide
from briefs.language.languages import DERIVED, Lang
from briefs.language.script import simplified_all
from briefs.model.note import MARKS, BriefTitle, KeyedCitation, TypedCitation
from briefs.model.source import LAWS, Source, SourceKey
from briefs.placeholders import Placeholder

# *Id.* begins a sentence, *id.* goes on with one (`x-inside` in a profile).
_SENTENCE_END = re.compile(r"[.。!?！？:：][”’」』）)\s]*$")
# Signals end in a stop and end no sentence: *Cf.*, *See, e.g.*,
_SIGNAL = re.compile(r"\b(?:[Cc]f|[Ss]ee|e\.g|[Aa]ccord|[Cc]ontra)[.,]?\s*$")
_OWN_STOP = re.compile(r"\.[”’\"]?$")
_SIMPLIFIED = frozenset(DERIVED.values())

WorkOf = Callable[[SourceKey], Work]
"""Gives a source in the manner in which the text cites it."""


class FullSource(msgspec.Struct, frozen=True):
    """The source behind a short form, which stands hidden beside the note."""

    id: str
    """The id of the element that holds it: `full-3-1` is the first of note 3."""
    html: str
    """Its full form, the title of a brief, or the words of the earlier note that is meant."""
    key: str = ""
    """The key of the source; empty for a brief or the words of a note."""


class PrintedNote(msgspec.Struct, frozen=True):
    """A note as a page shows it."""

    number: int
    """Its number in reading order, from 1."""
    html: str
    """What it says, without the links back."""
    back: str
    """The links back to the places of the text that call it, as HTML."""
    text: str
    """What search and exports see: plain words, each short form replaced by its source where that is known."""
    full: tuple[FullSource, ...]
    """The sources behind its short forms, in the order in which they stand."""
    keys: tuple[SourceKey, ...]
    """The sources that it cites, each once."""


class PrintOptions(msgspec.Struct, frozen=True):
    """How one text is printed, and what its notes may name."""

    lang: Lang
    """The language of the page, which may be a derived one."""
    profile: Profile
    """The profile of its short forms, with its words in the script of the page."""
    sources: Mapping[SourceKey, Source]
    """The records by key; a key without one is printed as it was typed."""
    titles: Mapping[str, str]
    """The titles of briefs by id, in the language of the page; a brief without one is called by its id."""
    quotes: bool = False
    """Whether Simplified words have the Mainland's quotation marks."""


def in_script(profile: Profile, lang: Lang, *, quotes: bool = False) -> Profile:
    """Return a profile with its words in the script of a language."""
    if lang not in _SIMPLIFIED:
        return profile
    forms, locators = list(profile.forms), list(profile.locators)
    texts = [*profile.forms.values(), *profile.locators.values()]
    done = simplified_all(texts, quotes=quotes)
    return msgspec.structs.replace(
        profile,
        forms=dict(zip(forms, done[: len(forms)], strict=True)),
        locators=dict(zip(locators, done[len(forms) :], strict=True)),
    )


def print_notes(
    notes: Sequence[CitedNote], forms: Sequence[Sequence[Form]], work: WorkOf, options: PrintOptions
) -> tuple[PrintedNote, ...]:
    """Print the notes of one text."""
    printed: list[PrintedNote] = []
    for cited, chosen in zip(notes, forms, strict=True):
        printed.append(_Printer(cited, chosen, work, options, printed).note())
    return tuple(printed)


class _Printer:
    """Prints one note: goes through its pieces, HTML and plain words side by side."""

    def __init__(
        self,
        cited: CitedNote,
        forms: Sequence[Form],
        work: WorkOf,
        options: PrintOptions,
        before: Sequence[PrintedNote],
    ) -> None:
        self.cited, self.work, self.options, self.before = cited, work, options, before
        self.forms, self.antecedents = iter(forms), iter(cited.antecedents)
        self.html: list[str] = []
        self.words: list[str] = []
        self.sources: list[FullSource] = []
        self.closing = ""

    def note(self) -> PrintedNote:
        note = self.cited.note
        pieces, words = MARKS.split(note.html), MARKS.split(note.text)
        insertions = iter(note.insertions)
        self.html.append(pieces[0])
        self.words.append(words[0])
        for mark, piece, said in zip(MARKS.findall(note.html), pieces[1:], words[1:], strict=True):
            rest, heard = piece, said
            if mark == Placeholder.TYPED_CLOSE:
                self.html.append(self.closing)
            else:
                insertion = next(insertions)
                if isinstance(insertion, TypedCitation):
                    heard = self.typed() or said
                elif isinstance(insertion, BriefTitle):
                    title = self.options.titles.get(insertion.brief, insertion.brief)
                    self.html.append(escape(title))
                    self.words.append(title)
                else:
                    stop = self.keyed(insertion, said)
                    rest, heard = piece.removeprefix(stop), said.removeprefix(stop)
            self.html.append(rest)
            self.words.append(heard)
        keys = dict.fromkeys(SourceKey(work.key) for work in self.cited.works if work.key)
        html, text = "".join(self.html), "".join(self.words)
        return PrintedNote(note.number, html, note.back, text, tuple(self.sources), tuple(keys))

    def keyed(self, insertion: KeyedCitation, after: str) -> str:
        """Print a citation by key; give the stop that must not follow it, as it ends in one of its own."""
        if insertion.key not in self.options.sources:
            words = f"@{insertion.key}" + (
                f"{self.options.profile.comma}{insertion.locator.typed}" if insertion.locator else ""
            )
            self.add(escape(words), words)
            return ""
        form = next(self.forms)
        work = self.work(form.key)
        full = work.full(insertion.locator)
        if form.form == FULL:
            introduction = self.introduction(form, work, full)
            shown = self.joined(work.full(insertion.locator, introduction) if introduction else full)
            self.add(marked.to_html(shown, self.options.lang), marked.to_plain(shown))
            said = marked.to_plain(shown)
        else:
            said = self.joined(self.short(form, work))
            link = self.link(form.named, self.whole(full), form.key)
            self.add(marked.to_html(said, self.options.lang, link), marked.to_plain(full))
        # A stop of its own, or one within quotation marks: “Supplementary Resolution.”
        return "." if _OWN_STOP.search(marked.to_plain(said)) and after.startswith(".") else ""

    def introduction(self, form: Form, work: Work, full: str) -> str:
        """Return the words that introduce a short title, where the profile has such and later notes use it."""
        source = work.canonical.source
        template = self.options.profile.forms.get("hereinafter-law" if source.type in LAWS else "hereinafter", "")
        if not form.introduces or not template or "title-short" not in source.texts:
            return ""
        title = work.part("short-title", None) or self.script(titled(source, self.options.lang))
        # A name that the full form shows needs no introduction: 《民法典》 of 《中华人民共和国民法典》.
        shown = marked.to_plain(title).strip("《》") in marked.to_plain(full)
        # A short form by section or number needs none either: 18 U.S.C. § 2703, H.R. 4639.
        short = work.part("short", None) if source.type in LAWS else None
        needless = short is not None and marked.to_plain(title) not in marked.to_plain(short)
        return "" if shown or needless else worded(template, {"title": title})

    def add(self, html: str, words: str) -> None:
        self.html.append(html)
        self.words.append(words)

    def joined(self, citation: str) -> str:
        """Take away the space after a Chinese word that an author types before a key, where Chinese follows."""
        before, first = self.words[-1], marked.to_plain(citation)[:1]
        # “ is as wide as 「, for which it stands there.
        is_mark = first in ("“", "‘") and self.options.quotes and self.options.lang in _SIMPLIFIED
        if before.endswith(" ") and before[-2:-1] and is_wide(before[-2]) and first and (is_wide(first) or is_mark):
            self.html[-1], self.words[-1] = self.html[-1].removesuffix(" "), before[:-1]
        return citation

    def short(self, form: Form, work: Work) -> str:
        """Word a short form, in marked text."""
        before = self.words[-1]
        begins = not before.strip() or bool(_SENTENCE_END.search(before) and not _SIGNAL.search(before))
        profile = self.options.profile
        own = work.profile if profile.foreign_forms and form.form in work.profile.forms else profile
        return short_form(form, work, own, self.options.lang, begins=begins)

    def script(self, text: str) -> str:
        return _simplified(text, self.options.quotes) if self.options.lang in _SIMPLIFIED else text

    def typed(self) -> str:
        """Open the link of a typed short form that is bound; give its source in full, or nothing."""
        cited = next(self.antecedents)
        self.closing = "</a>" if cited else ""
        if cited is None:
            return ""
        html, text = self.behind(cited)
        key = SourceKey(cited.work.key)
        self.html.append(self.link(cited.named, html, key))
        return text

    def behind(self, cited: Citation) -> tuple[str, str]:
        """Return what a typed short form stands for, as HTML and plain."""
        if cited.work.key:
            full = self.work(SourceKey(cited.work.key)).full(cited.locator)
            return self.whole(full), marked.to_plain(full)
        if cited.work.brief:
            title = self.options.titles.get(cited.work.brief, cited.work.brief)
            return escape(title), title
        note = self.before[cited.work.note - 1]
        inner = re.sub(r"</?(?:p|a)\b[^>]*>", "", note.html)
        return inner, note.text

    def whole(self, full: str) -> str:
        return marked.to_html(full, self.options.lang, breaks=False)

    def link(self, number: int, full: str, key: str) -> str:
        """Return the opening tag of a short form's link, and keep the source that describes it."""
        name = f"full-{self.cited.note.number}-{len(self.sources) + 1}"
        self.sources.append(FullSource(name, full, key))
        return f'<a class="short-form" href="#fn-{number}" aria-describedby="{name}">'


@lru_cache(maxsize=65536)
def _simplified(text: str, quotes: bool) -> str:
    return marked.simplify((text,), quotes=quotes)[0]
