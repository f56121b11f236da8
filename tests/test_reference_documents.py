"""The look of a Word file: manners of journals, and a reference document of one's own, for which nobody vouches."""

import io
import re
import zipfile
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from briefs.commands.main import cli
from tests.support import brief_text, write_content

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
A = "http://schemas.openxmlformats.org/drawingml/2006/main"
BODY = """\
文[^1]。

## 壹、緣由

1. 第一點。

> 引文。

[^1]: 註。
"""
STYLES = f"""\
<w:styles xmlns:w="{W}" xmlns:evil="urn:evil">
<w:docDefaults><w:rPrDefault><w:rPr><w:sz w:val="26"/></w:rPr></w:rPrDefault>
</w:docDefaults>
<w:style w:type="paragraph" w:default="1" w:styleId="a"><w:name w:val="Normal"/></w:style>
<w:style w:type="paragraph" w:styleId="2"><w:name w:val="heading 2"/><w:basedOn w:val="a"/>
<w:pPr><w:numPr><w:numId w:val="3"/></w:numPr><w:jc w:val="center"/></w:pPr><w:rPr><w:sz w:val="34"/></w:rPr></w:style>
<w:style w:type="paragraph" w:styleId="BodyText"><w:name w:val="Somebody's"/></w:style>
<w:style w:type="paragraph" w:styleId="a3"><w:name w:val="footnote text"/><w:basedOn w:val="a"/><evil:thing/>
<w:rPr><w:sz w:val="19"/></w:rPr></w:style></w:styles>"""
NUMBERING = f"""\
<w:numbering xmlns:w="{W}"><w:numPicBullet w:numPicBulletId="0"/>
<w:abstractNum w:abstractNumId="1">
<w:lvl w:ilvl="0"><w:numFmt w:val="decimal"/><w:lvlText w:val="Art. %1"/></w:lvl>
</w:abstractNum>
<w:abstractNum w:abstractNumId="5001"/><w:num w:numId="3"><w:abstractNumId w:val="1"/></w:num>
<w:num w:numId="5000"><w:abstractNumId w:val="5001"/></w:num></w:numbering>"""
TEXT = f"""\
<w:document xmlns:w="{W}" xmlns:r="urn:r"><w:body><w:p><w:r><w:t>Secret text</w:t></w:r></w:p><w:sectPr>
<w:headerReference w:type="default" r:id="rId9"/><w:pgSz w:w="10000" w:h="14000"/>
<w:pgMar w:top="1111" w:right="1112" w:bottom="1113" w:left="1114" w:header="700" w:footer="700" w:gutter="0"/>
<w:docGrid w:type="lines" w:linePitch="360"/></w:sectPr></w:body></w:document>"""
THEME = f'<a:theme xmlns:a="{A}" name="x"><a:blipFill><a:blip/></a:blipFill></a:theme>'
PARTS = {
    "word/styles.xml": STYLES,
    "word/numbering.xml": NUMBERING,
    "word/document.xml": TEXT,
    "word/theme/theme1.xml": THEME,
    "word/settings.xml": "<attachedTemplate/>",
    "word/vbaProject.bin": "macro",
    "word/header9.xml": "<w:hdr>Secret head</w:hdr>",
}


@pytest.fixture
def kb(tmp_path: Path) -> Path:
    files = {
        "briefs/a/zh-Hant.md": brief_text(BODY, "標題"),
        "briefs/a/en.md": brief_text("Text.\n\n## I. Why\n\nSo.\n"),
    }
    write_content(tmp_path / "content", files)
    return tmp_path


def export(kb: Path, reference: str, lang: str = "zh-Hant", *options: str) -> Result:
    place = ["--content", str(kb / "content"), "--out", str(kb / "out"), "--no-cache", "--force"]
    return CliRunner().invoke(cli, ["export", "a", "--lang", lang, "--reference", reference, *place, *options])


def made(kb: Path, reference: str, lang: str = "zh-Hant") -> dict[str, str]:
    ended = export(kb, reference, lang)
    assert ended.exit_code == 0, ended.output
    with zipfile.ZipFile(kb / f"out/a.{lang}.docx") as file:
        return {name: file.read(name).decode(errors="replace") for name in file.namelist()}


def packed(parts: dict[str, str]) -> bytes:
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w", zipfile.ZIP_DEFLATED) as file:
        for name, text in parts.items():
            file.writestr(name, text)
    return data.getvalue()


def reference(kb: Path, **changed: str) -> str:
    parts = PARTS | {f"word/{name.replace('_', '/')}.xml": text for name, text in changed.items()}
    (kb / "own.docx").write_bytes(packed(parts))
    return str(kb / "own.docx")


def style(parts: dict[str, str], name: str) -> str:
    found = re.findall(r"<w:style [^>]*>.*?</w:style>", parts["word/styles.xml"], re.DOTALL)
    return next(one for one in found if f'w:name w:val="{name}"' in one)


def test_a_taiwanese_journal_has_its_page_its_faces_and_notes(kb: Path) -> None:
    parts = made(kb, "ntu-law-journal")
    page = re.search(r"<w:pgSz [^>]*/>\s*<w:pgMar [^>]*/>", parts["word/document.xml"])
    assert page is not None
    # 2.54 cm above and below, 3.17 at the sides.
    for said in ('w:w="11906"', 'w:top="1440"', 'w:bottom="1440"', 'w:left="1797"', 'w:right="1797"'):
        assert said in page[0]
    assert 'w:eastAsia="新細明體"' in parts["word/styles.xml"].split("</w:docDefaults>")[0]
    assert 'w:eastAsia="標楷體"' in style(parts, "Block Text")
    assert 'w:val="both"' in style(parts, "Body Text")
    assert 'w:firstLine="480"' in style(parts, "Body Text")
    assert 'w:sz w:val="20"' in style(parts, "Footnote Text")
    assert 'w:jc w:val="center"' in style(parts, "heading 2")


def test_an_american_review_has_letter_double_spacing_and_small_capitals(kb: Path) -> None:
    parts = made(kb, "bluebook", "en")
    assert (
        re.search(r'<w:pgSz [^>]*w:w="12240"', parts["word/document.xml"])
        or 'w:w="12240"' in parts["word/document.xml"]
    )
    assert 'w:line="480"' in style(parts, "Body Text")
    assert "w:smallCaps" in style(parts, "heading 2")
    assert "<w:i" in style(parts, "heading 3")
    assert 'w:line="240"' in style(parts, "Footnote Text")


def test_styles_numbering_theme_and_page_of_ones_own_file_are_taken(kb: Path) -> None:
    parts = made(kb, reference(kb))
    text = parts["word/document.xml"]
    assert 'w:val="26"' in parts["word/styles.xml"].split("</w:docDefaults>")[0]
    assert 'w:val="34"' in style(parts, "heading 2")
    assert "Art. %1" in parts["word/numbering.xml"]
    assert 'name="x"' in parts["word/theme/theme1.xml"]
    for said in ('w:w="10000"', 'w:left="1114"', 'w:linePitch="360"'):
        assert said in text
    # Headings are of their style, whatever its id, and notes too.
    assert re.search(r'<w:pStyle w:val="2" ?/><w:numPr>', text)
    assert '<w:pStyle w:val="a3"' in parts["word/footnotes.xml"]


def test_headings_have_the_number_of_the_text_and_no_second_one(kb: Path) -> None:
    parts = made(kb, reference(kb))
    assert "w:numPr" not in style(parts, "heading 2")
    assert re.findall(r"<w:numFmt w:val=\"ideographLegalTraditional\"", parts["word/numbering.xml"])


def test_what_the_program_needs_is_put_beside_it_and_based_on_theirs(kb: Path) -> None:
    parts = made(kb, reference(kb))
    assert '<w:basedOn w:val="a"' in style(parts, "Points")
    # The id was taken by another style.
    assert re.search(r'w:styleId="BodyTextBrief"', style(parts, "Body Text"))
    ids = re.findall(r'w:styleId="([^"]*)"', parts["word/styles.xml"])
    assert len(ids) == len(set(ids))
    assert (
        len(
            re.findall(
                r'w:default="1"[^>]*w:type="paragraph"|w:type="paragraph"[^>]*w:default="1"', parts["word/styles.xml"]
            )
        )
        == 1
    )


def test_nothing_else_of_that_file_is_taken(kb: Path) -> None:
    parts = made(kb, reference(kb))
    everything = "".join(parts.values())
    for secret in ("Secret", "macro", "attachedTemplate", "urn:evil", "rId9", "blipFill", "numPicBullet"):
        assert secret not in everything, secret
    # Ids that the program uses itself.
    assert len(re.findall('<w:abstractNum w:abstractNumId="5001"', everything)) == 1
    assert not any("vba" in name or "header9" in name for name in parts)


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"no zip", "no Word file"),
        (packed({"word/styles.xml": STYLES}), "no Word file"),
        (packed(PARTS | {"word/styles.xml": "<w:styles"}), "no Word file"),
        (packed(PARTS | {"word/styles.xml": f'<!DOCTYPE x [<!ENTITY e "y">]>{STYLES}'}), "no Word file"),
        (packed(PARTS | {"word/styles.xml": STYLES + " " * 5_000_000}), "word/styles.xml is too large"),
        (packed(PARTS | {"word/theme/theme1.xml": "<a>" * 400 + "</a>" * 400}), "nested too deeply"),
    ],
)
def test_a_file_that_is_no_reference_document_is_refused(kb: Path, data: bytes, said: str) -> None:
    (kb / "own.docx").write_bytes(data)
    ended = export(kb, str(kb / "own.docx"))
    assert ended.exit_code == 1, ended.output
    assert said in " ".join(ended.output.split())
    assert not list((kb / "out").glob("*.docx"))


def test_a_name_that_is_none_and_other_kinds_of_file_are_said(kb: Path) -> None:
    ended = export(kb, "harvard")
    assert ended.exit_code == 2
    assert "there is no file harvard; the manners that the program knows: ntu-law-journal, bluebook" in " ".join(
        ended.output.split()
    )
    assert export(kb, "bluebook", "en", "--to", "pdf").exit_code == 2
