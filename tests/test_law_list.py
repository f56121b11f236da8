"""The list of laws: a table, complete without a script; of what nothing is told there is a row and no page."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from briefs.library import law_lists
from tests.pages import Document, documents
from tests.support import brief_text, build_content, remade, write_content

BASE = "https://example.org/kb/"
TODAY = "2026-11-29"
FILES = {
    "instruments/gdpr.yaml": (
        "jurisdiction: EU\nkind: regulation\nnames: {zh-Hant: 個資規則, en: General Data Protection Regulation}\n"
        "short: {zh-Hant: GDPR, en: GDPR}\nnumber: Regulation (EU) 2016/679\n"
        "events:\n- {date: 2018-05-25, kind: in-force, url: 'https://example.org/'}\n"
        "- {date: 2099-01-01, kind: amended, url: 'https://example.org/'}\n"
    ),
    "instruments/horizon.yaml": (
        "jurisdiction: EU\nkind: programme\nnames: {zh-Hant: 展望計畫, en: Horizon}\n"
        "status: ended\nchecked: 2026-01-02\n"
    ),
    # Nothing is told of it: no brief, no mention, no standing.
    "instruments/silent.yaml": (
        "jurisdiction: JP\nkind: act\nnames: {zh-Hant: 無聲法, en: Silent Act}\nurl: 'https://example.org/silent'\n"
        "amends: [gdpr]\nevents: [{date: 2001, kind: published, url: 'https://example.org/silent'}]\n"
    ),
    "instruments/jp-ai-act.yaml": "jurisdiction: JP\nkind: act\nnames: {zh-Hant: 人工智慧法, en: AI Act}\n",
    "briefs/a/en.md": brief_text("Of interest.[^1]\n\n[^1]: See Article 2 of the AI Act.").replace(
        "topics:", "instruments: [gdpr]\ntopics:", 1
    ),
}


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    return build_content(write_content(tmp_path_factory.mktemp("kb"), FILES), today=TODAY)


@pytest.fixture(scope="module")
def pages(site: dict[str, bytes]) -> dict[str, Document]:
    return documents(site, BASE)


def test_laws_stand_before_policies_by_jurisdiction_with_standing_last_event_and_briefs(
    pages: dict[str, Document],
) -> None:
    page = pages[f"{BASE}en/laws/"]
    assert page.said("//table[@class='law-table']//tr") == [
        "NameJurisdictionKindStatusLatest eventBriefs",
        "Laws 3",
        "AI Act Japan Act ? Not checked",
        "Silent Act Official text Japan Act ? Not checked 2001 Published",
        "GDPR General Data Protection Regulation Regulation (EU) 2016/679 European Union Regulation"
        " ● In force since May 25, 2018 May 25, 2018 Entered into force 1 brief",
        "Policies, programs and reports 1",
        "Horizon European Union Program ✕ Ended checked January 2, 2026",
    ]


def test_the_table_says_what_it_narrows_by(pages: dict[str, Document]) -> None:
    page = pages[f"{BASE}zh-hant/laws/"]
    choices = {
        name: page.all(f"//select[@name='{name}']/option/@value") for name in ("jurisdiction", "kind", "standing")
    }
    assert choices == {
        "jurisdiction": ["", "jp", "eu"],
        "kind": ["", "act", "regulation", "programme"],
        "standing": ["", "unchecked", "in-force", "ended"],
    }
    for name, values in choices.items():
        assert set(page.all(f"//tbody/tr/@data-{name}")) == set(values) - {""}
    assert page.all("//script[not(@src)]/text()") == []


def test_a_law_of_which_nothing_is_told_is_a_row_and_not_a_page(
    pages: dict[str, Document], site: dict[str, bytes]
) -> None:
    assert f"{BASE}en/laws/silent/" not in pages
    assert not [path for path in site if "laws/silent/" in path]
    # What leads to it elsewhere leads to its row, which is there.
    links = [link for url in (f"{BASE}en/timeline/", f"{BASE}en/laws/gdpr/") for link in pages[url].links()]
    assert f"{BASE}en/laws/#law-silent" in links
    listed = pages[f"{BASE}en/laws/"]
    assert "law-silent" in listed.places
    assert f"{BASE}en/laws/silent/" not in {link for page in pages.values() for link in page.links()}
    assert "https://example.org/silent" in listed.links()


def test_a_law_that_only_a_note_speaks_of_has_a_page(pages: dict[str, Document]) -> None:
    assert f"{BASE}en/laws/jp-ai-act/" in pages


def test_jurisdictions_and_topics_list_their_laws_with_where_each_stands(pages: dict[str, Document]) -> None:
    def listed(path: str) -> list[str]:
        return pages[BASE + path].said("//ul[@class='listed-laws']/li")

    gdpr = "General Data Protection Regulation ● In force since May 25, 2018"
    assert listed("en/jurisdictions/eu/") == [gdpr, "Horizon ✕ Ended checked January 2, 2026"]
    # Nothing of it is more than a row; the brief is about another.
    assert listed("en/jurisdictions/jp/") == ["AI Act ? Not checked", "Silent Act ? Not checked"]
    assert listed("en/topics/ai/") == [gdpr]
    assert listed("en/topics/privacy/") == listed("en/briefs/") == []


def test_links_to_the_laws_of_a_jurisdiction_lead_to_the_first_of_them(pages: dict[str, Document]) -> None:
    page = pages[f"{BASE}en/laws/"]
    assert page.all("//td[@id='eu']/../@id") == ["law-gdpr"]
    assert page.all("//td[@id='jp']/../@id") == ["law-jp-ai-act"]


def test_a_law_that_is_to_come_into_force_has_a_page(tmp_path: Path) -> None:
    law = FILES["instruments/silent.yaml"].replace("date: 2001, kind: published", "date: 2099, kind: in-force")
    pages = documents(build_content(write_content(tmp_path, {"instruments/silent.yaml": law}), today=TODAY), BASE)
    assert "Enters into force: 2099" in pages[f"{BASE}en/laws/silent/"].said("//p[@class='law-standing']")[0]


@pytest.fixture(scope="module")
def long_list(tmp_path_factory: pytest.TempPathFactory) -> Iterator[dict[str, Document]]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(law_lists, "ON_A_PAGE", 2)
        yield documents(build_content(write_content(tmp_path_factory.mktemp("long"), FILES), today=TODAY), BASE)


def test_a_long_list_has_parts_and_each_says_what_it_has_and_sorts(long_list: dict[str, Document]) -> None:
    first, second = long_list[f"{BASE}en/laws/"], long_list[f"{BASE}en/laws/page/2/"]
    assert [page.all("//tbody/tr/@id") for page in (first, second)] == [
        ["law-jp-ai-act", "law-silent"],
        ["law-gdpr", "law-horizon"],
    ]
    assert [page.said("//p[@class='law-part']") for page in (first, second)] == [
        ["Laws and policies 1 to 2. Sorting and filters apply to this page."],
        ["Laws and policies 3 to 4. Sorting and filters apply to this page."],
    ]
    for page in (first, second):
        assert page.said("//header/p[@class='count']")[0].startswith("4 laws and policies")
        assert page.said("//nav[@class='parts']/a") == ["1", "2"]
        assert page.said("//p[@class='law-places']") == ["Japan 2 · European Union 2"]
    # It narrows by what it has.
    assert first.all("//select[@name='standing']/option/@value") == []
    assert second.all("//select[@name='kind']/option/@value") == ["", "regulation", "programme"]
    assert long_list[f"{BASE}zh-hant/laws/page/2/"].said("//p[@class='law-part']") == [
        "第3件至第4件。 排序與篩選僅及於本頁。"
    ]


def test_what_leads_into_a_long_list_leads_to_the_part_that_has_it(long_list: dict[str, Document]) -> None:
    links = {link for page in long_list.values() for link in page.links() if link.startswith(BASE) and "/laws/" in link}
    pages = [(bare, place) for bare, _, place in (link.partition("#") for link in links) if bare.endswith("/")]
    broken = {
        f"{bare}#{place}" for bare, place in pages if bare not in long_list or place not in ("", *long_list[bare].ids)
    }
    assert broken == set()
    assert f"{BASE}en/laws/page/2/#eu" in long_list[f"{BASE}en/jurisdictions/eu/"].links()
    assert f"{BASE}en/laws/#law-silent" in long_list[f"{BASE}en/timeline/"].links()


@pytest.mark.parametrize("lang", ["en", "zh-hant", "zh-hans"])
def test_who_has_the_address_of_a_row_from_before_is_led_to_it(
    pages: dict[str, Document], long_list: dict[str, Document], lang: str
) -> None:
    before, first = pages[f"{BASE}{lang}/laws/"], long_list[f"{BASE}{lang}/laws/"]
    assert before.all("//tbody//@id") != []
    assert set(before.all("//tbody//@id")) <= set(first.ids)
    for name in ("law-gdpr", "law-horizon"):
        assert first.all(f"//li[@id='{name}']/a/@href") == [f"page/2/#{name}"]
    assert first.all("//a[@id='eu']/@href") == ["page/2/#eu"]
    second = long_list[f"{BASE}{lang}/laws/page/2/"]
    assert second.all("//a[@id='jp']/@href") == ["../../#jp"]
    # A list of one page, and the other parts, name nothing twice.
    assert before.all("//section[@class='law-further']") == second.all("//section[@class='law-further']") == []
    assert before.all("//p[@class='law-places']") == []


def test_an_edit_of_a_law_makes_the_part_again_that_has_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(law_lists, "ON_A_PAGE", 2)
    content = write_content(tmp_path / "content", FILES)
    assert remade(content, tmp_path)["laws_in"] == 6
    law = FILES["instruments/horizon.yaml"].replace("2026-01-02", "2026-01-03")
    write_content(content, {"instruments/horizon.yaml": law}, base=False)
    assert remade(content, tmp_path)["laws_in"] == 3
    law = law.replace("en: Horizon}", "en: Horizon Two}")
    write_content(content, {"instruments/horizon.yaml": law}, base=False)
    # The first part has its name in English.
    assert remade(content, tmp_path)["laws_in"] == 4
