"""Word: notes are Word's own, short forms are fields that follow them when others are put between.

The fields are NOTEREF and HYPERLINK of ECMA-376, written as complex fields; a bookmark stands around each mark.
"""

import io
import re
import zipfile
from xml.sax.saxutils import escape

from briefs.exporting.looks import Node, with_first, words_of
from briefs.exporting.trees import around_number
from briefs.language.languages import Lang, is_chinese

_BOOKMARK = "_RefNote{}"
_FIRST_BOOKMARK = 9001
"""Pandoc numbers its own bookmarks from 9 on."""
_LABEL = "_RefLabel{}"
_FIRST_LABEL = 900_000
_COUNTED = re.compile(r"(?P<name>.*?)(?P<number>\d+|[〇一二三四五六七八九十]+)")
"""A label in two parts: 圖 and 一, Figure and 1."""
_RAISED = '<w:rPr><w:vertAlign w:val="superscript"/></w:rPr>'
_RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_MAIN = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


class WordWriter:
    """Writes what only Word has."""

    def called(self, number: int, note: Node) -> list[Node]:
        """Put a bookmark around the mark of a note, so that fields can name it."""
        name, own = _BOOKMARK.format(number), _FIRST_BOOKMARK + number
        return [
            _raw(f'<w:bookmarkStart w:id="{own}" w:name="{name}"/>'),
            note,
            _raw(f'<w:bookmarkEnd w:id="{own}"/>'),
        ]

    def again(self, number: int) -> list[Node]:
        """Write a further mark of a note as a raised field."""
        return [_field(f"NOTEREF {_BOOKMARK.format(number)} \\h", str(number), _RAISED)]

    def reference(self, number: int, nodes: list[Node]) -> list[Node]:
        """Write a short form: its number is a field; one without a number (同前註, *Id.*) leads to the note."""
        _, figure, _ = around_number(words_of(nodes))
        if figure != str(number):
            return [_raw(_begun(f'HYPERLINK \\l "{_BOOKMARK.format(number)}"')), *nodes, _raw(_run(_END))]
        return with_first(nodes, figure, lambda: _field(f"NOTEREF {_BOOKMARK.format(number)} \\h", figure))

    def label(self, own: int, nodes: list[Node], *, is_counted: bool) -> list[Node]:
        """Write a label with a bookmark around it if something refers to it; Word counts figures and tables itself."""
        found = _COUNTED.fullmatch(words_of(nodes)) if is_counted else None
        if found:
            numerals = "ARABIC" if found["number"].isascii() else "CHINESENUM3"
            name = found["name"].strip()
            code = f"SEQ {name} \\* {numerals}"
            nodes = [{"t": "Str", "c": found["name"]}, _field(code, found["number"])]
        if not own:
            return nodes
        # After those of the notes, of which no brief has so many.
        number = _FIRST_LABEL + own
        start = f'<w:bookmarkStart w:id="{number}" w:name="{_LABEL.format(own)}"/>'
        return [_raw(start), *nodes, _raw(f'<w:bookmarkEnd w:id="{number}"/>')]

    def pointer(self, target: str, own: int, nodes: list[Node]) -> list[Node]:
        """Write a reference as a field that shows what the bookmark holds."""
        return [_field(f"REF {_LABEL.format(own)} \\h", words_of(nodes))]


def _raw(xml: str) -> Node:
    return {"t": "RawInline", "c": ["openxml", xml]}


_END = '<w:fldChar w:fldCharType="end"/>'


def _run(inner: str, look: str = "") -> str:
    return f"<w:r>{look}{inner}</w:r>"


def _begun(code: str, look: str = "") -> str:
    """Return a field as far as what it shows."""
    return (
        _run('<w:fldChar w:fldCharType="begin"/>', look)
        + _run(f'<w:instrText xml:space="preserve"> {escape(code)} </w:instrText>', look)
        + _run('<w:fldChar w:fldCharType="separate"/>', look)
    )


def _field(code: str, result: str, look: str = "") -> Node:
    shown = _run(f'<w:t xml:space="preserve">{escape(result)}</w:t>', look)
    return _raw(_begun(code, look) + shown + _run(_END, look))


def reference_document(default: bytes, lang: Lang) -> bytes:
    """Return the document whose styles and running heads an export takes, made of Pandoc's own."""
    with zipfile.ZipFile(io.BytesIO(default)) as old, io.BytesIO() as made:
        with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as new:
            for part in old.infolist():
                text = old.read(part)
                edit = _EDITS.get(part.filename)
                new.writestr(part, edit(text.decode(), lang).encode() if edit else text)
            # With the time that zip files begin with, so that the same brief gives the same bytes.
            new.writestr(zipfile.ZipInfo("word/header1.xml"), _header())
            new.writestr(zipfile.ZipInfo("word/footer1.xml"), _footer())
        return made.getvalue()


def _types(xml: str, _: Lang) -> str:
    kind = "application/vnd.openxmlformats-officedocument.wordprocessingml"
    parts = "".join(
        f'<Override PartName="/word/{part}1.xml" ContentType="{kind}.{part}+xml"/>' for part in ("header", "footer")
    )
    return xml.replace("</Types>", f"{parts}</Types>")


def _relations(xml: str, _: Lang) -> str:
    parts = "".join(
        f'<Relationship Id="rId{part}1" Type="{_RELATIONS}/{part}" Target="{part}1.xml"/>'
        for part in ("header", "footer")
    )
    return xml.replace("</Relationships>", f"{parts}</Relationships>")


def _page(xml: str, _: Lang) -> str:
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
        '<w:basedOn w:val="BodyText"/><w:pPr><w:ind w:left="720" w:hanging="720"/></w:pPr></w:style>'
        '<w:style w:type="paragraph" w:customStyle="1" w:styleId="Callout"><w:name w:val="Callout"/>'
        '<w:basedOn w:val="BodyText"/><w:pPr><w:pBdr><w:left w:val="single" w:sz="18" w:space="10" w:color="808080"/>'
        '</w:pBdr><w:ind w:left="360" w:right="360"/></w:pPr></w:style>'
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
    return str(_field(code, "")["c"][1])
