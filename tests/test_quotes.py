"""Quotation marks of Simplified pages: those of the Mainland where the site says so, nested by depth."""

import json
import re
import shutil
import subprocess
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefs.citing.marked import in_language, simplify
from briefs.language.defined import definitions_in
from briefs.language.japanese import language_runs
from briefs.language.languages import ZH_HANS, ZH_HANT
from briefs.language.provision_references import references
from briefs.language.provisions import is_beside
from briefs.language.quotes import alike, by_block, in_mainland_marks
from briefs.language.script import convert_all, simplified_all
from briefs.model.brief import Brief, BriefId
from briefs.searching.terms import terms_in
from tests.support import REPOSITORY, build_content, build_some, check_content, write_content
from tests.test_conversion import matter
from tests.test_review import review
from tests.test_simplified import books, japanese_in

GOLDEN = Path(__file__).parent / "golden" / "zh-hans-quotes.md"
PAIRS = re.findall(r"^- (.+) → (.+)$", GOLDEN.read_text(encoding="utf-8"), re.MULTILINE)
SITE = """\
base_url: https://example.org/kb/
title: {zh-Hant: 「甲」簡報, en: Briefs}
description: {zh-Hant: 『乙』之簡報。, en: Briefs.}
publisher: {zh-Hant: 甲, en: A}
"""
MAINLAND = SITE + "zh_quotes: mainland\n"


def turned(text: str) -> str:
    return in_mainland_marks((text,))[0]


def converted(text: str) -> str:
    return convert_all([text], books()[0].within(text), japanese_in(text), [1]).texts[0]


def test_each_block_is_converted_as_it_is_written_beside_it() -> None:
    assert len(PAIRS) >= 40
    given = [traditional for traditional, _ in PAIRS]
    assert list(zip(given, map(converted, given), strict=True)) == PAIRS


def test_converting_again_changes_nothing() -> None:
    assert [text for _, text in PAIRS if turned(text) != text and not re.search(r"[「『].*[ぁ-ヶ]", text)] == []


def test_pairs_are_sought_across_the_pieces_of_a_block() -> None:
    assert in_mainland_marks(("甲「乙", "『丙", "』「丁」", "」戊")) == ("甲“乙", "‘丙", "’‘丁’", "”戊")
    assert tuple(by_block(("「甲", "『乙』", "『丙』"), (2, 1))) == ("“甲", "‘乙’", "“丙”")
    assert in_mainland_marks(()) == ()


def quoted(depth: int) -> str:
    """Return a quotation in a quotation … in marks that alternate, the outermost 「 」."""
    text = "甲"
    for level in reversed(range(depth)):
        text = f"「{text}」" if level % 2 == 0 else f"『{text}』"
    return text


@given(st.integers(min_value=1, max_value=60))
def test_levels_alternate_whatever_marks_there_were(depth: int) -> None:
    opening = "".join("“‘"[level % 2] for level in range(depth))
    closing = "".join("”’"[level % 2] for level in reversed(range(depth)))
    wanted = f"{opening}甲{closing}"
    other = quoted(depth).translate(str.maketrans("「」『』", "『』「」"))
    alone = re.sub("『", "「", re.sub("』", "」", quoted(depth)))
    assert [turned(quoted(depth)), turned(other), turned(alone)] == [wanted] * 3


@given(st.text("「」『』“”’甲乙，\n", max_size=40))
def test_marks_change_and_nothing_else(text: str) -> None:
    done = turned(text)
    assert alike(done) == alike(text)
    assert not set(done) & set("「」『』")
    assert turned(done) == done


@given(st.lists(st.text("「」『』甲", max_size=6), max_size=6))
def test_where_a_block_is_cut_changes_nothing(pieces: list[str]) -> None:
    assert "".join(in_mainland_marks(pieces)) == turned("".join(pieces))


def test_marks_stay_unless_they_are_asked_for() -> None:
    assert simplified_all(["「甲」與『乙』"]) == ("「甲」与『乙』",)
    assert simplified_all(["「甲」與『乙』", "『丙"], quotes=True) == ("“甲”与“乙”", "‘丙")


# What a brief says.

TEXT = """\
法院認為：「被告所稱*『不知情』*，不足採信[^1]，見[『前案』](https://example.org/「a」)。」

「第一段之引文，

「第二段『之』引文。」

- 「甲`「程式」`乙」
- 「-{『丙』}-、[「民法」]{lang=ja}」

## 論「著作」 {#p-a}

| 「欄」 | 『位』 |
| --- | --- |
| 「值 | 』 |

![『圖』中之「圖」](a.png "「題」")

[^1]: 註稱「『丁』」。
"""


def site_of(folder: Path, settings: str, text: str, files: dict[str, str] | None = None, **more: str) -> Path:
    content = {"site.yaml": settings, "briefs/a/zh-Hant.md": matter(**more) + text, **(files or {})}
    shutil.copy(REPOSITORY / "docs" / "site.png", write_content(folder, content) / "briefs/a/a.png")
    return folder


def derived(folder: Path, settings: str, text: str, files: dict[str, str] | None = None, **more: str) -> Brief:
    checked = check_content(site_of(folder, settings, text, files, **more))
    assert checked.library is not None, checked.diagnostics
    return checked.library.briefs[BriefId("a"), ZH_HANS]


def test_every_block_of_a_brief_has_the_marks(tmp_path: Path) -> None:
    brief = derived(tmp_path, MAINLAND, TEXT, title="「甲」與『乙』", description="『丙』「丁」。", keywords="[「戊」]")
    assert "法院认为：“被告所称<em>‘不知情’</em>，不足采信" in brief.html
    assert ">‘前案’</a>。”" in brief.html
    assert "「a」" in brief.html or "%E3%80%8Ca%E3%80%8D" in brief.html
    said = [block.text for block in brief.blocks]
    assert "“第一段之引文，" in said
    assert "“第二段‘之’引文。”" in said
    assert "“甲<code>「程式」</code>乙”" in brief.html
    assert "“『丙』、" in brief.html
    assert "「民法」</span>”" in brief.html
    assert brief.headings[0].text == "论“著作”"
    assert "“栏”" in brief.html
    assert "“位”" in brief.html
    assert ">“值<" in brief.html
    assert ">’<" in brief.html
    assert 'alt="“图”中之“图”"' in brief.html
    assert brief.notes[0].text == "注称“‘丁’”。"
    matters = brief.front_matter
    assert (matters.title, matters.description, matters.keywords) == ("“甲”与“乙”", "“丙”“丁”。", ("“戊”",))


@pytest.mark.parametrize("settings", [SITE, SITE + "zh_quotes: kept\n"])
def test_a_site_that_says_nothing_keeps_its_marks(tmp_path: Path, settings: str) -> None:
    brief = derived(tmp_path, settings, TEXT)
    assert not re.search("[“”‘’]", brief.html)
    assert "法院认为：「被告所称<em>『不知情』</em>" in brief.html


def test_a_new_site_has_the_marks_of_the_mainland() -> None:
    begun = REPOSITORY / "briefs" / "starter" / "content" / "site.yaml"
    assert "\nzh_quotes: mainland\n" in begun.read_text(encoding="utf-8")


def test_the_article_behind_a_brief_has_the_marks(tmp_path: Path) -> None:
    brief = derived(tmp_path, MAINLAND, "甲。\n", compiled_from="{title: 『甲』之「乙」, note: 「丙」}")
    assert brief.front_matter.compiled_from.title == "“甲”之“乙”"
    assert brief.front_matter.compiled_from.note == "“丙”"


def test_marks_are_no_overruled_words(tmp_path: Path) -> None:
    assert derived(tmp_path, MAINLAND, "「甲」與『乙』\n").overruled == ()


def test_records_have_the_marks_unless_they_give_the_simplified_form(tmp_path: Path) -> None:
    files = {
        "topics.yaml": "ai: {names: {zh-Hant: 「智慧」, en: AI}}\n",
        "glossary.yaml": "a: {zh-Hant: 甲, en: A, definition: {zh-Hant: 『乙』之「丙」。, en: B.}}\n"
        "b: {zh-Hant: 丁, en: D, definition: {zh-Hant: 「戊」。, zh-Hans: 「戊」。, en: E.}}\n",
        "instruments/x.yaml": "jurisdiction: JP\nkind: act\nnames: {zh-Hant: 「數位」法, en: X}\n",
    }
    library = check_content(site_of(tmp_path, MAINLAND, "甲\n", files)).library
    assert library is not None
    assert library.settings.title.of(ZH_HANS) == "“甲”简报"
    assert library.settings.description.of(ZH_HANS) == "“乙”之简报。"
    assert library.topics["ai"].names.of(ZH_HANS) == "“智慧”"
    assert library.glossary["a"].definition.of(ZH_HANS) == "“乙”之“丙”。"
    assert library.glossary["b"].definition.of(ZH_HANS) == "「戊」。"
    assert library.instruments["x"].names.of(ZH_HANS) == "“数位”法"


def test_every_file_of_a_derived_page_has_the_marks(tmp_path: Path) -> None:
    settings = MAINLAND + "outputs: {markdown: all}\n"
    files = build_content(site_of(tmp_path, settings, "「甲『乙』」[^1]。\n\n[^1]: 「丙」。\n", title="「丁」"))
    pages = {name: data.decode() for name, data in files.items() if name.startswith("zh-hans/") and b"\0" not in data}
    texts = {name: text for name, text in pages.items() if name.endswith((".html", ".md", ".xml", ".json"))}
    assert {Path(name).suffix for name in texts} >= {".html", ".md", ".xml"}
    # The other versions of a page are named in their own language.
    left = {
        name: re.findall(
            r".{20}[「『].{20}", re.sub(r'<([a-z]+)[^>]* lang="zh-Hant".*?</\1>', "", text, flags=re.DOTALL)
        )
        for name, text in texts.items()
    }
    assert {name: found for name, found in left.items() if found} == {}
    assert '<html lang="zh-Hans" data-quotes="mainland">' in pages["zh-hans/briefs/a/index.html"]
    assert "data-quotes" not in files["zh-hant/briefs/a/index.html"].decode()
    assert "「甲『乙』」" in files["zh-hant/briefs/a/index.html"].decode()


# Citations.


def test_citations_have_the_marks_around_titles_and_not_within() -> None:
    title = in_language("評「甲」", ZH_HANT)
    assert simplify([f"王甲，「{title}」，『期刊』"], quotes=True) == (f"王甲，“{title}”，“期刊”",)
    assert simplify([f"王甲，「{title}」"]) == (f"王甲，「{title}」",)


def test_a_form_set_by_hand_has_the_marks(tmp_path: Path) -> None:
    source = "type: book\nlanguage: zh-Hant\ntitle: 侵權行為\nauthor: [{family: 王, given: 甲}]\nissued: 2020\n"
    by_hand = {"as": '{x: "王甲，「侵權行為」，2020"}'}
    folder = site_of(tmp_path, MAINLAND, "甲[^1]。\n\n[^1]: @x。\n", {"sources/x.yaml": source}, **by_hand)
    page = build_some(folder, "a")["zh-hans/briefs/a/index.html"].decode()
    assert "王甲，“侵权行为”，2020" in page


@pytest.mark.parametrize("profile", ["mainland-manual", "tw-law-journals", "todai-law-review"])
def test_a_japanese_work_in_its_own_manner_keeps_its_marks(tmp_path: Path, profile: str) -> None:
    source = "type: book\nlanguage: ja\ntitle: 行政法概説\nauthor: [{family: 宇賀, given: 克也}]\nissued: 2020\n"
    text = "「甲」[^1]。\n\n[^1]: 「參見」@x。\n"
    settings = MAINLAND + "citations: {zh-Hant: {profile: PROFILE}}\n".replace("PROFILE", profile)
    files = build_some(site_of(tmp_path, settings, text, {"sources/x.yaml": source}), "a")
    words = re.sub("<[^>]+>", "", files["zh-hans/briefs/a/index.html"].decode())
    assert "“参见”宇賀克也『行政法概説』" in words


# What reads derived texts.


def test_japanese_is_found_in_either_marks() -> None:
    for text in ("“AIと憲法”一书", "‘令和の改革’，称“附帯決議”", "他说：“应参照‘個人情報の保護’之例。”"):
        corners = text.translate(str.maketrans("“”‘’", "「」『』"))
        found = language_runs(text, ZH_HANS)
        assert "".join(run.text for run in found) == text
        assert [(alike(run.text), run.lang) for run in found] == [
            (alike(run.text), run.lang) for run in language_runs(corners, ZH_HANS)
        ]
        assert any(run.lang == "ja" for run in found)


@pytest.mark.parametrize("marks", ["「」", "『』", "“”", "‘’"])
def test_definitions_and_provisions_are_found_in_any_marks(marks: str) -> None:
    opening, closing = marks
    text = f"消费者保护法（以下简称{opening}消保法{closing}或{opening}本法{closing}）"
    assert [(one.word, one.full) for one in definitions_in(text, ZH_HANS)] == [
        ("消保法", "消费者保护法"),
        ("本法", "消费者保护法"),
    ]
    place = f"{opening}消费者保护法{closing}第3条"
    assert is_beside(place, references(place, ZH_HANS)[0], 1, 1 + len("消费者保护法"), ZH_HANS)


def test_review_asks_nothing_of_marks(tmp_path: Path) -> None:
    pytest.importorskip("zhconv_rs")
    files = {"site.yaml": MAINLAND}
    assert review(tmp_path / "1", "「甲『乙』」與『丙』", files=files) == (0, "0 words to look at.\n")
    # A word beside a mark is still asked, without it.
    assert "on the page: 软体; it could also be: 软件" in review(tmp_path / "2", "「軟體」之『軟體』", files=files)[1]


# Search.


def test_the_index_is_the_same_with_any_marks() -> None:
    one, other = (terms_in(text, range(len(text))) for text in ("甲「乙『丙』」丁", "甲“乙‘丙’”丁"))
    assert one == other


@pytest.mark.skipif(shutil.which("node") is None, reason="no Node to run the page's script")
def test_a_query_in_any_marks_is_the_same_phrase() -> None:
    assets = REPOSITORY / "templates" / "assets"
    script = (assets / "search-text.js").read_text(encoding="utf-8")
    queries = ["「供应 链」", "『供应 链』", "“供应 链”", "‘供应 链’", '"供应 链"']
    code = f"{script};const s=globalThis.briefsSearch;"
    code += (
        f"console.log(JSON.stringify({json.dumps(queries)}.map((q)=>s.parse(q).wanted.map((w)=>[w.said,w.quoted]))))"
    )
    done = subprocess.run(["node", "-e", code], capture_output=True, text=True, check=True)
    found = json.loads(done.stdout)
    assert found == [found[0]] * len(queries)
    assert all(quoted for _, quoted in found[0])
