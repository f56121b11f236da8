"""The Word document whose styles, page and running heads an export takes, made of Pandoc's own."""

import re
from functools import partial

from briefs.exporting.word import field
from briefs.exporting.word_packages import with_edits
from briefs.language.languages import Lang, is_chinese

_RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_MAIN = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


def reference_document(default: bytes, lang: Lang) -> bytes:
    """Return the document whose styles and running heads an export takes, made of Pandoc's own."""
    edits = {name: partial(edit, lang=lang) for name, edit in _EDITS.items()}
    return with_edits(default, edits, {"word/header1.xml": _header(), "word/footer1.xml": _footer()})


def _types(xml: str, lang: Lang) -> str:
    kind = "application/vnd.openxmlformats-officedocument.wordprocessingml"
    parts = "".join(
        f'<Override PartName="/word/{part}1.xml" ContentType="{kind}.{part}+xml"/>' for part in ("header", "footer")
    )
    return xml.replace("</Types>", f"{parts}</Types>")


def _relations(xml: str, lang: Lang) -> str:
    parts = "".join(
        f'<Relationship Id="rId{part}1" Type="{_RELATIONS}/{part}" Target="{part}1.xml"/>'
        for part in ("header", "footer")
    )
    return xml.replace("</Relationships>", f"{parts}</Relationships>")


def _page(xml: str, lang: Lang) -> str:
    """Set A4 with a running head and page numbers; notes are numbered through the whole document."""
    # Lengths are twentieths of a point: 11906 by 16838 is A4, 1440 an inch.
    section = (
        '<w:sectPr><w:headerReference w:type="default" r:id="rIdheader1"/>'
        '<w:footerReference w:type="default" r:id="rIdfooter1"/>'
        '<w:footnotePr><w:numRestart w:val="continuous"/></w:footnotePr>'
        '<w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1440" w:right="1440" w:bottom="1440" w:left="1440"'
        ' w:header="720" w:footer="720" w:gutter="0"/></w:sectPr>'
    )
    xml = re.sub(r"<w:sectPr>.*?</w:sectPr>", section, xml, flags=re.DOTALL)
    return xml if "xmlns:r=" in xml else xml.replace("<w:document ", f'<w:document xmlns:r="{_RELATIONS}" ', 1)


def _styles(xml: str, lang: Lang) -> str:
    """Set black on white in the fonts of Taiwan's offices; Japanese has its own forms, points hang by their markers."""
    east = "標楷體" if lang == "zh-Hant" else "SimSun" if is_chinese(lang) else "PMingLiU"
    code = "zh-TW" if lang == "zh-Hant" else "zh-CN" if is_chinese(lang) else "zh-TW"
    fonts = (
        f'<w:rFonts w:ascii="Times New Roman" w:hAnsi="Times New Roman" w:cs="Times New Roman" w:eastAsia="{east}"/>'
    )
    xml = re.sub(r"<w:rFonts [^>]*(?:Theme|theme)[^>]*/>", fonts, xml)
    xml = re.sub(r'<w:color w:val="[0-9A-Fa-f]{6}"[^>]*/>', '<w:color w:val="000000"/>', xml)
    xml = re.sub(r"<w:lang [^>]*/>", f'<w:lang w:val="en-US" w:eastAsia="{code}" w:bidi="ar-SA"/>', xml)
    xml = re.sub(r"<w:iC?s? ?/>", "", xml)  # no slanted Han: headings and captions stand upright
    own = (
        '<w:style w:type="character" w:customStyle="1" w:styleId="Japanese"><w:name w:val="Japanese"/><w:rPr>'
        '<w:rFonts w:eastAsia="MS Mincho"/><w:lang w:eastAsia="ja-JP"/></w:rPr></w:style>'
        '<w:style w:type="paragraph" w:customStyle="1" w:styleId="Points"><w:name w:val="Points"/>'
        '<w:basedOn w:val="BodyText"/></w:style>'
        '<w:style w:type="paragraph" w:customStyle="1" w:styleId="Callout"><w:name w:val="Callout"/>'
        '<w:basedOn w:val="BodyText"/><w:pPr><w:pBdr><w:left w:val="single" w:sz="18" w:space="10" w:color="808080"/>'
        '</w:pBdr><w:ind w:left="360" w:right="360"/></w:pPr></w:style>'
        '<w:style w:type="paragraph" w:customStyle="1" w:styleId="BriefFacts"><w:name w:val="Brief Facts"/>'
        '<w:basedOn w:val="Abstract"/></w:style>'
        '<w:style w:type="paragraph" w:customStyle="1" w:styleId="FigureSource"><w:name w:val="Figure Source"/>'
        '<w:basedOn w:val="BodyText"/><w:rPr><w:sz w:val="20"/></w:rPr></w:style>'
    )
    return xml.replace("</w:styles>", f"{own}</w:styles>")


_EDITS = {
    "[Content_Types].xml": _types,
    "word/_rels/document.xml.rels": _relations,
    "word/document.xml": _page,
    "word/styles.xml": _styles,
}


def _header() -> str:
    title = _simple("TITLE")
    return f'<w:hdr xmlns:w="{_MAIN}"><w:p><w:pPr><w:jc w:val="right"/></w:pPr>{title}</w:p></w:hdr>'


def _footer() -> str:
    pages = f'{_simple("PAGE")}<w:r><w:t xml:space="preserve"> / </w:t></w:r>{_simple("NUMPAGES")}'
    return f'<w:ftr xmlns:w="{_MAIN}"><w:p><w:pPr><w:jc w:val="center"/></w:pPr>{pages}</w:p></w:ftr>'


def _simple(code: str) -> str:
    return str(field(code, "")["c"][1])
