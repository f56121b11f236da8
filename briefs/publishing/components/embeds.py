"""A brief and its charts as other sites may show them: each with the address of the file that says how (oEmbed)."""

import re
from collections.abc import Iterator
from html import unescape

import msgspec

from briefs.model import addresses
from briefs.model.addresses import Address
from briefs.model.brief import Brief
from briefs.publishing.components.frames import SiteContext

# The id, title and measure of a chart, as the reader of texts writes them.
_FIGURE = re.compile(
    r'<figure id="([^"]*)" class="chart-figure">.*?<strong class="chart-title">(.*?)</strong>'
    r'(?:\s*<span class="chart-measure">(.*?)</span>)?',
    re.DOTALL,
)


class Embed(msgspec.Struct, frozen=True):
    """What may be shown elsewhere."""

    address: Address
    """The address of the file that says how."""
    title: str
    """What it is called: the brief by its title, a chart by what it shows."""
    measure: str = ""
    """What a chart measures; empty where that is not told, and of a brief."""
    place: str = ""
    """The id of a chart on the brief's page; empty for the brief."""


def embeds(site: SiteContext, brief: Brief) -> Iterator[Embed]:
    """Yield what of a brief may be shown elsewhere on this site: itself, and its charts in their order."""
    wanted = site.library.settings.outputs.oembed
    if wanted == "none":
        return
    page = addresses.brief(brief.id, brief.lang)
    if wanted == "all":
        yield Embed(Address(f"{page}oembed.json"), brief.front_matter.title)
    for number, (place, title, measure) in enumerate(_FIGURE.findall(brief.html) if brief.charts else (), start=1):
        yield Embed(Address(f"{page}oembed-chart-{number}.json"), _plain(title), _plain(measure), unescape(place))


def _plain(html: str) -> str:
    return unescape(re.sub(r"<[^>]*>", "", html)).strip()
