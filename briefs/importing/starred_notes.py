"""Notes by a star: 標題* or 王大明* at the head, and `* 作者為教授。` further down."""

import re

import msgspec

from briefs.importing.drafts import Draft

_STAR = re.compile(r"\s?(?P<star>(?:\\\*|[＊†‡]){1,3})$")
_NOTE = re.compile(r"(?P<star>(?:\\\*|[＊†‡]){1,3})\s*(?P<text>[^\\＊†‡\s].*)$")


def with_starred(draft: Draft) -> Draft:
    """Bind the stars on title, authors and the first lines to their notes; without a note they stay as typed."""
    places: dict[str, tuple[int, str]] = {}
    for at, paragraph in enumerate(draft.paragraphs):
        if paragraph.kind == "text" and (match := _NOTE.match(paragraph.text)):
            places.setdefault(_bare(match["star"]), (at, match["text"]))
    taken: dict[str, str] = {}
    first = min((at for at, _ in places.values()), default=0)

    def marked(line: str) -> str:
        match = _STAR.search(line)
        star = _bare(match["star"]) if match else ""
        if match is None or star not in places:
            return line
        return f"{line[: match.start()]}[^{taken.setdefault(star, _label(draft, taken))}]"

    title, authors = marked(draft.title), tuple(marked(author) for author in draft.authors)
    paragraphs = [
        msgspec.structs.replace(one, text=marked(one.text)) if at < min(_HEAD, first) else one
        for at, one in enumerate(draft.paragraphs)
    ]
    notes = {label: places[star][1] for star, label in taken.items()}
    gone = {places[star][0] for star in taken}
    kept = tuple(one for at, one in enumerate(paragraphs) if at not in gone)
    return msgspec.structs.replace(draft, title=title, authors=authors, paragraphs=kept, notes={**draft.notes, **notes})


_HEAD = 5
"""Lines at the beginning that may be title or authors."""


def _label(draft: Draft, taken: dict[str, str]) -> str:
    used = {*draft.notes, *taken.values()}
    return next(name for number in range(1, len(used) + 2) if (name := f"a{number}") not in used)


def _bare(star: str) -> str:
    return star.replace("\\", "").replace("＊", "*")
