"""The size of a picture in its tag, so that nothing moves when it comes, with smaller copies to choose from."""

import re
from collections.abc import Mapping
from html import escape, unescape

from briefs.model import addresses
from briefs.model.addresses import Address
from briefs.model.picture import Picture
from briefs.placeholders import Placeholder

# In the tag of a picture, its content path (`briefs/x/map.png`), escaped for HTML, between two placeholders.
_PICTURE = re.compile(f"{Placeholder.PICTURE}([^{Placeholder.PICTURE}]*){Placeholder.PICTURE}")
SIZES = "(min-width: 44rem) 40rem, calc(100vw - 2rem)"
"""How wide a picture stands in a text at most."""


def with_sizes(html: str, page: Address, pictures: Mapping[str, Picture]) -> str:
    """Put size and smaller copies into the tag of each picture of a text."""
    return _PICTURE.sub(lambda picture: _attributes(unescape(picture[1]), page, pictures), html)


def _attributes(path: str, page: Address, pictures: Mapping[str, Picture]) -> str:
    picture = pictures.get(path, Picture())
    size = f' width="{picture.width}" height="{picture.height}"' if picture.width and picture.height else ""
    if not picture.smaller:
        return size
    choices = [(addresses.smaller(path, one.width), one.width) for one in picture.smaller]
    choices.append((addresses.media(path), picture.width))
    written = ", ".join(f"{addresses.relative(page, address)} {width}w" for address, width in choices)
    return f'{size} srcset="{escape(written)}" sizes="{SIZES}"'
