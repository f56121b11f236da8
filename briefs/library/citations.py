"""Who cites what: the notes of every text with their sources, and the same seen from the sources and the briefs."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping

import msgspec

from briefs.citing.forms import Form, choose_forms
from briefs.citing.marked import to_plain
from briefs.citing.naming import called
from briefs.citing.printing import in_script
from briefs.citing.profiles import Profile, default_profile
from briefs.citing.references import ReferenceKey, manner_for, reference_keys_of
from briefs.citing.styles import CslFormatter
from briefs.citing.works import CitedNote, find_works, normal_address
from briefs.language.languages import BY_CODE, LANGUAGES, Lang
from briefs.language.locators import Locator
from briefs.library.library import Library
from briefs.model.addresses import BRIEFS
from briefs.model.brief import Brief, BriefId
from briefs.model.note import TITLE
from briefs.model.source import SourceKey


class CitedText(msgspec.Struct, frozen=True):
    """The notes of one text: what each cites, in which form, and by which profile (in the text's own script)."""

    notes: tuple[CitedNote, ...]
    forms: tuple[tuple[Form, ...], ...]
    profile: Profile


class Passage(msgspec.Struct, frozen=True):
    """A place that cites a source or links to a brief.

    The brief, its language, the number of the note (0: the text itself), the place within the source, and the sentences
    of the text that call the note.
    """

    brief: BriefId
    lang: Lang
    note: int
    locator: Locator | None
    sentences: tuple[str, ...]


class Citations(msgspec.Struct, frozen=True):
    """All citations of a site.

    `texts` are by brief or page, language; `of_source` and `of_brief` have the passages that cite a source or a brief,
    in the order of the library; `cited_by` has the briefs that cite a source in some language, each once;
    `sources_of` the sources that a brief cites in any of its languages, in the order of its notes.
    """

    texts: dict[tuple[str, BriefId, Lang], CitedText]
    of_source: dict[SourceKey, tuple[Passage, ...]]
    of_brief: dict[BriefId, tuple[Passage, ...]]
    cited_by: dict[SourceKey, tuple[BriefId, ...]]
    sources_of: dict[BriefId, tuple[SourceKey, ...]]

    def text(self, brief: Brief) -> CitedText:
        """Return the notes of a brief or page."""
        return self.texts[brief.kind, brief.id, brief.lang]


def find_citations(library: Library) -> Citations:
    """Resolve every note's citations, then index them by source and by cited brief."""
    urls = {normal_address(source.url): key for key, source in library.sources.items() if source.url}
    texts: dict[tuple[str, BriefId, Lang], CitedText] = {}
    profiles = _Profiles(library)
    for brief in (*library.briefs.values(), *library.pages.values()):
        profile = profiles.of(brief)
        notes = find_works(brief.notes, brief.mentions, library.sources, urls)
        keys = dict.fromkeys(SourceKey(work.key) for note in notes for work in note.works if work.key)
        issuers = {key: to_plain(called(library.sources[key], brief.lang, profile)) for key in keys}
        forms = choose_forms(notes, library.sources, profile, issuers)
        texts[brief.kind, brief.id, brief.lang] = CitedText(notes, forms, profile)
    of_source: dict[SourceKey, list[Passage]] = defaultdict(list)
    of_brief: dict[BriefId, list[Passage]] = defaultdict(list)
    titles = {language.code: library.titles(language.code) for language in LANGUAGES}
    for brief_id in library.order:
        for lang in library.languages_of(brief_id):
            brief = library.briefs[brief_id, lang]
            for key, passage in _passages(brief, texts[BRIEFS, brief_id, lang], titles[lang]):
                of_source[key].append(passage)
                cited = library.sources[key].brief
                if cited:
                    of_brief[BriefId(cited)].append(passage)
            for mention in brief.mentions:
                note = next((n for n in brief.notes if n.number == mention.note), None)
                said = tuple(reference.sentence for reference in note.references) if note else (mention.sentence,)
                passage = Passage(brief_id, lang, mention.note, None, _filled(said, titles[lang]))
                of_brief[BriefId(mention.brief)].append(passage)
    cited_by = {key: tuple(dict.fromkeys(p.brief for p in passages)) for key, passages in of_source.items()}
    sources_of = {brief_id: _sources_of(library, texts, brief_id) for brief_id in library.order}
    return Citations(texts, _frozen(of_source), _frozen(of_brief), cited_by, sources_of)


def _sources_of(
    library: Library, texts: Mapping[tuple[str, BriefId, Lang], CitedText], brief_id: BriefId
) -> tuple[SourceKey, ...]:
    keys: dict[SourceKey, None] = {}
    for lang in library.languages_of(brief_id):
        for cited in texts[BRIEFS, brief_id, lang].notes:
            keys |= dict.fromkeys(SourceKey(work.key) for work in cited.works if work.key)
    return tuple(keys)


def _frozen(groups: Mapping[SourceKey, list[Passage]] | Mapping[BriefId, list[Passage]]) -> dict:  # type: ignore[type-arg]
    return {key: tuple(dict.fromkeys(passages)) for key, passages in sorted(groups.items())}


def _filled(sentences: Iterable[str], titles: Mapping[str, str]) -> tuple[str, ...]:
    """Return sentences with the titles of the briefs that they name, each once."""
    return tuple(
        dict.fromkeys(TITLE.sub(lambda hole: titles.get(hole[1], hole[1]), sentence) for sentence in sentences)
    )


def _passages(brief: Brief, text: CitedText, titles: Mapping[str, str]) -> Iterator[tuple[SourceKey, Passage]]:
    for cited in text.notes:
        sentences = _filled((reference.sentence for reference in cited.note.references), titles)
        for one in cited.cited:
            if one.work.key:
                yield SourceKey(one.work.key), Passage(brief.id, brief.lang, cited.note.number, one.locator, sentences)


class _Profiles:
    """Finds the profile of each text, in its script, with the style that the site chose."""

    def __init__(self, library: Library) -> None:
        self.library = library
        self.made: dict[tuple[str, Lang], Profile] = {}

    def of(self, brief: Brief) -> Profile:
        authored = BY_CODE[brief.lang].derived_from or brief.lang
        name = chosen_profile(self.library, brief.front_matter.profile, authored)
        if (name, brief.lang) not in self.made:
            is_sites = name == chosen_profile(self.library, "", authored)
            other = in_script(self.library.profiles[name], brief.lang)
            self.made[name, brief.lang] = site_profile(self.library, brief.lang) if is_sites else other
        return self.made[name, brief.lang]


def chosen_profile(library: Library, own: str, lang: Lang) -> str:
    """Return the profile of a text: its own, else the site's, else the default; one that is missing is passed over."""
    for name in (own, library.settings.citations.of(lang).profile):
        if name in library.profiles and lang in library.profiles[name].languages:
            return name
    return default_profile(library.profiles, lang)


def site_profile(library: Library, lang: Lang) -> Profile:
    """Return the profile by which the site's own pages cite in a language."""
    authored = BY_CODE[lang].derived_from or lang
    profile = library.profiles[chosen_profile(library, "", authored)]
    style = library.settings.citations.of(authored).style
    return in_script(msgspec.structs.replace(profile, style=style) if style else profile, lang)


def wanted_forms(library: Library, citations: Citations, formatter: CslFormatter) -> set[ReferenceKey]:
    """Return every full form that some page wants: those of the notes, and each source on its own page."""
    references: set[ReferenceKey] = set()
    for (_, _, lang), text in citations.texts.items():
        for note in text.notes:
            for cited in note.cited:
                if cited.work.key:
                    key = SourceKey(cited.work.key)
                    manner = manner_for(library.sources[key], lang, text.profile, library.profiles)
                    references |= reference_keys_of(key, *manner, formatter, (cited.locator,))
    for language in LANGUAGES:
        profile = site_profile(library, language.code)
        for key, source in library.sources.items():
            references |= reference_keys_of(
                key, *manner_for(source, language.code, profile, library.profiles), formatter, ()
            )
    return references
