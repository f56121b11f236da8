"""Who asks for help can say in one go what the program stands on."""

from pathlib import Path

from tests.running import briefs
from tests.support import BASE, brief_text, write_content
from tests.test_commands import snapshot


def test_a_sound_place_is_described_and_nothing_in_it_changes(tmp_path: Path) -> None:
    own = {
        "site.yaml": BASE["site.yaml"].replace("example.org/kb", "briefs.internal"),
        "briefs/a/zh-Hant.md": brief_text("甲。"),
    }
    write_content(tmp_path / "content", own)
    assert briefs("build", cwd=tmp_path).returncode == 0
    before = snapshot(tmp_path)
    ended = briefs("doctor", cwd=tmp_path)
    assert ended.returncode == 0, ended.stdout
    assert "ok    settings: sound\n" in ended.stdout
    assert "ok    content: 1 brief, 5 files in content\n" in ended.stdout
    assert "markdown-it-py 4" in ended.stdout
    # Which fonts there are is the machine's own affair.
    assert [line for line in ended.stdout.splitlines() if not line.startswith("ok ") and "font" not in line] == []
    assert snapshot(tmp_path) == before


def test_what_is_not_well_is_named(tmp_path: Path) -> None:
    write_content(tmp_path / "content", {"site.yaml": "base_url: nowhere\n"})
    (tmp_path / "templates").mkdir()
    (tmp_path / "templates/words").mkdir()
    (tmp_path / "templates/words/en.yaml").write_text("all_briefs: [\n", encoding="utf-8")
    ended = briefs("doctor", cwd=tmp_path)
    assert ended.returncode == 1
    wrong = [line for line in ended.stdout.splitlines() if line.startswith("WRONG")]
    assert [line.split(":")[0] for line in wrong] == ["WRONG settings", "WRONG templates"]
    assert "en.yaml" in wrong[1]


def test_a_place_without_content_is_told_apart(tmp_path: Path) -> None:
    ended = briefs("doctor", cwd=tmp_path)
    assert ended.returncode == 1
    assert "there is no folder content; run this where your content is" in ended.stdout


def test_a_folder_that_another_program_copies_elsewhere_is_named(tmp_path: Path) -> None:
    folder = tmp_path / "OneDrive - 法律所/kb"
    write_content(folder / "content", {"briefs/a/en.md": brief_text("A.")})
    said = "SOON  folder: OneDrive - 法律所 is synchronised, which can hold up a build"
    assert said in briefs("doctor", cwd=folder).stdout
