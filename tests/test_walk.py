"""What of a content folder is read."""

from pathlib import Path

import pytest

from briefs.model.diagnostic import Code
from briefs.reading.files import walk as walking
from briefs.reading.files.walk import walk
from tests.support import write_content


def test_links_that_lead_out_are_not_followed(tmp_path: Path) -> None:
    secret = tmp_path / "secret"
    secret.mkdir()
    (secret / "en.md").write_text("secret")
    content = write_content(tmp_path / "content", {"briefs/a/en.md": "x"})
    (content / "briefs/b").symlink_to(secret)
    (content / "briefs/a/zh-Hant.md").symlink_to(secret / "en.md")
    (content / "briefs/a/loop").symlink_to(content)
    (content / "briefs/a/gone.md").symlink_to(tmp_path / "nowhere")
    found = walk(content)
    assert b"secret" not in b"".join(source.data for source in found.texts.values())
    assert {d.path for d in found.diagnostics} == {
        "content/briefs/b",
        "content/briefs/a/zh-Hant.md",
        "content/briefs/a/loop",
        "content/briefs/a/gone.md",
    }
    assert {d.code for d in found.diagnostics} == {Code.FILE_SYMLINK}


def test_a_link_to_a_file_of_the_content_is_followed(tmp_path: Path) -> None:
    content = write_content(tmp_path / "content", {"shared/en.md": "x", "briefs/a/zh-Hant.md": "y"})
    (content / "briefs/a/en.md").symlink_to("../../shared/en.md")
    assert walk(content).texts["briefs/a/en.md"].data == b"x"


def test_dot_files_and_editors_leftovers_are_passed_over(tmp_path: Path) -> None:
    content = write_content(
        tmp_path / "content", {".git/x.md": "", "briefs/a/.en.md.swp": "", "briefs/a/en.md~": "", "~$x.md": ""}
    )
    assert not [path for path in walk(content).texts if not path.endswith(".yaml")]


def test_a_file_too_large_is_not_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(walking, "LARGEST_TEXT", 1000)
    content = write_content(tmp_path / "content", {"briefs/a/en.md": "x" * 1001})
    found = walk(content)
    assert [d.code for d in found.diagnostics] == [Code.FILE_TOO_LARGE]
    assert "briefs/a/en.md" not in found.texts


def test_the_order_is_that_of_the_names(tmp_path: Path) -> None:
    content = write_content(tmp_path / "content", {f"briefs/{name}/en.md": "" for name in ("b", "a", "c", "a-a")})
    assert [path for path in walk(content).texts if path.startswith("briefs/")] == [
        "briefs/a/en.md",
        "briefs/a-a/en.md",
        "briefs/b/en.md",
        "briefs/c/en.md",
    ]


def test_a_file_that_the_system_does_not_let_be_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    content = write_content(tmp_path / "content", {"briefs/a/en.md": "x", "briefs/b/en.md": "y"})
    real = Path.read_bytes

    def refuse(self: Path) -> bytes:
        if self.parent.name == "a":
            raise PermissionError(13, "Permission denied")
        return real(self)

    monkeypatch.setattr(Path, "read_bytes", refuse)
    found = walk(content)
    assert [(d.path, d.code) for d in found.diagnostics] == [("content/briefs/a/en.md", Code.FILE_UNREADABLE)]
    assert "briefs/b/en.md" in found.texts
