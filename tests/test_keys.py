"""Keys as programs make them: those in Han and kana end where prose goes on, and anything else stands in braces."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefs.importing.drafts import escaped
from briefs.language.keys import key_at_start, possible_keys, typed_key
from briefs.model.source import slug_of
from tests.support import (
    build_content,
    check_content,
    note_lines,
    place_content,
    printed,
    read_body,
    shown,
    write_content,
)

HEAD = """\
title: A
description: A.
date: 2025-06-25
topics: [ai]
jurisdictions: [JP]
"""


def cited(note: str) -> list[tuple[str, str]]:
    """Return key and place of each citation in a note that no record is known to."""
    return [
        (one.key, one.locator.typed if one.locator else "")
        for one in read_body(f"文[^a]。\n\n[^a]: {note}").notes[0].keyed
    ]


@pytest.mark.parametrize(
    ("note", "expected"),
    [
        ("@王皇玉2004，頁3。", [("王皇玉2004", "頁3")]),
        ("@山田タロー_2024、3頁。", [("山田タロー_2024", "3頁")]),
        ("@_ai_nodate, at 3.", [("_ai_nodate", "at 3")]),
        ("@__2025; @_6_2024.", [("__2025", ""), ("_6_2024", "")]),
        ("@müller_2019, at 3.", [("müller_2019", "at 3")]),
        ("@mu\u0308ller_2019, at 3.", [("müller_2019", "at 3")]),
        ("@{sangiin_[hai]_2024}，頁3。", [("sangiin_[hai]_2024", "頁3")]),
        ("@{§1}{附件二}", [("§1", "附件二")]),
        ("@{王皇玉2004}參照。", [("王皇玉2004", "")]),
        ("@DBLP:conf/ai/Roe24, at 3.", [("DBLP:conf/ai/Roe24", "at 3")]),
        ("參照@王皇玉2004及@李四2005。", [("王皇玉2004", ""), ("李四2005", "")]),
        ("@cao-call參照。", [("cao-call", "")]),
        ("@cao-call.參照。", [("cao-call", "")]),
        (r"\@王皇玉2004。", []),
        ("a@王皇玉.tw", []),
        ("@{}，@{a b}。", []),
    ],
)
def test_keys_in_notes(note: str, expected: list[tuple[str, str]]) -> None:
    assert cited(note) == expected


@pytest.mark.parametrize(
    ("run", "known", "expected"),
    [
        ("王皇玉2004參照", {"王皇玉2004"}, "王皇玉2004"),
        ("王皇玉參照", {"王皇玉"}, "王皇玉"),
        ("王皇玉2004論刑罰", {"王皇玉2004", "王皇玉2004論刑罰"}, "王皇玉2004論刑罰"),
        ("王皇玉2004論刑罰一文", {"王皇玉2004", "王皇玉2004論刑罰"}, "王皇玉2004論刑罰"),
        ("cao-call參照", {"cao-call"}, "cao-call"),
        ("김철수2004은", {"김철수2004"}, "김철수2004"),
        # A slip is no prose.
        ("cao-calls", {"cao-call"}, "cao-calls"),
        ("王皇玉2004a", {"王皇玉2004"}, "王皇玉2004a"),
        ("王皇玉2004參照", set(), "王皇玉2004"),
        ("王皇玉", set(), "王皇玉"),
    ],
)
def test_a_key_ends_where_the_longest_known_one_does(run: str, known: set[str], expected: str) -> None:
    assert key_at_start(run, known) == expected


@given(st.text("a2_-.王ア", min_size=1).filter(lambda run: run[0] not in "-." and run[-1] not in "-."))
def test_every_key_that_a_run_may_mean_begins_it(run: str) -> None:
    for key in possible_keys(run):
        assert key
        assert run.startswith(key)
        assert key_at_start(run, {key}) == key


@pytest.mark.parametrize(
    ("key", "typed"),
    [
        ("cao-call", "@cao-call"),
        ("王皇玉2004", "@王皇玉2004"),
        ("_ai", "@_ai"),
        ("a_[b]", "@{a_[b]}"),
        ("cao-", "@{cao-}"),
    ],
)
def test_a_key_is_typed_in_braces_where_it_must_be(key: str, typed: str) -> None:
    assert typed_key(key) == typed


@pytest.mark.parametrize(
    ("words", "written"),
    [
        ("@cao 參照@王皇玉2004", r"\@cao 參照\@王皇玉2004"),
        ("@{a_[b]}", r"\@{a\_\[b\]}"),
        ("me@example.org @ 3", "me@example.org @ 3"),
    ],
)
def test_words_of_an_import_are_no_keys(words: str, written: str) -> None:
    assert escaped(words) == written


def test_addresses_of_keys_are_safe_and_each_its_own() -> None:
    keys = ["王皇玉2004", "_ai_nodate", "__2025", "§1", "[1", "(1", "..", "%2e", "a" * 300, "王" * 200, "王" * 201]
    slugs = [slug_of(key) for key in keys]
    assert len(set(slugs)) == len(keys)
    for slug in slugs:
        assert all(sign.isalnum() or sign == "-" for sign in slug)
        assert 0 < len(slug.encode()) < 150
    assert slugs[:3] == ["王皇玉2004", "-ai-nodate", "--2025"]


RECORDS = """\
@article{王皇玉2004, title = {論刑罰的目的}, author = {王, 皇玉}, journaltitle = {法學論叢}, date = {2004}}
@online{_ai_nodate, title = {AIガイドライン}, url = {https://example.org/a}, urldate = {2025-01-01}}
@book{sangiin_[hai]_2024, title = {附帯決議}, date = {2024}}
@book{王皇玉, title = {刑法總則}, author = {王, 皇玉}, date = {2020}}
"""


def test_a_site_cites_keys_as_programs_make_them(tmp_path: Path) -> None:
    notes = ("參照@王皇玉2004參照，頁3。", "@_ai_nodate，頁4；另見@王皇玉一書。", "@{sangiin_[hai]_2024}，頁5。")
    body = "甲[^1]乙[^2]丙[^3]。\n\n" + "".join(f"[^{number}]: {note}\n" for number, note in enumerate(notes, 1))
    files = {"briefs/a/zh-Hant.md": f"---\n{HEAD}---\n{body}", "sources/all.bib": RECORDS}
    content = write_content(tmp_path, files)
    checked = check_content(content)
    assert shown(checked.diagnostics) == ""
    lines = note_lines(printed(checked)).split("\n")
    assert "〈論刑罰的目的〉" in lines[0]
    assert "參照，頁3" in lines[0]
    assert "《刑法總則》（2020）一書" in lines[1]
    assert "《附帯決議》（2024），頁5" in lines[2]
    simplified = note_lines(printed(checked, lang="zh-Hans"))
    assert "参照，页3" in simplified
    built = build_content(content)
    assert any(path == "zh-hant/sources/王皇玉2004/index.html" for path in built)
    assert 'href="../../sources/%E7%8E%8B%E7%9A%87%E7%8E%892004/"' in built["zh-hant/briefs/a/index.html"].decode()


def test_a_new_record_moves_the_end_of_a_key(tmp_path: Path) -> None:
    """What is remembered of a text is asked anew when a record comes whose key the text may mean."""
    record = "王皇玉: {type: book, title: 甲, issued: 2004}\n"
    files = {"briefs/a/zh-Hant.md": f"---\n{HEAD}---\n甲[^a]。\n\n[^a]: @王皇玉論刑罰。\n", "sources/a.yaml": record}
    content = write_content(tmp_path / "content", files)
    page, out, store = tmp_path / "site/zh-hant/briefs/a/index.html", tmp_path / "site", tmp_path / "store"
    place_content(content, out, store)
    assert "（2004）論刑罰" in page.read_text(encoding="utf-8")
    (content / "sources/b.yaml").write_text("王皇玉論刑罰: {type: book, title: 乙, issued: 2005}\n", encoding="utf-8")
    place_content(content, out, store)
    assert "（2004）論刑罰" not in page.read_text(encoding="utf-8")
    (content / "sources/b.yaml").unlink()
    place_content(content, out, store)
    assert "（2004）論刑罰" in page.read_text(encoding="utf-8")
