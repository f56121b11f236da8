"""Manuscripts as files: by Pandoc to Word and EPUB, by WeasyPrint to PDF. Nothing is fetched from anywhere."""

import datetime
import json
import tempfile
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from briefs.exporting import sheets
from briefs.exporting.books import BookWriter
from briefs.exporting.layouts import OWN, Layout
from briefs.exporting.reference_documents import reference_document
from briefs.exporting.reference_files import with_styles_of
from briefs.exporting.trees import finished, source_of
from briefs.exporting.volumes import Volume
from briefs.exporting.weasyprint_missing import WeasyPrintMissingError
from briefs.exporting.word import WordWriter
from briefs.exporting.word_packages import with_edits
from briefs.exporting.writers import Writer
from briefs.pandoc import run_pandoc

_HERE = Path(__file__).resolve().parent
FORMATS = ("docx", "epub", "pdf", "json")


def pictures_of(volume: Volume, read: Callable[[str], bytes | None]) -> dict[str, bytes]:
    """Return the pictures that a volume shows by their names; `read` gives a file by its path in the content."""
    import vl_convert

    made: dict[str, bytes] = {}
    for chapter in volume.chapters:
        made |= {name: vl_convert.svg_to_png(svg, scale=2.5) for name, svg in chapter.drawings.items()}
        made |= {name: data for name, path in chapter.media.items() if (data := read(path)) is not None}
    return made


def write_word(volume: Volume, pictures: Mapping[str, bytes], look: Layout | bytes = OWN) -> bytes:
    """Write a Word file, in a layout or in the look of another file. Raises PandocMissingError and PandocError."""
    with _desk(pictures) as folder:
        default = run_pandoc(b"", "--print-default-data-file", "reference.docx", folder=folder)
        own = reference_document(default, volume.lang, look if isinstance(look, Layout) else OWN)
        (folder / "reference.docx").write_bytes(with_styles_of(own, look) if isinstance(look, bytes) else own)
        writer = WordWriter(volume.lang)
        made = _written(volume, pictures, writer, folder, "docx", "--reference-doc", "reference.docx")
    edits = dict.fromkeys(("word/document.xml", "word/footnotes.xml"), writer.settled)
    return with_edits(made, {**edits, "word/numbering.xml": writer.numbering})


def write_book(volume: Volume, pictures: Mapping[str, bytes]) -> bytes:
    """Write an EPUB. Raises PandocMissingError and PandocError."""
    with _desk(pictures) as folder:
        style = str(_HERE / "book.css")
        return _written(volume, pictures, BookWriter(volume.lang), folder, "epub", "--css", style, "--split-level", "1")


@contextmanager
def _desk(pictures: Mapping[str, bytes]) -> Iterator[Path]:
    """Return a folder with the pictures, for as long as a file is written."""
    with tempfile.TemporaryDirectory() as folder:
        for name, data in pictures.items():
            (Path(folder) / name).write_bytes(data)
        yield Path(folder)


def _written(
    volume: Volume, pictures: Mapping[str, bytes], writer: Writer, folder: Path, kind: str, *options: str
) -> bytes:
    source = source_of(volume).encode()
    tree = json.loads(run_pandoc(source, "--from", "html", "--to", "json", folder=folder))
    tree = finished(_without_other_pictures(tree, pictures), volume, writer)
    arguments = ("--from", "json", "--to", kind, "--output", "-", *options)
    # Not in the sandbox, which would keep the pictures out: no other file is named in the tree.
    return run_pandoc(json.dumps(tree).encode(), *arguments, folder=folder, sandbox=False, epoch=_epoch(volume.date))


def _without_other_pictures(value: Any, pictures: Mapping[str, bytes]) -> Any:
    """Return a tree in which only our own pictures are shown: Pandoc would fetch whatever else it names."""
    if isinstance(value, list):
        return [_without_other_pictures(item, pictures) for item in value]
    if not isinstance(value, dict):
        return value
    if value.get("t") == "Image" and value["c"][2][0] not in pictures:
        return {"t": "Span", "c": [["", [], []], value["c"][1]]}
    if value.get("t") in ("RawInline", "RawBlock"):
        return {"t": "Span" if value["t"] == "RawInline" else "Div", "c": [["", [], []], []]}
    return {key: _without_other_pictures(item, pictures) for key, item in value.items()}


def _epoch(date: str) -> int:
    """Return the first second of a day, month or year, so that one brief gives the same bytes at every export."""
    year, month, day = (*map(int, date.split("-")), 1, 1)[:3]
    return int(datetime.datetime(year, month, day, tzinfo=datetime.UTC).timestamp())


def write_pdf(volume: Volume, pictures: Mapping[str, bytes]) -> bytes:
    """Write a PDF. Raises WeasyPrintMissingError."""
    try:
        import weasyprint
    except (ImportError, OSError) as fault:
        raise WeasyPrintMissingError(str(fault)) from fault

    # Pictures stand in the page; nothing else may be asked for.
    fetcher = weasyprint.urls.URLFetcher(allowed_protocols=["data"], fail_on_errors=True)
    html = weasyprint.HTML(string=sheets.sheet(volume, pictures), url_fetcher=fetcher)
    css = weasyprint.CSS(string=(_HERE / "sheet.css").read_text(encoding="utf-8"), url_fetcher=fetcher)
    # Tagged for those who hear it; the language, the title and the ladder of headings come from the page.
    made: bytes = html.write_pdf(stylesheets=[css], pdf_variant="pdf/ua-1", pdf_identifier=volume.address.encode())
    return made
