"""What pages show of citations: the sources of a brief, who cites it or a source, what is related and why."""

from collections import defaultdict
from collections.abc import Iterable

from briefs.citing.marked import to_html
from briefs.language import dates
from briefs.language.languages import BY_CODE, Lang
from briefs.library.citations import Passage
from briefs.library.related import Reason, Related
from briefs.model import addresses
from briefs.model.brief import Brief, BriefId
from briefs.model.source import LEGAL, Source, SourceKey
from briefs.publishing.components.frames import Spot
from briefs.publishing.components.note_parts import plain_source, source_href
from briefs.publishing.views.citation_views import CitedSource, CitingBrief, CitingPassage, RelatedBrief
from briefs.publishing.views.parts import Anchor

KINDS = ("legal", "case", "report", "article", "book", "web", "other")
"""The kinds under which sources are listed, in the order of a table of authorities."""
_KIND_OF = {
    "legal_case": "case",
    "report": "report",
    "document": "report",
    "webpage": "web",
    "post": "web",
    "post-weblog": "web",
    "book": "book",
    "chapter": "book",
    "thesis": "book",
}


def kind_of(source: Source) -> str:
    """Give the kind under which a source is listed."""
    if source.type in LEGAL and source.type != "legal_case":
        return "legal"
    return "article" if source.type.startswith("article") else _KIND_OF.get(source.type, "other")


def source_html(spot: Spot, key: SourceKey) -> str:
    """Give a source in full as HTML."""
    return to_html(plain_source(spot.desk, key, spot.lang), spot.lang)


def source_anchor(spot: Spot, key: SourceKey) -> Anchor:
    """Give the link to a source, by its title."""
    source = spot.desk.library.sources[key]
    text, lang = source.title.of(spot.lang) if source.brief else (source.title.text, source.title.lang)
    tag = BY_CODE[Lang(lang)].tag if lang in BY_CODE else lang
    return Anchor(source_href(spot, key), text, lang=tag)


def sources_cited(spot: Spot, brief: Brief) -> tuple[CitedSource, ...]:
    """Give the sources that a brief cites, in the order of its notes, with links to these."""
    desk = spot.desk
    notes: dict[SourceKey, list[int]] = defaultdict(list)
    for note in desk.citations.text(brief).notes:
        for work in note.works:
            if work.key:
                notes[SourceKey(work.key)].append(note.note.number)
    return tuple(
        CitedSource(
            href=source_href(spot, key),
            html=source_html(spot, key),
            kind=spot.words(f"kind_{kind_of(desk.library.sources[key])}"),
            notes=tuple(Anchor(f"#fn-{number}", str(number)) for number in numbers),
            count=len(desk.citations.cited_by.get(key, ())),
        )
        for key, numbers in notes.items()
    )


def citing_briefs(spot: Spot, passages: Iterable[Passage]) -> tuple[CitingBrief, ...]:
    """Give the briefs that cite something, each in the page's language or, where it lacks that, the one it has."""
    library = spot.desk.library
    by_brief: dict[BriefId, dict[Lang, list[Passage]]] = defaultdict(lambda: defaultdict(list))
    listed = list(passages)
    for passage in listed:
        by_brief.setdefault(passage.brief, defaultdict(list))
    for passage in sorted(listed, key=lambda passage: passage.note == 0):
        so_far = by_brief[passage.brief][passage.lang]
        # A sentence that names a brief and calls a note on it is one place.
        if passage.note or not any(set(passage.sentences) <= set(other.sentences) for other in so_far):
            so_far.append(passage)
    found = []
    for brief_id, versions in by_brief.items():
        lang = spot.lang if spot.lang in versions else next(iter(versions))
        brief = library.briefs[brief_id, lang]
        found.append(citing_brief(spot, brief, tuple(_passage(spot, passage) for passage in versions[lang])))
    return tuple(found)


def citing_brief(spot: Spot, brief: Brief, passages: tuple[CitingPassage, ...]) -> CitingBrief:
    """Give a brief with the passages of it that cite or discuss something."""
    return CitingBrief(
        href=spot.to(addresses.brief(brief.id, brief.lang)),
        title=brief.matter.title,
        lang=BY_CODE[brief.lang].tag if brief.lang != spot.lang else "",
        date=brief.matter.date,
        written_date=dates.written(brief.matter.date, spot.lang),
        passages=passages,
    )


def _passage(spot: Spot, passage: Passage) -> CitingPassage:
    page = spot.to(addresses.brief(passage.brief, passage.lang))
    note = None
    if passage.note:
        note = Anchor(f"{page}#fn-{passage.note}", spot.words("note_label", number=passage.note))
    return CitingPassage(note, passage.locator.typed if passage.locator else "", passage.sentences)


def related_briefs(spot: Spot, related: tuple[Related, ...]) -> tuple[RelatedBrief, ...]:
    """Give the related briefs with their reasons in words."""
    library = spot.desk.library
    found = []
    for one in related:
        brief = library.briefs.get((one.brief, spot.lang)) or library.any_version(one.brief)
        reasons = tuple(_reason(spot, reason) for reason in one.reasons[:3])
        href = spot.to(addresses.brief(one.brief, spot.lang))
        lang = BY_CODE[brief.lang].tag if brief.lang != spot.lang else ""
        found.append(RelatedBrief(href, brief.matter.title, lang, reasons))
    return tuple(found)


def _reason(spot: Spot, reason: Reason) -> Anchor:
    library, words = spot.desk.library, spot.words
    match reason.kind:
        case "cites":
            return Anchor("", words("related_cites"))
        case "cited":
            return Anchor("", words("related_cited"))
        case "source":
            shared = source_anchor(spot, SourceKey(reason.key))
            return Anchor(shared.href, shared.text, shared.lang, words("related_source"))
        case "law":
            law = library.instruments[reason.key]
            href = spot.to(addresses.law(reason.key, spot.lang))
            return Anchor(href, law.names.of(spot.lang), title=words("related_law"))
    topic = library.topics[reason.key]
    href = spot.to(addresses.topic(reason.key, spot.lang))
    return Anchor(href, topic.names.of(spot.lang), title=words("related_topic"))
