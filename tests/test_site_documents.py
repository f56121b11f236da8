"""Files that the page of a brief offers: made where the settings say so, and named in the head of the page."""

import io
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner
from pypdf import PdfReader

from briefs.commands.main import cli
from tests.support import BASE, brief_text, build_content, place_content, write_content


def content(folder: Path, kinds: str, text: str = "文[^1]。\n\n[^1]: 註。\n") -> Path:
    files = {"briefs/a/zh-Hant.md": brief_text(text, "標題"), "briefs/b/en.md": brief_text("Text.\n", "Title")}
    settings = BASE["site.yaml"] + (f"outputs: {{documents: [{kinds}]}}\n" if kinds else "")
    return write_content(folder / "content", {**files, "site.yaml": settings})


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    return build_content(content(tmp_path_factory.mktemp("site"), "docx, pdf"))


def test_a_page_offers_the_files_of_its_own_language(site: dict[str, bytes]) -> None:
    page = site["zh-hant/briefs/a/index.html"].decode()
    assert '<a href="a.docx"' in page
    assert '<a href="a.pdf" type="application/pdf" download>PDF</a>' in page
    assert "a.epub" not in page
    for lang in ("zh-hant", "zh-hans"):
        assert site[f"{lang}/briefs/a/a.docx"].startswith(b"PK")
    text = PdfReader(io.BytesIO(site["zh-hant/briefs/a/a.pdf"])).pages[0].extract_text()
    assert "標題" in text


def test_the_head_names_the_pdf_and_a_page_without_the_brief_none(site: dict[str, bytes]) -> None:
    page = site["zh-hant/briefs/a/index.html"].decode()
    assert '<meta name="citation_pdf_url" content="https://example.org/kb/zh-hant/briefs/a/a.pdf">' in page
    # The brief is not there in English.
    missing = site["en/briefs/a/index.html"].decode()
    assert "citation_pdf_url" not in missing
    assert "en/briefs/a/a.pdf" not in site


def test_without_the_setting_there_are_none(tmp_path: Path) -> None:
    site = build_content(content(tmp_path, ""))
    assert not [name for name in site if name.endswith((".docx", ".pdf", ".epub"))]
    assert "citation_pdf_url" not in site["zh-hant/briefs/a/index.html"].decode()


def test_a_file_is_made_again_only_when_its_brief_has_changed(tmp_path: Path) -> None:
    folder, out, cache = content(tmp_path, "docx"), tmp_path / "site", tmp_path / "cache"
    place_content(folder, out, cache)
    files = [out / "zh-hant/briefs/a/a.docx", out / "en/briefs/b/b.docx"]
    before = [file.stat().st_mtime_ns for file in files]
    brief = folder / "briefs/a/zh-Hant.md"
    brief.write_text(brief.read_text(encoding="utf-8").replace("文[^1]", "另一文[^1]"), encoding="utf-8")
    place_content(folder, out, cache)
    after = [file.stat().st_mtime_ns for file in files]
    assert [old == new for old, new in zip(before, after, strict=True)] == [False, True]


def test_what_is_lacking_to_make_them_is_said_in_one_line(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pypandoc", None)
    folder = content(tmp_path, "docx")
    # In this process: one that is begun anew would find what is hidden here.
    options = ["--no-cache", "--processes", "1"]
    ended = CliRunner().invoke(cli, ["build", "--content", str(folder), "--out", str(tmp_path / "site"), *options])
    assert ended.exit_code != 0
    assert "Pandoc" in ended.output
    assert not (tmp_path / "site/index.html").exists()
