"""Lists of authors' briefs: who has one, how it is called in each language, and where it is linked from."""

from pathlib import Path
from urllib.parse import unquote

import pytest

from briefs.build.session import Options, opened
from briefs.library.authors import author_slug
from briefs.serving.live_site import LiveSite
from tests.pages import Document, documents
from tests.support import brief_text, build_content, tools, write_content

BASE = "https://example.org/kb/"


def by(*authors: str, title: str = "T", date: str = "2025-06-25") -> str:
    text = brief_text("甲。" if title == "題" else "A.", title).replace("date: 2025-06-25", f"date: {date}")
    return text.replace("topics:", f"authors: [{', '.join(authors)}]\ntopics:") if authors else text


FILES = {
    "briefs/a/zh-Hant.md": by("王大明", "李小華", title="題"),
    "briefs/a/en.md": by("Da-Ming Wang", "Hsiao-Hua Lee"),
    "briefs/b/en.md": by("DA-MING WANG", "Jane Roe", date="2024-01-01"),
    "briefs/c/zh-Hant.md": by("王大明", title="題", date="2023-01-01"),
    "briefs/d/en.md": by(),
    "briefs/e/en.md": by("Secret Author").replace("topics:", "draft: true\ntopics:"),
}


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    return build_content(write_content(tmp_path_factory.mktemp("content"), FILES))


@pytest.fixture(scope="module")
def pages(site: dict[str, bytes]) -> dict[str, Document]:
    return documents(site, BASE)


def cards(page: Document) -> list[str]:
    return page.all("//article[@class='card']//h2//@href | //article[@class='card']//h3//@href")


def test_each_author_has_a_list_in_each_language_and_nobody_else(site: dict[str, bytes]) -> None:
    lists = {path for path in site if "/authors/" in path}
    assert lists == {
        f"{lang}/authors/{slug}/index.html"
        for lang in ("zh-hant", "zh-hans", "en")
        for slug in ("王大明", "李小華", "jane-roe")
    }


@pytest.mark.parametrize(("lang", "name"), [("zh-hant", "王大明"), ("zh-hans", "王大明"), ("en", "Da-Ming Wang")])
def test_a_list_has_what_an_author_wrote_under_any_name_newest_first(
    pages: dict[str, Document], lang: str, name: str
) -> None:
    page = pages[f"{BASE}{lang}/authors/王大明/"]
    assert page.all("//h1/text()") == [name]
    assert cards(page) == [f"../../briefs/{brief}/" for brief in "abc"]
    counted = {"zh-hant": "3篇簡報", "zh-hans": "3篇简报", "en": "3 briefs"}
    assert page.all("//p[@class='count']/text()")[0].strip() == counted[lang]


def test_the_byline_leads_to_the_lists(pages: dict[str, Document]) -> None:
    for lang, brief, authors in (
        ("zh-hant", "a", ["王大明", "李小華"]),
        ("en", "a", ["Da-Ming Wang", "Hsiao-Hua Lee"]),
        ("en", "b", ["DA-MING WANG", "Jane Roe"]),
    ):
        page = pages[f"{BASE}{lang}/briefs/{brief}/"]
        links = page.tree.xpath("//dd/a[contains(@href, '/authors/')]")
        assert [link.text for link in links] == authors
    assert "/authors/" not in str(pages[f"{BASE}en/briefs/d/"].all("//@href"))


def test_a_name_that_simplified_pages_write_otherwise_leads_to_the_same_list(tmp_path: Path) -> None:
    site = build_content(write_content(tmp_path, {"briefs/a/zh-Hant.md": by("劉慧", title="題")}))
    assert [path for path in site if "/authors/" in path and "hans" in path] == ["zh-hans/authors/劉慧/index.html"]
    page = documents(site, BASE)[f"{BASE}zh-hans/briefs/a/"]
    (link,) = page.tree.xpath("//dd/a[contains(@href, '/authors/')]")
    assert (link.text, unquote(link.get("href"))) == ("刘慧", "../../authors/劉慧/")
    assert documents(site, BASE)[f"{BASE}zh-hans/authors/劉慧/"].all("//h1/text()") == ["刘慧"]


def test_lists_are_in_the_sitemap_with_their_languages(site: dict[str, bytes]) -> None:
    sitemap = site["sitemap.xml"].decode()
    assert f"<loc>{BASE}en/authors/jane-roe/</loc>" in sitemap
    assert f'hreflang="en" href="{BASE}en/authors/jane-roe/"' in sitemap


def test_a_site_without_authors_has_no_lists(tmp_path: Path) -> None:
    site = build_content(write_content(tmp_path, {"briefs/d/en.md": by()}))
    assert not [path for path in site if "authors" in path]


def test_a_long_list_has_parts(tmp_path: Path) -> None:
    files = {f"briefs/b{at:03}/en.md": by("Jane Roe", date=f"20{at % 20:02}-01-01") for at in range(70)}
    site = build_content(write_content(tmp_path, files))
    lists = sorted(path for path in site if path.startswith("en/authors/"))
    assert lists == ["en/authors/jane-roe/index.html", "en/authors/jane-roe/page/1/index.html"]
    assert "#facets" not in site[lists[1]].decode()


def test_a_preview_makes_the_list_and_no_other(tmp_path: Path) -> None:
    write_content(tmp_path / "content", FILES)
    with opened(Options(tmp_path / "content"), tools()) as session:
        live = LiveSite(session, "none")
        live.read()
        assert live.file("/kb/en/authors/jane-roe/") is not None
        assert live.file("/kb/en/authors/da-ming-wang/") is None
        assert live.file("/kb/en/authors/../") is None


@pytest.mark.parametrize(
    ("name", "slug"),
    [
        ("Jane Roe", "jane-roe"),
        ("JANE  ROE", "jane-roe"),
        ("Jane Q. Roe, Jr.", "jane-q-roe-jr"),
        ("王大明", "王大明"),
        ("王 大明", "王-大明"),
        ("Ｊａｎｅ Roe", "jane-roe"),
        ("../../etc", "etc"),
        ("José Núñez", "josé-núñez"),
    ],
)
def test_a_name_makes_its_address(name: str, slug: str) -> None:
    assert author_slug(name) == slug


@pytest.mark.parametrize("name", ["…", "<script>", "x" * 400, "王" * 200, ". ."])
def test_any_name_makes_an_address_that_a_system_takes(name: str) -> None:
    slug = author_slug(name)
    assert slug
    assert len(slug.encode()) < 200
    assert not set(slug) & set('./\\<>:"|?* ')
