"""Which form each citation by key takes: full at first, then what the profile's rules say (docs/guide-citing/en.md).

The walk keeps, for each source, the note in which it stands in full, the note that cited it last, and the place named
there; everything else is a question put to these.
"""

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence

import msgspec
from msgspec.structs import replace

from briefs.citing.cited_note import Citation, CitedNote, Work
from briefs.citing.kinds import kind_of, kinds
from briefs.citing.profiles import FULL, Condition, Profile
from briefs.language.locators import Locator
from briefs.model.source import LAWS, LEGAL, Source, SourceKey


class Form(msgspec.Struct, frozen=True):
    """The form of one citation by key."""

    key: SourceKey
    """The source that is cited."""
    form: str
    """`full`, or the name of a form of the profile."""
    number: int
    """The number of the note in which the source stands in full, for `{number}` in the form."""
    named: int
    """The number of the note to which the words lead: without `{number}` it may be the one before, or this one."""
    locator: Locator | None
    """The place to be worded; None where there is none, or where it is left out because nothing has changed."""
    near: bool = False
    """Whether the source was cited in one of the last notes (`Profile.near`)."""
    full_name: bool = False
    """Whether its author is called by the full name, as another author of the text has the same family name."""
    introduces: bool = False
    """Whether it is a full form of a source that some short form calls by title (hereinafter …)."""


class _Past(msgspec.Struct):
    """What is known of a source that was cited before.

    The note and part in which it stands in full and the place named there, the note that cited it last and the place.
    """

    number: int
    """The number of the note in which it stands in full, or that first cites it in another way than by key."""
    part: int
    """The part of the text that calls that note, as in `Note.part`."""
    place: Locator | None
    """The place named in that note, or None."""
    last: int
    """The number of the note that cited it last."""
    locator: Locator | None
    """The place named in the note that cited it last, or None."""


def choose_forms(
    notes: Sequence[CitedNote],
    sources: Mapping[SourceKey, Source],
    profile: Profile,
    issuers: Mapping[SourceKey, str],
    foreign: Mapping[SourceKey, Profile],
    namesakes: Collection[SourceKey],
) -> tuple[tuple[Form, ...], ...]:
    """Return the forms of the citations by key of each note.

    `issuers` has the name by which each source is called, `foreign` the profiles of sources whose short forms are not
    the text's own, `namesakes` the sources whose authors share a family name with another.
    """
    walk = _Walk(notes, sources, profile, issuers, foreign)
    forms = [walk.note(index) for index in range(len(notes))]
    later = {one.key for of_note in forms for one in of_note if _calls_by_title(one, sources[one.key], profile)}

    def finished(one: Form) -> Form:
        if one.form == FULL and one.key in later:
            return replace(one, introduces=True)
        return replace(one, full_name=True) if one.key in namesakes else one

    return tuple(tuple(finished(one) for one in of_note) for of_note in forms)


def _calls_by_title(form: Form, source: Source, profile: Profile) -> bool:
    """Return whether a short form calls its source by a title that the full form may have to introduce."""
    text = profile.forms.get(form.form, "")
    return "{title}" in text or (source.type in LAWS and ("{short}" in text or "{name}" in text))


class _Walk:
    """Goes through the notes of one text."""

    def __init__(
        self,
        notes: Sequence[CitedNote],
        sources: Mapping[SourceKey, Source],
        profile: Profile,
        issuers: Mapping[SourceKey, str],
        foreign: Mapping[SourceKey, Profile],
    ) -> None:
        self.notes, self.sources, self.profile, self.foreign = notes, sources, profile, foreign
        keys = {SourceKey(work.key) for cited in notes for work in cited.works if work.key}
        asks = any(name in kinds() for one in (profile, *foreign.values()) for name in (*one.exempt, *one.takes_supra))
        self.kinds = {key: kind_of(sources[key]) for key in keys} if asks else {}
        self.past: dict[SourceKey, _Past] = {}
        works: dict[str, set[SourceKey]] = defaultdict(set)
        for cited in notes:
            for work in cited.works:
                if work.key:
                    works[issuers[SourceKey(work.key)]].add(SourceKey(work.key))
        self.titled = {key for keys in works.values() if len(keys) > 1 for key in keys}

    def note(self, index: int) -> tuple[Form, ...]:
        cited = self.notes[index]
        before: list[SourceKey] = []
        forms = []
        for citation in cited.cited:
            key = SourceKey(citation.work.key)
            if not key:
                continue
            if citation.by == "key":
                forms.append(self.form(citation, index, before))
            else:
                self.remember(key, cited, citation.locator, full=key not in self.past)
            before.append(key)
        return tuple(forms)

    def remember(self, key: SourceKey, cited: CitedNote, locator: Locator | None, *, full: bool) -> None:
        number, part = cited.note.number, cited.note.part
        past = self.past.get(key)
        if past is None or full:
            self.past[key] = _Past(number, part, locator, number, locator)
        else:
            past.last, past.locator = number, locator

    def form(self, citation: Citation, index: int, before: list[SourceKey]) -> Form:
        key, here = SourceKey(citation.work.key), self.notes[index]
        profile = self.profile_of(key)
        past = self.past.get(key)
        name = FULL if past is None else self.rule(citation, index, before, past)
        locator = citation.locator
        if past is None or name == FULL:
            self.remember(key, here, locator, full=True)
            return Form(key, FULL, here.note.number, here.note.number, locator)
        numbered = "{number}" in profile.forms[name]
        # Words without a number name what was cited just before, here or in the note before, where that is so.
        beside = not numbered and (key in before or (index > 0 and citation.work in self.notes[index - 1].works))
        known = past.locator if beside else past.place
        named = past.number if not beside else here.note.number if before else self.notes[index - 1].note.number
        # What is called by its own name refers to no note: 個人資料保護法第6條, never 個人資料保護法.
        refers = "{short}" not in profile.forms[name]
        if refers and known and locator and known.is_same(locator) and _leaves_out(profile, name, numbered=numbered):
            locator = None
        number, near = past.number, here.note.number - past.last <= int(profile.near)
        self.remember(key, here, citation.locator, full=False)
        return Form(key, name, number, named, locator, near)

    def cited_just_before(self, citation: Citation, index: int) -> bool:
        """Return whether the citation before this one in its note is of the same work, whatever way it was made."""
        cited = self.notes[index].cited
        at = next(n for n, one in enumerate(cited) if one is citation)
        return at > 0 and cited[at - 1].work == citation.work

    def rule(self, citation: Citation, index: int, before: list[SourceKey], past: _Past) -> str:
        held = self.conditions(citation, index, before, past)
        profile = self.profile_of(SourceKey(citation.work.key))
        return next((rule.form for rule in profile.rules if held.issuperset(rule.when)), FULL)

    def conditions(self, citation: Citation, index: int, before: list[SourceKey], past: _Past) -> set[Condition]:
        key, here = SourceKey(citation.work.key), self.notes[index]
        profile = self.profile_of(key)
        held = self.of_the_work(key, past)
        # Without a place of its own a citation can't be "the same" as one that named a place.
        bare = citation.locator is None and past.locator is not None
        just = self.cited_just_before(citation, index)
        if just and not bare:
            held.add("just-cited")
        if key in before:
            held.add("same-note")
        if self.notes[index].cited[0] is citation and index > 0 and not bare:
            works = self.notes[index - 1].own_works
            if works == (Work(key=key),):
                held.add("adjacent")
            elif citation.work in works:
                held.add("among")
        if here.note.number - past.last <= int(profile.near):
            held.add("near")
        if here.note.part != past.part:
            held.add("other-part")
        return held

    def of_the_work(self, key: SourceKey, past: _Past) -> set[Condition]:
        """Return what holds of a work wherever a note cites it again."""
        held: set[Condition] = set()
        if self.is_exempt(key):
            held.add("exempt")
        if self.sources[key].type in LEGAL:
            held.add("legal")
        if key in self.titled:
            held.add("titled")
        if len(self.notes[past.number - 1].own_works) > 1:
            held.add("crowded")
        if self.is_shared(past.number, key):
            held.add("shared")
        return held

    def is_shared(self, number: int, key: SourceKey) -> bool:
        """Return whether a note cites other works too that are called by its number."""
        others = (one.key for one in self.notes[number - 1].own_works if one.key != key)
        return any(not one or not self.is_exempt(SourceKey(one)) for one in others)

    def is_exempt(self, key: SourceKey) -> bool:
        """Return whether a work is never called by the number of a note."""
        profile, own = self.profile_of(key), self.kinds.get(key, "")
        of_type = self.sources[key].type in profile.exempt
        return own in profile.exempt or (of_type and own not in profile.takes_supra)

    def profile_of(self, key: SourceKey) -> Profile:
        return self.foreign.get(key, self.profile)


def _leaves_out(profile: Profile, form: str, *, numbered: bool) -> bool:
    """Return whether a form may leave out a place that is known already.

    Only words that mean the citation just before may: *Katz* with a note between would lead to no page at all.
    """
    if profile.elide == "always":
        return True
    rules = [rule for rule in profile.rules if rule.form == form]
    just = {"just-cited", "adjacent", "among"}
    return profile.elide == "adjacent" and not numbered and all(just.intersection(rule.when) for rule in rules)
