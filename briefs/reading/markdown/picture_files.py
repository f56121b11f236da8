"""Pictures → their size and smaller copies, by Pillow, which reads each as the untrusted file that it is."""

import io
import re
from contextlib import nullcontext
from typing import TYPE_CHECKING
from xml.parsers import expat

import msgspec

from briefs.engine.alone import alone
from briefs.messages.message import say
from briefs.model.picture import Picture, Smaller

if TYPE_CHECKING:
    from PIL import Image

WIDTHS = (480, 960, 1440)
"""Pixels: a phone's column, a column at twice the density, and a phone's at three times."""
PAYS = 0.8
"""A smaller copy is kept where it takes less than this part of what the picture itself takes."""
MOST_PIXELS = {"JPEG": 60_000_000}
"""Width times height of a photograph; it can be unpacked at a part of its size."""
MOST_UNPACKED = 40_000_000
"""The same of other kinds, of which each pixel is unpacked, to four bytes and to as many again on the way."""
MOST_SIDE = 30_000
"""Pixels of a side; Pillow keeps a place for each line, and 60 million of them took two gigabytes."""
_LARGE = 8_000_000
"""Pixels from which a picture is made smaller before all else, and looked at by one process at a time."""
QUALITY = 82
"""WebP's, to 100: what a copy keeps, or, of one without loss, how hard it is packed."""
_MOST_OF_WEBP = 16_383
"""Pixels of a side that WebP can say."""
_WITHOUT_LOSS = frozenset({"PNG", "GIF"})
_KINDS = ("PNG", "JPEG", "GIF", "WEBP", "AVIF")
_LENGTH = re.compile(r"([0-9]{1,5}(?:\.[0-9]{1,9})?)(?:px)?")
"""A length in pixels, of so few figures that no number is past all reason; `100%` is none."""


class PictureFile(msgspec.Struct, frozen=True):
    """A picture as it was found."""

    data: bytes
    """The whole file; Pillow tells its kind by its bytes."""
    is_svg: bool
    """Whether its name ends in .svg; only such a file is read as a drawing."""


def look_at(file: PictureFile) -> Picture:
    """Measure a picture and make its smaller copies. It is slow, so its result is kept."""
    return _drawing(file.data) if file.is_svg else _raster(file.data)


def _raster(data: bytes) -> Picture:
    from PIL import ExifTags, Image, ImageFile

    # WeasyPrint switches this on for the whole process: after an export to PDF, half a picture would pass for one.
    ImageFile.LOAD_TRUNCATED_IMAGES = False
    try:
        with Image.open(io.BytesIO(data), formats=_KINDS) as image:
            kind = image.format or ""
            width, height = image.size
            if width * height > MOST_PIXELS.get(kind, MOST_UNPACKED) or max(width, height) > MOST_SIDE:
                return Picture(fault=say("too-many-pixels", width=width, height=height))
            moves = getattr(image, "is_animated", False)
            with alone() if width * height > _LARGE else nullcontext():
                upright = _unpacked(image)
            # A camera notes which side is up; browsers heed it, so the size is that of the picture as it is seen.
            if image.getexif().get(ExifTags.Base.Orientation, 1) in _LYING:
                width, height = height, width
            smaller = () if moves else _smaller(upright, (width, height), kind in _WITHOUT_LOSS, PAYS * len(data))
    except Exception:  # a decoder may fail in any way on a damaged file
        return Picture(fault=say("damaged-picture"))
    return Picture(width, height, smaller)


_LYING = frozenset({5, 6, 7, 8})
"""The values of EXIF's orientation by which width and height change places."""


def _unpacked(image: "Image.Image") -> "Image.Image":
    """Return a picture with its right side up, a large one no larger than the copies want it."""
    from PIL import ImageOps

    room = 2 * max(WIDTHS)
    is_large = image.width * image.height > _LARGE
    if is_large:
        # Of a photograph each second to eighth pixel is unpacked.
        image.draft("RGB", (min(room, image.width), min(room, image.height)))
    image.load()
    has_alpha = image.mode in ("RGBA", "LA", "PA") or "transparency" in image.info
    mode = "RGBA" if has_alpha else "RGB"
    whole: Image.Image = image if image.mode == mode else image.convert(mode)
    if is_large and (times := min(image.width, image.height) // room) > 1:
        whole = whole.reduce(times)
    return ImageOps.exif_transpose(whole)


def _smaller(whole: "Image.Image", real: tuple[int, int], without_loss: bool, limit: float) -> tuple[Smaller, ...]:
    """Return the copies that pay of a picture whose `real` size may be larger than what was unpacked of it."""
    from PIL import Image

    found = []
    for width in WIDTHS:
        if width >= real[0]:
            break
        size = (width, max(1, round(real[1] * width / real[0])))
        if size[1] > _MOST_OF_WEBP:
            break
        out = io.BytesIO()
        # Without EXIF: where a photograph was taken is nobody's business.
        whole.resize(size, Image.Resampling.LANCZOS).save(out, "WEBP", quality=QUALITY, lossless=without_loss, exif=b"")
        if out.tell() < limit:
            found.append(Smaller(width, out.getvalue()))
    return tuple(found)


def _drawing(data: bytes) -> Picture:
    """Measure an SVG file by its width and height or its box; without either it has no size of its own."""
    found: list[dict[str, str]] = []
    parser = expat.ParserCreate()
    parser.StartElementHandler = lambda name, attributes: found.append(attributes) if not found else None
    try:
        parser.Parse(data, True)
    except (expat.ExpatError, LookupError, ValueError):
        return Picture()  # which svg.py reports, with its place
    width, height = (_LENGTH.fullmatch(found[0].get(name, "").strip()) for name in ("width", "height"))
    if not (width and height):
        box = re.split(r"[ ,]+", found[0].get("viewBox", "").strip())
        width, height = (_LENGTH.fullmatch(side) for side in box[2:4]) if len(box) == 4 else (None, None)
    return Picture(round(float(width[1])), round(float(height[1]))) if width and height else Picture()
