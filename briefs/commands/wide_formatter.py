"""Help in lines that fit the terminal: Han characters take two columns, and may part anywhere."""

import re
from collections.abc import Iterable, Sequence

import click

from briefs.language.han import is_wide

_PIECES = re.compile(r"[\x21-\x7e]+|\s+|.")
"""What stays whole: words of ASCII, a blank, and each other character."""
_CLOSING = frozenset("，。；：、）」』》〉！？")
"""Marks that no line begins with."""


def columns(text: str) -> int:
    """Return how many columns of a terminal a text takes."""
    return sum(2 if is_wide(char) else 1 for char in text)


def wrapped(text: str, width: int) -> list[str]:
    """Return a paragraph in lines of at most so many columns; a longer word has a line of its own."""
    lines, line = [], ""
    for piece in _PIECES.findall(" ".join(text.split())):
        if line and columns(line + piece) > width and piece not in _CLOSING:
            lines.append(line.rstrip())
            line = piece.lstrip()
        else:
            line += piece
    return [*lines, line.rstrip()] if line.strip() else lines


class WideFormatter(click.HelpFormatter):
    """Click's formatter, which counts characters and parts lines at blanks alone, for both kinds of script."""

    def write_text(self, text: str) -> None:
        """Write paragraphs, each after an empty line."""
        indent = " " * self.current_indent
        paragraphs = [wrapped(part, self.width - self.current_indent) for part in re.split(r"\n\s*\n", text)]
        self.write("\n\n".join("\n".join(f"{indent}{line}" for line in lines) for lines in paragraphs) + "\n")

    def write_dl(self, rows: Iterable[tuple[str, str]], col_max: int = 30, col_spacing: int = 2) -> None:
        """Write terms with what they mean beside them, or below where a term is long."""
        rows = list(rows)
        longest = max((columns(term) for term, _ in rows), default=0)
        column = min(longest, col_max) + col_spacing
        room = max(self.width - self.current_indent - column, 10)
        for term, meaning in rows:
            self.write("".join(f"{line}\n" for line in self._row(term, wrapped(meaning, room), column)))

    def _row(self, term: str, lines: Sequence[str], column: int) -> Iterable[str]:
        indent = " " * self.current_indent
        beside = columns(term) <= column - 2
        first = lines[0] if beside and lines else ""
        yield f"{indent}{term}{' ' * (column - columns(term))}{first}".rstrip() if beside else f"{indent}{term}"
        for line in lines[1 if beside else 0 :]:
            yield f"{indent}{' ' * column}{line}"
