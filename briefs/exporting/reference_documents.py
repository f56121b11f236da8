"""The Word document whose styles, page and running heads an export takes, made of Pandoc's own."""

import re
from collections.abc import Callable
from functools import partial

from briefs.exporting.layouts import OWN, Layout
from briefs.exporting.looks_of_styles import with_looks
from briefs.exporting.word import field
from briefs.exporting.word_packages import with_edits
from briefs.language.languages import Lang, is_chinese

_RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_MAIN = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


def reference_document(default: bytes, lang: Lang, layout: Layout = OWN) -> bytes:
    """Return the document whose styles and running heads an export takes, made of Pandoc's own."""
    edits: dict[str, Callable[[str], str]] = {
        "[Content_Types].xml": _types,
        "word/_rels/document.xml.rels": _relations,
        "word/document.xml": partial(_page, section=section_of(layout)),
        "word/styles.xml": partial(_styles, lang=lang, layout=layout),
    }
    return with_edits(default, edits, {"word/header1.xml": _header(), "word/footer1.xml": _footer()})


def _types(xml: str) -> str:
    kind = "application/vnd.openxmlformats-officedocument.wordprocessingml"
    parts = "".join(
        f'<Override PartName="/word/{part}1.xml" ContentType="{kind}.{part}+xml"/>' for part in ("header", "footer")
    )
    return xml.replace("</Types>", f"{parts}</Types>")


def _relations(xml: str) -> str:
    parts = "".join(
        f'<Relationship Id="rId{part}1" Type="{_RELATIONS}/{part}" Target="{part}1.xml"/>'
        for part in ("header", "footer")
    )
    return xml.replace("</Relationships>", f"{parts}</Relationships>")


def section_of(layout: Layout) -> str:
    """Return the page of a layout, as the last section of a file has it."""
    (width, height), (top, right, bottom, left) = layout.paper, layout.margins
    return (
        f'<w:pgSz w:w="{width}" w:h="{height}"/><w:pgMar w:top="{top}" w:right="{right}" w:bottom="{bottom}"'
        f' w:left="{left}" w:header="720" w:footer="720" w:gutter="0"/>'
    )


def _page(xml: str, section: str) -> str:
    """Set a page with a running head and page numbers; notes are numbered through the whole document."""
    section = (
        '<w:sectPr><w:headerReference w:type="default" r:id="rIdheader1"/>'
        '<w:footerReference w:type="default" r:id="rIdfooter1"/>'
        f'<w:footnotePr><w:numRestart w:val="continuous"/></w:footnotePr>{section}</w:sectPr>'
    )
    xml = re.sub(r"<w:sectPr>.*?</w:sectPr>", lambda _: section, xml, flags=re.DOTALL)
    return xml if "xmlns:r=" in xml else xml.replace("<w:document ", f'<w:document xmlns:r="{_RELATIONS}" ', 1)


def _styles(xml: str, lang: Lang, layout: Layout) -> str:
    """Set black on white in the fonts of Taiwan's offices; Japanese has its own forms."""
    east = (layout.east or "標楷體") if lang == "zh-Hant" else "SimSun" if is_chinese(lang) else "PMingLiU"
    code = "zh-TW" if lang == "zh-Hant" else "zh-CN" if is_chinese(lang) else "zh-TW"
    fonts = (
        f'<w:rFonts w:ascii="Times New Roman" w:hAnsi="Times New Roman" w:cs="Times New Roman" w:eastAsia="{east}"/>'
    )
    xml = re.sub(r"<w:rFonts [^>]*(?:Theme|theme)[^>]*/>", fonts, xml)
    xml = re.sub(r'<w:color w:val="[0-9A-Fa-f]{6}"[^>]*/>', '<w:color w:val="000000"/>', xml)
    xml = re.sub(r"<w:lang [^>]*/>", f'<w:lang w:val="en-US" w:eastAsia="{code}" w:bidi="ar-SA"/>', xml)
    xml = re.sub(r"<w:iC?s? ?/>", "", xml)  # no slanted Han: headings and captions stand upright
    quoted = layout.quoted if lang == "zh-Hant" else ""
    return with_looks(xml.replace("</w:styles>", f"{_OWN_STYLES}</w:styles>"), layout, quoted)


_OWN_STYLES = (
    '<w:style w:type="character" w:customStyle="1" w:styleId="Japanese"><w:name w:val="Japanese"/><w:rPr>'
    '<w:rFonts w:eastAsia="MS Mincho"/><w:lang w:eastAsia="ja-JP"/></w:rPr></w:style>'
    '<w:style w:type="paragraph" w:customStyle="1" w:styleId="Points"><w:name w:val="Points"/>'
    '<w:basedOn w:val="Normal"/><w:pPr><w:spacing w:before="60" w:after="60"/></w:pPr></w:style>'
    '<w:style w:type="paragraph" w:customStyle="1" w:styleId="Callout"><w:name w:val="Callout"/>'
    '<w:basedOn w:val="Normal"/><w:pPr><w:pBdr><w:left w:val="single" w:sz="18" w:space="10" w:color="808080"/>'
    '</w:pBdr><w:ind w:left="360" w:right="360"/></w:pPr></w:style>'
    '<w:style w:type="paragraph" w:customStyle="1" w:styleId="BriefFacts"><w:name w:val="Brief Facts"/>'
    '<w:basedOn w:val="Normal"/><w:pPr><w:spacing w:before="0" w:after="60"/></w:pPr>'
    '<w:rPr><w:sz w:val="20"/><w:szCs w:val="20"/></w:rPr></w:style>'
    '<w:style w:type="paragraph" w:customStyle="1" w:styleId="FigureSource"><w:name w:val="Figure Source"/>'
    '<w:basedOn w:val="Normal"/><w:rPr><w:sz w:val="20"/><w:szCs w:val="20"/></w:rPr></w:style>'
    '<w:style w:type="paragraph" w:styleId="TOC1"><w:name w:val="toc 1"/><w:basedOn w:val="Normal"/>'
    '<w:pPr><w:tabs><w:tab w:val="right" w:leader="dot" w:pos="9000"/></w:tabs></w:pPr></w:style>'
    '<w:style w:type="paragraph" w:customStyle="1" w:styleId="Headnote"><w:name w:val="Headnote"/>'
    '<w:basedOn w:val="BriefFacts"/><w:pPr><w:ind w:left="360" w:hanging="360"/></w:pPr></w:style>'
    '<w:style w:type="paragraph" w:customStyle="1" w:styleId="HeadnoteTitle"><w:name w:val="Headnote Title"/>'
    '<w:basedOn w:val="BriefFacts"/><w:pPr><w:keepNext/><w:spacing w:before="120" w:after="60"/></w:pPr>'
    "<w:rPr><w:b/></w:rPr></w:style>"
    '<w:style w:type="paragraph" w:customStyle="1" w:styleId="HeadnoteAffects"><w:name w:val="Headnote Affects"/>'
    '<w:basedOn w:val="BriefFacts"/><w:pPr><w:ind w:left="360"/></w:pPr></w:style>'
    '<w:style w:type="paragraph" w:customStyle="1" w:styleId="HeadnoteDate"><w:name w:val="Headnote Date"/>'
    '<w:basedOn w:val="BriefFacts"/><w:pPr><w:ind w:left="360"/></w:pPr></w:style>'
)
"""The styles that the program uses beside Pandoc's."""


def _header() -> str:
    title = _simple("TITLE")
    return f'<w:hdr xmlns:w="{_MAIN}"><w:p><w:pPr><w:jc w:val="right"/></w:pPr>{title}</w:p></w:hdr>'


def _footer() -> str:
    pages = f'{_simple("PAGE")}<w:r><w:t xml:space="preserve"> / </w:t></w:r>{_simple("NUMPAGES")}'
    return f'<w:ftr xmlns:w="{_MAIN}"><w:p><w:pPr><w:jc w:val="center"/></w:pPr>{pages}</w:p></w:ftr>'


def _simple(code: str) -> str:
    return str(field(code, "")["c"][1])
