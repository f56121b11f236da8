"""The picture that is shown beside a link to a brief elsewhere: its own, else the card of its title."""

from collections.abc import Mapping

import msgspec

from briefs.language.languages import Lang
from briefs.library.library import Library
from briefs.model import addresses
from briefs.model.addresses import Address
from briefs.model.brief import Brief, BriefId
from briefs.model.picture import Picture
from briefs.publishing.components.metadata import absolute
from briefs.publishing.rendering.card_drawing import HEIGHT, WIDTH
from briefs.publishing.views.parts import Meta
from briefs.reading.files.file_names import one_name


class ShareImage(msgspec.Struct, frozen=True):
    """A picture for those who show links."""

    url: str
    """Its full web address."""
    alt: str
    """What it shows."""
    width: int = 0
    """Its width in pixels; 0 where that is not known."""
    height: int = 0
    """Its height in pixels; 0 where that is not known."""


def card_address(brief_id: BriefId, lang: Lang) -> Address:
    """Return the address of the card of a brief."""
    return Address(f"{addresses.brief(brief_id, lang)}card.png")


def share_image(
    library: Library, pictures: Mapping[str, Picture], cards: Mapping[tuple[BriefId, Lang], bool], brief: Brief
) -> ShareImage | None:
    """Return the picture of a brief, None where it has none; `cards` says which briefs have a card."""
    front_matter = brief.front_matter
    if front_matter.image:
        path = f"{addresses.BRIEFS}/{brief.id}/{one_name(front_matter.image)}"
        size = pictures.get(path) or Picture()
        url = absolute(library, addresses.media(path))
        return ShareImage(url, front_matter.image_alt or front_matter.title, size.width, size.height)
    if cards.get(brief.key):
        return ShareImage(absolute(library, card_address(*brief.key)), front_matter.title, WIDTH, HEIGHT)
    return None


def image_tags(image: ShareImage | None) -> tuple[Meta, ...]:
    """Return the tags that tell of a picture: Open Graph's, and the one by which it is shown large."""
    if image is None:
        return ()
    tags = [("og:image", image.url), ("og:image:alt", image.alt)]
    if image.width and image.height:
        tags += [("og:image:width", str(image.width)), ("og:image:height", str(image.height))]
    return (*(Meta(name, said, is_property=True) for name, said in tags), Meta("twitter:card", "summary_large_image"))
