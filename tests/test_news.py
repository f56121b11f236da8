"""After a save an author hears of what is new of what is wrong, wherever it stands, and of nothing twice."""

from pathlib import Path

from briefs.build.session import Options, Session, Tools
from briefs.messages import EN
from briefs.messages.entries import render
from briefs.serving.live_site import LiveSite
from tests.support import brief_text, silent, write_content


class Author:
    """Saves files of a site that is shown."""

    def __init__(self, folder: Path, files: dict[str, str]) -> None:
        self.content = write_content(folder / "content", files)
        self.live = LiveSite(Session(Options(self.content), Tools(None, None, silent)), "none")
        self.live.read()
        self.live.diagnose()

    def save(self, name: str, text: str) -> tuple[list[str], int]:
        """Return what is new after a save, and how much is mended."""
        file = self.content / name
        file.write_text(text, encoding="utf-8")
        self.live.read([file])
        self.live.diagnose()
        return self.heard

    @property
    def heard(self) -> tuple[list[str], int]:
        news = self.live.news
        return [f"{Path(one.path).name}: {render(one.message, EN)}" for one in news.new], news.mended


def test_what_was_wrong_before_is_not_said_again(tmp_path: Path) -> None:
    author = Author(tmp_path, {"briefs/a/en.md": brief_text("A[^x]."), "briefs/b/en.md": brief_text("B.")})
    assert author.heard == (["en.md: the note x is not defined"], 0)
    assert author.save("briefs/b/en.md", brief_text("B[^y].")) == (["en.md: the note y is not defined"], 0)
    assert author.save("briefs/b/en.md", brief_text("B, again[^y]."))[0] != []
    assert author.save("briefs/a/en.md", brief_text("A.")) == ([], 1)
    assert author.save("briefs/a/en.md", brief_text("A, once more.")) == ([], 0)


def test_what_follows_elsewhere_is_news_too(tmp_path: Path) -> None:
    note = brief_text("A.[^1]\n\n[^1]: @k.\n")
    files = {"briefs/a/en.md": note, "sources/k.yaml": "type: book\ntitle: K\nauthor: [{literal: L}]\nissued: 2020\n"}
    author = Author(tmp_path, files)
    assert author.heard == ([], 0)
    assert author.save("briefs/a/en.md", brief_text("A.")) == (["k.yaml: no note cites k"], 0)
    assert author.save("briefs/a/en.md", note) == ([], 1)


def test_while_a_text_cannot_be_read_its_sources_are_not_called_unused(tmp_path: Path) -> None:
    note = brief_text("A.[^1]\n\n[^1]: @k.\n")
    files = {"briefs/a/en.md": note, "sources/k.yaml": "type: book\ntitle: K\nauthor: [{literal: L}]\nissued: 2020\n"}
    author = Author(tmp_path, files)
    said, mended = author.save("briefs/a/en.md", note.replace("title:", "title: ["))
    assert (len(said), mended) == (1, 0), said
    assert author.save("briefs/a/en.md", note) == ([], 1)


def test_pages_can_be_asked_for_while_everything_is_looked_at_the_first_time(tmp_path: Path) -> None:
    files = {f"briefs/b{at}/en.md": brief_text(f"Brief {at}[^x].") for at in range(6)}
    live = LiveSite(Session(Options(write_content(tmp_path / "content", files)), Tools(None, None, silent)), "none")
    live.read()
    asked = [live.file(f"/kb/en/briefs/b{at % 6}/") is not None for at, _ in enumerate(live.diagnosing())]
    assert len(asked) > 10
    assert all(asked)
    assert len(live.news.new) == 6
