"""What other sites show of a brief or a chart whose address is pasted there: oEmbed 1.0, without scripts."""

import json
from collections.abc import Iterator
from html import escape

from briefs.citing.marked import to_plain
from briefs.model import addresses
from briefs.model.addresses import Address
from briefs.model.brief import Brief
from briefs.model.chart import Chart
from briefs.model.source import SourceKey
from briefs.publishing.components.embeds import Embed, embeds
from briefs.publishing.components.frames import SiteContext
from briefs.publishing.components.note_parts import plain_source
from briefs.publishing.components.share_images import share_image

WIDTH, _ROW, _REST = 600, 34, 190
"""Pixels: the width of a chart's table, the height of a row of it, and of all that stands around it."""


def oembed_files(site: SiteContext, brief: Brief) -> Iterator[tuple[Address, bytes]]:
    """Yield address and content of the file of a brief, and of each chart of it."""
    charts = 0
    for embed in embeds(site, brief):
        said = _of_chart(site, brief, charts, embed) if embed.place else _of_brief(site, brief)
        charts += bool(embed.place)
        text = json.dumps(_common(site, brief) | said, ensure_ascii=False, sort_keys=True, indent=1)
        yield embed.address, f"{text}\n".encode()


def _common(site: SiteContext, brief: Brief) -> dict[str, object]:
    settings, lang = site.library.settings, brief.lang
    return {
        "version": "1.0",
        "author_name": "; ".join(brief.front_matter.authors) or settings.publisher.of(lang),
        "provider_name": settings.title.of(lang),
        "provider_url": settings.base_url,
    }


def _of_brief(site: SiteContext, brief: Brief) -> dict[str, object]:
    said: dict[str, object] = {"type": "link", "title": brief.front_matter.title}
    image = share_image(site.library, site.pictures, site.cards, brief)
    if image and image.width and image.height:
        said |= {"thumbnail_url": image.url, "thumbnail_width": image.width, "thumbnail_height": image.height}
    return said | {"description": brief.front_matter.description}


def _of_chart(site: SiteContext, brief: Brief, at: int, embed: Embed) -> dict[str, object]:
    """Return a chart as a table, which is readable anywhere, with what it says, its source and the brief."""
    words, chart = site.words[brief.lang], brief.charts[at]
    url = f"{site.absolute(addresses.brief(brief.id, brief.lang))}#{embed.place}"
    key = SourceKey(brief.chart_sources[at][0])
    source = to_plain(plain_source(site, key, brief.lang)) if key in site.library.sources else key
    measure = f"<br>{escape(embed.measure)}" if embed.measure else ""
    html = (
        f'<figure lang="{escape(words.language.tag)}"><figcaption><strong>{escape(embed.title)}</strong>{measure}'
        f"</figcaption>{_table(chart)}<p>{escape(words('chart_source'))}{escape(source)}</p>"
        f'<p><a href="{escape(url)}">{escape(brief.front_matter.title)}</a></p></figure>'
    )
    height = _REST + _ROW * (len(chart.rows) + 1)
    return {"type": "rich", "title": embed.title, "html": html, "width": WIDTH, "height": height}


def _table(chart: Chart) -> str:
    head = "".join(f'<th scope="col">{escape(one)}</th>' for one in (chart.head, *chart.series))
    rows = "".join(
        f'<tr><th scope="row">{escape(name)}</th>{"".join(f"<td>{escape(one)}</td>" for one in said)}</tr>'
        for (name, _), said in zip(chart.rows, chart.said, strict=True)
    )
    return f"<table><thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table>"
