"""A web page before Pandoc reads it: without what is no text of its article, and with every anchor kept."""

from collections import Counter
from html import escape
from html.parser import HTMLParser

_DROPPED = frozenset({"script", "style", "noscript", "template", "svg", "iframe", "object", "embed"})
"""Elements that hold no words for readers."""
_FURNITURE = frozenset({"nav", "aside", "footer", "form", "button", "select", "dialog", "menu"})
"""Elements whose words belong to the page, not to the article."""
_VOID = frozenset({"br", "hr", "img", "input", "meta", "link", "col", "area", "base", "source", "track", "wbr"})
_WITHOUT_ANCHOR = frozenset({"p", "sup", "sub", "dt", "dd", "i", "b", "em", "strong"})
"""Elements whose id Pandoc forgets; it then stands in a span inside."""
_DIVISIONS = frozenset({"main", "article", "aside", "footer"})
"""Elements that become plain divisions: of a page with `main` Pandoc reads nothing else, and it forgets their ids."""
_FURNITURE_ROLES = frozenset({"navigation", "complementary", "contentinfo", "search", "banner"})
_ROLES = ("role", "epub:type")


def article_of(page: bytes) -> tuple[bytes, tuple[str, ...]]:
    """Return a page as Pandoc should read it, and the words that were left out.

    Roles go: Pandoc loses the text of notes whose roles are not quite as it wants them.
    """
    reader = _Reader()
    reader.feed(_closed(_decoded(page)))
    reader.close()
    return "".join(reader.kept).encode(), tuple(words for words in reader.left_out if words)


def _closed(page: str) -> str:
    """Return a page in which no tag or comment is begun that nothing ends: the parser would look for each end anew."""
    last = page.rfind("-->") + 1
    page = page[:last] + page[last:].replace("<!--", "&lt;!--")
    last = page.rfind(">") + 1
    return page[:last] + page[last:].replace("<", "&lt;")


def _decoded(page: bytes) -> str:
    for encoding in ("utf-8-sig", "cp950"):
        try:
            return page.decode(encoding)
        except UnicodeDecodeError:
            continue
    return page.decode("utf-8", errors="replace")


class _Reader(HTMLParser):
    """Goes through a page once."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.kept: list[str] = []
        self.left_out: list[str] = []
        self.out: list[str] = []
        """The open elements that are left out, the outermost first."""
        self.within: Counter[str] = Counter()
        """How often each element is among them."""
        self.words: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if self.out:
            if tag not in _VOID:
                self.leave_out(tag)
            return
        values = {name: value or "" for name, value in attrs if name not in _ROLES}
        role = dict(attrs).get("role") or ""
        is_note = role.startswith("doc-") or dict(attrs).get("epub:type") in ("footnote", "endnote")
        if tag in _DROPPED or role in _FURNITURE_ROLES or (tag in _FURNITURE and not is_note):
            self.leave_out(tag)
            return
        anchor = values.pop("id", "") if tag in _WITHOUT_ANCHOR else ""
        written = "".join(f' {name}="{escape(value)}"' for name, value in values.items() if not name.startswith("on"))
        self.kept.append(f"<{'div' if tag in _DIVISIONS else tag}{written}>")
        if anchor:
            self.kept.append(f'<span id="{escape(anchor)}"></span>')

    def leave_out(self, tag: str) -> None:
        self.out.append(tag)
        self.within[tag] += 1

    def handle_endtag(self, tag: str) -> None:
        if self.out:
            while self.within[tag]:
                closed = self.out.pop()
                self.within[closed] -= 1
                if closed == tag:
                    break
            if not self.out:
                words = " ".join("".join(self.words).split())
                self.left_out.append(words)
                self.words = []
        elif tag not in _VOID:
            self.kept.append(f"</{'div' if tag in _DIVISIONS else tag}>")

    def handle_data(self, data: str) -> None:
        if not self.out:
            self.kept.append(escape(data))
        elif not any(self.within[tag] for tag in _DROPPED):
            self.words.append(f"{data} ")
