"""A web page before Pandoc reads it: without what is no text of its article, and with every anchor kept."""

from collections import Counter
from html import escape
from html.parser import HTMLParser

_DROPPED = frozenset({"script", "style", "noscript", "template", "svg", "iframe", "object", "embed"})
"""Elements that hold no words for readers."""
_FURNITURE = frozenset({"nav", "aside", "footer", "form", "button", "select", "dialog", "menu"})
"""Elements whose words belong to the page, not to the article."""
_WITHIN_LINES = frozenset(
    {
        "a",
        "abbr",
        "b",
        "bdi",
        "bdo",
        "cite",
        "code",
        "data",
        "del",
        "dfn",
        "em",
        "font",
        "i",
        "ins",
        "kbd",
        "mark",
        "q",
        "ruby",
    }
    | {"s", "samp", "small", "span", "strike", "strong", "sub", "sup", "time", "tt", "u", "var", "wbr"}
)
"""Elements within a line; all others begin another one."""
_READING, _BRACKET = "rt", "rp"
"""A reading over words, which is written in brackets, and brackets for browsers that show no readings."""
_VOID = frozenset({"br", "hr", "img", "input", "meta", "link", "col", "area", "base", "source", "track", "wbr"})
_WITHOUT_ANCHOR = frozenset({"p", "sup", "sub", "dt", "dd", "i", "b", "em", "strong"})
"""Elements whose id Pandoc forgets; it then stands in a span inside."""
_DIVISIONS = frozenset({"main", "article", "aside", "footer"})
"""Elements that become plain divisions: of a page with `main` Pandoc reads nothing else, and it forgets their ids."""
_FURNITURE_ROLES = frozenset({"navigation", "complementary", "contentinfo", "search", "banner"})
_ROLES = ("role", "epub:type")
_LINE = "\x00"
"""Parts lines of what is said."""


def article_of(page: bytes) -> tuple[bytes, tuple[str, ...], tuple[str, ...]]:
    """Return a page as Pandoc should read it, the words that were left out, and those of each line that were not.

    Roles go: Pandoc loses the text of notes whose roles are not quite as it wants them.
    """
    reader = _Reader()
    reader.feed(_closed(_decoded(page)))
    reader.close()
    lines = (" ".join(line.split()) for line in "".join(reader.said).split(_LINE))
    return (
        "".join(reader.kept).encode(),
        tuple(words for words in reader.left_out if words),
        tuple(line for line in lines if line),
    )


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
        self.said: list[str] = []
        self.in_reading = False
        self.in_name = False
        """Whether it stands in the page's own title, which names the site too."""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if self.out:
            if tag not in _VOID:
                self.leave_out(tag)
            return
        values = {name: value or "" for name, value in attrs if name not in _ROLES}
        role = dict(attrs).get("role") or ""
        is_note = role.startswith("doc-") or dict(attrs).get("epub:type") in ("footnote", "endnote")
        if tag in (*_DROPPED, _BRACKET) or role in _FURNITURE_ROLES or (tag in _FURNITURE and not is_note):
            self.leave_out(tag)
            return
        self.in_name = tag == "title" or (self.in_name and tag not in ("body", "main"))
        self.said.append("" if tag in _WITHIN_LINES else _LINE)
        if tag == _READING:
            self._end_reading()
            self.handle_data("（")
            self.in_reading = True
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
            if tag in (_READING, "ruby"):
                self._end_reading()
            self.in_name = self.in_name and tag != "title"
            self.said.append("" if tag in _WITHIN_LINES else _LINE)
            self.kept.append(f"</{'div' if tag in _DIVISIONS else tag}>")

    def _end_reading(self) -> None:
        """Close the bracket of a reading; its end may be left away before the next one or the end of both."""
        if self.in_reading:
            self.in_reading = False
            self.handle_data("）")

    def handle_data(self, data: str) -> None:
        if not self.out:
            self.kept.append(escape(data))
            self.said += [] if self.in_name else [data]
        elif not any(self.within[tag] for tag in (*_DROPPED, _BRACKET)):
            self.words.append(f"{data} ")
