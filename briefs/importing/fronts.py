"""What a Word file says of itself at its head, by the styles of its paragraphs."""

import re

from briefs.importing.drafts import plain
from briefs.importing.headers import read_date
from briefs.language.han import HAN_RE

_HEAD = 4
"""Paragraphs, such as the name of a journal, that may stand among those of the front."""


_NUMBER = re.compile(r"\d{1,2}\\?[.．]\s*")
"""The number before a point of a headnote; Markdown may want its stop escaped."""
_DATED = re.compile(r"(.+?)(?:：|:\s)\s*(.+)")
"""A day to know and what happens then."""


class Front:
    """Title, authors, day, abstract and headnote, as their paragraphs come."""

    def __init__(self) -> None:
        """Begin with nothing."""
        self.title, self.date, self.description = "", "", ""
        self.authors: list[str] = []
        self.points: list[str] = []
        self.affects: list[str] = []
        self.dates: list[tuple[str, str]] = []
        self.left_out: list[str] = []
        self._subtitled = False

    def takes(self, role: str, text: str, *, before: int) -> bool:
        """Take a paragraph if it is the front's; `before` is how many of the text were read before it."""
        lines = [" ".join(line.split()) for line in text.split("\n") if line.strip()]
        text = ""
        for line in lines:
            text = _joined(text, line, "")
        if not text:
            return True
        match role:
            case "title" if not before or not self.title:
                self.title = _joined(self.title, text, "")
            case "subtitle" if self.title and before < _HEAD and not self._subtitled:
                self.title = _joined(self.title, text, "：" if HAN_RE.search(text) else ": ")
                self._subtitled = True
            case "author" if before < _HEAD:
                self.authors.append(text)
            case "date" if not self.date and read_date(plain(text)):
                self.date = read_date(plain(text))
            case "abstract":
                self.description = _joined(self.description, text, "")
            case "headnote title":
                self.left_out.append(plain(text))
            case "headnote":
                self.points.append(_NUMBER.sub("", text, count=1) if _NUMBER.match(text) else text)
            case "headnote affects":
                self.affects.append(plain(text))
            case "headnote date" if (found := _DATED.fullmatch(plain(text))) and (day := read_date(found[1])):
                self.dates.append((day, found[2]))
            case _:
                return False
        return True


def _joined(before: str, text: str, mark: str) -> str:
    """Join two lines; between Han characters there is no space."""
    if not before:
        return text
    if mark:
        return f"{before}{mark}{text}"
    last, first = before.rstrip("*~")[-1:], text.lstrip("*~")[:1]
    is_close = bool(HAN_RE.search(last + first)) or last in "，。：、；」》" or first in "—─－（「《〈："
    return before + ("" if is_close else " ") + text
