"""A brief as a work that others cite: its files for reference managers, its head and its page all say this."""

from briefs.language.languages import BY_CODE, Lang
from briefs.library.authors import author_of
from briefs.library.library import Library
from briefs.model import addresses
from briefs.model.brief import BriefId
from briefs.model.source import Name, Source, SourceKey, Wording
from briefs.publishing.components.metadata import absolute


def brief_source(library: Library, brief_id: BriefId, lang: Lang) -> Source:
    """Return a brief as a source in the words of one of its versions, at that version's address.

    Where it names no author, the publisher of the site is the author.
    A record that took the id of the brief has no say.
    """
    front = library.fronts[brief_id, lang]
    publisher = Wording(library.settings.publisher.of(lang), lang)
    texts = {
        "title": Wording(front.title, lang),
        "publisher": publisher,
        "URL": Wording(absolute(library, addresses.brief(brief_id, lang))),
        "abstract": Wording(front.description, lang),
        "keyword": Wording(", ".join(front.keywords), lang),
        "license": Wording(front.license or library.settings.license),
    }
    return Source(
        key=SourceKey(brief_id),
        type="report",
        language=BY_CODE[lang].tag,
        texts={key: wording for key, wording in texts.items() if wording.text},
        names={"author": tuple(author_of(author, lang) for author in front.authors) or (Name(literal=publisher),)},
        dates={"issued": library.front_matter(brief_id).date},
        brief=brief_id,
    )
