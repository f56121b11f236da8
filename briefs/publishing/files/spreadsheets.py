"""Tables as CSV, as spreadsheets open them."""

import csv
import io
from collections.abc import Iterable, Sequence


def table(rows: Iterable[Sequence[str]]) -> bytes:
    """Write rows, with the mark by which a spreadsheet knows the encoding."""
    file = io.StringIO()
    csv.writer(file, lineterminator="\n").writerows(rows)
    return file.getvalue().encode("utf-8-sig")


def safe(text: str) -> str:
    """Keep words from being taken for a formula."""
    return f"'{text}" if text.startswith(("=", "+", "-", "@", "\t")) else text
