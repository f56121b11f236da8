"""Which brief deals with which law: the table, what it leaves out, and what an edit makes again."""

from pathlib import Path

import pytest

from briefs.library import matrix as matrices
from briefs.library.matrix import Touch, matrix
from briefs.model.brief import BriefId
from tests.pages import Document, documents
from tests.support import brief_text, build_content, place_content, write_content

BASE = "https://example.org/kb/"
LAW = (
    "jurisdiction: {place}\nkind: act\n"
    "names: {{zh-Hant: {name}, en: {name} Act}}\nshort: {{zh-Hant: {name}, en: {name}}}\n"
)
SOURCE = "type: legislation\ntitle: The text\ninstrument: jp-ai-act\nURL: https://example.go.jp/a\n"
FILES = {
    "instruments/jp-ai-act.yaml": LAW.format(place="JP", name="JAI"),
    "instruments/eu-data.yaml": LAW.format(place="EU", name="Data"),
    "instruments/eu-none.yaml": LAW.format(place="EU", name="None"),
    "sources/law-text.yaml": SOURCE,
}


def about(law: str, text: str, date: str = "2025-06-25") -> str:
    return (
        brief_text(text, f"On {law}").replace("topics:", f"instruments: [{law}]\ntopics:").replace("2025-06-25", date)
    )


def built(folder: Path, **briefs: str) -> dict[str, bytes]:
    texts = {f"briefs/{name}/en.md": text for name, text in briefs.items()}
    return build_content(write_content(folder, {**FILES, **texts}))


def page(site: dict[str, bytes], lang: str = "en") -> Document:
    return documents({f"{lang}/map/index.html": site[f"{lang}/map/index.html"]}, BASE)[f"{BASE}{lang}/map/"]


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    return built(
        tmp_path_factory.mktemp("matrix"),
        first=about(
            "jp-ai-act", "Text.\n\nArticle 3 of the JAI Act and its Article 4; Article 3 of the JAI Act again.\n"
        ),
        second=about("eu-data", "It cites.[^1] Again.[^2]\n\n[^1]: @law-text.\n[^2]: @law-text.\n", "2024-01-01"),
        third=brief_text("Only\n\nArticle 5 of the JAI Act.\n"),
        fourth=brief_text("Nothing at all.\n"),
    )


def test_each_cell_says_how_a_brief_deals_with_a_law_and_leads_there(site: dict[str, bytes]) -> None:
    table = page(site)
    assert table.said("//thead//th") == ["Brief", "JAI ? Not checked", "Data ? Not checked"]
    assert table.all("//thead//a/@title") == ["JAI Act", "Data Act"]
    rows = {row.xpath("string(th//a/@href)"): row for row in table.tree.xpath("//tbody/tr")}
    assert list(rows) == ["../briefs/first/", "../briefs/third/", "../briefs/second/"]
    cells = {
        name: [(a.get("href"), a.get("class").split()[1], a.text_content()) for a in row.xpath("td/a")]
        for name, row in rows.items()
    }
    assert cells == {
        "../briefs/first/": [("../briefs/first/", "touch-subject", "subject · 2 provisions")],
        "../briefs/third/": [("../briefs/third/#p2", "touch-provisions", "1 provision")],
        "../briefs/second/": [
            ("../briefs/second/#cited", "touch-notes", "2 notes"),
            ("../briefs/second/", "touch-subject", "subject"),
        ],
    }
    assert table.all("//tbody/tr[3]/td/@data-label") == ["JAI", "Data"]
    assert all(len(row.xpath("td")) == 2 for row in rows.values())


def test_each_place_to_which_a_cell_leads_is_there_in_every_language(site: dict[str, bytes]) -> None:
    known = documents({name: data for name, data in site.items() if name.endswith(".html")}, BASE)
    for lang in ("en", "zh-hant", "zh-hans"):
        for url in page(site, lang).links():
            bare, _, place = url.partition("#")
            assert not place or place in known[bare].places, url


def test_a_law_that_no_brief_deals_with_is_left_out(site: dict[str, bytes]) -> None:
    assert b"None Act" not in site["en/map/index.html"]


def test_a_site_whose_briefs_deal_with_no_law_says_so(tmp_path: Path) -> None:
    site = built(tmp_path, only=brief_text("Nothing at all.\n"))
    assert page(site).said("//p[@class='empty']") == ["No brief deals with a law that has a record."]


def touch(law: str) -> Touch:
    return Touch(law, True, 0, 0, {})


def test_a_large_table_has_the_laws_of_most_briefs_and_lists_the_others(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(matrices, "MOST_LAWS", 2)
    monkeypatch.setattr(matrices, "MOST_BRIEFS", 3)
    monkeypatch.setattr(matrices, "MOST_LISTED", 1)
    names = [BriefId(f"b{number}") for number in range(5)]
    found = matrix(
        {
            names[0]: [touch("rare"), touch("unknown")],
            names[1]: [touch("common"), touch("second")],
            names[2]: [touch("second"), touch("common")],
            names[3]: [touch("common")],
            names[4]: [touch("common"), touch("other")],
        },
        ["common", "other", "rare", "second", "without"],
    )
    assert found.laws == ("common", "second")
    assert [row.brief for row in found.rows] == names[1:4]
    assert found.left_out == 1
    assert [(law, newest.ids) for law, newest in found.others] == [("rare", (names[0],))]
    assert found.others_left_out == 1


def test_of_laws_with_as_many_briefs_the_subjects_have_the_columns(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(matrices, "MOST_LAWS", 1)
    cited = Touch("cited", False, 0, 3, {})
    found = matrix({BriefId("a"): [cited], BriefId("b"): [touch("subject")]}, ["cited", "subject"])
    assert found.laws == ("subject",)
    assert [law for law, _ in found.others] == ["cited"]


def test_the_columns_stand_in_the_order_of_their_newest_briefs() -> None:
    a, b = BriefId("a"), BriefId("b")
    assert matrix({a: [touch("z")], b: [touch("y"), touch("z"), touch("x")]}, ["x", "y", "z"]).laws == ("z", "x", "y")


def test_an_edit_that_changes_no_dealing_leaves_the_table_alone(tmp_path: Path) -> None:
    content = write_content(
        tmp_path / "content", {**FILES, "briefs/a/en.md": about("jp-ai-act", "Article 3 of the JAI Act.\n")}
    )
    out, cache = tmp_path / "site", tmp_path / "cache"
    place_content(content, out, cache)
    text = content / "briefs/a/en.md"
    text.write_text(text.read_text(encoding="utf-8").replace("Article 3", "See Article 3"), encoding="utf-8")
    place = out / "en/map/index.html"
    before = place.stat().st_mtime_ns
    assert place_content(content, out, cache).changed > 0
    assert place.stat().st_mtime_ns == before
    text.write_text(text.read_text(encoding="utf-8").replace("Article 3", "Article 4 and Article 3"), encoding="utf-8")
    place_content(content, out, cache)
    assert b"2 provisions" in place.read_bytes()
