"""A correction is a change: it moves the day of the last one, on the page and for machines."""

import json
from pathlib import Path

from .pages import documents
from .support import brief_text, build_content, write_content

BASE = "https://example.org/kb/"


def test_a_correction_moves_the_day_of_the_last_change(tmp_path: Path) -> None:
    corrected = "updated: 2025-07-01\ncorrections: [{date: 2026-02-03, text: 更正一字。}]\ntopics:"
    text = brief_text("甲。").replace("topics:", corrected)
    site = build_content(write_content(tmp_path, {"briefs/a/zh-Hant.md": text}))
    page = documents(site, BASE)[f"{BASE}zh-hant/briefs/a/"]
    assert page.said("//details[@class='corrections']//li") == ["2026年2月3日 更正一字。"]
    assert json.loads(site["briefs.json"])["briefs"][0]["updated"] == "2026-02-03"
    assert b"<lastmod>2026-02-03</lastmod>" in site["sitemap.xml"]
