"""The picture of a brief that other sites show beside a link to it: its title, in fonts that have every character."""

import io
import re
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

import msgspec

from briefs.language.languages import Lang
from briefs.placeholders import Placeholder

if TYPE_CHECKING:
    from PIL.ImageDraw import ImageDraw
    from PIL.ImageFont import FreeTypeFont

WIDTH, HEIGHT = 1200, 630
"""Pixels: the size for which those who show such pictures ask."""
_EDGE, _ROOM = 90, 350
"""Pixels around all, and the height that a title has."""
_SIZES = (76, 68, 60, 52, 46)
"""Pixels of the letters of a title; the first at which it has room."""
_SMALL = 32
_LEADING = 1.4
_PAPER, _INK, _QUIET, _BAR = "#fcfbf8", "#1c1b19", "#5f5b53", "#1f4b7a"
_COLOURS = 32
"""Shades that are kept: letters need no more, and the file is a third."""
_REGIONS = {"zh-Hant": "TC", "zh-Hans": "SC", "ja": "JP"}
"""How families of Han fonts end that have the forms of a language: one file may have several."""
# A word of Latin, or a Han character with the marks that can't begin or end a line.
_PIECES = re.compile(r"[「『《〈（“‘]*(?:[!-~\u00a1-\u024f\u2019]+|[^\s])[，。、：；！？」』》〉）”’…]*\s*")


class CardWords(msgspec.Struct, frozen=True):
    """What stands on the card of a brief."""

    site: str
    """The name of the site."""
    title: str
    """The title of the brief."""
    facts: str
    """Its jurisdictions and its date."""

    @property
    def text(self) -> str:
        """Return all that is drawn."""
        return f"{self.site}{self.title}{self.facts}"


class CardFonts:
    """Fonts for the cards of a language; for each character the first that has it."""

    def __init__(self, files: Sequence[bytes], lang: Lang) -> None:
        """Take font files, the best first; what is no font is passed over."""
        self.faces = [(data, face) for data in files if (face := _face(data, _REGIONS.get(lang, ""))) is not None]
        self._at: dict[int, list[FreeTypeFont]] = {}
        self._known: dict[str, int | None] = {}

    def at(self, size: int) -> "list[FreeTypeFont]":
        """Return the fonts in a size."""
        if size not in self._at:
            self._at[size] = [_font(data, size, face) for data, face in self.faces]
        return self._at[size]

    def place_of(self, char: str) -> int | None:
        """Return which of the fonts has a character; None where none has."""
        if char not in self._known:
            fonts = self.at(_SMALL)
            self._known[char] = next((at for at, font in enumerate(fonts) if _has(font, char)), None)
        return self._known[char]

    def lacking(self, text: str) -> str:
        """Return each character of a text that can't be drawn, once; and the dots in the place of what is too long."""
        return "".join(char for char in dict.fromkeys(f"{text}…") if self.place_of(char) is None)

    def runs(self, text: str, size: int) -> "Iterator[tuple[str, FreeTypeFont]]":
        """Return the parts of a text with the font of each."""
        run, last = "", -1
        for char in text:
            at = self.place_of(char) or 0
            if run and at != last:
                yield run, self.at(size)[last]
                run = ""
            run, last = run + char, at
        if run:
            yield run, self.at(size)[last]

    def width(self, text: str, size: int) -> float:
        """Return how wide a text is."""
        return sum(font.getlength(run) for run, font in self.runs(text, size))


def draw_card(words: CardWords, fonts: CardFonts) -> bytes:
    """Draw a card as PNG; for the same words and fonts always the same bytes."""
    from PIL import Image, ImageDraw

    image = Image.new("RGB", (WIDTH, HEIGHT), _PAPER)
    draw = ImageDraw.Draw(image)
    draw.rectangle((0, 0, 18, HEIGHT), fill=_BAR)
    _line(draw, fonts, words.site, _EDGE - 10, _SMALL, _QUIET)
    size, lines = _fitted(words.title, fonts)
    for number, line in enumerate(lines):
        _line(draw, fonts, line, _EDGE + 65 + round(number * size * _LEADING), size, _INK)
    _line(draw, fonts, words.facts, HEIGHT - _EDGE - 20, _SMALL, _QUIET)
    file = io.BytesIO()
    image.quantize(_COLOURS, method=Image.Quantize.MEDIANCUT, dither=Image.Dither.NONE).save(file, "PNG")
    return file.getvalue()


def _line(draw: "ImageDraw", fonts: CardFonts, text: str, top: int, size: int, colour: str) -> None:
    x: float = _EDGE
    for run, font in fonts.runs(text, size):
        # The baseline is the same for all fonts of a line.
        draw.text((x, top + size), run, fill=colour, font=font, anchor="ls")
        x += font.getlength(run)


def _fitted(title: str, fonts: CardFonts) -> tuple[int, list[str]]:
    """Return the size at which a title has room, and its lines; one that is too long is cut."""
    room = WIDTH - 2 * _EDGE
    for size in _SIZES:
        pieces = [part for piece in _PIECES.findall(title) for part in _narrow(piece, fonts, size, room)]
        lines = _lines(pieces, room)
        most = int(_ROOM / (size * _LEADING))
        if len(lines) <= most:
            # As narrow as so many lines can be, so that the last is no single character.
            narrower = (_lines(pieces, width) for width in range(room // 2, room, 20))
            return size, next((found for found in narrower if len(found) == len(lines)), lines)
    cut = lines[:most]
    while fonts.width(f"{cut[-1]}…", size) > room:
        cut[-1] = cut[-1][:-1]
    return size, [*cut[:-1], f"{cut[-1].rstrip()}…"]


def _narrow(piece: str, fonts: CardFonts, size: int, room: float) -> list[tuple[str, float]]:
    """Return a piece with its width, or where it is wider than a line its characters with theirs."""
    width = fonts.width(piece, size)
    return [(piece, width)] if width <= room else [(char, fonts.width(char, size)) for char in piece]


def _lines(pieces: Sequence[tuple[str, float]], room: float) -> list[str]:
    """Return pieces in lines of a width; one that is wider has a line of its own."""
    lines, taken = [""], 0.0
    for piece, width in pieces:
        if lines[-1] and taken + width > room:
            lines[-1] = lines[-1].rstrip()
            lines.append("")
            taken = 0.0
        lines[-1] += piece
        taken += width
    return lines


def _font(data: bytes, size: int, face: int) -> "FreeTypeFont":
    from PIL import ImageFont

    # The other engine is not on every machine, and gives other bytes.
    return ImageFont.truetype(io.BytesIO(data), size, index=face, layout_engine=ImageFont.Layout.BASIC)


def _face(data: bytes, region: str) -> int | None:
    """Return which face of a font file to take: of several the one for a region; None where it is no font."""
    names: list[str] = []
    while len(names) < 64:
        try:
            names.append(_font(data, _SMALL, len(names)).getname()[0] or "")
        except OSError:
            break
    return next((at for at, name in enumerate(names) if region and name.endswith(f" {region}")), 0) if names else None


def _has(font: "FreeTypeFont", char: str) -> bool:
    """Return whether a font has a character: what it lacks it draws as it draws a noncharacter, or not at all."""
    if char.isspace():
        return True
    drawn, lacking = font.getmask(char), font.getmask(Placeholder.PICTURE)
    return drawn.size != (0, 0) and (drawn.size != lacking.size or bytes(drawn) != bytes(lacking))
