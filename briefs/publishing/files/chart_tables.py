"""The numbers of each chart as CSV, beside the page that shows it."""

import csv
import io
from collections.abc import Iterator

from briefs.model import addresses
from briefs.model.addresses import Address
from briefs.model.brief import Brief
from briefs.model.chart import Chart


def chart_tables(brief: Brief) -> Iterator[tuple[Address, bytes]]:
    """Yield address and content of a file for each chart of a brief or page."""
    page = addresses.of_content(brief.kind, brief.id, brief.lang)
    for number, chart in enumerate(brief.charts, start=1):
        yield Address(f"{page}chart-{number}.csv"), _table(chart)


def _table(chart: Chart) -> bytes:
    """Write the numbers of a chart, as a spreadsheet opens them: with the mark by which it knows the encoding."""
    file = io.StringIO()
    writer = csv.writer(file, lineterminator="\n")
    writer.writerow([_words(chart.head), *map(_words, chart.series)])
    for name, values in chart.rows:
        writer.writerow([_words(name), *("" if value is None else f"{value:.15g}" for value in values)])
    return file.getvalue().encode("utf-8-sig")


def _words(text: str) -> str:
    """Keep words from being taken for a formula."""
    return f"'{text}" if text.startswith(("=", "+", "-", "@", "\t")) else text
