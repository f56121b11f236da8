"""Lists and numbered headings as Word's own multilevel numbering: 壹、 一、 （一） 1. （1） and I. A. 1. a. (1).

Pandoc numbers lists in figures alone. So each paragraph of a list begins with a bookmark that names the list, and when
Pandoc has written the file, the bookmark becomes the paragraph's numbering.
"""

import re
from collections.abc import Sequence

import msgspec

from briefs.exporting.looks import Node
from briefs.language.languages import ZH_HANS, Lang, is_chinese

HEADINGS, BARE_HEADINGS, LADDER, PLAIN, BULLETS = "headings", "bare-headings", "ladder", "plain", "bullets"
"""The series by which lists are marked. Bare headings have their 、 in their words: see `WordWriter.heading`."""
_LEVELS = 9
"""Levels of a list in Word."""
_FIRST = 5000
"""The first id of a list and of a definition; Pandoc's own are below."""
_MARK = '<w:bookmarkStart w:id="{id}" w:name="_List{name}"/><w:bookmarkEnd w:id="{id}"/>'
_MARK_ID = 8_999
_FOUND = re.compile(
    r"(?:(?P<open><w:pPr>(?:<w:pStyle [^>]*/>)?)(?P<rest>(?:(?!</?w:pPr>).)*)</w:pPr>)?"
    rf'<w:bookmarkStart w:id="{_MARK_ID}" w:name="_List(?P<list>\d+)(?P<kind>[li])(?P<level>\d)" ?/>'
    rf'<w:bookmarkEnd w:id="{_MARK_ID}" ?/>',
    re.DOTALL,
)
"""A mark behind the properties of its paragraph, which Pandoc writes as a style and little else."""
_HAN = (
    ("ideographLegalTraditional", "%{}、"),
    ("taiwaneseCountingThousand", "%{}、"),
    ("taiwaneseCountingThousand", "（%{}）"),
    ("decimal", "%{}."),
    ("decimal", "（%{}）"),
    ("upperLetter", "%{}."),
    ("lowerLetter", "%{}."),
)
"""The ladder of Taiwan's journals; below its five rungs come A. and a. (成大法學撰稿格式 of 2023, 貳)."""
_HAN_FIGURES = 3
"""The first place of that ladder that has figures."""
_LATIN = (
    ("upperRoman", "%{}."),
    ("upperLetter", "%{}."),
    ("decimal", "%{}."),
    ("lowerLetter", "%{}."),
    ("decimal", "(%{})"),
    ("lowerLetter", "(%{})"),
    ("lowerRoman", "(%{})"),
)
_LATIN_PLAIN = (
    ("decimal", "%{}."),
    ("lowerLetter", "(%{})"),
    ("lowerRoman", "(%{})"),
    ("upperLetter", "(%{})"),
    ("decimal", "(%{})"),
)
"""Lists beneath no numbered heading, as statutes and contracts number them: 1. (a) (i)."""
_SIMPLIFIED = {
    "ideographLegalTraditional": "chineseLegalSimplified",
    "taiwaneseCountingThousand": "chineseCountingThousand",
}
_BULLETS = ("•", "–", "▪")


class Listed(msgspec.Struct, frozen=True):
    """A list, or the numbered headings of a text together."""

    series: str
    """By what it is marked: one of the constants above."""
    place: int = 0
    """The place of its own marker in the series, from 0."""
    level: int = 0
    """How many lists it stands in."""
    start: int = 1
    """The number of its first point."""

    @property
    def definition(self) -> tuple[str, int]:
        """Return what lists that can be of one multilevel list have in common."""
        return self.series, self.place - self.level


def mark(number: int, level: int, *, is_inner: bool = False) -> Node:
    """Return what a paragraph of a list begins with; an inner one goes on under a point and has no number."""
    name = f"{number}{'i' if is_inner else 'l'}{level}"
    return {"t": "RawInline", "c": ["openxml", _MARK.format(id=_MARK_ID, name=name)]}


def with_numbers(part: str, lists: Sequence[Listed], lang: Lang) -> str:
    """Turn the marks of a part into numbering."""

    def numbered(found: re.Match[str]) -> str:
        number, level = int(found["list"]), int(found["level"])
        is_inner = found["kind"] == "i"
        if is_inner:
            left, _ = _indents(_form(lists[number].definition, level, lang)[1], level)
            said = f'<w:ind w:left="{left}" w:firstLine="0"/>'
        else:
            said = f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{_FIRST + number}"/></w:numPr>'
        if found["open"] is None:
            return f"<w:pPr>{said}</w:pPr>"
        # Numbering comes right behind the style, an indent after most else: the order of CT_PPr.
        inner = found["rest"] + said if is_inner else said + found["rest"]
        return f"{found['open']}{inner}</w:pPr>"

    return _FOUND.sub(numbered, part)


def with_lists(numbering: str, lists: Sequence[Listed], lang: Lang) -> str:
    """Add the lists, and a definition for each kind of them, to `numbering.xml`."""
    kinds = list(dict.fromkeys(listed.definition for listed in lists))
    definitions = "".join(_definition(_FIRST + at, kind, lang) for at, kind in enumerate(kinds))
    made = []
    for number, listed in enumerate(lists):
        family = _FIRST + kinds.index(listed.definition)
        begins = _begins(listed)
        made.append(f'<w:num w:numId="{_FIRST + number}"><w:abstractNumId w:val="{family}"/>{begins}</w:num>')
    # Definitions stand before lists; a file without any list has neither.
    at = numbering.find("<w:num ")
    at = numbering.rfind("</w:numbering>") if at < 0 else at
    return numbering[:at] + definitions + numbering[at:].replace("</w:numbering>", "".join(made) + "</w:numbering>")


def _begins(listed: Listed) -> str:
    """Say where a list begins: lists of one definition would count on."""
    if listed.series == BULLETS:
        return ""
    levels = range(_LEVELS) if listed.series in (HEADINGS, BARE_HEADINGS) else (listed.level,)
    return "".join(
        f'<w:lvlOverride w:ilvl="{level}"><w:startOverride w:val="{listed.start}"/></w:lvlOverride>' for level in levels
    )


def _definition(number: int, kind: tuple[str, int], lang: Lang) -> str:
    is_headings = kind[0] in (HEADINGS, BARE_HEADINGS)
    levels = []
    for level in range(_LEVELS):
        form, text = _form(kind, level, lang)
        left, hanging = _indents(text, level)
        indent = (
            '<w:ind w:left="0" w:firstLine="0"/>' if is_headings else f'<w:ind w:left="{left}" w:hanging="{hanging}"/>'
        )
        suffix = f'<w:suff w:val="{"nothing" if is_chinese(lang) else "space"}"/>' if is_headings else ""
        levels.append(
            f'<w:lvl w:ilvl="{level}"><w:start w:val="1"/><w:numFmt w:val="{form}"/>{suffix}'
            f'<w:lvlText w:val="{text.format(level + 1)}"/><w:lvlJc w:val="left"/><w:pPr>{indent}</w:pPr></w:lvl>'
        )
    return (
        f'<w:abstractNum w:abstractNumId="{number}"><w:multiLevelType w:val="multilevel"/>'
        f"{''.join(levels)}</w:abstractNum>"
    )


def _form(kind: tuple[str, int], level: int, lang: Lang) -> tuple[str, str]:
    """Return the format and the text of a level of a definition."""
    series, first = kind
    forms = forms_of(series, lang)
    return forms[min(max(first + level, 0), len(forms) - 1)]


def counts_plainly(listed: Listed, lang: Lang) -> bool:
    """Return whether the markers of a list are figures without brackets, as texts name points."""
    return _form(listed.definition, listed.level, lang) == ("decimal", "%{}.")


def forms_of(series: str, lang: Lang) -> Sequence[tuple[str, str]]:
    """Return the formats and texts of a series, from its outermost marker on."""
    if series == BULLETS:
        return [("bullet", sign) for sign in _BULLETS]
    if not is_chinese(lang):
        return _LATIN_PLAIN if series == PLAIN else _LATIN
    # A list beneath no numbered heading begins where figures do.
    own = _HAN[_HAN_FIGURES:] if series == PLAIN else _HAN
    if series == BARE_HEADINGS:
        own = tuple((form, text.rstrip("、")) for form, text in own)
    return [(_SIMPLIFIED.get(form, form) if lang == ZH_HANS else form, text) for form, text in own]


def _indents(text: str, level: int) -> tuple[int, int]:
    """Return how far the words of a level stand in, and its marker out of these, in twentieths of a point."""
    # Two characters of 12 points a level, and room for the marker: （一） is three wide, and a little more.
    hanging = 800 if "（" in text else 480 if "、" in text else 420
    return 480 * level + hanging, hanging
