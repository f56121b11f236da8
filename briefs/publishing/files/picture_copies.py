"""Smaller copies of the pictures, for smaller windows."""

from collections.abc import Container, Iterator, Mapping

from briefs.model import addresses
from briefs.model.addresses import Address
from briefs.model.picture import Picture


def picture_files(pictures: Mapping[str, Picture], published: Container[str]) -> Iterator[tuple[Address, bytes]]:
    """Return the smaller copies of those pictures whose own addresses are among the published ones."""
    for path, picture in pictures.items():
        for one in picture.smaller if addresses.media(path) in published else ():
            yield addresses.smaller(path, one.width), one.data
