"""Several briefs as one volume: each a chapter, whose notes are numbered by themselves as on its page."""

import re
from collections.abc import Sequence

import msgspec

from briefs.exporting.manuscripts import Manuscript
from briefs.language.languages import Lang

NOTES_OF_ONE = 10_000
"""More than the notes of any chapter: note 3 of the second one is known as 10,003 and shown as 3."""
_NUMBERED = re.compile(r'(data-n="|href="#fn-)(\d+)(?=")')
_ID = re.compile(r'(\bid="|href="#)(?!fn-\d)')
_PICTURE = re.compile(r'(?<=src=")(?=(?:chart|picture)-\d)')


class Volume(msgspec.Struct, frozen=True):
    """What one file holds."""

    title: str
    """The title of the file."""
    by: str
    """Who wrote it; of several briefs, who publishes them."""
    date: str
    """The last change of any of it (ISO 8601), by which the file is dated."""
    written_date: str
    """The day or the years of publication, in words."""
    description: str
    """Plain text, for the file's properties."""
    lang: Lang
    """Its language."""
    tag: str
    """The same as a tag of BCP 47."""
    address: str
    """What no other file has: an address on the site."""
    chapters: tuple[Manuscript, ...]
    """The briefs."""
    contents: str = ""
    """The heading of the table of contents; empty for a brief by itself, which has neither contents nor chapters."""


def alone(manuscript: Manuscript) -> Volume:
    """Return a brief as a file of its own."""
    return Volume(
        manuscript.title,
        manuscript.by,
        manuscript.date,
        manuscript.written_date,
        manuscript.description,
        manuscript.lang,
        manuscript.tag,
        manuscript.address,
        (manuscript,),
    )


def gathered(title: str, by: str, address: str, contents: str, manuscripts: Sequence[Manuscript]) -> Volume:
    """Return briefs of one language as a volume, in their order."""
    first, last = manuscripts[0], manuscripts[-1]
    dates = list(dict.fromkeys((first.written_date, last.written_date)))
    return Volume(
        title,
        by,
        max(one.date for one in manuscripts),
        "–".join(dates),
        title,
        first.lang,
        first.tag,
        address,
        tuple(_chapter(one, number) for number, one in enumerate(manuscripts)),
        contents,
    )


def _chapter(manuscript: Manuscript, number: int) -> Manuscript:
    """Return a brief with ids, notes and pictures that no other chapter has."""
    base, prefix = number * NOTES_OF_ONE, f"c{number + 1}-"

    def own(html: str) -> str:
        html = _NUMBERED.sub(lambda found: f"{found[1]}{int(found[2]) + base}", html)
        return _PICTURE.sub(prefix, _ID.sub(rf"\g<1>{prefix}", html))

    return msgspec.structs.replace(
        manuscript,
        html=own(manuscript.html),
        notes={note + base: own(html) for note, html in manuscript.notes.items()},
        drawings={prefix + name: svg for name, svg in manuscript.drawings.items()},
        media={prefix + name: path for name, path in manuscript.media.items()},
    )


def shown(note: int) -> int:
    """Return the number that a note bears in its chapter."""
    return note % NOTES_OF_ONE
