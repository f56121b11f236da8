"""What pages show of citations: the sources of a brief, who cites it or a source, what is related and why."""

from collections import defaultdict
from collections.abc import Iterable

from briefs.citing.marked import to_html
from briefs.language import dates
from briefs.language.languages import BY_CODE, Lang
from briefs.library.authorities import kind_of
from briefs.library.citations import Passage
from briefs.library.related import Reason, Related
from briefs.model import addresses
from briefs.model.brief import Brief, BriefId
from briefs.model.source import SourceKey
from briefs.publishing.components.frames import PageContext
from briefs.publishing.components.note_parts import plain_source
from briefs.publishing.components.source_links import source_href
from briefs.publishing.components.standing_parts import sign_of_source
from briefs.publishing.views.citation_views import CitedSource, CitingBrief, CitingPassage, RelatedBrief
from briefs.publishing.views.parts import Anchor


def source_html(page: PageContext, key: SourceKey) -> str:
    """Return a source in full as HTML."""
    return to_html(plain_source(page.site, key, page.lang), page.lang)


def source_anchor(page: PageContext, key: SourceKey) -> Anchor:
    """Return the link to a source, by its title."""
    source = page.site.library.sources[key]
    text, lang = source.title.of(page.lang) if source.brief else (source.title.text, source.title.lang)
    tag = BY_CODE[Lang(lang)].tag if lang in BY_CODE else lang
    return Anchor(source_href(page, key), text, lang=tag)


def sources_cited(page: PageContext, brief: Brief) -> tuple[CitedSource, ...]:
    """Return the sources that a brief cites, in the order of its notes, with links to these."""
    site = page.site
    notes: dict[SourceKey, list[int]] = defaultdict(list)
    for note in site.citations.text(brief).notes:
        for work in note.works:
            if work.key:
                notes[SourceKey(work.key)].append(note.note.number)
    return tuple(
        CitedSource(
            href=source_href(page, key),
            html=source_html(page, key),
            kind=page.words(f"kind_{kind_of(site.library.sources[key])}"),
            notes=tuple(Anchor(f"#fn-{number}", str(number)) for number in numbers),
            is_cited_elsewhere=site.citations.is_cited_elsewhere(key, brief.id),
            sign=sign_of_source(page, site.library.sources[key]),
        )
        for key, numbers in notes.items()
    )


def citing_briefs(page: PageContext, passages: Iterable[Passage]) -> tuple[CitingBrief, ...]:
    """Return the briefs that cite something, each in the page's language or, where it lacks that, the one it has."""
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
        lang = page.lang if page.lang in versions else next(iter(versions))
        found.append(citing_brief(page, brief_id, lang, tuple(_passage(page, passage) for passage in versions[lang])))
    return tuple(found)


def citing_brief(page: PageContext, brief_id: BriefId, lang: Lang, passages: tuple[CitingPassage, ...]) -> CitingBrief:
    """Return a brief in one of its languages with the passages of it that cite or discuss something."""
    front_matter = page.site.library.fronts[brief_id, lang]
    return CitingBrief(
        href=page.href(addresses.brief(brief_id, lang)),
        title=front_matter.title,
        lang=BY_CODE[lang].tag if lang != page.lang else "",
        date=front_matter.date,
        written_date=dates.written(front_matter.date, page.lang),
        passages=passages,
    )


def _passage(context: PageContext, passage: Passage) -> CitingPassage:
    page = context.href(addresses.brief(passage.brief, passage.lang))
    note = None
    if passage.note:
        note = Anchor(f"{page}#fn-{passage.note}", context.words("note_label", number=passage.note))
    return CitingPassage(note, passage.locator.typed if passage.locator else "", passage.sentences)


def related_briefs(page: PageContext, related: tuple[Related, ...]) -> tuple[RelatedBrief, ...]:
    """Return the related briefs with their reasons in words."""
    found = []
    for one in related:
        lang, front_matter = page.site.library.front(one.brief, page.lang)
        reasons = tuple(_reason(page, reason) for reason in one.reasons[:3])
        href = page.href(addresses.brief(one.brief, page.lang))
        tag = BY_CODE[lang].tag if lang != page.lang else ""
        found.append(RelatedBrief(href, front_matter.title, tag, reasons))
    return tuple(found)


def _reason(page: PageContext, reason: Reason) -> Anchor:
    library, words = page.site.library, page.words
    match reason.kind:
        case "cites":
            return Anchor("", words("related_cites"))
        case "cited":
            return Anchor("", words("related_cited"))
        case "source":
            shared = source_anchor(page, SourceKey(reason.key))
            return Anchor(shared.href, shared.text, shared.lang, words("related_source"))
        case "law":
            law = library.instruments[reason.key]
            href = page.href(addresses.law(reason.key, page.lang))
            return Anchor(href, law.names.of(page.lang), title=words("related_law"))
    topic = library.topics[reason.key]
    href = page.href(addresses.topic(reason.key, page.lang))
    return Anchor(href, topic.names.of(page.lang), title=words("related_topic"))
