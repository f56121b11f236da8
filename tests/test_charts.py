"""Charts: what authors write, what is drawn, and what is told when the numbers can't be read."""

import os
import re
import subprocess
import sys
from pathlib import Path

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from briefs.model.chart import Chart, with_unit
from briefs.publishing.rendering.chart_drawing import NARROW, WIDE, draw
from briefs.publishing.rendering.chart_heads import LINE, head_of
from tests.nights import tried
from tests.pages import documents
from tests.support import brief_text, build_some, check_content, read_body, shown, write_content

SOURCE = {"sources/hai.yaml": "type: report\ntitle: AI Index\nauthor: [{literal: HAI}]\nissued: 2024\nlanguage: en\n"}
CHART = """\
前文。

```chart
kind: bar
unit: 億美元
highlight: [日本]
caption: 各國投資額。
source: hai
alt: 長條圖：美國670.22億美元，日本6.8億美元。
data: |
  國家,投資額
  美國,670.22
  日本,6.8
```
"""


@pytest.mark.parametrize(
    ("number", "unit", "said"),
    [("9.1", "%", "9.1%"), ("6.8", "億美元", "6.8億美元"), ("0.68", "US$# billion", "US$0.68 billion"), ("3", "", "3")],
)
def test_a_number_has_its_unit_behind_or_around_it(number: str, unit: str, said: str) -> None:
    assert with_unit(number, unit) == said


def test_a_chart_is_a_numbered_figure_with_its_numbers_its_source_and_what_it_shows(tmp_path: Path) -> None:
    content = write_content(tmp_path, SOURCE | {"briefs/a/zh-Hant.md": brief_text(CHART)})
    pages = documents(build_some(content, "a"), "https://example.org/kb/")
    for lang, label, first, unit in (("zh-hant", "圖一", "美國", "億美元"), ("zh-hans", "图一", "美国", "亿美元")):
        page = pages[f"https://example.org/kb/{lang}/briefs/a/"]
        assert page.said("//figure[@id='fig-1']//td")[:2] == [first, f"670.22{unit}"]
        (caption,) = page.said("//figcaption")
        assert caption.startswith(f"{label} ")
        assert caption.endswith(f"（{unit}）")
        (foot,) = page.said("//p[@class='chart-foot']")
        assert "HAI" in foot
        assert "../../sources/hai/" in page.all("//p[@class='chart-foot']//a/@href")
        assert "670.22" in page.said("//figure[@id='fig-1']/p[@class='hidden-label']")[0]
        assert page.all("//div[@class='chart']/*/@aria-hidden") == ["true", "true"]
        assert f"670.22{unit}" in page.said("//div[@class='chart']")[0]


def test_the_finding_is_the_title_and_what_is_measured_the_line_under_it(tmp_path: Path) -> None:
    text = CHART.replace("caption:", "finding: 日本僅為美國之1%。\ncaption:")
    content = write_content(tmp_path, SOURCE | {"briefs/a/zh-Hant.md": brief_text(text)})
    page = documents(build_some(content, "a"), "https://example.org/kb/")["https://example.org/kb/zh-hant/briefs/a/"]
    assert page.said("//figcaption/strong") == ["日本僅為美國之1%。"]
    assert page.said("//figcaption/span[@class='chart-measure']") == ["各國投資額（億美元）"]


@pytest.mark.parametrize(
    ("unit", "said"), [("", []), ("億美元", ["（億美元）"]), ('"US$# billion"', ["(US$ billion)"])]
)
def test_a_title_that_says_what_is_measured_is_not_said_again(tmp_path: Path, unit: str, said: list[str]) -> None:
    text = CHART.replace("caption: 各國投資額。", "caption: 投資額").replace("unit: 億美元", f"unit: {unit}")
    content = write_content(tmp_path, SOURCE | {"briefs/a/zh-Hant.md": brief_text(text)})
    page = documents(build_some(content, "a"), "https://example.org/kb/")["https://example.org/kb/zh-hant/briefs/a/"]
    assert page.said("//figcaption/span[@class='chart-measure']") == said


def test_the_numbers_of_a_chart_are_a_file_in_each_language(tmp_path: Path) -> None:
    text = CHART.replace("  日本,6.8\n", "  日本,6.8\n  =1+1,\n")
    site = build_some(write_content(tmp_path, SOURCE | {"briefs/a/zh-Hant.md": brief_text(text)}), "a")
    for lang, table in (
        ("zh-hant", "國家,投資額\n美國,670.22\n日本,6.8\n'=1+1,\n"),
        ("zh-hans", "国家,投资额\n美国,670.22\n日本,6.8\n'=1+1,\n"),
    ):
        assert site[f"{lang}/briefs/a/chart-1.csv"].decode("utf-8-sig") == table
        page = documents(site, "https://example.org/kb/")[f"https://example.org/kb/{lang}/briefs/a/"]
        assert page.all("//p[@class='chart-foot']//a[@download]/@href") == ["chart-1.csv"]


def shares(first: float, unit: str = "%") -> Chart:
    rows = (("甲", (first,)), ("乙", (first / 2,)))
    return Chart("bar", ("占比",), rows, ((f"{first:g}{unit}",), (f"{first / 2:g}{unit}",)), ())


def longest_bar(chart: Chart) -> float:
    """Return the width of the longest bar of a drawing."""
    paths = re.findall(r'aria-label="[^"]*" role="graphics-symbol"[^>]* d="M[\d.]+,[\d.]+([^"]*)"', draw(chart).wide)
    lengths = [float(number) for path in paths for number in re.findall(r"[hH]([\d.]+)", path)]
    assert lengths
    return max(lengths)


def test_shares_are_drawn_on_one_scale_and_other_numbers_each_to_its_own() -> None:
    assert longest_bar(shares(80)) == pytest.approx(2 * longest_bar(shares(40)), rel=0.05)
    assert longest_bar(shares(80, "人")) == pytest.approx(longest_bar(shares(40, "人")), rel=0.05)


def luminance(colour: str) -> float:
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return sum(weight * part for weight, part in zip((0.2126, 0.7152, 0.0722), linear, strict=True))


def test_every_colour_of_a_chart_stands_out_from_the_paper_three_to_one() -> None:
    folder = Path(__file__).parent.parent / "templates/assets"
    papers = re.search(r"--paper: light-dark\((#\w+), (#\w+)\)", (folder / "base.css").read_text())
    assert papers
    found = re.findall(r"--chart-(\w+): light-dark\((#\w+), (#\w+)\)", (folder / "brief.css").read_text())
    assert len(found) == 12
    for name, *colours in found:
        for colour, paper in zip(colours, papers.groups(), strict=True):
            light, dark = sorted((luminance(colour), luminance(paper)), reverse=True)
            assert (light + 0.05) / (dark + 0.05) >= 3, (name, colour)


def test_the_words_of_a_chart_are_found_and_compared_like_all_others() -> None:
    (block,) = [block for block in read_body(CHART).blocks if block.kind == "figure"]
    assert "美國 | 670.22億美元" in block.text
    assert "各國投資額。" in block.text


BROKEN = [
    ("日本,6.8", "日本,六", "六 is not a number"),
    ("日本,6.8", "日本,nan", "nan is not a number"),
    ("日本,6.8", "日本", "日本 has 0 values, not 1"),
    ("日本,6.8", "日本,6.8,7", "日本 has 2 values, not 1"),
    ("highlight: [日本]", "highlight: [法國]", "there is no row 法國 to highlight"),
    ("  國家,投資額\n  美國,670.22\n  日本,6.8\n", "  國家\n", "the chart has no numbers"),
    ("  日本,6.8\n", "  美國,6.8\n", "美國 stands twice"),
    ("alt: 長條圖：美國670.22億美元，日本6.8億美元。\n", "", "alt is missing"),
    ("source: hai\n", "", "source is missing"),
    ("kind: bar", "kind: pie", "kind: 'pie' is not allowed"),
    ("source: hai", "source: hay", "there is no source hay"),
]


@pytest.mark.parametrize(("right", "wrong", "said"), BROKEN, ids=[said for _, _, said in BROKEN])
def test_what_is_wrong_with_a_chart_is_told_where_it_stands(tmp_path: Path, right: str, wrong: str, said: str) -> None:
    content = write_content(tmp_path, SOURCE | {"briefs/a/zh-Hant.md": brief_text(CHART.replace(right, wrong))})
    checked = check_content(content)
    (line,) = [line for line in shown(checked.diagnostics, checked.policy).splitlines() if ": error: " in line]
    assert said in line
    assert re.match(r"content/briefs/a/zh-Hant\.md:(\d+):", line.replace(tmp_path.name, "content"))


@pytest.mark.parametrize(
    ("rows", "said"),
    [
        ("".join(f"  部門{n},10\n" for n in range(6)), "6 parts can't be told apart"),
        ("  企業,-3\n", "less than nothing"),
    ],
)
def test_a_share_has_few_parts_and_none_below_nothing(tmp_path: Path, rows: str, said: str) -> None:
    text = CHART.replace("kind: bar", "kind: share").replace("highlight: [日本]\n", "")
    text = text.replace("  美國,670.22\n  日本,6.8\n", rows)
    checked = check_content(write_content(tmp_path, SOURCE | {"briefs/a/zh-Hant.md": brief_text(text)}))
    assert said in shown(checked.diagnostics, checked.policy)


names = st.text("國日本AIa <>&\"'$#", min_size=1, max_size=12).filter(str.strip)
numbers = st.one_of(st.none(), st.floats(-1e6, 1e6, allow_nan=False).map(lambda value: round(value, 3)))


@st.composite
def charts(make: st.DrawFn) -> Chart:
    series = make(st.lists(names, min_size=1, max_size=3, unique=True))
    rows = make(st.lists(names, min_size=1, max_size=6, unique=True))
    values = [tuple(make(numbers) for _ in series) for _ in rows]
    said = tuple(tuple(f"{value:g}<&%" if value is not None else "–" for value in row) for row in values)
    kind = make(st.sampled_from(["bar", "grouped", "line", "dot", "share", "stacked", "multiples"]))
    return Chart(kind, tuple(series), tuple(zip(rows, values, strict=True)), said, (0,))


@settings(max_examples=tried(by_day=8, at_night=25), deadline=None)
@given(charts())
def test_any_chart_is_drawn_as_sound_svg_without_a_colour_of_its_own(chart: Chart) -> None:
    drawing = draw(chart)
    for svg, width in ((drawing.narrow, NARROW), (drawing.wide, WIDE)):
        tree = etree.fromstring(svg.encode())
        assert not tree.xpath("//@style | //*[local-name()='script'] | //@*[starts-with(name(), 'on')]")
        assert "#0000" not in svg
        assert "id=" not in svg
        assert float(tree.get("width")) <= width * 1.6
    assert draw(chart) == drawing


DRAWN = """
import sys, msgspec
from briefs.model.chart import Chart
from briefs.publishing.rendering.chart_drawing import draw
for chart in msgspec.json.decode(sys.stdin.buffer.read(), type=list[Chart]):
    drawing = draw(chart)
    print(drawing.narrow, drawing.wide)
"""


def a_chart(kind: str, series: tuple[str, ...], names: tuple[str, ...]) -> Chart:
    rows = tuple((name, tuple(float(at + nth + 1) for nth in range(len(series)))) for at, name in enumerate(names))
    said = tuple(tuple(f"{value:g} 億美元" for value in values) for _, values in rows)
    return Chart(kind, series, rows, said, ())  # type: ignore[arg-type]


@pytest.mark.skipif(sys.platform != "linux", reason="fontconfig says where fonts are")
def test_a_chart_is_the_same_whatever_fonts_are_installed(tmp_path: Path) -> None:
    series = ("男性", "女性之長名稱", "Other & others", "其他各項合計之名稱甚長者", "五")
    years = tuple(f"民國{year}年" for year in range(95, 115))
    charts = [
        a_chart(kind, some, ("日本", "歐洲聯盟")) for kind in ("bar", "dot", "share") for some in (series, series[:1])
    ]
    charts += [a_chart("line", some, years) for some in (series, series[:1])]
    (tmp_path / "fonts.conf").write_text(
        f'<?xml version="1.0"?><fontconfig><dir>{tmp_path}/none</dir></fontconfig>', encoding="utf-8"
    )
    with_fonts, without = (
        subprocess.run(
            [sys.executable, "-c", DRAWN], input=msgspec.json.encode(charts), capture_output=True, check=True, env=env
        ).stdout
        for env in ({**os.environ}, {**os.environ, "FONTCONFIG_FILE": str(tmp_path / "fonts.conf")})
    )
    assert with_fonts.count(b"<svg ") == 2 * len(charts)
    assert with_fonts == without


def test_the_names_of_colours_take_the_lines_that_they_need() -> None:
    names = ("甲" * 10, "乙" * 10, "<丙>")
    narrow, height = head_of("", names, 340)
    assert height == 2 * LINE + 4
    assert "&lt;丙&gt;" in narrow
    assert head_of("", names, 620)[1] == LINE + 4
    assert head_of("", (), 340) == ("", 0)
