"""What the notes of a text cite, in which forms, and by which profile."""

from collections.abc import Sequence

import msgspec

from briefs.citing.cited_note import Citation, CitationProblem, CitedNote, Work
from briefs.citing.forms import Form
from briefs.citing.printing import in_script
from briefs.citing.profiles import Profile
from briefs.engine.queries import Ask, query
from briefs.language.languages import BY_CODE, Lang
from briefs.library.citations import CitedText, chosen_profile, cite_text
from briefs.model.brief import Brief
from briefs.model.note import Note
from briefs.questions import derived_records, template_queries
from briefs.questions.asked_library import AskedLibrary
from briefs.questions.text_queries import versions


class NoteCitations(msgspec.Struct, frozen=True, array_like=True):
    """What one note cites, without the note: the fields of `CitedNote`."""

    cited: tuple[Citation, ...]
    """Its citations."""
    antecedents: tuple[Citation | None, ...]
    """For each typed short form, in order, what it stands for."""
    problems: tuple[CitationProblem, ...]
    """What is wrong with its typed short forms."""
    works: tuple[Work, ...]
    """The works cited, each once."""


class TextCitations(msgspec.Struct, frozen=True, array_like=True):
    """What the notes of a text cite: all of a `CitedText` but what whoever asks has already or finds by a name."""

    notes: tuple[NoteCitations, ...]
    """What each note cites, in their order."""
    forms: tuple[tuple[Form, ...], ...]
    """For each note the forms of its citations by key, in their order."""
    profile: str
    """The name of the profile by which the text cites; empty for that of the site."""

    @classmethod
    def of(cls, text: CitedText, profile: str) -> "TextCitations":
        """Take what is to be kept of a text that cites by a profile of that name."""
        notes = (NoteCitations(one.cited, one.antecedents, one.problems, one.works) for one in text.notes)
        return cls(tuple(notes), text.forms, profile)

    def with_notes(self, notes: Sequence[Note], profile: Profile) -> CitedText:
        """Return the whole of it again."""
        pairs = zip(notes, self.notes, strict=True)
        cited = (CitedNote(note, one.cited, one.antecedents, one.problems, one.works) for note, one in pairs)
        return CitedText(tuple(cited), self.forms, profile)


@query
def site_profile(ask: Ask, lang: str) -> Profile:
    """Return the profile by which the site's own pages cite in a language."""
    authored = BY_CODE[Lang(lang)].derived_from or Lang(lang)
    library = AskedLibrary(ask)
    profile = library.profiles[_chosen(ask, "", authored)]
    style = library.settings.citations.of(authored).style
    profile = msgspec.structs.replace(profile, style=style) if style else profile
    return in_script(profile, Lang(lang), quotes=ask(derived_records.mainland_quotes))


@query
def own_profile(ask: Ask, name: str, lang: str) -> Profile:
    """Return a profile in the script of a language."""
    quotes = ask(derived_records.mainland_quotes)
    return in_script(ask(template_queries.profiles)[name], Lang(lang), quotes=quotes)


def _chosen(ask: Ask, own: str, lang: Lang) -> str:
    """Return the name of the profile of a text, `own` being what it asks for itself."""
    library = AskedLibrary(ask)
    style = library.settings.citations.of(lang).style
    by_style = bool(style) and ask(template_queries.styles).words_short_forms(style)
    return chosen_profile(library, own, lang, by_style=by_style)


def _profile(ask: Ask, name: str, lang: Lang) -> Profile:
    """Return a profile by its name in the script of a language; by none that of the site."""
    return ask(own_profile, name, lang) if name else ask(site_profile, lang)


@query
def text_citations(ask: Ask, kind: str, name: str, lang: str) -> TextCitations:
    """Return what the notes of a text cite, and the form of each citation."""
    library = AskedLibrary(ask)
    brief = versions(ask, kind, name)[Lang(lang)]
    authored = BY_CODE[brief.lang].derived_from or brief.lang
    chosen = _chosen(ask, brief.front_matter.profile, authored)
    own = "" if chosen == _chosen(ask, "", authored) else chosen
    text = cite_text(brief, library.sources, library.source_at, _profile(ask, own, brief.lang), library.profiles)
    return TextCitations.of(text, own)


def cited_text(ask: Ask, brief: Brief) -> CitedText:
    """Return the notes of a brief or page with what they cite."""
    found = ask(text_citations, brief.kind, brief.id, brief.lang)
    return found.with_notes(brief.notes, _profile(ask, found.profile, brief.lang))


CITED = (site_profile, own_profile, text_citations)
