"""Pictures → their size and smaller copies, by Pillow, which reads each as the untrusted file that it is."""

import io
import re
from typing import TYPE_CHECKING
from xml.parsers import expat

import msgspec

from briefs.messages.message import say
from briefs.model.picture import Picture, Smaller

if TYPE_CHECKING:
    from PIL import Image

WIDTHS = (480, 960, 1440)
"""Pixels: a phone's column, a column at twice the density, and a phone's at three times."""
PAYS = 0.8
"""A smaller copy is kept where it takes less than this part of what the picture itself takes."""
MOST_PIXELS = 60_000_000
"""Width times height; unpacked, a larger picture would fill the memory."""
QUALITY = 82
"""WebP's, to 100: what a copy keeps, or, of one without loss, how hard it is packed."""
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
    from PIL import Image, ImageFile, ImageOps

    # WeasyPrint switches this on for the whole process: after an export to PDF, half a picture would pass for one.
    ImageFile.LOAD_TRUNCATED_IMAGES = False
    try:
        with Image.open(io.BytesIO(data), formats=_KINDS) as image:
            if image.width * image.height > MOST_PIXELS:
                return Picture(fault=say("too-many-pixels", width=image.width, height=image.height))
            kind = image.format or ""
            moves = getattr(image, "is_animated", False)
            image.load()
            # A camera notes which side is up; browsers heed it, so the size is that of the picture as it is seen.
            upright = ImageOps.exif_transpose(image)
    except Exception:  # a decoder may fail in any way on a damaged file
        return Picture(fault=say("damaged-picture"))
    smaller = () if moves else _smaller(upright, without_loss=kind in _WITHOUT_LOSS, limit=PAYS * len(data))
    return Picture(upright.width, upright.height, smaller)


def _smaller(image: "Image.Image", *, without_loss: bool, limit: float) -> tuple[Smaller, ...]:
    from PIL import Image

    has_alpha = image.mode in ("RGBA", "LA", "PA") or "transparency" in image.info
    whole = image.convert("RGBA" if has_alpha else "RGB")
    found = []
    for width in WIDTHS:
        if width >= image.width:
            break
        size = (width, max(1, round(image.height * width / image.width)))
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
