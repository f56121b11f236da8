"""What a site can do without, and how near it comes to what hosts take."""

import json
import re
import shutil
from pathlib import Path

import pytest

from briefs.build.output import MANIFEST
from briefs.build.site_sizes import HostLimit, near_limits, sizes_by_kind, static_redirects
from briefs.messages.message import say
from tests.support import (
    BASE,
    WITH_PARALLEL_PAGES,
    brief_text,
    build_content,
    check_content,
    said_in_english,
    shown,
    write_content,
)

from .conftest import BASE_URL
from .pages import documents, file_at
from .running import briefs

FILES = {
    "briefs/a/zh-Hant.md": brief_text("甲。[^1]\n\n[^1]: @k。\n"),
    "briefs/a/en.md": brief_text("A.[^1]\n\n[^1]: @k.\n"),
    "briefs/b/zh-Hant.md": brief_text("乙，見[[a]]。\n"),
    "sources/all.yaml": "k: {type: webpage, title: K, URL: 'https://example.org/k'}\n",
}


def built(folder: Path, outputs: str) -> dict[str, bytes]:
    settings = f"{BASE['site.yaml']}\noutputs: {outputs}\n"
    return build_content(write_content(folder, {**FILES, "site.yaml": settings}))


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """Return a site that has all files."""
    return built(tmp_path_factory.mktemp("whole"), "{parallel: pages}")


@pytest.mark.parametrize(
    ("outputs", "gone", "kept"),
    [
        ("{markdown: none, parallel: pages}", "/index.md", "/parallel/"),
        ("{parallel: none}", "/parallel/", "/index.md"),
        ("{parallel: false}", "/parallel/", "/index.md"),
        ("{parallel: composed}", "/parallel/", "/index.md"),
        ("{references: false}", ".ris", "sources.json"),
        ("{map: false}", "/map/", "/index.md"),
    ],
)
def test_what_a_site_does_without_is_not_made_and_nothing_leads_to_it(
    tmp_path: Path, whole: dict[str, bytes], outputs: str, gone: str, kept: str
) -> None:
    less = built(tmp_path / "less", outputs)
    assert any(gone in path for path in whole)
    left = [path for path in less if gone in path and not path.startswith("sources.")]
    assert left == []
    assert any(kept in path for path in less)
    assert less.keys() < whole.keys()
    for document in documents(less, BASE_URL).values():
        for url in document.links():
            bare = url.partition("#")[0]
            assert not bare.startswith(BASE_URL) or file_at(less, BASE_URL, bare) is not None, (document.file, url)


@pytest.mark.parametrize(
    ("outputs", "link", "lines"),
    [
        ("{}", ["?parallel"], ["/kb/:lang/briefs/:id/parallel/ /kb/:lang/briefs/:id/?parallel 301"]),
        ("{parallel: composed}", ["?parallel"], ["/kb/:lang/briefs/:id/parallel/ /kb/:lang/briefs/:id/?parallel 301"]),
        ("{parallel: pages}", ["parallel/"], []),
        ("{parallel: true}", ["parallel/"], []),
        ("{parallel: none}", [], []),
        ("{parallel: false}", [], []),
    ],
)
def test_two_languages_are_composed_or_have_pages_or_stand_nowhere(
    tmp_path: Path, outputs: str, link: list[str], lines: list[str]
) -> None:
    site = built(tmp_path, outputs)
    page = documents(site, BASE_URL)[f"{BASE_URL}en/briefs/a/"]
    (head,) = page.tree.xpath("//div[@class='actions']")
    assert head.xpath("./a[contains(@class, 'compare')]/@href") == link
    # Without a script the link would lead nowhere.
    assert head.xpath("boolean(./a[contains(@class, 'compare') and contains(@class, 'scripted')])") == (
        link == ["?parallel"]
    )
    assert [line for line in site["_redirects"].decode().splitlines() if "parallel" in line] == lines
    assert [path for path in site if "/parallel/" in path] == (
        [f"{lang}/briefs/a/parallel/index.html" for lang in ("en", "zh-hans", "zh-hant")]
        if link == ["parallel/"]
        else []
    )
    assert b"parallel" not in site["en/briefs/b/index.html"].replace(b"parallel.", b""), "it has one language"


def test_other_words_for_it_are_refused(tmp_path: Path) -> None:
    settings = f"{BASE['site.yaml']}\noutputs: {{parallel: both}}\n"
    content = write_content(tmp_path, {**FILES, "site.yaml": settings})
    (line,) = [one for one in shown(check_content(content).diagnostics).splitlines() if "site.yaml" in one]
    assert "composed" in line
    assert "pages" in line


def test_a_site_has_more_where_it_asks_for_it(tmp_path: Path) -> None:
    usual = built(tmp_path / "usual", "{}")
    assert "zh-hant/briefs/a/index.md" in usual
    assert "zh-hans/briefs/a/index.md" not in usual
    assert "zh-hans/briefs/a/index.md" in built(tmp_path / "more", "{markdown: all}")


UNCITED = {
    "sources/more.yaml": "cited: {type: book, title: C}\nevent: {type: webpage, title: E, URL: 'https://e.org/'}\n"
    "text: {type: legislation, title: T, instrument: act}\nother: {type: book, title: O}\n",
    "instruments/act.yaml": "jurisdiction: EU\nkind: act\nnames: {zh-Hant: 法, en: Act}\n"
    "events: [{date: 2024-01-01, kind: in-force, source: event}]\n",
    "briefs/c/en.md": brief_text("C.[^1]\n\n[^1]: @cited.\n"),
    "briefs/d/en.md": brief_text("D.[^1]\n\n[^1]: @other.\n").replace("date:", "draft: true\ndate:"),
}


@pytest.mark.parametrize(
    ("outputs", "keys"), [("{}", {"cited", "event"}), ("{uncited: true}", {"cited", "event", "other"})]
)
def test_sources_to_which_nothing_leads_have_no_pages(tmp_path: Path, outputs: str, keys: set[str]) -> None:
    settings = f"{BASE['site.yaml']}\noutputs: {outputs}\n"
    site = build_content(write_content(tmp_path, {**UNCITED, "site.yaml": settings}))
    # That of the text of a law leads to the law's page.
    pages = {path.split("/")[2] for path in site if re.fullmatch(r"en/sources/[^/]+/index\.html", path)}
    assert pages == {*keys, "text"}
    assert {path.split("/")[2] for path in site if path.startswith("id/source/")} == {*keys, "text"}
    assert {item["id"] for item in json.loads(site["sources.json"])["items"]} == {*keys, "text"}
    assert (b">O<" in site["en/sources/index.html"]) == ("other" in keys)


def test_no_label_stands_without_a_link_behind_it(tmp_path: Path) -> None:
    page = built(tmp_path, "{references: false, parallel: none, markdown: none}")["en/briefs/a/index.html"].decode()
    assert 'class="downloads"' not in page
    assert "Markdown" not in page


def test_each_kind_of_file_is_counted_with_how_to_do_without_it() -> None:
    files = {
        "en/briefs/a/index.html": 10,
        "en/briefs/a/index.md": 4,
        "en/briefs/a/parallel/index.html": 20,
        "id/brief/a/cite.bib": 1,
        "id/brief/a/index.html": 1,
        "search/start.js": 2,
        "sitemap.xml": 3,
    }
    assert [(said_in_english(one.kind), one.setting, one.files, one.size) for one in sizes_by_kind(files)] == [
        ("pages with two languages", "parallel: composed", 1, 20),
        ("pages", "", 2, 11),
        ("pages as Markdown", "markdown: none", 1, 4),
        ("all else", "", 1, 3),
        ("search", "", 1, 2),
        ("files for reference managers", "references: false", 1, 1),
    ]


A, B = say("host-github"), say("host-gitlab")


def test_limits_are_told_before_they_are_met() -> None:
    hosts = (HostLimit(A, 10, None, None), HostLimit(B, None, 1000, 500))
    assert near_limits({f"{n}.html": 1 for n in range(7)}, 0, hosts) == ()
    (near,) = near_limits({f"{n}.html": 1 for n in range(8)}, 0, hosts)
    assert (near.host, said_in_english(near.takes), near.is_refused) == (A, "8 files of 10", False)
    passed = near_limits({"a.html": 600, "b.html": 500}, 0, hosts)
    assert [(one.host, one.is_refused) for one in passed] == [(B, True), (B, True)]


@pytest.mark.parametrize(("redirects", "said"), [(79, ""), (80, "little is left"), (100, "little is left")])
def test_redirects_are_told_before_a_host_reads_no_more(redirects: int, said: str) -> None:
    found = near_limits({"a.html": 1}, redirects, [HostLimit(A, None, None, None, 100)])
    assert [said_in_english(one.said) for one in found] == ([said] if said else [])


def test_redirects_that_are_not_read_keep_no_site_from_a_host() -> None:
    (near,) = near_limits({"a.html": 1}, 101, [HostLimit(A, None, None, None, 100)])
    assert (said_in_english(near.said), near.is_refused) == ("the rest is not read", False)
    # Paid plans read no more of them.
    assert [said_in_english(one.host) for one in near_limits({}, 2_001)] == ["Cloudflare Pages"]


def test_redirects_are_counted_without_those_that_have_holes_and_without_words() -> None:
    lines = ["/a/ /b/ 301", "", "# of old", "/kb/x%3Ay/%2A /b/ 302", "/news/* /b/ 301", "/:lang/p/ /:lang/ 301", "  "]
    assert static_redirects("\n".join(lines)) == 2


@pytest.mark.parametrize(
    ("path", "hint"),
    [
        ("en/briefs/a/a.pdf", "`outputs: {documents: []}` in the settings does without it"),
        ("en/map/index.html", "`outputs: {map: false}` in the settings does without it"),
        ("media/briefs/a/film.mp4", "Put a smaller file into the content, or link to one elsewhere"),
        ("en/feed.xml", "No setting makes it smaller; a host without this limit takes it"),
        ("en/briefs/a/index.html", "No setting makes it smaller; a host without this limit takes it"),
    ],
)
def test_what_is_said_of_a_large_file_makes_it_smaller(path: str, hint: str) -> None:
    (near,) = near_limits({path: 600, "b.html": 1}, 0, [HostLimit(A, None, None, 500)])
    assert said_in_english(near.hint) == hint


@pytest.mark.parametrize("lang", ["en", "zh-Hant"])
def test_what_the_doctor_says_of_hosts_is_in_one_language(lang: str, tmp_path: Path) -> None:
    write_content(tmp_path / "content", FILES)
    assert briefs("build", cwd=tmp_path).returncode == 0
    (tmp_path / "site/_redirects").write_text("/a/ /b/ 301\n" * 1_600, encoding="utf-8")
    for name, size in (("en/feed.xml", 800_000_000), ("sitemap.xml", 20_000_000)):
        with (tmp_path / "site" / name).open("ab") as file:
            file.truncate(size)
    ended = briefs("--lang", lang, "doctor", cwd=tmp_path)
    assert ended.returncode == 1
    lines = [line for line in ended.stdout.splitlines() if "Pages:" in line or "）:" in line]
    if lang == "en":
        assert [re.sub(r"8\d\d\.\d MB of 1", "8xx MB of 1", line) for line in lines] == [
            "WRONG Cloudflare Pages: en/feed.xml has 800.0 MB of 26.2 MB; it takes no more. "
            "No setting makes it smaller; a host without this limit takes it",
            "SOON  Cloudflare Pages: 1,600 redirects of 2,000; little is left. "
            "At each such address stands a page that leads on as well",
            "SOON  GitHub Pages: 8xx MB of 1,000.0 MB; little is left. See `outputs` in the settings",
            "SOON  GitLab Pages: 8xx MB of 1,000.0 MB; little is left. See `outputs` in the settings",
        ]
    else:
        names = re.compile(r"Cloudflare|GitHub|GitLab|Pages|MB|`outputs`|en/feed\.xml")
        assert len(lines) == 4
        assert [line for line in lines if re.search("[A-Za-z]", names.sub("", line))] == []


@pytest.mark.parametrize("gone", ["never", "folder", "files", "list"])
def test_the_doctor_says_that_there_is_no_built_site(gone: str, tmp_path: Path) -> None:
    write_content(tmp_path / "content", FILES)
    said = "SOON  site: no built site is in site, so the limits of hosts were not checked"
    if gone != "never":
        assert briefs("build", cwd=tmp_path).returncode == 0
        assert said not in briefs("doctor", cwd=tmp_path).stdout
        assert said.replace("in site", "in public") in briefs("doctor", "--out", "public", cwd=tmp_path).stdout
    site = tmp_path / "site"
    if gone == "folder":
        shutil.rmtree(site)
    elif gone == "files":
        listed = (site / MANIFEST).read_bytes()
        shutil.rmtree(site)
        site.mkdir()
        (site / MANIFEST).write_bytes(listed)
    elif gone == "list":
        (site / MANIFEST).unlink()
    ended = briefs("doctor", cwd=tmp_path)
    assert (ended.returncode, said in ended.stdout) == (0, True), ended.stdout


def test_the_doctor_says_what_a_site_takes(tmp_path: Path) -> None:
    write_content(tmp_path / "content", FILES | WITH_PARALLEL_PAGES)
    assert briefs("build", cwd=tmp_path).returncode == 0
    ended = briefs("doctor", cwd=tmp_path)
    assert ended.returncode == 0, ended.stdout
    assert "MB; outputs: {parallel: composed} does without\n" in ended.stdout
    assert "WRONG" not in ended.stdout


@pytest.mark.parametrize(
    ("outputs", "files"),
    [
        ("{}", {"en": 1, "zh-hant": 1, "zh-hans": 0}),
        ("{references: false}", {"en": 1, "zh-hant": 1, "zh-hans": 0}),
        ("{markdown: none, references: false}", {"en": 0, "zh-hant": 0, "zh-hans": 0}),
        ("{markdown: all}", {"en": 1, "zh-hant": 1, "zh-hans": 1}),
        ("{markdown: none, documents: [docx]}", {"en": 1, "zh-hant": 1, "zh-hans": 1}),
    ],
)
def test_a_menu_without_an_entry_is_shown_to_scripts_alone(tmp_path: Path, outputs: str, files: dict[str, int]) -> None:
    site = built(tmp_path, outputs)
    pages = documents({name: data for name, data in site.items() if name.endswith(".html")}, BASE_URL)
    for lang, count in files.items():
        (menu,) = pages[f"{BASE_URL}{lang}/briefs/a/"].tree.xpath("//details[contains(@class, 'download')]")
        assert len(menu.xpath("./ul/li/a")) == count
        assert menu.get("class") == ("download" if count else "download scripted")
    empty = "//*[self::ul or self::ol or self::select][not(*)]"
    unseen = "[not(ancestor-or-self::*[@hidden or contains(@class, 'scripted')])]"
    assert {url: found for url, page in pages.items() if (found := page.all(empty + unseen))} == {}
