"""What a link to a brief or a law shows before anybody goes there, as a page fetches it when somebody points at one.

It is the same on every page that links there, so no page holds it. A file has a part of all briefs and laws: an edited
title changes one file, and a reader fetches little.
"""

from collections.abc import Iterable
from functools import partial

import msgspec

from briefs.language import dates
from briefs.language.languages import BY_CODE, EN, LANGUAGES, Lang
from briefs.model import addresses
from briefs.model.brief import BriefId
from briefs.publishing.components.brief_cards import jurisdiction_marks
from briefs.publishing.components.frames import SiteContext, in_all_languages
from briefs.publishing.components.standing_parts import law_sign
from briefs.publishing.rendering.templates import spans
from briefs.searching.start import literal

COUNT = 256
"""Files in which the previews stand, at most: of 10,000 briefs some 40 are in each, which takes 20 kB to fetch."""


class Preview(msgspec.Struct, frozen=True, array_like=True):
    """What is shown of a brief or law."""

    head: str
    """A line of facts: marks and date of a brief; kind, number and status of a law."""
    title: str
    """Its title or name, as HTML like all that follows."""
    text: str
    """The description of a brief without points, the other names of a law; empty where there is neither."""
    points: tuple[str, ...] = ()
    """What a brief holds; empty where it does not say that in points."""
    lang: str = ""
    """The language tag of what it says; empty where that is the page's language."""


Named = tuple[str, dict[Lang, Preview]]
"""A brief or law by its address below a language, `briefs/x`, with its preview on the pages of each language."""


def part_of(name: str) -> str:
    """Return the file in which a preview stands; `templates/assets/cards.js` counts as this does."""
    number = 0
    for char in name:
        number = (number * 31 + ord(char)) % 65521
    return str(number % COUNT)


def preview_of_brief(site: SiteContext, brief_id: BriefId) -> Named:
    """Return what links to a brief show."""
    found = {}
    for one in LANGUAGES:
        page = in_all_languages(site, one.code, partial(addresses.brief, brief_id))
        lang, front = site.library.front(brief_id, one.code)
        marks = (mark.text for mark in jurisdiction_marks(page, front))
        tag = BY_CODE[lang].tag
        found[one.code] = Preview(
            " · ".join([*marks, dates.written(front.date, one.code)]),
            _html(front.title, tag),
            "" if front.points else _html(front.description, tag),
            tuple(_html(point, tag) for point in front.points),
            "" if lang == one.code else tag,
        )
    return f"briefs/{brief_id}", found


def preview_of_law(site: SiteContext, name: str) -> Named:
    """Return what links to a recorded law show."""
    law = site.library.instruments[name]
    found = {}
    for one in LANGUAGES:
        page = in_all_languages(site, one.code, partial(addresses.law, name))
        sign = law_sign(page, name)
        facts = (page.words(f"law_kind_{law.kind}"), law.numbered(one.code), sign.text, sign.dates)
        own = law.names.of(one.code)
        # Who reads the derived script is not shown the other.
        others = [law.names.zh_hant if one.code == EN else law.names.en, law.names.ja]
        said = " · ".join(other for other in others if other and other != own)
        found[one.code] = Preview(" · ".join(part for part in facts if part), _html(own, one.tag), _html(said, one.tag))
    return f"laws/{name}", found


def preview_file(part: str, named: Iterable[Named]) -> tuple[str, bytes]:
    """Make a file of previews."""
    by_language: dict[str, dict[str, list[object]]] = {one.tag: {} for one in LANGUAGES}
    for name, previews in sorted(named):
        for lang, preview in previews.items():
            by_language[BY_CODE[lang].tag][name] = _shortened(preview)
    return f"search/previews/{part}.js", f"briefsPreviews({literal(by_language)});\n".encode()


def _shortened(preview: Preview) -> list[object]:
    """Return a preview without what is empty at its end."""
    row: list[object] = [preview.head, preview.title, preview.text, preview.points, preview.lang]
    while not row[-1]:
        row.pop()
    return row


def _html(text: str, lang: str) -> str:
    return str(spans(text, lang))
