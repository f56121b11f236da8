"""How to cite a brief: in words, by four styles, and as files for reference managers.

The day of the visit is known on the reader's device only. It is formatted once with a day that no calendar has, and
what comes out says how the style writes a day; the page's script fills in the real one, and without a script a
blank stands there.
"""

import re
from functools import lru_cache
from html import escape

from briefs.citing.csl.context import Cite
from briefs.citing.items import marked_item
from briefs.citing.marked import ADDRESS, simplify, to_html
from briefs.citing.styles import Styles, cited, locale_of
from briefs.language.languages import BY_CODE, EN, ZH_HANT, is_chinese
from briefs.language.words import Words
from briefs.library.library import Library
from briefs.model import addresses
from briefs.model.brief import BriefId
from briefs.placeholders import Placeholder
from briefs.publishing.components.brief_reference import brief_source
from briefs.publishing.components.downloads import downloads
from briefs.publishing.components.frames import PageContext
from briefs.publishing.views.citation_views import CiteForm, CiteThis

STYLES = {"taiwan": "。", "bluebook": ".", "oscola": ".", "apa": ""}
"""The styles in which a brief says how it is cited, with the stop at the end; their names are interface words."""

_VISIT = {"date-parts": [[9872, 11, 28]]}
"""A day whose year, month and day can be told apart wherever a style puts them."""
# The day as the styles write it, and in each form what the page's script fills in: `{D} {Month} {Y}`.
_WRITTEN = re.compile(r"9872/11/28|9872年11月28日|(?:Nov\.|November) 28, 9872|28 (?:Nov\.|November) 9872")
_PIECES = (("9872", "{Y}"), ("November", "{Month}"), ("Nov.", "{Mon}"), ("28", "{D}"), ("11", "{M}"))

# In what the briefs of a site say around their titles; no word of the dictionaries begins with a digit.
_VARIES = re.compile(rf"{ADDRESS[0]}.*?{ADDRESS[1]}|(?<!\w)[0-9]+", re.DOTALL)


def own_citations(library: Library, brief_id: BriefId, styles: Styles) -> tuple[str, ...]:
    """Return how a brief is cited itself, in marked text: each version in each style of STYLES."""
    texts: list[str] = []
    for lang in library.languages_of(brief_id):
        item = marked_item(brief_source(library, brief_id, lang), lang, translate=False) | {"accessed": _VISIT}
        authored = BY_CODE[lang].derived_from or lang
        made = [cited(styles.style(name, locale_of(authored)), item, Cite()).text for name in STYLES]
        texts += made if lang == authored else _derived(library, made, library.fronts[brief_id, lang].title)
    return tuple(texts)


def _derived(library: Library, texts: list[str], title: str) -> list[str]:
    """Return citations with their words in the derived script, in which the title is already."""
    # What its languages are was found out when it was converted itself, and takes long.
    around = [text.replace(title, Placeholder.CITATION) for text in texts]
    converted = [_simplified(text, quotes=library.settings.has_mainland_quotes) for text in around]
    return [text.replace(Placeholder.CITATION, title) for text in converted]


def _simplified(text: str, *, quotes: bool) -> str:
    """Convert a citation without its title; those of a site differ in dates and addresses alone, which stay."""
    kept = iter(_VARIES.findall(text))
    return _VARIES.sub(lambda _: next(kept), _simplified_form(_VARIES.sub(_blank, text), quotes=quotes))


def _blank(found: re.Match[str]) -> str:
    return "".join(ADDRESS) if found[0].startswith(ADDRESS[0]) else "0" * len(found[0])


@lru_cache(maxsize=256)
def _simplified_form(text: str, *, quotes: bool) -> str:
    return simplify([text], quotes=quotes)[0]


def cite_this(context: PageContext, brief_id: BriefId) -> CiteThis:
    """Return a brief's citations for its page."""
    texts = context.site.cites[brief_id]
    languages = context.site.library.languages_of(brief_id)
    first = languages.index(context.lang) * len(STYLES)
    forms = []
    for style in _in_order(context):
        lang = EN if style != "taiwan" else context.lang if is_chinese(context.lang) else ZH_HANT
        text = texts[first + list(STYLES).index(style)]
        html = to_html(text, lang) + STYLES[style]
        words = context.site.words[lang]
        forms.append(CiteForm(context.words(f"style_{style}"), BY_CODE[lang].tag, _with_visit(html, words)))
    return CiteThis(tuple(forms), downloads(context, addresses.brief_files(brief_id), "cite"))


def _in_order(context: PageContext) -> list[str]:
    """Return the styles: first that by which the page itself cites; on an English page a Chinese one comes last."""
    own = context.site.profiles[BY_CODE[context.lang].derived_from or context.lang].style
    is_foreign = {style: style == "taiwan" and not is_chinese(context.lang) for style in STYLES}
    return sorted(STYLES, key=lambda style: (style != own, is_foreign[style]))


def _with_visit(html: str, words: Words) -> str:
    def visit(match: re.Match[str]) -> str:
        form = match[0]
        for piece, hole in _PIECES:
            form = form.replace(piece, hole)
        return f'<span class="visit" data-form="{escape(form)}">{escape(words("visit_blank"))}</span>'

    return _WRITTEN.sub(visit, html)
