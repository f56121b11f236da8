"""The numbers of each chart as CSV, beside the page that shows it."""

from collections.abc import Iterator

from briefs.model import addresses
from briefs.model.addresses import Address
from briefs.model.brief import Brief
from briefs.model.chart import Chart
from briefs.publishing.files.spreadsheets import safe, table


def chart_tables(brief: Brief) -> Iterator[tuple[Address, bytes]]:
    """Yield address and content of a file for each chart of a brief or page."""
    page = addresses.of_content(brief.kind, brief.id, brief.lang)
    for number, chart in enumerate(brief.charts, start=1):
        yield Address(f"{page}chart-{number}.csv"), _table(chart)


def _table(chart: Chart) -> bytes:
    """Write the numbers of a chart."""
    rows = [
        [safe(name), *("" if value is None else f"{value:.15g}" for value in values)] for name, values in chart.rows
    ]
    return table([[safe(chart.head), *map(safe, chart.series)], *rows])
