"""The styles of Pandoc's own document in the look of a layout."""

import re

from briefs.exporting.layouts import Layout

_SMALL = 20
"""Half points, of notes and captions."""


def with_looks(xml: str, layout: Layout, quoted: str) -> str:
    """Give the styles of a layout their looks; `quoted` is the Chinese typeface of quotations, if it is another one."""
    single = '<w:spacing w:before="0" w:after="0" w:line="240" w:lineRule="auto"/>'
    xml = _changed(xml, "FootnoteText", single, _size(_SMALL))
    xml = _changed(xml, "Caption", '<w:spacing w:before="60" w:after="120"/>', _size(_SMALL))
    if not layout.headings:
        return xml
    both = '<w:jc w:val="both"/>' if layout.is_justified else ""
    spacing = f'<w:spacing w:before="0" w:after="0" w:line="{layout.line}" w:lineRule="auto"/>'
    text = f'{spacing}<w:ind w:firstLine="{layout.indent}"/>{both}'
    xml = _changed(xml, "BodyText", text)
    xml = _changed(xml, "Points", f"{spacing}{both}")
    xml = _changed(xml, "Compact", f'{single}<w:ind w:firstLine="0"/>')
    face = f'<w:rFonts w:eastAsia="{quoted}"/>' if quoted else ""
    # Three characters, or half an inch.
    aside = f'<w:ind w:left="720" w:right="{0 if quoted else 720}" w:firstLine="0"/>'
    xml = _changed(
        xml, "BlockText", f'<w:spacing w:before="120" w:after="120" w:line="240" w:lineRule="auto"/>{aside}{both}', face
    )
    xml = _changed(xml, "Title", f'{single}<w:jc w:val="center"/>', f"<w:b/>{_size(layout.title)}")
    for name in ("Author", "Date"):
        xml = _changed(xml, name, f'{single}<w:jc w:val="center"/>', f'<w:b w:val="0"/>{_size(24)}')
    xml = _changed(xml, "FootnoteText", f"{single}{both}", _size(_SMALL))
    for level, look in enumerate(layout.headings, start=2):
        xml = _changed(xml, f"Heading{level}", *_heading(look, level))
    return xml


def _heading(look: str, level: int) -> tuple[str, str]:
    words = look.split()
    centred = '<w:jc w:val="center"/>' if "centred" in words else ""
    signs = {"bold": "<w:b/>", "italic": "<w:i/>", "caps": "<w:smallCaps/>"}
    outline = f'{centred}<w:outlineLvl w:val="{level - 1}"/>'
    paragraph = f'<w:keepNext/><w:keepLines/><w:spacing w:before="240" w:after="120"/>{outline}'
    return paragraph, "".join(sign for word, sign in signs.items() if word in words) + _size(24)


def _size(half_points: int) -> str:
    return f'<w:sz w:val="{half_points}"/><w:szCs w:val="{half_points}"/>'


def _changed(xml: str, style: str, paragraph: str, run: str = "") -> str:
    """Return styles with the looks of one put in the place of those that it had."""
    found = re.search(rf'<w:style [^>]*w:styleId="{style}".*?</w:style>', xml, re.DOTALL)
    if found is None:
        return xml
    # The typeface of a style stays unless another is given.
    faces = "" if "w:rFonts" in run else "".join(re.findall(r"<w:rFonts [^>]*/>", found[0])[:1])
    bare = re.sub(r"<w:([pr])Pr ?/>|<w:([pr])Pr>.*?</w:\2Pr>", "", found[0], flags=re.DOTALL)
    looks = f"<w:pPr>{paragraph}</w:pPr><w:rPr>{faces}{run}</w:rPr></w:style>"
    return xml[: found.start()] + bare.replace("</w:style>", looks) + xml[found.end() :]
