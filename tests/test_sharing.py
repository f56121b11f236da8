"""What other sites show of a brief: a card with its title that has every character, and what oEmbed tells."""

import io
import json
from pathlib import Path

import pytest
from fontTools.fontBuilder import FontBuilder
from fontTools.pens.ttGlyphPen import TTGlyphPen
from lxml import html
from PIL import Image

from briefs.language.languages import EN, ZH_HANT
from briefs.publishing.rendering.card_drawing import HEIGHT, WIDTH, CardFonts, CardWords, draw_card
from tests.feature_site import PIXEL
from tests.pages import documents
from tests.support import BASE as SETTINGS
from tests.support import brief_text, build_content, check_content, place_content, shown, write_content

BASE = "https://example.org/kb/"
LATIN = "".join(map(chr, range(0x20, 0x7F))) + "’“”…·–"
EDGE = 80
"""Pixels at the right of a card that stay empty."""


def font(chars: str, family: str = "Test") -> bytes:
    """Make a font in which each character is a box of its own height, and what it lacks a full one."""

    def box(height: int) -> object:
        pen = TTGlyphPen(None)
        for at, place in enumerate([(50, 0), (50, height), (450, height), (450, 0)]):
            (pen.lineTo if at else pen.moveTo)(place)
        pen.closePath()
        return pen.glyph()

    names = {char: f"u{ord(char):05X}" for char in chars}
    builder = FontBuilder(1000, isTTF=True)
    builder.setupGlyphOrder([".notdef", *names.values()])
    builder.setupCharacterMap({ord(char): name for char, name in names.items()})
    builder.setupGlyf({".notdef": box(900)} | {name: box(200 + at % 500) for at, name in enumerate(names.values())})
    builder.setupHorizontalMetrics(dict.fromkeys(builder.font.getGlyphOrder(), (500, 0)))
    builder.setupHorizontalHeader(ascent=900, descent=-200)
    builder.setupNameTable({"familyName": family, "styleName": "Regular"})
    builder.setupOS2()
    builder.setupPost()
    file = io.BytesIO()
    builder.save(file)
    return file.getvalue()


def test_a_character_comes_from_the_first_font_that_has_it() -> None:
    fonts = CardFonts([b"no font", font(LATIN), font("法律簡報")], ZH_HANT)
    assert fonts.lacking("AI 法律") == ""
    assert fonts.lacking("規AI 法規") == "規"
    assert fonts.lacking("\U00020bb7") == "\U00020bb7"
    assert [run for run, _ in fonts.runs("AI 法律 act", 20)] == ["AI ", "法律", " act"]
    assert [(at, fonts.place_of(at)) for at in "A法規"] == [("A", 0), ("法", 1), ("規", None)]


def test_without_a_font_nothing_can_be_drawn() -> None:
    assert CardFonts([], EN).lacking("aa") == "a…"
    assert CardFonts([b"", b"\x00\x01\x00\x00 broken"], EN).lacking("a") == "a…"


def reach(data: bytes) -> int:
    """Return how far the letters of a card reach to the right."""
    image = Image.open(io.BytesIO(data)).convert("L")
    assert image.size == (WIDTH, HEIGHT)
    box = image.point(lambda shade: 255 if shade < 128 else 0).getbbox()
    assert box is not None
    return box[2]


@pytest.mark.parametrize(
    "title",
    ["AI", "A title of some length that has two lines or more", "word " * 120, "unbroken" * 60, "法律簡報" * 60],
)
def test_a_title_of_any_length_stays_on_the_card(title: str) -> None:
    fonts = CardFonts([font(LATIN + "法律簡報")], EN)
    data = draw_card(CardWords("Site", title, "Japan · 2025"), fonts)
    assert reach(data) < WIDTH - EDGE
    assert len(data) < 60_000


def test_the_same_words_give_the_same_bytes_and_others_give_others() -> None:
    files = [font(LATIN)]
    first, again, other = (
        draw_card(CardWords("Site", title, ""), CardFonts(files, EN)) for title in ("One", "One", "Two")
    )
    assert first == again
    assert first != other


TEXTS = {
    "briefs/a/zh-Hant.md": brief_text("甲。\n", "法律"),
    "briefs/a/en.md": brief_text("Text.\n", "A law & <its> “aim”"),
    "briefs/b/en.md": brief_text("Text.\n", "Other"),
}
SITE = "outputs: {cards: fonts, oembed: all}\n"


def content(folder: Path, chars: str = LATIN, more: str = SITE) -> Path:
    (folder / "fonts").mkdir(parents=True)
    (folder / "fonts/en.ttf").write_bytes(font(chars))
    place = write_content(folder / "content", TEXTS)
    site = place / "site.yaml"
    site.write_text(site.read_text(encoding="utf-8") + more, encoding="utf-8")
    return place


def tags(site: dict[str, bytes], page: str) -> dict[str, str]:
    tree = documents({f"{page}index.html": site[f"{page}index.html"]}, BASE)[BASE + page].tree
    return {one.get("property") or one.get("name"): one.get("content") for one in tree.xpath("//meta[@content]")}


def test_a_brief_has_a_card_in_each_language_whose_characters_there_are(tmp_path: Path) -> None:
    site = build_content(content(tmp_path))
    assert sorted(name for name in site if name.endswith("card.png")) == [
        "en/briefs/a/card.png",
        "en/briefs/b/card.png",
    ]
    found = tags(site, "en/briefs/a/")
    assert found["og:image"] == f"{BASE}en/briefs/a/card.png"
    assert (found["og:image:width"], found["og:image:height"]) == ("1200", "630")
    assert found["og:image:alt"] == "A law & <its> “aim”"
    assert found["twitter:card"] == "summary_large_image"
    assert "og:image" not in tags(site, "zh-hant/briefs/a/")
    told = json.loads(site["en/briefs/a/oembed.json"])
    assert (told["thumbnail_url"], told["thumbnail_width"]) == (f"{BASE}en/briefs/a/card.png", 1200)
    assert "thumbnail_url" not in json.loads(site["zh-hant/briefs/a/oembed.json"])


def test_a_site_that_names_no_fonts_has_no_cards(tmp_path: Path) -> None:
    site = build_content(content(tmp_path, more=""))
    assert not [name for name in site if name.endswith("card.png")]
    assert "og:image" not in tags(site, "en/briefs/a/")


def test_a_card_is_drawn_again_when_its_words_or_its_fonts_change(tmp_path: Path) -> None:
    place, out, cache = content(tmp_path), tmp_path / "site", tmp_path / "cache"
    cards = [out / f"en/briefs/{name}/card.png" for name in "ab"]

    def built() -> list[bytes]:
        place_content(place, out, cache)
        return [card.read_bytes() for card in cards]

    def change(name: str, old: str, new: str) -> None:
        text = place / name
        text.write_text(text.read_text(encoding="utf-8").replace(old, new), encoding="utf-8")

    first, times = built(), [card.stat().st_mtime_ns for card in cards]
    change("briefs/a/en.md", "Text.", "Another text.")
    assert built() == first
    assert [card.stat().st_mtime_ns for card in cards] == times
    change("briefs/a/en.md", "A law", "The law")
    second = built()
    assert [one == other for one, other in zip(first, second, strict=True)] == [False, True]
    (tmp_path / "fonts/en.ttf").write_bytes(font(LATIN[::-1]))
    assert not set(built()) & set(second)


def told(place: Path) -> list[str]:
    checked = check_content(place)
    return [line for line in shown(checked.diagnostics, checked.policy).splitlines() if "card.character" in line]


def test_a_character_that_no_font_has_is_told_where_it_stands(tmp_path: Path) -> None:
    place = content(tmp_path, LATIN + "法規簡報日本年月")
    (line,) = [line for line in told(place) if "zh-Hans" not in line]
    assert "briefs/a/zh-Hant.md:2:" in line
    assert "warning: no font has 律: the brief has no picture of its title in zh-Hant [card.character]" in line
    assert "→ Put a font that has them into fonts." in line
    (tmp_path / "fonts/more.ttf").write_bytes(font("律规简报日本年月"))
    assert told(place) == []
    build = build_content(place)
    assert "zh-hant/briefs/a/card.png" in build


def test_fonts_that_lack_a_language_are_told_once_and_not_for_each_brief(tmp_path: Path) -> None:
    place = content(tmp_path)
    lines = told(place)
    assert [line.partition(": warning: ")[2].partition(" [")[0] for line in lines] == [
        f"no font has {chars} of the site's name: briefs have no pictures of their titles in {lang}"
        for chars, lang in (("简报", "zh-Hans"), ("簡報", "zh-Hant"))
    ]
    assert all("site.yaml" in line for line in lines)


def test_a_brief_with_a_picture_of_its_own_needs_no_card(tmp_path: Path) -> None:
    place = content(tmp_path, LATIN + "法簡報日本年月")
    text = TEXTS["briefs/a/zh-Hant.md"].replace("\n---\n", "\nimage: p.png\nimage_alt: 圖\n---\n", 1)
    write_content(place, {"briefs/a/zh-Hant.md": text, "briefs/a/p.png": PIXEL}, base=False)
    assert not [line for line in told(place) if "zh-Hant.md" in line]


def test_a_folder_without_fonts_is_told(tmp_path: Path) -> None:
    place = content(tmp_path)
    (tmp_path / "fonts/en.ttf").rename(tmp_path / "fonts/en.txt")
    assert "fonts has no fonts [file.unreadable] → Put" in shown(check_content(place).diagnostics)
    (tmp_path / "fonts/en.txt").rename(tmp_path / "fonts/en.TTF")
    assert "file.unreadable" not in shown(check_content(place).diagnostics)


CHART = """\
```chart
kind: bar
data: |
  Year, Cases <b>
  2024, 10
  2025, 12
caption: Cases & years
finding: More cases <each> year.
unit: "#!"
source: plan
alt: From ten to twelve.
```
"""


def test_each_chart_is_told_as_a_table_without_a_script(tmp_path: Path) -> None:
    files = {
        "sources/plan.yaml": "type: webpage\ntitle: The “plan” <b>\nURL: https://example.org/plan\n",
        "briefs/a/en.md": brief_text(f"{CHART}\n\n{CHART}", "A & B"),
        "site.yaml": SETTINGS["site.yaml"] + "outputs: {oembed: all}\n",
    }
    site = build_content(write_content(tmp_path, files))
    page = documents({"en/briefs/a/index.html": site["en/briefs/a/index.html"]}, BASE)[f"{BASE}en/briefs/a/"]
    found = page.tree.xpath("//link[@type='application/json+oembed']")
    assert [(one.get("href").removeprefix(f"{BASE}en/briefs/a/"), one.get("title")) for one in found] == [
        ("oembed.json", "A & B"),
        ("oembed-chart-1.json", "More cases <each> year."),
        ("oembed-chart-2.json", "More cases <each> year."),
    ]
    brief = json.loads(site["en/briefs/a/oembed.json"])
    assert (brief["version"], brief["type"], brief["title"]) == ("1.0", "link", "A & B")
    assert (brief["author_name"], brief["provider_name"], brief["provider_url"]) == ("Law Institute", "Briefs", BASE)
    chart = json.loads(site["en/briefs/a/oembed-chart-2.json"])
    assert (chart["type"], chart["title"]) == ("rich", "More cases <each> year.")
    assert chart["width"] > 0
    assert chart["height"] > 0
    figure = html.fragment_fromstring(chart["html"])
    assert figure.xpath("//tr/*/text()") == ["Year", "Cases <b>", "2024", "10!", "2025", "12!"]
    assert figure.xpath("//figcaption//text()")[0] == "More cases <each> year."
    assert "The “plan” <b>" in figure.text_content()
    (link,) = figure.xpath("//a")
    assert (link.get("href"), link.text) == (f"{BASE}en/briefs/a/#fig-2", "A & B")
    assert not figure.xpath("//script | //iframe | //@style | //@onclick")


def test_a_site_may_do_without_telling_others(tmp_path: Path) -> None:
    site = build_content(content(tmp_path, more="outputs: {oembed: none}\n"))
    assert not [name for name in site if "oembed" in name]
    assert b"oembed" not in site["en/briefs/a/index.html"]


def test_charts_alone_are_told_of_where_a_site_says_nothing(tmp_path: Path) -> None:
    site = build_content(
        write_content(tmp_path, {"briefs/a/en.md": brief_text(CHART), "briefs/b/en.md": brief_text("B.\n")})
    )
    assert [name for name in site if "oembed" in name] == ["en/briefs/a/oembed-chart-1.json"]
