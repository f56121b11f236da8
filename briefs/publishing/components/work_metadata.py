"""What the page of a source says to reference managers: the work, with its own type, makers, date, language, address.

Zotero reads a page by the first of its translators that finds something: unAPI (which wants a server), COinS, Embedded
Metadata. A COinS span would win, but has no number, no editor or translator and no name of a reporter or court: cases
and statutes would arrive without what they are cited by. So the work stands in the tags that Embedded Metadata reads.
Among these the Highwire tags come first, but they know articles, reports, chapters and theses alone, and tell Google
Scholar that the page *is* the work. `z:itemType` (Zotero's own name space) names any type there is and goes before
`og:type`; makers, date and imprint are Dublin Core and PRISM, which others read as well. What Zotero has no tag for
goes into Extra (`DC.description`, beside a `z:itemType`), from where it takes CSL's variables: `authority: 最高法院`.
"""

from collections.abc import Iterator

from briefs.citing.items import Item, item_of
from briefs.language import edtf
from briefs.language.languages import Lang
from briefs.model.source import Source
from briefs.publishing.components.reference_items import OTHERS, names_of, tagged_name, text_of
from briefs.publishing.views.parts import Meta

_TYPES = dict(
    pair.split("=")
    for pair in """article=preprint article-journal=journalArticle article-magazine=magazineArticle
    article-newspaper=newspaperArticle bill=bill book=book broadcast=tvBroadcast chapter=bookSection classic=book
    collection=book dataset=dataset entry=encyclopediaArticle entry-dictionary=dictionaryEntry
    entry-encyclopedia=encyclopediaArticle figure=artwork graphic=artwork hearing=hearing interview=interview
    legal_case=case legislation=statute manuscript=manuscript map=map motion_picture=film pamphlet=book
    paper-conference=conferencePaper patent=patent performance=videoRecording periodical=book
    personal_communication=letter post=forumPost post-weblog=blogPost regulation=statute report=report
    review=journalArticle review-book=journalArticle software=computerProgram song=audioRecording speech=presentation
    standard=standard thesis=thesis treaty=statute webpage=webpage""".split()  # noqa: SIM905
)
_ELSE = "document"
_UNLIKE = frozenset(
    """classic collection entry event figure musical_score pamphlet performance periodical regulation review review-book
    treaty""".split()  # noqa: SIM905
)
"""Types that are another's in Zotero; a line of Extra says what they are."""
_MAIN_MAKERS = {
    "artwork": "artists",
    "audioRecording": "performers",
    "bill": "sponsors",
    "computerProgram": "programmers",
}
_MAIN_MAKERS |= {"film": "directors", "interview": "interviewees", "map": "cartographers", "patent": "inventors"}
_MAIN_MAKERS |= {"presentation": "presenters", "tvBroadcast": "directors", "videoRecording": "directors"}
"""How Zotero calls those who stand first, of types that have no authors."""
_MAKERS = {"editor": ["bib:editors"], "translator": ["z:translators"], "container-author": ["z:bookAuthors"]}
_MAKERS |= {"collection-editor": ["z:seriesEditors"], "recipient": ["z:recipients"]}
_MAKERS |= {"interviewer": ["z:interviewers"]}
_ARTICLES = frozenset({"journalArticle", "magazineArticle", "newspaperArticle"})
_PARTS = _ARTICLES | {"bookSection", "conferencePaper", "dictionaryEntry", "encyclopediaArticle"}
_LEGAL = frozenset({"bill", "case", "hearing", "statute"})
_ON_THE_WEB = frozenset({"blogPost", "forumPost", "webpage"})
_EVERY = frozenset({*_TYPES.values(), _ELSE})
_TAGS = {
    "title": ("DC.title", _EVERY),
    "title-short": ("bibo.shortTitle", _EVERY),
    "abstract": ("citation_abstract", _EVERY),
    "license": ("DC.rights", _EVERY),
    "publisher": ("DC.publisher", _EVERY - _LEGAL),
    "publisher-place": ("eprints.place_of_pub", _EVERY - _LEGAL),
    "number": ("prism.number", _LEGAL | {"patent", "report", "standard", "tvBroadcast"}),
    "issue": ("prism.number", _ARTICLES),
    "volume": ("prism.volume", _PARTS | {"bill", "book", "case"}),
    "edition": ("prism.edition", _PARTS - {"journalArticle"} | {"book", "map", "standard"}),
    "container-title": ("prism.publicationName", _PARTS | _ON_THE_WEB | {"tvBroadcast"}),
    "container-title-short": ("dcterms.alternative", frozenset({"journalArticle"})),
    "collection-title": ("citation_series_title", frozenset({"book", "bookSection"})),
    "section": ("article.section", frozenset({"bill", "newspaperArticle", "statute"})),
    "genre": ("DC.type", _ON_THE_WEB | {"letter", "manuscript", "map", "presentation", "report", "thesis"}),
    "event-title": ("eprints.event_title", frozenset({"conferencePaper", "presentation"})),
    "number-of-pages": ("bibo.numPages", frozenset({"book", "manuscript", "thesis"})),
    "number-of-volumes": ("bibo.numVolumes", frozenset({"book", "bookSection", "hearing"})),
    "ISSN": ("prism.issn", _EVERY),
}
"""The tag for each variable, and the types that have a field for it in Zotero; in others it would be thrown away."""
_TOLD_OTHERWISE = frozenset({"annote", "note", "keyword", "URL", "DOI", "ISBN", "page", "page-first"})


def work_tags(source: Source, lang: Lang) -> tuple[Meta, ...]:
    """Return the tags of the page of a source; bodies are called as the language of the page calls them."""
    item = item_of(source, lang)
    kind = _TYPES.get(source.type, _ELSE)
    return tuple(Meta(name, content) for name, content in _tags(source, item, kind) if content)


def _tags(source: Source, item: Item, kind: str) -> Iterator[tuple[str, str]]:
    yield "z:itemType", kind
    own = {variable: tag for variable, (tag, kinds) in _TAGS.items() if kind in kinds}
    for variable, tag in own.items():
        yield tag, text_of(item, variable)
    makers = {"author": ["DC.creator", *([f"z:{_MAIN_MAKERS[kind]}"] if kind in _MAIN_MAKERS else [])], **_MAKERS}
    for role, tags in makers.items():
        yield from ((tag, tagged_name(name)) for name in names_of(item, role) if name != OTHERS for tag in tags)
    issued = source.dates.get("issued", "")
    yield "DC.date", edtf.begin(issued) or issued
    yield "DC.language", source.language
    first, _, last = text_of(item, "page").replace("–", "-").partition("-")
    yield "prism.startingPage", first.strip()
    yield "prism.endingPage", last.strip()
    for variable in ("DOI", "ISBN"):
        yield "DC.identifier", f"{variable} {text_of(item, variable)}" if variable in item else ""
    for keyword in text_of(item, "keyword").split(","):
        yield "DC.subject", keyword.strip()
    # Without an address of the work Zotero takes that of this page: a DOI has one.
    yield "citation_public_url", source.url or (f"https://doi.org/{text_of(item, 'DOI')}" if "DOI" in item else "")
    yield "DC.description", "\n".join(_extra(source, item, own))


def _extra(source: Source, item: Item, told: dict[str, str]) -> Iterator[str]:
    """Return lines for Extra: the type that Zotero lacks, and every variable that no tag tells."""
    if source.type in _UNLIKE:
        yield f"Type: {source.type}"
    for variable in source.texts:
        if variable not in told and variable not in _TOLD_OTHERWISE:
            yield f"{variable}: {text_of(item, variable)}"
    for variable in ("original-date", "event-date", "submitted"):
        if variable in source.dates:
            yield f"{variable}: {source.dates[variable]}"
