"""What pages say of their rows, so that a browser can lay two languages side by side: mostly nothing."""

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as some

from briefs.publishing.components.parallel_rows import rows_by_id, written
from tests.support import BASE, brief_text, build_some, write_content

IDS = some.lists(some.sampled_from([f"p{number}" for number in range(12)]), unique=True)


@given(IDS, IDS)
def test_rows_by_id_hold_each_block_once_in_the_order_of_the_page(ours: list[str], theirs: list[str]) -> None:
    rows = rows_by_id(ours, theirs)
    assert [left for left, _ in rows if left] == ours
    assert sorted(right for _, right in rows if right) == sorted(theirs)
    assert all(left == right for left, right in rows if left and right)
    for one in set(theirs) - set(ours):
        before = [other for other in theirs[: theirs.index(one)] if other in ours]
        above = [left or right for left, right in rows[: rows.index(("", one))] if left in theirs]
        # Behind what stands before it on the other page, wherever that stands on this one.
        assert not before or before[-1] in above


@given(some.lists(some.tuples(some.sampled_from(["", "p1", "s2"]), some.sampled_from(["", "p1", "p-x"])).filter(any)))
def test_rows_are_read_as_they_were_written(rows: list[tuple[str, str]]) -> None:
    read = [
        (left, right if mark else left) for left, mark, right in (one.partition("=") for one in written(rows).split())
    ]
    assert read == rows


HEADS = r'<div class="prose"[^>]*>'


def heads(folder: Path, zh: str, en: str, more: str = "") -> list[str]:
    """Return the beginnings of the texts of a brief in English and both scripts of Chinese."""
    files = {
        "site.yaml": BASE["site.yaml"] + more,
        "briefs/a/zh-Hant.md": brief_text(zh, "甲"),
        "briefs/a/en.md": brief_text(en, "A"),
    }
    site = build_some(write_content(folder, files), "a")
    found = [re.search(HEADS, site[f"{lang}/briefs/a/index.html"].decode()) for lang in ("en", "zh-hant", "zh-hans")]
    return [match[0] for match in found if match]


def test_a_brief_whose_languages_agree_says_nothing(tmp_path: Path) -> None:
    zh, en = "## 壹、題\n\n甲。\n\n- 乙\n\n丙。\n", "## I. Title\n\nA.\n\n- B\n\nC.\n"
    assert heads(tmp_path / "whole", zh, en) == ['<div class="prose">'] * 3
    assert heads(tmp_path / "lacking", zh, en.replace("\n\nC.", "")) == ['<div class="prose">'] * 3


@pytest.mark.parametrize("more", ["", "outputs: {parallel: pages}\n", "outputs: {parallel: none}\n"])
def test_what_ids_do_not_tell_is_told_where_browsers_compose(tmp_path: Path, more: str) -> None:
    # The second heading of one is the third of the other.
    zh = "## 壹、緣由\n\n甲甲2021。\n\n## 貳、結論\n\n乙乙2022。\n"
    en = "## I. Background\n\nA 2021.\n\n## II. Numbers\n\n- 1\n- 2\n- 3\n\n## III. Conclusion\n\nB 2022.\n"
    found = heads(tmp_path, zh, en, more)
    if more:
        assert found == ['<div class="prose">'] * 3
        return
    rows = [re.findall(r'data-rows="([^"]*)"', one) for one in found]
    assert rows[1] == rows[2]
    assert [one for one in rows[1][0].split() if re.fullmatch("s2=.+", one)] == ["s2=s3"]
    assert "s3=s2" in rows[0][0].split()


def test_where_authors_write_html_every_row_is_named(tmp_path: Path) -> None:
    found = heads(tmp_path, '甲。\n\n<p id="p9">原</p>\n', "A.\n", "allow_html: true\n")
    assert found == ['<div class="prose" data-rows="p1">'] * 3
