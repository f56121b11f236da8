"""Fields in which to search: forms that lead to the search page, with examples as links."""

from collections.abc import Sequence
from urllib.parse import quote

from briefs.language.languages import Lang
from briefs.model import addresses
from briefs.publishing.components.frames import PageContext
from briefs.publishing.views.parts import Anchor, SearchBox


def search_box(page: PageContext, lang: Lang, examples: Sequence[str] = ()) -> SearchBox:
    """Return a field that searches in a language, which on a page of several is not always the page's own."""
    words, action = page.site.words[lang], page.href(addresses.search(lang))
    links = tuple(Anchor(f"{action}?q={quote(one)}", one) for one in examples)
    return SearchBox(action, words("search_label"), words("search"), links)
