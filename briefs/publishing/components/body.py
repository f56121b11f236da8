"""The body of a brief: its HTML with ids of blocks, titles of other briefs, drawings, sources and sizes in place."""

import re
from html import escape, unescape

from briefs.citing.marked import to_html
from briefs.language.words import Words
from briefs.model import addresses
from briefs.model.addresses import BRIEFS
from briefs.model.block import with_former_ids, with_ids, without_ids
from briefs.model.brief import Brief
from briefs.model.source import SourceKey
from briefs.placeholders import Placeholder
from briefs.publishing.components.frames import SiteContext
from briefs.publishing.components.margin_notes import short_citation
from briefs.publishing.components.note_parts import plain_source
from briefs.publishing.components.picture_sizes import with_sizes
from briefs.publishing.components.source_links import source_link
from briefs.publishing.rendering.chart_drawing import with_drawings
from briefs.publishing.views.citation_views import MarginNote

# The key of a chart's source, escaped for HTML, between two placeholders.
_SOURCE = re.compile(f"{Placeholder.CHART_SOURCE}([^{Placeholder.CHART_SOURCE}]*){Placeholder.CHART_SOURCE}")


def filled(site: SiteContext, brief: Brief) -> str:
    """Return a brief's HTML with the ids of its blocks and the titles of other briefs in their holes."""
    ids = site.paragraphs.ids.get(brief.key)
    if brief.kind != BRIEFS or ids is None:
        html = without_ids(brief.html)
    else:
        named = with_former_ids(brief.html, brief.blocks, site.paragraphs.former[brief.key])
        html = with_ids(named, (one for one, b in zip(ids, brief.blocks, strict=True) if not b.own_id))
    return with_others(site, brief, html)


def with_others(site: SiteContext, brief: Brief, html: str) -> str:
    """Put what other files and stages give into the whole of a brief's HTML: titles of briefs, drawings, sources."""
    if brief.images:
        html = with_sizes(html, addresses.of_content(brief.kind, brief.id, brief.lang), site.pictures)
    if brief.charts:
        html = with_drawings(html, brief.charts, {chart: site.drawings[chart] for chart in brief.charts})
        html = _SOURCE.sub(lambda hole: _chart_source(site, brief, hole[1]), html)
    if not brief.titles:
        return html
    known = site.titles[brief.lang]
    parts = html.split(Placeholder.CITATION)
    names = [*(escape(known.get(name, name)) for name in brief.titles), ""]
    return "".join(part + name for part, name in zip(parts, names, strict=True))


def _chart_source(site: SiteContext, brief: Brief, name: str) -> str:
    """Return the source of a chart in full, as a link to its page; the key alone where there is no such source."""
    source = site.library.sources.get(SourceKey(unescape(name)))
    if source is None:
        return name
    origin = addresses.of_content(brief.kind, brief.id, brief.lang)
    href = source_link(site, source, origin, brief.lang)
    words = to_html(plain_source(site, source.key, brief.lang), brief.lang)
    short = short_citation(site, source.key, brief.lang, site.profiles[brief.lang], href)
    return (
        f'<cite class="source-short">{_in_short(short, site.words[brief.lang])}</cite>'
        f'<span class="reference">{words}</span> <a href="{escape(href)}">{site.words[brief.lang]("source_page")}</a>'
    )


def _in_short(short: MarginNote, words: Words) -> str:
    """Return a source in short as HTML: its author, title and year, with its page here and its own."""
    title = short.title
    lang = f' lang="{escape(title.lang)}"' if title.lang else ""
    author = short.author + escape(words("comma")) if short.author else ""
    year = escape(words("margin_year", year=short.year)) if short.year else ""
    host = f' <a href="{escape(short.link.href)}">{escape(short.link.text)} ↗</a>' if short.link else ""
    return f'{author}<a href="{escape(title.href)}"{lang}>{escape(title.text)}</a>{year}{host}'
