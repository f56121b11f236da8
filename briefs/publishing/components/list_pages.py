"""The links between the pages of a long list."""

from briefs.library.selections import NEWEST, Part
from briefs.model import addresses
from briefs.model.addresses import Address
from briefs.publishing.components.frames import PageContext
from briefs.publishing.views.parts import Anchor, ListPages


def list_pages(page: PageContext, first: Address, part: Part, number: int) -> ListPages:
    """Return the links between the parts of a list of briefs; `first` is the address of its newest part."""

    def href(other: int | None) -> str:
        return "" if other is None else page.href(addresses.part(first, other))

    links = tuple(_link(page, href(other), other, number) for other in part.near)
    return ListPages(links, href(part.newer), href(part.older))


def _link(page: PageContext, href: str, number: int, current: int) -> Anchor:
    words = page.words
    is_current = number == current
    if number == NEWEST:
        return Anchor(href, words("newest_part"), title=words("newest_part"), current=is_current)
    return Anchor(href, str(number), title=words("part", number=number), current=is_current)
