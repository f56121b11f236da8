"""What a Word file says of itself at its head, by the styles of its paragraphs."""

from briefs.importing.drafts import plain
from briefs.importing.headers import read_day
from briefs.language.han import HAN_RE


class Front:
    """Title, authors, day and abstract, as their paragraphs come."""

    def __init__(self) -> None:
        """Begin with nothing."""
        self.title, self.date, self.description = "", "", ""
        self.authors: list[str] = []
        self._subtitled = False

    def takes(self, role: str, text: str, *, is_first: bool) -> bool:
        """Take a paragraph if it is the front's; `is_first` says that no text was read before it."""
        text = " ".join(text.split())
        if not text:
            return True
        match role:
            case "title" if is_first or not self.title:
                self.title = _joined(self.title, text, "")
            case "subtitle" if self.title and is_first and not self._subtitled:
                self.title = _joined(self.title, text, "：" if HAN_RE.search(text) else ": ")
                self._subtitled = True
            case "author" if is_first:
                self.authors.append(text)
            case "date" if not self.date and read_day(plain(text)):
                self.date = read_day(plain(text))
            case "abstract":
                self.description = _joined(self.description, text, "")
            case _:
                return False
        return True


def _joined(before: str, text: str, mark: str) -> str:
    """Join two lines; between Han characters there is no space."""
    if not before:
        return text
    if mark:
        return f"{before}{mark}{text}"
    is_han = HAN_RE.search(before[-1:]) or before[-1:] in "，。：、；」》" or HAN_RE.search(text[:1])
    return before + ("" if is_han else " ") + text
