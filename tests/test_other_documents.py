"""OpenDocument and RTF files: nothing of them is lost in silence, and none takes the machine with it."""

import io
import time
import zipfile
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from briefs.commands.main import cli
from briefs.importing import pandoc_reader
from briefs.importing.other_documents import check_rich_text
from tests.support import PATIENCE, grows_with_its_size, write_content

_OASIS = "urn:oasis:names:tc:opendocument:xmlns"
_NAMES = {name: f"{_OASIS}:{name}:1.0" for name in ("office", "text", "style")} | {
    "draw": f"{_OASIS}:drawing:1.0",
    "dc": "http://purl.org/dc/elements/1.1/",
}
_STYLES = "<office:font-face-decls/><office:styles/><office:automatic-styles/><office:master-styles/>"
COMMENT = "<office:annotation><dc:creator>李四</dc:creator><text:p>請補充</text:p></office:annotation>"
NOTE = (
    '<text:note text:note-class="footnote"><text:note-citation>1</text:note-citation>'
    "<text:note-body><text:p>註之文字。</text:p></text:note-body></text:note>"
)
CHANGE = (
    '<text:tracked-changes><text:changed-region text:id="c"><text:deletion><text:p>刪去</text:p></text:deletion>'
    "</text:changed-region></text:tracked-changes>"
)


def open_document(inner: str, doctype: str = "") -> bytes:
    declared = " ".join(f'xmlns:{prefix}="{uri}"' for prefix, uri in _NAMES.items())
    parts = {
        "mimetype": "application/vnd.oasis.opendocument.text",
        "content.xml": f"{doctype}<office:document-content {declared}><office:automatic-styles/><office:body>"
        f"<office:text>{inner}</office:text></office:body></office:document-content>",
        "styles.xml": f"<office:document-styles {declared}>{_STYLES}</office:document-styles>",
    }
    with io.BytesIO() as made:
        with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as package:
            for name, text in parts.items():
                package.writestr(name, text)
        return made.getvalue()


@pytest.fixture(autouse=True)
def _patient(monkeypatch: pytest.MonkeyPatch) -> None:
    """Give Pandoc the time that it may need on a busy machine; what it may need on an idle one is measured here."""
    monkeypatch.setattr(pandoc_reader, "_SECONDS", PATIENCE)


def imported(folder: Path, name: str, data: bytes) -> tuple[Result, str]:
    """Import a file; return what is said, and the brief."""
    content = write_content(folder / "content", {})
    (folder / name).write_bytes(data)
    given = ("--topic", "ai", "--jurisdiction", "JP", "--lang", "zh-Hant", "--content", str(content))
    ended = CliRunner().invoke(cli, ["import", str(folder / name), "a", *given])
    file = content / "briefs/a/zh-Hant.md"
    return ended, file.read_text(encoding="utf-8") if file.exists() else ""


def test_notes_are_kept_and_what_pandoc_loses_is_listed(tmp_path: Path) -> None:
    box = "<text:p><draw:frame><draw:text-box><text:p>框內文字</text:p></draw:text-box></draw:frame>後段</text:p>"
    inner = f"<text:h>前言</text:h><text:p>甲說{COMMENT}之<text:s/>文字{NOTE}。</text:p>{box}"
    ended, text = imported(tmp_path, "a.odt", open_document(inner))
    assert ended.exit_code == 0, ended.output
    assert "甲說之 文字[^1]。" in text
    assert "[^1]: 註之文字。" in text
    assert "請補充" in ended.output
    assert "框內文字" in ended.output
    assert "these words of the file are not in the text: 框內文字" in text


def test_rich_text_is_read_and_its_comments_are_counted(tmp_path: Path) -> None:
    data = rb"{\rtf1\ansi Hello world.{\*\annotation a comment}{\footnote a note.}\par Second \revisions one.}"
    ended, text = imported(tmp_path, "a.rtf", data)
    assert ended.exit_code == 0, ended.output
    assert "[^1]: a note." in text
    assert "comments of the file that were left out, as they are read out of Word files alone: 1" in text


@pytest.mark.parametrize(
    ("name", "data", "said"),
    [
        ("a.odt", open_document(f"{CHANGE}<text:p>甲</text:p>"), "it has tracked changes"),
        ("a.rtf", rb"{\rtf1 Hello {\deleted gone} {\revised new}.}", "it has tracked changes"),
        ("a.odt", open_document("<text:section>" * 400 + "</text:section>" * 400), "nested too deeply"),
        ("a.rtf", b"{\\rtf1 " + b"{" * 30_000 + b"a" + b"}" * 30_000 + b"}", "nested too deeply"),
        ("a.odt", open_document("<text:p>" + "a" * 25_000_000 + "</text:p>"), "content.xml is too large"),
        ("a.odt", open_document("<text:p>" + "word " * 800_000 + "</text:p>"), "more than an article"),
        ("a.odt", open_document("<text:p>&a;</text:p>", "<!DOCTYPE a [<!ENTITY a 'b'>]>"), "it is damaged"),
        ("a.odt", open_document("<text:p>"), "it is damaged"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_what_would_go_wrong_is_refused_at_once(name: str, data: bytes, said: str, tmp_path: Path) -> None:
    begun = time.process_time()
    ended, _ = imported(tmp_path, name, data)
    assert ended.exit_code == 1
    assert said in ended.output
    assert "Traceback" not in ended.output
    assert time.process_time() - begun < 5


def test_a_change_that_is_switched_off_is_none() -> None:
    assert check_rich_text(rb"{\rtf1 \deleted0 a \revisions \{ \\ {b}}").comments == 0


def test_looking_through_grows_with_the_size() -> None:
    assert grows_with_its_size(lambda size: check_rich_text(b"{\\rtf1 " + b"{a}\\{" * size + b"}"), 200_000)
