"""Word files of small parts, as tests want them: a body, and what belongs to it."""

import base64
import io
import zipfile
from xml.sax.saxutils import escape

_NAMES = {
    "w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    "r": "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    "m": "http://schemas.openxmlformats.org/officeDocument/2006/math",
    "v": "urn:schemas-microsoft-com:vml",
    "mc": "http://schemas.openxmlformats.org/markup-compatibility/2006",
    "wp": "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
    "wps": "http://schemas.microsoft.com/office/word/2010/wordprocessingShape",
    "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
    "pic": "http://schemas.openxmlformats.org/drawingml/2006/picture",
}
_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_OFFICE = _NAMES["r"]
_STYLES = {
    "a1": "heading 1",
    "a2": "heading 2",
    "a3": "Title",
    "a4": "Subtitle",
    "a5": "Author",
    "a6": "Date",
    "a7": "Abstract",
    "a8": "caption",
    "t1": "toc 1",
}
PIXEL = base64.b64decode(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="
)
"""The smallest picture."""
CHANGED = 'w:id="1" w:author="王大明" w:date="2024-05-03T10:00:00Z"'


def word_file(body: str, **parts: str) -> bytes:
    """Return a Word file; `parts` are others by name (`footnotes`), and `media` makes a picture to show."""
    xml = {"document": f"<w:body>{body}</w:body>", "styles": styles(), **parts}
    form = "application/vnd.openxmlformats-officedocument.wordprocessingml"
    types = "".join(f'<Override PartName="/word/{name}.xml" ContentType="{form}.{name}+xml"/>' for name in xml)
    types = types.replace("wordprocessingml.document+xml", "wordprocessingml.document.main+xml")
    with io.BytesIO() as made:
        with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as package:
            package.writestr(
                "[Content_Types].xml",
                f'{_HEAD}<Types xmlns="{_PACKAGE}/content-types"><Default Extension="png" ContentType="image/png"/>'
                f'<Default Extension="xml" ContentType="application/xml"/><Default Extension="rels" '
                f'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>{types}</Types>',
            )
            package.writestr("_rels/.rels", _relations({"officeDocument": "word/document.xml"}))
            links = {name: f"{name}.xml" for name in xml if name != "document"} | {"image": "media/image1.png"}
            package.writestr("word/_rels/document.xml.rels", _relations(links))
            package.writestr("word/media/image1.png", PIXEL)
            for name, inner in xml.items():
                package.writestr(f"word/{name}.xml", part(name, inner))
        return made.getvalue()


def part(name: str, inner: str) -> str:
    """Return a part of a Word file."""
    root = name.rstrip("0123456789")
    root = {"header": "hdr", "footer": "ftr"}.get(root, root)
    declared = " ".join(f'xmlns:{prefix}="{uri}"' for prefix, uri in _NAMES.items())
    return f"{_HEAD}<w:{root} {declared}>{inner}</w:{root}>"


def _relations(targets: dict[str, str]) -> str:
    inner = "".join(
        f'<Relationship Id="{kind}" Type="{_OFFICE}/{kind}" Target="{target}"/>' for kind, target in targets.items()
    )
    return f'{_HEAD}<Relationships xmlns="{_PACKAGE}/relationships">{inner}</Relationships>'


def styles(more: str = "") -> str:
    """Return the styles, by ids as the Chinese edition of Word gives them."""
    made = "".join(
        f'<w:style w:type="paragraph" w:styleId="{name}"><w:name w:val="{said}"/></w:style>'
        for name, said in _STYLES.items()
    )
    return made + more


def run(text: str, looks: str = "") -> str:
    """Return a run."""
    properties = f"<w:rPr>{looks}</w:rPr>" if looks else ""
    return f'<w:r>{properties}<w:t xml:space="preserve">{escape(text)}</w:t></w:r>'


def para(inner: str, properties: str = "") -> str:
    """Return a paragraph of words, or of runs."""
    content = inner if inner.startswith("<") else run(inner) if inner else ""
    return f"<w:p>{f'<w:pPr>{properties}</w:pPr>' if properties else ''}{content}</w:p>"


def styled(style: str, inner: str, more: str = "") -> str:
    """Return a paragraph in a style, by its name."""
    name = next(name for name, said in _STYLES.items() if said == style)
    return para(inner, f'<w:pStyle w:val="{name}"/>{more}')


def footnote(number: int = 2) -> str:
    """Return the run that calls a note."""
    return f'<w:r><w:footnoteReference w:id="{number}"/></w:r>'


def footnotes(*texts: str) -> str:
    """Return the notes, numbered from 2; a text is words or paragraphs."""
    blocks = ("<w:p>", "<w:tbl>", "<w:sdt>")
    inner = [text if text.startswith(blocks) else para(text) for text in texts]
    return "".join(f'<w:footnote w:id="{number}">{one}</w:footnote>' for number, one in enumerate(inner, start=2))


def table(*rows: str) -> str:
    """Return a table of rows."""
    return f"<w:tbl>{''.join(f'<w:tr>{row}</w:tr>' for row in rows)}</w:tbl>"


def cell(inner: str, properties: str = "") -> str:
    """Return a cell of words or of blocks."""
    content = inner if inner.startswith(("<w:p>", "<w:tbl>", "<w:sdt>")) else para(inner)
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{content}</w:tc>"


def numbered(list_id: int, level: int = 0) -> str:
    """Return the properties of a numbered paragraph."""
    return f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{list_id}"/></w:numPr>'


def level(at: int, form: str, text: str, more: str = "") -> str:
    """Return a level of a list."""
    return (
        f'<w:lvl w:ilvl="{at}"><w:start w:val="1"/><w:numFmt w:val="{form}"/><w:lvlText w:val="{text}"/>{more}</w:lvl>'
    )


def lists(*families: str, more: str = "") -> str:
    """Return numbering: each family of levels is a list, numbered from 1."""
    made = "".join(
        f'<w:abstractNum w:abstractNumId="{number}">{family}</w:abstractNum>'
        for number, family in enumerate(families, start=1)
    )
    made += "".join(
        f'<w:num w:numId="{number}"><w:abstractNumId w:val="{number}"/></w:num>'
        for number in range(1, len(families) + 1)
    )
    return made + more


def mark(kind: str) -> str:
    """Return a mark of a field."""
    return f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>'


def field(code: str, result: str) -> str:
    """Return a complex field."""
    shown = result if result.startswith("<") else run(result)
    return f"{mark('begin')}<w:r><w:instrText>{escape(code)}</w:instrText></w:r>{mark('separate')}{shown}{mark('end')}"


def vml_box(inner: str) -> str:
    """Return a text box as old versions of Word write it."""
    return (
        f"<w:r><w:pict><v:shape><v:textbox><w:txbxContent>{inner}</w:txbxContent></v:textbox></v:shape></w:pict></w:r>"
    )


def box(inner: str) -> str:
    """Return a text box as Word writes it: as a shape, and again for old versions."""
    shape = (
        "<w:drawing><wp:anchor><a:graphic><a:graphicData><wps:wsp><wps:txbx><w:txbxContent>"
        f"{inner}</w:txbxContent></wps:txbx></wps:wsp></a:graphicData></a:graphic></wp:anchor></w:drawing>"
    )
    old = vml_box(inner).removeprefix("<w:r>").removesuffix("</w:r>")
    return (
        f'<w:r><mc:AlternateContent><mc:Choice Requires="wps">{shape}</mc:Choice>'
        f"<mc:Fallback>{old}</mc:Fallback></mc:AlternateContent></w:r>"
    )


def picture() -> str:
    """Return a run that shows a picture."""
    return (
        '<w:r><w:drawing><wp:inline><wp:docPr id="1" name="p"/><a:graphic><a:graphicData><pic:pic><pic:blipFill>'
        '<a:blip r:embed="image"/></pic:blipFill></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r>'
    )


def ruby(base: str, reading: str) -> str:
    """Return words with a reading over them."""
    return f"<w:r><w:ruby><w:rubyPr/><w:rt>{run(reading)}</w:rt><w:rubyBase>{run(base)}</w:rubyBase></w:ruby></w:r>"


def control(inner: str, properties: str = "") -> str:
    """Return a content control."""
    return f"<w:sdt><w:sdtPr>{properties}</w:sdtPr><w:sdtContent>{inner}</w:sdtContent></w:sdt>"


def change(kind: str, inner: str) -> str:
    """Return a tracked change of 王大明, of 3 May 2024."""
    return f"<w:{kind} {CHANGED}>{inner}</w:{kind}>"


def deleted(words: str) -> str:
    """Return words that were taken out."""
    return change("del", f"<w:r><w:delText>{escape(words)}</w:delText></w:r>")
