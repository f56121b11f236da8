"""Places taken apart: 第6條第1項第4款, art. 6(1)(d), § 1 Abs. 2 Nr. 3, [43]-[47], ch 4, s 2.

Only a place whose every word is understood is; any other is left to be printed as it was typed.
"""

import msgspec

ASCII_DIGITS = str.maketrans("０１２３４５６７８９－", "0123456789-")
"""Figures of full width as places have them, with the hyphen between them, in ASCII."""
IN_FRENCH = frozenset({"et s.", "et s", "et suiv.", "et suiv"})
"""French words for what follows a place; other manners have words of their own for them."""
KANA = "イロハニホヘトチリヌ"
"""The items below a 号 in Japanese, in their order."""


class Law(msgspec.Struct, frozen=True):
    """What a law calls its parts, where other languages call them otherwise."""

    provisions: str = "article"
    """The unit of its provisions, or `§` for sections that keep their sign (第823條 of the BGB is § 823), or `bare`."""
    annexes: str = ""
    """The unit of what stands at its end, where that is known: `schedule`; `annex`, in Roman figures: annex III."""


class Part(msgspec.Struct, frozen=True):
    """One provision: an article or section with what is below it; without a number it goes on with the one before."""

    number: str
    """Its number: `6`, `25-2` of an inserted article; empty in the second part of § 1030(a)–(c)."""
    below: tuple[str, ...] = ()
    """Numbers or letters of paragraph, subparagraph, item, in this order."""
    units: str = ""
    """Their words in Chinese and Japanese, a character each (項款目, 句 of a sentence, 段 of a subparagraph).

    Empty where they have their order alone.
    """
    tail: str = ""
    """What Chinese and Japanese add: 但書, 前段."""


class Place(msgspec.Struct, frozen=True):
    """A place taken apart, or one level of it: of sch 2, para 3 there are two."""

    unit: str
    """What it is, in English: `article`, `section`, `paragraph`, `margin` (Rn., 邊碼), `page` and so on (UNITS)."""
    parts: tuple[Part, ...]
    """The provisions, in order."""
    between: tuple[str, ...] = ()
    """What stands between each two of them: `-` or `to` for a range, `,` in a list, `&` before the last."""
    sign: bool = False
    """Whether it was typed with a sign (§) and not a word."""
    tail: str = ""
    """What follows all of them, without a space before it: `ff.`, `et seq.`, `以下`."""
    joined: str = ","
    """What joins it to the level before: `,`, or `&` where another place follows (art. 6 & recital 47)."""

    @property
    def is_plural(self) -> bool:
        """Return whether its word stands in the plural: for several numbers, not for parts of one (§ 1(a)–(c))."""
        return bool(self.tail) or sum(1 for part in self.parts if part.number) > 1
