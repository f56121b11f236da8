"""What the site's search finds: briefs in the order of the oldest, then laws, sources and terms."""

from collections.abc import Iterator

import msgspec

from briefs.citing.marked import to_plain
from briefs.language import dates, edtf
from briefs.language.languages import AUTHORED, EN, LANGUAGES, ZH_HANS, ZH_HANT
from briefs.library.laws import in_order, moved_on
from briefs.model import addresses
from briefs.model.brief import Brief, BriefId
from briefs.model.front_matter import Names
from briefs.model.law import Event, EventKind, Instrument
from briefs.model.source import SourceKey
from briefs.publishing.components.frames import SiteContext
from briefs.publishing.components.law_anchors import law_address
from briefs.publishing.components.note_parts import plain_source, printed_notes
from briefs.publishing.components.source_links import place_of, source_address
from briefs.searching.documents import Document, MovedLaw, Passage

_FIELDS = {"heading": "heading"}
_DATED: tuple[EventKind, ...] = (
    *("promulgated", "published", "passed", "in-force", "applies", "launched", "decided", "introduced", "proposed"),
)
_ORDER = tuple(language.code for language in LANGUAGES)


def search_aliases(site: SiteContext) -> list[list[str]]:
    """Return the forms of each term that has several, which stand for one another when one is searched for.

    Those that most briefs use come first: of them the search makes its examples.
    """
    groups = []
    for name, term in site.library.glossary.items():
        forms = (term.zh_hant, term.zh_hans, term.en, term.ja, *term.also.zh_hant, *term.also.en)
        uses = site.term_uses[name]
        groups.append((-len(uses.ids) - uses.more, list(dict.fromkeys(form for form in forms if form))))
    return [forms for _, forms in sorted(groups, key=lambda group: group[0]) if len(forms) > 1]


def search_places(site: SiteContext) -> dict[str, tuple[str, ...]]:
    """Return the names of each jurisdiction, in the order of the languages."""
    return {code: tuple(place.names.of(lang) for lang in _ORDER) for code, place in site.library.jurisdictions.items()}


def brief_document(site: SiteContext, brief_id: BriefId) -> Document:
    """Return a brief as search finds it."""
    library = site.library
    versions = {lang: library.briefs[brief_id, lang] for lang in library.languages_of(brief_id)}
    front_matter = library.front_matter(brief_id)
    return Document(
        kind="brief",
        titles=tuple(versions[lang].front_matter.title if lang in versions else "" for lang in _ORDER),
        addresses=tuple(addresses.brief(brief_id, lang) if lang in versions else "" for lang in _ORDER),
        date=front_matter.date,
        facets={
            "kind": ("brief",),
            "jurisdiction": tuple(code for code in front_matter.jurisdictions if code in library.jurisdictions),
            "topic": tuple(topic for topic in front_matter.topics if topic in library.topics),
            "year": (dates.year(front_matter.date),),
            "law": tuple(law for law in front_matter.instruments if law in library.instruments),
            "language": tuple(lang for lang in AUTHORED if lang in versions),
        },
        chinese=tuple(_passages(site, versions.get(ZH_HANT), versions.get(ZH_HANS))),
        latin=tuple(_passages(site, versions.get(EN), None)),
        moved=tuple(_moved(site, name, event) for name, event in moved_on(site.laws, front_matter)),
    )


def _moved(site: SiteContext, name: str, event: Event) -> MovedLaw:
    names = site.library.instruments[name].names
    return MovedLaw(tuple(names.of(lang) for lang in _ORDER), event.kind, event.date, site.laws.standings[name].sign)


def _passages(site: SiteContext, brief: Brief | None, derived: Brief | None) -> Iterator[Passage]:
    """Return the passages of a brief in one language: title, summary, blocks, notes."""
    if brief is None:
        return
    other = derived or brief

    def passage(field: str, anchor: str, ours: str, theirs: str) -> Passage:
        return Passage(field, anchor, ours, theirs if derived else "")

    yield passage("title", "", brief.front_matter.title, other.front_matter.title)
    yield passage("text", "", brief.front_matter.description, other.front_matter.description)
    for point, ours, theirs in zip(brief.headnote, brief.front_matter.points, other.front_matter.points, strict=True):
        yield passage("text", point.id, ours, theirs)
    for ours, theirs in zip(_said_beside(brief), _said_beside(other), strict=True):
        yield passage("text", "brief-headnote", ours, theirs)
    ids = site.paragraphs.ids[brief.key]
    for block, counterpart, anchor in zip(brief.blocks, other.blocks, ids, strict=True):
        yield passage(_FIELDS.get(block.kind, "text"), anchor, block.words, counterpart.words)
    for note, said in zip(printed_notes(site, brief), printed_notes(site, other), strict=True):
        yield passage("note", f"fn-{note.number}", note.text, said.text)


def _said_beside(brief: Brief) -> tuple[str, ...]:
    """Return what the headnote of a brief says beside its points: whom it concerns, and what happens on which day."""
    front_matter = brief.front_matter
    days = (f"{dates.written(day.date, brief.lang)} {day.what}" for day in front_matter.dates)
    return (*front_matter.affects, *days)


def law_document(site: SiteContext, name: str) -> Document:
    """Return a law as search finds it."""
    law = site.library.instruments[name]
    names, short = law.names, law.short
    own = [one for one in (law.number, short) if isinstance(one, Names)]
    # A number that is one text for all languages is written as it is in each.
    forms = [names.ja, law.number] if isinstance(law.number, str) else [names.ja, law.number.ja]
    events = [(f"event-{at}", event.note) for at, event in enumerate(in_order(law.events), start=1)]
    notes = [(anchor, note) for anchor, note in events if isinstance(note, Names)]
    called = {form for form in (*(names.of(lang) for lang in _ORDER), *forms) if form}
    texts = [_text_of_law(site, key) for key in site.laws.texts.get(name, ())]
    return Document(
        kind="law",
        titles=tuple(names.of(lang) for lang in _ORDER),
        addresses=tuple(law_address(site, name, lang) for lang in _ORDER),
        date=_date_of(law),
        facets={
            "kind": ("law",),
            "jurisdiction": (law.jurisdiction,) if law.jurisdiction in site.library.jurisdictions else (),
        },
        chinese=(
            Passage("title", "", names.zh_hant, names.of(ZH_HANS)),
            *(Passage("heading", "", one.zh_hant, one.of(ZH_HANS)) for one in own),
            *(Passage("heading", "", form) for form in forms if form),
            *(Passage("text", anchor, note.zh_hant, note.of(ZH_HANS)) for anchor, note in notes),
            *(passage for text in texts for passage in text.chinese if passage.text not in called),
        ),
        latin=(
            Passage("title", "", names.en),
            *(Passage("heading", "", one.en) for one in own),
            *(Passage("text", anchor, note.en) for anchor, note in notes),
            *(passage for text in texts for passage in text.latin),
        ),
        sign=site.laws.standings[name].sign,
    )


def _text_of_law(site: SiteContext, key: SourceKey) -> Document:
    """Return a source that is the text of a law as passages of that, at its place on its page."""
    place, text = place_of(site.library.sources[key]), source_document(site, key)

    def placed(passages: tuple[Passage, ...]) -> tuple[Passage, ...]:
        # What it is called weighs as much as the names of the law.
        return tuple(
            msgspec.structs.replace(one, anchor=place, field=one.field.replace("title", "heading")) for one in passages
        )

    return msgspec.structs.replace(text, chinese=placed(text.chinese), latin=placed(text.latin))


def _date_of(law: Instrument) -> str:
    """Return the date by whose year a law is known: of its promulgation, else of what comes nearest to it."""
    dated = {event.kind: event.date for event in reversed(in_order(law.events))}
    return next((dated[kind] for kind in _DATED if kind in dated), "")


def source_document(site: SiteContext, key: SourceKey) -> Document:
    """Return a source as search finds it; a brief, which is a source too, has a document of its own."""
    source = site.library.sources[key]
    title = source.title
    issued = source.dates.get("issued", "")
    full = {lang: to_plain(plain_source(site, key, lang)) for lang in _ORDER}
    return Document(
        kind="source",
        titles=tuple(title.of(lang)[0] for lang in _ORDER),
        addresses=tuple(source_address(site, source, lang) for lang in _ORDER),
        date=edtf.begin(issued) or issued,
        facets={"kind": ("source",), "jurisdiction": (source.jurisdiction,) if source.jurisdiction else ()},
        chinese=(
            Passage("title", "", title.text),
            *(Passage("heading", "", text) for text in title.others.values()),
            Passage("text", "", full[ZH_HANT], full[ZH_HANS]),
        ),
        latin=(Passage("text", "", full[EN]),),
    )


def term_document(site: SiteContext, name: str) -> Document:
    """Return a term of the glossary as search finds it."""
    term = site.library.glossary[name]
    also = (*term.also.zh_hant, term.ja)
    chinese = [Passage("title", name, term.zh_hant, term.zh_hans or term.zh_hant)]
    chinese += [Passage("heading", name, form) for form in also if form]
    chinese.append(Passage("text", name, term.definition.zh_hant, term.definition.of(ZH_HANS)))
    latin = [Passage("title", name, " · ".join(term.forms(EN)))]
    latin.append(Passage("text", name, term.definition.en))
    return Document(
        kind="term",
        titles=(term.zh_hant, term.zh_hans or term.zh_hant, term.en),
        addresses=tuple(f"{addresses.shelf(site.library.shelves[name, lang], lang)}#{name}" for lang in _ORDER),
        date="",
        facets={"kind": ("term",)},
        chinese=tuple(chinese),
        latin=tuple(latin),
    )
