"""Why there is no page at an address, as `briefs serve` says it to who writes."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from briefs.build.session import Options, opened
from briefs.serving.live_site import LiveSite
from tests.support import brief_text, tools, write_content

CONTENT = {
    "briefs/2025-a/en.md": brief_text("A."),
    "briefs/d/en.md": brief_text("D.").replace("topics:", "draft: true\ntopics:"),
    "briefs/later/zh-Hant.md": brief_text("甲。", "題").replace("date: 2025-06-25", "date: 2027-03-01"),
    "briefs/wrong/en.md": brief_text("W.").replace("date: ", "date: x"),
    "briefs/wrong-draft/en.md": "---\ntitle: [\ndraft: true\n---\nText.\n",
}
DRAFT = "The brief d is a draft, so it has no page. Run `briefs serve --drafts` to see it."


@pytest.fixture(scope="module")
def content(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("missing") / "content"
    write_content(folder, CONTENT)
    return folder


def live(content: Path, lang: str, *, drafts: bool = False) -> Iterator[LiveSite]:
    with opened(Options(content, today="2026-01-01", drafts=drafts), tools()) as session:
        site = LiveSite(session, "none", lang)
        site.read()
        yield site


@pytest.fixture(scope="module")
def english(content: Path) -> Iterator[LiveSite]:
    yield from live(content, "en")


@pytest.fixture(scope="module")
def chinese(content: Path) -> Iterator[LiveSite]:
    yield from live(content, "zh-Hant")


@pytest.mark.parametrize(
    ("path", "said"),
    [
        ("en/briefs/d/", DRAFT),
        ("zh-hant/briefs/d/", DRAFT),
        ("en/briefs/d/parallel/", DRAFT),
        ("id/brief/d/", DRAFT),
        (
            "zh-hant/briefs/later/",
            "The brief later comes out on 2027-03-01; until then it has no page. "
            "Run `briefs serve --drafts` to see it now.",
        ),
        (
            "en/briefs/wrong/",
            "The brief wrong has an error, so its page can't be made; it is shown here once that is mended.",
        ),
        ("en/briefs/wrong-draft/", "The brief wrong-draft is a draft, so it has no page."),
        ("en/briefs/2025a/", "There is no brief 2025a. Did you mean 2025-a?"),
        ("en/nothing/", "There is no page at this address."),
        ("en/briefs/page/99/", "There is no page at this address."),
        ("<script>/", "There is no page at this address."),
        ("en/briefs/%3Cb%3E/", "There is no brief &lt;b&gt;."),
    ],
)
def test_a_page_that_is_not_there_says_why(english: LiveSite, path: str, said: str) -> None:
    page = english.page(f"/kb/{path}").decode()
    (first,) = re.findall(r'<main id="text" class="listing not-found"[^>]*>\n<p lang="en"><strong>(.*)', page)
    assert first.startswith(said)
    assert "Page not found" in page
    assert "<script>/" not in page


@pytest.mark.parametrize(
    ("path", "said"),
    [
        ("zh-hant/briefs/d/", "簡報 d 為草稿，因此沒有頁面。執行 `briefs serve --drafts` 即可檢視。"),
        ("zh-hant/briefs/later/", "簡報 later 於 2027-03-01 發布，此前沒有頁面。"),
        ("en/briefs/2025a/", "沒有代號為 2025a 之簡報。"),
        ("x/", "此網址沒有頁面。"),
    ],
)
def test_it_says_so_in_the_language_of_messages(chinese: LiveSite, path: str, said: str) -> None:
    assert f'<p lang="zh-Hant"><strong>{said}' in chinese.page(f"/kb/{path}").decode()


def test_with_drafts_they_have_pages(content: Path) -> None:
    for site in live(content, "en", drafts=True):
        assert site.file("/kb/en/briefs/d/") is not None
        assert site.file("/kb/zh-hant/briefs/later/") is not None
