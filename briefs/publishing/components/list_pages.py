"""The links between the pages of a long list."""

from collections.abc import Callable

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


ONE_PAGE = ListPages((), "", "")
"""The pages of a list that is one."""
_BESIDE = 2
"""How many pages of a list that is not by date are named on either side of one."""


def counted_pages(page: PageContext, address: Callable[[int], Address], count: int, number: int) -> ListPages:
    """Return the links between the pages of a list that is not by date, counted from 1; `address` is that of each."""
    if count < 2:
        return ONE_PAGE
    near = sorted({1, *range(max(1, number - _BESIDE), min(count, number + _BESIDE) + 1), count})
    title = (page.words("part", number=one) for one in near)
    return ListPages(
        tuple(
            Anchor(page.href(address(one)), str(one), title=said, current=one == number)
            for one, said in zip(near, title, strict=True)
        ),
        "",
        "",
    )


def _link(page: PageContext, href: str, number: int, current: int) -> Anchor:
    words = page.words
    is_current = number == current
    if number == NEWEST:
        return Anchor(href, words("newest_part"), title=words("newest_part"), current=is_current)
    return Anchor(href, str(number), title=words("part", number=number), current=is_current)
