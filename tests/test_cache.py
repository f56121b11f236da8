"""Remembered values: the same site with them as without, whatever happened to them."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefs.build.cache import Cache
from tests.support import brief_text, build_content, write_content


def values(cache: Path) -> list[Path]:
    return sorted(cache.glob("??/*.value"))


def test_a_value_comes_back_as_it_was(tmp_path: Path) -> None:
    cache = Cache(tmp_path / "cache")
    key = cache.key("f", ("法", 1))
    assert cache.get(key, tuple[str, int]) is None
    cache.put(key, ("法", 1))
    assert cache.get(key, tuple[str, int]) == ("法", 1)
    assert cache.key("f", ("法", 2)) != key
    assert cache.key("g", ("法", 1)) != key


@given(st.binary(max_size=80))
def test_foreign_bytes_are_as_good_as_nothing(data: bytes) -> None:
    import tempfile

    with tempfile.TemporaryDirectory() as folder:
        cache = Cache(Path(folder))
        key = cache.key("f", 1)
        cache.put(key, "value")
        values(Path(folder))[0].write_bytes(data)
        assert cache.get(key, str) is None


CONTENT = {
    "briefs/a/zh-Hant.md": brief_text("甲[^n]。\n\n[^n]: 註。\n"),
    "briefs/a/en.md": brief_text("A[^n].\n\n[^n]: Note.\n"),
    "briefs/b/en.md": brief_text("B, see [A](../a/en.md)."),
}


def test_a_damaged_cache_costs_time_and_never_truth(tmp_path: Path) -> None:
    content, cache = write_content(tmp_path / "content", CONTENT), tmp_path / "cache"
    clean = build_content(content)
    assert build_content(content, cache=cache) == clean
    files = values(cache)
    assert len(files) > 10
    for number, file in enumerate(files):
        data = file.read_bytes()
        damage = (data[:10], b"", data[:-1] + b"x", files[number - 1].read_bytes(), b"\xff" * 100)
        file.write_bytes(damage[number % len(damage)])
    assert build_content(content, cache=cache) == clean
    assert build_content(content, cache=cache) == clean


def test_a_cache_that_cant_be_written_changes_nothing(tmp_path: Path) -> None:
    content = write_content(tmp_path / "content", CONTENT)
    (tmp_path / "cache").write_text("a file where a folder should be")
    assert build_content(content, cache=tmp_path / "cache") == build_content(content)


def test_unused_values_and_nothing_else_are_forgotten(tmp_path: Path) -> None:
    folder = tmp_path / "cache"
    first = Cache(folder)
    for number in range(5):
        first.put(first.key("f", number), number)
    (folder / "mine.value").write_text("mine")
    second = Cache(folder)
    assert second.get(second.key("f", 3), int) == 3
    second.forget_unused()
    assert len(values(folder)) == 1
    assert (folder / "mine.value").read_text() == "mine"


BODIES = st.sampled_from(
    ["甲。", "甲[^n]。\n\n[^n]: 註。\n", "## 壹、甲\n\n乙", "見[b](../b/)。", "| 甲 |\n|---|\n| 乙 |\n\n圖：丙\n"]
)
EDITS = st.lists(
    st.tuples(
        st.sampled_from(["a", "b", "c"]),
        st.sampled_from(["zh-Hant", "en"]),
        st.none() | st.tuples(BODIES, st.sampled_from(["T", "題"])),
    ),
    min_size=1,
    max_size=6,
)


@given(EDITS)
@settings(max_examples=25, deadline=None)
def test_an_incremental_site_equals_a_clean_one_after_any_edits(
    edits: list[tuple[str, str, tuple[str, str] | None]],
) -> None:
    import tempfile

    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        content = write_content(folder / "content", {"briefs/z/en.md": brief_text("Z")})
        for brief, lang, text in edits:
            file = content / "briefs" / brief / f"{lang}.md"
            if text is None:
                file.unlink(missing_ok=True)
            else:
                file.parent.mkdir(parents=True, exist_ok=True)
                file.write_text(brief_text(*text), encoding="utf-8")
            incremental = build_content(content, cache=folder / "cache")
        assert incremental == build_content(content)


@pytest.mark.parametrize("file", ["topics.yaml", "site.yaml", "instruments/jp-ai-act.yaml"])
def test_a_changed_record_reaches_every_page_that_shows_it(tmp_path: Path, file: str) -> None:
    brief = brief_text("甲。").replace("topics:", "instruments: [jp-ai-act]\ntopics:")
    content = write_content(tmp_path / "content", {"briefs/a/zh-Hant.md": brief})
    build_content(content, cache=tmp_path / "cache")
    text = (content / file).read_text(encoding="utf-8")
    (content / file).write_text(text.replace("人工智慧", "智慧機器").replace("簡報", "短報"), encoding="utf-8")
    assert build_content(content, cache=tmp_path / "cache") == build_content(content)
