"""Maps: which places are known and where they stand, how numbers are shaded, and what can't be a map."""

import re
from itertools import combinations, pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from briefs.exporting.manuscripts import coloured
from briefs.model.chart import Chart, short_number
from briefs.publishing.rendering.chart_drawing import NARROW, WIDE, draw
from briefs.publishing.rendering.chart_tiles import CLASSES, natural_breaks
from briefs.resolving.tile_grids import code_of, grid_of, known_names
from tests.golden_file import Case, cases, titles
from tests.pages import documents
from tests.support import brief_text, build_some, check_content, shown, write_content
from tests.test_charts import SOURCE, luminance

UNION = "AT BE BG HR CY CZ DK EE FI FR DE GR HU IE IT LV LT LU MT NL PL PT RO SK SI ES SE"
MAP = """\
前文。

```chart
kind: map
unit: "%"
highlight: [日本]
caption: 各國使用AI之企業占比。
source: hai
alt: 地圖：美國40%，日本僅16.5%。
data: |
  國家,占比
  美國,40
  日本,16.5
  台灣,
```
"""


def a_map(table: str, highlight: str = "") -> Chart:
    """Return the map of a table as its text is read."""
    rows = [line.split(",") for line in table.strip().split("\n")[1:]]
    values = tuple((name, (float(cell) if cell else None,)) for name, cell in rows)
    marked = tuple(at for at, (name, _) in enumerate(rows) if name == highlight)
    return Chart(
        "map", ("n",), values, tuple((cell,) for _, cell in rows), marked, "", tuple(code_of(n) for n, _ in rows)
    )


def squares(svg: str) -> str:
    """Return the squares of a map as rows of words, and the lines of its legend."""
    tree = etree.fromstring(svg.encode())
    grid: dict[tuple[float, float], str] = {}
    for square in tree.xpath("//*[@class='chart-tiles']/*"):
        x, y = map(float, re.findall(r"[\d.]+", square.get("transform")))
        words = ":".join("".join(text.itertext()) for text in square.xpath("./*[local-name()='text']"))
        shade = "".join(re.findall(r"fill-chart-s(\d)", "".join(square.xpath("./*/@class"))))
        stands_out = "!" if square.xpath("./*[@stroke-width='3']") else ""
        grid[y, x] = words + (f"/{shade}" if shade else "") + stands_out
    columns, rows = sorted({x for _, x in grid}), sorted({y for y, _ in grid})
    lines = ["".join(f"{grid.get((y, x), '.'):11}" for x in columns).rstrip() for y in rows]
    legend = []
    for part in tree.xpath("//*[@class='chart-head']/*"):
        shade = re.findall(r"\d", part.xpath("./*/@class")[0])[0]
        legend.append(f"{shade}: {''.join(part.itertext())}")
    return "\n".join([*lines, "", *legend])


@pytest.mark.parametrize("case", cases("charts.md"), ids=titles)
def test_squares_of_a_map(case: Case) -> None:
    drawn = draw(a_map(case.blocks["numbers"], highlight="丹麥"))
    case.check("squares", squares(drawn.narrow))


def test_the_union_and_its_neighbours_have_one_grid_and_every_name_is_of_one_place() -> None:
    union = UNION.split()
    assert len(union) == 27
    europe = grid_of([*union, "GB", "NO", "CH", "IS"])
    assert europe
    assert len(europe.places) == 31
    world = grid_of(["JP", "KR", "TW", "CN", "US", "CA", "EU", "GB"])
    assert world
    for grid in (europe, world):
        assert grid.columns <= 8, "a number has room on a phone"
        assert len(set(grid.places.values())) == len(grid.places), "no two places in one square"
    assert {code_of(name) for name in known_names()} == {*europe.places, *world.places}
    folded = [name.casefold() for name in known_names()]
    assert len(folded) == len(set(folded)), "no name is of two places"


@pytest.mark.parametrize(
    ("name", "code"),
    [("日本", "JP"), ("jp", "JP"), ("UK", "GB"), ("EL", "GR"), ("Türkiye", "TR"), ("歐盟", "EU"), ("Atlantis", "")],
)
def test_a_place_is_known_by_name_and_code(name: str, code: str) -> None:
    assert code_of(name) == code


@pytest.mark.parametrize(
    ("value", "said"),
    [
        (67.022, "67.02"),
        (670.22, "670.2"),
        (0.68, "0.68"),
        (9.0, "9"),
        (-12.25, "-12.2"),
        (-1234, ""),
        (1234.6, "1235"),
        (999.96, "1000"),
        (9999.6, ""),
        (12345, ""),
        (0.00001, ""),
        (0, "0"),
        (1e300, ""),
    ],
)
def test_a_square_has_room_for_four_digits(value: float, said: str) -> None:
    assert short_number(value) == said


numbers = st.lists(st.integers(-50, 50).map(float), min_size=1, max_size=9)


def spread(numbers: list[float], breaks: list[tuple[float, float]]) -> float:
    """Return how far numbers are from the means of their classes, squared."""
    total = 0.0
    for low, high in breaks:
        members = [number for number in numbers if low <= number <= high]
        total += sum((number - sum(members) / len(members)) ** 2 for number in members)
    return total


@given(numbers)
def test_classes_hold_every_number_once_and_none_parts_them_better(numbers: list[float]) -> None:
    breaks = natural_breaks(numbers)
    known = sorted(set(numbers))
    assert len(breaks) == min(CLASSES, len(known))
    assert all(sum(low <= number <= high for low, high in breaks) == 1 for number in numbers)
    others = [
        [(known[a], known[b - 1]) for a, b in zip((0, *cuts), (*cuts, len(known)), strict=True)]
        for cuts in combinations(range(1, len(known)), len(breaks) - 1)
    ]
    assert spread(numbers, breaks) <= min(spread(numbers, other) for other in others) + 1e-6


def contrast(one: str, other: str) -> float:
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def test_shades_go_one_way_can_be_told_apart_and_are_written_on_legibly() -> None:
    styles = (Path(__file__).parent.parent / "templates/assets/brief.css").read_text(encoding="utf-8")
    shades = re.findall(r"--chart-s\d: light-dark\((#\w+), (#\w+)\)", styles)
    inks = [re.search(rf"--on-{name}: light-dark\((#\w+), (#\w+)\)", styles) for name in ("s1", "shade")]
    assert len(shades) == CLASSES
    for theme in (0, 1):
        column = [shade[theme] for shade in shades]
        brightness = [luminance(shade) for shade in column]
        assert brightness == sorted(brightness, reverse=theme == 0)
        assert all(contrast(one, other) >= 1.35 for one, other in pairwise(column))
        for at, shade in enumerate(column):
            ink = inks[min(at, 1)]
            assert ink
            assert contrast(shade, ink.groups()[theme]) >= 4.5, (theme, at)


def test_a_map_has_its_table_its_file_and_its_names_in_each_language(tmp_path: Path) -> None:
    site = build_some(write_content(tmp_path, SOURCE | {"briefs/a/zh-Hant.md": brief_text(MAP)}), "a")
    pages = documents(site, "https://example.org/kb/")
    for lang, first, last in (("zh-hant", "美國", "台灣"), ("zh-hans", "美国", "台湾")):
        page = pages[f"https://example.org/kb/{lang}/briefs/a/"]
        assert page.said("//figure[@id='fig-1']//td") == [first, "40%", "日本", "16.5%", last, "–"]
        table = site[f"{lang}/briefs/a/chart-1.csv"].decode("utf-8-sig")
        assert table.split("\n")[1] == f"{first},40"
        assert page.all("//div[@class='chart']/*/@aria-hidden") == ["true", "true"]
        # The names where squares are wide, codes on a phone; what a pointer rests on is told with its unit.
        narrow, wide = (page.said(f"//*[contains(@class, 'chart-{size}')]")[0] for size in ("narrow", "wide"))
        assert f"{first} 40%" in narrow
        assert "JP16.5" in narrow.replace(" ", "")
        assert "日本16.5" in wide.replace(" ", "")


def test_a_map_of_a_file_has_its_colours_and_is_sound_xml() -> None:
    chart = a_map("Country,n\nUS,40\nJP,16.5\nTW,\nFR,3", highlight="JP")
    drawing = draw(chart)
    for svg, width in ((drawing.narrow, NARROW), (drawing.wide, WIDE)):
        assert float(etree.fromstring(svg.encode()).get("width")) == width
        inked = etree.fromstring(coloured(svg).encode())
        assert {"#6591c0", "#102a45", "none"} <= set(inked.xpath("//@fill"))
        assert not inked.xpath("//*[local-name()='rect'][not(@fill)]")
        assert not inked.xpath("//*[local-name()='text'][not(@fill)]")


BROKEN = [
    ("日本,16.5", "Jpan,16.5", "no map has a place Jpan", "Did you mean Japan?"),
    ("日本,16.5", "亞特蘭提斯,16.5", "no map has a place 亞特蘭提斯", "another kind of chart"),
    ("日本,16.5", "日本,16.5\n  JP,3", "日本 and JP are the same place", "one row"),
    ("日本,16.5", "日本,16.5\n  捷克,3", "the map of the other places does not have 捷克", "another kind of chart"),
    ("日本,16.5", "日本,12345.6", "12345.6 has no room in a square of the map", "another unit"),
    (
        "國家,占比\n  美國,40\n  日本,16.5\n  台灣,",
        "國家,甲,乙\n  日本,1,2",
        "a map has one column of numbers",
        "multiples",
    ),
]


@pytest.mark.parametrize(("right", "wrong", "said", "hint"), BROKEN, ids=[said for _, _, said, _ in BROKEN])
def test_what_can_not_be_a_map_is_told(tmp_path: Path, right: str, wrong: str, said: str, hint: str) -> None:
    text = MAP.replace(right, wrong)
    content = write_content(tmp_path, SOURCE | {"briefs/a/zh-Hant.md": brief_text(text)})
    checked = check_content(content)
    told = shown(checked.diagnostics, checked.policy)
    (line,) = [line for line in told.splitlines() if ": error: " in line]
    assert said in line
    assert hint in told
